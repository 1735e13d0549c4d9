"""What bounds have cost so far: read from the processor's clock, or counted.

Whoever ends a search by counts wants the same plan on every machine, slow or fast, idle or busy. So
each piece of work says how large it was, in about the seconds that it takes on an ordinary core,
and budgets are in what the meter reads.
"""

from __future__ import annotations

import time


class Meter:
    """Reads the seconds of the processor that its thread has used, or those that were counted."""

    def __init__(self, *, counts: bool = False) -> None:
        self.counts = counts
        self._counted = 0.0

    def read(self) -> float:
        """Seconds so far; only the difference of two readings means something."""
        return self._counted if self.counts else time.thread_time()

    def did(self, seconds: float) -> None:
        """Work was done that takes about so long, by its size alone."""
        if self.counts:
            self._counted += seconds


CLOCK = Meter()
"""Where nobody counts."""
