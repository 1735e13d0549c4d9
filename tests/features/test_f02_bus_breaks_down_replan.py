"""A bus breaks down: planned again without it, everybody still comes, later."""

from features.plans import plan_of

TOWN = """
    assembly  school
    reception arena
    type      bus seat 4
    vehicle   bus-1 bus school
    road      school arena 10m
    group     town at school 8 person
"""


def test_the_other_bus_goes_twice() -> None:
    assert plan_of(TOWN + "vehicle bus-2 bus school").figures.clearance == 10 * 60
    assert plan_of(TOWN).figures.clearance == 30 * 60
