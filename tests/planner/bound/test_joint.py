"""The joint programme: the runs that are priced and the columns that are made of them agree."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy import array

from safepassage.model import PRIORITIES, Figures, Scenario
from safepassage.planner.bound import Bounding
from safepassage.planner.bound.columns import Columns
from safepassage.planner.bound.demand import demand
from safepassage.planner.bound.grid import Grid
from safepassage.planner.bound.ground import Ground
from safepassage.planner.bound.hints import Hints
from safepassage.planner.bound.joint import Joint
from safepassage.travel import TravelTimes
from story import scenario

TWO_LEGS = """
    horizon   6h
    zone      front
    zone      back
    crossing  gate from front to back inspect 1m
    depot     yard in front
    assembly  mill in front
    handover  camp in back bays 2
    reception town in back
    type      bus   seat 20 board 6 alight 30
    type      coach seat 50 board 6 alight 6
    vehicle   bus-1   bus   yard places yard,mill,camp
    vehicle   coach-1 coach camp places camp,town
    group     people at mill 60 person accepts town
    road      yard mill 5m
    road      mill gate 10m
    road      gate camp 10m
    road      camp town 30m
"""
"""A handover on the way: boarding there must wait for whoever alights there."""


def town() -> Scenario:
    return scenario(TWO_LEGS)


PRICES = st.lists(st.integers(0, 5), min_size=400, max_size=400)


@settings(max_examples=30, deadline=None)
@given(prices=PRICES)
def test_a_run_is_worth_what_its_column_uses(prices: list[int]) -> None:
    """For any prices of people: who alights is there neither sooner nor later than counted."""
    ground = Ground(town(), TravelTimes(town()))
    grid = Grid(60, 360)
    joint = Joint(ground, demand(town(), lambda lot: True, 60), grid, Hints())
    rows = joint.rows.rows
    duals = array(
        [p if row.what in ("stock", "wait") else 0 for row, p in zip(rows, prices, strict=False)],
        dtype=float,
    )
    tariff = joint.rows.tariff(duals)
    columns = Columns(joint.rows)
    for number, runs in enumerate(joint.runs):
        best = runs.best(tariff, 300)
        uses = columns.of_run(number, runs, best, tariff).uses if best.links else {}
        assert best.worth == pytest.approx(-sum(duals[row] * use for row, use in uses.items()))


def test_what_is_handed_over_is_bounded_with_all_its_legs() -> None:
    """Three loads of the bus, two rounds between them, and the coach's way to town."""
    figures = Figures(dict.fromkeys(PRIORITIES, 0), 0, 4 * 3600, 10**9, 0)
    bound = Bounding(town(), TravelTimes(town())).bounds(figures, seconds=5.0).clearance
    assert bound.value > (5 + 20 + 2 * 40 + 30) * 60
