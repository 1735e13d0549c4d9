"""The map: places where they are, and flows of people as wide as they are large.

No background tiles, so nothing is asked of a network. The map is never mirrored: west is left.
Where places crowd together further panels show them at a larger scale, or the paper is wider.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from safepassage.exports.report.flows import people_flows
from safepassage.exports.report.journeys import Journey
from safepassage.exports.report.panel import WIDE, Matter, Panel, panel, shape
from safepassage.exports.report.plane import crowds, plane
from safepassage.exports.report.timeline import Timeline
from safepassage.exports.report.voice import Voice
from safepassage.model import Location, Scenario


@dataclass(frozen=True, slots=True)
class PlaceMap:
    """The section; no panels where the scenario knows fewer than two locations."""

    panels: list[Panel]
    flows: list[tuple[str, str, int]]
    unplaced: list[str]
    shapes: list[tuple[str, str]]


def place_map(voice: Voice, lives: Sequence[Timeline], parties: Iterable[Journey]) -> PlaceMap:
    """The map of everything that the plan uses or where people wait."""
    scenario = voice.scenario
    used = dict.fromkeys(group.place for group in scenario.groups.values())
    used |= dict.fromkeys(
        p for life in lives if life.moves for s in life.spans for p in (s.point, s.to)
    )
    located: dict[str, Location] = {}
    unplaced = []
    for point in used:
        thing = scenario.crossings.get(point) or scenario.places[point]
        if thing.location is None:
            unplaced.append(voice.name(point))
        else:
            located[point] = thing.location
    flows = people_flows(lives)
    panels = []
    if len(located) >= 2:
        panels = _panels(voice, Matter(plane(located), flows, _people(scenario, parties)))
    shapes = dict.fromkeys(shape(scenario, point) for point in located)
    return PlaceMap(
        panels,
        [(voice.name(f.origin), voice.name(f.destination), f.people) for f in flows],
        unplaced,
        [(each, voice.say(f"shape-{each}")) for each in shapes],
    )


def _panels(voice: Voice, matter: Matter) -> list[Panel]:
    """The first way of drawing it in which every name finds its place, or else the best."""
    found = crowds(matter.points)
    letters = [chr(ord("A") + i) for i in range(len(found))]
    inside = {p: letter for letter, crowd in zip(letters, found, strict=True) for p in crowd}
    everything = list(matter.points)
    title = voice.say("map-overview")
    details = [
        panel(voice, voice.say("map-detail", letter=letter), matter, crowd, {})
        for letter, crowd in zip(letters, found, strict=True)
    ]
    ways = [
        [panel(voice, title, matter, everything, inside), *details],
        [panel(voice, title, matter, everything, {}, WIDE)],
        [panel(voice, title, matter, everything, inside, WIDE), *details],
    ]
    return min(ways, key=lambda way: sum(each.nameless for each in way))


def _people(scenario: Scenario, parties: Iterable[Journey]) -> dict[str, int]:
    """People who begin at each assembly point, or are received at each reception point."""
    result: dict[str, int] = {}
    for party in parties:
        start = scenario.groups[party.group].place
        result[start] = result.get(start, 0) + party.heads
        if party.received is not None:
            end = party.rides[-1].alight_place or ""
            result[end] = result.get(end, 0) + party.heads
    return result
