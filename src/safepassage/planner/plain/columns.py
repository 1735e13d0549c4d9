"""Column generation: how many parties can be brought out by a given time, at most.

For given prices (what a party is worth, what room costs), no vehicle can earn more than its best
single route. If all vehicles together cannot earn what all parties are worth, less the room that
they take up, then not everybody can be brought out in that time. The prices may be anything; the
master problem finds good ones. They are made whole numbers and all sums are exact, so rounding
costs some strength at most, never the truth of the bound.

A vehicle that takes several parties at once, and may stop on the way for others, is seen as so many
lanes of one party each: parties aboard are intervals of its route, at most so many overlap, so they
can be dealt out to lanes in which none do.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from enum import Enum, auto

from safepassage.planner._plain import Pricing
from safepassage.planner.plain.master import Column, Master, Prices, Trips
from safepassage.planner.plain.world import PlainWorld

_WHOLE = 2**27
"""No sum of whole prices along a route reaches this."""

_UNMET = 1e-6
"""Parties: what the simplex method leaves of nothing."""

_COLUMNS_A_ROUND = 15
"""Routes that pricing adds at a time, all classes together: fewer take more rounds of the simplex
method, more of them make each round slow and are seldom used."""

_LEAST_SHARE = 4
"""And so many of each class at least, so that none waits for the others."""

_LARGEST_TABLES = 60_000_000
"""Cells of the pricing tables: beyond this, a quarter of a gigabyte, nothing is proven."""


class Answer(Enum):
    """Whether everybody can be brought out by a time, as far as the master problem knows."""

    PERHAPS = auto()
    NO = auto()
    UNKNOWN = auto()


class Columns:
    """The routes known so far, and the best bound proven so far.

    ``bound``: no plan that leaves nobody behind is done before this second. ``proof``: the whole
    prices by source and by place that proved most, and the second that they proved.
    """

    def __init__(self, world: PlainWorld, seed: int) -> None:
        self._world = world
        self._dice = random.Random(seed)
        self._master = Master(world)
        by_pace: dict[int, list[int]] = {}
        self._start: list[int] = []
        for number, fleet in enumerate(world.classes):
            starts = by_pace.setdefault(fleet.pace, [])
            self._start.append(len(starts))
            starts.append(number)
        self._pricing = [
            Pricing(
                len(world.sources),
                len(world.places),
                pace.least_carry.ravel().tolist(),
                pace.least_back.ravel().tolist(),
                [world.classes[one].least_first.tolist() for one in by_pace.get(number, ())],
            )
            for number, pace in enumerate(world.paces)
        ]
        self._round_trip = min(
            int((pace.least_carry.min(axis=0) + pace.least_back.min(axis=1)).min())
            for pace in world.paces
        )
        self._seen: dict[tuple[int, Trips], Column] = {}
        self._prices: Prices | None = None
        self.proof: tuple[list[int], list[int], int] | None = None
        self.bound = 0

    def within(self, seconds: int) -> list[Column]:
        """The routes that a vehicle can drive directly in this time."""
        return [column for column in self._seen.values() if column.seconds <= seconds]

    def can_price(self, seconds: int) -> bool:
        """Whether the tables for so long a time fit in memory."""
        rows = len(self._world.sources) + len(self._world.places)
        return rows * (seconds + 1) * len(self._pricing) <= _LARGEST_TABLES

    def settle(self, seconds: int, ceiling: int, stop: Callable[[], bool]) -> Answer:
        """Asks whether everybody can be brought out in ``seconds``; raises the bound where not.

        ``ceiling``: how far it is worth raising the bound. PERHAPS means that fractions of routes
        can; nothing is proven then.
        """
        self._master.within(seconds)
        steady: Prices | None = None
        least_short = -float("inf")
        while not stop():
            unmet = self._master.solve(stop)
            if unmet is None:
                return Answer.UNKNOWN
            if unmet < _UNMET:
                return Answer.PERHAPS
            prices = self._master.prices()
            # Half-way back to the best prices so far: fewer rounds than jumping to each optimum.
            asked = prices if steady is None else prices.towards(steady, 0.5)
            short = self._ask(asked, seconds, stop)
            if short is None:
                return Answer.UNKNOWN
            if self.bound > seconds:
                self._prices = asked
                if ceiling > seconds:
                    self._ask(asked, ceiling, stop)
                return Answer.NO
            if short > least_short:
                least_short, steady = short, asked
            if not self._add_routes(seconds, prices.vehicle):
                if asked is prices:
                    return Answer.UNKNOWN
                steady, least_short = None, -float("inf")
        return Answer.UNKNOWN

    def take_over(
        self, coarse: Columns, grain: int, ceiling: int, stop: Callable[[], bool]
    ) -> None:
        """Learns from the same world in units of ``grain`` seconds, each duration rounded down.

        What takes longer in whole units takes longer in seconds, so its bound holds here too.
        """
        self.bound = max(self.bound, coarse.bound * grain)
        if coarse.proof is not None:
            worth, room, first = coarse.proof
            self.proof = worth, room, first * grain
        for fleet, trips in coarse.routes():
            self.add(fleet, trips)
        if coarse._prices is not None:
            self._prices = coarse._prices
            self._ask(coarse._prices, ceiling, stop)

    def routes(self) -> list[tuple[int, Trips]]:
        """All routes known, with their classes."""
        return [(column.fleet, column.trips) for column in self._seen.values()]

    def mixture(self) -> list[tuple[Column, float]]:
        """The routes that the master problem chose last, each with how many vehicles take it."""
        return self._master.mixture()

    def price(self, prices: Prices, seconds: int, stop: Callable[[], bool]) -> None:
        """Raises the bound by these prices, and knows the best routes for them from now on."""
        if self._ask(prices, seconds, stop) is not None:
            self._prices = prices
            self._add_routes(seconds, ())

    def priced(self, prices: Prices, seconds: int, stop: Callable[[], bool]) -> list[Column]:
        """The routes that were not known before and are the best for these prices."""
        if self._ask(prices, seconds, stop) is None:
            return []
        known = set(self._seen.values())
        self._add_routes(seconds, prices.vehicle)
        new = (column for column in self._seen.values() if column not in known)
        return [column for column in new if column.seconds <= seconds]

    def enrich(self, seconds: int, stop: Callable[[], bool]) -> None:
        """More routes of this length, for prices like the last useful ones but not the same."""
        if self._prices is None:
            return

        def shaken(prices: tuple[float, ...]) -> tuple[float, ...]:
            return tuple(price * self._dice.uniform(0.7, 1.3) for price in prices)

        prices = Prices(shaken(self._prices.worth), shaken(self._prices.room))
        if self._ask(prices, seconds, stop) is not None:
            self._add_routes(seconds, ())

    def add(self, fleet: int, trips: Trips) -> bool:
        """A route; False where these trips are known already, in this order or a faster one."""
        key = (fleet, tuple(sorted(trips)))
        column = Column(
            fleet, trips, self._world.work(fleet, trips), self._world.work(fleet, trips, least=True)
        )
        known = self._seen.get(key)
        if known is not None and known.seconds <= column.seconds and known.least <= column.least:
            return False
        if known is None or column.seconds < known.seconds:
            self._seen[key] = column
        self._master.add(column)
        return True

    def _ask(self, prices: Prices, seconds: int, stop: Callable[[], bool]) -> float | None:
        """Prices all routes within ``seconds`` and raises the bound where they prove one.

        Returns by how many parties the vehicles fall short (negative: they do not); None where
        ``stop()`` came first.
        """
        most = max(max(prices.worth), max(prices.room), 1e-9)
        trips = seconds // self._round_trip + 2
        scale = _WHOLE / most / trips
        if scale < 16:
            return -float("inf")
        worth = [int(price * scale) for price in prices.worth]
        room = [int(price * scale) for price in prices.room]
        for pricing in self._pricing:
            if not pricing.run(worth, room, seconds, stop):
                return None
        needed = sum(w * n for w, n in zip(worth, self._world.demand, strict=True)) - sum(
            p * n for p, n in zip(room, self._world.room, strict=True)
        )
        self._scale = scale
        first = self._first_second(needed, seconds)
        if first > (0 if self.proof is None else self.proof[2]):
            self.proof = worth, room, first
        self.bound = max(self.bound, first)
        return (needed - self._earned(seconds)) / scale

    def _first_second(self, needed: int, seconds: int) -> int:
        """The first second by which the vehicles can earn what is needed, or the one after all."""
        if needed <= 0:
            return 0
        if self._earned(seconds) < needed:
            return seconds + 1
        below, enough = self.bound - 1, seconds
        if below >= 0 and self._earned(below) >= needed:
            return 0
        while enough - below > 1:
            middle = (below + enough) // 2
            if self._earned(middle) < needed:
                below = middle
            else:
                enough = middle
        return enough

    def _earned(self, seconds: int) -> int:
        """What all vehicles can earn in this time, at most, in whole price units."""
        earned = [pricing.best(seconds) for pricing in self._pricing]
        return sum(
            len(fleet.vehicles) * fleet.takes * earned[fleet.pace][start]
            for fleet, start in zip(self._world.classes, self._start, strict=True)
        )

    def _add_routes(self, seconds: int, vehicle: tuple[float, ...]) -> int:
        """Adds the best routes of the last pricing, by class and first source; how many are new."""
        added = 0
        share = max(_LEAST_SHARE, _COLUMNS_A_ROUND // len(self._world.classes))
        for number, fleet in enumerate(self._world.classes):
            pays = vehicle[number] * self._scale / fleet.takes if vehicle else 0.0
            found = self._pricing[fleet.pace].routes(
                self._start[number], seconds, share, int(0.5 * pays)
            )
            added += sum(self.add(number, tuple(trips)) for trips in found)
        return added
