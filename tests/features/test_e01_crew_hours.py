"""People aboard are never without their crew: who cannot be brought in time boards tomorrow."""

from features.plans import plan_of, proven_plan_of
from timetable import lines, timetable

TOWN = """
    assembly  school
    reception arena
    type      bus seat 4 stop 60
    vehicle   bus-1 bus school crew {crew}
    road      school arena 10m
    group     town at school 4 person
"""


def test_a_trip_that_ends_with_the_shift_is_made() -> None:
    plan = proven_plan_of(TOWN.format(crew="0:00-0:12,8:00-16:00"))
    assert plan.figures.clearance == 12 * 60


def test_a_trip_that_would_outlast_the_shift_waits_for_the_next() -> None:
    plan = plan_of(TOWN.format(crew="0:00-0:11:59,8:00-16:00"))
    assert timetable(plan) == lines("""
        run bus-1
          stop school 8:00-8:01 board 4 person of town
          drive school arena 8:01-8:11
          stop arena 8:11-8:12 alight 4 person of town
    """)
