"""What one vehicle can hold: its fullest loads, and what they are worth at given prices."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import product

import numpy as np
from numpy.typing import NDArray

from safepassage.model import Needs

MOST_PATTERNS = 10_000
"""Where more loads than this would have to be listed, parties may be split to bound them."""


@cache
def fullest(places: tuple[Needs, ...], kinds: tuple[Needs, ...]) -> NDArray[np.int64] | None:
    """All loads (parties of each kind) that fit one of ``places`` and take no party more.

    Shape (loads, kinds). None where there are too many to list.
    """
    found: set[tuple[int, ...]] = set()
    for room in places:
        most = [_times(kind, room) for kind in kinds]
        if not most:
            continue
        filler = next((i for i, kind in enumerate(kinds) if kind.heads == kind.seat == 1), None)
        ranges = [range(1) if i == filler else range(m + 1) for i, m in enumerate(most)]
        size = 1
        for each in ranges:
            size *= len(each)
        if size > MOST_PATTERNS:
            return None
        for counts in product(*ranges):
            taken = [
                sum(n * kind[j] for n, kind in zip(counts, kinds, strict=True)) for j in range(3)
            ]
            if any(t > r for t, r in zip(taken, room, strict=True)):
                continue
            left = [r - t for r, t in zip(room, taken, strict=True)]
            if any(kind.seat == 0 and _times(kind, Needs(*left)) for kind in kinds):
                continue
            load = list(counts)
            if filler is not None:
                load[filler] = room.seat - taken[0]
            found.add(tuple(load))
    loads = np.array(sorted(found), dtype=np.int64).reshape(len(found), len(kinds))
    keep = [
        i
        for i, load in enumerate(loads)
        if not np.any(np.all(loads >= load, axis=1) & np.any(loads > load, axis=1))
    ]
    return loads[keep]


def split_loads(places: tuple[Needs, ...], kinds: tuple[Needs, ...]) -> NDArray[np.int64]:
    """An upper bound on every load where they cannot be listed: each kind as if it were alone."""
    most = [max(_times(kind, room) for room in places) for kind in kinds]
    return np.array([most], dtype=np.int64)


def best_load(
    loads: NDArray[np.int64], worth: NDArray[np.float64], takes: Sequence[int], most: float
) -> tuple[float, NDArray[np.float64]]:
    """The load of the greatest worth whose service takes at most ``most`` seconds, parties split.

    Returns its worth and its parties of each kind.
    """
    per_second = [w / t if t else np.inf for w, t in zip(worth, takes, strict=True)]
    order = sorted(range(len(takes)), key=lambda i: -per_second[i])
    best, chosen = 0.0, np.zeros(len(takes))
    for load in loads:
        left, value, part = most, 0.0, np.zeros(len(takes))
        for i in order:
            if worth[i] <= 0:
                continue
            amount = float(load[i]) if not takes[i] else min(float(load[i]), left / takes[i])
            left -= amount * takes[i]
            value += amount * worth[i]
            part[i] = amount
        if value > best:
            best, chosen = value, part
    return best, chosen


def _times(kind: Needs, room: Needs) -> int:
    """How often the kind alone fits the room."""
    return min((r // n for n, r in zip(kind, room, strict=True) if n), default=0)
