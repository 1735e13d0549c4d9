"""Earliest arrivals: how soon one party can be received if nothing else is in its way.

Dijkstra's algorithm over the ground, with waiting for windows and epochs. A party may change
vehicles at every handover point that it may use; a vehicle may go anywhere it is permitted. Nothing
that would make it later is counted, apart from what no plan escapes: its own readiness, the way of
the first vehicle to it, its own boarding and alighting, inspections, windows and drives.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from safepassage.model import Group, Needs, Role
from safepassage.planner.bound.demand import Commodity, Demand
from safepassage.planner.bound.ground import (
    NEVER,
    FleetClass,
    Ground,
    begin_within,
    service_seconds,
)

Times = NDArray[np.int64]

STANDING, RECEIVED = -1, -2
"""Instead of the number of a carrier: the party stands at a place, or is received there."""


class Reach:
    """Earliest arrivals of vehicles and of parties on one ground."""

    def __init__(self, ground: Ground) -> None:
        self.ground = ground
        self._ways: dict[int, list[tuple[int, str, str]]] = {}
        for before, after, crossing, zone in ground.sides():
            self._ways.setdefault(before, []).append((after, crossing, zone))
        self._allowed: dict[tuple[object, ...], NDArray[np.bool_]] = {}
        self._received: dict[tuple[object, ...], int] = {}

    @cached_property
    def vehicles(self) -> tuple[Times, ...]:
        """For each fleet class the earliest time at which one of it can be at each spot."""
        return tuple(self._vehicle(fleet) for fleet in self.ground.fleet)

    @cached_property
    def carriers(
        self,
    ) -> dict[tuple[str, frozenset[str], frozenset[str]], tuple[FleetClass, Times]]:
        """Vehicles by type and permissions, with the earliest arrival of any of them."""
        merged: dict[tuple[str, frozenset[str], frozenset[str]], tuple[FleetClass, Times]] = {}
        for fleet, there in zip(self.ground.fleet, self.vehicles, strict=True):
            key = (fleet.type, fleet.zones, fleet.places)
            if key in merged:
                merged[key] = (merged[key][0], np.minimum(merged[key][1], there))
            else:
                merged[key] = (fleet, there)
        return merged

    def received(self, group: Group, needs: Needs, ready: int, place: str | None = None) -> int:
        """The earliest time by which a party of the group can be received; NEVER if it cannot.

        It stands at ``place`` (its assembly point unless said) from ``ready`` on. Equal questions
        are answered once.
        """
        at = place or group.place
        key = (at, needs, group.accepts, group.handovers, group.max_aboard, ready)
        if key not in self._received:
            standing = {self.ground.place_spots[at]: ready}
            self._received[key] = self._party(group, needs, standing)
        return self._received[key]

    def rides(self, needs: Needs, place: str, ready: int, handovers: tuple[str, ...]) -> Times:
        """For each spot the earliest time at which such a party can be there in a vehicle.

        It stands at ``place`` from ``ready`` on, and may change at these handover points (none
        said: at all).
        """
        standing = {self.ground.place_spots[place]: ready}
        best, _ = self._search(needs, set(), self._changes(handovers), standing)
        there = self._never()
        for number, reached in best.items():
            if number >= 0:
                np.minimum(there, reached, out=there)
        return there

    def received_by(self, fleet: FleetClass, kind: Commodity, place: str, ready: int) -> int:
        """The earliest time by which such a vehicle can bring such a party to safety by itself."""
        only = (fleet.type, fleet.zones, fleet.places)
        standing = {self.ground.place_spots[place]: ready}
        final = self._ends(kind.accepts)
        return self._search(kind.needs, final, set(), standing, only)[1]

    def fits(self, type_id: str, needs: Needs) -> bool:
        """Whether a vehicle of the type can carry such a party at all."""
        layouts = self.ground.scenario.types[type_id].layouts
        return any(needs.fit_in(layout.places) for layout in layouts)

    def _never(self) -> Times:
        return np.full(self.ground.size, NEVER, dtype=np.int64)

    def _vehicle(self, fleet: FleetClass) -> Times:
        best = self._never()
        best[fleet.start] = fleet.available
        queue = [(fleet.available, fleet.start)]
        while queue:
            at, spot = heapq.heappop(queue)
            if at > best[spot]:
                continue
            arrivals = self._drives(fleet, spot, at, loaded=False)
            for after, when in self._through(fleet, spot, at, None):
                arrivals[after] = min(arrivals[after], when)
            for after in np.flatnonzero(arrivals < best).tolist():
                best[after] = arrivals[after]
                heapq.heappush(queue, (int(arrivals[after]), after))
        return best

    def _permitted(self, fleet: FleetClass) -> NDArray[np.bool_]:
        """At which spots vehicles of the class may be."""
        key = fleet.zones, fleet.places
        if key not in self._allowed:
            spots = range(self.ground.size)
            self._allowed[key] = np.array([self.ground.may_be(fleet, spot) for spot in spots])
        return self._allowed[key]

    def _drives(self, fleet: FleetClass, spot: int, at: int, *, loaded: bool) -> Times:
        """When a vehicle at ``spot`` can be at the others by one drive; not loaded: or empty."""
        ground = self.ground
        if ground.zone_windows[ground.zone_of[spot]]:
            arrivals = self._arrivals_within(fleet, spot, at, loaded)
        else:
            arrivals = ground.arrivals(fleet.type, spot, at, loaded=loaded)
        arrivals[~self._permitted(fleet)] = NEVER
        arrivals[spot] = NEVER
        return arrivals

    def _through(
        self, fleet: FleetClass, spot: int, at: int, needs: Needs | None
    ) -> Iterable[tuple[int, int]]:
        """Beyond which crossings it can be next, and when; ``needs`` None: loaded or empty."""
        ground = self.ground
        for after, crossing, zone in self._ways.get(spot, ()):
            if not ground.may_be(fleet, after):
                continue
            rule = ground.scenario.crossings[crossing].inspection(zone)
            if needs is None:
                takes = min(int(rule.empty_seconds), int(rule.loaded_seconds))
            else:
                takes = int(rule.loaded_seconds) + service_seconds(rule.per_head_seconds, needs)
            begin = begin_within(ground.crossing_windows[crossing], at, takes)
            if begin < NEVER:
                yield (
                    after,
                    begin_within(ground.zone_windows[ground.zone_of[after]], begin + takes, 0),
                )

    def _arrivals_within(self, fleet: FleetClass, spot: int, at: int, loaded: bool) -> Times:
        """Arrivals by drives that lie in a window of their zone."""
        ground = self.ground
        windows = ground.zone_windows[ground.zone_of[spot]]
        best = np.full(ground.size, NEVER, dtype=np.int64)
        for epoch, (begins, ends) in enumerate(ground.epochs):
            row = ground.quickest(fleet.type, epoch, loaded=loaded)[spot]
            for after in np.flatnonzero(row < NEVER):
                begin = begin_within(windows, max(at, begins), int(row[after]))
                if begin < ends:
                    best[after] = min(best[after], begin + int(row[after]))
        return best

    def _party(self, group: Group, needs: Needs, standing: dict[int, int]) -> int:
        """The earliest time at which the party can be received."""
        final, change = self._ends(group.accepts), self._changes(group.handovers)
        return self._search(needs, final, change, standing)[1]

    def _search(
        self,
        needs: Needs,
        final: set[int],
        change: set[int],
        standing: dict[int, int],
        only: tuple[str, frozenset[str], frozenset[str]] | None = None,
    ) -> tuple[dict[int, Times], int]:
        """Dijkstra over where the party stands, or in which vehicle it sits and where.

        When it can be where, by carrier, as far as that is before it is received; and when that
        is. ``only`` are the vehicles (a key of :attr:`carriers`) that may carry it, if not all may.
        """
        carriers = [
            (fleet, there)
            for key, (fleet, there) in self.carriers.items()
            if self.fits(fleet.type, needs) and only in (None, key)
        ]
        numbers = {id(fleet): n for n, (fleet, _) in enumerate(self.carriers.values())}
        by_number = {numbers[id(fleet)]: (fleet, there) for fleet, there in carriers}
        best = {number: self._never() for number in (STANDING, RECEIVED, *by_number)}
        queue: list[tuple[int, int, int]] = []

        def reach(number: int, spot: int, when: int) -> None:
            if when < best[number][spot]:
                best[number][spot] = when
                heapq.heappush(queue, (when, number, spot))

        for spot, at in standing.items():
            reach(STANDING, spot, at)
        while queue:
            at, number, spot = heapq.heappop(queue)
            if at > best[number][spot]:
                continue
            if number == RECEIVED:
                return best, at
            if number == STANDING:
                for other, (fleet, there) in by_number.items():
                    if there[spot] < NEVER:
                        begin = max(at, int(there[spot]))
                        reach(other, spot, self._service(fleet, spot, begin, needs, boards=True))
                continue
            fleet = by_number[number][0]
            if spot in final or spot in change:
                goal = RECEIVED if spot in final else STANDING
                reach(goal, spot, self._service(fleet, spot, at, needs, boards=False))
            arrivals = self._drives(fleet, spot, at, loaded=True)
            for after in np.flatnonzero(arrivals < best[number]).tolist():
                reach(number, after, int(arrivals[after]))
            for after, when in self._through(fleet, spot, at, needs):
                reach(number, after, when)
        return best, NEVER

    def _ends(self, accepts: tuple[str, ...]) -> set[int]:
        """The spots where people may be received for good who accept these (none said: any)."""
        return {
            self.ground.place_spots[id]
            for id, place in self.ground.scenario.places.items()
            if place.receives and (not accepts or id in accepts)
        }

    def _changes(self, handovers: tuple[str, ...]) -> set[int]:
        """The spots where people may change who may do so there (none said: anywhere)."""
        return {
            self.ground.place_spots[id]
            for id, place in self.ground.scenario.places.items()
            if Role.HANDOVER in place.roles and (not handovers or id in handovers)
        }

    def _service(self, fleet: FleetClass, spot: int, at: int, needs: Needs, *, boards: bool) -> int:
        """The earliest end of the party's own service."""
        ground = self.ground
        kind = ground.scenario.types[fleet.type]
        per_head = kind.board_seconds if boards else kind.alight_seconds
        takes = int(kind.stop_seconds) + service_seconds(per_head, needs)
        begin = begin_within(ground.place_windows[ground.point_of[spot]], at, takes)
        if begin >= NEVER:
            return NEVER
        return begin + takes


def in_time(reach: Reach, fleet: FleetClass, demand: Demand) -> Demand:
    """The demand as far as vehicles of the class can carry it in time.

    Who may change vehicles on the way is never left out.
    """
    handovers = [p.id for p in reach.ground.scenario.places.values() if Role.HANDOVER in p.roles]
    result = Demand()
    for (kind, place), lots in demand.ready.items():
        ready = min(moment for moment, _ in lots)
        change = any(not kind.handovers or id in kind.handovers for id in handovers)
        if kind.by is None or change or reach.received_by(fleet, kind, place, ready) <= kind.by:
            result.ready[kind, place] = lots
    return result
