"""A road closes for an hour, and rush hour makes it slow: leave before, or wait."""

from features.plans import plan_of, proven_plan_of
from timetable import timetable

TOWN = """
    assembly  school
    reception arena
    type      bus seat 4
    vehicle   bus-1 bus school available 0:05
    road      school arena 10m
    group     town at school 4 person
"""


def test_a_drive_ends_as_the_closure_begins() -> None:
    plan = proven_plan_of(TOWN + "closure school arena 0:15-1:15")
    assert "drive school arena 0:05-0:15" in timetable(plan)


def test_a_drive_waits_for_the_road_to_open() -> None:
    plan = plan_of(TOWN + "closure school arena 0:14-1:15")
    assert "drive school arena 1:15-1:25" in timetable(plan)


def test_who_leaves_after_the_rush_may_be_there_first() -> None:
    plan = proven_plan_of(TOWN + "epoch rush 0\nepoch calm 0:20\nleg school arena 1h epoch rush")
    assert "drive school arena 0:20-0:30" in timetable(plan)
