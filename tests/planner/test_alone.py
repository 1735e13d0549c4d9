"""Large plain scenarios, planned without lists: every plan is verified."""

from __future__ import annotations

import time

import pytest
from benchmarks.kinds import plain_of
from hypothesis import given
from hypothesis import strategies as st

from planner.plain.plain_case import Case
from planner.plain.test_search import cases
from safepassage import verify
from safepassage.model import Plan, Scenario
from safepassage.planner import Progress, alone, solve
from tries import tries


@pytest.fixture(autouse=True)
def everything_is_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(alone, "ENOUGH_WORK", 0)


def planned(
    scenario: Scenario,
    iterations: int | None = 1,
    seconds: float | None = None,
    threads: int = 1,
    told: list[Progress] | None = None,
) -> Plan:
    told = [] if told is None else told
    return solve(
        scenario,
        seconds=seconds,
        iterations=iterations,
        seed=3,
        threads=threads,
        watch=told.append,
        stop=lambda: False,
    )


@tries(40)
@given(cases(st.sampled_from([1, 1, 2, 3]), st.integers(1, 12)))
def test_every_plan_is_verified_and_no_figure_lies_below_its_bound(case: Case) -> None:
    plan = planned(case.scenario())
    assert verify.check(case.scenario(), plan) == ()
    best = case.best()
    assert plan.bounds is not None
    if best is not None:
        assert plan.bounds.clearance.value <= best <= plan.figures.clearance
        assert plan.figures.left_behind_in_all == 0


def test_a_town_of_ten_thousand_is_planned_the_same_whatever_the_threads() -> None:
    scenario = plain_of(40, 100, 5)
    one, two = planned(scenario, 1), planned(scenario, 1, threads=2)
    assert one == two
    assert verify.check(scenario, one) == ()


def test_it_tells_of_a_first_plan_and_bound_soon_and_ends_in_time() -> None:
    scenario = plain_of(300, 1_500, 1)
    told: list[Progress] = []
    begin = time.monotonic()
    plan = planned(scenario, None, 4.0, told=told)
    assert time.monotonic() - begin < 6
    assert verify.check(scenario, plan) == ()
    assert plan.bounds is not None
    assert plan.bounds.clearance.value > 0
    values = [one.figures.clearance for one in told if one.figures is not None]
    assert values == sorted(values, reverse=True)
    bounds = [one.bounds.clearance.value for one in told if one.bounds is not None]
    assert bounds == sorted(bounds)
    assert told[0].seconds < 3


@pytest.mark.parametrize("ended", ["by the clock", "by Ctrl-C"])
def test_without_any_time_there_is_a_plan_and_no_slow_list(
    ended: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(*_: object, **__: object) -> None:
        raise AssertionError("lists of trips are built")

    monkeypatch.setattr("safepassage.planner.planning.translate", never)
    scenario = plain_of(100, 400, 1)
    plan = solve(
        scenario,
        seconds=0 if ended == "by the clock" else None,
        iterations=None,
        seed=3,
        threads=1,
        watch=lambda progress: None,
        stop=lambda: ended == "by Ctrl-C",
    )
    assert verify.check(scenario, plan) == ()
    assert plan.figures.left_behind_in_all == 0
