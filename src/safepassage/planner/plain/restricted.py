"""Whole vehicles: which of the known routes together bring out the most people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ortools.linear_solver import pywraplp

from safepassage.planner.plain.interrupting import interruptibly
from safepassage.planner.plain.master import Column
from safepassage.planner.plain.world import PlainWorld


@dataclass(frozen=True, slots=True)
class Selection:
    """Routes, one for each vehicle used, and how many parties they leave waiting.

    ``least``: no other choice of the columns leaves fewer waiting.
    """

    columns: tuple[Column, ...]
    unmet: int
    least: bool


def solve_stoppably(
    solver: pywraplp.Solver, nodes: int, stop: Callable[[], bool], *, cuts: bool
) -> int:
    """Solves an integer program, at most so many nodes of its tree, until ``stop()``.

    Without cuts the numbers stay those of the model, and small proofs are faster.
    """
    settings = [f"limits/nodes = {nodes}"]
    if not cuts:
        settings += ["separating/maxrounds = 0", "separating/maxroundsroot = 0"]
    solver.SetSolverSpecificParametersAsString("\n".join(settings) + "\n")
    return interruptibly(solver, stop)


def select(
    world: PlainWorld, columns: Sequence[Column], nodes: int, stop: Callable[[], bool]
) -> Selection | None:
    """The best choice among ``columns``, as far as the nodes reach; None where none was found."""
    solver = pywraplp.Solver.CreateSolver("SCIP")
    infinity = solver.infinity()
    objective = solver.Objective()
    fleet_rows = [solver.Constraint(0, len(fleet.vehicles)) for fleet in world.classes]
    unmet = []
    demand_rows = []
    for demand in world.demand:
        row = solver.Constraint(demand, infinity)
        left = solver.NumVar(0, demand, "")
        row.SetCoefficient(left, 1)
        objective.SetCoefficient(left, 1)
        demand_rows.append(row)
        unmet.append(left)
    room_rows = {
        place: solver.Constraint(-infinity, world.room[place]) for place in world.tight_places
    }
    # Where vehicles may come back part empty, parties by source and place are counted apart.
    apart = not world.one_at_a_time and bool(world.tight_places)
    pair_rows: dict[tuple[int, int], pywraplp.Constraint] = {}
    if apart:
        for pair in sorted({trip for column in columns for trip in column.trips}):
            carried = solver.NumVar(0, world.demand[pair[0]], "")
            demand_rows[pair[0]].SetCoefficient(carried, 1)
            if pair[1] in room_rows:
                room_rows[pair[1]].SetCoefficient(carried, 1)
            pair_rows[pair] = solver.Constraint(-infinity, 0)
            pair_rows[pair].SetCoefficient(carried, 1)
    chosen = []
    for column in columns:
        fleet = world.classes[column.fleet]
        variable = solver.IntVar(0, len(fleet.vehicles), "")
        chosen.append(variable)
        fleet_rows[column.fleet].SetCoefficient(variable, 1)
        if apart:
            for pair, trips in Counter(column.trips).items():
                pair_rows[pair].SetCoefficient(variable, -fleet.takes * trips)
            continue
        for source, trips in Counter(source for source, _ in column.trips).items():
            demand_rows[source].SetCoefficient(variable, fleet.takes * trips)
        for place, trips in Counter(place for _, place in column.trips).items():
            if place in room_rows:
                room_rows[place].SetCoefficient(variable, fleet.takes * trips)
    status = solve_stoppably(solver, nodes, stop, cuts=True)
    if status not in (pywraplp.Solver.OPTIMAL, pywraplp.Solver.FEASIBLE):
        return None
    picked = tuple(
        column
        for column, variable in zip(columns, chosen, strict=True)
        for _ in range(round(variable.solution_value()))
    )
    used = Counter(column.fleet for column in picked)
    if any(used[number] > len(fleet.vehicles) for number, fleet in enumerate(world.classes)):
        return None
    left_waiting = round(sum(left.solution_value() for left in unmet))
    return Selection(picked, left_waiting, status == pywraplp.Solver.OPTIMAL)
