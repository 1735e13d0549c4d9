"""Loads dealt out: by hand in small towns, and lists of any town that leave a plan whole."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given

from planner.dispatch import told_of
from safepassage.model import Needs, Scenario
from safepassage.planner import _engine
from safepassage.planner.bound.demand import SEAT
from safepassage.planner.bound.ground import Ground
from safepassage.planner.dealing import Crowd, Pool, Share, deal
from safepassage.planner.dealt import dealt_lists
from safepassage.planner.problem import Translation, translate
from safepassage.planner.written import write
from safepassage.travel import TravelTimes
from safepassage.verify import check
from story import changed, scenario
from strategies import random_scenarios
from tries import tries

TOWN = """
    depot     garage
    assembly  school
    assembly  market
    reception near
    reception far room 40
    type      bus seat 10 stop 60
    type      van seat 5 stop 60
    vehicle   bus-1 bus garage
    vehicle   bus-2 bus garage
    vehicle   van-1 van garage
    everywhere 10m
    leg       school far 50m
    group     town at school 49 person
    group     stall at market 10 person
"""


def shared(town: str, *pools: Pool, crowds: Mapping[Crowd, int]) -> list[Share]:
    known = scenario(town)
    return deal(Ground(known, TravelTimes(known)), pools, crowds, {})


def pool(kind: str, many: int = 1) -> Pool:
    return Pool(kind, frozenset(), frozenset(), {"garage": many}, 0)


def test_loads_go_the_shorter_way() -> None:
    shares = shared(TOWN, pool("bus", 2), crowds={Crowd("school", SEAT, ()): 49})
    assert {(share.pick, share.drop) for share in shares} == {("school", "near")}
    assert sum(share.loads for share in shares) == pytest.approx(49 / (0.98 * 10))


def test_where_there_is_no_room_they_go_elsewhere() -> None:
    town = changed(TOWN, "reception near room 20")
    shares = shared(town, pool("bus", 2), crowds={Crowd("school", SEAT, ()): 49})
    heads = {share.drop: share.loads * share.heads for share in shares}
    assert heads == pytest.approx({"near": 20, "far": 29})


def test_pools_take_what_all_of_them_are_done_with_together() -> None:
    """Each bus has twice a van's places: of five parts of the people the van takes one."""
    shares = shared(TOWN, pool("bus", 2), pool("van"), crowds={Crowd("school", SEAT, ()): 490})
    heads = [sum(s.loads * s.heads for s in shares if s.pool == number) for number in (0, 1)]
    assert heads[1] == pytest.approx(490 / 5, rel=0.02)


def test_who_cannot_ride_with_a_pool_is_dealt_to_another() -> None:
    town = changed(TOWN, "layout van flat stretcher 2")
    lying = Crowd("school", Needs(stretcher=1), ())
    shares = shared(town, pool("bus", 2), pool("van"), crowds={lying: 4})
    assert [(share.pool, share.loads) for share in shares] == [(1, pytest.approx(2))]


def test_nothing_is_dealt_out_where_somebody_fits_nowhere() -> None:
    lying = Crowd("school", Needs(stretcher=1), ())
    assert shared(TOWN, pool("bus", 2), crowds={lying: 4}) == []


def lists(known: Scenario) -> tuple[Translation, _engine.Search, list[list[_engine.Trip]]]:
    translation = translate(known)
    search = _engine.Search(translation.problem, 1)
    return translation, search, list(dealt_lists(translation, search, [], 1))


def test_a_list_receives_everybody_and_lets_no_vehicle_idle() -> None:
    _, search, made = lists(scenario(TOWN))
    scores = [search.evaluate(trips) for trips in made]
    assert any(score.left == [0, 0, 0, 0] for score in scores)
    assert {trip.vehicle for trip in made[0]} == {0, 1, 2}


def test_what_is_left_of_a_load_is_filled_at_the_next_place() -> None:
    """Neither fourteen nor fifteen fill buses of ten; of three buses one serves both places."""
    town = changed(
        TOWN,
        "vehicle van-1 bus garage",
        "group town at school 14 person",
        "group stall at market 15 person",
        "leg school market 5m",
        "leg market school 5m",
    ).replace("everywhere 10m", "everywhere 60m")
    translation, _, made = lists(scenario(town))
    told = [told_of(translation, trip) for trip in made[0]]
    assert len(told) == 3
    assert any("school,market" in line or "market,school" in line for line in told)


def test_people_who_are_hardly_a_load_make_no_list() -> None:
    town = changed(
        TOWN, "type van seat 1000", "type bus seat 1000", "group town at school 1 person"
    )
    assert lists(scenario(town))[2] == []


def test_nothing_is_dealt_out_where_people_change_vehicles() -> None:
    assert lists(scenario(changed(TOWN, "handover edge")))[2] == []


@tries(40)
@given(random_scenarios())
def test_every_list_that_is_not_broken_is_a_plan(known: Scenario) -> None:
    translation, search, made = lists(known)
    for trips in made:
        topped = search.topped_up(trips)
        if search.evaluate(topped).broken == 0:
            assert check(known, write(translation, search, topped, bounds=None, seed=0)) == ()
