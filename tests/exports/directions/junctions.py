"""Junctions by hand: roads on squared paper, in metres east and north of one point."""

from __future__ import annotations

import itertools
from math import atan2, cos, degrees, radians

from safepassage.model import Branch, Location, Name, Route, Stretch
from safepassage.units import Metres, Seconds

_ZERO = Location(41.0, -8.0)
_DEGREE = 111_195.0

Point = tuple[float, float]


def at(east: float, north: float) -> Location:
    """So many metres from the paper's zero."""
    narrow = cos(radians(_ZERO.latitude))
    return Location(_ZERO.latitude + north / _DEGREE, _ZERO.longitude + east / (_DEGREE * narrow))


def road(
    *points: Point,
    name: str = "",
    kind: str = "residential",
    ref: str = "",
    others: tuple[Branch, ...] = (),
    roundabout: bool = False,
) -> Stretch:
    """A stretch through these points; its Arabic name is its English one in quotes."""
    length = sum(
        ((a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2) ** 0.5 for a, b in itertools.pairwise(points)
    )
    return Stretch(
        tuple(at(*point) for point in points),
        Seconds(round(length / 10)),
        Metres(round(length)),
        kind,
        Name(f"«{name}»" if name else "", name),
        ref,
        roundabout=roundabout,
        ferry=kind == "ferry",
        others=others,
    )


def out(bearing: int, kind: str = "residential") -> Branch:
    """Another way out of a junction."""
    return Branch(bearing, kind)


def route(*stretches: Stretch, to: Point | None = None) -> Route:
    """The way along the stretches, to a place beside its end."""
    last = stretches[-1].points[-1]
    return Route(stretches[0].points[0], at(*to) if to else last, stretches)


def heading(a: Point, b: Point) -> int:
    """The bearing from one point to another."""
    return round(degrees(atan2(b[0] - a[0], b[1] - a[1]))) % 360
