"""What a vehicle may do on its way: refuel at a depot instead of stopping."""

from __future__ import annotations

from safepassage.model import PRIORITIES, Figures
from safepassage.planner.bound import Bounding
from safepassage.travel import TravelTimes
from story import scenario

SHORT_CUT = """
    horizon   4h
    depot     garage
    depot     pump refuel 0
    assembly  school
    reception camp
    type      bus   seat 4 stop 10m
    vehicle   bus-1 bus garage
    group     people at school 4 person
    leg       garage pump 10m
    leg       pump school 10m
    leg       garage school 60m
    leg       school camp 10m
"""


def test_refuelling_on_the_way_takes_no_longer_than_it_does() -> None:
    """Ten minutes to the pump, ten to the school, ten there, ten to the camp and ten there."""
    town = scenario(SHORT_CUT)
    figures = Figures(dict.fromkeys(PRIORITIES, 0), 0, 4 * 3600, 10**9, 0)
    bounds = Bounding(town, TravelTimes(town)).bounds(figures, seconds=3.0)
    assert bounds.clearance.value <= 50 * 60
