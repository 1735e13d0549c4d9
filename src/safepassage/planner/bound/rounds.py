"""Whole rounds: can all vehicles together bring so many heads, if each ride is whole?

A round of a ferry takes as long as it takes: what it cannot begin in time carries nobody. For any
prices of people at places (what it is worth to take one away from there) the best that each vehicle
can earn in whole rides (:mod:`seats`) bounds what all of them earn; and a plan that brings
everybody earns the price of everybody where they were first, since what is earned for boarding at
a handover point was paid for alighting there. If the vehicles cannot earn as much by a time, no
plan is done by then (Lagrangian duality; Geoffrion 1974). The prices are sought by cutting planes
(Kelley 1960); any prices whatever prove a valid bound.
"""

from __future__ import annotations

from collections.abc import Callable

from safepassage.model import Bound, Need, Proof, Role
from safepassage.planner.bound.demand import Commodity, Demand
from safepassage.planner.bound.ground import NEVER, Ground
from safepassage.planner.bound.meter import CLOCK, Meter
from safepassage.planner.bound.planes import SURE, Planes
from safepassage.planner.bound.seats import BestRounds, Ride, Seats, Stock, units

ANY = -1
"""People who stand there from the start may be fetched by anybody."""

MOST_SPOTS = 60
"""On larger grounds prices take too long to find."""

MOST_RIDES = 5000
"""As with more kinds of rides than this."""

GRAINS = 800
"""Into how many grains the time is divided at least."""

FINEST = 5
"""Seconds: no grain is finer."""

PULL = 0.7
"""How strongly prices are drawn to those that proved most (Wentges, 1997)."""

STEPS_A_SECOND = 150e6
"""How many moves, moment by moment, are tried in about a second."""

CUTS = 60
"""After how many cuts a question is given up."""

LOW = 0.2
"""Where between the two the next question is put: what is impossible is sooner proven early on."""

CLOSE = 0.002
"""When the time proven is this close to one that is not excluded, it is enough."""


class Rounds:
    """Whole rounds for those of a demand who have the need, from ``since`` on, ``spare`` left out.

    ``since`` not 0: for people who are all ready at ``since`` or later; what happened before is
    forgotten, and vehicles may be anywhere then.
    """

    def __init__(
        self,
        ground: Ground,
        demand: Demand,
        need: Need,
        since: int = 0,
        spare: int = 0,
        meter: Meter = CLOCK,
    ) -> None:
        self.ground, self.need, self.since, self.spare = ground, need, since, spare
        self._meter = meter
        self.people: dict[Stock, int] = {}
        self._ready: dict[int, int] = {}
        for (kind, place), lots in demand.ready.items():
            if units(kind.needs, need) == 0:
                continue
            self.people[kind, place, ANY] = sum(amount for _, amount in lots)
            spot, first = ground.place_spots[place], min(ready for ready, _ in lots)
            self._ready[spot] = min(first, self._ready.get(spot, NEVER))
        self.total = sum(
            units(kind.needs, need) * amount for (kind, _, _), amount in self.people.items()
        )
        self.classes = [Seats(ground, fleet, need) for fleet in ground.fleet]
        carriers: dict[tuple[object, ...], int] = {}
        self._carriers = [
            carriers.setdefault((fleet.type, fleet.zones, fleet.places), len(carriers))
            for fleet in ground.fleet
        ]
        kinds = list(dict.fromkeys(kind for kind, _, _ in self.people))
        rides: list[list[Ride]] = [[] for _ in self.classes]
        for kind in kinds:
            for found, more in zip(rides, self._rides(kind), strict=True):
                found += more
        for seats, found in zip(self.classes, rides, strict=True):
            seats.allow(found)
        halfway = [r.alight for seats in self.classes for r in seats.rides if r.alight is not None]
        self.stocks = list(dict.fromkeys([*self.people, *halfway]))
        self.begins = self._begins()
        # Two prices to begin with: what it is to leave where one was first, and to be received.
        leaving = {stock: float(units(stock[0].needs, need)) for stock in self.people}
        received = {stock: float(units(stock[0].needs, need)) for stock in self.stocks}
        self._guesses: list[dict[Stock, float]] = [leaving, received]

    def _rides(self, kind: Commodity) -> list[list[Ride]]:
        """For each class the rides of people of the kind, and how far from the end these end."""
        ground, places = self.ground, self.ground.scenario.places
        spots = ground.place_spots
        origins = {spots[place] for of, place, _ in self.people if of == kind}
        via = {
            spots[id]
            for id, place in places.items()
            if Role.HANDOVER in place.roles and (not kind.handovers or id in kind.handovers)
        }
        final = {
            spots[id]
            for id, place in places.items()
            if place.receives and (not kind.accepts or id in kind.accepts)
        }
        may = [
            [s for s in spots.values() if ground.may_be(seats.fleet, s)] if seats.fits(kind) else []
            for seats in self.classes
        ]
        # For carriers and a handover point, how long people whom they fetch there are on their way.
        onward: dict[tuple[int, int], int] = {}
        for _ in range(len(via) + 1):
            for seats, carrier, there in zip(self.classes, self._carriers, may, strict=True):
                for pick in via & set(there):
                    for drop in there:
                        if drop == pick:
                            continue
                        rest = 0 if drop in final else _least_onward(onward, drop)
                        takes = seats.ride_seconds(pick, drop) + rest
                        if takes < onward.get((carrier, pick), NEVER):
                            onward[carrier, pick] = takes
        names = ground.point_of
        result: list[list[Ride]] = []
        for seats, carrier, there in zip(self.classes, self._carriers, may, strict=True):
            rides = []
            for pick in there:
                boards = [(kind, names[pick], ANY)] if pick in origins else []
                if pick in via:
                    boards.append((kind, names[pick], carrier))
                for drop in there:
                    if drop == pick or seats.ridden[pick, drop] >= NEVER:
                        continue
                    for board in boards:
                        if drop in final:
                            rides.append(Ride(pick, drop, board, None, 0))
                            continue
                        rides += [
                            Ride(pick, drop, board, (kind, names[drop], fetched_by), takes)
                            for (fetched_by, at), takes in onward.items()
                            if at == drop
                        ]
            result.append(rides)
        return result

    def _begins(self) -> list[int]:
        """For each class when the first of its people can board."""
        there = dict(self._ready)

        def boards(seats: Seats, pick: int) -> int:
            vehicle = seats.there_at(pick) if self.since == 0 else self.since
            return max(vehicle, there.get(pick, NEVER))

        changes = {
            (number, ride.pick, ride.drop)
            for number, seats in enumerate(self.classes)
            for ride in seats.rides
            if ride.alight is not None
        }
        for _ in range(len({drop for _, _, drop in changes}) + 1):
            for number, pick, drop in sorted(changes):
                seats = self.classes[number]
                at = boards(seats, pick) + seats.ride_seconds(pick, drop)
                there[drop] = min(there.get(drop, NEVER), at)
        return [
            min((boards(seats, ride.pick) for ride in seats.rides), default=NEVER)
            for seats in self.classes
        ]

    def impossible_by(self, end: int, stop: Callable[[], bool]) -> bool:
        """Whether it is proven that not everybody can be received by then.

        Kelley's cutting planes, asked between their answer and the prices that proved most so far,
        since the answers themselves leap about.
        """
        planes = Planes(self.classes, self.people, self.stocks, self.need, self.spare)
        grain = max(FINEST, -(-end // GRAINS))
        center, least = dict[Stock, float](), float("inf")

        def ask(prices: dict[Stock, float]) -> bool:
            nonlocal center, least
            worth, found = self._worth(prices, end, grain)
            planes.cut(found)
            better = worth < least
            if better:
                center, least = prices, worth
            return better

        for prices in self._guesses:
            if ask(self._scaled(prices)) and least < 1 - SURE:
                break
        pull = PULL
        for _ in range(CUTS):
            if least < 1 - SURE:
                self._guesses = [center, *self._guesses[-2:]]
                return True
            # Where rides are too short to be counted, no price says anything.
            answer = None if stop() or not center else planes.lowest()
            if answer is None:
                break
            between = {s: pull * center[s] + (1 - pull) * answer.get(s, 0.0) for s in self.stocks}
            pull = PULL if ask(self._scaled(between)) else 0.5 * pull
        return False

    def guessed(self, low: int, high: int, stop: Callable[[], bool]) -> int:
        """The last second, between ``low`` and ``high``, that the first prices prove too soon."""
        for prices in self._guesses:
            scaled, open_from = self._scaled(prices), high
            while open_from - low > max(1, CLOSE * open_from) and not stop():
                middle = (low + open_from) // 2
                worth, _ = self._worth(scaled, middle, max(FINEST, -(-middle // GRAINS)))
                low, open_from = (middle, open_from) if worth < 1 - SURE else (low, middle)
        return low

    def _scaled(self, prices: dict[Stock, float]) -> dict[Stock, float]:
        """The prices in parts of what everybody is worth where they were first."""
        total = sum(prices.get(stock, 0.0) * amount for stock, amount in self.people.items())
        return {stock: max(0.0, prices.get(stock, 0.0)) / total for stock in self.stocks}

    def _worth(
        self, prices: dict[Stock, float], end: int, grain: int
    ) -> tuple[float, list[BestRounds]]:
        """What all vehicles earn at most at these prices, and those who may stay behind."""
        found = [
            seats.best(prices, begin, end, grain)
            for seats, begin in zip(self.classes, self.begins, strict=True)
        ]
        self._meter.did(sum(best.work for best in found) / STEPS_A_SECOND)
        dearest = max(prices[stock] / units(stock[0].needs, self.need) for stock in self.people)
        worth = self.spare * dearest + sum(
            seats.fleet.count * best.worth for seats, best in zip(self.classes, found, strict=True)
        )
        return worth, found


def _least_onward(onward: dict[tuple[int, int], int], spot: int) -> int:
    """How long people set down there are on their way at least, whoever fetches them."""
    return min((takes for (_, at), takes in onward.items() if at == spot), default=NEVER)


def whole_rounds(
    ground: Ground,
    demand: Demand,
    need: Need,
    low: int,
    high: int,
    stop: Callable[[], bool],
    since: int = 0,
    spare: int = 0,
    meter: Meter = CLOCK,
) -> Bound | None:
    """A bound above ``low`` for receiving all but ``spare`` of those with the need, up to ``high``.

    Found by bisection: at first with prices as they are guessed, then with better ones.
    """
    if ground.size > MOST_SPOTS or sum(units(kind.needs, need) for kind, _ in demand.ready) == 0:
        return None
    rounds = Rounds(ground, demand, need, since, spare, meter)
    if rounds.total <= spare or sum(len(seats.rides) for seats in rounds.classes) > MOST_RIDES:
        return None
    best = rounds.guessed(low, high, stop)
    open_from = high
    while open_from - best > max(1, CLOSE * open_from) and not stop():
        middle = best + max(1, int(LOW * (open_from - best)))
        if rounds.impossible_by(middle, stop):
            best = middle
        else:
            open_from = middle
    if best <= low:
        return None
    numbers = {"by_at": best + 1, "places": rounds.total}
    return Bound(best + 1, Proof(f"rounds-{need.value}", numbers, ("fleet",)))
