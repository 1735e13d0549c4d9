"""From the globe to paper: places in metres, and crowds of places that are close together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import cos, hypot, radians

from safepassage.exports.report.paths import Point
from safepassage.model import Location

_METRES_PER_DEGREE = 111_195.0
_CROWD = 0.09
"""Points nearer to each other than this share of the map's width belong to one crowd."""


def plane(located: Mapping[str, Location]) -> dict[str, Point]:
    """Metres east and south: good enough for the few hundred kilometres of an operation."""
    middle = sum(at.latitude for at in located.values()) / len(located)
    narrow = cos(radians(middle))
    return {
        point: (at.longitude * narrow * _METRES_PER_DEGREE, -at.latitude * _METRES_PER_DEGREE)
        for point, at in located.items()
    }


def crowds(points: Mapping[str, Point]) -> list[list[str]]:
    """Groups of at least three points that are too near to each other to be told apart."""
    reach = _CROWD * max(extent(points, list(points)), 1.0)
    left = list(points)
    found = []
    while left:
        crowd = [left.pop(0)]
        for point in crowd:
            near = [q for q in left if distance(points[point], points[q]) < reach]
            crowd += near
            left = [q for q in left if q not in near]
        if 3 <= len(crowd) < len(points) and extent(points, crowd) < 5 * reach:
            found.append(crowd)
    return found[:3]


def apart(at: Mapping[str, Point], points: Sequence[str], least: float) -> dict[str, Point]:
    """All of ``at``; those of ``points`` nearer than ``least`` to each other are moved apart."""
    moved = dict(at)
    for _ in range(4):
        for i, p in enumerate(points):
            for q in points[i + 1 :]:
                between = distance(moved[p], moved[q])
                if between >= least:
                    continue
                push = (least - between) / 2
                (px, py), (qx, qy) = moved[p], moved[q]
                ux, uy = ((qx - px) / between, (qy - py) / between) if between else (1.0, 0.0)
                moved[p] = (px - ux * push, py - uy * push)
                moved[q] = (qx + ux * push, qy + uy * push)
    return moved


def extent(at: Mapping[str, Point], points: Sequence[str]) -> float:
    """The longer side of the box around the points."""
    xs, ys = [at[p][0] for p in points], [at[p][1] for p in points]
    return max(max(xs) - min(xs), max(ys) - min(ys))


def distance(a: Point, b: Point) -> float:
    """In the units of the points."""
    return hypot(a[0] - b[0], a[1] - b[1])
