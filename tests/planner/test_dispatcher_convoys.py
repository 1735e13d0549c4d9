"""Convoys that a list of trips forms: every time as worked out on paper.

In these towns four people board in three minutes and alight in two; roads are as drawn.
"""

from __future__ import annotations

from planner.dispatch import day
from planner.towns import BORDER, TWO
from story import changed

FOUR = """
    zone      in
    zone      out
    assembly  school in in
    reception arena in out
    type      bus seat 4 stop 60 board 30 alight 15
    vehicle   bus-1 bus school
    vehicle   bus-2 bus school
    vehicle   bus-3 bus school
    vehicle   bus-4 bus school
    road      school gate 7m
    road      gate arena 5m
    crossing  gate from in to out lanes any inspect 5m convoy 2-2
    group     town at school 16 person
"""
ALL_FOUR = "\n".join(f"bus-{n} school > arena" for n in (1, 2, 3, 4))


def passages(town: str, trips: str = ALL_FOUR) -> list[str]:
    """When each bus passes, and the convoys."""
    told = [line.strip() for line in day(town, trips).splitlines()]
    return [line for line in told if line.startswith(("pass", "convoy"))]


def test_a_convoy_leaves_when_it_is_full() -> None:
    assert passages(FOUR) == [
        "pass gate in 0:10-0:15 convoy 0",
        "pass gate in 0:10-0:15 convoy 0",
        "pass gate in 0:10:01-0:15:01 convoy 1",
        "pass gate in 0:10:01-0:15:01 convoy 1",
        "convoy gate in bus-1,bus-2",
        "convoy gate in bus-3,bus-4",
    ]


def test_convoys_keep_their_distance() -> None:
    town = changed(FOUR, "crossing gate from in to out lanes any inspect 5m convoy 2-2 headway 20m")
    assert passages(town)[2:4] == ["pass gate in 0:30-0:35 convoy 1"] * 2


def test_an_escort_is_away_until_it_has_turned_round() -> None:
    gate = "crossing gate from in to out lanes any inspect 5m convoy 2-2 escorts 1 turnaround 1h"
    assert passages(changed(FOUR, gate))[2:4] == ["pass gate in 1:10-1:15 convoy 1"] * 2


def test_in_a_single_lane_a_convoy_is_inspected_in_its_order() -> None:
    town = changed(FOUR, "crossing gate from in to out inspect 5m convoy 2-2")
    assert [line.split()[3] for line in passages(town)[:4]] == [
        "0:10-0:15",
        "0:15-0:20",
        "0:20-0:25",
        "0:25-0:30",
    ]


def test_only_the_last_convoy_may_be_small() -> None:
    told = passages(FOUR, "bus-1 school > arena\nbus-2 school > arena\nbus-3 school > arena")
    assert told[-2:] == ["convoy gate in bus-1,bus-2", "convoy gate in bus-3"]


def test_a_convoy_is_no_larger_than_its_rule() -> None:
    town = changed(FOUR, "crossing gate from in to out lanes any inspect 5m convoy 1-3")
    assert passages(town)[-2:] == ["convoy gate in bus-1,bus-2,bus-3", "convoy gate in bus-4"]


def test_a_trip_may_close_its_convoy() -> None:
    town = changed(FOUR, "crossing gate from in to out lanes any inspect 5m convoy 1-4")
    told = passages(town, "bus-1 school > arena closes\nbus-2 school > arena")
    assert told[-2:] == ["convoy gate in bus-1", "convoy gate in bus-2"]


def test_a_convoy_waits_until_its_last_vehicle_is_there() -> None:
    town = changed(FOUR, "vehicle bus-2 bus school available 0:30")
    assert passages(town, TWO)[:2] == ["pass gate in 0:40-0:45 convoy 0"] * 2


def test_a_convoy_fits_one_window_or_takes_the_next() -> None:
    gate = "crossing gate from in to out inspect 5m convoy 2-2 open {}"
    just = changed(FOUR, gate.format("0:00-0:20,1:00-2:00"))
    assert [line.split()[3] for line in passages(just, TWO)[:2]] == ["0:10-0:15", "0:15-0:20"]
    short = changed(FOUR, gate.format("0:00-0:19,1:00-2:00"))
    assert [line.split()[3] for line in passages(short, TWO)[:2]] == ["1:00-1:05", "1:05-1:10"]


def test_the_rule_may_hold_for_empty_vehicles_too() -> None:
    town = changed(
        BORDER,
        "vehicle bus-1 bus garage",
        "crossing gate from in to out lanes any inspect 5m convoy 2-2 all headway 5m",
    )
    assert passages(town, TWO) == [
        "pass gate out 0:10-0:15 convoy 0",
        "pass gate in 0:32-0:37 convoy 1",
        "pass gate out 0:10-0:15 convoy 0",
        "pass gate in 0:32-0:37 convoy 1",
        "convoy gate out bus-1,bus-2",
        "convoy gate in bus-1,bus-2",
    ]
