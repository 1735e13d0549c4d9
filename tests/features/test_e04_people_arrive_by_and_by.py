"""People arrive by and by: the bus waits for a full load where that brings the last ones sooner."""

from features.plans import plan_of, proven_plan_of
from timetable import timetable

TOWN = """
    assembly  school
    reception arena
    type      bus seat 4
    vehicle   bus-1 bus school
    road      school arena 30m
    group     town at school 4 person rate 6
"""


def test_with_one_bus_the_first_wait_for_the_last() -> None:
    plan = proven_plan_of(TOWN)
    assert "stop school 0:40-0:40 board 4 person of town" in timetable(plan)
    assert plan.figures.clearance == 70 * 60


def test_with_buses_to_spare_nobody_waits() -> None:
    others = "\n".join(f"vehicle bus-{n} bus school" for n in (2, 3, 4))
    plan = plan_of(TOWN + others, iterations=5000)
    assert plan.figures.clearance == 70 * 60
    # Each person is received thirty minutes after arriving.
    assert plan.figures.exposure == 4 * 30 * 60
