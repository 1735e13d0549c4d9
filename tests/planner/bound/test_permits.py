"""A vehicle may be where it starts, and where it must end, whatever else it may not."""

from __future__ import annotations

import pytest

from safepassage.model import PRIORITIES
from safepassage.planner.bound import Bounding
from safepassage.travel import TravelTimes
from safepassage.verify.bound.ground import Ground
from story import scenario

ENDS_WHERE_PEOPLE_ARE_RECEIVED = """
    assembly  school
    depot     camp also reception
    type      bus seat 4
    vehicle   bus-1 bus camp places school end camp
    group     people at school 4 person
    road      camp school 10m
"""

STARTS_IN_ANOTHER_ZONE = """
    zone      inside
    zone      outside
    crossing  gate from inside to outside inspect 1m
    depot     yard in inside
    assembly  school in outside
    reception camp in outside
    type      bus seat 4
    vehicle   bus-1 bus yard zones outside
    group     people at school 4 person
    road      yard gate 5m
    road      gate school 5m
    road      school camp 10m
    road      gate camp 10m
"""


@pytest.mark.parametrize("text", [ENDS_WHERE_PEOPLE_ARE_RECEIVED, STARTS_IN_ANOTHER_ZONE])
def test_nobody_is_left_behind_for_certain_who_can_be_received(text: str) -> None:
    town = scenario(text)
    bounds = Bounding(town, TravelTimes(town)).bounds(None)
    assert [bounds.left_behind[priority].value for priority in PRIORITIES] == [0] * len(PRIORITIES)


def test_the_checker_permits_the_same() -> None:
    (permit,) = Ground(scenario(ENDS_WHERE_PEOPLE_ARE_RECEIVED)).permits()
    assert permit.places == {"school", "camp"}
    (permit,) = Ground(scenario(STARTS_IN_ANOTHER_ZONE)).permits()
    assert permit.zones == {"inside", "outside"}
