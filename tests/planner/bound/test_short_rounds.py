"""A ground on which a whole round is shorter than one step of the bound's clock."""

from __future__ import annotations

from safepassage.model import Figures, Priority
from safepassage.planner.bound import Bounding
from safepassage.travel import TravelTimes
from story import scenario

NEXT_DOOR = """
    depot     yard
    assembly  mill
    reception arena
    type      bus    seat 1
    vehicle   bus-1  bus yard
    group     people at mill 8 person
    road      yard mill  3s
    road      mill arena 3s
"""


def test_a_round_of_six_seconds_is_bounded_all_the_same() -> None:
    """3 to the mill, then 8 ways of 3 seconds with 7 ways back between them: 48 seconds."""
    town = scenario(NEXT_DOOR)
    figures = Figures(dict.fromkeys(Priority, 0), 0, 60, 10**9, 0)
    bounds = Bounding(town, TravelTimes(town)).bounds(figures, seconds=2.0)
    assert 0 < bounds.clearance.value <= 48
