"""One bus, one trip: every time is stated, and the plan says that no other is better."""

from features.plans import proven_plan_of
from timetable import lines, timetable


def test_one_bus_brings_four_people_to_safety() -> None:
    plan = proven_plan_of("""
        depot     garage
        assembly  school
        reception arena
        type      bus seat 4 stop 60
        vehicle   bus-1 bus garage
        group     town at school 4 person
        road      garage school 5m
        road      school arena 10m
    """)
    assert timetable(plan) == lines("""
        run bus-1
          drive garage school 0:00-0:05
          stop school 0:05-0:06 board 4 person of town
          drive school arena 0:06-0:16
          stop arena 0:16-0:17 alight 4 person of town
    """)
    assert plan.figures.clearance == 17 * 60
    assert plan.figures.exposure == 4 * 17 * 60
