"""What the scenario means, before the engine sees it."""

from __future__ import annotations

from fractions import Fraction

import pytest

from safepassage.planner.meaning import (
    NEVER,
    accepts,
    changes,
    may_use,
    ready_times,
    suits,
    times_to_go,
)
from safepassage.planner.problem import translate
from safepassage.travel import TravelTimes
from story import scenario

TOWN = """
    zone      in
    zone      out
    assembly  school in in
    reception arena in out
    hospital  clinic in out
    handover  edge in in
    handover  hall in out also reception
    depot     garage in out
    crossing  gate from in to out
    type      bus seat 10
    layout    bus mixed seat 4 wheelchair 2
    type      van seat 5 wheelchair 2
    type      ambulance seat 1 stretcher 1
    vehicle   bus-1 bus garage
    vehicle   van-1 van garage zones out
    vehicle   amb-1 ambulance garage places school,clinic
    kind      family seat 3
    kind      lying seat 1 stretcher 1
    group     town at school 2 family 2 person 1 family
    group     sick at school 1 lying T1 accepts clinic via edge
    leg       school gate 100
    leg       gate arena 200
    leg       gate clinic 30
    leg       gate hall 50
    leg       school edge 10
    leg       edge gate 40
    leg       clinic arena 5
"""


@pytest.fixture
def town():
    return scenario(TOWN)


def test_everybody_is_ready_when_the_group_is(town):
    late = scenario(TOWN.replace("1 lying T1", "1 lying T1 ready 0:30"))
    assert ready_times(late, late.groups["sick"]) == {"lying": [1800]}
    assert ready_times(town, town.groups["town"]) == {"family": [0, 0, 0], "person": [0, 0]}


def test_at_a_rate_a_party_is_ready_with_its_last_head():
    # Seven heads an hour: the 3rd, 6th, 7th, 8th and 11th head complete a party.
    town = scenario(TOWN.replace("1 family\n", "1 family rate 7\n"))
    assert ready_times(town, town.groups["town"]) == {
        "family": [-(-3 * 3600 // 7), -(-6 * 3600 // 7), -(-11 * 3600 // 7)],
        "person": [3600, -(-8 * 3600 // 7)],
    }
    exact = scenario(TOWN.replace("1 family\n", "1 family rate 3600/7\n"))
    assert exact.groups["town"].arrives_per_hour == Fraction(3600, 7)
    assert ready_times(exact, exact.groups["town"])["family"] == [21, 42, 77]


def test_a_way_ends_where_people_are_received_and_the_group_agrees(town):
    def final(group: str) -> set[str]:
        return {p.id for p in town.places.values() if accepts(town.groups[group], p)}

    assert final("town") == {"arena", "clinic", "hall"}
    assert final("sick") == {"clinic"}


def test_people_change_vehicles_where_they_agree_and_do_not_stay(town):
    def on_the_way(group: str) -> set[str]:
        return {p.id for p in town.places.values() if changes(town.groups[group], p)}

    assert on_the_way("town") == {"edge"}
    assert on_the_way("sick") == {"edge"}
    unnamed = scenario(TOWN.replace(" via edge", ""))
    group = unnamed.groups["sick"]
    assert {p.id for p in unnamed.places.values() if changes(group, p)} == {"edge", "hall"}


def test_a_vehicle_uses_places_permitted_by_themselves_and_by_their_zone(town):
    def used(vehicle: str) -> set[str]:
        return {p.id for p in town.places.values() if may_use(town.vehicles[vehicle], p)}

    assert used("bus-1") == set(town.places)
    assert used("van-1") == {"arena", "clinic", "hall", "garage"}
    assert used("amb-1") == {"school", "clinic"}


def test_a_type_suits_those_of_whom_none_carries_twice_as_many(town):
    assert list(town.types) == ["bus", "van", "ambulance"]
    # Ten persons in a bus; five in a van, which may not go there; one in an ambulance.
    assert suits(town, "town", "person") == [True, True, False]
    # Three families in a bus, one in a van, none in an ambulance.
    assert suits(town, "town", "family") == [True, False, False]
    assert suits(town, "sick", "lying") == [False, False, True]


def test_the_time_to_go_is_that_of_the_quickest_drives_one_after_another(town):
    to_go = times_to_go(town, TravelTimes(town))
    by_place = {key: dict(zip(town.places, row, strict=True)) for key, row in to_go.items()}
    assert by_place[frozenset()] == {
        "school": 80,
        "arena": 0,
        "clinic": 0,
        "edge": 70,
        "hall": 0,
        "garage": NEVER,
    }
    assert by_place[frozenset({"clinic"})] == {
        "school": 80,
        "arena": NEVER,
        "clinic": 0,
        "edge": 70,
        "hall": NEVER,
        "garage": NEVER,
    }


def test_every_group_and_kind_is_a_lot_those_under_way_too():
    town = scenario(TOWN + "waiting edge sick 1 person\naboard bus-1 town 1 lying")
    translation = translate(town)
    assert translation.lots == (
        ("town", "family"),
        ("town", "person"),
        ("sick", "lying"),
        ("sick", "person"),
        ("town", "lying"),
    )
    assert [translation.lot_index[lot] for lot in translation.lots] == [0, 1, 2, 3, 4]


def test_points_are_places_and_then_crossings(town):
    translation = translate(town)
    assert translation.points == (*town.places, "gate")
    assert [translation.point(id) for id in ("school", "gate")] == [0, 6]
    assert translation.vehicles == ("bus-1", "van-1", "amb-1")
    assert translation.zones == ("in", "out")
