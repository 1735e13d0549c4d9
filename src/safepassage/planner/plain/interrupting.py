"""Solvers that end when somebody says so."""

from __future__ import annotations

import threading
from collections.abc import Callable

from ortools.linear_solver import pywraplp

_POLL_SECONDS = 0.05


def interruptibly(solver: pywraplp.Solver, stop: Callable[[], bool]) -> int:
    """Solves; interrupted within a twentieth of a second after ``stop()``. The solver's status."""
    status: list[int] = []
    work = threading.Thread(target=lambda: status.append(solver.Solve()))
    work.start()
    while work.is_alive():
        work.join(_POLL_SECONDS)
        if work.is_alive() and stop():
            solver.InterruptSolve()
    return status[0]
