"""R8: no reception point ever holds more than it has room for."""

from __future__ import annotations

import pytest

from safepassage.verify import check
from story import changed, scenario
from verify.telling import codes, told

TOWN = """
    assembly  school
    handover  edge room 4
    reception arena room 8
    hospital  clinic room-stretcher 2 room-seat 1
    type      bus seat 6 wheelchair 2 stretcher 2
    vehicle   bus-1 bus school
    vehicle   bus-2 bus edge
    group     town at school 6 person 1 wheelchair 2 patient
    group     old at edge 0 person
    waiting   edge old 2 person
    taken     arena seat 3
    taken     clinic stretcher 1
    everywhere 10m
"""
DAY = """
    run bus-1
      stop school 0:00-0:01 board 6 person of town, 1 wheelchair of town, 1 patient of town \
        layout plain
      drive school edge 0:01-0:11
      stop edge 0:12-0:13 alight 3 person of town
      drive edge clinic 0:13-0:23
      stop clinic 0:23-0:24 alight 1 patient of town, 1 person of town
      drive clinic arena 0:24-0:34
      stop arena 0:34-0:35 alight 2 person of town, 1 wheelchair of town
    run bus-2
      stop edge 0:11-0:12 board 1 person of old layout plain
      stop edge 0:13-0:14 board 1 person of old
      drive edge arena 0:14-0:24
      stop arena 0:24-0:25 alight 2 person of old
    left 3 person of town at edge no-time
    left 1 patient of town at school no-room
"""
BREAKS = (
    ("edge room 4", "edge room 3", "R8-ROOM"),
    ("arena room 8", "arena room 7", "R8-ROOM"),
    ("taken     arena seat 3", "taken arena seat 4", "R8-ROOM"),
    ("taken     clinic stretcher 1", "taken clinic stretcher 2", "R8-ROOM"),
    ("stop edge 0:11-0:12 board", "stop edge 0:11-0:12:01 board", "R8-ROOM"),
    ("stop edge 0:12-0:13", "stop edge 0:11:59-0:13", "R8-ROOM"),
    ("clinic room-stretcher 2 room-seat 1", "clinic room-stretcher 2", "R8-ROOM"),
    ("clinic room-stretcher 2 room-seat 1", "clinic room 2 room-stretcher 2", "R8-ROOM"),
    ("clinic room-stretcher 2 room-seat 1", "clinic room 2", "R8-ROOM"),
    ("arena room 8", "arena room-seat 7", "R8-ROOM"),
    ("arena room 8", "arena room-seat 6 room-wheelchair 1", "R8-ROOM"),
    ("waiting   edge old 2 person", "waiting edge old 3 person", "R8-ROOM"),
)


def test_a_day_that_fills_every_place():
    """Room at the edge is free again at 0:12, when the first of the old have boarded."""
    assert codes(TOWN, DAY) == ""


@pytest.mark.parametrize(("old", "new", "found"), BREAKS)
def test_no_place_holds_more_than_it_can(old: str, new: str, found: str):
    assert found in codes(TOWN, DAY, old, new).split()


def test_who_waits_at_an_assembly_point_takes_no_room():
    """Nor do those who board there free any of it."""
    town = """
    assembly  school also reception room 2
    assembly  farm
    reception arena
    type      bus seat 9
    vehicle   bus-1 bus farm
    group     town at school 5 person accepts arena
    group     land at farm 3 person
    everywhere 10m
    """
    day = """
    run bus-1
      stop farm 0:00-0:01 board 3 person of land layout plain
      drive farm school 0:01-0:11
      stop school 0:11-0:12 board 5 person of town
      stop school 0:12-0:13 alight 2 person of land
      drive school arena 0:13-0:23
      stop arena 0:23-0:24 alight 5 person of town, 1 person of land
    """
    assert codes(town, day) == ""
    assert codes(town, day, "room 2", "room 1") == "R8-ROOM"


EDGE = """
    assembly  school
    handover  edge room 2
    reception arena
    type      bus seat 9
    vehicle   bus-1 bus school
    vehicle   bus-2 bus edge
    group     town at school 9 person accepts arena
    everywhere 10m
"""


def test_a_place_that_is_too_full_twice_is_told_twice():
    """With the most that were there each time; in between there was room."""
    town = scenario(changed(EDGE, "handover edge room 1"))
    day = """
    run bus-1
      stop school 0:00-0:01 board 6 person of town layout plain
      drive school edge 0:01-0:11
      stop edge 0:11-0:12 alight 2 person of town
      stop edge 0:12-0:13 alight 1 person of town
      stop edge 0:20-0:21 alight 1 person of town
      stop edge 0:22-0:23 alight 2 person of town
    run bus-2
      stop edge 0:14-0:15 board 3 person of town layout plain
      stop edge 0:24-0:25 board 2 person of town
      drive edge arena 0:25-0:35
      stop arena 0:35-0:36 alight 5 person of town
    left 3 person of town at school no-time
    left 1 person of town at edge no-time
    """
    first, second = check(town, told(town, day))
    assert {first.code, second.code} == {"R8-ROOM"}
    assert [one.numbers["stated"] for one in (first, second)] == [3, 3]
    assert [one.numbers["time"] for one in (first, second)] == ["0:11:00", "0:22:00"]


def test_who_changes_vehicles_at_once_frees_the_room_at_once():
    """Alighted at 0:12, boarding from 0:12, gone at 0:13: the next may come then."""
    town = changed(EDGE, "group town at school 4 person accepts arena")
    day = """
    run bus-1
      stop school 0:00-0:01 board 4 person of town layout plain
      drive school edge 0:01-0:11
      stop edge 0:11-0:12 alight 2 person of town
      stop edge 0:13-0:14 alight 2 person of town
    run bus-2
      stop edge 0:12-0:13 board 2 person of town layout plain
      drive edge arena 0:13-0:23
      stop arena 0:23-0:24 alight 2 person of town
    left 2 person of town at edge no-time
    """
    assert codes(town, day) == ""
    assert codes(town, day, "0:13-0:14", "0:12:59-0:14") == "R8-ROOM"
