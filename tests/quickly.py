"""Plans for promises: of any random scenario, soon, and only such as keep every rule."""

from __future__ import annotations

from hypothesis import assume

from safepassage.model import PRIORITIES, Bounds, Figures, Plan, Scenario
from safepassage.notices import Refused
from safepassage.planner import solve
from safepassage.verify import check


def planned(scenario: Scenario) -> Plan:
    """A verified plan of sixty neighbours; an example that has none is of no use to the test."""
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
        raise
    assume(check(scenario, plan) == ())
    return plan


def assert_none_beaten(bounds: Bounds, reached: Figures) -> None:
    """No figure that a verified plan reached lies below its bound."""
    for priority in PRIORITIES:
        assert bounds.left_behind[priority].value <= reached.left_behind[priority]
    assert bounds.t1_clearance.value <= reached.t1_clearance
    assert bounds.clearance.value <= reached.clearance
    assert bounds.exposure.value <= reached.exposure
