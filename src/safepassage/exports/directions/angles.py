"""Bearings and turns on the ground, over the few metres at which a driver looks."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import atan2, cos, degrees, hypot, radians

from safepassage.model import Location

_METRES_PER_DEGREE = 111_195.0
_LOOK = 20.0
"""How far into a road one looks to see where it goes: its first metres are often bent."""


def metres(a: Location, b: Location) -> float:
    """Between two points that are near to each other."""
    east, north = _apart(a, b)
    return hypot(east, north)


def bearing(a: Location, b: Location) -> float:
    """Degrees clockwise from north, from 0 to below 360."""
    east, north = _apart(a, b)
    return degrees(atan2(east, north)) % 360


def leaving(points: Sequence[Location]) -> float:
    """The direction in which a line sets out."""
    return bearing(points[0], _ahead(points))


def arriving(points: Sequence[Location]) -> float:
    """The direction in which a line comes to its end."""
    return bearing(_ahead(points[::-1]), points[-1])


def turned(before: float, after: float) -> float:
    """Degrees from one bearing to another: right is positive; above −180, up to 180."""
    angle = (after - before) % 360
    return angle - 360 if angle > 180 else angle


def _ahead(points: Sequence[Location]) -> Location:
    """The first point at least so far along the line, or its last."""
    gone = 0.0
    for here, there in pairwise(points):
        gone += metres(here, there)
        if gone >= _LOOK:
            return there
    return points[-1]


def _apart(a: Location, b: Location) -> tuple[float, float]:
    """Metres east and north from a to b."""
    east = (b.longitude - a.longitude + 540) % 360 - 180
    narrow = cos(radians((a.latitude + b.latitude) / 2))
    return east * narrow * _METRES_PER_DEGREE, (b.latitude - a.latitude) * _METRES_PER_DEGREE
