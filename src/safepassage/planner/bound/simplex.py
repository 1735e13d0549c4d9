"""The solvers of the bounds' linear programmes."""

from __future__ import annotations

from typing import Any

PIVOTS = 50_000
"""The simplex method that has not ended after so many steps goes round in circles: no bound."""

SLOWEST = 1_000
"""Milliseconds: nobody who ends the search waits longer than this for a solution."""


def simplex() -> Any:
    """A new programme, to be solved once by the simplex method in so many steps at most."""
    from ortools.linear_solver import pywraplp

    solver = pywraplp.Solver.CreateSolver("GLOP")
    solver.SetSolverSpecificParametersAsString(f"max_number_of_iterations: {PIVOTS}")
    return solver


def growing_simplex(*, hurried: bool = True) -> Any:
    """A new programme that is solved again and again while columns are added to it.

    CLP, since GLOP now and then ends abnormally where it goes on from a former basis. Nothing can
    interrupt it: who takes longer than :data:`SLOWEST` has no solution, if ``hurried``.
    """
    from ortools.linear_solver import pywraplp

    solver = pywraplp.Solver.CreateSolver("CLP")
    if hurried:
        solver.SetTimeLimit(SLOWEST)
    return solver
