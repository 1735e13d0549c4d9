"""What the movement graph hatches: closed crossings, places, zones and roads."""

from __future__ import annotations

from dataclasses import dataclass

from safepassage.exports.report.axes import TimeAxis
from safepassage.exports.report.closed import closed
from safepassage.exports.report.levels import Level
from safepassage.exports.report.voice import Voice


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle; ``text`` says what it stands for."""

    x: float
    y: float
    width: float
    height: float
    text: str


def closed_points(voice: Voice, axis: TimeAxis, levels: dict[str, Level]) -> list[Box]:
    """Crossings and places outside their windows, on their own levels."""
    scenario = voice.scenario
    boxes = []
    for point, level in levels.items():
        thing = scenario.crossings.get(point) or scenario.places[point]
        for begin, end in closed(thing.windows, axis.begin, axis.end):
            x, width = axis.box(begin, end)
            text = voice.say(
                "closed", name=voice.name(point), begin=voice.clock(begin), end=voice.clock(end)
            )
            boxes.append(Box(x, level.core_top, width, level.core_bottom - level.core_top, text))
    return boxes


def closed_zones(voice: Voice, axis: TimeAxis, levels: dict[str, Level]) -> list[Box]:
    """Zones outside their windows, over all levels of their places."""
    boxes = []
    for zone in voice.scenario.zones.values():
        inside = [
            levels[p.id]
            for p in voice.scenario.places.values()
            if p.zone == zone.id and p.id in levels
        ]
        if not inside:
            continue
        top, bottom = min(i.top for i in inside) - 4, max(i.bottom for i in inside) + 4
        for begin, end in closed(zone.windows, axis.begin, axis.end):
            x, width = axis.box(begin, end)
            text = voice.say(
                "closed", name=voice.name(zone.id), begin=voice.clock(begin), end=voice.clock(end)
            )
            boxes.append(Box(x, top, width, bottom - top, text))
    return boxes


def closed_legs(voice: Voice, axis: TimeAxis, levels: dict[str, Level]) -> list[Box]:
    """Roads while they are closed, from the level of one end to that of the other."""
    boxes = []
    for closure in voice.scenario.travel.closures:
        a, b = levels.get(closure.origin), levels.get(closure.destination)
        if a is None or b is None or closure.window.begin >= axis.end:
            continue
        x, width = axis.box(int(closure.window.begin), int(closure.window.end))
        top, bottom = sorted((a, b), key=lambda level: level.middle)
        text = voice.say(
            "closed-leg",
            origin=voice.name(closure.origin),
            destination=voice.name(closure.destination),
            begin=voice.clock(int(closure.window.begin)),
            end=voice.clock(int(closure.window.end)),
        )
        boxes.append(Box(x, top.bottom, width, max(2.0, bottom.top - top.bottom), text))
    return boxes
