"""What a dispatcher would be handed: the plan of a story, checked."""

from __future__ import annotations

from safepassage.model import Plan
from safepassage.planner import solve
from safepassage.verify import check
from story import scenario


def plan_of(story: str, *, iterations: int = 1000) -> Plan:
    """The plan after a few iterations; the checker has no complaint about it."""
    known = scenario(story)
    plan = solve(
        known,
        seconds=None,
        iterations=iterations,
        seed=1,
        threads=1,
        watch=lambda progress: None,
        stop=lambda: False,
    )
    assert check(known, plan) == ()
    return plan


def proven_plan_of(story: str) -> Plan:
    """The plan of a story in which nothing better than what is found can be; it says so itself."""
    plan = plan_of(story)
    assert plan.proven()
    return plan
