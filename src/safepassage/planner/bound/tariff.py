"""Prices: what it is worth to move a party from here at a time, and what scarce things cost.

In the words of linear programming these are dual values; any prices whatever give a valid bound,
the right ones a good bound.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

import numpy as np

from safepassage.planner.bound.demand import Commodity
from safepassage.planner.bound.grid import Grid, Prices, cheapest_begin, least_average, least_spent


class Tariff(Protocol):
    """What pricing a run asks for. Arrays have a value for each step."""

    def potential(self, kind: Commodity, place: str) -> Prices:
        """What is earned by boarding a party at the place, begun at each step."""

    def landing(self, kind: Commodity, place: str) -> Prices:
        """What is paid for a party that has alighted at the place by each step."""

    def bay_spent(self, place: str, seconds: int) -> Prices:
        """The least cost of holding a bay for so long from each step on."""

    def bay_rate(self, place: str, after: int, least: int, most: int) -> Prices:
        """The least average price of a second in a bay, of the ``least`` to ``most`` seconds that
        begin ``after`` seconds after some moment of each step."""

    def lane_spent(self, crossing: str, zone: str, seconds: int) -> Prices:
        """The least cost of holding a lane for vehicles that come out of the zone."""

    def lane_rate(self, crossing: str, zone: str, after: int, least: int, most: int) -> Prices:
        """The same of a second in such a lane."""

    def escorted(self, crossing: str, zone: str, *, empty: bool) -> Prices:
        """The price of a place in a convoy out of the zone, for a vehicle without people or with.

        Nothing where no convoy is needed.
        """


@dataclass
class StepTariff:
    """Prices that hold for whole steps, from tables by what they are for.

    ``potentials`` do not fall with time. ``lanes`` are by crossing and zone (both zones of a
    crossing with shared lanes name the same prices), ``convoys`` by crossing, zone and whether the
    vehicle is empty.
    """

    grid: Grid
    potentials: Mapping[tuple[Commodity, str], Prices]
    landings: Mapping[tuple[Commodity, str], float]
    bays: Mapping[str, Prices]
    lanes: Mapping[tuple[str, str], Prices]
    convoys: Mapping[tuple[str, str, bool], Prices] = field(default_factory=dict)
    _made: dict[tuple[object, ...], Prices] = field(default_factory=dict)

    def potential(self, kind: Commodity, place: str) -> Prices:
        """See :class:`Tariff`."""
        return self.potentials[kind, place]

    def landing(self, kind: Commodity, place: str) -> Prices:
        """See :class:`Tariff`."""
        if (kind, place) in self.landings:
            return np.full(self.grid.count, self.landings[kind, place])
        return self.potentials[kind, place]

    def bay_spent(self, place: str, seconds: int) -> Prices:
        """See :class:`Tariff`."""
        return self._spent(("bay", place), self.bays.get(place), seconds)

    def bay_rate(self, place: str, after: int, least: int, most: int) -> Prices:
        """See :class:`Tariff`."""
        return self._rate(("bay", place), self.bays.get(place), after, least, most)

    def lane_spent(self, crossing: str, zone: str, seconds: int) -> Prices:
        """See :class:`Tariff`."""
        return self._spent((crossing, zone), self.lanes.get((crossing, zone)), seconds)

    def lane_rate(self, crossing: str, zone: str, after: int, least: int, most: int) -> Prices:
        """See :class:`Tariff`."""
        return self._rate((crossing, zone), self.lanes.get((crossing, zone)), after, least, most)

    def escorted(self, crossing: str, zone: str, *, empty: bool) -> Prices:
        """See :class:`Tariff`."""
        prices = self.convoys.get((crossing, zone, empty))
        return np.zeros(self.grid.count) if prices is None else prices

    def _spent(self, what: tuple[str, str], prices: Prices | None, seconds: int) -> Prices:
        key = (*what, "spent", seconds)
        if key not in self._made:
            none = np.zeros(self.grid.count)
            self._made[key] = (
                none if prices is None else least_spent(prices, self.grid.length, seconds)
            )
        return self._made[key]

    def bay_held(self, place: str, seconds: int, step: int) -> tuple[int, int]:
        """From which second and for how long the bay would be held at the least cost."""
        return self._held(self.bays.get(place), seconds, step)

    def lane_held(self, crossing: str, zone: str, seconds: int, step: int) -> tuple[int, int]:
        """From which second and for how long the lane would be held at the least cost."""
        return self._held(self.lanes.get((crossing, zone)), seconds, step)

    def bay_shared(
        self, place: str, after: int, least: int, most: int, step: int
    ) -> tuple[int, int]:
        """From which second and for how long people would be served at that least average price."""
        return self._shared(self.bays.get(place), after, least, most, step)

    def lane_shared(
        self, crossing: str, zone: str, after: int, least: int, most: int, step: int
    ) -> tuple[int, int]:
        """From which second and for how long people would be inspected at that least price."""
        return self._shared(self.lanes.get((crossing, zone)), after, least, most, step)

    def _rate(
        self, what: tuple[str, str], prices: Prices | None, after: int, least: int, most: int
    ) -> Prices:
        key = (*what, "rate", after, least, most)
        if key not in self._made:
            none = np.zeros(self.grid.count)
            if prices is None or not prices.any() or most <= 0:
                self._made[key] = none
            else:
                length = self.grid.length
                self._made[key] = least_average(prices, length, after, max(1, least), most)[0]
        return self._made[key]

    def _held(self, prices: Prices | None, seconds: int, step: int) -> tuple[int, int]:
        length, first = self.grid.length, step * self.grid.length
        if prices is None or not prices.any() or seconds <= 0:
            return first, max(1, seconds)
        ahead = prices[step : step + seconds // length + 3]
        return first + cheapest_begin(ahead, length, seconds), seconds

    def _shared(
        self, prices: Prices | None, after: int, least: int, most: int, step: int
    ) -> tuple[int, int]:
        length, first = self.grid.length, step * self.grid.length
        if prices is None or not prices.any() or most <= 0:
            return first, max(1, most)
        ahead = prices[step : step + (after + most) // length + 3]
        _, pairs, which = least_average(ahead, length, after, max(1, least), most)
        begin, held = pairs[int(which[0])]
        return first + begin, held
