"""Bounds of which one that fails costs nothing but itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from safepassage.model import PRIORITIES, Bound, Bounds, Figures, Proof, Scenario
from safepassage.notices import Notice, Severity
from safepassage.planner.bound import Accepts, Bounding
from safepassage.planner.bound.meter import CLOCK, Meter
from safepassage.planner.progress import Warn
from safepassage.travel import TravelTimes

Found = TypeVar("Found")


class Prover:
    """Asks for bounds. A mistake of ours in one of them never costs a plan.

    It is told to ``warn``, once; where nobody listens (None) it is raised.
    """

    def __init__(
        self, scenario: Scenario, times: TravelTimes, warn: Warn | None, meter: Meter = CLOCK
    ) -> None:
        self._bounding = Bounding(scenario, times, meter)
        self._warn = warn
        self._warned = False

    def bounds(
        self,
        figures: Figures,
        *,
        seconds: float = 0.0,
        stop: Callable[[], bool] = lambda: False,
    ) -> Bounds:
        """Those of :class:`Bounding`; what was found before something failed, or else nothing."""
        try:
            return self._bounding.bounds(figures, seconds=seconds, stop=stop)
        except Exception as mistake:
            self._tell(mistake)
        try:
            return self._bounding.bounds(figures)
        except Exception as mistake:
            self._tell(mistake)
        return nothing_proven()

    def prepare(self, stop: Callable[[], bool]) -> None:
        """What any bound begins with, worked out before there is a plan."""
        try:
            self._bounding.prepare(stop)
        except Exception as mistake:
            self._tell(mistake)

    def certified(
        self,
        figures: Figures,
        bounds: Bounds,
        accepts: Accepts | None,
        seconds: float,
        stop: Callable[[], bool] = lambda: False,
    ) -> Bounds:
        """The bounds with their certificates, or as they are where those fail."""
        try:
            return self._bounding.certified(figures, bounds, accepts, seconds, stop)
        except Exception as mistake:
            self._tell(mistake)
            return bounds

    def spared(self, ask: Callable[[], Found]) -> Found | None:
        """What is found, or nothing where that fails."""
        try:
            return ask()
        except Exception as mistake:
            self._tell(mistake)
            return None

    def _tell(self, mistake: Exception) -> None:
        if self._warn is None:
            raise mistake
        if not self._warned:
            self._warned = True
            # One line, whatever the mistake says of itself.
            what = " ".join(f"{type(mistake).__name__}: {mistake}".split())
            self._warn(Notice("S-BOUND-FAILED", Severity.WARN, numbers={"mistake": what}))


def nothing_proven() -> Bounds:
    """What holds for every plan, without any argument."""
    nothing = Bound(0, Proof("nothing", {}))
    return Bounds(dict.fromkeys(PRIORITIES, nothing), nothing, nothing, nothing)
