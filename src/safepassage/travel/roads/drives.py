"""The quickest drives between positions on roads, by scipy's Dijkstra; exact in whole numbers.

A weight is milliseconds × 2²⁴ + decimetres, which a double holds exactly below 2⁵³: of the quickest
ways it is the shortest, and sums do not depend on their order. So a second program that knows the
same roads finds the same seconds and metres. Longest: 149 hours, 1,677 km.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from safepassage.model import RoadPosition
from safepassage.travel.roads.file import RoadFile
from safepassage.travel.roads.network import Network, heads
from safepassage.travel.roads.pace import OPEN, Conditions, milliseconds, node_milliseconds
from safepassage.travel.roads.shrink import shrunk, sparse

Ints = NDArray[np.int64]

_SHIFT = 24
_DECIMETRES = (1 << _SHIFT) - 1
_TOO_FAR = float(1 << 53)
_SOURCES_AT_ONCE = 64

NO_DRIVE = -1
"""Stands in tables for "there is no such drive"."""


Position = RoadPosition
Spot = tuple[Position, ...]
"""Where a point is on the roads: one position, or one on each carriageway."""


@dataclass(frozen=True, slots=True)
class Drive:
    """One drive: the arcs in order, of the first and last of which only a part is driven."""

    milliseconds: int
    decimetres: int
    arcs: tuple[int, ...]
    start: Position
    end: Position


class Drives:
    """The roads of one profile under given conditions, ready to be searched.

    ``cuts`` are positions that a drive may begin or end at and never passes: crossings.
    ``keep_to``, where given, are the only edges that may be driven, those of the two ends apart.
    """

    def __init__(
        self,
        file: RoadFile,
        network: Network,
        table: Mapping[str, Fraction],
        conditions: Conditions = OPEN,
        cuts: Sequence[Spot] = (),
        keep_to: Sequence[int] | None = None,
    ) -> None:
        self._file, self._network, self._table = file, network, table
        edges = file.edges
        self._length = np.repeat(file["edge_length"].astype(np.int64), 2)
        self._ms = milliseconds(file, network.profile, table, conditions)
        closed = np.zeros(edges, dtype=bool)
        closed[np.array(conditions.closed, dtype=np.int64)] = True
        self._open = network.usable & ~np.repeat(closed, 2)
        self._cuts: dict[int, list[int]] = {}
        for spot in cuts:
            for position in spot:
                self._cuts.setdefault(position.edge, []).append(position.offset)
        through = self._open.copy()
        for edge in self._cuts:
            through[2 * edge : 2 * edge + 2] = False
        if keep_to is not None:
            kept = np.zeros(edges, dtype=bool)
            kept[np.array(keep_to, dtype=np.int64)] = True
            through &= np.repeat(kept, 2)
        arc = network.arc
        self._head = heads(file)
        self._node_ms = node_milliseconds(file, table)[self._head]
        alive = self._open[arc[network.turn_from]]
        self._from, self._to = network.turn_from[alive], network.turn_to[alive]
        whole = (self._ms << _SHIFT) + self._length
        goes = through[arc[self._to]]
        self._base = (
            self._from[goes],
            self._to[goes],
            whole[arc[self._to[goes]]] + (self._node_ms[arc[self._from[goes]]] << _SHIFT),
        )

    def table(self, sources: Sequence[Spot], targets: Sequence[Spot]) -> tuple[Ints, Ints]:
        """Milliseconds and decimetres of every drive; (sources, targets), or :data:`NO_DRIVE`."""
        from scipy.sparse.csgraph import dijkstra

        first = self._network.states
        ends = first + np.arange(len(sources) + len(targets))
        graph, place = shrunk(*self._joined(sources, targets), keep=ends)
        starts, goals = place[ends[: len(sources)]], place[ends[len(sources) :]]
        found = np.empty((len(sources), len(targets)))
        for begin in range(0, len(sources), _SOURCES_AT_ONCE):
            chosen = np.arange(begin, min(begin + _SOURCES_AT_ONCE, len(sources)))
            found[chosen] = dijkstra(graph, indices=starts[chosen])[:, goals]
        reached = found < _TOO_FAR
        whole = np.where(reached, found, 0).astype(np.int64)
        return (
            np.where(reached, whole >> _SHIFT, NO_DRIVE),
            np.where(reached, whole & _DECIMETRES, NO_DRIVE),
        )

    def drive(self, origin: Spot, destination: Spot) -> Drive | None:
        """The quickest drive from here to there, with its way; None where there is none."""
        from scipy.sparse.csgraph import dijkstra

        graph = sparse(*self._joined([origin], [destination]))
        source = self._network.states
        target = source + 1
        distance, before = dijkstra(graph, indices=source, return_predecessors=True)
        if not distance[target] < _TOO_FAR:
            return None
        states = [int(before[target])]
        while states[-1] != source:
            states.append(int(before[states[-1]]))
        arcs = [int(self._network.arc[state]) for state in reversed(states[:-1])]
        return self._described(int(distance[target]), arcs, origin, destination)

    def spent(self, drive: Drive) -> tuple[int, int]:
        """Milliseconds and decimetres of a way under these conditions, whoever found it."""
        weight = self._weigh(drive.arcs, drive.start, drive.end)
        assert weight is not None, "the way leads over these roads"
        return weight >> _SHIFT, weight & _DECIMETRES

    def _described(self, weight: int, arcs: list[int], origin: Spot, destination: Spot) -> Drive:
        """The drive with its last arc: among the ways onto the destination's edge, the quickest."""
        best = None
        for start in origin:
            for end in destination:
                for last in (2 * end.edge, 2 * end.edge + 1):
                    way = (*arcs, last)
                    spent = self._weigh(way, start, end)
                    if spent == weight and (best is None or way < best[0]):
                        best = (way, start, end)
        assert best is not None, "a way that was found adds up to its own length"
        way, start, end = best
        return Drive(weight >> _SHIFT, weight & _DECIMETRES, way, start, end)

    def _weigh(self, way: tuple[int, ...], start: Position, end: Position) -> int | None:
        """The weight of a way from start to end; None where it is not one that may be driven."""
        if way[0] >> 1 != start.edge or not self._open[np.array(way)].all():
            return None
        if len(way) == 1:
            return self._direct(way[0], start, end)
        weight = self._leaving(way[0], start)
        for here, ahead in pairwise(way):
            weight += int(self._node_ms[here]) << _SHIFT
            if self._head[here] != self._head[ahead ^ 1]:
                return None
        for middle in way[1:-1]:
            weight += (int(self._ms[middle]) << _SHIFT) + int(self._length[middle])
        return weight + self._arriving(way[-1], end)

    def _joined(
        self, sources: Sequence[Spot], targets: Sequence[Spot]
    ) -> tuple[Ints, Ints, Ints, int]:
        """The graph with a state for each source and target: from, to, weight, how many states."""
        states = self._network.states
        rows: list[Ints] = [self._base[0]]
        columns: list[Ints] = [self._base[1]]
        weights: list[Ints] = [self._base[2]]

        def join(row: object, column: object, weight: object) -> None:
            rows.append(np.atleast_1d(np.asarray(row, dtype=np.int64)))
            columns.append(np.atleast_1d(np.asarray(column, dtype=np.int64)))
            weights.append(np.atleast_1d(np.asarray(weight, dtype=np.int64)))

        leaving: dict[int, list[tuple[int, Position]]] = {}
        for number, spot in enumerate(sources):
            for position in spot:
                for arc in self._arcs_at(position):
                    leaving.setdefault(arc, []).append((number, position))
                    if not self._cut_between(arc, position.offset, None):
                        join(states + number, arc, self._leaving(arc, position))
        arriving: dict[int, list[tuple[int, Position]]] = {}
        for number, spot in enumerate(targets):
            for position in spot:
                for arc in self._arcs_at(position):
                    arriving.setdefault(arc, []).append((number, position))
        onto = self._turns_onto(list(arriving))
        for arc, arrivals in arriving.items():
            before = onto[arc]
            delay = self._node_ms[self._network.arc[before]] << _SHIFT
            for number, position in arrivals:
                goal = states + len(sources) + number
                if len(before) and not self._cut_between(arc, None, position.offset):
                    weight = delay + self._arriving(arc, position)
                    join(before, np.full(len(before), goal), weight)
                for other, start in leaving.get(arc, ()):
                    direct = self._direct(arc, start, position)
                    if direct is not None:
                        join(states + other, goal, direct)
        size = states + len(sources) + len(targets)
        return np.concatenate(rows), np.concatenate(columns), np.concatenate(weights), size

    def _arcs_at(self, position: Position) -> list[int]:
        return [a for a in (2 * position.edge, 2 * position.edge + 1) if self._open[a]]

    def _turns_onto(self, arcs: list[int]) -> dict[int, Ints]:
        """The states from which a vehicle turns onto each arc."""
        if not arcs:
            return {}
        onto = self._network.arc[self._to]
        chosen = np.flatnonzero(np.isin(onto, np.array(arcs, dtype=np.int64)))
        found: dict[int, list[int]] = {arc: [] for arc in arcs}
        for turn in chosen:
            found[int(onto[turn])].append(int(self._from[turn]))
        return {arc: np.unique(np.array(each, dtype=np.int64)) for arc, each in found.items()}

    def _along(self, arc: int, offset: int) -> int:
        """How far an offset is from where the arc begins."""
        return int(self._length[arc]) - offset if arc & 1 else offset

    def _part(self, arc: int, decimetres: int) -> int:
        """The weight of so much of an arc."""
        ms = -(-int(self._ms[arc]) * decimetres // int(self._length[arc]))
        return (ms << _SHIFT) + decimetres

    def _beside(self, position: Position) -> int:
        """The weight of the way between the road and a place beside it."""
        speed = self._table["snap.speed"]
        ms = -(-360 * position.beside * speed.denominator // speed.numerator)
        return (ms << _SHIFT) + position.beside

    def _leaving(self, arc: int, start: Position) -> int:
        rest = int(self._length[arc]) - self._along(arc, start.offset)
        return self._part(arc, rest) + self._beside(start)

    def _arriving(self, arc: int, end: Position) -> int:
        return self._part(arc, self._along(arc, end.offset)) + self._beside(end)

    def _direct(self, arc: int, start: Position, end: Position) -> int | None:
        """From one position to another along one arc, if that is ahead and no crossing between."""
        if start.edge != arc >> 1 or end.edge != arc >> 1:
            return None
        ahead = self._along(arc, end.offset) - self._along(arc, start.offset)
        if ahead < 0 or self._cut_between(arc, start.offset, end.offset):
            return None
        return self._part(arc, ahead) + self._beside(start) + self._beside(end)

    def _cut_between(self, arc: int, start: int | None, end: int | None) -> bool:
        """Whether a crossing lies strictly between two offsets, or an offset and the arc's end."""
        low = -1 if start is None else self._along(arc, start)
        high = int(self._length[arc]) + 1 if end is None else self._along(arc, end)
        return any(low < self._along(arc, cut) < high for cut in self._cuts.get(arc >> 1, ()))
