"""The movement graph: distance up, time across, one line per vehicle.

Trains have been timed with such graphs since 1842. A line that rises is a vehicle on its way
to safety; flat, it stands; who queues, meets or waits for whom can be seen and not only computed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from safepassage.exports.report.axes import ZOOMS, Tick, TimeAxis, finer, time_axis
from safepassage.exports.report.closed import closed
from safepassage.exports.report.levels import Along, Level, Strip, along, stacked
from safepassage.exports.report.paths import Point, area, line, lines, steps
from safepassage.exports.report.slots import slots
from safepassage.exports.report.timeline import Doing, Span, Timeline
from safepassage.exports.report.voice import Voice
from safepassage.model import Passage, Plan, Scenario

WIDTH = 970.0
_MARGIN = 22.0
_HEIGHT = 560.0
_LANE_CORE = 16.0
_MOST_QUEUE = 58.0
_APART = 2.8


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
class Box:
    """A rectangle; ``text`` says what it stands for."""

    x: float
    y: float
    width: float
    height: float
    text: str


@dataclass(frozen=True, slots=True)
class Queue:
    """The outline around those who queue on one side of a crossing."""

    outline: str
    text: str


@dataclass(frozen=True, slots=True)
class Ribbon:
    """A convoy: the outline around its vehicles on one drive."""

    outline: str
    text: str
    label: str
    x: float
    y: float
    zoom: int
    """From which zoom on there is room for the label."""


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
    axis = time_axis(voice, end, _MARGIN, WIDTH - _MARGIN)
    visited = dict.fromkeys(
        p for life in moving for span in life.spans for p in (span.point, span.to)
    )
    far = along(scenario, visited) if visited else Along("", {}, True)
    standing = _standing(moving)
    slot, count = _slots(standing)
    levels = _levels(scenario, far, list(visited), count)
    height = max((level.bottom for level in levels.values()), default=_HEIGHT) + _MARGIN
    low_side = _low_sides(scenario, far)
    placing = _Placing(axis, levels, slot, count, low_side)
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
        closed=_closed_points(voice, axis, levels),
        closed_zones=_closed_zones(voice, axis, levels),
        closed_legs=_closed_legs(voice, axis, levels),
        queues=_queues(voice, placing, standing),
        ribbons=_ribbons(voice, plan, moving, placing),
        runs=runs,
        types=[(i, voice.name(kind)) for i, kind in enumerate(kinds)],
        top=34.0 if sum(bool(tick.day) for tick in ticks) > 1 else 18.0,
        still=len(lives) - len(moving),
        origin=voice.name(far.origin) if far.origin else "",
        in_metres=far.in_metres,
    )


Stand = tuple[str, str | None, str, int]
"""Where somebody stands: the point, at a crossing the side, the vehicle, and since when."""


Standing = dict[tuple[str, str | None], list[tuple[int, int, Stand]]]
"""By point and side, who stands there: from when to when, and the stand."""


def _standing(lives: Sequence[Timeline]) -> Standing:
    """By point and side, who stands there from when to when: waiting and served in one piece."""
    result: Standing = {}
    for life in lives:
        at: Stand | None = None
        since = until = 0
        for span in life.spans:
            stands = span.doing not in (Doing.DRIVE, Doing.PASS)
            here = (span.point, span.zone)
            if at is not None and (not stands or here != at[:2]):
                result.setdefault(at[:2], []).append((since, until, at))
                at = None
            if stands:
                if at is None:
                    at, since = (span.point, span.zone, life.vehicle, span.begin), span.begin
                until = span.end
        if at is not None:
            result.setdefault(at[:2], []).append((since, until, at))
    return result


def _slots(
    standing: Standing,
) -> tuple[dict[Stand, int], dict[tuple[str, str | None], int]]:
    slot: dict[Stand, int] = {}
    count: dict[tuple[str, str | None], int] = {}
    for where, intervals in standing.items():
        numbered, most = slots(intervals)
        slot |= numbered
        count[where] = most
    return slot, count


def _thickness(count: int) -> float:
    """Pixels for so many vehicles side by side: each as thick as a line while there is room."""
    return min(_MOST_QUEUE, _APART * count)


def _levels(
    scenario: Scenario,
    far: Along,
    points: Sequence[str],
    count: dict[tuple[str, str | None], int],
) -> dict[str, Level]:
    low = _low_sides(scenario, far)
    strips = []
    for point in points:
        if point in scenario.crossings:
            zones = scenario.crossings[point].zones
            high = zones[1] if low[point] == zones[0] else zones[0]
            above = _thickness(count.get((point, high), 0))
            below = _thickness(count.get((point, low[point]), 0))
            strips.append(Strip(point, above, _LANE_CORE, below))
        else:
            strips.append(Strip(point, 0, max(3.0, _thickness(count.get((point, None), 0))), 0))
    apart = 12.0 if len(points) <= 40 else 4.0
    return stacked(strips, far.distance, _HEIGHT, apart, _MARGIN)


def _low_sides(scenario: Scenario, far: Along) -> dict[str, str]:
    """For each crossing, the zone on its lower side: the one whose points are less far along."""
    mean: dict[str, float] = {}
    for zone in scenario.zones:
        known = [
            far.distance[p.id]
            for p in scenario.places.values()
            if p.zone == zone and p.id in far.distance
        ]
        if known:
            mean[zone] = sum(known) / len(known)
    result = {}
    for crossing in scenario.crossings.values():
        here = far.distance.get(crossing.id, 0)
        a, b = (mean.get(zone, float(here)) for zone in crossing.zones)
        result[crossing.id] = crossing.zones[0] if a <= b else crossing.zones[1]
    return result


@dataclass(frozen=True)
class _Placing:
    """Where a vehicle is drawn at the begin and the end of each of its spans."""

    axis: TimeAxis
    levels: dict[str, Level]
    slot: dict[Stand, int]
    count: dict[tuple[str, str | None], int]
    low_side: dict[str, str]

    def standing(self, point: str, zone: str | None, slot: int) -> float:
        level = self.levels[point]
        most = self.count.get((point, zone), 1)
        step = _thickness(most) / most
        if zone is None:
            return level.core_bottom - step * (slot + 0.5)
        if zone == self.low_side[point]:
            return level.core_bottom + step * (slot + 0.5)
        return level.core_top - step * (slot + 0.5)

    def edge(self, point: str, zone: str | None) -> float:
        """Where a vehicle that does not stand enters or leaves the level of a point."""
        level = self.levels[point]
        if zone is None:
            return level.middle
        return level.core_bottom if zone == self.low_side[point] else level.core_top

    def points(self, scenario: Scenario, life: Timeline) -> list[tuple[Span, Point, Point]]:
        """Each span with its two ends; a drive joins what comes before it to what comes after."""
        ends: list[tuple[float, float] | None] = []
        slot = 0
        for span in life.spans:
            if span.doing is Doing.DRIVE:
                ends.append(None)
            elif span.doing is Doing.PASS:
                far_side = scenario.crossings[span.point].far_side(span.zone or "")
                ends.append((self.edge(span.point, span.zone), self.edge(span.point, far_side)))
            else:
                # A wait and the service after it are one stand, found under its first moment.
                stand = (span.point, span.zone, life.vehicle, span.begin)
                slot = self.slot.get(stand, slot)
                y = self.standing(span.point, span.zone, slot)
                ends.append((y, y))
        result = []
        for i, span in enumerate(life.spans):
            here = ends[i]
            if here is None:
                before = ends[i - 1] if i else None
                after = ends[i + 1] if i + 1 < len(ends) else None
                here = (
                    before[1] if before else self.edge(span.point, None),
                    after[0] if after else self.edge(span.to, None),
                )
            a, b = (self.axis.x(span.begin), here[0]), (self.axis.x(span.end), here[1])
            result.append((span, a, b))
        return result


def _run(voice: Voice, life: Timeline, colour: int, placing: _Placing) -> RunView:
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


def _closed_points(voice: Voice, axis: TimeAxis, levels: dict[str, Level]) -> list[Box]:
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


def _closed_zones(voice: Voice, axis: TimeAxis, levels: dict[str, Level]) -> list[Box]:
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


def _closed_legs(voice: Voice, axis: TimeAxis, levels: dict[str, Level]) -> list[Box]:
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


def _queues(voice: Voice, placing: _Placing, standing: Standing) -> list[Queue]:
    """For each side of a crossing, how far its queue reaches over time."""
    queues = []
    for (point, zone), intervals in standing.items():
        if zone is None:
            continue
        changes = sorted({t for begin, end, _ in intervals for t in (begin, end)})
        edge = placing.edge(point, zone)
        reach: list[Point] = []
        waiting: list[tuple[int, int]] = []
        arriving = sorted((i[0], i[1], placing.slot[i[2]]) for i in intervals)
        for t in changes:
            while arriving and arriving[0][0] <= t:
                _, end, slot = arriving.pop(0)
                waiting.append((end, slot))
            waiting = [w for w in waiting if w[0] > t]
            last = max((slot for _, slot in waiting), default=-1)
            y = placing.standing(point, zone, last) if waiting else edge
            beyond = (y - edge) / (last + 0.5) / 2 if waiting else 0.0
            reach.append((placing.axis.x(t), y + beyond))
        outline = [(reach[0][0], edge), *steps(reach), (reach[-1][0], edge)]
        text = voice.say("queue-side", name=voice.name(point), zone=voice.name(zone))
        queues.append(Queue(area(outline), text))
    return queues


def _ribbons(
    voice: Voice, plan: Plan, lives: Sequence[Timeline], placing: _Placing
) -> list[Ribbon]:
    """For every convoy, outlines around the drives of its vehicles to and from the crossing."""
    drives: dict[tuple[int, str, str], list[tuple[Point, Point]]] = {}
    for life in lives:
        pieces = placing.points(voice.scenario, life)
        for i, (span, *_) in enumerate(pieces):
            if not isinstance(span.step, Passage) or span.step.convoy is None:
                continue
            convoy = span.step.convoy
            after = next((p for p in pieces[i + 1 :] if p[0].doing is Doing.DRIVE), None)
            drives.setdefault((convoy, span.point, span.point), []).append(pieces[i][1:])
            if after is not None:
                key = (convoy, span.point, after[0].to)
                drives.setdefault(key, []).append(after[1:])
    ribbons = []
    for (number, crossing, to), pairs in drives.items():
        if len(pairs) < 2:
            continue
        pairs.sort(key=lambda pair: pair[0])
        outline = [pair[0] for pair in pairs] + [pair[1] for pair in reversed(pairs)]
        size = len(plan.convoys[number].vehicles)
        text = voice.say("convoy", number=number + 1, count=size, crossing=voice.name(crossing))
        passing = crossing == to
        middle = sum(p[0] for pair in pairs for p in pair) / (2 * len(pairs))
        ribbons.append(
            Ribbon(
                area(outline),
                text,
                voice.language.number(size) if passing else "",
                middle,
                placing.levels[crossing].middle,
                1,
            )
        )
    return _uncrowded(ribbons)


def _uncrowded(ribbons: list[Ribbon]) -> list[Ribbon]:
    """The ribbons, each label with the least zoom at which it does not run into another."""
    result: list[Ribbon] = []
    kept: dict[float, list[tuple[float, int]]] = {}
    for ribbon in ribbons:
        others = kept.setdefault(ribbon.y, [])
        zoom = next(
            (
                z
                for z in (1, *ZOOMS)
                if all(abs(ribbon.x - x) * z > 20 for x, other in others if other <= z)
            ),
            ZOOMS[-1],
        )
        if ribbon.label:
            others.append((ribbon.x, zoom))
        result.append(replace(ribbon, zoom=zoom))
    return result
