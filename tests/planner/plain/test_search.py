"""The plain search against all plans of tiny cases."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.plain.plain_case import Case
from safepassage.planner.plain import Outcome, PlainSearch, doses, plain_search
from safepassage.planner.plain.reading import read_world
from safepassage.travel import TravelTimes
from story import scenario
from tries import tries

SEARCH = tries(60)


def search_of(case: Case) -> PlainSearch:
    """The search for a case that can be done."""
    scenario = case.scenario()
    search = plain_search(scenario, TravelTimes(scenario), seed=1)
    assert search is not None
    return search


def searched(case: Case, rounds: int = 3) -> Outcome:
    """What the search knows after so many rounds."""
    search = search_of(case)
    for _ in search.outcomes(None, lambda: False, rounds=rounds):
        pass
    return search.outcome()


def test_types_that_board_at_unlike_speed_begin_at_one_depot() -> None:
    """They start alike, and are classes of their own none the less."""
    town = scenario("""
        depot     yard
        assembly  school
        reception arena
        kind      load seat 4
        type      slow  seat 4 board 60
        type      quick seat 4 board 10
        vehicle   bus-1 slow yard
        vehicle   bus-2 quick yard
        everywhere 10m
        group     town at school 9 load
    """)
    search = plain_search(town, TravelTimes(town), seed=1)
    assert search is not None
    for _ in search.outcomes(None, lambda: False, rounds=1):
        pass
    # Out, boarding, across, and back: four trips of 1440 s and five of 1240 s.
    assert search.outcome().value == max(600 + 4 * 840 + 3 * 600, 600 + 5 * 640 + 4 * 600)


@pytest.mark.parametrize(("few", "many"), [(0, 100), (0, 1), (100, 1)])
def test_how_much_of_which_step_is_made_changes_no_proof(
    monkeypatch: pytest.MonkeyPatch, few: int, many: int
) -> None:
    """With dives, with spreads, with both: what is proven best of a tiny case is its best plan."""
    monkeypatch.setattr(doses, "FEW_TRIPS", few)
    monkeypatch.setattr(doses, "MANY_TRIPS_EACH", many)
    legs = {
        **{("d0", "s0"): 10, ("d0", "s1"): 4, ("d1", "s0"): 30, ("d1", "s1"): 9},
        **{("s0", "h0"): 7, ("s0", "h1"): 20, ("s1", "h0"): 8, ("s1", "h1"): 5},
        **{("h0", "s0"): 5, ("h0", "s1"): 6, ("h1", "s0"): 3, ("h1", "s1"): 2},
    }
    case = Case((2, 2), (2, None), (1, 1), legs)
    outcome = searched(case)
    assert outcome.value == outcome.bound == case.best()


@st.composite
def cases(
    draw: st.DrawFn,
    takes: st.SearchStrategy[int],
    drive: st.SearchStrategy[int],
    stops_between: bool = True,
    rooms: tuple[int | None, ...] = (None, 1, 2, 4),
) -> Case:
    """Cases small enough to go through all their plans.

    ``stops_between``: whether vehicles can go from site to site, or from shelter to shelter.
    """
    waiting = tuple(draw(st.lists(st.integers(1, 3), min_size=1, max_size=2)))
    shelters = draw(st.integers(1, 2))
    fleet = tuple(draw(st.lists(takes, min_size=1, max_size=2)))
    room = tuple(draw(st.sampled_from(rooms)) for _ in range(shelters))
    sites = [f"s{s}" for s in range(len(waiting))]
    homes = [f"h{h}" for h in range(shelters)]
    depots = [f"d{v}" for v in range(len(fleet))]
    ways = [
        *itertools.product(depots, sites),
        *itertools.product(sites, homes),
        *itertools.product(homes, sites),
        *(itertools.permutations(sites, 2) if stops_between else ()),
        *(itertools.permutations(homes, 2) if stops_between else ()),
    ]
    legs = {way: draw(drive) for way in ways if way[0] != way[1]}
    available = tuple(draw(st.sampled_from([0, 0, 5])) for _ in fleet)
    return Case(waiting, room, fleet, legs, available, draw(st.integers(0, 2)))


def checked_value(case: Case, outcome: Outcome) -> int:
    """The clearance of the outcome's routes, worked out leg by leg; the routes are lawful."""
    assert outcome.routes is not None
    waiting = list(case.waiting)
    filled = [0] * len(case.room)
    clearance = 0
    for vehicle, hauls in outcome.routes.items():
        number = int(vehicle[1:])
        at, now = f"d{number}", case.available[number] if case.available else 0
        for haul in hauls:
            parties = sum(haul.parties.values())
            assert 0 < parties <= case.takes[number]
            site = int(haul.pickup[1:])
            assert set(haul.parties) == {(f"g{site}", "family")}
            now += case.legs[at, haul.pickup] + case.stop_seconds
            now += case.legs[haul.pickup, haul.destination] + case.stop_seconds
            waiting[site] -= parties
            filled[int(haul.destination[1:])] += parties
            at = haul.destination
        clearance = max(clearance, now)
    assert waiting == [0] * len(waiting)
    assert all(room is None or n <= room for n, room in zip(filled, case.room, strict=True))
    return clearance


@SEARCH
@given(cases(st.just(1), st.integers(1, 12)))
def test_one_party_at_a_time_is_solved_and_proven(case: Case) -> None:
    best = case.best()
    scenario = case.scenario()
    assert (read_world(scenario, TravelTimes(scenario)) is None) == (best is None)
    if best is None:
        return
    outcome = searched(case)
    assert outcome.value == best == outcome.bound
    assert checked_value(case, outcome) == best


@SEARCH
@given(cases(st.integers(1, 3), st.integers(1, 12)))
def test_no_plan_beats_the_bound_even_with_stops_for_several(case: Case) -> None:
    best = case.best()
    if best is None:
        return
    outcome = searched(case, rounds=1)
    assert outcome.bound <= best
    if outcome.routes is not None:
        assert checked_value(case, outcome) == outcome.value
        assert outcome.value >= best


@SEARCH
@given(cases(st.integers(1, 3), st.integers(1, 12), stops_between=False, rooms=(None,)))
def test_mixed_fleets_between_docks_are_solved_and_proven(case: Case) -> None:
    best = case.best()
    outcome = searched(case)
    assert outcome.value == best == outcome.bound
    assert checked_value(case, outcome) == best


@SEARCH
@given(cases(st.just(2), st.integers(40, 60)))
def test_vehicles_that_take_several_bring_everybody_out(case: Case) -> None:
    if case.best() is None:
        return
    outcome = searched(case, rounds=1)
    assert outcome.value is not None
    assert checked_value(case, outcome) == outcome.value


def line(waiting: tuple[int, ...], takes: tuple[int, ...], room: tuple[int | None, ...]) -> Case:
    """Sites and shelters along a road, a minute apart; depots at its begin."""
    legs = {}
    for s in range(len(waiting)):
        for v in range(len(takes)):
            legs[f"d{v}", f"s{s}"] = 60 * (s + 1)
        for h in range(len(room)):
            away = 60 * (len(waiting) - s + h)
            legs[f"s{s}", f"h{h}"] = legs[f"h{h}", f"s{s}"] = away
    return Case(waiting, room, takes, legs)


def test_two_buses_share_four_loads() -> None:
    case = line((4,), (1, 1), (None,))
    # Each drives 60 to the site, 60 home, 60 back and 60 home again.
    outcome = searched(case)
    assert (outcome.value, outcome.bound) == (240, 240)


def test_a_detour_by_another_site_can_be_the_soonest_way() -> None:
    case = Case(
        (1, 1),
        (None,),
        (1,),
        {
            ("d0", "s0"): 1,
            ("s0", "h0"): 1,
            ("h0", "s1"): 1,
            ("s1", "h0"): 1,
            ("d0", "s1"): 99,
            ("h0", "s0"): 1,
        },
    )
    outcome = searched(case)
    assert (outcome.value, outcome.bound) == (4, 4)


def test_room_sends_some_farther() -> None:
    near = line((3,), (3,), (None, None))
    full = line((3,), (1, 1, 1), (2, None))
    assert searched(near).value == 120
    assert searched(full).value == 180


def test_same_seed_same_plan() -> None:
    case = line((3, 2, 4), (1, 1, 1), (4, None))
    assert searched(case) == searched(case)


def test_a_better_plan_elsewhere_ends_the_search_with_its_proof() -> None:
    case = line((4,), (1, 1), (None,))
    search = search_of(case)
    outcome = search.improve(None, lambda: False, upper=240)
    assert outcome.bound == 240


def test_stop_ends_it_at_once_with_what_is_known() -> None:
    case = line((4, 5, 6), (1, 1), (None, None))
    search = search_of(case)
    outcome = search.improve(None, lambda: True)
    assert outcome.routes is None
    assert outcome.bound > 0
    again = search.improve(None, lambda: False)
    assert again.value == again.bound


def test_there_is_no_search_where_room_falls_short() -> None:
    case = line((4,), (1,), (1,))
    scenario = case.scenario()
    assert plain_search(scenario, TravelTimes(scenario), seed=1) is None


def test_two_groups_at_one_place_may_share_a_vehicle() -> None:
    # They differ in what they accept only where the vehicle may not go.
    legs = {("d0", "s0"): 1, ("s0", "h0"): 10, ("h0", "s0"): 10}
    case = Case((1, 1), (None, None), (2,), legs, accepts={1: ("h0",)})
    scenario = case.scenario()
    moved = replace(scenario.groups["g1"], place="s0")
    bus = replace(scenario.vehicles["v0"], places=("d0", "s0", "h0"))
    scenario = replace(scenario, groups={**scenario.groups, "g1": moved}, vehicles={"v0": bus})
    search = plain_search(scenario, TravelTimes(scenario), seed=1)
    assert search is not None
    for _ in search.outcomes(None, lambda: False, rounds=2):
        pass
    # One vehicle brings both at once.
    assert search.outcome().bound <= 11
