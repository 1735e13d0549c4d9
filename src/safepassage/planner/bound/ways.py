"""Ways: which crossings a ride may pass, in order, and the least time that it takes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from safepassage.model import Role
from safepassage.planner.bound.demand import Commodity, Demand
from safepassage.planner.bound.ground import NEVER, FleetClass, Ground

MOST_WAYS = 60
"""More ways than this between two zones are not told apart."""


@dataclass(frozen=True)
class Way:
    """Crossings passed in order (crossing, zone come out of), and the least seconds overall."""

    passes: tuple[tuple[str, str], ...]
    seconds: int


class Ways:
    """The ways of one fleet class, loaded or not, from place to place."""

    def __init__(self, ground: Ground, fleet: FleetClass, *, loaded: bool) -> None:
        self._ground, self._fleet, self._loaded = ground, fleet, loaded
        self._overall = shortest(ground, fleet, loaded=loaded)
        self._least = local_times(ground, self._overall)
        self._chains: dict[tuple[str, str], list[tuple[tuple[str, str], ...]] | None] = {}

    def between(self, origin: int, goal: int) -> list[Way]:
        """The quickest way through each chain of crossings; empty where there is none."""
        zones = (self._ground.zone_of[origin], self._ground.zone_of[goal])
        if zones not in self._chains:
            self._chains[zones] = self._simple_chains(*zones)
        chains = self._chains[zones]
        if chains is None:
            seconds = int(self._overall[origin, goal])
            return [Way((), seconds)] if seconds < NEVER else []
        ways = []
        for chain in chains:
            seconds, spot = 0, origin
            for crossing, zone in chain:
                before = self._ground.side_spots[crossing, zone]
                far = self._ground.scenario.crossings[crossing].far_side(zone)
                seconds += int(self._least[spot, before]) + self.inspection(crossing, zone)
                spot = self._ground.side_spots[crossing, far]
            seconds += int(self._least[spot, goal])
            if seconds < NEVER:
                ways.append(Way(chain, seconds))
        return ways

    def inspection(self, crossing: str, zone: str) -> int:
        """The least seconds of an inspection, heads apart."""
        rule = self._ground.scenario.crossings[crossing].inspection(zone)
        loaded = int(rule.loaded_seconds)
        return loaded if self._loaded else min(loaded, int(rule.empty_seconds))

    def _simple_chains(self, start: str, goal: str) -> list[tuple[tuple[str, str], ...]] | None:
        """Chains that enter no zone twice; None where there are too many."""
        found = []
        for chain in self._extend(start, goal, (start,), ()):
            found.append(chain)
            if len(found) > MOST_WAYS:
                return None
        return found

    def _extend(
        self, here: str, goal: str, seen: tuple[str, ...], chain: tuple[tuple[str, str], ...]
    ) -> Iterator[tuple[tuple[str, str], ...]]:
        if here == goal:
            yield chain
            return
        for crossing in self._ground.scenario.crossings.values():
            if here in crossing.zones:
                there = crossing.far_side(here)
                spot = self._ground.side_spots[crossing.id, there]
                if there not in seen and self._ground.may_be(self._fleet, spot):
                    yield from self._extend(
                        there, goal, (*seen, there), (*chain, (crossing.id, here))
                    )


def local_times(ground: Ground, overall: NDArray[np.int64]) -> NDArray[np.int64]:
    """The same times for spots of one zone; NEVER between zones."""
    zones = np.array(ground.zone_of)
    local: NDArray[np.int64] = np.where(zones[:, None] == zones[None, :], overall, NEVER)
    return local


def shortest(ground: Ground, fleet: FleetClass, *, loaded: bool) -> NDArray[np.int64]:
    """Least seconds between all spots, over all epochs, by any way, inspections included.

    A vehicle that goes through a place serves somebody there, which takes its fixed time at least,
    or refuels, if nobody is aboard.
    Not loaded means loaded or empty, whichever is faster.
    """
    tables = [
        ground.quickest(fleet.type, epoch, loaded=loaded) for epoch in range(len(ground.epochs))
    ]
    least: NDArray[np.int64] = np.minimum.reduce(tables).copy()
    for before, after, crossing, zone in ground.sides():
        rule = ground.scenario.crossings[crossing].inspection(zone)
        takes = int(rule.loaded_seconds)
        least[before, after] = takes if loaded else min(takes, int(rule.empty_seconds))
    may = np.array([ground.may_be(fleet, spot) for spot in range(ground.size)])
    stop = int(ground.scenario.types[fleet.type].stop_seconds)
    for middle in np.flatnonzero(may).tolist():
        place = ground.scenario.places.get(ground.point_of[middle])
        served = 0 if place is None else stop
        if place is not None and place.refuel_seconds is not None and not loaded:
            served = min(stop, int(place.refuel_seconds))
        through = least[:, middle, None] + least[None, middle, :] + served
        np.minimum(least, through, out=least)
    least[least >= NEVER] = NEVER
    return least


def least_metres(ground: Ground, fleet: FleetClass) -> NDArray[np.int64]:
    """Least metres between all spots, over all epochs, by any way."""
    least: NDArray[np.int64] = np.minimum.reduce(
        [ground.metres(fleet.type, epoch) for epoch in range(len(ground.epochs))]
    ).copy()
    for before, after, _, _ in ground.sides():
        least[before, after] = 0
    for middle in range(ground.size):
        np.minimum(least, least[:, middle, None] + least[None, middle, :], out=least)
    return np.minimum(least, NEVER)


def ways_out(ground: Ground, demand: Demand) -> dict[Commodity, frozenset[str]]:
    """For each commodity the places from which some chain of vehicles can bring it to its end."""
    scenario = ground.scenario
    rides = {}
    for fleet in ground.fleet:
        key = (fleet.type, fleet.zones, fleet.places)
        if key not in rides:
            rides[key] = (fleet, shortest(ground, fleet, loaded=True) < NEVER)
    result: dict[Commodity, frozenset[str]] = {}
    for kind in dict.fromkeys(kind for kind, _ in demand.ready):
        good = {
            id
            for id, place in scenario.places.items()
            if place.receives and (not kind.accepts or id in kind.accepts)
        }
        carriers = [
            (fleet, table)
            for fleet, table in rides.values()
            if any(
                kind.needs.fit_in(layout.places) for layout in scenario.types[fleet.type].layouts
            )
        ]
        change = {
            id
            for id, place in scenario.places.items()
            if Role.HANDOVER in place.roles and (not kind.handovers or id in kind.handovers)
        }
        while True:
            goals = [ground.place_spots[id] for id in good]
            more = {
                id
                for id in change - good
                if any(
                    ground.may_be(fleet, ground.place_spots[id])
                    and table[ground.place_spots[id], goals].any()
                    for fleet, table in carriers
                )
            }
            if not more:
                break
            good |= more
        result[kind] = frozenset(good)
    return result
