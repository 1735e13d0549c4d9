"""R5: no service outside a window, no vehicle in a closed zone, no drive through a closure."""

from __future__ import annotations

import pytest

from verify.telling import codes

TOWN = """
    zone      in   open 0:16-0:40,0:40-1:02
    zone      out
    assembly  school in in open 0:25-0:30,0:30-0:35
    reception arena in out open 1:15-1:20
    depot     garage in out refuel 5m open 1:25-1:30
    crossing  bridge from in to out lanes any inspect 1m open 0:15-0:16,1:02-1:03
    type      bus seat 10
    vehicle   bus-1 bus garage
    group     town at school 5 person
    everywhere 10m
    road      arena garage 1m
    closure   garage bridge 0:12-0:20
    closure   garage bridge 0:00-0:02
    closure   arena bridge 0:00-5:00
    closure   bridge arena 0:00-5:00 profile car
"""
DAY = """
    run bus-1
      drive garage bridge 0:02-0:12
      pass bridge out 0:15-0:16
      drive bridge school 0:16-0:26
      stop school 0:29-0:33 board 5 person of town layout plain
      drive school bridge 0:35-0:45
      pass bridge in 1:02-1:03
      drive bridge arena 1:03-1:13
      stop arena 1:15-1:20 alight 5 person of town
      drive arena garage 1:20-1:21
      refuel garage 1:25-1:30
"""
BREAKS = (
    ("drive garage bridge 0:02-0:12", "drive garage bridge 0:02-0:12:01", "R5-ROAD-CLOSED"),
    ("drive garage bridge 0:02-0:12", "drive garage bridge 0:01:59-0:12", "R5-ROAD-CLOSED"),
    ("profile car", "profile bus", "R5-ROAD-CLOSED"),
    ("profile car", "", "R5-ROAD-CLOSED"),
    ("0:29-0:33", "0:29-0:35:01", "R4-TOO-EARLY R5-OUTSIDE-WINDOW"),
    ("open 0:25-0:30,0:30-0:35", "open 0:25-0:30,0:30:01-0:35", "R5-OUTSIDE-WINDOW"),
    ("open 0:25-0:30,0:30-0:35", "open 0:29:01-0:35", "R5-OUTSIDE-WINDOW"),
    ("open 1:15-1:20", "open 1:15-1:19:59", "R5-OUTSIDE-WINDOW"),
    ("refuel garage 1:25-1:30", "refuel garage 1:25-1:30:01", "R5-OUTSIDE-WINDOW"),
    ("pass bridge in 1:02-1:03", "pass bridge in 1:01:59-1:03", "R5-OUTSIDE-WINDOW"),
    ("0:15-0:16,1:02-1:03", "0:15-0:16,1:02-1:02:30", "R5-OUTSIDE-WINDOW"),
    ("open 0:16-0:40,0:40-1:02", "open 0:16-0:40,0:40:01-1:02", "R5-ZONE-CLOSED"),
    ("open 0:16-0:40,0:40-1:02", "open 0:16:01-1:02", "R5-ZONE-CLOSED"),
    ("open 0:16-0:40,0:40-1:02", "open 0:16-1:01:59", "R5-ZONE-CLOSED"),
    ("zone      out", "zone out open 0:02-0:15,1:03-1:29:59", "R5-ZONE-CLOSED"),
    ("zone      out", "zone out open 0:02:01-0:15,1:03-1:30", "R5-ZONE-CLOSED"),
)


def test_a_day_that_waits_for_its_windows():
    """Windows that touch are one; waiting at the bridge at 0:45 needs no window of the bridge."""
    assert codes(TOWN, DAY) == ""


@pytest.mark.parametrize(("old", "new", "found"), BREAKS)
def test_nothing_happens_outside_its_window(old: str, new: str, found: str):
    assert codes(TOWN, DAY, old, new) == found


def test_a_zone_needs_to_be_open_only_while_the_run_lasts():
    """Outside counts from the first step to the inspection, and from the inspection to the end."""
    outside = "zone out open 0:02-0:15,1:03-1:30"
    assert codes(TOWN, DAY, "zone      out", outside) == ""


def test_a_drive_of_a_closure_may_end_and_begin_with_it():
    assert codes(TOWN, DAY, "0:12-0:20", "0:12-0:12:01") == ""
    assert codes(TOWN, DAY, "garage bridge 0:00-0:02", "garage bridge 0:12-0:13") == ""


def test_a_vehicle_that_stays_where_it_is_needs_no_window():
    town = """
    assembly  school
    reception arena
    zone      land open 0:00-0:01
    type      bus seat 10
    vehicle   bus-1 bus school
    group     town at school 5 person
    """
    day = """
    run bus-1
    left 5 person of town at school no-time
    """
    assert codes(town, day) == ""


def test_without_crossings_a_zone_holds_from_arrival_to_departure():
    """A ferry is at the island from 0:20 to 0:25; on the water it is nowhere."""
    town = """
    zone      mainland
    zone      island open 0:20-0:25
    assembly  beach in island
    reception harbour in mainland
    type      ferry seat 10
    vehicle   f ferry harbour
    group     town at beach 2 person
    road      beach harbour 10m
    """
    day = """
    run f
      drive harbour beach 0:10-0:20
      stop beach 0:22-0:23 board 2 person of town layout plain
      drive beach harbour 0:25-0:35
      stop harbour 0:35-0:36 alight 2 person of town
    """
    assert codes(town, day) == ""
    assert codes(town, day, "open 0:20-0:25", "open 0:20:01-0:25") == "R5-ZONE-CLOSED"
    assert codes(town, day, "open 0:20-0:25", "open 0:20-0:24:59") == "R5-ZONE-CLOSED"
    assert codes(town, day, "zone      mainland", "zone mainland open 0:10-0:36") == ""
    assert codes(town, day, "zone      mainland", "zone mainland open 0:36-1:00") == (
        "R5-ZONE-CLOSED"
    )


def test_a_vehicle_moved_by_magic_is_where_the_plan_says():
    """It was outside until its drive ended and is inside from the stop on."""
    town = TOWN.replace("open 0:16-0:40,0:40-1:02", "open 0:29-1:02")
    day = DAY.replace("pass bridge out 0:15-0:16", "#").replace("drive bridge school 0:16", "#")
    assert codes(town, day) == "R4-NOT-THERE"
    assert codes(town, day, "open 0:29-1:02", "open 0:30-1:02") == "R4-NOT-THERE R5-ZONE-CLOSED"
    assert codes(town, day, "zone      out", "zone out open 0:02-0:12,1:03-1:30") == "R4-NOT-THERE"
