"""Crews, closures, epochs, range and ends: when vehicles of a list of trips drive, on paper.

In these towns four people board in three minutes and alight in two; roads are as drawn.
"""

from __future__ import annotations

import pytest

from planner.dispatch import day, dispatched
from planner.towns import TOWN
from story import changed, scenario
from timetable import lines


def test_nobody_boards_whom_the_crew_cannot_bring_within_its_hours() -> None:
    just = changed(TOWN, "vehicle bus-1 bus garage crew 0:00-0:20,1:00-3:00")
    assert "stop school 0:05-0:08" in day(just, "bus-1 school > arena")
    short = changed(TOWN, "vehicle bus-1 bus garage crew 0:00-0:19,1:00-3:00")
    assert day(short, "bus-1 school > arena") == lines("""
        run bus-1
          drive garage school 0:00-0:05
          stop school 1:00-1:03 board 4 person of town
          drive school arena 1:03-1:13
          stop arena 1:13-1:15 alight 4 person of town
        left 4 person of town at school no-time
    """)


def test_an_empty_drive_keeps_to_the_crews_hours_too() -> None:
    town = changed(TOWN, "vehicle bus-1 bus garage crew 0:00-0:04,1:00-3:00")
    assert "drive garage school 1:00-1:05" in day(town, "bus-1 school > arena")


@pytest.mark.parametrize(
    ("closed", "drive"),
    [
        ("0:00-0:08", "0:08-0:18"),
        ("0:18-1:00", "0:08-0:18"),
        ("0:17-1:00", "1:00-1:10"),
        ("0:00-0:09", "0:09-0:19"),
    ],
)
def test_a_drive_does_not_overlap_a_closure(closed: str, drive: str) -> None:
    town = TOWN + f"closure school arena {closed}"
    assert f"drive school arena {drive}" in day(town, "bus-1 school > arena")


def test_a_closure_holds_for_its_profile_and_direction() -> None:
    for closure in ("arena school 0:00-1:00", "school arena 0:00-1:00 profile truck"):
        told = day(TOWN + f"closure {closure}", "bus-1 school > arena")
        assert "drive school arena 0:08-0:18" in told


def test_leaving_later_may_be_arriving_earlier() -> None:
    town = (
        TOWN
        + """
        epoch rush 0
        epoch calm 0:10
        leg   school arena 30m epoch rush
        leg   school arena 9m epoch calm
    """
    )
    assert "drive school arena 0:10-0:19" in day(town, "bus-1 school > arena")


def test_an_epoch_holds_from_its_first_second() -> None:
    town = (
        TOWN
        + """
        epoch calm 0
        epoch rush 0:08
        leg   school arena 30m epoch rush
    """
    )
    assert "drive school arena 0:08-0:38" in day(town, "bus-1 school > arena")


def test_loaded_and_empty_drives_have_their_own_factors() -> None:
    slow = "type bus seat 4 stop 60 board 30 alight 15 loaded 3/2 empty 11/10"
    told = day(changed(TOWN, slow), "bus-1 school > arena")
    assert "drive garage school 0:00-0:05:30" in told
    assert "drive school arena 0:08:30-0:23:30" in told


# Limits of the way --------------------------------------------------------------------------------


def test_people_are_not_aboard_longer_than_their_limit() -> None:
    town = changed(
        TOWN,
        "reception arena open 1:00-2:00",
        "group town at school 4 person aboard 15m",
    )
    assert day(town, "bus-1 school > arena") == lines("""
        run bus-1
          drive garage school 0:00-0:05
          stop school 0:42-0:45 board 4 person of town
          drive school arena 0:45-0:55
          stop arena 1:00-1:02 alight 4 person of town
    """)


def test_nobody_boards_for_whom_the_way_is_too_long() -> None:
    told = dispatched(
        scenario(changed(TOWN, "group town at school 4 person aboard 9m59s")),
        "bus-1 school > arena",
    )
    assert told.figures.left_behind_in_all == 4
    told = dispatched(
        scenario(changed(TOWN, "group town at school 4 person aboard 10m")),
        "bus-1 school > arena",
    )
    assert told.figures.left_behind_in_all == 0


def test_a_vehicle_refuels_when_its_range_would_not_do() -> None:
    town = changed(
        TOWN,
        "depot garage refuel 10m",
        "type bus seat 4 stop 60 board 30 alight 15 range 1000",
    )
    assert day(town, "bus-1 school > arena\nbus-1 school > arena") == lines("""
        run bus-1
          drive garage school 0:00-0:05
          stop school 0:05-0:08 board 4 person of town
          drive school arena 0:08-0:18
          stop arena 0:18-0:20 alight 4 person of town
          drive arena garage 0:20-0:35
          refuel garage 0:35-0:45
          drive garage school 0:45-0:50
          stop school 0:50-0:53 board 4 person of town
          drive school arena 0:53-1:03
          stop arena 1:03-1:05 alight 4 person of town
    """)


def test_without_a_depot_that_refuels_it_goes_no_farther() -> None:
    town = changed(TOWN, "type bus seat 4 stop 60 board 30 alight 15 range 1000")
    assert day(town, "bus-1 school > arena\nbus-1 school > arena").count("stop arena") == 1


def test_a_vehicle_ends_where_it_must() -> None:
    town = changed(TOWN, "vehicle bus-1 bus garage end garage")
    assert "drive arena garage 0:20-0:35" in day(town, "bus-1 school > arena")


def test_a_trip_from_which_it_could_not_be_back_in_time_is_not_begun() -> None:
    town = changed(TOWN, "vehicle bus-1 bus garage end garage")
    assert "alight" in day(town + "horizon 0:35", "bus-1 school > arena")
    told = day(town + "horizon 0:34:59", "bus-1 school > arena")
    assert told == "left 8 person of town at school no-time"
