"""The roads of a scenario, as exports draw and tell them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from safepassage.language import Language
from safepassage.model import Drive, Location, Name, RoadChange, Route, Scenario

if TYPE_CHECKING:
    from safepassage.exports.courses import RouteOf
    from safepassage.exports.report.ground import Box, Ground, Line


def routes_of(scenario: Scenario) -> RouteOf:
    """The ways of drives over the scenario's roads, or none where it names no file of roads."""
    from safepassage.exports.courses import no_roads

    if scenario.travel.roads is None:
        return no_roads
    from safepassage.travel import TravelTimes

    times, spells = TravelTimes(scenario), scenario.travel.spells
    found: dict[tuple[str, str, str, int], Route | None] = {}

    def route_of(vehicle: str, drive: Drive, loaded: bool) -> Route | None:
        kind = scenario.vehicles[vehicle].type
        spell = sum(each.begins <= drive.depart for each in spells)
        key = (kind, drive.origin, drive.destination, spell)
        if key not in found:
            found[key] = times.route(kind, drive.origin, drive.destination, drive.depart)
        return found[key]

    return route_of


def ground_of(scenario: Scenario, language: Language) -> Ground | None:
    """What the report draws of the scenario's roads; None where it names no file of roads."""
    roads = scenario.travel.roads
    if roads is None:
        return None
    from safepassage.exports.report.ground import Ground, Line
    from safepassage.travel.roads.streets import edge_line, streets
    from safepassage.travel.roads.times import file_of

    file = file_of(roads)

    def within(box: Box, kinds: frozenset[str]) -> list[Line]:
        return [Line(each.kind, each.name, each.points) for each in streets(file, box, kinds)]

    closures = [
        (Line("closure", Name(), edge_line(file, edge)), _said(scenario, change, language))
        for change in roads.changes
        for edge in change.edges
    ]
    snaps = [
        (each.point, place, each.location)
        for each in roads.points
        for place in [_location(scenario, each.point)]
        if place is not None
    ]
    return Ground(routes_of(scenario), within, closures, snaps, file.licence)


def _said(scenario: Scenario, change: RoadChange, language: Language) -> str:
    """``Ribeira (closed), 10:00 to 12:00``."""
    what = "closed" if change.factor is None else "slow"
    if change.window is None:
        return language.say(f"report:road-{what}-always", name=change.id)
    begin, end = (
        language.clock(scenario.start, scenario.timezone, moment)
        for moment in (change.window.begin, change.window.end)
    )
    return language.say(f"report:road-{what}", name=change.id, begin=begin, end=end)


def _location(scenario: Scenario, point: str) -> Location | None:
    thing = scenario.crossings.get(point) or scenario.places.get(point)
    return None if thing is None else thing.location
