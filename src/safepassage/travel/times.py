"""Least drive times between the points of a scenario, by type, load and epoch."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from safepassage.model import Leg, RoadMap, Route, Scenario, road_profile
from safepassage.travel.straight import straight_metres

if TYPE_CHECKING:
    from safepassage.travel.roads.times import RoadTimes

NOT_DRIVABLE = 2**30
"""Stands in time and distance tables for "there is no such drive"; larger than any real one."""


class TravelTimes:
    """The travel tables of a scenario, each computed when it is first asked for.

    Rows and columns follow ``points``: the ids given, or all places and then all crossings. A leg
    that cannot be driven because its ends share no zone, or because nothing says how long it
    takes, holds :data:`NOT_DRIVABLE`.
    """

    def __init__(self, scenario: Scenario, points: Iterable[str] | None = None) -> None:
        self.scenario = scenario
        self.points = tuple(points or (*scenario.places, *scenario.crossings))
        self.index = {point: i for i, point in enumerate(self.points)}
        self._drivable = _share_a_zone(scenario, self.points)
        self._spells = scenario.travel.spells
        self._road_times: RoadTimes | None = None
        self._straight: NDArray[np.int64] | None = None
        self._base: dict[tuple[str, int], tuple[NDArray[np.int64], NDArray[np.int64]]] = {}
        self._seconds: dict[tuple[str, int, bool], NDArray[np.int64]] = {}

    @property
    def epochs(self) -> int:
        """How many epochs there are, each parted where roads change."""
        return len(self._spells)

    def metres(self, type_id: str, epoch: int) -> NDArray[np.int64]:
        """Metres of each leg, shape (points, points)."""
        return self._tables(type_id, epoch)[1]

    def seconds(self, type_id: str, epoch: int, *, loaded: bool) -> NDArray[np.int64]:
        """Least seconds of a drive that departs in this epoch, closures apart; (points, points)."""
        key = (type_id, epoch, loaded)
        if key not in self._seconds:
            kind = self.scenario.types[type_id]
            factor = kind.loaded_factor if loaded else kind.empty_factor
            base = self._tables(type_id, epoch)[0]
            slowed = _times_fraction(base, factor)
            slowed[base >= NOT_DRIVABLE] = NOT_DRIVABLE
            self._seconds[key] = slowed
        return self._seconds[key]

    def route(self, type_id: str, origin: str, destination: str, depart: int) -> Route | None:
        """The way of a drive over roads; None where it is not one over roads.

        ``depart`` is when it begins, in seconds from the scenario's start.
        """
        kind = self.scenario.types[type_id]
        profile = road_profile(kind.profile)
        if not self._roads or profile is None:
            return None
        epoch = max(0, sum(spell.begins <= depart for spell in self._spells) - 1)
        during = self._spells[epoch].id
        for leg in _by_precedence(self.scenario.travel.legs, kind.profile, during):
            if (leg.origin, leg.destination) == (origin, destination):
                return None
        slowest = max(kind.loaded_factor, kind.empty_factor)
        return self._by_road().route(profile, origin, destination, epoch, slowest)

    def least_seconds(self, type_id: str, *, loaded: bool) -> NDArray[np.int64]:
        """The least seconds of each leg over all epochs: what no drive can beat."""
        tables = [self.seconds(type_id, epoch, loaded=loaded) for epoch in range(self.epochs)]
        least: NDArray[np.int64] = np.minimum.reduce(tables)
        return least

    def _tables(self, type_id: str, epoch: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Base seconds and metres; types that drive alike share a table."""
        kind = self.scenario.types[type_id]
        slowest = max(kind.loaded_factor, kind.empty_factor)
        key = (f"{kind.profile}\0{kind.speed_kmh}\0{self._roads and slowest}", epoch)
        if key not in self._base:
            self._base[key] = self._compute(kind.profile, kind.speed_kmh, slowest, epoch)
        return self._base[key]

    def _compute(
        self, profile: str, speed_kmh: Fraction | None, slowest: Fraction, epoch: int
    ) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        travel = self.scenario.travel
        size = len(self.points)
        seconds = np.full((size, size), NOT_DRIVABLE, dtype=np.int64)
        metres = np.full((size, size), NOT_DRIVABLE, dtype=np.int64)
        on_roads = road_profile(profile) if self._roads else None
        if self._roads and on_roads:
            by_road = self._by_road().tables(on_roads, epoch, slowest)
            drivable = by_road[0] >= 0
            seconds[drivable], metres[drivable] = by_road[0][drivable], by_road[1][drivable]
        elif travel.detour is not None and speed_kmh:
            straight = self._straight_metres()
            known = straight >= 0
            pace = Fraction(36, 10) / speed_kmh * self._spells[epoch].factor
            metres[known] = straight[known]
            seconds[known] = _times_fraction(straight, pace)[known]
        for leg in _by_precedence(travel.legs, profile, self._spells[epoch].id):
            origin, destination = self.index.get(leg.origin), self.index.get(leg.destination)
            if origin is not None and destination is not None:
                seconds[origin, destination] = leg.seconds
                metres[origin, destination] = leg.metres
        seconds[~self._drivable] = NOT_DRIVABLE
        metres[~self._drivable] = NOT_DRIVABLE
        np.fill_diagonal(seconds, 0)
        np.fill_diagonal(metres, 0)
        return seconds, metres

    def _by_road(self) -> RoadTimes:
        if self._road_times is None:
            # Roads bring libraries along that a scenario without them does not need.
            from safepassage.travel.roads.times import RoadTimes

            roads = self._roads
            assert roads is not None
            self._road_times = RoadTimes(self.scenario, roads, self.points)
        return self._road_times

    @property
    def _roads(self) -> RoadMap | None:
        return self.scenario.travel.roads

    def _straight_metres(self) -> NDArray[np.int64]:
        if self._straight is None:
            scenario = self.scenario
            located = [
                (scenario.places[p] if p in scenario.places else scenario.crossings[p]).location
                for p in self.points
            ]
            self._straight = straight_metres(located, scenario.travel.detour or Fraction(1))
        return self._straight


def _times_fraction(values: NDArray[np.int64], factor: Fraction) -> NDArray[np.int64]:
    """values × factor, exactly, rounded up."""
    product = values * factor.numerator
    return -(-product // factor.denominator)


def _by_precedence(legs: tuple[Leg, ...], profile: str, epoch: str) -> list[Leg]:
    """The legs that hold for the profile and epoch, the most particular last."""
    fitting = [leg for leg in legs if leg.profile in (None, profile) and leg.epoch in (None, epoch)]
    return sorted(fitting, key=lambda leg: (leg.profile is not None, leg.epoch is not None))


def _share_a_zone(scenario: Scenario, points: tuple[str, ...]) -> NDArray[np.bool_]:
    """Which pairs of points border or lie in a common zone."""
    zones = {zone: i for i, zone in enumerate(scenario.zones)}
    touches = np.zeros((len(points), len(zones)), dtype=np.int32)
    for row, point in enumerate(points):
        if point in scenario.places:
            touches[row, zones[scenario.places[point].zone]] = 1
        else:
            for zone in scenario.crossings[point].zones:
                touches[row, zones[zone]] = 1
    shared: NDArray[np.bool_] = (touches @ touches.T) > 0
    return shared
