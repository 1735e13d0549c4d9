"""R4: no stop begins before the vehicle arrives, and everything takes as long as it takes."""

from __future__ import annotations

import pytest

from verify.telling import codes

TOWN = """
    zone      in
    zone      out
    assembly  school in in
    reception arena in out
    depot     garage in out refuel 5m
    crossing  bridge from in to out lanes any onward 4m back 3m \
        empty 1m per-seat 2s per-stretcher 30s
    type      bus seat 10 stretcher 1 board 3 alight 2 \
        board-stretcher 40 stop 30 loaded 3/2 empty 5/4
    vehicle   bus-1 bus garage
    group     town at school 5 person 1 patient
    epoch     all 0
    epoch     dusk 1:00
    road      garage bridge 601s
    road      school bridge 10m
    leg       bridge arena 20m epoch dusk
    leg       bridge arena 5m
    road      garage arena 1m
"""
# 601 s empty: 752; 600 s empty: 750, loaded: 900. Boarding 30 + 5 × 3 + 40, alighting 30 + 6 × 2.
DAY = """
    run bus-1
      drive garage bridge 0:00-0:12:32
      pass bridge out 0:15-0:16
      drive bridge school 0:16-0:28:30
      stop school 0:30-0:31:25 board 5 person of town, 1 patient of town layout plain
      drive school bridge 0:32-0:47
      pass bridge in 0:50-0:54:40
      drive bridge arena 0:59:59-1:07:29
      stop arena 1:10-1:10:42 alight 5 person of town, 1 patient of town
      drive arena garage 1:11-1:13
      refuel garage 1:14-1:19
"""
BREAKS = (
    ("0:00-0:12:32", "0:00-0:12:31", "R4-DRIVE-TOO-FAST"),
    ("0:16-0:28:30", "0:16-0:28:29", "R4-DRIVE-TOO-FAST"),
    ("0:32-0:47", "0:32-0:46:59", "R4-DRIVE-TOO-FAST"),
    ("0:59:59-1:07:29", "0:59:59-1:07:28", "R4-DRIVE-TOO-FAST"),
    ("0:59:59-1:07:29", "1:00-1:07:30", "R4-DRIVE-TOO-FAST"),
    ("road      school bridge 10m", "road school bridge 11m", "R4-DRIVE-TOO-FAST"),
    ("road      garage arena 1m", "leg garage arena 1m", "R4-NO-ROAD"),
    ("0:15-0:16", "0:15-0:15:59", "R4-INSPECTION-TOO-SHORT"),
    ("0:50-0:54:40", "0:50-0:54:39", "R4-INSPECTION-TOO-SHORT"),
    ("0:30-0:31:25", "0:30-0:31:24", "R4-STOP-TOO-SHORT"),
    ("1:10-1:10:42", "1:10-1:10:41", "R4-STOP-TOO-SHORT"),
    ("1:14-1:19", "1:14-1:18:59", "R4-REFUEL-TOO-SHORT"),
    ("0:30-0:31:25", "0:28:29-0:31:25", "R4-TOO-EARLY"),
    ("0:32-0:47", "0:31:24-0:47", "R4-TOO-EARLY"),
    ("1:14-1:19", "1:12:59-1:19", "R4-TOO-EARLY"),
    ("0:15-0:16", "0:15-0:14", "R4-ENDS-BEFORE-BEGIN"),
    ("1:11-1:13", "1:13-1:11", "R4-ENDS-BEFORE-BEGIN"),
    ("      drive arena garage 1:11-1:13\n", "", "R4-NOT-THERE"),
    ("refuel garage 1:14-1:19", "drive garage arena 1:14-1:20", "R4-NOTHING-DONE"),
)


def test_a_day_that_takes_no_second_more_than_it_must():
    """Of the drive at 0:59:59 the epoch of departure holds, though it lasts into the next."""
    assert codes(TOWN, DAY) == ""


@pytest.mark.parametrize(("old", "new", "found"), BREAKS)
def test_everything_takes_its_time(old: str, new: str, found: str):
    assert codes(TOWN, DAY, old, new) == found


def test_the_most_particular_leg_holds():
    """Profile and epoch, then profile, then epoch, then neither: whichever is longer."""
    town = """
    assembly  school
    reception arena
    type      bus seat 5
    vehicle   bus-1 bus school
    group     town at school 1 person
    epoch     all 0
    leg       school arena 4m
    """
    day = """
    run bus-1
      stop school 0:00-0:00 board 1 person of town layout plain
      drive school arena 0:00-0:04
      stop arena 0:04-0:04 alight 1 person of town
    """
    slow = "R4-DRIVE-TOO-FAST"
    assert codes(town, day) == ""
    assert codes(town + "leg school arena 5m epoch all", day) == slow
    profile = town + "leg school arena 3m profile bus\n leg school arena 5m epoch all\n"
    assert codes(profile, day) == ""
    assert codes(profile + "leg school arena 5m profile bus epoch all", day) == slow


def test_straight_lines_are_rounded_up_twice():
    """One degree of longitude on the equator is 111,195.08 m; × 1.3 is 144,554 m in whole metres.

    At 50 km/h that takes 10,407.9 s, so 10,408 s; × 5/4 empty is 13,010 s.
    """
    town = """
    scenario  line detour 13/10
    assembly  school point 0,0
    reception arena point 0,1
    type      bus seat 5 speed 50 empty 5/4
    vehicle   bus-1 bus arena
    group     town at school 1 person
    """
    day = """
    run bus-1
      drive arena school 0-13010
      stop school 4:00-4:00 board 1 person of town layout plain
      drive school arena 15000-25408
      stop arena 8:00-8:00 alight 1 person of town
      figures distance 289108
    """
    assert codes(town, day) == ""
    assert codes(town, day, "0-13010", "0-13009") == "R4-DRIVE-TOO-FAST"
    assert codes(town, day, "15000-25408", "15001-25408") == "R4-DRIVE-TOO-FAST"


def test_no_road_where_nothing_says_how_long():
    town = """
    assembly  school point 0,0
    reception arena point 0,1
    type      bus seat 5 speed 50
    vehicle   bus-1 bus arena
    group     town at school 1 person
    """
    day = """
    run bus-1
      drive arena school 0-13010
    left 1 person of town at school no-route
    """
    assert codes(town, day) == "R4-NO-ROAD"


def test_a_drive_to_nowhere_is_not_also_one_without_a_road():
    found = codes(TOWN, DAY, "drive garage bridge 0:00", "drive nowhere bridge 0:00")
    assert found == "R9-START R9-PLACE-UNKNOWN"
