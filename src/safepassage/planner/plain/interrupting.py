"""Solvers that end when somebody says so."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, wait

from ortools.linear_solver import pywraplp

_POLL_SECONDS = 0.05
"""Between two looks at whether to stop: nobody notices so short a wait, and looks cost little."""


def interruptibly(solver: pywraplp.Solver, stop: Callable[[], bool]) -> int:
    """Solves; interrupted within a twentieth of a second after ``stop()``. The solver's status.

    What the solver raises is raised here.
    """
    with ThreadPoolExecutor(1) as pool:
        solving = pool.submit(solver.Solve)
        try:
            while not solving.done():
                wait([solving], _POLL_SECONDS)
                if not solving.done() and stop():
                    solver.InterruptSolve()
        except BaseException:
            solver.InterruptSolve()
            raise
        return int(solving.result())
