"""A drive as a driver meets it: stretch by stretch, with names and the other ways at each end."""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from safepassage.model import Branch, Location, Name, Route, Stretch
from safepassage.travel.roads.drives import Drive, Position
from safepassage.travel.roads.file import Name as RoadName
from safepassage.travel.roads.file import RoadFile
from safepassage.travel.roads.network import Network, heads
from safepassage.travel.roads.words import CLASSES, Flag
from safepassage.units import Metres, Seconds

_AHEAD_METRES = 20.0
"""How far one looks along a road to see where it leads."""

_METRES = math.pi / 180 * 6_371_008.8

Point = tuple[float, float]
"""Latitude and longitude in degrees."""


def route_of(
    file: RoadFile,
    network: Network,
    drive: Drive,
    milliseconds: NDArray[np.int64],
    origin: Location,
    destination: Location,
) -> Route:
    """The drive with its geometry. ``milliseconds`` are those of whole arcs (``pace``).

    Seconds and metres of the stretches add up to those of the way on roads, rounded.
    """
    head = heads(file)
    parts = [
        _part(
            file,
            arc,
            drive.start if number == 0 else None,
            drive.end if number == len(drive.arcs) - 1 else None,
        )
        for number, arc in enumerate(drive.arcs)
    ]
    spent = [float(milliseconds[arc]) * share / 1000 for arc, (_, share) in _both(drive, parts)]
    driven = [
        float(file["edge_length"][arc >> 1]) * share / 10 for arc, (_, share) in _both(drive, parts)
    ]
    seconds, metres = _rounded(spent), _rounded(driven)
    stretches = []
    for number, arc in enumerate(drive.arcs):
        way = int(file["edge_way"][arc >> 1])
        flags = int(file["way_flags"][way])
        name = file.name(int(file["way_name"][way]))
        following = drive.arcs[number + 1] if number + 1 < len(drive.arcs) else None
        others = () if following is None else _others(file, network, arc, following, int(head[arc]))
        stretches.append(
            Stretch(
                points=tuple(Location(*point) for point in parts[number][0]),
                seconds=Seconds(seconds[number]),
                metres=Metres(metres[number]),
                road=CLASSES[int(file["way_class"][way])],
                name=in_both(name),
                ref=name.number,
                roundabout=bool(flags & Flag.ROUNDABOUT),
                ferry=bool(flags & Flag.FERRY),
                bridge=bool(flags & Flag.BRIDGE),
                tunnel=bool(flags & Flag.TUNNEL),
                others=others,
            )
        )
    return Route(origin, destination, tuple(stretches))


def in_both(name: RoadName) -> Name:
    """A road's name for readers of Arabic and of English: the signed one where there is no other.

    A signed name in Arabic letters is the Arabic one, any other the English one; it stands in for
    the other language where that has none.
    """
    signed_in_arabic = any("\u0600" <= letter <= "\u06ff" for letter in name.local)
    arabic = name.arabic or (name.local if signed_in_arabic else "")
    english = name.english or ("" if signed_in_arabic else name.local)
    return Name(ar=arabic or english, en=english or arabic)


def lines(
    file: RoadFile, box: tuple[float, float, float, float] | None = None
) -> Iterator[tuple[str, Name, str, tuple[Location, ...]]]:
    """Every road that comes into a box (south, west, north, east), as a line to be drawn.

    Its class, its name, its number, and its points. Edges of one way come one after another.
    """
    chosen = np.arange(file.edges)
    if box is not None:
        south, west, north, east = box
        begins = file["edge_shape"][:-1]
        x, y = file["shape_x"], file["shape_y"]
        inside = (
            (np.minimum.reduceat(x, begins) <= east * 1e7)
            & (np.maximum.reduceat(x, begins) >= west * 1e7)
            & (np.minimum.reduceat(y, begins) <= north * 1e7)
            & (np.maximum.reduceat(y, begins) >= south * 1e7)
        )
        chosen = np.flatnonzero(inside)
    for edge in chosen.tolist():
        way = int(file["edge_way"][edge])
        name = file.name(int(file["way_name"][way]))
        points = tuple(Location(*point) for point in _points(file, 2 * edge))
        yield CLASSES[int(file["way_class"][way])], in_both(name), name.number, points


def _both(
    drive: Drive, parts: list[tuple[list[Point], float]]
) -> Iterator[tuple[int, tuple[list[Point], float]]]:
    return zip(drive.arcs, parts, strict=True)


def _others(
    file: RoadFile, network: Network, arc: int, following: int, node: int
) -> tuple[Branch, ...]:
    """The ways out of a junction, apart from the one that is taken and the way back."""
    found = []
    for other in _out_of(file, network, node):
        if other in (following, arc ^ 1):
            continue
        way = int(file["edge_way"][other >> 1])
        name = in_both(file.name(int(file["way_name"][way])))
        found.append(
            Branch(_bearing(_points(file, other)), CLASSES[int(file["way_class"][way])], name)
        )
    return tuple(sorted(found, key=lambda branch: (branch.bearing, branch.road)))


def _out_of(file: RoadFile, network: Network, node: int) -> list[int]:
    """The usable arcs out of a node."""
    begins = np.flatnonzero(file["edge_begin"] == node)
    ends = np.flatnonzero(file["edge_end"] == node)
    arcs = [*(2 * begins).tolist(), *(2 * ends + 1).tolist()]
    return [arc for arc in arcs if network.usable[arc]]


def _points(file: RoadFile, arc: int) -> list[Point]:
    x, y = file.shape(arc >> 1)
    points = [(lat / 1e7, lon / 1e7) for lat, lon in zip(y.tolist(), x.tolist(), strict=True)]
    return points[::-1] if arc & 1 else points


def _part(
    file: RoadFile, arc: int, start: Position | None, end: Position | None
) -> tuple[list[Point], float]:
    """The points of an arc from start to end, and which share of the arc that is."""
    length = max(1, int(file["edge_length"][arc >> 1]))

    def along(position: Position | None, otherwise: float) -> float:
        if position is None:
            return otherwise
        share = position.offset / length
        return 1 - share if arc & 1 else share

    low, high = along(start, 0.0), along(end, 1.0)
    return _between(_points(file, arc), low, high), max(0.0, high - low)


def _between(points: list[Point], low: float, high: float) -> list[Point]:
    """The part of a polyline between two shares of its length; at least two points."""
    if low <= 0 and high >= 1:
        return points
    sizes = [_metres(a, b) for a, b in pairwise(points)]
    total = sum(sizes) or 1.0
    at_low, at_high = low * total, high * total
    result = [_at(points, sizes, at_low)]
    along = 0.0
    for size, point in zip(sizes, points[1:], strict=True):
        along += size
        if at_low < along < at_high:
            result.append(point)
    result.append(_at(points, sizes, at_high))
    return result


def _at(points: list[Point], sizes: list[float], along: float) -> Point:
    for size, (a, b) in zip(sizes, pairwise(points), strict=True):
        if along <= size and size > 0:
            share = max(0.0, along / size)
            return a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])
        along -= size
    return points[-1]


def _metres(a: Point, b: Point) -> float:
    east = math.cos(math.radians((a[0] + b[0]) / 2))
    return math.hypot(b[0] - a[0], (b[1] - a[1]) * east) * _METRES


def _bearing(points: list[Point]) -> int:
    """Where a line leads in its first metres: whole degrees clockwise from north."""
    sizes = [_metres(a, b) for a, b in pairwise(points)]
    here, there = points[0], _at(points, sizes, min(_AHEAD_METRES, sum(sizes)))
    east = math.cos(math.radians(here[0]))
    return round(math.degrees(math.atan2((there[1] - here[1]) * east, there[0] - here[0]))) % 360


def _rounded(values: list[float]) -> list[int]:
    """Whole numbers that add up to the rounded sum."""
    sums = [0, *(round(sum(values[: k + 1])) for k in range(len(values)))]
    return [b - a for a, b in pairwise(sums)]
