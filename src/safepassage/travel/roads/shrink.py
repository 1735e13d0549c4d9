"""A smaller graph with the same distances between the nodes that matter.

A node that few edges lead to and from is left out, and each way through it becomes one edge. Done
while it makes no more edges than it removes, in rounds of nodes that are no neighbours (the first
steps of a contraction hierarchy; Geisberger et al. 2008). Exact: weights are whole numbers.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]

_MOST_ROUNDS = 60
_WORTH_A_ROUND = 0.01
"""A round goes on only while so great a part of the nodes is left out."""


def shrunk(row: Ints, column: Ints, weight: Ints, size: int, *, keep: Ints) -> tuple[Any, Ints]:
    """The smaller graph, and where each node of the old one is in it (−1: left out)."""
    kept = np.zeros(size, dtype=bool)
    kept[keep] = True
    order = np.random.default_rng(0).permutation(size)
    alive = size
    for _ in range(_MOST_ROUNDS):
        row, column, weight = _simple(row, column, weight, size)
        into, out = np.bincount(column, minlength=size), np.bincount(row, minlength=size)
        present = (into + out) > 0
        free = present & ~kept & (into * out <= into + out + 1)
        both = free[row] & free[column]
        loser = np.where(order[row[both]] > order[column[both]], row[both], column[both])
        free[loser] = False
        gone = int(free.sum())
        if gone < _WORTH_A_ROUND * max(1, alive):
            break
        alive = int(present.sum()) - gone
        row, column, weight = _without(row, column, weight, free, into, out)
    row, column, weight = _simple(row, column, weight, size)
    used = kept.copy()
    used[row] = used[column] = True
    place = np.where(used, np.cumsum(used) - 1, -1)
    return sparse(place[row], place[column], weight, int(used.sum())), place


def sparse(row: Ints, column: Ints, weight: Ints, size: int) -> Any:
    """The graph as scipy takes it. Edges side by side stay apart; the lighter one is found."""
    from scipy.sparse import csr_array

    order = np.argsort(row, kind="stable")
    begins = np.concatenate([[0], np.cumsum(np.bincount(row, minlength=size))])
    data = weight[order].astype(np.float64)
    return csr_array((data, column[order], begins), shape=(size, size))


def _simple(row: Ints, column: Ints, weight: Ints, size: int) -> tuple[Ints, Ints, Ints]:
    """Without loops; of edges side by side the lightest."""
    proper = row != column
    row, column, weight = row[proper], column[proper], weight[proper]
    key = row * np.int64(size) + column
    order = np.lexsort((weight, key))
    key = key[order]
    first = np.ones(len(key), dtype=bool)
    first[1:] = key[1:] != key[:-1]
    order = order[first]
    return row[order], column[order], weight[order]


def _without(
    row: Ints, column: Ints, weight: Ints, gone: NDArray[np.bool_], into: Ints, out: Ints
) -> tuple[Ints, Ints, Ints]:
    """The graph without these nodes, no two of which are joined, and with the ways through them."""
    enters, leaves = gone[column], gone[row]
    first = np.flatnonzero(enters)
    second = np.flatnonzero(leaves)
    second = second[np.argsort(row[second], kind="stable")]
    begin = np.concatenate([[0], np.cumsum(np.bincount(row[second], minlength=len(gone)))])
    middle = column[first]
    many = out[middle]
    a = np.repeat(first, many)
    within = np.arange(int(many.sum())) - np.repeat(np.cumsum(many) - many, many)
    b = second[np.repeat(begin[middle], many) + within]
    stay = ~(enters | leaves)
    return (
        np.concatenate([row[stay], row[a]]),
        np.concatenate([column[stay], column[b]]),
        np.concatenate([weight[stay], weight[a] + weight[b]]),
    )
