"""What a change of roads affects: the edges of a road by name, a bridge, a line, or an area."""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Mapping
from fractions import Fraction
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from safepassage.model import Location, RoadChange, RoadThing
from safepassage.travel.roads.file import RoadFile
from safepassage.travel.roads.words import Flag

Floats = NDArray[np.float64]

_METRES = np.pi / 180 * 6_371_008.8
"""Metres in a degree of latitude."""
_NEAR_MATCHES = 4


def edges_of_change(
    file: RoadFile, change: RoadChange, table: Mapping[str, Fraction]
) -> tuple[int, ...]:
    """The edges that a change affects, ascending; none where it names nothing."""
    width = float(table["line.width"])
    match change.of:
        case RoadThing.AREA:
            chosen = edges_in_area(file, change.line)
        case RoadThing.LINE:
            chosen = edges_along(file, change.line, width)
        case RoadThing.ROAD:
            chosen = _edges_named(file, change.name)
        case RoadThing.BRIDGE:
            chosen = _bridge(file, change, width)
    return tuple(int(edge) for edge in np.flatnonzero(chosen))


def near_names(file: RoadFile, name: str, *, bridges: bool) -> list[str]:
    """Names of the file that look like one that it does not hold, the likest first."""
    known = _names(file)
    flags = file["way_flags"].astype(np.int64)[file["edge_way"]]
    numbers = file["way_name"].astype(np.int64)[file["edge_way"]]
    if bridges:
        numbers = numbers[(flags & Flag.BRIDGE) > 0]
    used = set(numbers[numbers >= 0].tolist())
    shown: dict[str, str] = {}
    for word, (number_set, as_written) in known.items():
        if not used.isdisjoint(number_set):
            shown[word] = as_written
    wanted = plain(name)
    close = difflib.get_close_matches(wanted, shown, n=_NEAR_MATCHES, cutoff=0.6)
    holding = [word for word in shown if wanted and wanted in word and word not in close]
    return [shown[word] for word in [*close, *sorted(holding, key=len)][:_NEAR_MATCHES]]


def edges_in_area(file: RoadFile, corners: tuple[Location, ...]) -> NDArray[np.bool_]:
    """Edges of which any part lies within a polygon; (edges). Ends are joined; rule of even-odd."""
    x, y = _degrees(file)
    px = np.array([corner.longitude for corner in corners])
    py = np.array([corner.latitude for corner in corners])
    inside = np.zeros(len(x), dtype=bool)
    box = (x >= px.min()) & (x <= px.max()) & (y >= py.min()) & (y <= py.max())
    bx, by = x[box], y[box]
    odd = np.zeros(len(bx), dtype=bool)
    for ax, ay, cx, cy in zip(px, py, np.roll(px, -1), np.roll(py, -1), strict=True):
        spans = (ay > by) != (cy > by)
        with np.errstate(divide="ignore", invalid="ignore"):
            at = (cx - ax) * (by - ay) / (cy - ay) + ax
        odd ^= spans & (bx < at)
    inside[box] = odd
    return _any_point(file, inside) | _crossing_border(file, px, py)


def edges_along(file: RoadFile, line: tuple[Location, ...], width: float) -> NDArray[np.bool_]:
    """Edges that run along a line: all of their points are within ``width`` metres of it.

    An edge longer than the line is along it where the whole line is as near to the edge. (edges)
    """
    x, y = _degrees(file)
    near = _near_line(x, y, line, width)
    begins = file["edge_shape"].astype(np.int64)
    all_near = np.logical_and.reduceat(near, begins[:-1])
    for edge in np.flatnonzero(_any_near(file, line, width) & ~all_near):
        low, high = begins[edge], begins[edge + 1]
        own = tuple(
            Location(float(b), float(a)) for a, b in zip(x[low:high], y[low:high], strict=True)
        )
        lx = np.array([point.longitude for point in line])
        ly = np.array([point.latitude for point in line])
        all_near[edge] = bool(_near_line(lx, ly, own, width).all())
    found: NDArray[np.bool_] = all_near
    return found


def plain(name: str) -> str:
    """A name without what people leave out: capitals, accents, marks of vowels, double blanks."""
    text = unicodedata.normalize("NFKD", name).casefold()
    text = "".join(letter for letter in text if not unicodedata.combining(letter))
    return " ".join(text.replace("ـ", "").split())


@lru_cache(maxsize=4)
def _names(file: RoadFile) -> dict[str, tuple[set[int], str]]:
    """Every plain name with the numbers of the names that it can mean, and how it is written."""
    found: dict[str, tuple[set[int], str]] = {}
    for number, name in enumerate(file.names()):
        for text in (name.local, name.arabic, name.english, *name.number.split(";")):
            if text.strip():
                found.setdefault(plain(text), (set(), text.strip()))[0].add(number)
    return found


def _edges_named(file: RoadFile, name: str) -> NDArray[np.bool_]:
    numbers, _ = _names(file).get(plain(name), (set[int](), ""))
    way = np.isin(file["way_name"], np.array(sorted(numbers), dtype=np.int64))
    found: NDArray[np.bool_] = way[file["edge_way"]]
    return found


def _bridge(file: RoadFile, change: RoadChange, width: float) -> NDArray[np.bool_]:
    """Edges of a bridge by its name, of a road's bridges by the road's, or at a point or line."""
    bridges = (file["way_flags"].astype(np.int64)[file["edge_way"]] & Flag.BRIDGE) > 0
    chosen = bridges.copy()
    if change.name:
        chosen &= _edges_named(file, change.name)
    if change.line:
        reach = max(width, 50.0)
        chosen &= _any_near(file, change.line, reach)
    return chosen


def _degrees(file: RoadFile) -> tuple[Floats, Floats]:
    return file["shape_x"].astype(np.float64) / 1e7, file["shape_y"].astype(np.float64) / 1e7


def _any_point(file: RoadFile, chosen: NDArray[np.bool_]) -> NDArray[np.bool_]:
    begins = file["edge_shape"].astype(np.int64)
    found: NDArray[np.bool_] = np.logical_or.reduceat(chosen, begins[:-1])
    return found


def _crossing_border(file: RoadFile, px: Floats, py: Floats) -> NDArray[np.bool_]:
    """Edges with a step that crosses a side of the polygon though no point of theirs lies in it."""
    edge, ax, ay, bx, by = _steps(file, px, py, 0.0)
    hit = np.zeros(len(edge), dtype=bool)
    for cx, cy, dx, dy in zip(px, py, np.roll(px, -1), np.roll(py, -1), strict=True):
        side_a = (dx - cx) * (ay - cy) - (dy - cy) * (ax - cx)
        side_b = (dx - cx) * (by - cy) - (dy - cy) * (bx - cx)
        side_c = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax)
        side_d = (bx - ax) * (dy - ay) - (by - ay) * (dx - ax)
        hit |= (side_a * side_b < 0) & (side_c * side_d < 0)
    chosen = np.zeros(file.edges, dtype=bool)
    chosen[edge[hit]] = True
    return chosen


def _any_near(file: RoadFile, line: tuple[Location, ...], width: float) -> NDArray[np.bool_]:
    """Edges any step of which comes within ``width`` metres of a point of the line, or back."""
    lx = np.array([point.longitude for point in line])
    ly = np.array([point.latitude for point in line])
    edge, ax, ay, bx, by = _steps(file, lx, ly, width / _METRES * 1.5)
    chosen = np.zeros(file.edges, dtype=bool)
    if len(edge):
        east = np.cos(np.radians(ly.mean()))
        for x, y in zip(lx, ly, strict=True):
            near = _to_segments(x, y, ax, ay, bx, by, east) <= width
            chosen[edge[near]] = True
        for x, y in ((ax, ay), (bx, by)):
            chosen[edge[_near_line(x, y, line, width)]] = True
    return chosen


def _steps(
    file: RoadFile, px: Floats, py: Floats, margin: float
) -> tuple[NDArray[np.int64], Floats, Floats, Floats, Floats]:
    """The steps of all edges whose boxes meet the box of some points: edge, from, to."""
    x, y = _degrees(file)
    edge = np.repeat(np.arange(file.edges), np.diff(file["edge_shape"]))
    east = margin / max(0.01, float(np.cos(np.radians(py.mean()))))
    same = edge[1:] == edge[:-1]
    box = (
        (np.maximum(x[1:], x[:-1]) >= px.min() - east)
        & (np.minimum(x[1:], x[:-1]) <= px.max() + east)
        & (np.maximum(y[1:], y[:-1]) >= py.min() - margin)
        & (np.minimum(y[1:], y[:-1]) <= py.max() + margin)
    )
    at = np.flatnonzero(same & box)
    return edge[at], x[at], y[at], x[at + 1], y[at + 1]


def _near_line(x: Floats, y: Floats, line: tuple[Location, ...], width: float) -> NDArray[np.bool_]:
    """Which points lie within ``width`` metres of a line."""
    east = float(np.cos(np.radians(np.mean([point.latitude for point in line]))))
    near = np.zeros(len(x), dtype=bool)
    margin = width / _METRES * 1.5
    ends = list(zip(line, line[1:] or line, strict=False))
    for a, b in ends:
        wide = margin / max(0.01, east)
        box = np.flatnonzero(
            (x >= min(a.longitude, b.longitude) - wide)
            & (x <= max(a.longitude, b.longitude) + wide)
            & (y >= min(a.latitude, b.latitude) - margin)
            & (y <= max(a.latitude, b.latitude) + margin)
            & ~near
        )
        ax, ay, bx, by = map(np.array, (a.longitude, a.latitude, b.longitude, b.latitude))
        near[box] = _to_segments(x[box], y[box], ax, ay, bx, by, east) <= width
    return near


def _to_segments(
    x: Floats, y: Floats, ax: Floats, ay: Floats, bx: Floats, by: Floats, east: float
) -> Floats:
    """Metres from points to segments, on a plane that touches the Earth near them."""
    ux, uy = (bx - ax) * east, by - ay
    vx, vy = (x - ax) * east, y - ay
    length = ux * ux + uy * uy
    share = np.clip((vx * ux + vy * uy) / np.where(length > 0, length, 1), 0, 1)
    found: Floats = np.hypot(vx - share * ux, vy - share * uy) * _METRES
    return found
