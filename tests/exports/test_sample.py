"""The made-up plan that the pictures are drawn from keeps every rule."""

from __future__ import annotations

from exports.sample import sample_plan, sample_scenario
from safepassage import verify


def test_the_sample_plan_holds() -> None:
    scenario = sample_scenario()
    plan = sample_plan(scenario)
    assert verify.check(scenario, plan) == ()
    assert 3_900 <= sum(scenario.heads_by_priority().values()) <= 4_200
