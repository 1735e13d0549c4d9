"""R1: nobody boards who is not there and ready; everybody is moved, or listed."""

from __future__ import annotations

import pytest

from verify.telling import codes

TOWN = """
    depot     garage
    assembly  school
    assembly  farm
    handover  edge
    reception arena
    kind      family seat 3
    type      bus seat 10
    vehicle   bus-1 bus garage
    vehicle   bus-2 bus edge
    group     town at school 4 person 2 family ready 0:10
    group     late at farm 3 person rate 6    # ready at 0:10, 0:20, 0:30
    everywhere 10m
"""
DAY = """
    run bus-1
      drive garage school 0:00-0:10
      stop school 0:10-0:11 board 4 person of town, 1 family of town layout plain
      drive school farm 0:11-0:21
      stop farm 0:21-0:22 board 2 person of late
      drive farm edge 0:22-0:32
      stop edge 0:32-0:33 alight 1 family of town, 2 person of late
      drive edge arena 0:33-0:43
      stop arena 0:43-0:44 alight 4 person of town
    run bus-2
      stop edge 0:33-0:35 board 1 family of town layout plain
      drive edge arena 0:35-0:45
      stop arena 0:45-0:46 alight 1 family of town
    left 1 family of town at school no-time
    left 1 person of late at farm not-ready
    left 2 person of late at edge no-time
"""
BREAKS = (
    ("ready 0:10", "ready 0:10:01", "R1-NOT-READY"),
    ("rate 6", "rate 5", "R1-NOT-READY"),
    ("stop edge 0:33-0:35", "stop edge 0:32:59-0:35", "R1-NOT-READY"),
    ("board 4 person of town", "board 5 person of town", "R1-NOT-THERE R9-ENDS-LOADED"),
    ("stop edge 0:33-0:35 board 1", "stop edge 0:33-0:35 board 2", "R1-NOT-THERE R9-ENDS-LOADED"),
    (
        "board 2 person of late",
        "board 2 person of town",
        "R1-NOT-ABOARD R1-NOT-THERE R9-ENDS-LOADED",
    ),
    ("alight 4 person of town", "alight 5 person of town", "R1-NOT-ABOARD"),
    ("alight 4 person", "alight 2 person of town, 3 person", "R1-NOT-ABOARD"),
    ("board 2 person of late", "board 2 person of ghosts", "R1-GROUP-UNKNOWN R1-NOT-ABOARD"),
    ("board 2 person of late", "board 2 ghost of late", "R1-KIND-UNKNOWN R1-NOT-ABOARD"),
    ("board 2 person of late", "board 0 person of late", "R1-COUNT R1-NOT-ABOARD"),
    (
        "alight 1 family of town, 2",
        "alight -1 family of town, 2",
        "R1-COUNT R1-NOT-THERE R9-ENDS-LOADED",
    ),
    (
        "alight 4 person of town",
        "",
        "R1-STOP-SERVES-NOBODY R1-LEFT-BEHIND R9-ENDS-LOADED",
    ),
    ("left 1 family of town at school no-time", "", "R1-LEFT-BEHIND"),
    ("left 1 family of town at school", "left 2 family of town at school", "R1-LEFT-BEHIND"),
    ("left 2 person of late at edge", "left 2 person of late at farm", "R1-LEFT-BEHIND"),
    ("left 2 person of late at edge", "left 2 person of late at nowhere", "R1-LEFT-BEHIND"),
    ("left 1 person of late", "left 1 person of ghosts", "R1-LISTED-UNKNOWN R1-LEFT-BEHIND"),
    ("left 1 person of late", "left -1 person of late", "R1-LISTED-UNKNOWN R1-LEFT-BEHIND"),
    ("run bus-2", "run bus-3", "R1-LEFT-BEHIND R9-VEHICLE-UNKNOWN R9-RUN-MISSING"),
)


def test_a_day_on_which_people_are_followed():
    """Who is listed as left behind waits at a school, at a farm and at a handover point."""
    assert codes(TOWN, DAY) == ""


@pytest.mark.parametrize(("old", "new", "found"), BREAKS)
def test_people_are_neither_lost_nor_invented(old: str, new: str, found: str):
    assert codes(TOWN, DAY, old, new) == found


HORIZON = """
    horizon   0:30
    assembly  school
    reception arena
    type      bus seat 10
    vehicle   bus-1 bus school
    group     town at school 4 person
    everywhere 10m
"""
LATE = """
    run bus-1
      stop school 0:10-0:11 board 4 person of town layout plain
      drive school arena 0:11-0:29
      stop arena 0:29-0:30 alight 4 person of town
"""


def test_who_has_alighted_by_the_horizon_is_received():
    assert codes(HORIZON, LATE) == ""


def test_who_alights_after_the_horizon_is_left_behind_aboard():
    """A plan may go on after the horizon, but it receives nobody then."""
    assert codes(HORIZON, LATE, "0:29-0:30", "0:29-0:30:01") == "R1-LEFT-BEHIND"
    too_late = LATE.replace("0:29-0:30", "0:29-0:30:01")
    assert codes(HORIZON, too_late + "left 4 person of town at bus-1 no-time") == ""


def test_who_boards_after_the_horizon_is_left_behind_where_they_wait():
    day = """
    run bus-1
      stop school 0:30:01-0:31 board 4 person of town layout plain
      drive school arena 0:31-0:49
      stop arena 0:49-0:50 alight 4 person of town
    left 4 person of town at school no-time
    """
    assert codes(HORIZON, day) == ""


def test_parties_that_arrive_by_and_by_come_in_the_order_of_the_file():
    """Heads 1 to 3 are the family, heads 4 and 5 the persons: at 6 an hour, 0:30, 0:40 and 0:50."""
    town = HORIZON.replace("0:30", "2:00").replace("4 person", "1 family 2 person rate 6")
    town += "kind family seat 3"
    day = """
    run bus-1
      stop school {} board 1 family of town{} layout plain
      drive school arena 0:55-1:05
      stop arena 1:05-1:06 alight 1 family of town{}
    {}
    """
    left = "left 2 person of town at school no-time"
    both = ", 2 person of town"
    assert codes(town, day.format("0:30-0:55", "", "", left)) == ""
    assert codes(town, day.format("0:29:59-0:55", "", "", left)) == "R1-NOT-READY"
    assert codes(town, day.format("0:50-0:55", both, both, "")) == ""
    assert codes(town, day.format("0:49:59-0:55", both, both, "")) == "R1-NOT-READY"


def test_who_is_received_does_not_travel_on():
    """A place may be handover and reception; for those who accept it, it is the end of the way."""
    town = """
    assembly  school
    reception hall also handover
    reception arena
    type      bus seat 10
    vehicle   bus-1 bus school
    group     town at school 4 person accepts {}
    everywhere 10m
    """
    day = """
    run bus-1
      stop school 0:00-0:01 board 4 person of town layout plain
      drive school hall 0:01-0:11
      stop hall 0:11-0:12 alight 4 person of town
      stop hall 0:12-0:13 board 4 person of town layout plain
      drive hall arena 0:13-0:23
      stop arena 0:23-0:24 alight 4 person of town
    """
    assert codes(town.format("arena"), day) == ""
    assert codes(town.format("hall,arena"), day) == "R1-NOT-THERE"


MIDDLE = """
    handover  edge
    reception arena
    type      bus seat 10
    vehicle   bus-1 bus edge
    group     town at edge 1 person
    under-way bus-1 edge layout plain
    aboard    bus-1 town 2 person
    waiting   edge town 3 person
    everywhere 10m
"""


def test_people_under_way_are_over_and_above_their_group():
    day = """
    run bus-1
      stop edge 0:00-0:01 board 4 person of town
      drive edge arena 0:01-0:11
      stop arena 0:11-0:12 alight 6 person of town
    """
    assert codes(MIDDLE, day) == ""
    assert codes(MIDDLE, day, "board 4", "board 5") == "R1-NOT-THERE R9-ENDS-LOADED"


def test_a_vehicle_may_be_unable_to_bring_those_aboard_at_the_start():
    day = """
    run bus-1
    left 2 person of town at bus-1 no-route
    left 4 person of town at edge no-route
    """
    assert codes(MIDDLE, day) == ""
    assert codes(MIDDLE, day, "left 2 person", "left 1 person") == "R1-LEFT-BEHIND"


def test_whose_boarding_begins_at_the_horizon_is_aboard():
    day = """
    run bus-1
      stop school 0:30-0:31 board 4 person of town layout plain
      drive school arena 0:31-0:49
      stop arena 0:49-0:50 alight 4 person of town
    left 4 person of town at bus-1 no-time
    """
    assert codes(HORIZON, day) == ""
    assert codes(HORIZON, day, "0:30-0:31", "0:30:01-0:31") == "R1-LEFT-BEHIND"
