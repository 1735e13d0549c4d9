"""What annealing has to find where a single kind of change is all that is wanting."""

from __future__ import annotations

from planner.dispatch import told_of, trip
from safepassage.planner import _engine
from safepassage.planner.problem import translate
from story import scenario


def best(town: str, trips: str, aim: _engine.Aim = _engine.Aim.Clearance) -> tuple[int, list[str]]:
    """The clearance and the trips of the best list that three thousand neighbours find."""
    translation = translate(scenario(town))
    search = _engine.Search(translation.problem, 1)
    search.offer([trip(translation, line) for line in trips.splitlines() if line.strip()])
    search.anneal(aim, 3000, 600.0, 5.0, _engine.StopFlag())
    return search.best_score.clearance, [told_of(translation, t) for t in search.best]


MARKET = """
    zone      in
    zone      out
    assembly  school in in
    assembly  market in in
    reception arena in out
    type      bus seat 4
    vehicle   bus-1 bus school
    vehicle   bus-2 bus market
    road      school market 5m
    road      school gate 10m
    road      market gate 10m
    road      gate arena 10m
    crossing  gate from in to out inspect 1h
    group     town at school 2 person
    group     stalls at market 2 person
"""


def test_two_half_loads_are_merged_before_a_slow_gate() -> None:
    """One bus for both: 5 + 10 + 60 + 10 minutes. Two are 10 + 60 + 60 + 10."""
    apart = "bus-1 school > arena\nbus-2 market > arena"
    clearance, trips = best(MARKET, apart)
    assert clearance == 85 * 60
    assert len(trips) == 1


def test_a_load_too_large_for_one_stays_with_two() -> None:
    town = MARKET.replace("at market 2 person", "at market 3 person")
    clearance, trips = best(town, "bus-1 school > arena\nbus-2 market > arena")
    assert clearance == 140 * 60
    assert len(trips) == 2


def test_a_load_that_boards_slowly_is_split_between_two() -> None:
    """Eight who board for ten minutes each: one bus is there for 80 minutes, two for about 40."""
    town = """
        zone      in
        zone      out
        assembly  school in in
        reception arena in out
        type      bus seat 8 board 10m
        vehicle   bus-1 bus school
        vehicle   bus-2 bus school
        road      school gate 10m
        road      gate arena 10m
        crossing  gate from in to out
        group     town at school 8 person
    """
    clearance, trips = best(town, "bus-1 school > arena")
    assert clearance <= (5 * 10 + 10 + 10) * 60
    assert len(trips) == 2


def test_a_second_stop_is_found_where_only_one_vehicle_may_carry_people() -> None:
    """One round with two stops instead of two rounds."""
    town = MARKET.replace("vehicle   bus-2 bus market\n", "").replace("inspect 1h", "inspect 5m")
    clearance, trips = best(town, "bus-1 school > arena\nbus-1 market > arena")
    assert clearance == (5 + 10 + 5 + 10) * 60
    assert len(trips) == 1


def test_the_longest_way_goes_first_through_the_gate() -> None:
    """Jackson: behind a gate of five minutes each, an hour's way first, then five minutes'."""
    town = """
        zone      in
        zone      out
        assembly  school in in
        reception near in out
        reception far in out room 4
        type      bus seat 4
        vehicle   bus-1 bus school
        vehicle   bus-2 bus school
        vehicle   bus-3 bus school
        road      school gate 10m
        road      gate near 5m
        crossing  gate from in to out inspect 5m
        group     town at school 8 person
        group     far at school 4 person accepts far
    """
    town += "road gate far 1h"
    trips = """
        bus-1 school > near loose
        bus-2 school > near loose
        bus-3 school > far loose first far/person
    """
    clearance, _ = best(town, trips)
    assert clearance == (10 + 5 + 60) * 60


LAST_CALL = """
    zone      in
    zone      out
    assembly  school in in
    reception arena in out
    type      bus seat 20
    vehicle   bus-1 bus school
    vehicle   bus-2 bus school
    road      school gate 20m
    road      gate arena 10m
    crossing  gate from in to out lanes 2 onward 5m per-seat 1m convoy 1-2 open 0:00-0:40,9:00-12:00
    group     town at school 28 person
"""


def test_two_that_are_not_full_pass_together_before_the_gate_shuts() -> None:
    """A full bus takes 25 minutes at the gate, which is open for 20; two with 14 heads pass."""
    trips = "bus-1 school > arena\nbus-2 school > arena"
    clearance, _ = best(LAST_CALL, trips)
    assert clearance <= 50 * 60


def test_where_it_is_too_late_for_anybody_they_wait_and_are_full() -> None:
    """Twenty-nine heads do not fit two buses of fourteen, of whom each has 19 minutes."""
    town = LAST_CALL.replace("0:40", "0:39").replace("28 person", "29 person")
    clearance, _ = best(town, "bus-1 school > arena\nbus-2 school > arena")
    assert clearance >= 9 * 3600
