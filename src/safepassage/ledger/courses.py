"""How many heads an account held, from posting to posting, and which entries were posted last."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from typing import NamedTuple

Step = tuple[int, int]
"""Seconds since 1970, and heads out less heads in: within a second people come in first."""

NEVER = 1 << 62
"""Later than anything: seconds since 1970."""


class Course(NamedTuple):
    """Heads that an account held: before the first of ``times``, and after each of them."""

    times: list[int]
    held: list[int]

    @classmethod
    def of(cls, steps: Iterable[Step]) -> Course:
        """The course that steps in any order add up to."""
        times, held, heads = [], [0], 0
        for time, fewer in sorted(steps):
            heads -= fewer
            times.append(time)
            held.append(heads)
        return cls(times, held)

    def near(self, moment: int, slack: int) -> set[int]:
        """Every number of heads from ``slack`` seconds before a moment to ``slack`` after it."""
        first = bisect_left(self.times, moment - slack)
        last = bisect_right(self.times, moment + slack)
        return set(self.held[first : last + 1])

    def take(self, more: Iterable[Step], gone: Iterable[Step]) -> int:
        """Takes in more steps, and some out; the earliest time from which on heads are others.

        It costs what has happened since then: as a rule people hand in what happened lately.
        """
        more, gone = list(more), list(gone)
        since = min((time for time, _ in (*more, *gone)), default=NEVER)
        times, held = self
        first = bisect_left(times, since)
        steps = [
            (time, before - after)
            for time, before, after in zip(
                times[first:], held[first:], held[first + 1 :], strict=False
            )
        ]
        for step in gone:
            steps.remove(step)
        rest = Course.of([*steps, *more])
        del times[first:], held[first + 1 :]
        times += rest.times
        held += [held[first] + heads for heads in rest.held[1:]]
        return since
