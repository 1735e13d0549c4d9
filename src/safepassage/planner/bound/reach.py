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
            self._received[key] = self._party(group, needs, standing, {})
        return self._received[key]

    def received_from(self, group: Group, needs: Needs, spot: int, at: int) -> int:
        """The same for a party that sits in a vehicle at ``spot`` at the time ``at``."""
        aboard = {(number, spot): at for number, _ in enumerate(self.carriers)}
        return self._party(group, needs, {}, aboard)

    def fits(self, type_id: str, needs: Needs) -> bool:
        """Whether a vehicle of the type can carry such a party at all."""
        layouts = self.ground.scenario.types[type_id].layouts
        return any(needs.fit_in(layout.places) for layout in layouts)

    def _vehicle(self, fleet: FleetClass) -> Times:
        best = np.full(self.ground.size, NEVER, dtype=np.int64)
        best[fleet.start] = fleet.available
        queue = [(fleet.available, fleet.start)]
        while queue:
            at, spot = heapq.heappop(queue)
            if at > best[spot]:
                continue
            for after, when in self._onward(fleet, spot, at, None):
                if when < best[after]:
                    best[after] = when
                    heapq.heappush(queue, (when, after))
        return best

    def _onward(
        self, fleet: FleetClass, spot: int, at: int, needs: Needs | None
    ) -> Iterable[tuple[int, int]]:
        """Where a vehicle at ``spot`` can be next, and when; ``needs`` None: loaded or empty."""
        ground = self.ground
        windows = ground.zone_windows[ground.zone_of[spot]]
        if windows:
            arrivals = self._arrivals_within(fleet, spot, at, needs is not None)
        else:
            arrivals = ground.arrivals(fleet.type, spot, at, loaded=needs is not None)
        for other in np.flatnonzero(arrivals < NEVER).tolist():
            if other != spot and ground.may_be(fleet, other):
                yield other, int(arrivals[other])
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

    def _party(
        self,
        group: Group,
        needs: Needs,
        standing: dict[int, int],
        aboard: dict[tuple[int, int], int],
    ) -> int:
        """Dijkstra over where the party stands, or in which vehicle it sits and where."""
        carriers = [
            (fleet, there)
            for fleet, there in self.carriers.values()
            if self.fits(fleet.type, needs)
        ]
        numbers = {id(fleet): n for n, (fleet, _) in enumerate(self.carriers.values())}
        by_number = {numbers[id(fleet)]: (fleet, there) for fleet, there in carriers}
        final, change = self._ends(group)
        best: dict[tuple[int, int], int] = {(STANDING, spot): at for spot, at in standing.items()}
        best |= {key: at for key, at in aboard.items() if key[0] in by_number}
        queue = [(at, *key) for key, at in best.items()]
        heapq.heapify(queue)

        def reach(number: int, spot: int, when: int) -> None:
            if when < best.get((number, spot), NEVER):
                best[number, spot] = when
                heapq.heappush(queue, (when, number, spot))

        while queue:
            at, number, spot = heapq.heappop(queue)
            if at > best[number, spot]:
                continue
            if number == RECEIVED:
                return at
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
            for after, when in self._onward(fleet, spot, at, needs):
                reach(number, after, when)
        return NEVER

    def _ends(self, group: Group) -> tuple[set[int], set[int]]:
        """The spots where the group may be received for good, and where it may change."""
        places = self.ground.scenario.places
        final = {
            self.ground.place_spots[id]
            for id, place in places.items()
            if place.receives and (not group.accepts or id in group.accepts)
        }
        change = {
            self.ground.place_spots[id]
            for id, place in places.items()
            if Role.HANDOVER in place.roles and (not group.handovers or id in group.handovers)
        }
        return final, change

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
