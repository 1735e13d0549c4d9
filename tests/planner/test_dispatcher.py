"""A list of trips becomes a schedule: every time as worked out on paper.

In these towns four people board in three minutes and alight in two; roads are as drawn.
"""

from __future__ import annotations

from planner.dispatch import day, dispatched
from planner.towns import BORDER, HANDOVER, TOWN, TWO
from story import changed, scenario
from timetable import lines


def test_one_bus_one_trip() -> None:
    assert day(TOWN, "bus-1 school > arena") == lines("""
        run bus-1
          drive garage school 0:00-0:05
          stop school 0:05-0:08 board 4 person of town
          drive school arena 0:08-0:18
          stop arena 0:18-0:20 alight 4 person of town
        left 4 person of town at school no-time
    """)


def test_a_bus_goes_back_for_the_others() -> None:
    assert day(TOWN, "bus-1 school > arena\nbus-1 school > arena") == lines("""
        run bus-1
          drive garage school 0:00-0:05
          stop school 0:05-0:08 board 4 person of town
          drive school arena 0:08-0:18
          stop arena 0:18-0:20 alight 4 person of town
          drive arena school 0:20-0:30
          stop school 0:30-0:33 board 4 person of town
          drive school arena 0:33-0:43
          stop arena 0:43-0:45 alight 4 person of town
    """)


def test_a_vehicle_that_comes_later_departs_later() -> None:
    late = changed(TOWN, "vehicle bus-1 bus garage available 1:00")
    assert "drive garage school 1:00-1:05" in day(late, "bus-1 school > arena")


# Bays ---------------------------------------------------------------------------------------------


def test_at_a_single_bay_the_second_in_the_list_waits() -> None:
    town = changed(TOWN, "assembly school bays 1")
    assert day(town, TWO) == lines("""
        run bus-1
          drive garage school 0:00-0:05
          stop school 0:05-0:08 board 4 person of town
          drive school arena 0:08-0:18
          stop arena 0:18-0:20 alight 4 person of town
        run bus-2
          drive garage school 0:00-0:05
          stop school 0:08-0:11 board 4 person of town
          drive school arena 0:11-0:21
          stop arena 0:21-0:23 alight 4 person of town
    """)


def test_two_bays_serve_two() -> None:
    town = changed(TOWN, "assembly school bays 2")
    assert day(town, TWO).count("stop school 0:05-0:08") == 2


def test_the_list_decides_who_is_first_but_holds_nobody_up_without_need() -> None:
    town = changed(TOWN, "assembly school bays 1")
    assert "stop school 0:08-0:11" in day(town, "bus-2 school > arena\nbus-1 school > arena")
    late = changed(town, "vehicle bus-1 bus garage available 0:10")
    told = day(late, TWO)
    assert "stop school 0:15-0:18" in told
    assert "stop school 0:05-0:08" in told


def test_a_place_that_holds_one_vehicle_is_reached_when_the_other_has_left() -> None:
    town = changed(TOWN, "assembly school holds 1")
    assert day(town, TWO) == lines("""
        run bus-1
          drive garage school 0:00-0:05
          stop school 0:05-0:08 board 4 person of town
          drive school arena 0:08-0:18
          stop arena 0:18-0:20 alight 4 person of town
        run bus-2
          drive garage school 0:03-0:08
          stop school 0:08-0:11 board 4 person of town
          drive school arena 0:11-0:21
          stop arena 0:21-0:23 alight 4 person of town
    """)


def test_a_drive_put_off_counts_the_metres_of_the_road_that_it_takes() -> None:
    """In the rush the same drive leads round the town: to leave later is to drive farther."""
    town = (
        changed(TOWN, "assembly school holds 1")
        + """
        epoch calm 0
        epoch rush 0:02
        leg   garage school 5m metres 900 epoch rush
    """
    )
    # Bus 2 may be there from 0:08 on. It sets out in the calm and drives slowly.
    assert "drive garage school 0:00-0:08" in day(town, TWO)


# The middle ---------------------------------------------------------------------------------------


def test_those_aboard_are_brought_on_from_where_they_are() -> None:
    town = (
        BORDER
        + """
        under-way bus-1 gate arrives 0:05 out-of in layout plain
        aboard    bus-1 town 4 person since -60
    """
    )
    assert day(town, "bus-1 > arena") == lines("""
        run bus-1
          pass gate in 0:05-0:10
          drive gate arena 0:10-0:15
          stop arena 0:15-0:17 alight 4 person of town
        left 8 person of town at school no-time
    """)


# Nothing remains of what came to nothing ----------------------------------------------------------


def test_a_trip_that_comes_to_nothing_leaves_no_trace() -> None:
    known = scenario(changed(HANDOVER, "handover edge room 4 bays 1"))
    done = dispatched(known, "bus-1 school > edge\nbus-2 edge > arena\nbus-1 school > edge")
    told = dispatched(
        known,
        """
        bus-2 edge > arena
        bus-1 school > arena
        bus-1 school > edge
        bus-1 school > edge
        bus-2 edge > arena
        bus-2 edge > arena
        bus-1 school > edge
        bus-1 school > edge
        """,
    )
    assert told == done


TWELVE = """
    assembly  school
    assembly  market
    reception arena
    type      bus seat 10
    vehicle   bus-1 bus school
    vehicle   bus-2 bus school
    kind      family seat 3
    group     town at school 3 family
    group     stall at market 3 person
    everywhere 5m
"""


def boarded(trips: str) -> list[str]:
    """Who boards, stop by stop."""
    told = day(TWELVE, trips).splitlines()
    return [line.partition(" board ")[2] for line in told if " board " in line]


def test_a_trip_takes_no_more_people_than_it_may() -> None:
    """Of eight two families; the third is left for the next."""
    told = boarded("bus-1 school > arena most 8\nbus-2 school > arena")
    assert [line.split()[0] for line in told] == ["2", "1"]


def test_at_a_second_place_a_trip_takes_whom_it_still_may() -> None:
    """Nine have boarded, the vehicle has one place more, and nobody if it may take nine."""
    told = boarded("bus-1 school,market > arena most 11")
    assert [line.split()[0] for line in told] == ["3", "1"]
    assert len(boarded("bus-1 school,market > arena most 9")) == 1
