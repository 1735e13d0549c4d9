"""The cheapest flow: by hand, and never above what a plan really takes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.plain.plain_case import Case
from planner.plain.test_search import cases
from safepassage.planner.plain import average
from safepassage.planner.plain.average import average as flow_of
from safepassage.planner.plain.reading import read_world
from safepassage.planner.plain.world import PlainWorld
from safepassage.travel import TravelTimes
from tries import tries


def world_of(case: Case) -> PlainWorld:
    scenario = case.scenario()
    world = read_world(scenario, TravelTimes(scenario))
    assert world is not None
    return world


LEGS = {
    ("d0", "s0"): 10,
    ("d1", "s0"): 30,
    ("s0", "h0"): 7,
    ("s0", "h1"): 20,
    ("h0", "s0"): 5,
    ("h1", "s0"): 1,
}


def test_two_vehicles_share_the_least_that_all_trips_take() -> None:
    legs = {**LEGS, ("h0", "s0"): 50}
    flow = flow_of(world_of(Case((3,), (2, None), (1, 1), legs)))
    assert flow is not None
    # Out by 10, once to the first place by 7, twice to the second by 20, and twice back by 1.
    assert flow.bound == 30
    assert flow.starts == [(0, 0, 1)]
    assert sorted(flow.carries) == [(0, 0, 1), (0, 1, 2)]
    assert flow.backs == [(1, 0, 2)]


def test_closed_ways_that_nobody_starts_still_bound_what_trips_take() -> None:
    flow = flow_of(world_of(Case((3,), (2, None), (1, 1), LEGS)))
    assert flow is not None
    # Round and round by 7 + 5, 7 + 5 and 20 + 1: 45, and no plan is shorter.
    assert flow.bound == 23


def test_with_too_many_starts_all_begin_where_it_is_best(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(average, "_LARGEST_STARTS", 1)
    flow = flow_of(world_of(Case((2,), (None, 0), (1, 1), LEGS)))
    assert flow is not None
    # 7 + 5 twice, by two.
    assert flow.bound == 12
    assert flow.starts == []


@tries(150)
@given(cases(st.integers(1, 3), st.integers(1, 12)))
def test_no_plan_is_done_before_the_average(case: Case) -> None:
    best = case.best()
    if best is None:
        return
    flow = flow_of(world_of(case))
    assert flow is None or flow.bound <= best
