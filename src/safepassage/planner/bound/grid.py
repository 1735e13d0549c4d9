"""Time in whole steps, and functions of time as arrays over the steps.

An event at second t falls into step t ÷ length, rounded down. What takes d seconds then takes at
least d ÷ length steps, rounded down: a schedule in steps can do whatever a real one can, so that a
bound over the steps holds for real schedules.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from safepassage.model import Window
from safepassage.planner.bound.ground import NEVER

Steps = NDArray[np.int64]
Prices = NDArray[np.float64]


@dataclass(frozen=True)
class Grid:
    """``count`` steps of ``length`` seconds."""

    length: int
    count: int

    @property
    def begins(self) -> Steps:
        """The second in which each step begins."""
        return np.arange(self.count, dtype=np.int64) * self.length

    def step(self, second: int) -> int:
        """The step into which a second falls, at most ``count``."""
        return min(second // self.length, self.count)

    def steps(self, seconds: int) -> int:
        """By how many steps two events may differ that are so many seconds apart, at most."""
        return -(-seconds // self.length)


def earliest(windows: Sequence[Window], at: Steps, takes: int) -> Steps:
    """For each time the first begin, not before it, of what lies wholly in one window."""
    if not windows:
        return at
    begins = np.array([int(w.begin) for w in windows] + [NEVER])
    latest = np.array([int(w.end) - takes for w in windows] + [NEVER])
    fits = np.flatnonzero(latest >= begins)
    begins, latest = begins[fits], latest[fits]
    which = np.searchsorted(latest, at)
    first: Steps = np.maximum(at, begins[np.minimum(which, len(begins) - 1)])
    return first


def common(first: Sequence[Window], second: Sequence[Window]) -> tuple[Window, ...]:
    """The windows in which both hold; none at all means always, as in the model."""
    if not first or not second:
        return tuple(first or second)
    both = [
        Window(max(a.begin, b.begin), min(a.end, b.end))
        for a in first
        for b in second
        if max(a.begin, b.begin) < min(a.end, b.end)
    ]
    return tuple(sorted(both)) or (
        Window(type(first[0].begin)(NEVER), type(first[0].begin)(NEVER)),
    )


def longer(windows: Sequence[Window], seconds: int) -> tuple[Window, ...]:
    """The windows, each closing ``seconds`` later."""
    return tuple(Window(w.begin, type(w.end)(w.end + seconds)) for w in windows)


def stays(windows: Sequence[Window], grid: Grid) -> tuple[Steps, Steps] | None:
    """For each step the first and the last window that it touches, −2 and −1 where none.

    Something may last from step s to step t only if last[s] ≥ first[t] ≥ 0. None: always.
    """
    if not windows:
        return None
    first = np.full(grid.count + 1, -2, dtype=np.int64)
    last = np.full(grid.count + 1, -1, dtype=np.int64)
    touched = [
        slice(grid.step(max(0, int(w.begin))), grid.step(int(w.end)) + 1)
        if w.end >= 0
        else slice(0)
        for w in windows
    ]
    for number in range(len(windows) - 1, -1, -1):
        first[touched[number]] = number
    for number in range(len(windows)):
        last[touched[number]] = number
    return first, last


def about(allowed: NDArray[np.bool_], back: int, ahead: int) -> NDArray[np.bool_]:
    """For each step whether any is allowed from so many steps back to so many ahead."""
    count = len(allowed)
    before = np.concatenate([[0], np.cumsum(allowed)])
    first = np.maximum(np.arange(count) - back, 0)
    end = np.minimum(np.arange(count) + ahead + 1, count)
    return np.asarray(before[end] > before[first])


def _most_ahead(worth: Prices, steps: int) -> Prices:
    """For each step the most in it and in the ``steps`` after it."""
    result, covered = worth.copy(), 0
    while covered < min(steps, len(worth) - 1):
        shift = min(covered + 1, steps - covered, len(worth) - 1)
        result[:-shift] = np.maximum(result[:-shift], result[shift:])
        covered += shift
    return result


@dataclass(frozen=True)
class Range:
    """Around a step: so many steps back and so many ahead of it."""

    back: int = 0
    ahead: int = 0

    def most(self, worth: Prices) -> Prices:
        """For each step the most that is found in the range."""
        if self.back:
            worth = _most_ahead(worth[::-1], self.back)[::-1]
        return _most_ahead(worth, self.ahead) if self.ahead else worth

    def where(self, worth: Prices, step: int) -> int:
        """The step of the range around ``step`` in which that is."""
        first = max(0, step - self.back)
        steps = range(first, min(len(worth), step + self.ahead + 1))
        return max(steps, key=lambda one: (worth[one], -abs(one - step)))


def least_spent(prices: Prices, length: int, seconds: int) -> Prices:
    """For each step the least that ``seconds`` cost, begun in it, at prices per second.

    The prices hold for whole steps. The cost is piecewise linear in the begin, with kinks only
    where the begin or the end meets a step's edge, so that three begins are enough to compare.
    """
    if seconds == 0:
        return np.zeros_like(prices)
    whole, part = divmod(seconds, length)
    padded = np.concatenate([prices, np.full(whole + 3, 0.0)])
    spent = np.concatenate([[0.0], np.cumsum(padded)]) * length
    count = len(prices)
    at_begin = spent[whole : whole + count] + part * padded[whole : whole + count] - spent[:count]
    next_begin = (
        spent[whole + 1 : whole + 1 + count]
        + part * padded[whole + 1 : whole + 1 + count]
        - spent[1 : count + 1]
    )
    kink = spent[whole + 1 : whole + 1 + count] - spent[:count] - (length - part) * padded[:count]
    least: Prices = np.minimum(np.minimum(at_begin, next_begin), kink)
    return least


def least_average(
    prices: Prices, length: int, after: int, least: int, most: int
) -> tuple[Prices, list[tuple[int, int]], NDArray[np.int64]]:
    """For each step the least average price of a second of what begins ``after`` seconds later.

    After some second of the step, that is; and which lasts for ``least`` (1 or more) to ``most``
    seconds. Returns the averages, pairs of begin (seconds from the begin of the step) and duration,
    and for each step which of the pairs has that average.

    The average moves towards the price at the end if that is put off, and away from the price at
    the begin: where it is least, each is at the edge of a step or as early or late as it may be.
    """
    edge = -(-after // length) * length
    begins = {after, edge, after + length}
    tried = {(begin, lasts) for begin in begins for lasts in (least, most)}
    for lasts in (least, most):
        tried.add((-(-(after + lasts) // length) * length - lasts, lasts))
    for begin in begins:
        first = length - (begin + least) % length + least
        tried |= {(begin, lasts) for lasts in range(first, most, length)}
    pairs = sorted(tried)
    padded = np.concatenate([prices, np.zeros((after + length + most) // length + 2)])
    spent = np.concatenate([[0.0], np.cumsum(padded)]) * length
    count = len(prices)

    def until(second: int) -> Prices:
        whole, part = divmod(second, length)
        paid: Prices = spent[whole : whole + count] + part * padded[whole : whole + count]
        return paid

    averages = np.array([(until(begin + lasts) - until(begin)) / lasts for begin, lasts in pairs])
    which = averages.argmin(axis=0)
    return averages[which, np.arange(count)], pairs, which


def cheapest_begin(prices: Prices, length: int, seconds: int) -> int:
    """How many seconds into the first step something is begun that then costs least.

    It lasts ``seconds``; :func:`least_spent` says what it costs.
    """
    begins = (0, length, max(0, min(length, -seconds % length)))
    padded = np.concatenate([prices, np.zeros(seconds // length + 3)])
    spent = np.concatenate([[0.0], np.cumsum(padded)]) * length

    def until(second: int) -> float:
        whole, part = divmod(second, length)
        return float(spent[whole]) + part * float(padded[whole])

    return min(begins, key=lambda begin: until(begin + seconds) - until(begin))
