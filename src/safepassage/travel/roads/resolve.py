"""A scenario that names a file of roads: its places put on roads, its changes turned into edges.

Done once, when the scenario is read. What comes out are facts of the scenario: its digest depends
on them, so a plan is always judged on the roads for which it was made.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime, time, timedelta
from fractions import Fraction
from pathlib import Path
from zoneinfo import ZoneInfo

import numpy as np
from numpy.typing import NDArray

from safepassage.model import (
    ROAD_PROFILES,
    STRAIGHT,
    Corridor,
    Location,
    OnRoads,
    RoadChange,
    RoadMap,
    RoadThing,
    Scenario,
    Window,
    road_profile,
)
from safepassage.notices import Notice, Refused, Severity, Where
from safepassage.travel.roads import assumptions
from safepassage.travel.roads.changes import edges_along, edges_of_change, near_names
from safepassage.travel.roads.file import RoadFile, open_roads
from safepassage.travel.roads.snap import Snapped, Snapper
from safepassage.travel.roads.times import RoadTimes, network
from safepassage.units import Seconds

Locate = Callable[[str, str, str], Where]
"""Where in the scenario's files a thing stands, by table, id and column."""


def resolved(scenario: Scenario, locate: Locate) -> tuple[Scenario | None, tuple[Notice, ...]]:
    """The scenario with its roads as facts, or None where a notice stops; and every notice.

    A scenario without roads comes back as it is.
    """
    roads = scenario.travel.roads
    if roads is None:
        return scenario, ()
    try:
        file = open_roads(Path(roads.file))
    except Refused as refused:
        return None, refused.notices
    resolving = _Resolving(scenario, roads, file, locate)
    found = resolving.found()
    notices = tuple(resolving.notices)
    if any(notice.severity is Severity.STOP for notice in notices):
        return None, notices
    whole = replace(scenario, travel=replace(scenario.travel, roads=found))
    more = (*_cut_off(whole, found, locate), *_leaks(whole, found, locate))
    stopped = any(notice.severity is Severity.STOP for notice in more)
    return None if stopped else whole, (*notices, *more)


class _Resolving:
    """One scenario's roads while they are resolved, with what is wrong with them."""

    def __init__(self, scenario: Scenario, roads: RoadMap, file: RoadFile, locate: Locate) -> None:
        self._scenario, self._roads, self._file, self._locate = scenario, roads, file, locate
        self.notices: list[Notice] = []

    def found(self) -> RoadMap:
        """The roads with everything resolved that could be."""
        table = self._assumptions()
        profiles = self._profiles()
        points = self._points(profiles, table) if table else ()
        changes = tuple(self._change(change, table) for change in self._roads.changes)
        corridors = tuple(self._corridor(each, table) for each in self._roads.corridors)
        return replace(
            self._roads,
            digest=self._file.digest,
            table=tuple(sorted(table.items())),
            nights=nights(self._scenario, table),
            points=points,
            changes=changes,
            corridors=corridors,
        )

    def _tell(
        self,
        code: str,
        severity: Severity,
        table: str,
        id: str,
        column: str = "",
        /,
        **numbers: int | str,
    ) -> None:
        where = self._locate(table, id, column)
        self.notices.append(Notice(code, severity, where, numbers))

    def _assumptions(self) -> dict[str, Fraction]:
        known = assumptions.known()
        own = dict(self._roads.assumptions)
        for key, value in own.items():
            if key not in known:
                close = difflib.get_close_matches(key, known, n=1)
                self._tell(
                    "X-ASSUMPTION-UNKNOWN",
                    Severity.STOP,
                    "road_assumptions",
                    key,
                    value=key,
                    close="yes" if close else "no",
                    suggestion=close[0] if close else "",
                )
            elif value == 0 and not assumptions.may_be_nought(key):
                self._tell("X-ASSUMPTION-NOUGHT", Severity.STOP, "road_assumptions", key, value=key)
        table = assumptions.with_overrides({k: v for k, v in own.items() if k in known})
        for key in own:
            if table.get(key) == 0 and not assumptions.may_be_nought(key):
                table[key] = known[key]
        return table

    def _profiles(self) -> list[str]:
        """The profiles on roads of the types that some vehicle has."""
        used: dict[str, None] = {}
        for type in self._scenario.types.values():
            if all(vehicle.type != type.id for vehicle in self._scenario.vehicles.values()):
                continue
            profile = road_profile(type.profile)
            if profile is None:
                continue
            used.setdefault(profile)
            if type.profile not in ROAD_PROFILES:
                self._tell(
                    "X-PROFILE-TAKEN",
                    Severity.WARN,
                    "vehicle_types",
                    type.id,
                    "profile",
                    type=type.id,
                    profile=type.profile,
                    taken=profile,
                    known=", ".join((*ROAD_PROFILES, STRAIGHT)),
                )
        return list(used)

    def _points(self, profiles: list[str], table: Mapping[str, Fraction]) -> tuple[OnRoads, ...]:
        located = self._located()
        if not located or not profiles:
            return ()
        snapped: dict[tuple[str, str], Snapped] = {}
        for profile in profiles:
            own = network(self._file, profile, tuple(sorted(table.items())))
            snapper = Snapper(self._file, own, table)
            for point, (_, location) in located.items():
                spot = snapper.snap(
                    location.latitude,
                    location.longitude,
                    crossing=point in self._scenario.crossings,
                )
                if spot is not None:
                    snapped[point, profile] = spot
        self._judge_distances(located, profiles, snapped, table)
        return tuple(
            OnRoads(point, profile, each.spot, Location(each.latitude, each.longitude))
            for (point, profile), each in snapped.items()
        )

    def _located(self) -> dict[str, tuple[str, Location]]:
        """The points that have a location, with the table that they stand in."""
        scenario = self._scenario
        legs = scenario.travel.legs
        touched = {leg.origin for leg in legs} | {leg.destination for leg in legs}
        found: dict[str, tuple[str, Location]] = {}
        for table, things in (("places", scenario.places), ("crossings", scenario.crossings)):
            for id, thing in things.items():
                if thing.location is not None:
                    found[id] = table, thing.location
                elif id not in touched:
                    self._tell("X-NO-LOCATION", Severity.WARN, table, id, "latitude", place=id)
        return found

    def _judge_distances(
        self,
        located: Mapping[str, tuple[str, Location]],
        profiles: list[str],
        snapped: Mapping[tuple[str, str], Snapped],
        table: Mapping[str, Fraction],
    ) -> None:
        lost = [id for id in located if all((id, profile) not in snapped for profile in profiles)]
        south, west, north, east = self._file.box
        if len(lost) == len(located):
            latitudes = [location.latitude for _, location in located.values()]
            longitudes = [location.longitude for _, location in located.values()]
            self.notices.append(
                Notice(
                    "X-PLACES-ELSEWHERE",
                    where=Where(Path(self._roads.file).name),
                    numbers={
                        "places": _box(min(latitudes), max(latitudes))
                        + " × "
                        + _box(min(longitudes), max(longitudes)),
                        "roads": f"{_box(south, north)} × {_box(west, east)}",
                    },
                )
            )
            return
        most = int(table["snap.most"])
        for id, (kind, _) in located.items():
            if id in lost:
                self._tell(
                    "X-PLACE-FAR", Severity.STOP, kind, id, "latitude", place=id, metres=most
                )
                continue
            nearest = min(
                snapped[id, profile].metres for profile in profiles if (id, profile) in snapped
            )
            if nearest > table["snap.warn"]:
                numbers: dict[str, int | str] = {"place": id, "metres": round(nearest)}
                self._tell("X-PLACE-BESIDE", Severity.WARN, kind, id, "latitude", **numbers)

    def _change(self, change: RoadChange, table: Mapping[str, Fraction]) -> RoadChange:
        edges = edges_of_change(self._file, change, table)
        if not edges:
            bridge = change.of is RoadThing.BRIDGE
            close = near_names(self._file, change.name, bridges=bridge) if change.name else []
            column = "name" if change.name else "line"
            self._tell(
                "X-CHANGE-NOTHING",
                Severity.STOP,
                "road_changes",
                change.id,
                column,
                change=change.id,
                of=change.of.value,
                name=change.name,
                named="yes" if change.name else "no",
                close="yes" if close else "no",
                suggestion=", ".join(close),
            )
        return replace(change, edges=edges)

    def _corridor(self, corridor: Corridor, table: Mapping[str, Fraction]) -> Corridor:
        width = float(table["corridor.width"])
        chosen = np.flatnonzero(edges_along(self._file, corridor.line, width))
        if not len(chosen):
            self._tell(
                "X-CORRIDOR-NOTHING",
                Severity.STOP,
                "corridors",
                "",
                "line",
                origin=corridor.origin,
                destination=corridor.destination,
            )
        return replace(corridor, edges=tuple(int(edge) for edge in chosen))


def nights(scenario: Scenario, table: Mapping[str, Fraction]) -> tuple[Window, ...]:
    """The nights that overlap the scenario, on its clock; none where night is as day."""
    begins, ends = table["night.begins"], table["night.ends"]
    if begins == ends or table["night.share"] == 1:
        return ()
    zone = ZoneInfo(scenario.timezone)
    start = scenario.start.astimezone(zone)
    day = start.date() - timedelta(days=1)
    last = (start + timedelta(seconds=scenario.horizon)).date()
    found = []
    while day <= last:
        dusk = datetime.combine(day, _clock(begins), zone)
        dawn = datetime.combine(day + timedelta(days=begins > ends), _clock(ends), zone)
        window = Window(_since(scenario, dusk), _since(scenario, dawn))
        if window.end > 0 and window.begin < scenario.horizon:
            found.append(window)
        day += timedelta(days=1)
    return tuple(found)


def _clock(hour: Fraction) -> time:
    minutes = int(hour * 60) % 1440
    return time(minutes // 60, minutes % 60)


def _since(scenario: Scenario, moment: datetime) -> Seconds:
    return Seconds(
        round((moment.astimezone(scenario.start.tzinfo) - scenario.start).total_seconds())
    )


def _cut_off(scenario: Scenario, roads: RoadMap, locate: Locate) -> list[Notice]:
    """Points that no vehicle can come to, or leave, over open roads, though others are there."""
    legs = scenario.travel.legs
    touched = {leg.origin for leg in legs} | {leg.destination for leg in legs}
    profiles = list(dict.fromkeys(each.profile for each in roads.points))
    points = tuple(dict.fromkeys(each.point for each in roads.points))
    if not points:
        return []
    calm = replace(roads, changes=(), nights=(), corridors=())
    times = RoadTimes(replace(scenario, travel=replace(scenario.travel, roads=calm)), calm, points)
    shared = _share_a_zone(scenario, points)
    come = np.zeros(len(points), dtype=bool)
    leave = np.zeros(len(points), dtype=bool)
    for profile in profiles:
        seconds, _ = times.tables(profile, 0, Fraction(1))
        drivable = (seconds >= 0) & shared
        come |= drivable.any(axis=0)
        leave |= drivable.any(axis=1)
    found = []
    for number, point in enumerate(points):
        if point in touched or not shared[number].any() or (come[number] and leave[number]):
            continue
        table = "places" if point in scenario.places else "crossings"
        way = (
            "neither" if not (come[number] or leave[number]) else ("out" if come[number] else "in")
        )
        numbers = {"place": point, "way": way}
        found.append(
            Notice("X-PLACE-CUT-OFF", Severity.STOP, locate(table, point, "latitude"), numbers)
        )
    return found


def _share_a_zone(scenario: Scenario, points: tuple[str, ...]) -> NDArray[np.bool_]:
    """Which pairs of different points border or lie in a common zone."""
    zones = [
        {scenario.places[p].zone} if p in scenario.places else set(scenario.crossings[p].zones)
        for p in points
    ]
    found = np.array([[not a.isdisjoint(b) for b in zones] for a in zones], dtype=bool)
    np.fill_diagonal(found, False)
    return found


def _leaks(scenario: Scenario, roads: RoadMap, locate: Locate) -> list[Notice]:
    """Zones between which a road leads that passes no crossing: told once for a pair of zones."""
    if len(scenario.zones) < 2:
        return []
    calm = replace(roads, changes=(), nights=(), corridors=())
    places = tuple(
        point
        for point in dict.fromkeys(each.point for each in roads.points)
        if point in scenario.places
    )
    if not places:
        return []
    times = RoadTimes(replace(scenario, travel=replace(scenario.travel, roads=calm)), calm, places)
    told: dict[tuple[str, str], tuple[str, str]] = {}
    for profile in dict.fromkeys(each.profile for each in roads.points):
        if profile == "boat":
            continue
        seconds, _ = times.tables(profile, 0, Fraction(1))
        for a, b in zip(*np.nonzero(seconds >= 0), strict=True):
            zones = scenario.places[places[a]].zone, scenario.places[places[b]].zone
            if zones[0] != zones[1] and (zones[1], zones[0]) not in told:
                told.setdefault(zones, (places[a], places[b]))
    return [
        Notice(
            "X-ZONE-LEAK",
            Severity.WARN,
            locate("zones", zones[0], ""),
            {"zone": zones[0], "other": zones[1], "origin": ends[0], "destination": ends[1]},
        )
        for zones, ends in told.items()
    ]


def _box(low: float, high: float) -> str:
    return f"{low:.2f}…{high:.2f}"
