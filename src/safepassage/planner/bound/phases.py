"""Loads by phases: a run alternates between boarding people and setting them down.

A phase of boarding lasts until the next alighting, a phase of alighting until the next boarding.
Where people ride from one side of the ground to the other, phases are whole visits to a side.
Whoever alights in the phase after the one in which they boarded is *regular*; all regular people of
a phase are aboard together when it turns. Others *stay* aboard beside at least two loads.
``docs/bounds.md`` has the proof of what this module says.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from safepassage.model import Needs, Role
from safepassage.planner.bound.demand import Commodity, Demand
from safepassage.planner.bound.grid import Grid, Prices
from safepassage.planner.bound.ground import Ground
from safepassage.planner.bound.tariff import Tariff

FULLNESS = (0.0, 0.25, 0.5, 0.7, 0.85, 0.95, 1.0)
"""Regular people take more than one of these parts of a vehicle, and at most the next: finer where
most loads are."""

ANYBODY = Commodity(Needs(), (), (), None)
"""Whoever stays aboard, in a phase in which nobody is regular."""

STAYING = 0.5
"""A phase in which nobody is regular is worth so much of a vehicle full of whoever stays."""


@dataclass(frozen=True)
class Fill:
    """How much a phase is worth at most: parts of a vehicle full of one sort of people.

    ``regular`` of the best of its regular people and ``stays`` of whoever stays; regular are more
    than the part ``above`` of the vehicle.
    """

    above: float
    regular: float
    stays: float


def fills() -> list[Fill]:
    """The phases with regular people: for each part of :data:`FULLNESS`, the most they are worth.

    With r of the vehicle regular a phase is worth at most r times the best regular and (1 - r) ÷ 2
    times the best who stays, since these are told of in two phases. Where the best regular is worth
    more than half the best who stays, that is most for the greatest r; else a phase without regular
    people is worth no less.
    """
    return [Fill(low, high, STAYING * (1 - high)) for low, high in pairwise(FULLNESS)]


@dataclass(frozen=True)
class Zones:
    """The zones where regular people of a class board, and where they alight.

    Where phases are *visits*, the spots of either side: ``begins`` and ``ends``; else none.
    """

    board: str
    alight: str
    begins: frozenset[int] = frozenset()
    ends: frozenset[int] = frozenset()

    def across(self, begin: int, end: int) -> bool:
        """Whether a ride leads from the one side to the other."""
        return begin in self.begins and end in self.ends

    def beside(self, begins: Sequence[int], ends: Sequence[int]) -> list[tuple[int, int]]:
        """All rides between such spots that do not."""
        return [(b, e) for b in begins for e in ends if b != e and not self.across(b, e)]


def regular_zones(
    ground: Ground,
    kinds: Sequence[Commodity],
    boards: Sequence[Sequence[int]],
    alights: Sequence[Sequence[int]],
    demand: Demand,
) -> Zones | None:
    """The two zones between which most people ride; None where one of them has hours.

    In a zone with hours the services of a load may lie in several windows.
    """
    heads: dict[Zones, int] = {}
    for kind, begins, ends in zip(kinds, boards, alights, strict=True):
        for spot in begins:
            lots = demand.ready.get((kind, ground.point_of[spot]), ())
            people = sum(amount for _, amount in lots) * kind.needs.heads
            for zone in {ground.zone_of[end] for end in ends}:
                zones = Zones(ground.zone_of[spot], zone)
                heads[zones] = heads.get(zones, 0) + people
    chosen = max(heads, key=lambda zones: (heads[zones], zones.board, zones.alight), default=None)
    if chosen is None or any(ground.zone_windows[z] for z in (chosen.board, chosen.alight)):
        return None
    return chosen


def visits(
    ground: Ground,
    kinds: Sequence[Commodity],
    boards: Sequence[Sequence[int]],
    alights: Sequence[Sequence[int]],
    demand: Demand,
) -> Zones | None:
    """Where a phase may be a whole visit to one side, whatever is done there: the two sides.

    On the one side people stand at the start (or, where a class has none of them, at handover
    points), on the other are all other places at which people alight. Everybody rides from the one
    to the other, but for those moved from one handover point to another. None where it is not so,
    or where a side has hours or lies in several zones.
    """
    places, names = ground.scenario.places, ground.point_of
    first = {
        spot
        for kind, begins in zip(kinds, boards, strict=True)
        for spot in begins
        if (kind, names[spot]) in demand.ready and Role.HANDOVER not in places[names[spot]].roles
    }
    begins = frozenset(first or (spot for each in boards for spot in each))
    ends = frozenset(spot for each in alights for spot in each) - begins
    zones = [{ground.zone_of[spot] for spot in side} for side in (begins, ends)]
    if any(len(each) != 1 for each in zones):
        return None
    board, alight = (each.pop() for each in zones)
    if ground.zone_windows[board] or ground.zone_windows[alight]:
        return None
    sides = Zones(board, alight, begins, ends)
    for kind, some, others in zip(kinds, boards, alights, strict=True):
        for begin, end in sides.beside(some, others):
            if not _transfer(ground, kind, begin, end):
                return None
    return sides


def _transfer(ground: Ground, kind: Commodity, begin: int, end: int) -> bool:
    """Whether people of the kind would ride from one handover point to another, no farther."""
    places, names = ground.scenario.places, ground.point_of
    there = places[names[end]]
    final = there.receives and (not kind.accepts or there.id in kind.accepts)
    handover = all(Role.HANDOVER in places[names[spot]].roles for spot in (begin, end))
    return handover and not final


@dataclass(frozen=True)
class Ride:
    """A ride of one kind of people, and the part of a full vehicle's worth that it counts for."""

    kind: Commodity
    place: str
    destination: str
    final: bool
    part: float


class Stays:
    """What a vehicle full of people who stay aboard is worth, each ride counted once."""

    def __init__(self, rides: Sequence[Ride], grid: Grid) -> None:
        self.rides, self._grid = rides, grid
        nobody = np.full(grid.count, -1, dtype=np.int64)
        self.none = (np.zeros(grid.count), nobody)

    def worth(self, tariff: Tariff) -> tuple[Prices, NDArray[np.int64]]:
        """By the step in which a load begins to board: the worth, and which ride has it (or −1).

        No service is charged, and everybody boards when it is worth most: whoever stays may have
        boarded before, and alight later.
        """
        best, which = self.none[0].copy(), self.none[1].copy()
        for number, ride in enumerate(self.rides):
            board = float(tariff.potential(ride.kind, ride.place)[-1])
            worth = ride.part * (board - float(tariff.landing(ride.kind, ride.destination)[0]))
            until = self._grid.count if ride.kind.by is None else self._grid.step(ride.kind.by) + 1
            better = best[:until] < worth
            best[:until][better] = worth
            which[:until][better] = number
        return best, which


def rides_of(
    ground: Ground,
    kinds: Sequence[Commodity],
    boards: Sequence[Sequence[int]],
    alights: Sequence[Sequence[int]],
    weights: Mapping[Needs, float],
    zones: Zones,
) -> list[Ride]:
    """All rides that people of the class may make; where phases are visits, without transfers."""
    rides = []
    for kind, begins, ends in zip(kinds, boards, alights, strict=True):
        for begin in begins:
            for end in ends:
                if begin == end or (zones.begins and not zones.across(begin, end)):
                    continue
                place, destination = ground.point_of[begin], ground.point_of[end]
                there = ground.scenario.places[destination]
                final = there.receives and (not kind.accepts or destination in kind.accepts)
                of_ride = ground.zone_of[begin], ground.zone_of[end]
                regular = of_ride == (zones.board, zones.alight)
                # Others than regular people may ride beside them in a single phase.
                part = (1.0 if regular else 1.0 / STAYING) / weights[kind.needs]
                rides.append(Ride(kind, place, destination, final, part))
    return rides
