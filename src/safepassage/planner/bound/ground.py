"""The ground as bounds see it: spots, who may be there, and the least time from one to the next.

A *spot* is a place, or one side of a crossing. Standing at a crossing on the side of zone A, a
vehicle has yet to be inspected if it came out of A, or has been if it came from the other zone.
Bounds relax everything else about roads: a vehicle may wait anywhere, and a drive takes the least
time over all the departures that are still to come.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from safepassage.model import Needs, Scenario, Vehicle, Window, joined
from safepassage.travel import NOT_DRIVABLE, TravelTimes

NEVER = 2**40
"""Later than any time in a scenario: what cannot be reached is reached then."""


@dataclass(frozen=True)
class FleetClass:
    """Vehicles that are alike in everything a bound looks at; ``count`` of them.

    ``start`` is where they are from ``available`` on. ``crew`` are the hours in which they may
    work (none: always).
    """

    type: str
    start: int
    available: int
    zones: frozenset[str]
    places: frozenset[str]
    crew: tuple[Window, ...]
    count: int
    vehicles: tuple[str, ...]


class Ground:
    """Spots and drives of a scenario, by vehicle type."""

    def __init__(self, scenario: Scenario, times: TravelTimes) -> None:
        self.scenario = scenario
        self.times = times
        self.place_spots = {place: i for i, place in enumerate(scenario.places)}
        self.side_spots: dict[tuple[str, str], int] = {}
        self.zone_of: list[str] = [place.zone for place in scenario.places.values()]
        self.point_of: list[str] = list(scenario.places)
        for crossing in scenario.crossings.values():
            for zone in crossing.zones:
                self.side_spots[crossing.id, zone] = len(self.zone_of)
                self.zone_of.append(zone)
                self.point_of.append(crossing.id)
        self.size = len(self.zone_of)
        self.horizon = int(scenario.horizon)
        self.zone_windows = {id: joined(zone.windows) for id, zone in scenario.zones.items()}
        self.place_windows = {id: joined(place.windows) for id, place in scenario.places.items()}
        self.crossing_windows = {id: joined(c.windows) for id, c in scenario.crossings.items()}
        begins = [int(epoch.begins) for epoch in scenario.travel.spells]
        self.epochs = tuple(zip(begins, [*begins[1:], NEVER], strict=True))
        self._tables: dict[tuple[str, int, bool], NDArray[np.int64]] = {}

    @cached_property
    def _spots(self) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
        """For each spot its row in the travel tables; and which spots share a zone."""
        rows = np.array([self.times.index[point] for point in self.point_of])
        zones = np.array([list(self.scenario.zones).index(zone) for zone in self.zone_of])
        return rows, zones[:, None] == zones[None, :]

    def table(self, type_id: str, epoch: int, *, loaded: bool) -> NDArray[np.int64]:
        """Least seconds of a drive from spot to spot that departs in ``epoch``; NEVER if none."""
        key = (type_id, epoch, loaded)
        if key not in self._tables:
            rows, together = self._spots
            full = self.times.seconds(type_id, epoch, loaded=loaded)
            table = full[np.ix_(rows, rows)].copy()
            table[~together | (table >= NOT_DRIVABLE)] = NEVER
            self._tables[key] = table
        return self._tables[key]

    def metres(self, type_id: str, epoch: int) -> NDArray[np.int64]:
        """Metres of the drives of :meth:`table`."""
        rows, together = self._spots
        table = self.times.metres(type_id, epoch)[np.ix_(rows, rows)].copy()
        table[~together | (table >= NOT_DRIVABLE)] = NEVER
        return table

    def quickest(self, type_id: str, epoch: int, *, loaded: bool) -> NDArray[np.int64]:
        """As :meth:`table`; not loaded means loaded or empty, whichever is faster."""
        table = self.table(type_id, epoch, loaded=True)
        return table if loaded else np.minimum(table, self.table(type_id, epoch, loaded=False))

    def arrivals(self, type_id: str, spot: int, at: int, *, loaded: bool) -> NDArray[np.int64]:
        """Earliest arrival at every spot by one drive from ``spot``, waiting first if it pays."""
        best = np.full(self.size, NEVER, dtype=np.int64)
        for epoch, (begins, ends) in enumerate(self.epochs):
            if ends > at:
                row = self.quickest(type_id, epoch, loaded=loaded)[spot]
                np.minimum(best, max(at, begins) + row, out=best)
        return best

    def may_be(self, fleet: FleetClass, spot: int) -> bool:
        """Whether vehicles of the class may be at the spot."""
        if fleet.zones and self.zone_of[spot] not in fleet.zones:
            return False
        point = self.point_of[spot]
        return not (fleet.places and point in self.place_spots and point not in fleet.places)

    @cached_property
    def fleet(self) -> tuple[FleetClass, ...]:
        """The scenario's vehicles, in classes."""
        under_way = {moving.vehicle: moving for moving in self.scenario.under_way.vehicles}
        alike: dict[tuple[object, ...], list[Vehicle]] = {}
        starts: dict[str, tuple[int, int]] = {}
        permitted: dict[str, tuple[frozenset[str], frozenset[str]]] = {}
        for vehicle in self.scenario.vehicles.values():
            moving = under_way.get(vehicle.id)
            if moving is None:
                start, free = self.place_spots[vehicle.start], int(vehicle.available_at)
            elif moving.point in self.place_spots:
                start, free = self.place_spots[moving.point], int(moving.arrives_at)
            else:
                zone = moving.from_zone or self.scenario.crossings[moving.point].zones[0]
                start, free = self.side_spots[moving.point, zone], int(moving.arrives_at)
            starts[vehicle.id] = start, free
            # It may be where it starts, and where it must end, whatever else it may not.
            zones = {*vehicle.zones, self.zone_of[start]} if vehicle.zones else ()
            places = {*vehicle.places, vehicle.end or ""} if vehicle.places else ()
            permitted[vehicle.id] = frozenset(zones), frozenset(places)
            key = (
                vehicle.type,
                start,
                free,
                *permitted[vehicle.id],
                joined(vehicle.crew_hours),
            )
            alike.setdefault(key, []).append(vehicle)
        return tuple(
            FleetClass(
                same[0].type,
                *starts[same[0].id],
                *permitted[same[0].id],
                joined(same[0].crew_hours),
                len(same),
                tuple(vehicle.id for vehicle in same),
            )
            for same in alike.values()
        )

    def sides(self) -> list[tuple[int, int, str, str]]:
        """Every way through a crossing: spot before, spot after, crossing, zone come out of."""
        ways = []
        for crossing in self.scenario.crossings.values():
            for zone in crossing.zones:
                before = self.side_spots[crossing.id, zone]
                after = self.side_spots[crossing.id, crossing.far_side(zone)]
                ways.append((before, after, crossing.id, zone))
        return ways


def begin_within(windows: Sequence[Window], at: int, duration: int) -> int:
    """The first begin, not before ``at``, of something that lies wholly in one window."""
    if not windows:
        return at
    for window in windows:
        begin = max(at, int(window.begin))
        if begin + duration <= window.end:
            return begin
    return NEVER


def service_seconds(per_head: Needs, needs: Needs) -> int:
    """Seconds that the heads of ``needs`` take, one after the other."""
    return sum(int(seconds) * heads for seconds, heads in zip(per_head, needs, strict=True))
