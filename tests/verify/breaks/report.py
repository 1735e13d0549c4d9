"""Ways of breaking R10."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from safepassage.model import (
    Bound,
    Bounds,
    Plan,
    Priority,
    Proof,
)
from verify.breaks.table import breaks


def figured(plan: Plan, **figures: Any) -> Plan:
    return replace(plan, figures=replace(plan.figures, **figures))


@breaks("R10-LEFT-BEHIND")
def miscount_those_left_behind(scenario, plan):
    left = plan.figures.left_behind
    for priority in Priority:
        yield figured(plan, left_behind={**left, priority: left[priority] + 1})


@breaks("R10-T1-CLEARANCE")
def misstate_the_t1_clearance(scenario, plan):
    for by in (-1, 1):
        yield figured(plan, t1_clearance=plan.figures.t1_clearance + by)


@breaks("R10-CLEARANCE")
def misstate_the_clearance(scenario, plan):
    for by in (-1, 1):
        yield figured(plan, clearance=plan.figures.clearance + by)


@breaks("R10-EXPOSURE")
def misstate_the_exposure(scenario, plan):
    for by in (-1, 1):
        yield figured(plan, exposure=plan.figures.exposure + by)


@breaks("R10-DISTANCE")
def misstate_the_distance(scenario, plan):
    for by in (-1, 1):
        yield figured(plan, distance=plan.figures.distance + by)


def bounded(plan: Plan, figure: str = "none", above: Priority | None = None) -> Plan:
    """The plan with bounds at its figures, one of them one too high."""

    def bound(name: str, value: int) -> Bound:
        return Bound(value + (name == figure), Proof("by-hand", {}))

    figures = plan.figures
    return replace(
        plan,
        bounds=Bounds(
            {p: bound("left" if p is above else "", figures.left_behind[p]) for p in Priority},
            bound("t1_clearance", figures.t1_clearance),
            bound("clearance", figures.clearance),
            bound("exposure", figures.exposure),
        ),
    )


@breaks("R10-BOUND-LEFT-BEHIND")
def bound_those_left_behind_too_high(scenario, plan):
    for priority in Priority:
        yield bounded(plan, "left", priority)


@breaks("R10-BOUND-T1-CLEARANCE")
def bound_the_t1_clearance_too_high(scenario, plan):
    yield bounded(plan, "t1_clearance")


@breaks("R10-BOUND-CLEARANCE")
def bound_the_clearance_too_high(scenario, plan):
    yield bounded(plan, "clearance")


@breaks("R10-BOUND-EXPOSURE")
def bound_the_exposure_too_high(scenario, plan):
    yield bounded(plan, "exposure")
