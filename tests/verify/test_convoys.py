"""R6: where a crossing has a convoy rule, vehicles pass in convoys that keep it."""

from __future__ import annotations

import pytest

from verify.telling import codes

TOWN = """
    zone      in
    zone      out
    assembly  school in in
    reception arena in out
    crossing  bridge from in to out lanes 1 inspect 2m open 0:00-2:00 \
        convoy 2-3 headway 20m escorts 2 turnaround 30m
    type      bus seat 10
    vehicle   bus-1 bus school
    vehicle   bus-2 bus school
    vehicle   bus-3 bus school
    vehicle   bus-4 bus school
    vehicle   bus-5 bus school
    vehicle   bus-6 bus school
    group     town at school 5 person
    everywhere 10m
"""
RUN = """
    run bus-{0}
      stop school 0:00-0:01 board 1 person of town layout plain
      drive school bridge 0:01-0:{1}
      pass bridge in {2} convoy {3}
      drive bridge arena 1:40-1:50
      stop arena 1:50-1:51 alight 1 person of town
"""
DAY = (
    RUN.format(1, 11, "0:12-0:14", 0)
    + RUN.format(2, 12, "0:14-0:16", 0)
    + RUN.format(3, 14, "0:32-0:34", 1)
    + RUN.format(4, 15, "0:34-0:36", 1)
    + RUN.format(5, 16, "0:52-0:54", 2)
    + """
    run bus-6
      drive school bridge 0:01-0:11
      pass bridge in 0:16-0:18
      drive bridge arena 0:18-0:28
    convoy bridge in bus-1,bus-2
    convoy bridge in bus-3,bus-4
    convoy bridge in bus-5
"""
)
BREAKS = (
    ("0:12-0:14 convoy 0", "0:12-0:14", "R6-CONVOY-MISSING R6-CONVOY-ABSENT"),
    ("0:16-0:18", "0:16-0:18 convoy 0", "R6-CONVOY-NOT-HELD"),
    ("0:12-0:14 convoy 0", "0:12-0:14 convoy 9", "R6-CONVOY-UNKNOWN R6-CONVOY-ABSENT"),
    ("0:12-0:14 convoy 0", "0:12-0:14 convoy -1", "R6-CONVOY-UNKNOWN R6-CONVOY-ABSENT"),
    ("convoy bridge in bus-5", "convoy bridge out bus-5", "R6-CONVOY-ELSEWHERE"),
    ("convoy bridge in bus-5", "convoy tunnel in bus-5", "R6-CONVOY-NO-RULE"),
    ("convoy bridge in bus-5", "convoy bridge away bus-5", "R6-CONVOY-NO-RULE"),
    ("convoy 2\n", "convoy 1\n", "R6-CONVOY-NOT-LISTED R6-CONVOY-ABSENT"),
    ("in bus-1,bus-2", "in bus-1,bus-2,bus-6", "R6-CONVOY-ABSENT"),
    ("in bus-1,bus-2", "in bus-1,bus-2,bus-2", "R6-CONVOY-ABSENT"),
    ("in bus-1,bus-2", "in bus-1,bus-2,bus-9", "R6-CONVOY-ABSENT"),
    ("in bus-1,bus-2", "in bus-2,bus-1", "R6-CONVOY-ORDER"),
    ("convoy 2-3", "convoy 1-1", "R6-CONVOY-SIZE"),
    ("convoy 2-3", "convoy 3-4", "R6-CONVOY-SIZE"),
    ("in bus-5", "in bus-5\n convoy bridge in", "R6-CONVOY-SIZE"),
    ("drive school bridge 0:01-0:12", "drive school bridge 0:01-0:12:01", "R6-CONVOY-NOT-ARRIVED"),
    ("headway 20m", "headway 20m1s", "R6-CONVOY-HEADWAY"),
    ("0:32-0:34", "0:31:59-0:34", "R6-CONVOY-HEADWAY"),
    ("escorts 2", "escorts 1", "R6-CONVOY-ESCORTS"),
    ("turnaround 30m", "turnaround 40m1s", "R6-CONVOY-ESCORTS"),
    ("escorts 2 turnaround 30m", "escorts 2 turnaround 30m all", "R6-CONVOY-MISSING"),
    ("open 0:00-2:00", "open 0:00-0:34,0:34:01-2:00", "R5-OUTSIDE-WINDOW"),
    ("open 0:00-2:00", "open 0:00-0:14,0:32-2:00", "R5-OUTSIDE-WINDOW"),
    ("0:52-0:54 convoy 2", "0:35-0:36 convoy 2", "R6-LANES R6-CONVOY-HEADWAY"),
)


def test_a_day_of_three_convoys():
    """The last of its direction is smaller; the empty bus-6 is under no rule."""
    assert codes(TOWN, DAY) == ""


@pytest.mark.parametrize(("old", "new", "found"), BREAKS)
def test_convoys_keep_their_rule(old: str, new: str, found: str):
    assert set(found.split()) <= set(codes(TOWN, DAY, old, new).split())


def test_a_convoy_passes_in_one_window():
    """Each bus passes within a window, but not the same."""
    windows = "open 0:00-0:34,0:40-2:00"
    day = DAY.replace("0:34-0:36", "0:40-0:42")
    assert codes(TOWN, day) == ""
    assert codes(TOWN, day, "open 0:00-2:00", windows) == "R6-CONVOY-WINDOWS"


def test_nobody_breaks_into_a_convoy():
    """bus-5, alone in its convoy, begins between the two of the second."""
    town = TOWN.replace("headway 20m", "headway 0").replace("lanes 1", "lanes any")
    town = town.replace("escorts 2 turnaround 30m", "")
    between = DAY.replace("0:52-0:54", "0:33-0:35")
    assert codes(town, between.replace("0:33-0:35", "0:34-0:36")) == ""
    assert "R6-CONVOY-BROKEN-INTO" in codes(town, between).split()


def test_a_rule_for_all_breaks_at_an_empty_vehicle():
    town = TOWN.replace("turnaround 30m", "turnaround 30m all").replace("headway 20m", "headway 2m")
    town = town.replace("escorts 2", "escorts 4")
    day = DAY.replace("0:16-0:18", "0:16-0:18 convoy 3") + "convoy bridge in bus-6"
    assert codes(town, day) == "R6-CONVOY-SIZE"
    joined = DAY.replace("0:16-0:18", "0:16-0:18 convoy 0")
    assert codes(town, joined, "bus-1,bus-2", "bus-1,bus-2,bus-6") == ""


def test_escorts_serve_both_directions():
    """An escort that left at 0:12 is back at 0:42: for the other direction, too."""
    town = """
    zone      in
    zone      out
    assembly  school in in
    reception arena in out
    depot     garage in out
    crossing  bridge from in to out lanes 2 convoy 1-9 escorts 1 turnaround 30m all
    type      bus seat 10
    vehicle   bus-1 bus garage
    vehicle   bus-2 bus school
    group     town at school 1 person
    everywhere 10m
    """
    day = """
    run bus-1
      drive garage bridge 0:00-0:12
      pass bridge out 0:12-0:12 convoy 0
      drive bridge school 0:12-0:22
    run bus-2
      stop school 0:00-0:01 board 1 person of town layout plain
      drive school bridge 0:01-0:11
      pass bridge in 0:42-0:42 convoy 1
      drive bridge arena 0:42-0:52
      stop arena 0:52-0:53 alight 1 person of town
    convoy bridge out bus-1
    convoy bridge in bus-2
    """
    assert codes(town, day) == ""
    assert codes(town, day, "0:42-0:42", "0:41:59-0:42") == "R6-CONVOY-ESCORTS"
    assert codes(town, day, "escorts 1 turnaround 30m", "headway 5h") == ""


def test_other_convoys_may_pass_in_other_windows():
    assert codes(TOWN, DAY, "open 0:00-2:00", "open 0:00-0:40,0:41-2:00") == ""
