"""Solvers that end when somebody says so, and what they raise is heard."""

from __future__ import annotations

from threading import Event

import pytest

from safepassage.planner.plain.interrupting import interruptibly


class Solver:
    """One that works until it is interrupted."""

    def __init__(self) -> None:
        self.interrupted = Event()

    def Solve(self) -> int:  # noqa: N802
        assert self.interrupted.wait(30)
        return 6

    def InterruptSolve(self) -> bool:  # noqa: N802
        self.interrupted.set()
        return True


class Mistaken(Solver):
    def Solve(self) -> int:  # noqa: N802
        raise ArithmeticError


def test_it_ends_when_somebody_says_so() -> None:
    assert interruptibly(Solver(), lambda: True) == 6


def test_what_the_solver_raises_is_raised() -> None:
    with pytest.raises(ArithmeticError):
        interruptibly(Mistaken(), lambda: False)


def test_what_is_raised_by_asking_ends_the_solver() -> None:
    def stop() -> bool:
        raise KeyboardInterrupt

    solver = Solver()
    with pytest.raises(KeyboardInterrupt):
        interruptibly(solver, stop)
    assert solver.interrupted.is_set()
