"""A crossing that closes early: who is not through by then waits until it opens again."""

from features.plans import plan_of, proven_plan_of
from timetable import timetable

BORDER = """
    zone      in
    zone      out
    assembly  school in in
    reception arena in out
    crossing  gate from in to out inspect 5m open {open}
    type      bus seat 4
    vehicle   bus-1 bus school
    road      school gate 10m
    road      gate arena 10m
    group     town at school 4 person
"""


def test_through_at_the_last_moment() -> None:
    plan = proven_plan_of(BORDER.format(open="0:00-0:15,6:00-7:00"))
    assert plan.figures.clearance == 25 * 60


def test_a_second_short_is_six_hours_late() -> None:
    plan = proven_plan_of(BORDER.format(open="0:00-0:14:59,6:00-7:00"))
    assert "pass gate in 6:00-6:05" in timetable(plan)
    assert plan.figures.clearance == (6 * 60 + 15) * 60


def test_the_urgent_get_through_before_it_closes() -> None:
    town = BORDER.format(open="0:00-0:20").replace("seat 4", "seat 1")
    town = town.replace("4 person", "1 person")
    plan = plan_of(town + "group hurt at school 1 person T2")
    assert [(left.group, left.reason.value) for left in plan.left_behind] == [("town", "no-time")]
