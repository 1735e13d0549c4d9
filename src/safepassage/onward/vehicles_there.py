"""Vehicles as the ledger last saw them: standing, on a drive, past a crossing, or gone."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from safepassage.ledger import (
    Alighted,
    Arrived,
    Boarded,
    BrokeDown,
    Departed,
    Fold,
    Passed,
    VehicleCame,
    VehicleWent,
    seconds_of,
)
from safepassage.ledger.accounts import trip_of
from safepassage.ledger.fleet import Sight
from safepassage.model import Scenario, Vehicle, VehicleUnderWay
from safepassage.notices import Notice, Severity
from safepassage.onward.clock import later, vehicle_since
from safepassage.travel import NOT_DRIVABLE, TravelTimes
from safepassage.units import Metres, Seconds

_NO_ID = re.compile(r"[\s,;،؛|]|^#")
"""What an entry may call a vehicle and the scenario's tables may not."""

_LONGEST_ID = 100


class Way(NamedTuple):
    """Points that a vehicle was at or is bound for, since when (on the scenario's clock), and the
    zone that it is in.
    """

    points: list[tuple[int, str]]
    zone: str


class VehiclesThere:
    """The vehicles that can be planned with, by id.

    Those that went or broke down are left out; those that came besides the scenario's are there.
    ``moment`` is the begin of the scenario that is made (seconds since 1970), ``after`` the same on
    the scenario's clock.
    """

    def __init__(self, fold: Fold, scenario: Scenario, after: Seconds, moment: int) -> None:
        self._fold = fold
        self._scenario = scenario
        self._after = after
        self._moment = moment
        self._began = moment - after
        self._sights = fold.fleet.vehicles()
        self._stops = dict(_last_stops(fold))
        self._before = {one.vehicle: one for one in scenario.under_way.vehicles}
        self._times = TravelTimes(scenario)
        self.notices: list[Notice] = []
        self.vehicles: Mapping[str, Vehicle] = dict(self._there())

    def under_way(self) -> Iterator[VehicleUnderWay]:
        """Where each is of which anything was said, or that the scenario itself has under way."""
        for name, vehicle in self.vehicles.items():
            before = self._before.get(name)
            found = self._whereabouts(vehicle)
            if found is not None:
                yield found
            elif before is not None:
                yield VehicleUnderWay(
                    name,
                    before.point,
                    later(before.arrives_at, self._after),
                    before.from_zone,
                    before.layout,
                    before.metres,
                )

    def broken(self) -> Mapping[str, str]:
        """Where vehicles stand that broke down, as far as anybody said."""
        at = {name: self._broken_at(name) for name in self._sights}
        return {name: place for name, place in at.items() if place is not None}

    def _broken_at(self, vehicle: str) -> str | None:
        sights = self._fold.fleet.of_vehicle(vehicle)
        if not isinstance(sights[-1].fact, BrokeDown):
            return None
        if sights[-1].fact.place is not None:
            return sights[-1].fact.place
        before = sights[-2].fact if len(sights) > 1 else None
        return before.place if isinstance(before, (Arrived, VehicleCame)) else None

    def _there(self) -> Iterator[tuple[str, Vehicle]]:
        gone = (VehicleWent, BrokeDown)
        types = self._fold.fleet.types()
        for vehicle in self._scenario.vehicles.values():
            sight = self._sights.get(vehicle.id)
            if sight is None or not isinstance(sight.fact, gone):
                begun = sight is not None or vehicle.id in self._stops
                since = vehicle_since(vehicle, self._after, begun=begun)
                came = types.get(vehicle.id, vehicle.type)
                known = came in self._scenario.types
                yield vehicle.id, replace(since, type=came) if known else since
        for name, sight in self._sights.items():
            if name in self._scenario.vehicles or isinstance(sight.fact, gone):
                continue
            type_, place = types.get(name, ""), self._first_place(name)
            if type_ in self._scenario.types and place is not None and _can_be_an_id(name):
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

    def _whereabouts(self, vehicle: Vehicle) -> VehicleUnderWay | None:
        """By the latest that was said; who boards or alights says where the vehicle stands."""
        sight, stop = self._sights.get(vehicle.id), self._stops.get(vehicle.id)
        way = self._way(vehicle)
        metres = self._driven(vehicle, way.points)
        places, crossings = self._scenario.places, self._scenario.crossings
        if stop is not None and stop[1] in places and _stands(stop, sight):
            return VehicleUnderWay(vehicle.id, stop[1], metres=metres)
        if sight is None:
            return None
        fact = sight.fact
        if isinstance(fact, (Arrived, VehicleCame)) and fact.place in places:
            return VehicleUnderWay(vehicle.id, fact.place, metres=metres)
        if isinstance(fact, Passed) and fact.crossing in crossings:
            toward = self._bound_for(vehicle.id)
            if toward is None:
                return VehicleUnderWay(vehicle.id, fact.crossing, from_zone=way.zone, metres=metres)
            arrives = (
                sight.time + self._drive(vehicle, fact.crossing, toward.toward, sight.time)
                if toward.expected is None
                else seconds_of(toward.expected)
            )
            return VehicleUnderWay(
                vehicle.id, toward.toward, self._from_now(arrives), metres=metres
            )
        if isinstance(fact, Departed) and fact.toward in self._times.index:
            arrives = (
                sight.time + self._drive(vehicle, fact.place, fact.toward, sight.time)
                if fact.expected is None
                else seconds_of(fact.expected)
            )
            zone = way.zone if fact.toward in crossings else None
            return VehicleUnderWay(
                vehicle.id, fact.toward, self._from_now(arrives), zone, None, metres
            )
        return None

    def _from_now(self, moment: int) -> Seconds:
        return Seconds(max(0, moment - self._moment))

    def _bound_for(self, vehicle: str) -> Departed | None:
        """The departure of a vehicle past a crossing, where it named the place behind it."""
        for sight in reversed(self._fold.fleet.of_vehicle(vehicle)):
            if isinstance(sight.fact, Departed):
                return sight.fact if sight.fact.toward in self._scenario.places else None
            if not isinstance(sight.fact, Passed):
                return None
        return None

    def _drive(self, vehicle: Vehicle, origin: str, goal: str, departed: int) -> int:
        """Seconds of a drive, through one crossing where there is no other way; else 0."""
        index = self._times.index
        if origin not in index:
            return 0
        table = self._times.seconds(vehicle.type, self._epoch(departed - self._began), loaded=True)
        via = [index[crossing] for crossing in self._scenario.crossings]
        begin, end = index[origin], index[goal]
        legs = [int(table[begin, end])]
        if legs[0] >= NOT_DRIVABLE:
            legs = [
                int(table[begin, gate]) + int(table[gate, end])
                for gate in via
                if table[begin, gate] < NOT_DRIVABLE and table[gate, end] < NOT_DRIVABLE
            ]
        return min(legs, default=0)

    def _way(self, vehicle: Vehicle) -> Way:
        before = self._before.get(vehicle.id)
        if before is None:
            points, zone = [(0, vehicle.start)], self._scenario.places[vehicle.start].zone
        else:
            points = [(0, before.point)]
            place = self._scenario.places.get(before.point)
            zone = before.from_zone or (place or self._scenario.places[vehicle.start]).zone
        for sight in self._fold.fleet.of_vehicle(vehicle.id):
            fact, time = sight.fact, sight.time - self._began
            place = self._scenario.places.get(getattr(fact, "place", None) or "")
            if place is not None:
                points.append((time, place.id))
                zone = place.zone
            if isinstance(fact, Passed) and fact.crossing in self._scenario.crossings:
                points.append((time, fact.crossing))
                crossing = self._scenario.crossings[fact.crossing]
                zone = crossing.far_side(zone) if zone in crossing.zones else crossing.zones[1]
            if isinstance(fact, Departed):
                if fact.place in self._scenario.crossings:
                    points.append((time, fact.place))
                if fact.toward in self._times.index:
                    points.append((time, fact.toward))
        return Way(points, zone)

    def _driven(self, vehicle: Vehicle, points: list[tuple[int, str]]) -> Metres:
        """Metres since the vehicle was last at a depot that refuels."""
        before = self._before.get(vehicle.id)
        metres = 0 if before is None else int(before.metres)
        for number, ((time, origin), (_, goal)) in enumerate(pairwise(points)):
            if origin == goal:
                continue
            place = self._scenario.places.get(origin)
            if number and place is not None and place.refuel_seconds is not None:
                metres = 0
            table = self._times.metres(vehicle.type, self._epoch(time))
            leg = int(table[self._times.index[origin], self._times.index[goal]])
            if leg < NOT_DRIVABLE:
                metres += leg
        return Metres(metres)

    def _epoch(self, time: int) -> int:
        """The epoch of a moment on the scenario's clock."""
        begins = [epoch.begins for epoch in self._scenario.travel.spells]
        return max((number for number, begin in enumerate(begins) if begin <= time), default=0)


def _last_stops(fold: Fold) -> Iterator[tuple[str, tuple[int, str]]]:
    """Of each vehicle, when (since 1970) and where somebody last boarded it or alighted."""
    posted: dict[str, list[tuple[int, int]]] = {}
    for name, account in fold.books.of_sort("aboard"):
        trip = trip_of(name)
        if trip is not None and account.times:
            found = posted.setdefault(trip.vehicle, [])
            found.extend(zip(account.times, account.refs, strict=True))
    for vehicle, those in posted.items():
        for time, ref in sorted(those, reverse=True):
            fact = fold.told(ref)
            if isinstance(fact, (Boarded, Alighted)):
                yield vehicle, (time, fact.place)
                break


def _stands(stop: tuple[int, str], sight: Sight | None) -> bool:
    """Whether a boarding or an alighting is the latest of a vehicle.

    Who boarded before it left is often written down after it.
    """
    if sight is None:
        return True
    time, place = stop
    left = isinstance(sight.fact, Departed) and sight.fact.place == place
    return time > sight.time and not left


def _can_be_an_id(name: str) -> bool:
    """Whether the scenario's tables could call a vehicle so."""
    return (
        len(name) <= _LONGEST_ID
        and not _NO_ID.search(name)
        and unicodedata.normalize("NFC", name) == name
    )
