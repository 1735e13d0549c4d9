"""Raising the bound by asking, time by time, whether fractions of routes can keep it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from safepassage.planner.plain.columns import Answer, Columns
from safepassage.planner.plain.world import PlainWorld, coarsened

_UNITS = 1_500
"""Into about so many units the time is cut before seconds are looked at."""


def raise_bound(
    columns: Columns, latest: Callable[[], int], known: bool, stop: Callable[[], bool]
) -> Iterator[None]:
    """Raises the bound as far as fractions of routes allow, by bisection.

    ``latest`` is the last time that is of interest, which may fall meanwhile; ``known``: whether a
    plan exists that takes little longer. Each answer is a step.
    """
    reached = latest() + 1
    asked = latest() if known else min(2 * columns.bound, latest())
    while columns.bound < min(reached, latest() + 1) and columns.can_price(asked):
        answer = columns.settle(asked, min(reached - 1, latest()), stop)
        yield
        if stop():
            continue
        if answer is not Answer.NO:
            reached = asked
            known = True
        reached = min(reached, latest() + 1)
        if known:
            asked = max(columns.bound, (columns.bound + reached - 1) // 2)
        else:
            asked = min(2 * asked, latest())


def coarse_start(
    world: PlainWorld,
    columns: Columns,
    latest: Callable[[], int],
    known: bool,
    seed: int,
    stop: Callable[[], bool],
) -> Iterator[None]:
    """Does the same in coarse units first, which is fast, and lets ``columns`` learn from it."""
    shortest = min(int(pace.least_carry.min()) for pace in world.paces)
    grain = min(shortest, latest() // _UNITS)
    if not known or grain < 4:
        return
    coarse = Columns(coarsened(world, grain), seed)
    for _ in raise_bound(coarse, lambda: latest() // grain, known, stop):
        columns.bound = max(columns.bound, coarse.bound * grain)
        yield
    if not stop() and columns.can_price(latest()):
        columns.take_over(coarse, grain, latest())
