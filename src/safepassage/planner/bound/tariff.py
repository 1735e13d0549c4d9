"""Prices: what it is worth to move a party from here at a time, and what scarce things cost.

In the words of linear programming these are dual values; any prices whatever give a valid bound, the
right ones a good bound.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

import numpy as np

from safepassage.planner.bound.demand import Commodity
from safepassage.planner.bound.grid import Grid, Prices, least_ahead, least_spent


class Tariff(Protocol):
    """What pricing a run asks for. Arrays have a value for each step."""

    def potential(self, kind: Commodity, place: str) -> Prices:
        """What is earned by boarding a party at the place, begun at each step."""

    def landing(self, kind: Commodity, place: str) -> Prices:
        """What is paid for a party that has alighted at the place by each step."""

    def bay_spent(self, place: str, seconds: int) -> Prices:
        """The least cost of holding a bay for so long from each step on."""

    def bay_least(self, place: str, within: int) -> Prices:
        """The least price of a bay's second within so many seconds from each step on."""

    def lane_spent(self, crossing: str, zone: str, seconds: int) -> Prices:
        """The least cost of holding a lane for vehicles that come out of the zone."""

    def lane_least(self, crossing: str, zone: str, within: int) -> Prices:
        """The least price of such a lane's second within so many seconds from each step on."""

    def joining(self, crossing: str, zone: str, *, loaded: bool) -> Prices:
        """The cost of a place in a convoy at each step."""


@dataclass
class StepTariff:
    """Prices that hold for whole steps, from tables by what they are for.

    ``potentials`` do not fall with time. ``lanes`` are by crossing and zone (both zones of a
    crossing with shared lanes name the same prices).
    """

    grid: Grid
    potentials: Mapping[tuple[Commodity, str], Prices]
    landings: Mapping[tuple[Commodity, str], float]
    bays: Mapping[str, Prices]
    lanes: Mapping[tuple[str, str], Prices]
    convoys: Mapping[tuple[str, str], Prices]
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

    def bay_least(self, place: str, within: int) -> Prices:
        """See :class:`Tariff`."""
        return self._least(("bay", place), self.bays.get(place), within)

    def lane_spent(self, crossing: str, zone: str, seconds: int) -> Prices:
        """See :class:`Tariff`."""
        return self._spent((crossing, zone), self.lanes.get((crossing, zone)), seconds)

    def lane_least(self, crossing: str, zone: str, within: int) -> Prices:
        """See :class:`Tariff`."""
        return self._least((crossing, zone), self.lanes.get((crossing, zone)), within)

    def joining(self, crossing: str, zone: str, *, loaded: bool) -> Prices:
        """See :class:`Tariff`."""
        none = np.zeros(self.grid.count)
        return self.convoys.get((crossing, zone), none) if loaded else none

    def _spent(self, what: tuple[str, str], prices: Prices | None, seconds: int) -> Prices:
        key = (*what, "spent", seconds)
        if key not in self._made:
            none = np.zeros(self.grid.count)
            self._made[key] = (
                none if prices is None else least_spent(prices, self.grid.length, seconds)
            )
        return self._made[key]

    def _least(self, what: tuple[str, str], prices: Prices | None, within: int) -> Prices:
        key = (*what, "least", within)
        if key not in self._made:
            none = np.zeros(self.grid.count)
            ahead = -(-within // self.grid.length) + 1
            self._made[key] = none if prices is None else least_ahead(prices, ahead)
        return self._made[key]
