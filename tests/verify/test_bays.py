"""R7: never more vehicles loading or unloading than bays, nor more there than it holds."""

from __future__ import annotations

import pytest

from verify.telling import codes

TOWN = """
    assembly  school bays 1
    reception arena bays 2 holds 3
    type      bus seat 10
    vehicle   bus-1 bus school
    vehicle   bus-2 bus school
    vehicle   bus-3 bus school
    vehicle   bus-4 bus school
    group     town at school 4 person
    everywhere 10m
"""
DAY = """
    run bus-1
      stop school 0:00-0:01 board 1 person of town layout plain
      drive school arena 0:01-0:11
      stop arena 0:20-0:22 alight 1 person of town
      drive arena school 0:22-0:32
    run bus-2
      stop school 0:01-0:02 board 1 person of town layout plain
      drive school arena 0:02-0:12
      stop arena 0:20-0:22 alight 1 person of town
      drive arena school 0:23-0:33
    run bus-3
      stop school 0:02-0:03 board 1 person of town layout plain
      drive school arena 0:03-0:13
      stop arena 0:22-0:24 alight 1 person of town
      drive arena school 0:25-0:35
    run bus-4
      stop school 0:03-0:04 board 1 person of town layout plain
      drive school arena 0:04-0:22
      stop arena 0:22-0:23 alight 1 person of town
      drive arena school 0:23-0:33
"""
BREAKS = (
    ("0:01-0:02 board", "0:00:59-0:02 board", "R7-BAYS"),
    ("stop school 0:02-0:03", "stop school 0:01-0:03", "R7-BAYS"),
    ("bays 2", "bays 1", "R7-BAYS"),
    ("stop arena 0:22-0:24", "stop arena 0:21:59-0:24", "R7-BAYS"),
    ("0:04-0:22", "0:04-0:21:59", "R7-HOLDS"),
    ("holds 3", "holds 2", "R7-HOLDS"),
    ("drive arena school 0:22-0:32", "drive arena school 0:22:01-0:32:01", "R7-HOLDS"),
)


def test_a_day_on_which_one_comes_as_another_goes():
    """bus-4 arrives at 0:22, when bus-1 departs; four buses begin at a school that has one bay."""
    assert codes(TOWN, DAY) == ""


@pytest.mark.parametrize(("old", "new", "found"), BREAKS)
def test_bays_and_standing_room(old: str, new: str, found: str):
    assert codes(TOWN, DAY, old, new) == found


def test_before_its_first_drive_and_after_its_last_step_a_vehicle_does_not_count():
    assert codes(TOWN, DAY, "assembly  school bays 1", "assembly school bays 1 holds 0") == ""


def test_one_crowd_is_told_once():
    """Three too many at once are one problem, with the most that were there."""
    from safepassage.verify import check
    from story import scenario
    from verify.telling import told

    town = scenario(TOWN)
    day = DAY
    for begin in ("0:01-0:02 board", "0:02-0:03 board", "0:03-0:04 board"):
        day = day.replace(begin, "0:00" + begin[4:])
    (notice,) = check(town, told(town, day))
    assert notice.code == "R7-BAYS"
    assert (notice.numbers["stated"], notice.numbers["allowed"]) == (4, 1)


def test_refuelling_takes_no_bay():
    town = """
    assembly  school bays 1 also depot refuel 5m
    reception arena
    type      bus seat 10
    vehicle   bus-1 bus school
    vehicle   bus-2 bus school
    group     town at school 1 person
    everywhere 10m
    """
    day = """
    run bus-1
      stop school 0:00-0:10 board 1 person of town layout plain
      drive school arena 0:10-0:20
      stop arena 0:20-0:20 alight 1 person of town
    run bus-2
      refuel school 0:00-0:05
    """
    assert codes(town, day) == ""


def test_a_last_visit_ends_with_the_last_step():
    """bus-1 stays at the arena for good, but counts only until 0:20."""
    town = """
    assembly  school
    reception arena holds 1
    type      bus seat 10
    vehicle   bus-1 bus school
    vehicle   bus-2 bus school
    group     town at school 2 person
    everywhere 10m
    """
    day = """
    run bus-1
      stop school 0:00-0:01 board 1 person of town layout plain
      drive school arena 0:01-0:11
      stop arena 0:11-0:20 alight 1 person of town
    run bus-2
      stop school 0:00-0:01 board 1 person of town layout plain
      drive school arena 0:01-0:20
      stop arena 0:20-0:21 alight 1 person of town
    """
    assert codes(town, day) == ""
    assert codes(town, day, "0:01-0:20", "0:01-0:19:59") == "R7-HOLDS"
