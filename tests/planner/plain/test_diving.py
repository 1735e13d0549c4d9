"""Vehicles sent one by one: all room is kept, nobody drives twice, mending never makes it worse."""

from __future__ import annotations

import random
from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from planner.plain.plain_case import Case
from planner.plain.test_average import LEGS, world_of
from planner.plain.test_search import cases
from safepassage.planner.plain.columns import Columns
from safepassage.planner.plain.diving import Dive


def never() -> bool:
    return False


def test_two_vehicles_bring_everybody_in_the_time_that_the_best_plan_takes() -> None:
    world = world_of(Case((3,), (None, None), (1, 1), LEGS))
    # The first goes twice, by 10 + 7 + 5 + 7; the second once, by 30 + 7.
    dive = Dive(world, Columns(world, 0), 37, random.Random(0))
    dive.go(never)
    assert dive.left_over == 0
    assert Counter(len(column.trips) for column in dive.sent) in (
        Counter({2: 1, 1: 1}),
        Counter({3: 1}),
    )


@settings(max_examples=60, deadline=None)
@given(cases(st.just(1), st.integers(1, 12)), st.integers(1, 60), st.integers(0, 9))
def test_no_room_overfull_and_mending_leaves_no_more(case: Case, seconds: int, seed: int) -> None:
    if case.best() is None:
        return
    world = world_of(case)
    dive = Dive(world, Columns(world, seed), seconds, random.Random(seed))
    dive.go(never)
    for _ in range(3):
        left_over = dive.left_over
        dive.again(0.5, never)
        assert dive.left_over <= left_over
        received = Counter(place for column in dive.sent for _, place in column.trips)
        calls = Counter(source for column in dive.sent for source, _ in column.trips)
        used = Counter(column.fleet for column in dive.sent)
        assert all(received[place] <= world.room[place] for place in world.tight_places)
        assert all(used[n] <= len(one.vehicles) for n, one in enumerate(world.classes))
        assert all(column.seconds <= seconds for column in dive.sent)
        waiting = (max(0, demand - calls[s]) for s, demand in enumerate(world.demand))
        assert dive.left_over == sum(waiting)
