"""The streets of an area as lines, for drawing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from safepassage.model import Name
from safepassage.travel.roads.file import RoadFile
from safepassage.travel.roads.words import CLASSES

Point = tuple[float, float]
"""Latitude and longitude in degrees."""


@dataclass(frozen=True, slots=True)
class Street:
    """A line of one class and name, from end to end."""

    kind: str
    name: Name
    points: tuple[Point, ...]


def streets(
    file: RoadFile, box: tuple[float, float, float, float], kinds: frozenset[str]
) -> Iterator[Street]:
    """Every street of these classes that touches the box (south, west, north, east), in the order
    of the file; edges of one way that follow each other are one line.
    """
    wanted = np.array([kind in kinds for kind in CLASSES])[file["way_class"][file["edge_way"]]]
    south, west, north, east = (round(each * 1e7) for each in box)
    x, y = file["node_x"], file["node_y"]
    inside = np.zeros(file.edges, dtype=bool)
    for end in (file["edge_begin"], file["edge_end"]):
        inside |= (x[end] >= west) & (x[end] <= east) & (y[end] >= south) & (y[end] <= north)
    line: list[Point] = []
    way, last = -1, -1
    for edge in np.flatnonzero(wanted & inside).tolist():
        begin = int(file["edge_begin"][edge])
        if line and (int(file["edge_way"][edge]) != way or begin != last):
            yield _street(file, way, line)
            line = []
        shape_x, shape_y = file.shape(edge)
        points = [
            (b / 1e7, a / 1e7) for a, b in zip(shape_x.tolist(), shape_y.tolist(), strict=True)
        ]
        line += points[1:] if line else points
        way, last = int(file["edge_way"][edge]), int(file["edge_end"][edge])
    if line:
        yield _street(file, way, line)


def edge_line(file: RoadFile, edge: int) -> tuple[Point, ...]:
    """The line of one edge."""
    x, y = file.shape(edge)
    return tuple((b / 1e7, a / 1e7) for a, b in zip(x.tolist(), y.tolist(), strict=True))


def _street(file: RoadFile, way: int, line: list[Point]) -> Street:
    named = file.name(int(file["way_name"][way]))
    called = Name(named.arabic or named.local or named.english, named.english or named.local)
    return Street(CLASSES[int(file["way_class"][way])], called, tuple(line))
