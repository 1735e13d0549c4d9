"""Which arc may follow which, for one profile: the graph on whose nodes stand arcs.

A state of the graph is an arc whose end a vehicle has come to. So a turn is an edge of the graph,
and one that is forbidden is left out. A rule over several ways (from → via way → to) needs memory:
a state then is an arc with the arcs driven before it, as far as they begin a forbidden sequence
(the automaton of Aho and Corasick, 1975). A vehicle turns back only where it stands: no bus turns
round on the road to get about a forbidden turn.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from safepassage.travel.roads.file import RoadFile
from safepassage.travel.roads.pace import shut_nodes, usable
from safepassage.travel.roads.words import PROFILES

Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Network:
    """Who may go where, closures apart. ``turn_from`` and ``turn_to`` are states, in pairs."""

    profile: str
    usable: NDArray[np.bool_]
    """Arcs that the profile may use; (arcs)."""
    arc: Ints
    """The arc of each state: itself for the first ones, then those with memory; (states)."""
    turn_from: Ints
    turn_to: Ints

    @property
    def states(self) -> int:
        """How many states there are."""
        return len(self.arc)


def tails(file: RoadFile) -> Ints:
    """The node where each arc begins; (arcs)."""
    return np.stack([file["edge_begin"], file["edge_end"]], axis=1).reshape(-1).astype(np.int64)


def heads(file: RoadFile) -> Ints:
    """The node where each arc ends; (arcs)."""
    return np.stack([file["edge_end"], file["edge_begin"]], axis=1).reshape(-1).astype(np.int64)


def network_of(file: RoadFile, profile: str, table: Mapping[str, Fraction]) -> Network:
    """The network of a profile, with all its turn restrictions."""
    may = usable(file, profile, table)
    turn_from, turn_to = _turns(file, may, shut_nodes(file, profile, table))
    short, long = _bans(file, profile, may)
    if len(short):
        size = np.int64(2 * file.edges)
        forbidden = np.isin(turn_from * size + turn_to, short[:, 0] * size + short[:, 1])
        turn_from, turn_to = turn_from[~forbidden], turn_to[~forbidden]
    arc = np.arange(2 * file.edges, dtype=np.int64)
    if long:
        turn_from, turn_to, arc = _with_memory(turn_from, turn_to, arc, long)
    return Network(profile, may, arc, turn_from, turn_to)


def _turns(file: RoadFile, may: NDArray[np.bool_], shut: NDArray[np.bool_]) -> tuple[Ints, Ints]:
    """Every pair of usable arcs of which the second begins where the first ends."""
    tail, head = tails(file), heads(file)
    arcs = np.flatnonzero(may)
    out = arcs[np.argsort(tail[arcs], kind="stable")]
    count = np.bincount(tail[out], minlength=file.nodes)
    begin = np.concatenate([[0], np.cumsum(count)])
    many = count[head[arcs]]
    turn_from = np.repeat(arcs, many)
    within = np.arange(int(many.sum())) - np.repeat(np.cumsum(many) - many, many)
    turn_to = out[np.repeat(begin[head[arcs]], many) + within]
    keep = (turn_to != (turn_from ^ 1)) & ~shut[head[turn_from]]
    return turn_from[keep], turn_to[keep]


def _bans(
    file: RoadFile, profile: str, may: NDArray[np.bool_]
) -> tuple[Ints, list[tuple[int, ...]]]:
    """Forbidden pairs of arcs, (pairs, 2), and longer forbidden sequences."""
    holds = ((file["ban_whom"].astype(np.int64) >> PROFILES.index(profile)) & 1).astype(bool)
    begins = file["ban_begin"].astype(np.int64)
    arcs = file["ban_arcs"].astype(np.int64)
    sizes = np.diff(begins)
    pairs = begins[:-1][holds & (sizes == 2)]
    short = np.stack([arcs[pairs], arcs[pairs + 1]], axis=1) if len(pairs) else arcs[:0]
    long = []
    for number in np.flatnonzero(holds & (sizes > 2)):
        sequence = arcs[begins[number] : begins[number + 1]]
        if may[sequence].all():
            long.append(tuple(int(arc) for arc in sequence))
    return short, long


def _with_memory(
    turn_from: Ints, turn_to: Ints, arc: Ints, long: list[tuple[int, ...]]
) -> tuple[Ints, Ints, Ints]:
    """The graph with states that remember how a forbidden sequence began."""
    forbidden = set(long)
    begun = {sequence[:size] for sequence in long for size in range(1, len(sequence))}
    number: dict[tuple[int, ...], int] = {each: each[0] for each in begun if len(each) == 1}
    states = list(arc)
    for prefix in sorted(begun, key=lambda each: (len(each), each)):
        if len(prefix) > 1:
            number[prefix] = len(states)
            states.append(np.int64(prefix[-1]))
    # Turns out of an arc that begins a sequence are decided one by one.
    concerned = {prefix[-1] for prefix in begun}
    touched = np.isin(turn_from, np.fromiter(concerned, dtype=np.int64))
    onward: dict[int, list[int]] = {}
    for a, b in zip(turn_from[touched].tolist(), turn_to[touched].tolist(), strict=True):
        onward.setdefault(a, []).append(b)
    plain_from, plain_to = turn_from[~touched].tolist(), turn_to[~touched].tolist()
    extra: list[tuple[int, int]] = []
    for last, followers in onward.items():
        histories = [prefix for prefix in number if prefix[-1] == last]
        if (last,) not in number:
            histories.append((last,))
        for history in histories:
            source = number.get(history, last)
            for follower in followers:
                driven = (*history, follower)
                if any(driven[k:] in forbidden for k in range(len(driven))):
                    continue
                known = next(
                    (driven[k:] for k in range(len(driven)) if driven[k:] in number), (follower,)
                )
                extra.append((source, number.get(known, follower)))
    return (
        np.array(plain_from + [a for a, _ in extra], dtype=np.int64),
        np.array(plain_to + [b for _, b in extra], dtype=np.int64),
        np.array(states, dtype=np.int64),
    )
