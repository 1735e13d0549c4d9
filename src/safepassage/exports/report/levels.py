"""How far along every point lies: the vertical coordinate of the movement graph.

A network is rarely a line, and a graph of distance over time needs one. Each point is placed by
its shortest way, through the crossings, from the assembly point that is furthest from safety. So a
drive never rises by more than it is long, and a line's slope is never steeper than the real speed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from safepassage.model import Scenario
from safepassage.travel.times import NOT_DRIVABLE, TravelTimes

_FAR = float("inf")
_HEIGHT, MARGIN = 560.0, 10.0
_LANE_CORE = 16.0
_MOST_QUEUE, _APART = 58.0, 2.8


@dataclass(frozen=True, slots=True)
class Along:
    """How far along each point lies, and from where that is measured.

    Metres where the scenario knows metres, else seconds of driving (``in_metres`` False). Points
    that no way joins to the origin are not in ``distance``.
    """

    origin: str
    distance: dict[str, int]
    in_metres: bool


def along(scenario: Scenario, points: Iterable[str]) -> Along:
    """The distance of each of ``points`` (places and crossings of the scenario)."""
    ids = tuple(dict.fromkeys(points))
    table, in_metres = _lengths(scenario, ids)
    table = np.minimum(table, table.T)
    ends = [i for i, p in enumerate(ids) if p in scenario.places and scenario.places[p].receives]
    starts = [i for i, p in enumerate(ids) if p in scenario.places and scenario.places[p].boards]
    starts = [i for i in starts if i not in ends] or starts or list(range(len(ids)))
    to_safety = _shortest(table, ends) if ends else np.zeros(len(ids))
    finite = [i for i in starts if to_safety[i] < _FAR] or starts
    origin = max(finite, key=lambda i: (to_safety[i], -i))
    distance = _shortest(table, [origin])
    return Along(
        ids[origin],
        {p: round(float(distance[i])) for i, p in enumerate(ids) if distance[i] < _FAR},
        in_metres,
    )


def _lengths(scenario: Scenario, ids: tuple[str, ...]) -> tuple[NDArray[np.float64], bool]:
    """Metres between the points, or seconds where any drive that is possible has no metres."""
    travel = TravelTimes(scenario, ids)
    kinds = list(dict.fromkeys(v.type for v in scenario.vehicles.values()))
    metres = np.full((len(ids), len(ids)), _FAR)
    seconds = np.full((len(ids), len(ids)), _FAR)
    for kind in kinds:
        m = travel.metres(kind, 0).astype(float)
        s = travel.seconds(kind, 0, loaded=False).astype(float)
        m[m >= NOT_DRIVABLE] = _FAR
        s[s >= NOT_DRIVABLE] = _FAR
        metres = np.minimum(metres, m)
        seconds = np.minimum(seconds, s)
    np.fill_diagonal(metres, 0)
    np.fill_diagonal(seconds, 0)
    known = bool(((metres > 0) | (seconds <= 0) | (seconds >= _FAR)).all())
    return (metres, True) if known else (seconds, False)


def _shortest(table: NDArray[np.float64], sources: Sequence[int]) -> NDArray[np.float64]:
    """Dijkstra's shortest distance from the nearest of ``sources``, over a full table."""
    distance = np.full(len(table), _FAR)
    distance[list(sources)] = 0
    open_ = np.ones(len(table), dtype=bool)
    for _ in range(len(table)):
        candidates = np.where(open_, distance, _FAR)
        nearest = int(candidates.argmin())
        if candidates[nearest] == _FAR:
            break
        open_[nearest] = False
        distance = np.minimum(distance, distance[nearest] + table[nearest])
    return distance


@dataclass(frozen=True, slots=True)
class Level:
    """The strip of one point on the graph, from ``top`` down to ``bottom`` in pixels.

    At a crossing, the strip between ``core_top`` and ``core_bottom`` is the inspection itself and
    the rest are the queues on its two sides; at a place all of the strip is room to stand.
    """

    point: str
    top: float
    core_top: float
    core_bottom: float
    bottom: float

    @property
    def middle(self) -> float:
        """Where the label goes."""
        return (self.core_top + self.core_bottom) / 2


@dataclass(frozen=True, slots=True)
class Strip:
    """What a point's level must have room for, in pixels: above, core and below."""

    point: str
    above: float
    core: float
    below: float


def stacked(
    strips: Sequence[Strip], distance: dict[str, int], height: float, apart: float, margin: float
) -> dict[str, Level]:
    """Levels from bottom (nothing driven yet) to top, in the order of distance.

    Every strip has its room and ``apart`` pixels to the next one; what is left of ``height`` is
    shared out in proportion to distance. Where nothing is left the graph grows taller.
    """
    order = sorted(strips, key=lambda s: (distance.get(s.point, -1), s.point))
    needed = sum(s.above + s.core + s.below for s in order) + apart * max(0, len(order) - 1)
    spare = max(0.0, height - 2 * margin - needed)
    low = min((distance.get(s.point, 0) for s in order), default=0)
    far = max((distance.get(s.point, 0) for s in order), default=0)
    total = max(height, needed + 2 * margin)
    levels: dict[str, Level] = {}
    taken = 0.0
    for s in order:
        share = (distance.get(s.point, low) - low) / (far - low) if far > low else 0.0
        bottom = total - margin - taken - spare * share
        core_bottom = bottom - s.below
        core_top = core_bottom - s.core
        levels[s.point] = Level(s.point, core_top - s.above, core_top, core_bottom, bottom)
        taken += s.above + s.core + s.below + apart
    return levels


def thickness(count: int) -> float:
    """Pixels for so many vehicles side by side: each as thick as a line while there is room."""
    return min(_MOST_QUEUE, _APART * count)


def point_levels(
    scenario: Scenario,
    far: Along,
    points: Sequence[str],
    count: dict[tuple[str, str | None], int],
) -> dict[str, Level]:
    """The levels of all points; ``count`` tells how many stand there at once, by point and side."""
    low = low_sides(scenario, far)
    strips = []
    for point in points:
        if point in scenario.crossings:
            zones = scenario.crossings[point].zones
            high = zones[1] if low[point] == zones[0] else zones[0]
            above = thickness(count.get((point, high), 0))
            below = thickness(count.get((point, low[point]), 0))
            strips.append(Strip(point, above, _LANE_CORE, below))
        else:
            strips.append(Strip(point, 0, max(3.0, thickness(count.get((point, None), 0))), 0))
    apart = 12.0 if len(points) <= 40 else 4.0
    return stacked(strips, far.distance, _HEIGHT, apart, MARGIN)


def low_sides(scenario: Scenario, far: Along) -> dict[str, str]:
    """For each crossing, the zone on its lower side: the one whose points are less far along."""
    mean: dict[str, float] = {}
    for zone in scenario.zones:
        known = [
            far.distance[p.id]
            for p in scenario.places.values()
            if p.zone == zone and p.id in far.distance
        ]
        if known:
            mean[zone] = sum(known) / len(known)
    result = {}
    for crossing in scenario.crossings.values():
        here = far.distance.get(crossing.id, 0)
        a, b = (mean.get(zone, float(here)) for zone in crossing.zones)
        result[crossing.id] = crossing.zones[0] if a <= b else crossing.zones[1]
    return result
