"""Which vehicle stands in which slot: intervals that overlap get different numbers."""

from __future__ import annotations

import heapq
from collections.abc import Hashable, Sequence
from typing import TypeVar

Key = TypeVar("Key", bound=Hashable)


def slots(intervals: Sequence[tuple[int, int, Key]]) -> tuple[dict[Key, int], int]:
    """A slot for each half-open interval (begin, end, key), and how many slots there are.

    The lowest free slot is taken first, so that as few as possible are used.
    """
    free: list[int] = []
    busy: list[tuple[int, int]] = []
    count = 0
    result: dict[Key, int] = {}
    for begin, end, key in sorted(intervals, key=lambda i: (i[0], i[1])):
        while busy and busy[0][0] <= begin:
            heapq.heappush(free, heapq.heappop(busy)[1])
        if free:
            slot = heapq.heappop(free)
        else:
            slot = count
            count += 1
        result[key] = slot
        heapq.heappush(busy, (end, slot))
    return result, count
