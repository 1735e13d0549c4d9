"""Bounds gathered on the way, each with the figures of the plan beside which it was proven."""

from __future__ import annotations

from safepassage.model import PRIORITIES, Bound, Bounds, Figures


class Argument:
    """The best bounds known for a plan, out of all that were ever proven for its scenario.

    A bound says what no plan can beat whose earlier figures are no worse than given ones. It holds
    beside another plan whose earlier figures are no worse, one by one, than those. Plans that are
    better as a whole need not be better one by one (fewer T1 and more T2 may be left behind), so
    each bound is kept with its figures.
    """

    def __init__(self) -> None:
        self._proven: list[tuple[Figures, Bounds]] = []

    def add(self, figures: Figures, bounds: Bounds) -> None:
        """Bounds that were proven beside a plan with these figures."""
        self._proven.append((figures, bounds))

    def beside(self, figures: Figures) -> Bounds:
        """The largest bounds that hold beside a plan with these figures."""
        latest = self._proven[-1][1]
        left = {p: [latest.left_behind[p]] for p in PRIORITIES}
        t1, clearance, exposure = [latest.t1_clearance], [latest.clearance], [latest.exposure]
        for given, bounds in self._proven:
            holds = True
            for priority in PRIORITIES:
                if holds:
                    left[priority].append(bounds.left_behind[priority])
                holds &= figures.left_behind[priority] <= given.left_behind[priority]
            if holds:
                t1.append(bounds.t1_clearance)
            holds &= figures.t1_clearance <= given.t1_clearance
            if holds:
                clearance.append(bounds.clearance)
            holds &= figures.clearance <= given.clearance
            if holds:
                exposure.append(bounds.exposure)
        return Bounds(
            {p: _largest(left[p]) for p in PRIORITIES},
            _largest(t1),
            _largest(clearance),
            _largest(exposure),
        )

    def covers(self, figures: Figures) -> bool:
        """Whether the bounds added last were proven beside figures that these are no worse than."""
        if not self._proven:
            return False
        given = self._proven[-1][0]
        return (
            all(figures.left_behind[p] <= given.left_behind[p] for p in PRIORITIES)
            and figures.t1_clearance <= given.t1_clearance
            and figures.clearance <= given.clearance
        )


def _largest(bounds: list[Bound]) -> Bound:
    """The first of the largest."""
    return max(bounds, key=lambda bound: bound.value)
