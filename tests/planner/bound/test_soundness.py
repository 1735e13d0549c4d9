"""No plan beats its bound: random scenarios of every kind, planned, compared figure by figure."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import Phase, assume, given, settings

from safepassage.model import PRIORITIES, Scenario
from safepassage.notices import Refused
from safepassage.planner import solve
from safepassage.planner.bound import Bounding
from safepassage.travel import TravelTimes
from safepassage.verify import check, figures
from strategies import PATIENT, random_scenarios


@settings(
    PATIENT,
    max_examples=25,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
)
@given(random_scenarios())
def test_no_plan_beats_its_bound(scenario: Scenario) -> None:
    """Neither the quick bounds nor the strong ones."""
    try:
        plan = solve(
            scenario,
            seconds=None,
            iterations=60,
            seed=1,
            threads=1,
            watch=lambda progress: None,
            stop=lambda: False,
        )
    except Refused:
        assume(False)
        return
    assume(check(scenario, plan) == ())
    reached = figures(scenario, plan)
    late = scenario.horizon
    # Beside a later plan as well: bounds are looked for no higher than the plan itself.
    later = replace(reached, t1_clearance=late, clearance=late)
    for beside, seconds in ((reached, 0.0), (reached, 1.0), (later, 1.0)):
        bounds = Bounding(scenario, TravelTimes(scenario)).bounds(beside, seconds=seconds)
        for priority in PRIORITIES:
            assert bounds.left_behind[priority].value <= reached.left_behind[priority]
        assert bounds.t1_clearance.value <= reached.t1_clearance
        assert bounds.clearance.value <= reached.clearance
        assert bounds.exposure.value <= reached.exposure
