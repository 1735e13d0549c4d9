"""The compiled parts, each against the plainest way to say the same."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from safepassage.planner._plain import NEVER, Annealing, Pricing
from safepassage.planner.plain import world

GROUPS, PLACES = 2, 2
CARRY = [3, 5, 4, 2]
BACK = [3, 1, 6, 2]


def best_by_trying(first: list[int], worth: list[int], price: list[int], seconds: int) -> int:
    """The most that any route within the time earns: all routes, one by one."""
    best = 0
    todo = [(first[g], g, 0) for g in range(GROUPS)]
    while todo:
        now, group, earned = todo.pop()
        for place in range(PLACES):
            end = now + CARRY[group * PLACES + place]
            if end <= seconds:
                total = earned + worth[group] - price[place]
                best = max(best, total)
                todo += [(end + BACK[place * GROUPS + g], g, total) for g in range(GROUPS)]
    return best


@settings(deadline=None)
@given(
    st.lists(st.integers(0, 9), min_size=2, max_size=2),
    st.lists(st.integers(0, 50), min_size=2, max_size=2),
    st.lists(st.integers(0, 20), min_size=2, max_size=2),
    st.integers(0, 25),
    st.integers(0, 5),
)
def test_pricing_finds_the_best_route(
    first: list[int], worth: list[int], price: list[int], seconds: int, further: int
) -> None:
    pricing = Pricing(GROUPS, PLACES, CARRY, BACK)
    pricing.run(worth, price, seconds + further)
    best = best_by_trying(first, worth, price, seconds)
    assert pricing.best(first, seconds) == best
    if best == 0:
        return
    begin = max(range(GROUPS), key=lambda g: pricing.via(first, seconds, g))
    trips = pricing.route(first, seconds, begin)
    assert sum(worth[g] - price[p] for g, p in trips) == best
    work = first[begin] + sum(CARRY[g * PLACES + p] for g, p in trips)
    work += sum(BACK[p * GROUPS + g] for (_, p), (g, _) in itertools.pairwise(trips))
    assert work <= seconds


def test_pricing_refuses_trips_without_end() -> None:
    with pytest.raises(ValueError, match="at least a second"):
        Pricing(1, 1, [0], [1])


def test_both_sides_mean_the_same_by_never() -> None:
    assert NEVER == world.NEVER


def annealing(seed: int) -> Annealing:
    """Three buses at hand, six loads of the first group, room for four at the first place."""
    search = Annealing(GROUPS, PLACES, [(CARRY, BACK)], [(0, [1, 1])] * 3, [4, 9], seed)
    search.begin_with([[(0, 0)] * 4 + [(0, 1)] * 2, [], []])
    return search


def test_annealing_shares_the_work_and_keeps_the_room() -> None:
    search = annealing(1)
    clearance = search.run(50_000, 10.0, 0.1, 0)
    routes = search.best_routes()
    places = [place for route in routes for _, place in route]
    assert [group for route in routes for group, _ in route] == [0] * 6
    assert places.count(0) <= 4
    ends = [
        1
        + sum(CARRY[g * PLACES + p] for g, p in route)
        + sum(BACK[p * GROUPS + g] for (_, p), (g, _) in itertools.pairwise(route))
        for route in routes
        if route
    ]
    # Two loads each: 1 + 3 + 3 + 3 at best, and the last two by the second place 1 + 3 + 3 + 5.
    assert clearance == max(ends) == 12


def test_annealing_ends_at_its_goal_and_repeats_itself() -> None:
    first, second = annealing(7), annealing(7)
    assert first.run(50_000, 10.0, 0.1, 20) == second.run(50_000, 10.0, 0.1, 20)
    assert first.best_routes() == second.best_routes()
