"""When are there more at once than there may be?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Crowd(Generic[T]):
    """From ``begin`` on there are too many, ``peak`` at most; ``culprit`` was one too many."""

    begin: int
    peak: int
    culprit: T


def crowds(spans: Iterable[tuple[int, int, T]], limit: int) -> Iterator[Crowd[T]]:
    """Each time that the count of half-open spans rises above ``limit``, once.

    What ends at a moment makes room for what begins then. Spans that hold no time are no one's
    burden.
    """
    changes: list[tuple[int, int, int]] = []
    who: list[T] = []
    for begin, end, culprit in spans:
        if begin < end:
            changes += ((begin, 1, len(who)), (end, -1, len(who)))
            who.append(culprit)
    changes.sort()
    there = peak = since = first = 0
    crowded = False
    for moment, at_once in groupby(changes, key=lambda change: change[0]):
        # Those who leave come first: who begins as another ends does not begin a new crowd.
        for _, change, number in at_once:
            there += change
            if there > limit and not crowded:
                since, peak, first, crowded = moment, there, number, True
            elif change > 0:
                peak = max(peak, there)
        if crowded and there <= limit:
            yield Crowd(since, peak, who[first])
            crowded = False
