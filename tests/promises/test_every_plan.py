"""Every plan of the planner verifies, and no other plan beats its bounds."""

from __future__ import annotations

from hypothesis import HealthCheck, Phase, assume, given, settings

from safepassage.model import PRIORITIES, Bounds, Figures, Plan, Scenario
from safepassage.notices import Refused
from safepassage.planner import solve
from safepassage.verify import check
from strategies import random_scenarios
from verify.naive import naive_plan

SHORT = settings(
    deadline=None,
    max_examples=25,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
)
"""Without shrinking: what fails is small as it is, and each try takes a search."""


def planned(town: Scenario) -> Plan | None:
    """A plan; None where the planner says that there is none: then nobody else has one either."""
    try:
        return solve(
            town,
            seconds=None,
            iterations=60,
            seed=1,
            threads=1,
            watch=lambda progress: None,
            stop=lambda: False,
        )
    except Refused:
        assert naive_plan(town) is None
        return None


@SHORT
@given(random_scenarios())
def test_every_plan_verifies(town: Scenario):
    """Its figures, too, are those that the checker adds up."""
    plan = planned(town)
    assume(plan is not None)
    assert check(town, plan) == ()


@SHORT
@given(random_scenarios())
def test_no_plan_beats_a_bound(town: Scenario):
    """Neither the planner's own plan nor a timid one made by other means."""
    plan, other = planned(town), naive_plan(town)
    assume(plan is not None)
    for rival in (plan, other):
        if rival is not None:
            assert beaten(plan.bounds, plan.figures, rival.figures) == []


def beaten(bounds: Bounds, own: Figures, rival: Figures) -> list[str]:
    """The bounds that the rival beats, beginning with the first figure.

    A bound holds for plans whose earlier figures are no worse than those of the plan it is of.
    """
    chain = [
        (f"left_behind {p}", bounds.left_behind[p], own.left_behind[p], rival.left_behind[p])
        for p in PRIORITIES
    ]
    chain += [
        (name, getattr(bounds, name), getattr(own, name), getattr(rival, name))
        for name in ("t1_clearance", "clearance", "exposure")
    ]
    found = []
    for name, bound, ours, theirs in chain:
        if theirs < bound.value:
            found.append(f"{name}: {theirs} beats {bound.value} ({bound.proof.method})")
        if theirs > ours:
            break
    return found
