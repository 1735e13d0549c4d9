"""What arriving is worth: no drive is better than those of the cheapest flow."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from planner.plain.plain_case import Case
from planner.plain.test_average import LEGS, world_of
from planner.plain.test_search import cases
from safepassage.planner.plain.average import average
from safepassage.planner.plain.worth import worth


def test_by_hand_a_full_place_is_worth_less_to_arrive_at() -> None:
    world = world_of(Case((3,), (2, None), (1, 1), {**LEGS, ("h0", "s0"): 50}))
    flow = average(world)
    assert flow is not None
    found = worth(world, flow)
    assert found is not None
    # Both places are used, so by this measure they are as near, 7 and 20 seconds away.
    assert 7 - found.at_place[0] == 20 - found.at_place[1]


@settings(max_examples=100, deadline=None)
@given(cases(st.just(1), st.integers(1, 12)))
def test_the_flow_drives_where_it_is_nearest_by_worth(case: Case) -> None:
    if case.best() is None:
        return
    world = world_of(case)
    flow = average(world)
    assert flow is not None
    found = worth(world, flow)
    assert (found is None) == (not flow.starts)
    if found is None:
        return
    pace = world.paces[world.classes[0].pace]
    if len(world.paces) > 1:
        return
    carries = pace.least_carry - found.at_place[None, :]
    backs = pace.least_back - found.at_source[None, :]
    for source, place, _ in flow.carries:
        assert carries[source, place] == carries[source].min()
    for place, source, _ in flow.backs:
        assert backs[place, source] == backs[place].min()
