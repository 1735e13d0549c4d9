"""A bus that can be fitted for wheelchairs is fitted so on the trip that needs it, and no other."""

from features.plans import plan_of
from safepassage.model import Stop

TOWN = """
    assembly  school
    reception arena
    type      bus
    layout    bus seats seat 6
    layout    bus mixed seat 2 wheelchair 2
    vehicle   bus-1 bus school
    group     town at school 8 person 2 wheelchair
    road      school arena 10m
"""


def test_each_trip_has_the_layout_that_it_needs() -> None:
    plan = plan_of(TOWN)
    (run,) = plan.runs
    layouts = [step.layout for step in run.steps if isinstance(step, Stop) and step.board]
    assert sorted(layouts) == ["mixed", "seats"]
    assert plan.figures.clearance == 30 * 60


def test_a_place_for_a_wheelchair_is_no_seat() -> None:
    plan = plan_of(TOWN.replace("layout    bus seats seat 6", ""))
    # Two seats a trip: four trips for eight people who sit.
    assert plan.figures.clearance == (4 * 10 + 3 * 10) * 60
