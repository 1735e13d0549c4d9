"""The solver of the bounds' linear programmes."""

from __future__ import annotations

from typing import Any

PIVOTS = 50_000
"""The simplex method that has not ended after so many steps goes round in circles: no bound."""


def simplex() -> Any:
    """A new programme, to be solved by the simplex method in so many steps at most."""
    from ortools.linear_solver import pywraplp

    solver = pywraplp.Solver.CreateSolver("GLOP")
    solver.SetSolverSpecificParametersAsString(f"max_number_of_iterations: {PIVOTS}")
    return solver
