"""When are there more at once than there may be?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
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
    there = peak = since = culprit = 0
    crowded = False
    for moment, change, number in changes:
        there += change
        if there > limit:
            if not crowded:
                since, peak, culprit, crowded = moment, there, number, True
            peak = max(peak, there)
        elif crowded:
            yield Crowd(since, peak, who[culprit])
            crowded = False
