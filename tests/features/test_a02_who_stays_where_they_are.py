"""Where nobody needs to be moved nothing moves, and a bus that is not needed stays."""

from features.plans import proven_plan_of
from timetable import lines, timetable

TOWN = """
    assembly  school
    reception arena
    type      bus seat 4 stop 60
    vehicle   bus-1 bus school
    vehicle   bus-2 bus arena
    road      school arena 10m metres 5000
"""


def test_with_nobody_to_bring_the_plan_is_empty_and_proven() -> None:
    plan = proven_plan_of(TOWN + "group town at school")
    assert timetable(plan) == ""
    assert plan.figures.clearance == 0


def test_the_nearer_bus_goes_and_the_other_stays() -> None:
    plan = proven_plan_of(TOWN + "group town at school 3 person")
    assert timetable(plan) == lines("""
        run bus-1
          stop school 0:00-0:01 board 3 person of town
          drive school arena 0:01-0:11
          stop arena 0:11-0:12 alight 3 person of town
    """)
    assert plan.figures.distance == 5000
