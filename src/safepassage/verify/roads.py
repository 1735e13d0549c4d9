"""How long a drive takes at least, worked out from the scenario alone."""

from __future__ import annotations

import math
from bisect import bisect_right
from fractions import Fraction

from safepassage.model import Epoch, Leg, Location, Scenario, VehicleType, road_profile
from safepassage.units import Metres, Seconds, ceil_ratio
from safepassage.verify.over_roads import OverRoads

EARTH_RADIUS_METRES = 6_371_008.8
"""Mean radius of the Earth."""

Road = tuple[Seconds, Metres]
"""How long, before the type's factors, and how far."""


class Roads:
    """The scenario's legs, roads and straight lines, asked one drive at a time."""

    def __init__(self, scenario: Scenario) -> None:
        self._scenario = scenario
        self._epochs = sorted(scenario.travel.spells, key=lambda epoch: epoch.begins)
        self._begins = [epoch.begins for epoch in self._epochs]
        self._legs: dict[tuple[str, str, str | None, str | None], Leg] = {
            (leg.origin, leg.destination, leg.profile, leg.epoch): leg
            for leg in scenario.travel.legs
        }
        self._over_roads = None if scenario.travel.roads is None else OverRoads(scenario)
        self._known: dict[tuple[str, str, str, int], Road | None] = {}

    def least(
        self, type: VehicleType, origin: str, destination: str, depart: int, *, loaded: bool
    ) -> Seconds | None:
        """The least seconds of the drive, all factors applied; None where it cannot be driven."""
        road = self._road(type, origin, destination, depart)
        if road is None:
            return None
        factor = type.loaded_factor if loaded else type.empty_factor
        return Seconds(ceil_ratio(road[0] * factor))

    def metres(self, type: VehicleType, origin: str, destination: str, depart: int) -> Metres:
        """How far the drive is; 0 where it cannot be driven."""
        road = self._road(type, origin, destination, depart)
        return Metres(0) if road is None else road[1]

    def _road(self, type: VehicleType, origin: str, destination: str, depart: int) -> Road | None:
        number = max(0, bisect_right(self._begins, depart) - 1)
        key = (type.id, origin, destination, number)
        if key not in self._known:
            epoch = self._epochs[number] if self._epochs else Epoch("", Seconds(0))
            self._known[key] = self._find(type, origin, destination, number, epoch)
        return self._known[key]

    def _find(
        self, type: VehicleType, origin: str, destination: str, number: int, epoch: Epoch
    ) -> Road | None:
        if origin == destination:
            return None
        for profile, during in (
            (type.profile, epoch.id),
            (type.profile, None),
            (None, epoch.id),
            (None, None),
        ):
            leg = self._legs.get((origin, destination, profile, during))
            if leg is not None:
                return leg.seconds, leg.metres
        if self._over_roads is not None and (on := road_profile(type.profile)) is not None:
            slowest = max(type.loaded_factor, type.empty_factor)
            return self._over_roads.drive(on, origin, destination, number, slowest)
        here, there = self._location(origin), self._location(destination)
        detour = self._scenario.travel.detour
        if here is None or there is None or detour is None or not type.speed_kmh:
            return None
        metres = ceil_ratio(Fraction(great_circle_metres(here, there)) * detour)
        seconds = ceil_ratio(Fraction(36, 10) * metres / type.speed_kmh * epoch.factor)
        return Seconds(seconds), Metres(metres)

    def _location(self, point: str) -> Location | None:
        known = self._scenario.places.get(point) or self._scenario.crossings.get(point)
        return known.location if known else None


def great_circle_metres(here: Location, there: Location) -> float:
    """Along the surface of the Earth, by the haversine formula."""
    south, north = math.radians(here.latitude), math.radians(there.latitude)
    across = math.radians(there.longitude - here.longitude)
    half = (
        math.sin((north - south) / 2) ** 2
        + math.cos(south) * math.cos(north) * math.sin(across / 2) ** 2
    )
    return 2 * EARTH_RADIUS_METRES * math.asin(math.sqrt(min(1.0, half)))
