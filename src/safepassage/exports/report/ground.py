"""What the report draws under and over its map of roads, wherever it comes from."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from safepassage.exports.courses import RouteOf
from safepassage.model import Location, Name

Box = tuple[float, float, float, float]
"""South, west, north, east, in degrees."""


@dataclass(frozen=True, slots=True)
class Line:
    """A street, a shore, a closure: ``kind`` is its class, ``name`` what it is called."""

    kind: str
    name: Name
    points: tuple[tuple[float, float], ...]
    """Latitude and longitude of each."""


@dataclass(frozen=True, slots=True)
class Ground:
    """The roads of a scenario as the report needs them.

    ``streets`` gives the lines of the classes asked for in a box. ``closures`` are closed or slow
    for a while or always, each with what is said of it. ``snaps`` lead from places to roads.
    ``licence`` says whose map it is.
    """

    route_of: RouteOf
    streets: Callable[[Box, frozenset[str]], Sequence[Line]]
    closures: Sequence[tuple[Line, str]] = ()
    snaps: Sequence[tuple[str, Location, Location]] = ()
    licence: str = ""
