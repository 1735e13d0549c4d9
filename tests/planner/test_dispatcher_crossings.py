"""Lanes, inspections and windows that a list of trips meets: every time as worked out on paper.

In these towns four people board in three minutes and alight in two; roads are as drawn.
"""

from __future__ import annotations

from planner.dispatch import day
from planner.towns import BORDER, TOWN, TWO
from story import changed
from timetable import lines


def test_who_leaves_and_who_comes_have_lanes_apart() -> None:
    assert day(BORDER, TWO) == lines("""
        run bus-1
          stop school 0:00-0:03 board 4 person of town
          drive school gate 0:03-0:10
          pass gate in 0:10-0:15
          drive gate arena 0:15-0:20
          stop arena 0:20-0:22 alight 4 person of town
        run bus-2
          drive garage gate 0:00-0:10
          pass gate out 0:10-0:15
          drive gate school 0:15-0:22
          stop school 0:22-0:25 board 4 person of town
          drive school gate 0:25-0:32
          pass gate in 0:32-0:37
          drive gate arena 0:37-0:42
          stop arena 0:42-0:44 alight 4 person of town
    """)


def test_a_shared_lane_takes_one_at_a_time_from_either_side() -> None:
    town = changed(BORDER, "crossing gate from in to out inspect 5m shared")
    told = day(town, TWO)
    assert "pass gate in 0:10-0:15" in told
    assert "pass gate out 0:15-0:20" in told


def test_an_empty_bus_is_inspected_quickly_and_a_full_one_head_by_head() -> None:
    town = changed(BORDER, "crossing gate from in to out inspect 5m empty 1m per-seat 10")
    told = day(town, TWO)
    assert "pass gate in 0:10-0:15:40" in told
    assert "pass gate out 0:10-0:11" in told


def test_each_direction_has_its_own_inspection() -> None:
    town = changed(BORDER, "crossing gate from in to out onward 2m back 9m")
    told = day(town, TWO)
    assert "pass gate in 0:10-0:12" in told
    assert "pass gate out 0:10-0:19" in told


def test_crossings_in_series_are_passed_in_order() -> None:
    told = day(
        """
        zone      in
        zone      mid
        zone      out
        assembly  school in in
        reception arena in out
        crossing  gate from in to mid inspect 5m
        crossing  bridge from mid to out inspect 1m
        type      bus seat 4
        vehicle   bus-1 bus school
        group     town at school 1 person
        everywhere 10m
        """,
        "bus-1 school > arena",
    )
    assert told == lines("""
        run bus-1
          stop school 0:00-0:00 board 1 person of town
          drive school gate 0:00-0:10
          pass gate in 0:10-0:15
          drive gate bridge 0:15-0:25
          pass bridge mid 0:25-0:26
          drive bridge arena 0:26-0:36
          stop arena 0:36-0:36 alight 1 person of town
    """)


def test_of_two_crossings_each_bus_takes_the_one_that_lets_it_through_first() -> None:
    town = changed(
        BORDER,
        "vehicle bus-2 bus school",
        "crossing bridge from in to out inspect 5m",
    )
    told = day(town + "road school bridge 9m\nroad bridge arena 5m", TWO)
    assert "pass gate in 0:10-0:15" in told
    assert "pass bridge in 0:12-0:17" in told


# Windows ------------------------------------------------------------------------------------------


def test_an_inspection_that_would_outlast_the_window_waits_for_the_next() -> None:
    gate = "crossing gate from in to out inspect 5m open {}"
    just = changed(BORDER, gate.format("0:00-0:15,2:00-3:00"))
    assert "pass gate in 0:10-0:15" in day(just, "bus-1 school > arena")
    short = changed(BORDER, gate.format("0:00-0:14,2:00-3:00"))
    assert "pass gate in 2:00-2:05" in day(short, "bus-1 school > arena")


def test_touching_windows_are_one_window() -> None:
    gate = "crossing gate from in to out inspect 5m open 0:00-0:12,0:12-3:00"
    assert "pass gate in 0:10-0:15" in day(changed(BORDER, gate), "bus-1 school > arena")


def test_a_stop_lies_wholly_in_a_window_of_its_place() -> None:
    town = changed(TOWN, "reception arena open 0:00-0:19,0:40-1:00")
    assert "stop arena 0:40-0:42" in day(town, "bus-1 school > arena")


def test_a_zone_is_entered_only_if_it_can_be_left_in_time() -> None:
    town = changed(BORDER, "zone in open 0:00-0:32,2:00-3:00")
    assert "pass gate out 0:10-0:15" in day(town, "bus-2 school > arena")
    town = changed(BORDER, "zone in open 0:00-0:31,2:00-3:00")
    assert day(town, "bus-2 school > arena") == lines("""
        run bus-2
          drive garage gate 0:00-0:10
          pass gate out 1:55-2:00
          drive gate school 2:00-2:07
          stop school 2:07-2:10 board 4 person of town
          drive school gate 2:10-2:17
          pass gate in 2:17-2:22
          drive gate arena 2:22-2:27
          stop arena 2:27-2:29 alight 4 person of town
        left 4 person of town at school no-time
    """)
