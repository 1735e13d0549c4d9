"""The benchmarks' own solver, scorer and first plans, judged by exhaustion on small worlds."""

from __future__ import annotations

import importlib.util
from collections import Counter
from types import ModuleType

import pytest
from benchmarks.kinds import plain_of
from benchmarks.peers import ortools, pyvrp, vroom
from benchmarks.peers.begin import first_routes, shared_out, tightened
from benchmarks.peers.matrix import jobs_of
from benchmarks.peers.world import FAR, Routes, World, routes_of, world_of
from hypothesis import given
from hypothesis import strategies as st

from safepassage import planner

SIZES = st.tuples(st.integers(1, 12), st.integers(2, 40), st.integers(0, 99))


def world(buses: int, trips: int, seed: int) -> World:
    return world_of(plain_of(buses, trips, seed))


@given(SIZES)
def test_a_first_plan_moves_everybody_and_overfills_no_shelter(size: tuple[int, int, int]) -> None:
    small = world(*size)
    hauls = shared_out(small)
    routes = first_routes(small, hauls)
    longest = max(small.done(bus, route) for bus, route in routes.items())
    assert small.value(routes) == longest > 0
    assert Counter(haul for route in routes.values() for haul in route) == hauls


def test_the_scorer_refuses_what_is_no_plan() -> None:
    small = world(2, 6, 0)
    routes = first_routes(small, shared_out(small))
    bus, route = next((bus, route) for bus, route in routes.items() if route)
    with pytest.raises(ValueError, match="not exactly everybody"):
        small.value({**routes, bus: route[1:]})
    full = next(shelter for shelter, room in small.room.items() if room < 6)
    crowded = {bus: [(site, full) for site, n in small.loads.items() for _ in range(n)]}
    with pytest.raises(ValueError, match=f"no room in {full}"):
        small.value(crowded)


def test_a_bus_drives_directly_or_not_at_all() -> None:
    scenario = plain_of(3, 30, 1)
    small = world_of(scenario)
    legs = {(leg.origin, leg.destination): leg.seconds for leg in scenario.travel.legs}
    for a in small.index:
        for b in small.index:
            assert small.drive(a, b) == legs.get((a, b), 0 if a == b else FAR)


@given(SIZES)
def test_jobs_take_as_long_as_the_hauls_that_they_stand_for(size: tuple[int, int, int]) -> None:
    small = world(*size)
    hauls = shared_out(small)
    routes = first_routes(small, hauls)
    for jobs in (jobs_of(small, hauls), jobs_of(small, hauls).one_each):
        at = {haul: jobs.hauls.index(haul) for haul in hauls}
        for bus, route in routes.items():
            here, clock = jobs.starts[jobs.buses.index(bus)], 0
            for haul in route:
                there = at[haul]
                # A job and itself once more: only where every job has a place of its own is it 0.
                again = small.drive(haul[1], haul[0]) + small.haul(haul)
                clock += again if here == there else int(jobs.matrix[here, there])
                here = there
            assert clock == small.done(bus, route)
    assert Counter(h for r in jobs.routes(jobs.orders(routes)).values() for h in r) == hauls


def test_a_limit_is_tightened_until_nothing_is_found() -> None:
    small = world(4, 20, 0)
    begin = first_routes(small, shared_out(small))
    asked: list[int] = []

    def attempt(limit: int, seconds: float) -> Routes | None:
        asked.append(limit)
        return None

    assert tightened(small, begin, attempt, 0.05) is begin
    assert asked
    assert max(asked) < small.value(begin)


@pytest.mark.parametrize("peer", [ortools, pyvrp, vroom], ids=["ortools", "pyvrp", "vroom"])
def test_a_peer_plans_a_small_case_and_never_beats_our_bound(peer: ModuleType) -> None:
    name = peer.__name__.rpartition(".")[2]
    if importlib.util.find_spec(name) is None:
        pytest.skip(f"{name} is not installed: make bench-tools")
    scenario = plain_of(5, 15, 3)
    small = world_of(scenario)
    begin = small.value(first_routes(small, shared_out(small)))
    found = small.value(peer.solve(small, 1.0, 1))
    ours = planner.solve(
        scenario,
        seconds=10,
        iterations=2000,
        seed=0,
        threads=1,
        watch=lambda progress: None,
        stop=lambda: False,
    )
    assert ours.bounds.clearance.value <= found <= begin
    assert small.value(routes_of(ours)) == ours.figures.clearance
