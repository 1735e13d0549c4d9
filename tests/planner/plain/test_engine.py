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
    pricing = Pricing(GROUPS, PLACES, CARRY, BACK, [[99, 99], first])
    assert pricing.run(worth, price, seconds + further, lambda: False)
    best = best_by_trying(first, worth, price, seconds)
    assert pricing.best(seconds) == [0, best]
    routes = pricing.routes(1, seconds, GROUPS, 0)
    assert pricing.routes(0, seconds, GROUPS, 0) == []
    assert pricing.routes(1, seconds, 1, 0) == routes[:1]
    assert pricing.routes(1, seconds, GROUPS, best) == []
    if best == 0:
        return
    trips = routes[0]
    assert sum(worth[g] - price[p] for g, p in trips) == best
    work = first[trips[0][0]] + sum(CARRY[g * PLACES + p] for g, p in trips)
    work += sum(BACK[p * GROUPS + g] for (_, p), (g, _) in itertools.pairwise(trips))
    assert work <= seconds


def test_pricing_refuses_trips_without_end() -> None:
    with pytest.raises(ValueError, match="at least a second"):
        Pricing(1, 1, [0], [1], [[0]])


def test_pricing_ends_when_it_is_told_to() -> None:
    pricing = Pricing(1, 1, [1], [1], [[0]])
    assert not pricing.run([1], [0], 200_000_000, lambda: True)


def test_both_sides_mean_the_same_by_never() -> None:
    assert NEVER == world.NEVER


def annealing(seed: int) -> Annealing:
    """Three buses at hand, six loads of the first group, room for four at the first place."""
    search = fleet([4, 9], seed)
    assert search.begin_with([[(0, 0)] * 4 + [(0, 1)] * 2, [], []], [6, 0])
    return search


def fleet(room: list[int], seed: int = 1) -> Annealing:
    """Three buses at hand."""
    return Annealing(GROUPS, PLACES, [(CARRY, BACK)], [[1, 1]], [(0, 0)] * 3, room, seed)


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


def test_loads_without_a_trip_go_where_they_are_done_soonest() -> None:
    search = fleet([1, 9])
    assert search.begin_with([[(1, 1)], [], []], [1, 2])
    # Group 0 by the nearest place; that is full then, and group 1 has its own.
    assert sorted(search.best_routes()) == [[(0, 0)], [(1, 1)], [(1, 1)]]


def test_without_room_there_is_nothing_to_begin_with() -> None:
    assert not fleet([1, 1]).begin_with([[], [], []], [3, 0])


def test_routes_go_along_the_links_of_a_flow_and_take_closed_ways_with_them() -> None:
    search = fleet([9, 9])
    # One start; from the first group to the first place, and once round by the second group.
    starts, carries = [(0, 0, 1)], [(0, 0, 1), (1, 1, 1), (0, 1, 1)]
    backs = [(0, 1, 1), (1, 0, 1)]
    assert search.begin_along(starts, carries, backs, 100, [2, 1])
    assert sorted(map(len, search.best_routes())) == [0, 0, 3]
    assert fleet([9, 9]).begin_along(starts, carries, backs, 0, [2, 1])


def test_a_long_search_keeps_every_load_and_all_room() -> None:
    search = Annealing(
        GROUPS, PLACES, [(CARRY, BACK)], [[1, 4], [7, 2]], [(0, 0)] * 4 + [(0, 1)] * 4, [20, 25], 3
    )
    assert search.begin_with([[] for _ in range(8)], [21, 19])
    begun = search.run(1, 1.0, 1.0, 0)
    search.aim_at(begun // 2)
    assert search.run(200_000, 20.0, 0.1, 0) <= begun
    trips = [trip for route in search.best_routes() for trip in route]
    assert [sum(g == group for g, _ in trips) for group in range(GROUPS)] == [21, 19]
    assert sum(place == 0 for _, place in trips) <= 20
    assert sum(place == 1 for _, place in trips) <= 25


def test_links_that_lead_nowhere_are_refused() -> None:
    for links in ([(1, 0, 1)], [(-1, 0, 1)], [(0, GROUPS, 1)], [(0, 0, -1)]):
        with pytest.raises(ValueError, match="a link"):
            fleet([9, 9]).begin_along(links, [], [], 100, [1] * GROUPS)


def test_worth_is_told_for_every_group_and_place() -> None:
    with pytest.raises(ValueError, match="every group and place"):
        fleet([9, 9]).find_near([0] * (GROUPS + 1), [0] * PLACES)
