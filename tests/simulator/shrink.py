"""A failing story made short: what can be left out while it still fails is left out."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from simulator.play import Outcome, Step, play

MOST_TRIES = 600
"""Plays that one story is worth."""

Play = Callable[[int, Sequence[Step]], Outcome]


def shrink(
    seed: int, steps: Sequence[Step], play: Play = play, tries: int = MOST_TRIES
) -> tuple[Step, ...]:
    """The fewest steps found that fail in the same way; the steps themselves if they do not fail.

    Large parts are left out first, then smaller ones, down to one step at a time.
    """
    sort = play(seed, steps).sort
    kept = tuple(steps)
    if not sort:
        return kept
    size = max(1, len(kept) // 2)
    while tries > 0:
        at, before = 0, len(kept)
        while at < len(kept) and tries > 0:
            without = kept[:at] + kept[at + size :]
            tries -= 1
            if play(seed, without).sort == sort:
                kept = without
            else:
                at += size
        if size == 1 and len(kept) == before:
            break
        size = max(1, size // 2)
    return kept
