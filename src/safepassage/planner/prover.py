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
        strong = self.spared(lambda: self._bounding.bounds(figures, seconds=seconds, stop=stop))
        if strong is not None:
            return strong
        return self.spared(lambda: self._bounding.bounds(figures)) or nothing_proven()

    def prepare(self, stop: Callable[[], bool]) -> None:
        """What any bound begins with, worked out before there is a plan."""
        self.spared(lambda: self._bounding.prepare(stop))

    def certified(
        self,
        figures: Figures,
        bounds: Bounds,
        accepts: Accepts | None,
        seconds: float,
        stop: Callable[[], bool] = lambda: False,
    ) -> Bounds:
        """The bounds with their certificates, or as they are where those fail."""
        return (
            self.spared(lambda: self._bounding.certified(figures, bounds, accepts, seconds, stop))
            or bounds
        )

    def spared(self, ask: Callable[[], Found]) -> Found | None:
        """What is found, or nothing where that fails."""
        try:
            return ask()
        except Exception as mistake:  # whatever it is: a plan that people wait for is worth more
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
