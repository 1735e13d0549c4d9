"""Turn restrictions as sequences of arcs that may not be driven one after another.

``no_…`` forbids from → via → to. ``only_…`` forbids, once a vehicle comes from the first way onto
the via, everything but to: at a via node every other arc out of it; over via ways, leaving them
anywhere but at to. Who it holds for follows from the key (``restriction:hgv``) and from
``except``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import numpy as np

from safepassage.travel.roads.osm.edges import Edges
from safepassage.travel.roads.osm.extract import Extract, Turn
from safepassage.travel.roads.words import PROFILES

_KINDS = {
    "bus": {"bus", "psv", "motor_vehicle", "vehicle"},
    "ambulance": {"emergency", "motorcar", "motor_vehicle", "vehicle"},
    "minibus": {"motorcar", "motor_vehicle", "vehicle", "minibus"},
    "truck": {"hgv", "goods", "motor_vehicle", "vehicle"},
    "boat": set[str](),
}
"""Which words of ``except`` and of a restriction's key mean a vehicle."""

Ban = tuple[tuple[int, ...], int]
"""Arcs that may not follow one another, and for whom: bit k is the k-th profile."""


def bans_of(extract: Extract, edges: Edges) -> tuple[list[Ban], int]:
    """All forbidden sequences, and how many restrictions could not be placed in the network."""
    if not extract.turns:
        return [], 0
    network = _Network(extract, edges)
    bans: dict[tuple[int, ...], int] = {}
    lost = 0
    for turn in extract.turns:
        whom = _whom(turn)
        if not whom:
            continue
        found = list(network.sequences(turn))
        lost += not found
        for sequence in found:
            bans[sequence] = bans.get(sequence, 0) | whom
    return sorted(bans.items()), lost


def _whom(turn: Turn) -> int:
    mask = 0
    for number, profile in enumerate(PROFILES):
        kinds = _KINDS[profile]
        if (not turn.of or turn.of in kinds) and kinds.isdisjoint(turn.except_for):
            mask |= (1 << number) if kinds else 0
    return mask


class _Network:
    """The edges by way, and the arcs out of each node, as the turns need them."""

    def __init__(self, extract: Extract, edges: Edges) -> None:
        self._begin, self._end = edges.begin, edges.end
        ids = np.frombuffer(extract.way_ids, dtype=np.int64)
        wanted = {
            way for turn in extract.turns for way in (*turn.origins, *turn.via_ways, *turn.ends)
        }
        of_edge = ids[edges.way]
        chosen = np.flatnonzero(np.isin(of_edge, np.fromiter(wanted, dtype=np.int64)))
        self._by_way: dict[int, list[int]] = defaultdict(list)
        for edge in chosen:
            self._by_way[int(of_edge[edge])].append(int(edge))
        self._node = (
            {int(ref): node for node, ref in enumerate(edges.node_ref)}
            if any(turn.via_node is not None for turn in extract.turns)
            else {}
        )
        order = np.argsort(np.concatenate([edges.begin, edges.end]), kind="stable")
        self._tails = np.concatenate([edges.begin, edges.end])[order]
        count = len(edges.begin)
        self._arcs = np.where(order < count, 2 * order, 2 * (order - count) + 1)
        access = np.array([way.access for way in extract.ways], dtype=np.int64)
        forward = sum(1 << (2 * k) for k in range(len(PROFILES)))
        self._goes = np.stack(
            [(access[edges.way] & forward) > 0, (access[edges.way] & (forward << 1)) > 0], axis=1
        ).reshape(-1)

    def out_of(self, node: int) -> list[int]:
        """The arcs that leave a node, usable or not."""
        low, high = np.searchsorted(self._tails, [node, node + 1])
        return [int(arc) for arc in self._arcs[low:high]]

    def head(self, arc: int) -> int:
        return int(self._begin[arc >> 1] if arc & 1 else self._end[arc >> 1])

    def tail(self, arc: int) -> int:
        return int(self._end[arc >> 1] if arc & 1 else self._begin[arc >> 1])

    def sequences(self, turn: Turn) -> Iterator[tuple[int, ...]]:
        """What a turn forbids; nothing where its ways do not meet as it says."""
        for path in self._paths(turn):
            if turn.rule.startswith("no_"):
                yield path
                continue
            for length in range(1, len(path)):
                stem = path[:length]
                for arc in self.out_of(self.head(stem[-1])):
                    if arc != path[length]:
                        yield (*stem, arc)

    def _paths(self, turn: Turn) -> Iterator[tuple[int, ...]]:
        """From → via → to as arcs. More than one where several ways are members (no_entry).

        A way that runs on through the via does not say which of its arcs is meant: such a
        restriction is not placed.
        """
        for origin in turn.origins:
            for end in turn.ends:
                vias: list[tuple[tuple[int, ...], int, int]] = []
                if turn.via_node is None:
                    vias.extend(self._through(origin, turn.via_ways, end))
                elif turn.via_node in self._node:
                    node = self._node[turn.via_node]
                    vias.append(((), node, node))
                for between, enters, leaves in vias:
                    into = self._arcs_of(origin, enters, into=True)
                    out = self._arcs_of(end, leaves, into=False)
                    if origin == end and turn.rule == "no_u_turn":
                        # The same way in and out: each arc in, and the same edge back.
                        yield from ((a, *between, a ^ 1) for a in into if a ^ 1 in out)
                    elif len(into) == 1 and len(out) == 1:
                        yield (into[0], *between, out[0])

    def _arcs_of(self, way: int, node: int, *, into: bool) -> list[int]:
        """The usable arcs of a way into or out of a node."""
        found = []
        for edge in self._by_way.get(way, ()):
            for arc in (2 * edge, 2 * edge + 1):
                at = self.head(arc) if into else self.tail(arc)
                if at == node and self._goes[arc]:
                    found.append(arc)
        return found

    def _through(
        self, origin: int, ways: tuple[int, ...], end: int
    ) -> Iterator[tuple[tuple[int, ...], int, int]]:
        """Arcs along the via ways from where the origin meets them to where the end does."""
        first, last = self._nodes_of(origin), self._nodes_of(end)
        edges = [edge for way in ways for edge in self._by_way.get(way, ())]
        for start in first:
            frontier: list[tuple[tuple[int, ...], int]] = [((), start)]
            seen = {start}
            while frontier:
                path, node = frontier.pop()
                if path and node in last:
                    yield path, start, node
                    continue
                for edge in edges:
                    for arc in (2 * edge, 2 * edge + 1):
                        ahead = self.head(arc)
                        if self.tail(arc) == node and self._goes[arc] and ahead not in seen:
                            seen.add(ahead)
                            frontier.append(((*path, arc), ahead))

    def _nodes_of(self, way: int) -> set[int]:
        return {
            int(node)
            for edge in self._by_way.get(way, ())
            for node in (self._begin[edge], self._end[edge])
        }
