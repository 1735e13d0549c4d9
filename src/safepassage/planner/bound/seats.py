"""What the places of one vehicle can do in whole rounds.

Whoever rides takes up a place from boarding to alighting, so that the people of a vehicle can be
dealt out to its places, each place carrying one after the other: a *chain* of rides. The vehicle
itself makes every drive and every stop of each chain, and beside them it serves everybody who
boards and alights. So if H people ride in all, the drives and stops of no chain take longer than
what is left of the vehicle's time when H people have been served:

    drives and stops of a chain + H × seconds for each ≤ end − begin.

Chains are whole: half a ride carries nobody. That is what averages do not see. Only one need is
counted (seats, say): other people are forgotten, and so are their places.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from safepassage.model import Need, Needs
from safepassage.planner.bound.demand import Commodity
from safepassage.planner.bound.ground import NEVER, FleetClass, Ground, service_seconds
from safepassage.planner.bound.ways import shortest

Stock = tuple[Commodity, str, int]
"""People of a kind at a place, and the number of the carriers who fetch them there; −1: any."""

Values = NDArray[np.float64]

MOST_ROUNDS = 100
"""Vehicles that can make more rounds are no business of this bound: half a round matters little."""

A_MOVE = 2_000
"""What trying a move costs at all, in moments at which it is tried."""

NOTHING = -1e18
"""The worth of what cannot be done."""


@dataclass(frozen=True)
class Ride:
    """People board at a spot and alight at another, ``onward`` seconds before they are received."""

    pick: int
    drop: int
    board: Stock
    alight: Stock | None
    onward: int


@dataclass(frozen=True)
class BestRounds:
    """What a vehicle earns at most, and how many parties it takes from where, or brings there.

    ``work`` says how many moves were tried, at every moment, to know it.
    """

    worth: float
    uses: Mapping[Stock, float]
    work: int = 0


def units(needs: Needs, need: Need) -> int:
    """How many places of the need such a party takes up."""
    return needs[list(Need).index(need)]


class Seats:
    """The chains of one fleet class on a ground, places of one need being counted."""

    def __init__(self, ground: Ground, fleet: FleetClass, need: Need) -> None:
        self.ground, self.fleet, self.need = ground, fleet, need
        self.type = ground.scenario.types[fleet.type]
        self.places = max((units(layout.places, need) for layout in self.type.layouts), default=0)
        self.stop = int(self.type.stop_seconds)
        self.ridden = shortest(ground, fleet, loaded=True)
        self._driven = shortest(ground, fleet, loaded=False)
        self.rides: list[Ride] = []

    def fits(self, kind: Commodity) -> bool:
        """Whether such a party can ride at all."""
        return any(kind.needs.fit_in(layout.places) for layout in self.type.layouts)

    def allow(self, rides: Sequence[Ride]) -> None:
        """Says which rides there are."""
        self.rides = list(rides)
        self._own = {ride: self._own_seconds(ride) for ride in self.rides}

    def _own_seconds(self, ride: Ride) -> float:
        """What boarding, alighting and being inspected takes for each place of a party."""
        needs = ride.board[0].needs
        own = service_seconds(self.type.board_seconds, needs)
        own += service_seconds(self.type.alight_seconds, needs)
        zone = self.ground.zone_of[ride.pick]
        if zone != self.ground.zone_of[ride.drop]:
            own += min(
                service_seconds(crossing.inspection(zone).per_head_seconds, needs)
                for crossing in self.ground.scenario.crossings.values()
                if zone in crossing.zones
            )
        return own / units(needs, self.need)

    def ride_seconds(self, pick: int, drop: int) -> int:
        """The stop at which somebody boards, the way, and the stop at which they alight."""
        return min(NEVER, 2 * self.stop + int(self.ridden[pick, drop]))

    def there_at(self, pick: int) -> int:
        """When a vehicle of the class can be at the spot."""
        return self.fleet.available + int(self._driven[self.fleet.start, pick])

    def between(self, drop: int, pick: int) -> int:
        """From the stop at which somebody alights to that at which the next one boards."""
        return -self.stop if drop == pick else int(self._driven[drop, pick])

    def best(self, prices: Mapping[Stock, float], begin: int, end: int, grain: int) -> BestRounds:
        """The most that a vehicle can earn, begun at ``begin``, everybody received by ``end``.

        A party that boards earns the price of its kind where it boards; one set down to change
        vehicles pays the price there. Times are counted in ``grain`` seconds, rounded so that more
        is possible. The worth is infinite, and says nothing, where rides are too short for that.
        """
        legs: dict[tuple[int, int, int], tuple[float, Ride]] = {}
        least = float("inf")
        for ride in self.rides:
            worth = prices.get(ride.board, 0.0)
            if ride.alight is not None:
                worth -= prices.get(ride.alight, 0.0)
            worth /= units(ride.board[0].needs, self.need)
            key = ride.pick, ride.drop, ride.onward
            if worth > 1e-12:
                least = min(least, self._own[ride])
            if worth > 1e-12 and (key not in legs or worth > legs[key][0]):
                legs[key] = worth, ride
        time = end - begin - min((onward for _, _, onward in legs), default=0)
        if not legs or time < 0:
            return BestRounds(0.0, {})
        quickest = min(self.ride_seconds(pick, drop) for pick, drop, _ in legs) - self.stop
        if quickest < grain or time > MOST_ROUNDS * (quickest // grain * grain):
            return BestRounds(float("inf"), {})
        return _Chains(self, [*legs.values()], time, end - begin, grain).best(least)


class _Chains:
    """Chains of so many rides: the most that one earns by each time, drives and stops alone."""

    def __init__(
        self, seats: Seats, legs: Sequence[tuple[float, Ride]], time: int, until: int, grain: int
    ) -> None:
        self._seats, self._legs = seats, legs
        self._time, self._until, self._grain = time, until, grain
        self._count = time // grain + 1
        # People set down at one spot may have ways of different lengths before them.
        self._ends = sorted({(ride.drop, ride.onward) for _, ride in legs})
        self._moves = self._all_moves()
        # By number of rides, end and time: the most earned, and the move that earned it.
        self._worth: list[Values] = []
        self._move: list[NDArray[np.int32]] = []
        self._work = 0
        self._fill()

    def _all_moves(self) -> list[tuple[int, int, int, float, Ride]]:
        """From an end (−1: the start) by a pick to an end, in so many steps, for so much."""
        moves = []
        for source in range(-1, len(self._ends)):
            for worth, ride in self._legs:
                seconds = self._seats.ride_seconds(ride.pick, ride.drop)
                if source >= 0:
                    seconds += self._seats.between(self._ends[source][0], ride.pick)
                if seconds <= self._time:
                    target = self._ends.index((ride.drop, ride.onward))
                    moves.append((source, target, seconds // self._grain, worth, ride))
        return moves

    def _fill(self) -> None:
        before: Values | None = None
        while True:
            worth = np.full((len(self._ends), self._count), NOTHING)
            move = np.full((len(self._ends), self._count), -1, dtype=np.int32)
            for index, (source, target, steps, earned, _) in enumerate(self._moves):
                if (source < 0) != (before is None):
                    continue
                self._work += A_MOVE + self._count
                found = np.full(self._count, NOTHING)
                found[steps:] = (
                    earned if before is None else before[source, : self._count - steps] + earned
                )
                better = found > worth[target]
                worth[target][better] = found[better]
                move[target][better] = index
            if (worth <= NOTHING / 2).all():
                break
            self._worth.append(worth)
            self._move.append(move)
            before = worth

    def best(self, each: float) -> BestRounds:
        """The best mix of chains over the places of the vehicle, with time to serve everybody.

        Whoever takes a place needs ``each`` seconds of the vehicle's time for themselves.
        """
        places = self._seats.places
        ends = [np.zeros(self._count)]
        for worth in self._worth:
            ends.append(np.maximum.accumulate(np.maximum(self._in_time(worth).max(axis=0), 0.0)))
        rounds = np.stack(ends)
        # Of the time left beside the chains people are served: so many rides for each place. The
        # chains of a step may have taken all its seconds but the first, so that no time is lost.
        left = self._time - np.arange(self._count) * self._grain
        rides = left / (each * places) if each > 0 else np.full(self._count, float(len(rounds)))
        best, mix = 0.0, (0, 0, 0.0, 0)
        numbers = np.arange(len(rounds))
        for few in range(len(rounds)):
            # Some places make few rides, the others many, as many as there is time for.
            share = (rides - few)[None, :] / np.maximum(1, numbers[few:] - few)[:, None]
            share = np.minimum(share, 1.0)
            worth = rounds[few] + share * (rounds[few:] - rounds[few])
            worth[share < 0] = 0.0
            more, step = (int(i) for i in np.unravel_index(int(worth.argmax()), worth.shape))
            if worth[more, step] > best + 1e-15:
                best = float(worth[more, step])
                mix = (few, few + more, float(share[more, step]), step)
        fewest, most, part, until = mix
        uses: dict[Stock, float] = {}
        self._count_chain(uses, fewest, (1 - part) * places, until)
        self._count_chain(uses, most, part * places, until)
        return BestRounds(best * places, uses, self._work)

    def _in_time(self, worth: Values) -> Values:
        """The worth of chains without those that set people down too late for their way on."""
        result = worth.copy()
        for end, (_, onward) in enumerate(self._ends):
            result[end, max(-1, self._until - onward) // self._grain + 1 :] = NOTHING
        return result

    def _count_chain(self, uses: dict[Stock, float], rides: int, places: float, step: int) -> None:
        """Whom so many places take along when each makes the best chain of so many rides."""
        if rides == 0 or places <= 0:
            return
        worth = self._in_time(self._worth[rides - 1])[:, : step + 1]
        target, now = (int(i) for i in np.unravel_index(worth.argmax(), worth.shape))
        if worth[target, now] <= 0:
            return
        for number in range(rides - 1, -1, -1):
            source, _, steps, _, ride = self._moves[int(self._move[number][target, now])]
            parties = places / units(ride.board[0].needs, self._seats.need)
            uses[ride.board] = uses.get(ride.board, 0.0) + parties
            if ride.alight is not None:
                uses[ride.alight] = uses.get(ride.alight, 0.0) - parties
            target, now = source, now - steps
