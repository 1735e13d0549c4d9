"""No plan beats its bound: random scenarios of every kind, planned, compared figure by figure."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given

from quickly import assert_none_beaten, planned
from safepassage.model import Scenario
from safepassage.planner.bound import Bounding
from safepassage.travel import TravelTimes
from safepassage.verify import figures
from strategies import random_scenarios
from tries import tries


@tries(25, shrinks=False)
@given(random_scenarios())
def test_no_plan_beats_its_bound(scenario: Scenario) -> None:
    """Neither the quick bounds nor the strong ones."""
    plan = planned(scenario)
    reached = figures(scenario, plan)
    late = scenario.horizon
    # Beside a later plan as well: bounds are looked for no higher than the plan itself.
    later = replace(reached, t1_clearance=late, clearance=late)
    for beside, seconds in ((reached, 0.0), (reached, 1.0), (later, 1.0)):
        bounds = Bounding(scenario, TravelTimes(scenario)).bounds(beside, seconds=seconds)
        assert_none_beaten(bounds, reached)
