"""How many people are carried along each leg, and the curve that shows it on a map."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import hypot

from safepassage.exports.report.paths import Point, area, number
from safepassage.exports.report.timeline import Doing, Timeline

_WIDEST = 13.0
_BEND = 0.14


@dataclass(frozen=True, slots=True)
class Flow:
    """People carried from one point to another, over the whole plan."""

    origin: str
    destination: str
    people: int


@dataclass(frozen=True, slots=True)
class Curve:
    """A flow as it is drawn; ``arrow`` is empty where the curve is too short for one."""

    path: str
    arrow: str
    width: float
    samples: list[Point]
    """Points along the curve, which labels keep away from."""


def people_flows(lives: Iterable[Timeline]) -> list[Flow]:
    """Heads carried on each leg, the largest flow first."""
    total: dict[tuple[str, str], int] = {}
    for life in lives:
        for span in life.spans:
            if span.doing is Doing.DRIVE and span.needs.heads and span.point != span.to:
                key = (span.point, span.to)
                total[key] = total.get(key, 0) + span.needs.heads
    ordered = sorted(total.items(), key=lambda item: (-item[1], item[0]))
    return [Flow(a, b, heads) for (a, b), heads in ordered]


def curve(a: Point, b: Point, share: float, width: float, height: float) -> Curve:
    """From a to b, as wide as its ``share`` of the largest flow, on paper of that size.

    It bends to its right, so that the way back does not cover the way there.
    """
    length = max(1.0, hypot(a[0] - b[0], a[1] - b[1]))
    control = (
        (a[0] + b[0]) / 2 - (b[1] - a[1]) * _BEND,
        (a[1] + b[1]) / 2 + (b[0] - a[0]) * _BEND,
    )

    def on(t: float) -> Point:
        return (
            (1 - t) ** 2 * a[0] + 2 * t * (1 - t) * control[0] + t * t * b[0],
            (1 - t) ** 2 * a[1] + 2 * t * (1 - t) * control[1] + t * t * b[1],
        )

    # The arrowhead sits where it can be seen, even when one end lies off the paper.
    steps = [t / 20 for t in range(4, 17)]
    seen = [t for t in steps if 0 < on(t)[0] < width and 0 < on(t)[1] < height]
    middle = seen[len(seen) // 2] if seen else 0.5
    thick = max(1.2, _WIDEST * share)
    start, bend, end = (f"{number(x)} {number(y)}" for x, y in (a, control, b))
    return Curve(
        f"M{start}Q{bend} {end}",
        _arrow(on(middle - 0.02), on(middle), on(middle + 0.02), 4 + thick * 0.45)
        if length > 24
        else "",
        thick,
        [on(i / 24) for i in range(25)] if length > 20 else [],
    )


def _arrow(before: Point, at: Point, after: Point, size: float) -> str:
    step = max(1e-6, hypot(after[0] - before[0], after[1] - before[1]))
    ux, uy = (after[0] - before[0]) / step * size, (after[1] - before[1]) / step * size
    x, y = at
    return area(
        [
            (x + ux, y + uy),
            (x - ux * 0.6 - uy * 0.8, y - uy * 0.6 + ux * 0.8),
            (x - ux * 0.6 + uy * 0.8, y - uy * 0.6 - ux * 0.8),
        ]
    )
