"""Places on the nearest road that leads anywhere."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from safepassage.travel.roads.drives import Position, Spot
from safepassage.travel.roads.file import RoadFile
from safepassage.travel.roads.network import Network, heads, tails
from safepassage.travel.roads.words import Flag

_METRES_PER_UNIT = np.pi / 180 * 6_371_008.8 / 1e7
"""Metres in a ten-millionth of a degree of latitude."""


@dataclass(frozen=True, slots=True)
class Snapped:
    """Where a point is on the roads; ``metres`` from it, at a place in degrees."""

    spot: Spot
    metres: float
    latitude: float
    longitude: float
    connected: bool
    """Whether the road belongs to the main network of the profile."""


class Snapper:
    """The roads of one profile as short straight pieces, searched by distance."""

    def __init__(self, file: RoadFile, network: Network, table: Mapping[str, Fraction]) -> None:
        self._file, self._table, self._network = file, table, network
        counts = np.diff(file["edge_shape"])
        edge = np.repeat(np.arange(file.edges), counts)
        usable = (network.usable[0::2] | network.usable[1::2])[edge]
        step = np.flatnonzero((edge[1:] == edge[:-1]) & usable[:-1])
        self._step, self._edge = step, edge[step]
        self._x, self._y = file["shape_x"], file["shape_y"]
        main = main_part(file, network)
        self._main = (main[0::2] | main[1::2])[self._edge]
        x, y = self._x.astype(np.int64), self._y.astype(np.int64)
        self._low_x, self._high_x = (
            np.minimum(x[step], x[step + 1]),
            np.maximum(x[step], x[step + 1]),
        )
        self._low_y, self._high_y = (
            np.minimum(y[step], y[step + 1]),
            np.maximum(y[step], y[step + 1]),
        )

    def snap(self, latitude: float, longitude: float, *, crossing: bool = False) -> Snapped | None:
        """The nearest road, or one of the main network that is hardly farther.

        None where there is no road within ``snap.most``. A crossing on a road with two
        carriageways is on both of them.
        """
        most, warn = float(self._table["snap.most"]), float(self._table["snap.warn"])
        reach = warn
        while True:
            near, metres, share = self._near(latitude, longitude, min(reach, most))
            if len(near):
                break
            if reach >= most:
                return None
            reach *= 4
        order = np.lexsort((self._edge[near], np.round(metres, 3)))
        best = order[0]
        on_main = [k for k in order if self._main[near[k]]]
        if on_main and metres[on_main[0]] <= metres[best] + float(self._table["snap.slack"]):
            best = on_main[0]
        position = self._position(near[best], share[best], metres[best])
        spot: Spot = (position,)
        if crossing:
            other = self._other_carriageway(near, metres, share, int(best))
            spot = (position, *other)
        y, x = self._at(near[best], share[best])
        return Snapped(spot, float(metres[best]), y, x, bool(self._main[near[best]]))

    def _near(
        self, latitude: float, longitude: float, reach: float
    ) -> tuple[NDArray[np.int64], NDArray[np.float64], NDArray[np.float64]]:
        """Steps within so many metres: which, how far, and at which share of the step."""
        east = np.cos(np.radians(latitude))
        dy = reach / _METRES_PER_UNIT
        dx = dy / max(0.01, east)
        px, py = longitude * 1e7, latitude * 1e7
        chosen = np.flatnonzero(
            (self._low_x <= px + dx)
            & (self._high_x >= px - dx)
            & (self._low_y <= py + dy)
            & (self._high_y >= py - dy)
        )
        step = self._step[chosen]
        ax, ay = self._x[step] - px, self._y[step] - py
        bx, by = self._x[step + 1] - px, self._y[step + 1] - py
        ax, bx = ax * east * _METRES_PER_UNIT, bx * east * _METRES_PER_UNIT
        ay, by = ay * _METRES_PER_UNIT, by * _METRES_PER_UNIT
        length = (bx - ax) ** 2 + (by - ay) ** 2
        share = np.clip(-(ax * (bx - ax) + ay * (by - ay)) / np.maximum(length, 1e-9), 0, 1)
        metres = np.hypot(ax + share * (bx - ax), ay + share * (by - ay))
        within = metres <= reach
        return chosen[within], metres[within], share[within]

    def _position(self, piece: int, share: float, metres: float) -> Position:
        from safepassage.travel.roads.osm.edges import step_metres

        edge = int(self._edge[piece])
        begin = int(self._file["edge_shape"][edge])
        end = int(self._file["edge_shape"][edge + 1])
        steps = step_metres(
            self._x[begin:end].astype(np.int64), self._y[begin:end].astype(np.int64)
        )
        before = int(self._step[piece]) - begin
        along = float(steps[:before].sum() + share * steps[before])
        length = int(self._file["edge_length"][edge])
        offset = min(length, max(0, round(along * 10)))
        return Position(edge, offset, round(metres * 10))

    def _at(self, piece: int, share: float) -> tuple[float, float]:
        step = self._step[piece]
        x = self._x[step] + share * (int(self._x[step + 1]) - int(self._x[step]))
        y = self._y[step] + share * (int(self._y[step + 1]) - int(self._y[step]))
        return float(y) / 1e7, float(x) / 1e7

    def _other_carriageway(
        self,
        near: NDArray[np.int64],
        metres: NDArray[np.float64],
        share: NDArray[np.float64],
        best: int,
    ) -> tuple[Position, ...]:
        """A one-way road of the same class beside a one-way road, that leads the other way."""
        usable = self._network.usable
        edge = int(self._edge[near[best]])
        if usable[2 * edge] and usable[2 * edge + 1]:
            return ()
        heading = self._heading(near[best], edge)
        way = self._file["edge_way"]
        kind = self._file["way_class"][way[edge]]
        limit = metres[best] + 60
        for k in np.lexsort((self._edge[near], np.round(metres, 3))):
            other = int(self._edge[near[k]])
            if metres[k] > limit or other == edge:
                continue
            if self._file["way_class"][way[other]] != kind or not self._main[near[k]]:
                continue
            if usable[2 * other] and usable[2 * other + 1]:
                continue
            ahead = self._heading(near[k], other)
            if heading[0] * ahead[0] + heading[1] * ahead[1] < -0.7:
                return (self._position(near[k], share[k], metres[k]),)
        return ()

    def _heading(self, piece: int, edge: int) -> tuple[float, float]:
        step = self._step[piece]
        east = np.cos(np.radians(float(self._y[step]) / 1e7))
        dx = float(int(self._x[step + 1]) - int(self._x[step])) * east
        dy = float(int(self._y[step + 1]) - int(self._y[step]))
        size = max(1e-9, float(np.hypot(dx, dy)))
        sign = 1 if self._network.usable[2 * edge] else -1
        return sign * dx / size, sign * dy / size


def main_part(file: RoadFile, network: Network) -> NDArray[np.bool_]:
    """The arcs of the largest part of a network, by length, within which all reach all; (arcs)."""
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

    arcs = np.flatnonzero(network.usable)
    result = np.zeros(len(network.usable), dtype=bool)
    if not len(arcs):
        return result
    tail, head = tails(file)[arcs], heads(file)[arcs]
    graph = coo_array((np.ones(len(arcs)), (tail, head)), shape=(file.nodes, file.nodes))
    _, label = connected_components(graph.tocsr(), directed=True, connection="strong")
    inside = label[tail] == label[head]
    length = np.repeat(file["edge_length"].astype(np.int64), 2)[arcs]
    sizes = np.bincount(label[tail][inside], weights=length[inside], minlength=label.max() + 1)
    result[arcs[inside & (label[tail] == sizes.argmax())]] = True
    return result


def bridge(file: RoadFile, edge: int) -> bool:
    """Whether an edge is (part of) a bridge."""
    return bool(int(file["way_flags"][file["edge_way"][edge]]) & Flag.BRIDGE)
