"""The checker's own search: how long a drive over roads takes at least.

It shares no code with the planner's, and counts otherwise. A state is an arc that is about to be
driven, with the forbidden sequences of which it is the next part: those that the vehicle has begun
are carried along as a set and struck off one by one. Nothing is left out or contracted.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from safepassage.model import RoadPosition
from safepassage.verify.road_file import RoadData
from safepassage.verify.road_pace import drivable, stopped_at, times, waits

_PROFILES = ("bus", "ambulance", "minibus", "truck", "boat")

_UNIT = 1 << 24
"""A weight is milliseconds × this + decimetres: the quickest way, and of these the shortest."""

Begun = frozenset[tuple[int, int]]
"""Forbidden sequences that are under way: which, and how many of their arcs were driven."""

Found = tuple[int, int]
"""Milliseconds and decimetres."""


@dataclass(frozen=True, slots=True)
class Surface:
    """The roads of a profile as they are at a time, and where the scenario's points are on them."""

    profile: str
    night: bool
    closed: frozenset[int]
    slow: tuple[tuple[tuple[int, ...], Fraction], ...]
    keep_to: frozenset[int] | None = None


class Search:
    """All drives over one surface, asked by their origin."""

    def __init__(
        self,
        data: RoadData,
        table: Mapping[str, Fraction],
        surface: Surface,
        points: Mapping[str, tuple[RoadPosition, ...]],
        gates: Iterable[str],
    ) -> None:
        self._data, self._table, self._surface, self._points = data, table, surface, points
        self._length = np.repeat(data["edge_length"], 2)
        self._ms = times(data, surface.profile, table, surface.night, surface.slow)
        self._may = drivable(data, surface.profile, table)
        for edge in surface.closed:
            self._may[2 * edge] = self._may[2 * edge + 1] = False
        self._gates: dict[int, list[int]] = defaultdict(list)
        for gate in gates:
            for position in points.get(gate, ()):
                self._gates[position.edge].append(position.offset)
        self._rows: dict[str, dict[str, Found]] = {}

    def drive(self, origin: str, destination: str) -> Found | None:
        """The least milliseconds, and the decimetres of that way; None where no way leads there."""
        if origin not in self._points or destination not in self._points:
            return None
        if origin not in self._rows:
            self._rows[origin] = self._from(origin)
        return self._rows[origin].get(destination)

    def _from(self, origin: str) -> dict[str, Found]:
        from scipy.sparse import csr_array
        from scipy.sparse.csgraph import dijkstra

        rows, columns, weights, arc_of, numbers = self._turns
        goal = {point: len(arc_of) + k for k, point in enumerate(self._points)}
        start = len(arc_of) + len(goal)
        row, column, weight = [rows], [columns], [weights]

        def add(a: int, b: int, w: int) -> None:
            row.append(np.array([a]))
            column.append(np.array([b]))
            weight.append(np.array([w]))

        for position in self._points[origin]:
            for arc in self._arcs(position):
                rest = int(self._length[arc]) - self._from_begin(arc, position)
                if not self._gate_in(arc, self._from_begin(arc, position), None):
                    here = self._beside(position) + self._part(arc, rest)
                    here += int(self._wait_after[arc]) * _UNIT
                    for state in self._next(arc, self._started(arc), numbers):
                        add(start, state, here)
                for point, spots in self._points.items():
                    for spot in spots:
                        direct = self._direct(arc, position, spot)
                        if direct is not None:
                            add(start, goal[point], direct)
        for point, spots in self._points.items():
            for spot in spots:
                for arc in self._arcs(spot):
                    if self._gate_in(arc, None, self._from_begin(arc, spot)):
                        continue
                    last = self._part(arc, self._from_begin(arc, spot)) + self._beside(spot)
                    for state in numbers.get(arc, {}).values():
                        add(state, goal[point], last)
        a, b, w = np.concatenate(row), np.concatenate(column), np.concatenate(weight)
        order = np.argsort(a, kind="stable")
        pointers = np.concatenate([[0], np.cumsum(np.bincount(a, minlength=start + 1))])
        graph = csr_array(
            (w[order].astype(np.float64), b[order], pointers), shape=(start + 1, start + 1)
        )
        distance = dijkstra(graph, indices=start)
        return {
            point: divmod(int(distance[state]), _UNIT)
            for point, state in goal.items()
            if point != origin and distance[state] < 2.0**53
        }

    @cached_property
    def _wait_after(self) -> NDArray[np.int64]:
        """Milliseconds lost at the end of each arc."""
        return waits(self._data, self._table)[self._end_of]

    @cached_property
    def _end_of(self) -> NDArray[np.int64]:
        ends = np.empty(len(self._may), dtype=np.int64)
        ends[0::2], ends[1::2] = self._data["edge_end"], self._data["edge_begin"]
        return ends

    @cached_property
    def _followers(self) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Arcs sorted by where they begin, and where those of each node begin among them."""
        begin_of = np.empty(len(self._may), dtype=np.int64)
        begin_of[0::2], begin_of[1::2] = self._data["edge_begin"], self._data["edge_end"]
        arcs = np.flatnonzero(self._may)
        arcs = arcs[np.argsort(begin_of[arcs], kind="stable")]
        nodes = len(self._data["node_blocked"])
        return arcs, np.searchsorted(begin_of[arcs], np.arange(nodes + 1))

    @cached_property
    def _barred(self) -> NDArray[np.bool_]:
        return stopped_at(self._data, self._surface.profile, self._table)

    @cached_property
    def _sequences(self) -> list[tuple[int, ...]]:
        """Forbidden sequences of arcs that hold for the profile."""
        mask = 1 << _PROFILES.index(self._surface.profile)
        begins, arcs = self._data["ban_begin"], self._data["ban_arcs"]
        return [
            tuple(arcs[begins[k] : begins[k + 1]].tolist())
            for k in np.flatnonzero(self._data["ban_whom"] & mask)
        ]

    @cached_property
    def _starting(self) -> dict[int, list[int]]:
        """The sequences that begin with each arc."""
        found: dict[int, list[int]] = defaultdict(list)
        for number, sequence in enumerate(self._sequences):
            found[sequence[0]].append(number)
        return found

    def _started(self, arc: int) -> Begun:
        return frozenset((number, 1) for number in self._starting.get(arc, ()))

    def _after(self, begun: Begun, arc: int) -> Begun | None:
        """What is under way once the arc is driven as well; None where that is forbidden."""
        going = set(self._started(arc))
        for number, driven in begun:
            sequence = self._sequences[number]
            if sequence[driven] == arc:
                if driven + 1 == len(sequence):
                    return None
                going.add((number, driven + 1))
        return frozenset(going)

    def _ways_on(self, arc: int) -> list[int]:
        """Arcs that begin where this one ends; a vehicle does not turn back on the road."""
        node = int(self._end_of[arc])
        if self._barred[node]:
            return []
        arcs, begins = self._followers
        return [a for a in arcs[begins[node] : begins[node + 1]].tolist() if a != arc ^ 1]

    @cached_property
    def _turns(
        self,
    ) -> tuple[
        NDArray[np.int64],
        NDArray[np.int64],
        NDArray[np.int64],
        list[int],
        dict[int, dict[Begun, int]],
    ]:
        """From state to state: from, to, weight; the arc of each state; states by arc."""
        arcs, begins = self._followers
        simple = np.array(
            [a for a in np.flatnonzero(self._may).tolist() if a not in self._starting],
            dtype=np.int64,
        )
        arc_of: list[int] = list(range(len(self._may)))
        numbers: dict[int, dict[Begun, int]] = {
            arc: {self._started(arc): arc} for arc in np.flatnonzero(self._may).tolist()
        }
        # Arcs that begin no forbidden sequence, all at once.
        simple = simple[~self._barred[self._end_of[simple]]]
        low, high = begins[self._end_of[simple]], begins[self._end_of[simple] + 1]
        many = high - low
        ahead = np.repeat(low - (np.cumsum(many) - many), many) + np.arange(int(many.sum()))
        rows, columns = np.repeat(simple, many), arcs[ahead]
        keep = columns != (rows ^ 1)
        rows, columns = rows[keep], columns[keep]
        # The others one by one, with what they have begun.
        more: list[tuple[int, int]] = []
        todo = [(arc, self._started(arc)) for arc in self._starting if self._may[arc]]
        seen = set(todo)
        while todo:
            arc, begun = todo.pop()
            for following in self._ways_on(arc):
                going = self._after(begun, following)
                if going is None:
                    continue
                if going not in numbers[following]:
                    numbers[following][going] = len(arc_of)
                    arc_of.append(following)
                more.append((numbers[arc][begun], numbers[following][going]))
                longer = going != self._started(following)
                if longer and (following, going) not in seen:
                    seen.add((following, going))
                    todo.append((following, going))
        rows = np.concatenate([rows, np.array([a for a, _ in more], dtype=np.int64)])
        columns = np.concatenate([columns, np.array([b for _, b in more], dtype=np.int64)])
        driven = np.array(arc_of, dtype=np.int64)
        through = np.ones(len(self._may), dtype=bool)
        for edge in self._gates:
            through[2 * edge] = through[2 * edge + 1] = False
        if self._surface.keep_to is not None:
            kept = np.zeros(len(self._may) // 2, dtype=bool)
            kept[sorted(self._surface.keep_to)] = True
            through &= np.repeat(kept, 2)
        whole = through[driven[rows]]
        rows, columns = rows[whole], columns[whole]
        spent = self._ms + self._wait_after
        weights = spent[driven[rows]] * _UNIT + self._length[driven[rows]]
        return rows, columns, weights, arc_of, numbers

    def _next(
        self, arc: int, begun: Begun, numbers: Mapping[int, Mapping[Begun, int]]
    ) -> list[int]:
        """The states after an arc that was driven from somewhere along it."""
        found = []
        for following in self._ways_on(arc):
            going = self._after(begun, following)
            if going is not None:
                found.append(numbers[following].get(going, following))
        return found

    def _arcs(self, position: RoadPosition) -> list[int]:
        return [arc for arc in (2 * position.edge, 2 * position.edge + 1) if self._may[arc]]

    def _from_begin(self, arc: int, position: RoadPosition) -> int:
        if arc % 2:
            return int(self._length[arc]) - position.offset
        return position.offset

    def _part(self, arc: int, decimetres: int) -> int:
        ms = math.ceil(Fraction(int(self._ms[arc]) * decimetres, int(self._length[arc])))
        return ms * _UNIT + decimetres

    def _beside(self, position: RoadPosition) -> int:
        ms = math.ceil(Fraction(360 * position.beside) / self._table["snap.speed"])
        return ms * _UNIT + position.beside

    def _direct(self, arc: int, here: RoadPosition, there: RoadPosition) -> int | None:
        """Along one arc from here to there."""
        if there.edge != arc // 2:
            return None
        low, high = self._from_begin(arc, here), self._from_begin(arc, there)
        if high < low or self._gate_in(arc, low, high):
            return None
        return self._part(arc, high - low) + self._beside(here) + self._beside(there)

    def _gate_in(self, arc: int, low: int | None, high: int | None) -> bool:
        """Whether a crossing lies between, the ends apart; None is the end of the arc."""
        for offset in self._gates.get(arc // 2, ()):
            along = int(self._length[arc]) - offset if arc % 2 else offset
            if (low is None or along > low) and (high is None or along < high):
                return True
        return False
