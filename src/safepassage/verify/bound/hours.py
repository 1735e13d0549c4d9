"""Whole steps of time, and what windows allow in them.

A step is so many seconds long. Something is in the step in which its second lies. What takes d
seconds takes at least d ÷ length whole steps, rounded down, whenever it begins; so a run in steps
can do what a run in seconds can.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from safepassage.model import Window

Allowed = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Hours:
    """The steps of ``length`` seconds from 0 up to the one in which ``last`` lies."""

    length: int
    last: int

    @property
    def count(self) -> int:
        """How many steps there are."""
        return self.last // self.length + 1

    def always(self) -> Allowed:
        """Every step."""
        return np.ones(self.count, dtype=np.bool_)

    def over_by(self, takes: int, end: int) -> Allowed:
        """The steps in some second of which what takes so long can begin to be over by ``end``."""
        return np.arange(self.count) * self.length + takes <= end

    def fit(self, windows: Sequence[Window], takes: int) -> Allowed:
        """The steps in some second of which something can begin that fits into one window."""
        if not windows:
            return self.always()
        allowed = np.zeros(self.count, dtype=np.bool_)
        for window in windows:
            latest = int(window.end) - takes
            if latest >= max(0, int(window.begin)):
                allowed[max(0, int(window.begin)) // self.length : latest // self.length + 1] = True
        return allowed

    def together(self, windows: Sequence[Window], steps: int) -> Allowed:
        """The steps that have a second in one window with a second of the step so many later."""
        if not windows:
            return self.always()
        allowed = np.zeros(self.count, dtype=np.bool_)
        for window in windows:
            # A moment at which a window closes is still in it: what ends then ends in time.
            first, last = max(0, int(window.begin)) // self.length, int(window.end) // self.length
            if last - steps >= first:
                allowed[first : last - steps + 1] = True
        return allowed
