"""Mixtures of routes become whole vehicles without anybody brought out twice."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from planner.plain.plain_case import Case
from planner.plain.test_average import LEGS, world_of
from safepassage.planner.plain.master import Column
from safepassage.planner.plain.rounding import rounded

COLUMNS = st.builds(
    lambda fleet, trips: Column(fleet, tuple(trips), 1, 1),
    st.integers(0, 1),
    st.lists(st.tuples(st.just(0), st.integers(0, 1)), min_size=1, max_size=3),
)


@given(st.lists(st.tuples(COLUMNS, st.floats(0.01, 3.0)), max_size=6))
def test_no_load_too_many_no_room_overfull_and_no_vehicle_twice(
    mixture: list[tuple[Column, float]],
) -> None:
    world = world_of(Case((4,), (3, 2), (1, 1), LEGS))
    routes = rounded(world, mixture)
    assert len(routes) == 2
    trips = [trip for route in routes for trip in route]
    assert len(trips) <= 4
    received = Counter(place for _, place in trips)
    assert received[0] <= 3
    assert received[1] <= 2


def test_whole_parts_go_first_and_then_the_largest_fraction() -> None:
    world = world_of(Case((4,), (None, None), (1, 1), LEGS))
    whole = Column(0, ((0, 0), (0, 0)), 24, 24)
    part = Column(1, ((0, 1),), 50, 50)
    larger = Column(1, ((0, 0),), 37, 37)
    assert rounded(world, [(part, 0.3), (larger, 0.7), (whole, 1.0)]) == (whole.trips, larger.trips)
