"""One bus and more people than it seats: it comes back until everybody is out."""

from features.plans import plan_of, proven_plan_of
from timetable import timetable

TOWN = """
    assembly  school
    reception arena
    type      bus seat 4 stop 60
    vehicle   bus-1 bus school
    road      school arena 10m
    group     town at school 12 person
"""


def test_the_third_load_is_received_after_three_trips() -> None:
    plan = plan_of(TOWN)
    # Three trips of a minute, ten minutes and a minute, and twice ten minutes back.
    assert plan.figures.clearance == (3 * 12 + 2 * 10) * 60
    assert timetable(plan).count("stop arena") == 3


def test_two_buses_share_the_work() -> None:
    plan = plan_of(TOWN + "vehicle bus-2 bus school")
    assert plan.figures.clearance == (2 * 12 + 10) * 60


def test_with_three_buses_everybody_leaves_at_once() -> None:
    plan = proven_plan_of(TOWN + "vehicle bus-2 bus school\nvehicle bus-3 bus school")
    assert plan.figures.clearance == 12 * 60
