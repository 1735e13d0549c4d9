"""Who can drive where, time aside: over given legs or straight lines, through crossings.

Points are bits of whole numbers: a set of places is one number, and reaching is "or". A crossing
is two points, one for each zone that a vehicle comes out of.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property

from safepassage.model import Crossing, Place, Scenario, Vehicle, VehicleType, Window, road_profile

Set = int
"""A set of points, as the bits of a number."""


def in_time(windows: Iterable[Window], horizon: int) -> bool:
    """Whether any of the windows, or no limit at all, falls within the horizon."""
    windows = tuple(windows)
    return not windows or any(w.begin < horizon and w.end > 0 for w in windows)


class Points:
    """The points of a scenario, numbered, and the sets that matter."""

    def __init__(self, scenario: Scenario) -> None:
        self.scenario = scenario
        self.places = {id: 1 << index for index, id in enumerate(scenario.places)}
        self.ids = list(scenario.places)
        self.sides: dict[tuple[str, str], Set] = {}
        for crossing in scenario.crossings.values():
            for zone in crossing.zones:
                self.sides[crossing.id, zone] = 1 << len(self.ids)
                self.ids.append(crossing.id)
        self.open_zones = {
            zone.id for zone in scenario.zones.values() if in_time(zone.windows, scenario.horizon)
        }

    def set_of(self, places: Iterable[str]) -> Set:
        """These places as a set."""
        result = 0
        for id in places:
            result |= self.places[id]
        return result

    def names(self, points: Set) -> list[str]:
        """The ids of the points in a set."""
        return [self.ids[bit] for bit in bits(points)]

    @cached_property
    def by_zone(self) -> dict[str, Set]:
        """The places in each zone, and the sides of crossings that one comes to from it."""
        zones: dict[str, Set] = defaultdict(int)
        for place in self.scenario.places.values():
            zones[place.zone] |= self.places[place.id]
        for (_, zone), side in self.sides.items():
            zones[zone] |= side
        return zones

    @cached_property
    def located(self) -> Set:
        """The points whose location is known."""
        result = 0
        for id, place in self.places.items():
            if self.scenario.places[id].location is not None:
                result |= place
        for (id, _), side in self.sides.items():
            if self.scenario.crossings[id].location is not None:
                result |= side
        return result

    def permitted(self, vehicle: Vehicle) -> Set:
        """The points that a vehicle may use and that are open at all within the horizon."""
        zones = self.open_zones.intersection(vehicle.zones or self.open_zones)
        result = 0
        for zone in zones:
            result |= self.by_zone.get(zone, 0)
        result &= self._usable
        if vehicle.places:
            result &= self.set_of(vehicle.places) | self._all_sides
        for (id, zone), side in self.sides.items():
            if self.scenario.crossings[id].far_side(zone) not in zones:
                result &= ~side
        return result

    @cached_property
    def _all_sides(self) -> Set:
        return sum(self.sides.values())

    @cached_property
    def _usable(self) -> Set:
        """Crossings that open within the horizon, and all places: a vehicle may stand anywhere."""
        horizon = self.scenario.horizon
        result = self.set_of(self.places)
        for (id, _), side in self.sides.items():
            if in_time(self.scenario.crossings[id].windows, horizon):
                result |= side
        return result

    @cached_property
    def serving(self) -> Set:
        """The places at which a service is possible at some time within the horizon."""
        horizon = self.scenario.horizon
        return self.set_of(
            place.id for place in self.scenario.places.values() if in_time(place.windows, horizon)
        )


ByRoad = Callable[[str], Mapping[str, Iterable[str]]]
"""For a profile: from each point, the points to which a road leads at some time."""


def no_roads(profile: str) -> Mapping[str, Iterable[str]]:
    """Where nothing is known of roads."""
    return {}


class Roads:
    """Where one drive leads, for the vehicles of one profile."""

    def __init__(
        self, points: Points, profile: str, straight: bool, by_road: ByRoad = no_roads
    ) -> None:
        self._points = points
        self._legs: dict[str, list[str]] = defaultdict(list)
        for leg in points.scenario.travel.legs:
            if leg.profile in (None, profile):
                self._legs[leg.origin].append(leg.destination)
        for origin, ends in by_road(profile).items():
            self._legs[origin].extend(ends)
        self._straight = straight
        self._given: dict[int, Set] = {}
        self._zone_of: dict[int, str] = {}
        scenario = points.scenario
        for id, bit in points.places.items():
            self._zone_of[bit.bit_length() - 1] = scenario.places[id].zone
        for (id, zone), bit in points.sides.items():
            self._zone_of[bit.bit_length() - 1] = scenario.crossings[id].far_side(zone)

    def from_point(self, point: int) -> Set:
        """Where a drive from this point can end; from the side of a crossing: beyond it."""
        zone = self._zone_of[point]
        ends = self._given_ends(point, zone)
        if self._straight and self._points.located >> point & 1:
            ends |= self._points.by_zone.get(zone, 0) & self._points.located
        return ends

    def _given_ends(self, point: int, zone: str) -> Set:
        if point not in self._given:
            points = self._points
            result = 0
            for id in self._legs.get(points.ids[point], ()):
                result |= points.places.get(id, 0) | points.sides.get((id, zone), 0)
            self._given[point] = result & points.by_zone.get(zone, 0)
        return self._given[point]


class Drivers:
    """Vehicles that may use the same points over the same roads, from where they stand."""

    def __init__(self, points: Points, roads: Roads, permitted: Set) -> None:
        self.permitted = permitted
        self.vehicles: list[Vehicle] = []
        self._points = points
        self._roads = roads
        self._reached: dict[Set, Set] = {}
        self._starts: Set = 0

    def add(self, vehicle: Vehicle, point: str, from_zone: str | None) -> None:
        """A vehicle that stands at a place, or on one side of a crossing."""
        self.vehicles.append(vehicle)
        self._starts |= self.standing(point, from_zone)

    def standing(self, point: str, from_zone: str | None) -> Set:
        """The point where a vehicle stands."""
        return self._points.places.get(point, 0) | self._points.sides.get(
            (point, from_zone or ""), 0
        )

    @cached_property
    def fetching(self) -> Set:
        """Every point that some vehicle of these can come to, empty."""
        return self._starts | self.onward(self._starts)

    @cached_property
    def serving(self) -> Set:
        """The places where some vehicle of these can serve."""
        return self.fetching & self.permitted & self._points.serving

    def onward(self, start: Set) -> Set:
        """Every point that can be driven to from these, one drive at least."""
        first = 0
        for point in bits(start):
            first |= self._roads.from_point(point)
        first &= self.permitted
        if first not in self._reached:
            self._reached[first] = self._closure(first)
        return self._reached[first]

    def _closure(self, start: Set) -> Set:
        seen = todo = start
        expanded: set[Set] = set()
        while todo:
            point = todo.bit_length() - 1
            todo ^= 1 << point
            ends = self._roads.from_point(point)
            if ends in expanded:
                continue
            expanded.add(ends)
            new = ends & self.permitted & ~seen
            seen |= new
            todo |= new
        return seen


def drivers_of(
    scenario: Scenario, points: Points, by_road: ByRoad = no_roads
) -> dict[str, Drivers]:
    """The drivers that each vehicle belongs to, by vehicle."""
    roads: dict[tuple[str, bool], Roads] = {}
    found: dict[tuple[str, bool, tuple[str, ...], tuple[str, ...]], Drivers] = {}
    by_vehicle = {}
    under_way = {moving.vehicle: moving for moving in scenario.under_way.vehicles}
    for vehicle in scenario.vehicles.values():
        type = scenario.types[vehicle.type]
        straight = goes_straight(scenario, type)
        key = (type.profile, straight, vehicle.zones, vehicle.places)
        if key not in found:
            if key[:2] not in roads:
                roads[key[:2]] = Roads(points, *key[:2], by_road)
            found[key] = Drivers(points, roads[key[:2]], points.permitted(vehicle))
        moving = under_way.get(vehicle.id)
        point, side = (moving.point, moving.from_zone) if moving else (vehicle.start, None)
        found[key].add(vehicle, point, side)
        by_vehicle[vehicle.id] = found[key]
    return by_vehicle


def goes_straight(scenario: Scenario, type: VehicleType) -> bool:
    """Whether a type drives along straight lines where no leg is given."""
    travel = scenario.travel
    if travel.roads is not None and road_profile(type.profile) is not None:
        return False
    return type.speed_kmh is not None and travel.detour is not None


def bits(points: Set) -> Iterable[int]:
    """The numbers of the points in a set."""
    while points:
        low = points & -points
        yield low.bit_length() - 1
        points ^= low


def zones_at(thing: Place | Crossing) -> tuple[str, ...]:
    """The zone that a place lies in, or the two that a crossing joins."""
    return thing.zones if isinstance(thing, Crossing) else (thing.zone,)
