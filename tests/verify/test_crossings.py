"""R6: a zone is entered only through a crossing, and so many at once as there are lanes."""

from __future__ import annotations

import pytest

from verify.telling import codes

TOWN = """
    zone      in
    zone      mid
    zone      out
    assembly  school in in
    depot     camp in mid
    reception arena in out
    crossing  gate from in to mid lanes 2 inspect 5m
    crossing  bridge from mid to out lanes 1 shared inspect 5m
    type      bus seat 10
    vehicle   bus-1 bus school
    vehicle   bus-2 bus school
    vehicle   bus-3 bus arena
    group     town at school 2 person
    everywhere 10m
"""
DAY = """
    run bus-1
      stop school 0:00-0:01 board 1 person of town layout plain
      drive school gate 0:01-0:11
      pass gate in 0:11-0:16
      drive gate bridge 0:16-0:26
      pass bridge mid 0:26-0:31
      drive bridge arena 0:31-0:41
      stop arena 0:41-0:42 alight 1 person of town
    run bus-2
      stop school 0:00-0:01 board 1 person of town layout plain
      drive school gate 0:01-0:11
      pass gate in 0:11-0:16
      drive gate bridge 0:16-0:26
      pass bridge mid 0:36-0:41
      drive bridge arena 0:41-0:51
      stop arena 0:51-0:52 alight 1 person of town
    run bus-3
      drive arena bridge 0:20-0:30
      pass bridge out 0:31-0:36
      drive bridge gate 0:36-0:46
      pass gate mid 0:46-0:51
      drive gate school 0:51-1:01
"""
BREAKS = (
    ("pass bridge out 0:31-0:36", "pass bridge out 0:30-0:35", "R6-LANES"),
    ("pass bridge mid 0:36-0:41", "pass bridge mid 0:35:59-0:41", "R6-LANES"),
    ("lanes 2", "lanes 1", "R6-LANES"),
    (
        "drive bridge gate 0:36-0:46\n      pass gate mid 0:46-0:51\n      drive gate school",
        "drive bridge school",
        "R6-ZONE-ENTERED",
    ),
    ("drive gate school 0:51-1:01", "drive gate camp 0:51-1:01", "R6-ZONE-ENTERED"),
    ("pass bridge out 0:31", "pass bridge mid 0:31", "R6-WRONG-SIDE"),
    ("pass bridge out 0:31", "pass bridge in 0:31", "R6-WRONG-SIDE"),
    ("pass bridge out 0:31", "pass bridge nowhere 0:31", "R6-WRONG-SIDE"),
    ("pass bridge out 0:31", "pass tunnel out 0:31", "R4-NOT-THERE R6-CROSSING-UNKNOWN"),
    ("      pass gate mid 0:46-0:51\n", "", "R4-NOTHING-DONE R6-ZONE-ENTERED"),
    ("drive arena bridge 0:20-0:30", "drive arena gate 0:20-0:30", "R6-ZONE-ENTERED"),
    ("pass gate mid 0:46-0:51", "pass gate mid 0:46-0:51 convoy 0", "R6-CONVOY-NOT-HELD"),
)


def test_a_day_through_two_crossings():
    """Two are inspected side by side at the gate; at the bridge one lane serves both directions."""
    assert codes(TOWN, DAY) == ""


@pytest.mark.parametrize(("old", "new", "found"), BREAKS)
def test_zones_and_lanes(old: str, new: str, found: str):
    assert set(found.split()) <= set(codes(TOWN, DAY, old, new).split())


def test_lanes_that_are_not_shared_serve_each_direction():
    assert codes(TOWN, DAY.replace("0:31-0:36", "0:30-0:35"), "lanes 1 shared", "lanes 1") == ""


def test_a_vehicle_may_begin_at_a_crossing():
    """On the side that the scenario says."""
    town = TOWN + "under-way bus-3 gate out-of mid arrives 0:10"
    day = DAY[: DAY.index("run bus-3")]
    onward = "run bus-3\n pass gate mid 0:11-0:16\n drive gate school 0:16-0:26"
    assert codes(town, day + onward) == ""
    wrong = codes(town, day + onward, "pass gate mid 0:11", "pass gate in 0:11")
    assert "R6-WRONG-SIDE" in wrong.split()
    back = "run bus-3\n drive gate camp 0:10-0:20"
    assert codes(town, day + back) == ""
    assert codes(town, day + back.replace("camp", "school")) == "R6-ZONE-ENTERED"


def test_without_crossings_there_are_no_sides():
    town = """
    zone      mainland
    zone      island
    assembly  beach in island
    reception arena in mainland
    type      ferry seat 10
    vehicle   f ferry beach
    group     town at beach 2 person
    road      beach arena 10m
    """
    day = """
    run f
      stop beach 0:00-0:01 board 2 person of town layout plain
      drive beach arena 0:01-0:11
      stop arena 0:11-0:12 alight 2 person of town
    """
    assert codes(town, day) == ""
