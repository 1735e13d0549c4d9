"""Strong bounds, worked out beside the search: closer and closer looks, one after the other."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from types import TracebackType

from safepassage.model import Bounds, Figures
from safepassage.planner.prover import Prover

LOOKS_AFTER = (0, 2, 4)
"""After how many rounds of the search a closer look begins, at the soonest."""

MOST_SECONDS = 20.0
"""What one look may cost, and never more than a quarter of the time given."""

PATIENCE = 1.0
"""Seconds that a look has to end in when the search does: within a solver's call it cannot."""

_ASK_EVERY = 0.05
"""Seconds between two looks at whether the search is to end."""


class Looks:
    """Looks for strong bounds beside a search that goes on in rounds, in a thread of their own.

    Where ``waits``, each round waits for the look that began with it: what is known when then
    depends on counts alone, if the prover's meter counts. Otherwise a look goes on while it takes
    and is asked after between rounds. The prover is not shared with others, who may ask theirs
    meanwhile.
    """

    def __init__(
        self,
        prover: Prover,
        *,
        seconds: float | None,
        waits: bool,
        stop: Callable[[], bool],
    ) -> None:
        self._prover = prover
        self._budget = MOST_SECONDS if seconds is None else min(MOST_SECONDS, seconds / 4)
        self._waits = waits
        self._over, self._stop = False, stop
        self._begun = 0
        self._looking: tuple[Figures, Future[Bounds]] | None = None
        self._pool = ThreadPoolExecutor(1)

    def __enter__(self) -> Looks:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._over = True
        self._pool.shutdown(wait=False)

    def prepare(self) -> None:
        """Begins what any look begins with, while first lists are still being built.

        What it finds is found by the first look otherwise: it changes nothing but when it is known.
        """
        self._pool.submit(self._prover.prepare, self._ended)

    def before_round(self, rounds: int, figures: Figures) -> None:
        """Begins a look beside a plan with these figures, if after so many rounds one is due."""
        due = sum(after <= rounds for after in LOOKS_AFTER)
        if self._looking is None and self._begun < due:
            self._begun += 1
            self._looking = figures, self._pool.submit(self._look, figures)

    def after_round(self) -> tuple[Figures, Bounds] | None:
        """What the look found that has ended, and beside which figures."""
        if self._looking is None or not (self._waits or self._looking[1].done()):
            return None
        while not self._stop() and not self._looking[1].done():
            wait([self._looking[1]], _ASK_EVERY)
        return self._found()

    def last(self) -> tuple[Figures, Bounds] | None:
        """What the look that still goes on has found so far, with which it ends.

        None where it does not end soon enough: the plan does not wait for it.
        """
        self._over = True
        return self._found()

    def _found(self) -> tuple[Figures, Bounds] | None:
        if self._looking is None:
            return None
        figures, look = self._looking
        self._looking = None
        done, _ = wait([look], PATIENCE)
        return (figures, look.result()) if done else None

    def _look(self, figures: Figures) -> Bounds:
        return self._prover.bounds(figures, seconds=self._budget, stop=self._ended)

    def _ended(self) -> bool:
        return self._over or self._stop()
