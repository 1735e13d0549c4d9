"""Vehicles as the ledger last saw them: standing, on a drive, past a crossing, or gone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise

from safepassage.ledger import (
    Arrived,
    BrokeDown,
    Departed,
    Fold,
    Passed,
    VehicleCame,
    VehicleWent,
    seconds_of,
)
from safepassage.ledger.fleet import Sight
from safepassage.model import Scenario, Vehicle, VehicleUnderWay
from safepassage.notices import Notice, Severity
from safepassage.onward.clock import vehicle_since
from safepassage.travel import NOT_DRIVABLE, TravelTimes
from safepassage.units import Metres, Seconds


class VehiclesThere:
    """The vehicles that can be planned with, ``now`` (seconds since 1970), by id.

    Those that went or broke down are left out; those that came besides the scenario's are there.
    ``after`` is the same moment on the scenario's clock.
    """

    def __init__(self, fold: Fold, scenario: Scenario, now: int, after: Seconds) -> None:
        self._fold = fold
        self._scenario = scenario
        self._now = now
        self._sights = fold.fleet.vehicles()
        self._times = TravelTimes(scenario)
        self.notices: list[Notice] = []
        self.vehicles: Mapping[str, Vehicle] = dict(self._there(after))

    def under_way(self) -> Iterator[VehicleUnderWay]:
        """Where each is of which anything was said, or that the scenario itself has under way."""
        before = {one.vehicle: one for one in self._scenario.under_way.vehicles}
        for name, vehicle in self.vehicles.items():
            sight = self._sights.get(name)
            found = None if sight is None else self._whereabouts(vehicle, sight)
            if found is not None:
                yield found
            elif name in before:
                yield before[name]

    def broken_at(self, vehicle: str) -> str | None:
        """Where a vehicle that is not there any more was last said to be."""
        sight = self._sights.get(vehicle)
        return None if sight is None else getattr(sight.fact, "place", None)

    def _there(self, after: Seconds) -> Iterator[tuple[str, Vehicle]]:
        gone = (VehicleWent, BrokeDown)
        for vehicle in self._scenario.vehicles.values():
            sight = self._sights.get(vehicle.id)
            if sight is None or not isinstance(sight.fact, gone):
                yield vehicle.id, vehicle_since(vehicle, after, begun=sight is not None)
        types = self._fold.fleet.types()
        for name, sight in self._sights.items():
            if name in self._scenario.vehicles or isinstance(sight.fact, gone):
                continue
            type_, place = types.get(name, ""), self._first_place(name)
            if type_ in self._scenario.types and place is not None:
                yield name, Vehicle(name, type_, place)
            else:
                numbers = {"value": name}
                self.notices.append(Notice("N-VEHICLE", Severity.WARN, numbers=numbers))

    def _first_place(self, vehicle: str) -> str | None:
        """The first known place at which a vehicle was seen."""
        for sight in self._fold.fleet.of_vehicle(vehicle):
            place = getattr(sight.fact, "place", None)
            if place in self._scenario.places:
                return str(place)
        return None

    def _whereabouts(self, vehicle: Vehicle, sight: Sight) -> VehicleUnderWay | None:
        fact = sight.fact
        points, zone = self._way(vehicle)
        metres = self._driven(vehicle, points)
        if isinstance(fact, (Arrived, VehicleCame)) and fact.place in self._scenario.places:
            return VehicleUnderWay(vehicle.id, fact.place, metres=metres)
        if isinstance(fact, Passed) and fact.crossing in self._scenario.crossings:
            return VehicleUnderWay(vehicle.id, fact.crossing, from_zone=zone, metres=metres)
        if isinstance(fact, Departed) and fact.toward in self._times.index:
            arrives = Seconds(max(0, self._arrives(vehicle, fact, sight.time) - self._now))
            crossing = fact.toward in self._scenario.crossings
            return VehicleUnderWay(
                vehicle.id, fact.toward, arrives, zone if crossing else None, None, metres
            )
        return None

    def _arrives(self, vehicle: Vehicle, fact: Departed, departed: int) -> int:
        """When a drive under way ends: as expected, or after as long as it takes."""
        if fact.expected is not None:
            return seconds_of(fact.expected)
        if fact.place not in self._times.index:
            return self._now
        origin, goal = self._times.index[fact.place], self._times.index[fact.toward]
        took = int(self._times.seconds(vehicle.type, 0, loaded=True)[origin, goal])
        return departed + took if took < NOT_DRIVABLE else self._now

    def _way(self, vehicle: Vehicle) -> tuple[list[str], str]:
        """The points that a vehicle was at or is bound for, and the zone that it is in."""
        points = [vehicle.start]
        zone = self._scenario.places[vehicle.start].zone
        for sight in self._fold.fleet.of_vehicle(vehicle.id):
            fact = sight.fact
            place = getattr(fact, "place", None)
            if place in self._scenario.places:
                points.append(str(place))
                zone = self._scenario.places[str(place)].zone
            if isinstance(fact, Passed) and fact.crossing in self._scenario.crossings:
                points.append(fact.crossing)
                crossing = self._scenario.crossings[fact.crossing]
                zone = crossing.far_side(zone) if zone in crossing.zones else crossing.zones[1]
            if isinstance(fact, Departed) and fact.toward in self._times.index:
                points.append(fact.toward)
        return points, zone

    def _driven(self, vehicle: Vehicle, points: list[str]) -> Metres:
        """Metres since the vehicle was last at a depot that refuels."""
        metres = 0
        table = self._times.metres(vehicle.type, 0)
        for origin, goal in pairwise(points):
            place = self._scenario.places.get(origin)
            if place is not None and place.refuel_seconds is not None:
                metres = 0
            leg = int(table[self._times.index[origin], self._times.index[goal]])
            if origin != goal and leg < NOT_DRIVABLE:
                metres += leg
        return Metres(metres)
