"""Every plan of the planner verifies, and no other plan beats its bounds."""

from __future__ import annotations

from hypothesis import assume, given
from hypothesis import strategies as st

from safepassage.model import PRIORITIES, Bounds, Figures, Plan, Scenario
from safepassage.notices import Refused
from safepassage.planner import solve
from safepassage.planner.progress import Progress
from safepassage.verify import check, figures
from strategies import random_scenarios
from tries import tries
from verify.naive import naive_plan

SHORT = tries(60, shrinks=False)
"""The same examples everywhere. No shrinking: what fails is small, and each try takes a search."""


def planned(town: Scenario, seed: int, told: list[Progress] | None = None) -> Plan | None:
    """A plan; None where the planner says that there is none: then nobody else has one either."""
    try:
        return solve(
            town,
            seconds=None,
            iterations=60,
            seed=seed,
            threads=1,
            watch=([] if told is None else told).append,
            stop=lambda: False,
        )
    except Refused:
        assert naive_plan(town) is None
        return None


@SHORT
@given(random_scenarios(), st.integers(0, 3))
def test_every_plan_verifies(town: Scenario, seed: int):
    """Its figures, too, are those that the checker adds up."""
    plan = planned(town, seed)
    assume(plan is not None)
    assert check(town, plan) == ()
    assert figures(town, plan) == plan.figures


@SHORT
@given(random_scenarios(), st.integers(0, 3))
def test_no_plan_beats_a_bound(town: Scenario, seed: int):
    """Neither the planner's own plans on the way nor a timid one made by other means."""
    told: list[Progress] = []
    plan, other = planned(town, seed, told), naive_plan(town)
    assume(plan is not None)
    rivals = [progress.figures for progress in told] + [plan.figures]
    if other is not None:
        rivals.append(other.figures)
    for rival in rivals:
        assert beaten(plan.bounds, plan.figures, rival) == []
    for progress in told:
        assert beaten(progress.bounds, progress.figures, plan.figures) == []


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
