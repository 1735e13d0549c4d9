"""R3: on every trip there is one layout that the people aboard fit at every moment."""

from __future__ import annotations

import pytest

from safepassage.verify import check
from story import scenario
from verify.telling import codes, told

TOWN = """
    assembly  school
    reception arena
    type      bus
    layout    bus seats seat 5
    layout    bus mixed seat 2 wheelchair 2 stretcher 1
    vehicle   bus-1 bus school
    group     town at school 9 person 2 wheelchair 1 patient
    everywhere 10m
"""
DAY = """
    run bus-1
      stop school 0:00-0:01 board 5 person of town layout seats
      drive school arena 0:01-0:11
      stop arena 0:11-0:12 alight 4 person of town
      drive arena school 0:12-0:22
      stop school 0:22-0:23 board 3 person of town
      drive school arena 0:23-0:33
      stop arena 0:33-0:34 alight 4 person of town
      drive arena school 0:34-0:44
      stop school 0:44-0:45 board 1 person of town, 2 wheelchair of town, 1 patient of town \
        layout mixed
      drive school arena 0:45-0:55
      stop arena 0:55-0:56 alight 1 person of town, 2 wheelchair of town, 1 patient of town
"""
BREAKS = (
    ("seats seat 5", "seats seat 4", "R3-TOO-MANY"),
    ("wheelchair 2 stretcher", "wheelchair 1 stretcher", "R3-TOO-MANY"),
    ("wheelchair 2 stretcher 1", "wheelchair 2", "R3-TOO-MANY"),
    ("seat 2 wheelchair 2 stretcher 1", "seat 2 wheelchair 1 stretcher 2", "R3-TOO-MANY"),
    ("layout mixed\n", "layout seats\n", "R3-TOO-MANY"),
    ("layout seats", "layout mixed", "R3-TOO-MANY"),
    ("layout mixed\n", "\n", "R3-NO-LAYOUT"),
    ("layout seats", "", "R3-NO-LAYOUT"),
    ("layout seats", "layout sofas", "R3-LAYOUT-UNKNOWN"),
    (
        "0:22-0:23 board 3 person of town",
        "0:22-0:23 board 3 person of town layout mixed",
        "R3-LAYOUT-CHANGED",
    ),
    (
        "0:33-0:34 alight 4 person of town",
        "0:33-0:34 alight 4 person of town layout seats",
        "R3-LAYOUT-STRAY",
    ),
    ("0:11-0:12 alight 4 person", "0:11-0:12 alight 1 person", "R3-TOO-MANY"),
)


def test_a_day_with_two_layouts():
    """The first trip goes to and fro with somebody aboard; the second has a layout of its own."""
    assert codes(TOWN, DAY) == ""


@pytest.mark.parametrize(("old", "new", "found"), BREAKS)
def test_nobody_stands(old: str, new: str, found: str):
    assert found in codes(TOWN, DAY, old, new).split()


def test_where_all_alight_and_others_board_a_new_trip_begins():
    town = """
    handover  edge
    assembly  school
    reception arena
    type      bus seat 2
    layout    bus lying stretcher 1
    vehicle   bus-1 bus school
    group     town at school 2 person accepts edge,arena
    group     sick at edge 1 patient
    everywhere 10m
    """
    day = """
    run bus-1
      stop school 0:00-0:01 board 2 person of town layout plain
      drive school edge 0:01-0:11
      stop edge 0:11-0:12 alight 2 person of town board 1 patient of sick layout lying
      drive edge arena 0:12-0:22
      stop arena 0:22-0:23 alight 1 patient of sick
    left 2 person of town at edge no-time
    """
    assert codes(town, day) == ""
    assert codes(town, day, "layout lying\n", "\n") == "R3-NO-LAYOUT"


def test_a_trip_that_was_under_way_keeps_its_layout():
    town = """
    assembly  school
    reception arena
    type      bus seat 2
    layout    bus big seat 3
    vehicle   bus-1 bus school
    group     town at school 1 person
    under-way bus-1 school layout plain
    aboard    bus-1 town 1 person
    everywhere 10m
    """
    day = """
    run bus-1
      stop school 0:00-0:01 board 1 person of town
      drive school arena 0:01-0:11
      stop arena 0:11-0:12 alight 2 person of town
    """
    assert codes(town, day) == ""
    assert codes(town, day, "of town\n      drive", "of town layout big\n      drive") == (
        "R3-LAYOUT-CHANGED"
    )
    assert codes(town, day, "bus seat 2", "bus seat 1") == "R3-TOO-MANY"


def test_a_trip_that_is_too_full_is_told_once_where_it_becomes_so():
    """Though two more get in at the next stop."""
    town = scenario("""
    assembly  school
    reception arena
    type      bus seat 2
    vehicle   bus-1 bus school
    group     town at school 5 person
    everywhere 10m
    """)
    day = """
    run bus-1
      stop school 0:00-0:01 board 2 person of town layout plain
      stop school 0:01-0:02 board 1 person of town
      stop school 0:02-0:03 board 2 person of town
      drive school arena 0:03-0:13
      stop arena 0:13-0:14 alight 5 person of town
    """
    (notice,) = check(town, told(town, day))
    assert notice.code == "R3-TOO-MANY"
    assert notice.where.field == "runs[0].steps[1]"
    assert notice.numbers == {
        "vehicle": "bus-1",
        "step": "2",
        "place": "school",
        "need": "seat",
        "layout": "plain",
        "stated": 3,
        "allowed": 2,
    }
