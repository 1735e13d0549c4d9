"""What a search may spend: so much time, so many neighbours, and as long as somebody waits."""

from __future__ import annotations

import time

from safepassage.planner.chains import FIRST_ROUND
from safepassage.planner.progress import Stop


class Allowance:
    """Counts from its making on; ``seconds`` and ``iterations`` None: no such end."""

    def __init__(self, seconds: float | None, iterations: int | None, stop: Stop) -> None:
        self._begin = time.monotonic()
        self.seconds = seconds
        self.iterations = iterations
        self._stop = stop

    @property
    def passed(self) -> float:
        """Seconds since planning began."""
        return time.monotonic() - self._begin

    @property
    def left(self) -> float:
        """Seconds; infinite where the clock ends nothing."""
        return float("inf") if self.seconds is None else self.seconds - self.passed

    @property
    def by_count(self) -> bool:
        """Whether the same plan is wanted on every machine."""
        return self.iterations is not None

    @property
    def plain_rounds(self) -> int | None:
        """How many rounds the plain search goes on for; None: as long as it may."""
        return None if self.iterations is None else 1 + self.iterations // FIRST_ROUND

    def over(self) -> bool:
        """Whether the time is up, or nobody waits any more."""
        return self.left <= 0 or self.unwanted()

    def unwanted(self) -> bool:
        """Whether nobody waits any more, however much time is left."""
        return self._stop()

    def left_but(self, share: float) -> float:
        """The seconds that are left before this share of the time."""
        return self.left - share * (self.seconds or 0)

    def over_but(self, share: float) -> bool:
        """Whether no more than this share of the time is left."""
        return self.over() or self.left_but(share) <= 0

    def spent(self, neighbours: int) -> bool:
        """Whether so many neighbours are all that were allowed."""
        return self.iterations is not None and neighbours >= self.iterations
