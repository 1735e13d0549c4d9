"""Prices at which whole rounds earn least: Kelley's cutting planes (1960).

Each answer to what vehicles earn at some prices says what they earn at least at any others.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from safepassage.model import Need
from safepassage.planner.bound.seats import BestRounds, Seats, Stock, units
from safepassage.planner.bound.simplex import simplex

SURE = 1e-6
"""By which part vehicles must fall short before rounding errors cannot have made it so."""


class Planes:
    """The programme of prices at which vehicles earn least, for all that is known of them."""

    def __init__(
        self,
        classes: Sequence[Seats],
        people: Mapping[Stock, int],
        stocks: Sequence[Stock],
        need: Need,
        spare: int,
    ) -> None:
        """For ``people`` who have the need, ``spare`` heads of whom may be left out.

        ``stocks`` are where they were first and where they may change vehicles.
        """
        self._solver = simplex()
        free = self._solver.infinity()
        self._prices = {stock: self._solver.NumVar(0, free, "") for stock in stocks}
        self._earned = [self._solver.NumVar(0, free, "") for _ in classes]
        spared = self._solver.NumVar(0, free, "")
        whole = self._solver.Constraint(1, 1)
        for stock, amount in people.items():
            whole.SetCoefficient(self._prices[stock], amount)
            self._no_less(spared, stock, units(stock[0].needs, need))
        # Nobody would be brought to where they are worth more than where they come from.
        for halfway in stocks:
            for stock in people:
                if halfway not in people and stock[0] == halfway[0]:
                    self._no_less(self._prices[stock], halfway, 1)
        objective = self._solver.Objective()
        objective.SetMinimization()
        for seats, variable in zip(classes, self._earned, strict=True):
            objective.SetCoefficient(variable, seats.fleet.count)
        objective.SetCoefficient(spared, spare)

    def _no_less(self, variable: Any, stock: Stock, times: int) -> None:
        row = self._solver.Constraint(0, self._solver.infinity())
        row.SetCoefficient(variable, times)
        row.SetCoefficient(self._prices[stock], -1)

    def cut(self, found: Sequence[BestRounds]) -> None:
        """A vehicle of each class earns no less than by these rounds, whatever the prices."""
        for earned, best in zip(self._earned, found, strict=True):
            if best.uses:
                row = self._solver.Constraint(0, self._solver.infinity())
                row.SetCoefficient(earned, 1)
                for stock, parties in best.uses.items():
                    row.SetCoefficient(self._prices[stock], -parties)

    def lowest(self) -> dict[Stock, float] | None:
        """The prices at which they earn least; None where even that is enough for everybody."""
        solver = self._solver
        if solver.Solve() != solver.OPTIMAL or solver.Objective().Value() >= 1 - SURE:
            return None
        return {stock: price.solution_value() for stock, price in self._prices.items()}
