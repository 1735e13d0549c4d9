"""People safe over time, all together and by priority, against the bound."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from safepassage.exports.report.axes import Tick, time_axis
from safepassage.exports.report.journeys import Journey
from safepassage.exports.report.paths import Point, area, line, steps
from safepassage.exports.report.voice import Voice
from safepassage.model import PRIORITIES, Plan, Priority


@dataclass(frozen=True, slots=True)
class HeadTick:
    """A labelled number of people."""

    y: float
    label: str


@dataclass(frozen=True, slots=True)
class Layer:
    """One priority's part of the stacked curve."""

    priority: Priority
    name: str
    outline: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A moment with a vertical line; ``later`` says that its text stands on the later side."""

    x: float
    text: str
    later: bool = False


@dataclass(frozen=True, slots=True)
class Curve:
    """The stacked curve in one size."""

    width: float
    height: float
    left: float
    right: float
    top: float
    bottom: float
    ticks: list[Tick]
    heads: list[HeadTick]
    layers: list[Layer]
    outline: str
    total: HeadTick
    done: Mark
    bound: Mark | None


@dataclass(frozen=True, slots=True)
class PriorityStrip:
    """One priority on its own scale."""

    priority: Priority
    name: str
    text: str
    outline: str
    line: str
    bound: Mark | None
    ticks: list[Tick]


@dataclass(frozen=True, slots=True)
class Safe:
    """The section: the curve for wide and for narrow pages, and a strip for each priority."""

    wide: Curve
    narrow: Curve
    strips_wide: list[PriorityStrip]
    strips_narrow: list[PriorityStrip]
    received: dict[Priority, int]
    total: dict[Priority, int]


WIDE = 1120.0
NARROW = 358.0
STRIP_HEIGHT = 40.0


def safe(voice: Voice, plan: Plan, parties: Sequence[Journey]) -> Safe:
    """The section's numbers and outlines."""
    arrivals: dict[Priority, list[tuple[int, int]]] = {p: [] for p in PRIORITIES}
    total = dict.fromkeys(PRIORITIES, 0)
    for party in parties:
        total[party.priority] += party.heads
        if party.received is not None:
            arrivals[party.priority].append((party.received, party.heads))
    for events in arrivals.values():
        events.sort()
    return Safe(
        wide=_curve(voice, plan, arrivals, total, WIDE, 330.0),
        narrow=_curve(voice, plan, arrivals, total, NARROW, 270.0),
        strips_wide=_strips(voice, plan, arrivals, total, WIDE),
        strips_narrow=_strips(voice, plan, arrivals, total, NARROW),
        received={p: sum(h for _, h in arrivals[p]) for p in PRIORITIES},
        total=total,
    )


def _end(plan: Plan) -> int:
    bound = plan.bounds.clearance.value if plan.bounds else 0
    return max(int(plan.figures.clearance), bound, 10) * 103 // 100


def _curve(
    voice: Voice,
    plan: Plan,
    arrivals: dict[Priority, list[tuple[int, int]]],
    total: dict[Priority, int],
    width: float,
    height: float,
) -> Curve:
    left, right, top, bottom = 52.0, width - 12, 34.0, height - 42
    if voice.language.direction == "rtl":
        left, right = width - right, width - left
    axis = time_axis(voice, _end(plan), left, right)
    everybody = sum(total.values())

    def y(heads: int) -> float:
        return bottom - (bottom - top) * heads / max(1, everybody)

    moments = sorted({t for events in arrivals.values() for t, _ in events})
    below = [0] * len(moments)
    layers = []
    for priority in PRIORITIES:
        if not arrivals[priority]:
            continue
        by_moment: dict[int, int] = {}
        for t, heads in arrivals[priority]:
            by_moment[t] = by_moment.get(t, 0) + heads
        count = 0
        above = []
        for i, t in enumerate(moments):
            count += by_moment.get(t, 0)
            above.append(below[i] + count)
        last = axis.x(axis.end)
        start = (axis.x(0), y(0))
        upper = steps(
            [start, *((axis.x(t), y(h)) for t, h in zip(moments, above, strict=True))], last
        )
        lower = steps(
            [start, *((axis.x(t), y(h)) for t, h in zip(moments, below, strict=True))], last
        )
        layers.append(Layer(priority, voice.priority(priority), area([*upper, *reversed(lower)])))
        below = above
    top_line = steps(
        [(axis.x(0), y(0)), *((axis.x(t), y(h)) for t, h in zip(moments, below, strict=True))],
        axis.x(axis.end),
    )
    bound = plan.bounds.clearance.value if plan.bounds else None
    return Curve(
        width=width,
        height=height,
        left=left,
        right=right,
        top=top,
        bottom=bottom,
        ticks=axis.ticks(voice, axis.step(64 if width > 600 else 44)),
        heads=[HeadTick(y(h), voice.language.number(h)) for h in _round_heads(everybody)],
        layers=layers,
        outline=line(top_line),
        total=HeadTick(y(everybody), voice.say("everybody-line", count=everybody)),
        done=Mark(axis.x(int(plan.figures.clearance)), voice.by(int(plan.figures.clearance))),
        bound=None
        if bound is None
        else Mark(
            axis.x(bound),
            voice.say("curve-bound", clock=voice.not_before(bound)),
            later=2 * bound < axis.end,
        ),
    )


def _round_heads(total: int) -> list[int]:
    """Round numbers of people for the axis: three to six of them, the total left out."""
    if total < 2:
        return [0]
    step = 1
    while total / step > 5:
        step = step * 5 // 2 if str(step)[0] == "2" else step * 2
    return [h for h in range(0, total, step) if total - h > step / 3 or h == 0]


def _strips(
    voice: Voice,
    plan: Plan,
    arrivals: dict[Priority, list[tuple[int, int]]],
    total: dict[Priority, int],
    width: float,
) -> list[PriorityStrip]:
    axis = time_axis(voice, _end(plan), 6.0, width - 6)
    strips = []
    for priority in PRIORITIES:
        if not total[priority]:
            continue
        count = 0
        points: list[Point] = [(axis.x(0), STRIP_HEIGHT)]
        for t, heads in arrivals[priority]:
            count += heads
            points.append((axis.x(t), STRIP_HEIGHT - (STRIP_HEIGHT - 4) * count / total[priority]))
        corners = steps(points, axis.x(axis.end))
        bound = None
        if priority is Priority.T1 and plan.bounds is not None and arrivals[priority]:
            value = plan.bounds.t1_clearance.value
            bound = Mark(axis.x(value), voice.say("strip-bound", clock=voice.not_before(value)))
        last = arrivals[priority][-1][0] if arrivals[priority] else None
        strips.append(
            PriorityStrip(
                priority,
                voice.priority(priority),
                voice.say("strip-none", total=total[priority])
                if last is None
                else voice.say(
                    "strip-received",
                    received=count,
                    total=total[priority],
                    clock=voice.by(last),
                ),
                area([*corners, (axis.x(axis.end), STRIP_HEIGHT)]),
                line(corners),
                bound,
                axis.ticks(voice, axis.step(64 if width > 600 else 44)),
            )
        )
    return strips
