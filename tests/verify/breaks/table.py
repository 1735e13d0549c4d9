"""The table of breaks, and the tools with which plans are broken."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from safepassage.model import (
    Drive,
    Plan,
    Run,
    Scenario,
    Step,
    Stop,
)

Case = tuple[Scenario, Plan]
FOREVER = 10**7


@dataclass(frozen=True)
class Break:
    """One way of breaking a plan, and the code under which the checker must find it."""

    code: str
    way: Callable[[Scenario, Plan], Iterator[Case]]

    @property
    def rule(self) -> str:
        return self.code.partition("-")[0]

    def __str__(self) -> str:
        return self.way.__name__


BREAKS: list[Break] = []


def breaks(code: str) -> Callable[[Callable[..., Iterator[Any]]], Callable[..., Iterator[Any]]]:
    """Enter a function into the table; what it yields is a plan, or a scenario to put under it."""

    def enter(way: Callable[..., Iterator[Any]]) -> Callable[..., Iterator[Any]]:
        def cases(scenario: Scenario, plan: Plan) -> Iterator[Case]:
            for changed in way(scenario, plan):
                if isinstance(changed, Plan):
                    yield scenario, changed
                elif isinstance(changed, Scenario):
                    yield changed, replace(plan, digest=changed.digest)
                else:
                    under, over = changed
                    yield under, replace(over, digest=under.digest)

        cases.__name__ = way.__name__
        BREAKS.append(Break(code, cases))
        return way

    return enter


def steps(plan: Plan, kind: type[Step] | None = None) -> Iterator[tuple[int, int, Any]]:
    for r, run in enumerate(plan.runs):
        for i, step in enumerate(run.steps):
            if kind is None or isinstance(step, kind):
                yield r, i, step


def put(plan: Plan, r: int, i: int, *new: Step) -> Plan:
    """The plan with ``new`` instead of one step."""
    run = plan.runs[r]
    return with_run(plan, r, replace(run, steps=(*run.steps[:i], *new, *run.steps[i + 1 :])))


def with_run(plan: Plan, r: int, *new: Run) -> Plan:
    return replace(plan, runs=(*plan.runs[:r], *new, *plan.runs[r + 1 :]))


def at(step: Step) -> tuple[int, int]:
    return (step.depart, step.arrive) if isinstance(step, Drive) else (step.begin, step.end)


def timed(step: Step, begin: int, end: int) -> Step:
    if isinstance(step, Drive):
        return replace(step, depart=begin, arrive=end)
    return replace(step, begin=begin, end=end)


def boards(plan: Plan) -> Iterator[tuple[int, int, Stop]]:
    return ((r, i, stop) for r, i, stop in steps(plan, Stop) if stop.board)


def alights(plan: Plan) -> Iterator[tuple[int, int, Stop]]:
    return ((r, i, stop) for r, i, stop in steps(plan, Stop) if stop.alight)


def with_one(scenario: Scenario, table: str, id: str, **facts: Any) -> Scenario:
    """The scenario with one thing of a table changed."""
    rows = getattr(scenario, table)
    return replace(scenario, **{table: {**rows, id: replace(rows[id], **facts)}})


def vehicle_of(scenario: Scenario, plan: Plan, r: int) -> Any:
    return scenario.vehicles[plan.runs[r].vehicle]


def type_of(scenario: Scenario, plan: Plan, r: int) -> Any:
    return scenario.types[vehicle_of(scenario, plan, r).type]


def with_shadow(scenario: Scenario, plan: Plan, r: int) -> Case:
    """A second vehicle that does everything with one of the plan's, at the same times."""
    vehicle, run = vehicle_of(scenario, plan, r), plan.runs[r]
    shadow = replace(vehicle, id="shadow")
    under = replace(scenario, vehicles={**scenario.vehicles, "shadow": shadow})
    return under, replace(plan, runs=(*plan.runs, Run("shadow", run.steps)))
