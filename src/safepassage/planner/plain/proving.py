"""Raising the bound by asking, time by time, whether fractions of routes can keep it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from safepassage.planner.plain.columns import Answer, Columns
from safepassage.planner.plain.world import PlainWorld, coarsened

_STRIDE = 12
"""The bound is asked to rise by this part of itself at most."""

_SLOW = 400_000_000
"""Sources by places by seconds beyond which a look at every second takes a large part of one."""

_UNITS = 1_500
"""Into about so many units the time is cut before seconds are looked at."""


def raise_bound(
    columns: Columns, latest: Callable[[], int], known: bool, stop: Callable[[], bool]
) -> Iterator[Answer]:
    """Raises the bound as far as fractions of routes allow, by bisection.

    ``latest`` is the last time that is of interest, which may fall meanwhile; ``known``: whether a
    plan exists that takes little longer. Each answer is a step.
    """
    reached = latest() + 1
    asked = _next(columns.bound, reached) if known else min(2 * columns.bound, latest())
    while columns.bound < min(reached, latest() + 1) and columns.can_price(asked):
        answer = columns.settle(asked, min(reached - 1, latest()), stop)
        yield answer
        if stop():
            continue
        if answer is not Answer.NO:
            reached = asked
            known = True
        reached = min(reached, latest() + 1)
        asked = _next(columns.bound, reached) if known else min(2 * asked, latest())


def _next(bound: int, reached: int) -> int:
    """Half-way to what was reached; not far above the bound, where a plan is mostly near."""
    half_way = (bound + reached - 1) // 2
    return max(bound, min(half_way, bound + bound // _STRIDE))


def is_slow(world: PlainWorld, seconds: int) -> bool:
    """Whether routes of so many seconds take long to price second by second."""
    return len(world.sources) * len(world.places) * seconds > _SLOW


def coarse_start(
    world: PlainWorld,
    columns: Columns,
    latest: Callable[[], int],
    known: bool,
    seed: int,
    stop: Callable[[], bool],
) -> Iterator[None]:
    """Does the same in coarse units first, which is fast, and lets ``columns`` learn from it."""
    if not is_slow(world, latest()):
        return
    shortest = min(int(pace.least_carry.min()) for pace in world.paces)
    grain = min(shortest, latest() // _UNITS)
    if not known or grain < 4:
        return
    coarse = Columns(coarsened(world, grain), seed)
    for _ in raise_bound(coarse, lambda: latest() // grain, known, stop):
        columns.bound = max(columns.bound, coarse.bound * grain)
        yield
    if not stop() and columns.can_price(latest()):
        columns.take_over(coarse, grain, latest(), stop)
