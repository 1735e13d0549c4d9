"""Convoys: only together, at a distance, and with an escort."""

from features.plans import plan_of
from safepassage.model import Convoy

BORDER = """
    zone      in
    zone      out
    assembly  school in in
    reception arena in out
    crossing  gate from in to out lanes any convoy {rule}
    type      bus seat 4
    vehicle   bus-1 bus school
    vehicle   bus-2 bus school
    vehicle   bus-3 bus school
    vehicle   bus-4 bus school
    road      school gate 10m
    road      gate arena 10m
    group     town at school 16 person
"""


def clearance(rule: str) -> int:
    plan = plan_of(BORDER.format(rule=rule))
    assert plan.figures.left_behind_in_all == 0
    return plan.figures.clearance // 60


def test_four_buses_go_as_one_convoy() -> None:
    plan = plan_of(BORDER.format(rule="2-4 headway 1h"))
    (convoy,) = plan.convoys
    assert isinstance(convoy, Convoy)
    assert sorted(convoy.vehicles) == ["bus-1", "bus-2", "bus-3", "bus-4"]
    assert plan.figures.clearance == 20 * 60


def test_of_two_convoys_the_second_keeps_its_distance() -> None:
    assert clearance("2-2 headway 1h") == 10 + 60 + 10


def test_a_second_convoy_waits_for_the_only_escort() -> None:
    assert clearance("2-2 escorts 1 turnaround 40m") == 10 + 40 + 10


def test_a_convoy_of_those_that_are_there_does_not_wait_for_the_late() -> None:
    town = BORDER.format(rule="1-4").replace("bus-4 bus school", "bus-4 bus school available 2:00")
    plan = plan_of(town)
    # Three buses at once; the first of them is back before the fourth could be there.
    assert plan.figures.clearance == (20 + 20 + 20) * 60
