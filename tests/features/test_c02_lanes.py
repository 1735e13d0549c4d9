"""Lanes at a crossing: how many vehicles are inspected at a time decides when people are out."""

from features.plans import plan_of, proven_plan_of

BORDER = """
    zone      in
    zone      out
    assembly  school in in
    reception arena in out
    crossing  gate from in to out inspect 10m {lanes}
    type      bus seat 4
    vehicle   bus-1 bus school
    vehicle   bus-2 bus school
    vehicle   bus-3 bus school
    road      school gate 10m
    road      gate arena 10m
    group     town at school 12 person
"""


def clearance(lanes: str) -> int:
    plan = plan_of(BORDER.format(lanes=lanes))
    assert plan.figures.left_behind_in_all == 0
    return plan.figures.clearance // 60


def test_every_bus_waits_for_the_one_before_it() -> None:
    assert clearance("lanes 1") == 10 + 3 * 10 + 10
    assert clearance("lanes 2") == 10 + 2 * 10 + 10


def test_with_a_lane_for_each_nobody_waits() -> None:
    plan = proven_plan_of(BORDER.format(lanes="lanes 3"))
    assert plan.figures.clearance == 30 * 60


def test_who_comes_in_waits_for_who_leaves_where_lanes_are_shared() -> None:
    town = BORDER.replace("bus-2 bus school", "bus-2 bus arena").replace("12 person", "8 person")
    town = town.replace("vehicle   bus-3 bus school", "").replace(
        "school gate 10m", "school gate 1m"
    )
    # Bus 2 comes in at 0:10, is at the school at 0:21 and at the gate again at 0:22.
    assert plan_of(town.format(lanes="lanes 1")).figures.clearance == (22 + 10 + 10) * 60
    # Bus 1 has the lane until 0:11.
    shared = plan_of(town.format(lanes="lanes 1 shared"))
    assert shared.figures.clearance == (23 + 10 + 10) * 60
