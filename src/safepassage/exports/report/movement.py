"""The movement graph: distance up, time across, one line per vehicle.

Trains have been timed with such graphs since the 1840s. A line that rises is a vehicle on its way
to safety; flat, it stands; who queues, meets or waits for whom can be seen and not only computed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from safepassage.exports.report.axes import Tick, TimeAxis, finer, time_axis
from safepassage.exports.report.closures import Box, closed_legs, closed_points, closed_zones
from safepassage.exports.report.convoys import Ribbon, ribbons
from safepassage.exports.report.levels import MARGIN, Along, Level, along, low_sides, point_levels
from safepassage.exports.report.paths import Point, line, lines
from safepassage.exports.report.placing import Placing, numbered, standing_places
from safepassage.exports.report.queues import Queue, queues
from safepassage.exports.report.timeline import Doing, Timeline
from safepassage.exports.report.voice import Voice
from safepassage.model import Plan

WIDTH = 970.0
_SIDE = 22.0
_ONE_ROW, _TWO_ROWS = 18.0, 34.0
"""Pixels above the graph for the labels of time."""


@dataclass(frozen=True, slots=True)
class LevelView:
    """A level with its words."""

    point: str
    name: str
    far: str
    crossing: bool
    level: Level
    labelled: bool
    tall: bool
    """Whether there is room for a name of two lines."""


@dataclass(frozen=True, slots=True)
class RunView:
    """One vehicle's line: the whole of it, the loaded parts, and its services."""

    vehicle: str
    name: str
    colour: int
    whole: str
    loaded: str
    waits: str
    """Where it stands with people aboard."""
    services: str


@dataclass(frozen=True, slots=True)
class Movement:
    """Everything that the graph's template draws."""

    width: float
    height: float
    axis: TimeAxis
    ticks: list[Tick]
    finer: list[tuple[float, str, int]]
    levels: list[LevelView]
    closed: list[Box]
    closed_zones: list[Box]
    closed_legs: list[Box]
    queues: list[Queue]
    ribbons: list[Ribbon]
    runs: list[RunView]
    types: list[tuple[int, str]]
    top: float
    """Pixels above the graph for the labels of time: one row, or two where days change."""
    still: int
    """Vehicles that never move and so have no line."""
    origin: str
    in_metres: bool


def movement(voice: Voice, plan: Plan, lives: Sequence[Timeline]) -> Movement:
    """The graph of the plan whose timelines are ``lives``."""
    scenario = voice.scenario
    moving = [life for life in lives if life.moves]
    end = max((life.spans[-1].end for life in moving), default=int(scenario.horizon))
    axis = time_axis(voice, end, _SIDE, WIDTH - _SIDE)
    visited = dict.fromkeys(
        p for life in moving for span in life.spans for p in (span.point, span.to)
    )
    far = along(scenario, visited) if visited else Along("", {}, True)
    standing = standing_places(moving)
    slot, count = numbered(standing)
    levels = point_levels(scenario, far, list(visited), count)
    height = max((level.bottom for level in levels.values()), default=0.0) + MARGIN
    low_side = low_sides(scenario, far)
    placing = Placing(axis, levels, slot, count, low_side)
    kinds = list(dict.fromkeys(scenario.vehicles[life.vehicle].type for life in moving))
    runs = [
        _run(voice, life, kinds.index(scenario.vehicles[life.vehicle].type), placing)
        for life in moving
    ]
    ticks = axis.ticks(voice, axis.step())
    return Movement(
        width=WIDTH,
        height=height,
        axis=axis,
        ticks=ticks,
        finer=finer(axis, voice),
        levels=_labelled(voice, far, levels),
        closed=closed_points(voice, axis, levels),
        closed_zones=closed_zones(voice, axis, levels),
        closed_legs=closed_legs(voice, axis, levels),
        queues=queues(voice, placing, standing),
        ribbons=ribbons(voice, plan, moving, placing),
        runs=runs,
        types=[(i, voice.name(kind)) for i, kind in enumerate(kinds)],
        top=_TWO_ROWS if sum(bool(tick.day) for tick in ticks) > 1 else _ONE_ROW,
        still=len(lives) - len(moving),
        origin=voice.name(far.origin) if far.origin else "",
        in_metres=far.in_metres,
    )


def _run(voice: Voice, life: Timeline, colour: int, placing: Placing) -> RunView:
    whole: list[Point] = []
    loaded: list[list[Point]] = []
    waits: list[list[Point]] = []
    services: list[list[Point]] = []
    for span, a, b in placing.points(voice.scenario, life):
        whole += [p for p in (a, b) if not whole or whole[-1] != p]
        if span.needs.heads and span.doing is Doing.WAIT:
            waits.append([a, b])
        elif span.needs.heads:
            if loaded and loaded[-1][-1] == a:
                loaded[-1].append(b)
            else:
                loaded.append([a, b])
        if span.doing in (Doing.STOP, Doing.REFUEL):
            services.append([a, b])
    return RunView(
        life.vehicle,
        voice.name(life.vehicle),
        colour,
        line(whole),
        lines(loaded),
        lines(waits),
        lines(services),
    )


def _labelled(voice: Voice, far: Along, levels: dict[str, Level]) -> list[LevelView]:
    """The levels with their words, from the bottom; names that would touch are left out."""
    order = sorted(levels.items(), key=lambda item: -item[1].middle)
    views: list[LevelView] = []
    for i, (point, level) in enumerate(order):
        below = order[i - 1][1].middle - level.middle if i else float("inf")
        above = level.middle - order[i + 1][1].middle if i + 1 < len(order) else float("inf")
        under = next((v.level.middle for v in reversed(views) if v.labelled), float("inf"))
        distance = far.distance.get(point)
        if distance is None:
            text = ""
        elif far.in_metres:
            text = voice.way(distance)
        else:
            text = voice.language.duration(distance)
        views.append(
            LevelView(
                point,
                voice.name(point),
                text,
                point in voice.scenario.crossings,
                level,
                under - level.middle >= 13,
                min(below, above) >= 30,
            )
        )
    return views
