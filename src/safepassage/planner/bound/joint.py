"""Everything together: can so many people be received by a time, for all that bounds know?

The question is a linear programme over the runs of all vehicles (Dantzig and Wolfe, 1960): moved
are the people of each commodity from each place; lanes and bays have so many seconds in each
stretch of time; reception points have so much room. Its value is the greatest share of everybody
that can be moved. Runs are priced by dynamic programming as they are needed, and at every turn the
prices alone prove an upper bound on the share (Lagrange): where it falls below one, no plan exists.
Stopping early leaves that proof valid.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from safepassage.planner.bound.columns import Column, Columns
from safepassage.planner.bound.convoys import counted
from safepassage.planner.bound.demand import Commodity, Demand
from safepassage.planner.bound.grid import Grid
from safepassage.planner.bound.hints import Hints
from safepassage.planner.bound.measures import as_few_loads
from safepassage.planner.bound.memory import Memory
from safepassage.planner.bound.meter import CLOCK, Meter
from safepassage.planner.bound.reach import Reach, in_time
from safepassage.planner.bound.rows import Rows
from safepassage.planner.bound.runs import Runs
from safepassage.planner.bound.simplex import growing_simplex
from safepassage.planner.bound.tails import standing_tails
from safepassage.planner.bound.tariff import StepTariff
from safepassage.planner.bound.ways import ways_out

STRETCHES = 48
"""Into how many stretches of time lanes, bays and waiting people are told apart."""

UNMET = 2.0
"""What leaving all of one commodity costs in the programme, in shares of everybody."""

PULL = 0.6
"""How strongly prices are drawn to those that proved most (Wentges, 1997)."""

GAIN = 1e-9
"""What a run must add to the programme's value to be worth adding."""

PRICED_A_SECOND = 40e6
"""Of how many moves at how many steps it is about known in a second which run is the best."""

A_RUN = 500
"""What finding a run costs at all, in steps."""

PIVOTED_A_SECOND = 5e6
"""For how many rows about a step of the simplex method is made in a second."""

BLAMED = {"lane": "crossing", "bay": "place", "room": "place", "convoy": "convoys"}
"""What a row that is scarce is called among what binds."""

SURE = 1e-7
"""How far below one a share must be before rounding errors cannot have made it so."""


@dataclass
class Verdict:
    """What was found for one time limit: shares that can, and at most could, be received."""

    attained: float = 0.0
    at_most: float = np.inf
    prices: NDArray[np.float64] | None = None


class Joint:
    """The programme for one demand on one ground; asked for one time limit after the other."""

    def __init__(
        self,
        reach: Reach,
        demand: Demand,
        grid: Grid,
        hints: Hints,
        spare: int = 0,
        stretches: int = STRETCHES,
        meter: Meter = CLOCK,
        *,
        levels: bool = True,
        memory: Memory | None = None,
    ) -> None:
        """``memory`` has prices of an earlier look, if any, and takes those of this one."""
        ground = reach.ground
        self.ground, self.demand, self.grid = ground, demand, grid
        self.spare, self._meter = spare, meter
        self.useful = ways_out(ground, demand)
        self.hints = hints
        onward = standing_tails(ground, list(self.useful))
        free = [p for p in ground.scenario.places if ("bay", (p,)) not in hints.timed]
        carried = [in_time(reach, fleet, demand) for fleet in ground.fleet]
        convoys = counted(ground, reach, demand)
        measures = [hints.measures.get(number, {}) for number in range(len(ground.fleet))]
        if convoys:
            layouts = [ground.scenario.types[fleet.type].layouts for fleet in ground.fleet]
            places = [tuple(layout.places for layout in each) for each in layouts]
            measures = as_few_loads(list(zip(places, carried, strict=True))) or measures
        self.runs = [
            Runs(ground, fleet, own, self.useful, grid, measure, onward, free, levels=levels)
            for fleet, own, measure in zip(ground.fleet, carried, measures, strict=True)
        ]
        moved = [
            (ground.point_of[begin], ground.point_of[end])
            for runs in self.runs
            for begin, end in runs.cargo.moved()
        ]
        self.rows = Rows(ground, demand, grid, hints, self.useful, stretches, convoys, moved)
        self._columns = Columns(self.rows)
        self.columns: list[Column] = []
        self.memory = memory if memory is not None else Memory()
        self._best = self.memory.recall(grid.length, self.rows.rows)
        self._all_of: dict[Commodity, int] = {}
        for (kind, _), lots in demand.ready.items():
            self._all_of[kind] = self._all_of.get(kind, 0) + sum(n for _, n in lots)

    # The programme.

    def ask(self, limit: int, stop: Callable[[], bool], turns: int = 400) -> Verdict:
        """Whether everybody can be received by the step ``limit``, as far as ``turns`` tell."""
        solver = growing_simplex(hurried=not self._meter.counts)
        verdict = Verdict()
        rows = self._skeleton(solver)
        fleet_rows = [solver.Constraint(0, runs.fleet.count) for runs in self.runs]
        variables = 0

        def add(column: Column) -> None:
            nonlocal variables
            variables += 1
            variable = solver.NumVar(0, solver.infinity(), "")
            fleet_rows[column.fleet].SetCoefficient(variable, 1)
            for row, use in column.uses.items():
                rows[row].SetCoefficient(variable, use)

        for column in self.columns:
            if column.done <= limit:
                add(column)
        center = self._best
        pull = PULL if center is not None else 0.0
        for turn in range(turns):
            if stop():
                break
            if variables or turn:
                status = solver.Solve()
                self._meter.did(solver.iterations() * len(rows) / PIVOTED_A_SECOND)
                if status != solver.OPTIMAL:
                    break
                verdict.attained = solver.Objective().Value()
                duals = np.array([max(0.0, row.dual_value()) for row in rows])
                rents = np.array([max(0.0, row.dual_value()) for row in fleet_rows])
            else:
                duals, rents = self.rows.first_prices(limit), np.zeros(len(self.runs))
            if verdict.attained >= 1:
                break
            prices = duals if center is None else pull * center + (1 - pull) * duals
            if turn == 0 and center is not None:
                prices = center
            tariff = self.rows.tariff(prices)
            earned, found = self._price(tariff, limit, stop)
            if earned is None:
                break
            rents_paid = [(c, self._reduced(c, duals, rents)) for c in found]
            for column in (column for column, gain in rents_paid if gain > GAIN):
                self.columns.append(column)
                add(column)
            total, dearest = self.rows.worth_of_all(tariff)
            if total > 0:
                earned += sum(prices[i] * row.limit for i, row in enumerate(self.rows.rows))
                at_most = (earned + self.spare * dearest) / total
                if at_most < verdict.at_most:
                    verdict.at_most, verdict.prices = at_most, prices / total
                    center = self._best = verdict.prices
                    self.memory.keep(self.grid.length, self.rows.rows, verdict.prices)
                if at_most < 1 - SURE:
                    break
            if any(gain > GAIN for _, gain in rents_paid):
                pull = PULL if center is not None else 0.0
            elif pull == 0.0 and turn:
                break
            else:
                pull = 0.0
        return verdict

    def _price(
        self, tariff: StepTariff, limit: int, stop: Callable[[], bool]
    ) -> tuple[float | None, list[Column]]:
        """What all vehicles together can earn at most, and a best run of each class."""
        earned, found = 0.0, list[Column]()
        for number, runs in enumerate(self.runs):
            if stop():
                return None, found
            best = runs.best(tariff, limit)
            self._meter.did(runs.size * (limit + A_RUN) / PRICED_A_SECOND)
            earned += runs.fleet.count * best.worth
            if best.links:
                found.append(self._columns.of_run(number, runs, best, tariff))
        return earned, found

    def blame(self, verdict: Verdict) -> dict[str, float]:
        """How much of the bound's value each scarce thing has at the prices that prove it."""
        blame: dict[str, float] = {}
        if verdict.prices is None:
            return blame
        for price, row in zip(verdict.prices, self.rows.rows, strict=True):
            if row.what in BLAMED and price * row.limit > 0:
                name = f"{BLAMED[row.what]}:{row.key[0]}"
                blame[name] = blame.get(name, 0.0) + float(price * row.limit)
        blame["fleet"] = max(0.0, verdict.at_most - sum(blame.values()))
        return blame

    def _skeleton(self, solver: Any) -> list[Any]:
        """The programme without runs, which makes the share as great as it can: its rows."""
        free = solver.infinity()
        share = solver.NumVar(0, 2.0, "share")
        objective = solver.Objective()
        objective.SetMaximization()
        objective.SetCoefficient(share, 1)
        spare = solver.NumVar(0, self.spare, "spare") if self.spare else None
        rows = []
        idle: Any = None
        for row in self.rows.rows:
            made = solver.Constraint(-free, row.limit)
            if row.what == "stock":
                # Everybody of the commodity has left: share × all − left − not met ≤ 0.
                made.SetCoefficient(share, row.share)
                kind: Any = row.key[0]
                unmet = solver.NumVar(0, free, "")
                made.SetCoefficient(unmet, -1)
                objective.SetCoefficient(unmet, -UNMET / (row.share or self._all_of[kind]))
                idle = solver.NumVar(0, free, "")
                made.SetCoefficient(idle, 1)
                if row.share and spare is not None:
                    left = solver.NumVar(0, free, "")
                    made.SetCoefficient(left, -1 / kind.needs.heads)
                    self._spared(solver, left, spare)
            elif row.what == "wait":
                made.SetCoefficient(share, -row.share)
                made.SetCoefficient(idle, -1)
            rows.append(made)
        return rows

    def _spared(self, solver: Any, left: Any, spare: Any) -> None:
        """Those who may stay behind in any case are counted together."""
        name = "spared"
        made = solver.LookupConstraint(name)
        if made is None:
            made = solver.Constraint(-solver.infinity(), 0, name)
            made.SetCoefficient(spare, -1)
        made.SetCoefficient(left, 1)

    def _reduced(
        self, column: Column, duals: NDArray[np.float64], rents: NDArray[np.float64]
    ) -> float:
        """By how much the programme's value could rise with each run like this one."""
        used = sum(float(duals[row]) * use for row, use in column.uses.items())
        return -float(rents[column.fleet]) - used
