"""A plan in force as lists of trips: what is told comes out again when they are dispatched."""

from __future__ import annotations

from dataclasses import replace

import pytest

from safepassage.model import Plan, Scenario
from safepassage.onward import changes_to, rest_of, state_at
from safepassage.orders import counted
from safepassage.planner import _engine, chains
from safepassage.planner.in_force import lists_of_trips
from safepassage.planner.problem import NONE, Translation, translate
from safepassage.planner.written import write
from story import scenario, seconds
from verify.telling import told

TOWN = scenario("""
    zone      in
    zone      out
    assembly  school in in
    assembly  market in in
    handover  edge in out
    reception arena in out
    crossing  gate from in to out inspect 5m
    type      bus seat 6
    layout    bus  wide seat 4 wheelchair 1
    vehicle   bus-1 bus school
    vehicle   bus-2 bus edge
    everywhere 10m
    group     pupils at school 6 person T2
    group     traders at market 3 person
""")

PLAN = told(
    TOWN,
    """
    run bus-1
      stop school 0:00-0:00 board 3 person of pupils layout wide
      drive school market 0:00-0:10
      stop market 0:10-0:10 board 1 person of traders
      drive market gate 0:10-0:20
      pass gate in 0:20-0:25
      drive gate edge 0:25-0:35
      stop edge 0:35-0:35 alight 3 person of pupils, 1 person of traders
    run bus-2
      stop edge 0:35-0:35 board 3 person of pupils, 1 person of traders layout plain
      drive edge arena 0:35-0:45
      stop arena 0:45-0:45 alight 3 person of pupils, 1 person of traders
    left 3 person of pupils at school no-time
    left 2 person of traders at market no-time
    """,
)


def lists_at(time: str) -> tuple[Scenario, Translation, list[list[_engine.Trip]]]:
    state = state_at(TOWN, PLAN, seconds(time))
    translation = translate(state)
    return state, translation, list(lists_of_trips(translation, rest_of(TOWN, PLAN, seconds(time))))


def names(translation: Translation, points: list[int]) -> list[str]:
    return [translation.points[point] for point in points if point != NONE]


def test_every_list_has_every_trip_that_is_not_over() -> None:
    _, translation, lists = lists_at("0:00")
    for trips in lists:
        first, second = sorted(trips, key=lambda trip: trip.vehicle)
        assert names(translation, first.picks) == ["school", "market"]
        assert names(translation, first.drops) == ["edge"]
        assert first.layout == 1
        assert first.priorities == 3
        assert names(translation, second.picks) == ["edge"]
        assert names(translation, second.drops) == ["arena"]


@pytest.mark.parametrize(
    ("time", "picks", "drops"),
    [("0:05", ["market"], ["edge"]), ("0:15", [], ["edge"]), ("0:30", [], ["edge"])],
)
def test_a_trip_with_people_aboard_is_carried_on(
    time: str, picks: list[str], drops: list[str]
) -> None:
    _, translation, lists = lists_at(time)
    for trips in lists:
        (trip,) = (trip for trip in trips if trip.vehicle == 0)
        assert (names(translation, trip.picks), names(translation, trip.drops)) == (picks, drops)


def test_a_trip_that_is_over_is_not_made_again() -> None:
    _, _, lists = lists_at("0:36")
    assert all([trip.vehicle for trip in trips] == [1] for trips in lists)
    assert lists_at("0:55")[2][0] == []


def test_a_place_that_is_lost_takes_its_trips_with_it() -> None:
    after = seconds("0:30")
    state = state_at(TOWN, PLAN, after)
    places = {id: place for id, place in state.places.items() if id != "arena"}
    translation = translate(replace(state, places=places))
    for trips in lists_of_trips(translation, rest_of(TOWN, PLAN, after)):
        assert [trip.vehicle for trip in trips] == [0]


@pytest.mark.parametrize("time", ["0:15", "0:30", "0:36"])
def test_dispatched_they_keep_every_order(time: str) -> None:
    state, translation, lists = lists_at(time)
    search = _engine.Search(translation.problem, 0)
    rest = rest_of(TOWN, PLAN, seconds(time))
    kept = [counted(changes_to(rest, state, plan_of(translation, search, t))) for t in lists]
    assert any(found["changed"] + found["dropped"] == 0 for found in kept)


def plan_of(translation: Translation, search: _engine.Search, trips: list[_engine.Trip]) -> Plan:
    return write(translation, search, trips, bounds=None, seed=0)


def test_a_long_list_is_filled_up_for_whoever_it_leaves(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is built from nothing then: the trips as told come first."""
    monkeypatch.setattr(chains, "FEW_TRIPS", 0)
    monkeypatch.setattr(chains.Chains, "begin", None)
    _, translation, lists = lists_at("0:15")
    beginning = chains.Chains(translation, seed=0, threads=1)
    told_alone = _engine.Search(translation.problem, 0)
    assert all(sum(told_alone.evaluate(trips).left) == 5 for trips in lists)
    beginning.begin_from(lists)
    assert beginning.figures.left_behind_in_all == 0
