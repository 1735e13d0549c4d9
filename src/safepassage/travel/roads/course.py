"""A drive told road by road: where each stretch runs, what it is called, how one turns onto it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from safepassage.travel.roads.drives import Drive, Position
from safepassage.travel.roads.file import Name, RoadFile
from safepassage.travel.roads.network import Network, tails
from safepassage.travel.roads.words import CLASSES, Flag

Point = tuple[float, float]
"""Latitude and longitude in degrees."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a drive along one edge, in the direction of the drive."""

    arc: int
    """Arc 2k runs along the k-th edge of the file, 2k + 1 against it."""
    way: int
    """The map's id of the way."""
    name: Name
    kind: str
    """Its class, a word of ``CLASSES``."""
    flags: Flag
    """Bridge, tunnel, roundabout, ferry …"""
    metres: float
    seconds: float
    points: tuple[Point, ...]
    turn: float | None
    """Degrees by which one turns onto it, right positive, from −180 to 180; None at the start."""
    ways_on: int
    """How many other arcs one could have turned onto instead."""
    exits: int
    """How many arcs leave the junction where it begins that are not part of a roundabout and may
    be driven: while on a roundabout, their sum counts the exits."""

    @property
    def edge(self) -> int:
        """The number of its edge."""
        return self.arc >> 1


def course(
    file: RoadFile, network: Network, drive: Drive, milliseconds: NDArray[np.int64]
) -> tuple[Stretch, ...]:
    """The stretches of a drive in order. ``milliseconds`` are those of whole arcs (``pace``)."""
    tail = tails(file)
    stretches: list[Stretch] = []
    before: float | None = None
    for index, arc in enumerate(drive.arcs):
        start = drive.start if index == 0 else None
        end = drive.end if index == len(drive.arcs) - 1 else None
        points, share = _part(file, arc, start, end)
        way = int(file["edge_way"][arc >> 1])
        heading, leaving = _heading(points[0], points[1]), _heading(points[-2], points[-1])
        onto = _out_of(file, network, int(tail[arc])) if index else []
        stretches.append(
            Stretch(
                arc=arc,
                way=int(file["way_ref"][way]),
                name=file.name(int(file["way_name"][way])),
                kind=CLASSES[int(file["way_class"][way])],
                flags=Flag(int(file["way_flags"][way])),
                metres=int(file["edge_length"][arc >> 1]) / 10 * share,
                seconds=float(milliseconds[arc]) / 1000 * share,
                points=points,
                turn=None if before is None else _turned(before, heading),
                ways_on=sum(1 for other in onto if other not in (arc, drive.arcs[index - 1] ^ 1)),
                exits=sum(
                    1
                    for other in onto
                    if not int(file["way_flags"][file["edge_way"][other >> 1]]) & Flag.ROUNDABOUT
                ),
            )
        )
        before = leaving
    return tuple(stretches)


def _out_of(file: RoadFile, network: Network, node: int) -> list[int]:
    """The usable arcs out of a node."""
    begins = np.flatnonzero(file["edge_begin"] == node)
    ends = np.flatnonzero(file["edge_end"] == node)
    arcs = [*(2 * begins).tolist(), *(2 * ends + 1).tolist()]
    return [arc for arc in arcs if network.usable[arc]]


def _part(
    file: RoadFile, arc: int, start: Position | None, end: Position | None
) -> tuple[tuple[Point, ...], float]:
    """The points of an arc from start to end, and which share of the arc that is."""
    x, y = file.shape(arc >> 1)
    points = [(lat / 1e7, lon / 1e7) for lat, lon in zip(y.tolist(), x.tolist(), strict=True)]
    length = max(1, int(file["edge_length"][arc >> 1]))
    low = 0.0 if start is None else start.offset / length
    high = 1.0 if end is None else end.offset / length
    if arc & 1:
        points.reverse()
        low = 0.0 if start is None else 1 - start.offset / length
        high = 1.0 if end is None else 1 - end.offset / length
    return tuple(_between(points, low, high)), max(0.0, high - low)


def _between(points: list[Point], low: float, high: float) -> list[Point]:
    """The part of a polyline between two shares of its length; at least two points."""
    sizes = [math.dist(_flat(a, a), _flat(b, a)) for a, b in pairwise(points)]
    total = sum(sizes) or 1.0
    at_low, at_high = low * total, high * total
    result: list[Point] = [_at(points, sizes, at_low)]
    along = 0.0
    for size, point in zip(sizes, points[1:], strict=True):
        along += size
        if at_low < along < at_high:
            result.append(point)
    result.append(_at(points, sizes, at_high))
    return result


def _at(points: list[Point], sizes: list[float], along: float) -> Point:
    for size, a, b in zip(sizes, points, points[1:], strict=False):
        if along <= size and size > 0:
            share = max(0.0, along / size)
            return a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])
        along -= size
    return points[-1]


def _flat(point: Point, near: Point) -> tuple[float, float]:
    return point[0], point[1] * math.cos(math.radians(near[0]))


def _heading(a: Point, b: Point) -> float:
    """Degrees clockwise from north."""
    (ay, ax), (by, bx) = _flat(a, a), _flat(b, a)
    return math.degrees(math.atan2(bx - ax, by - ay))


def _turned(before: float, after: float) -> float:
    return (after - before + 180) % 360 - 180
