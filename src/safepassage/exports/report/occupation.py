"""Who occupies which lane and which bay, when: one row each, closed windows hatched."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from safepassage.exports.report.axes import Tick, TimeAxis, time_axis
from safepassage.exports.report.closed import closed
from safepassage.exports.report.paths import Point, area, steps
from safepassage.exports.report.slots import slots
from safepassage.exports.report.timeline import Doing, Span, Timeline, people
from safepassage.exports.report.voice import Voice
from safepassage.model import Stop, Window, joined

WIDTH = 970.0
ROW = 15.0
_QUEUE = 34.0
_MARGIN = 22.0


@dataclass(frozen=True, slots=True)
class Block:
    """One service of one vehicle in one row."""

    vehicle: str
    x: float
    y: float
    width: float
    loaded: bool
    text: str


@dataclass(frozen=True, slots=True)
class Row:
    """One lane or bay."""

    label: str
    y: float


@dataclass(frozen=True, slots=True)
class Board:
    """The rows of one direction of a crossing, or of one place."""

    point: str
    title: str
    busy: Fraction
    """Share of the open time, from the first service to the last, that rows were occupied."""
    services: int
    rows: list[Row]
    blocks: list[Block]
    closed: list[tuple[float, float]]
    queue: str
    """Outline of the number of vehicles waiting, over time."""
    most_waiting: int
    queue_height: float
    height: float


@dataclass(frozen=True, slots=True)
class Occupation:
    """All boards, crossings first, on one time axis."""

    width: float
    axis: TimeAxis
    ticks: list[Tick]
    crossings: list[Board]
    places: list[Board]


def occupation(voice: Voice, lives: Sequence[Timeline]) -> Occupation:
    """Occupation of everything that has lanes or bays and is used."""
    scenario = voice.scenario
    moving = [life for life in lives if life.moves]
    end = max((life.spans[-1].end for life in moving), default=int(scenario.horizon))
    axis = time_axis(voice, end, _MARGIN, WIDTH - _MARGIN)
    uses = _uses(moving)
    crossings = []
    for crossing in scenario.crossings.values():
        if crossing.lanes_shared:
            sides: list[tuple[str, ...]] = [crossing.zones]
        else:
            sides = [(zone,) for zone in crossing.zones]
        for zones in sides:
            used = _used(uses, Doing.PASS, crossing.id, zones)
            if not used:
                continue
            if len(zones) == 1:
                title = voice.say(
                    "from-to",
                    name=voice.name(crossing.id),
                    origin=voice.name(zones[0]),
                    destination=voice.name(crossing.far_side(zones[0])),
                )
            else:
                title = voice.say("both-ways", name=voice.name(crossing.id))
            crossings.append(
                _board(voice, axis, crossing.id, title, used, crossing.lanes, crossing.windows)
            )
    places = []
    for place in scenario.places.values():
        used = _used(uses, Doing.STOP, place.id, (None,))
        if used:
            title = voice.name(place.id)
            places.append(_board(voice, axis, place.id, title, used, place.bays, place.windows))
    return Occupation(WIDTH, axis, axis.ticks(voice, axis.step()), crossings, places)


Use = tuple[str, Span, int]
"""A vehicle, its service, and since when it has waited for that."""


def _uses(lives: Sequence[Timeline]) -> dict[tuple[Doing, str], list[Use]]:
    """Everything that is done, by what it is and where."""
    result: dict[tuple[Doing, str], list[Use]] = defaultdict(list)
    for life in lives:
        since: int | None = None
        for span in life.spans:
            use = (life.vehicle, span, span.begin if since is None else since)
            result[span.doing, span.point].append(use)
            since = (span.begin if since is None else since) if span.doing is Doing.WAIT else None
    return result


def _used(
    uses: Mapping[tuple[Doing, str], Sequence[Use]],
    doing: Doing,
    point: str,
    zones: tuple[str | None, ...],
) -> list[Use]:
    found = (use for use in uses.get((doing, point), ()) if use[1].zone in zones)
    return sorted(found, key=lambda use: (use[1].begin, use[1].end, use[0]))


def _board(
    voice: Voice,
    axis: TimeAxis,
    point: str,
    title: str,
    used: list[Use],
    rows: int | None,
    windows: tuple[Window, ...],
) -> Board:
    crossing = point in voice.scenario.crossings
    row_of, needed = slots([(s.begin, s.end, (v, s.begin)) for v, s, _ in used])
    count = max(needed, rows or 0)
    shown = min(count, max(needed, 1) + 1) if rows is not None and rows > needed + 4 else count
    queue, most = _queue(axis, used)
    queue_height = _QUEUE if most else 0.0
    blocks = []
    for vehicle, span, _ in used:
        x, width = axis.box(span.begin, span.end)
        y = queue_height + row_of[vehicle, span.begin] * ROW
        loaded, text = _words(voice, vehicle, span)
        blocks.append(Block(vehicle, x, y, max(width, 1.0), loaded, text))
    label = "lane" if crossing else "bay"
    return Board(
        point=point,
        title=title,
        busy=_busy(used, count, windows),
        services=len(used),
        rows=[Row(voice.say(label, number=i + 1), queue_height + i * ROW) for i in range(shown)],
        blocks=blocks,
        closed=[axis.box(a, b) for a, b in closed(windows, axis.begin, axis.end)],
        queue=queue,
        most_waiting=most,
        queue_height=queue_height,
        height=queue_height + shown * ROW,
    )


def _words(voice: Voice, vehicle: str, span: Span) -> tuple[bool, str]:
    """Whether the block counts as loaded, and what a reader is told about it."""
    heads = span.needs.heads
    if isinstance(span.step, Stop):
        boards = people(voice.scenario, span.step.board).heads
        alights = people(voice.scenario, span.step.alight).heads
        text = voice.say(
            "block-stop",
            vehicle=voice.name(vehicle),
            begin=voice.clock(span.begin),
            end=voice.clock(span.end),
            what=voice.served(boards, alights),
        )
        return boards > 0, text
    text = voice.say(
        "block-pass",
        vehicle=voice.name(vehicle),
        begin=voice.clock(span.begin),
        end=voice.clock(span.end),
        heads=heads,
    )
    return heads > 0, text


def _queue(axis: TimeAxis, used: Iterable[Use]) -> tuple[str, int]:
    """The outline of the number waiting for this service, and the most at once."""
    changes: dict[int, int] = {}
    for _, span, since in used:
        if span.begin > since:
            changes[since] = changes.get(since, 0) + 1
            changes[span.begin] = changes.get(span.begin, 0) - 1
    heights: list[tuple[int, int]] = []
    now = 0
    for t in sorted(changes):
        now += changes[t]
        heights.append((t, now))
    most = max((h for _, h in heights), default=0)
    if not most:
        return "", 0
    scale = (_QUEUE - 8) / most
    corners: list[Point] = [(axis.x(t), _QUEUE - 2 - h * scale) for t, h in heights]
    outline = [(corners[0][0], _QUEUE - 2), *steps(corners), (corners[-1][0], _QUEUE - 2)]
    return area(outline), most


def _busy(used: Sequence[Use], rows: int, windows: tuple[Window, ...]) -> Fraction:
    begin = min(s.begin for _, s, _ in used)
    end = max(s.end for _, s, _ in used)
    shut = sum(b - a for a, b in closed(joined(windows), begin, end))
    room = (end - begin - shut) * rows
    return Fraction(sum(s.end - s.begin for _, s, _ in used), room) if room else Fraction(0)
