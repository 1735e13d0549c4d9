"""The joint programme: the runs that are priced and the columns that are made of them agree."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy import arange, array, where

from safepassage.model import PRIORITIES, Figures, Needs, Scenario
from safepassage.planner import solve
from safepassage.planner.bound import Bounding
from safepassage.planner.bound.columns import Columns
from safepassage.planner.bound.demand import demand
from safepassage.planner.bound.grid import Grid
from safepassage.planner.bound.ground import Ground
from safepassage.planner.bound.hints import Hints
from safepassage.planner.bound.joint import Joint
from safepassage.planner.bound.reach import Reach
from safepassage.planner.bound.tariff import StepTariff
from safepassage.travel import TravelTimes
from safepassage.verify import check
from story import scenario
from tries import tries

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


ROADS = """
    road      yard mill 5m
    road      yard farm 5m
    road      mill farm 5m
    road      mill town 10m
    road      mill hall 10m
    road      farm town 10m
    road      farm hall 10m
    road      town hall 5m
"""

MANY_PLACES = (
    """
    horizon   6h
    depot     yard
    assembly  mill
    assembly  farm
    reception town bays 1
    reception hall
    type      bus seat 44 wheelchair 2 board 6 alight 6
    vehicle   bus-1 bus yard
    vehicle   bus-2 bus yard
    group     some at mill 75 person accepts town,hall
    group     others at farm 60 person 4 wheelchair accepts town ready 0:20
"""
    + ROADS
)
"""Several places to board at and to alight at: others may stay aboard beside a load."""


def town() -> Scenario:
    return scenario(TWO_LEGS)


PRICES = st.lists(st.integers(0, 5), min_size=400, max_size=400)


@pytest.mark.parametrize("text", [TWO_LEGS, MANY_PLACES])
@tries(30)
@given(prices=PRICES)
def test_a_run_is_worth_what_its_column_uses(text: str, prices: list[int]) -> None:
    """For any prices of people: who alights is there neither sooner nor later than counted."""
    here = scenario(text)
    ground = Ground(here, TravelTimes(here))
    grid = Grid(60, 360)
    joint = Joint(Reach(ground), demand(here, lambda lot: True, 60), grid, Hints())
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


LINE = """
    depot     yard
    assembly  first
    assembly  second
    reception half-way
    reception end
    type      bus seat 50 board 6 alight 6
    vehicle   bus-1 bus yard
    group     far at first 10 person accepts end
    group     near at first 40 person accepts half-way
    group     others at second 40 person accepts end
    road      yard first 5m
    road      first half-way 10m
    road      half-way second 10m
    road      second end 10m
    road      first second 20m
    road      first end 30m
    road      half-way end 20m
    road      yard half-way 15m
    road      yard second 25m
    road      yard end 35m
"""


def test_who_stays_aboard_while_others_board_is_not_carried_twice() -> None:
    """Ten ride all along the line, past where forty alight and where forty board.

    The planner does not make such trips, so the time is worked out here: all drives, and 90
    people who board and alight.
    """
    town = scenario(LINE)
    at_the_end = 35 * 60 + 2 * 90 * 6
    for value in (at_the_end, 2 * at_the_end):
        figures = Figures(dict.fromkeys(PRIORITIES, 0), 0, value, 10**9, 0)
        asked = Bounding(town, TravelTimes(town))
        bounds = [asked.bounds(figures, seconds=3.0).clearance.value for _ in range(3)]
        assert max(bounds) <= at_the_end


def test_full_loads_of_several_places_board_and_alight_in_time() -> None:
    """Three loads of two vehicles: two rounds, in 45 minutes, half an hour of it on the road."""
    here = scenario(
        """
        depot     yard
        assembly  mill
        assembly  farm
        reception town
        reception hall
        type      bus seat 50 board 6 alight 6
        vehicle   bus-1 bus mill
        vehicle   bus-2 bus farm
        group     some at mill 75 person accepts town,hall
        group     others at farm 75 person accepts town,hall
        """
        + ROADS
    )
    ground = Ground(here, TravelTimes(here))
    wanted = demand(here, lambda lot: True, 60)
    hints = Hints(measures={number: {Needs(seat=1): 1.0} for number in range(2)})
    joint = Joint(Reach(ground), wanted, Grid(20, 180), hints)
    proven = [joint.ask(minutes * 3, lambda: False).at_most < 1 for minutes in (32, 46)]
    assert proven == [True, False]


def test_what_is_handed_over_is_bounded_with_all_its_legs() -> None:
    """Three loads of the bus, two rounds between them, and the coach's way to town."""
    figures = Figures(dict.fromkeys(PRIORITIES, 0), 0, 4 * 3600, 10**9, 0)
    bound = Bounding(town(), TravelTimes(town())).bounds(figures, seconds=5.0).clearance
    assert bound.value > (5 + 20 + 2 * 40 + 30) * 60


def bound_and_plan(text: str, minutes: int) -> tuple[int, int]:
    """The closest look below so many minutes, and the clearance of a plan that keeps all rules."""
    town = scenario(text)
    figures = Figures(dict.fromkeys(PRIORITIES, 0), 0, minutes * 60, 10**9, 0)
    asked = Bounding(town, TravelTimes(town))
    bound = max(asked.bounds(figures, seconds=4.0).clearance.value for _ in range(3))
    plan = solve(
        town,
        seconds=None,
        iterations=500,
        seed=0,
        threads=1,
        watch=lambda progress: None,
        stop=lambda: False,
    )
    assert not list(check(town, plan))
    return bound, int(plan.figures.clearance)


def test_others_may_have_boarded_before_the_one_who_counts() -> None:
    """While 25 board elsewhere, the others get ready: only their own boarding comes after that."""
    bound, value = bound_and_plan(
        """
        depot     yard
        assembly  near
        assembly  late
        reception camp
        type      bus   seat 50 board 60
        vehicle   bus-1 bus yard
        group     some at near 25 person accepts camp
        group     others at late 25 person accepts camp ready 1:00
        road      yard near 5m
        road      near late 5m
        road      late camp 3h
        road      near camp 3h
        """,
        minutes=6 * 60,
    )
    assert bound <= value == (60 + 25 + 180) * 60


def test_who_stays_aboard_at_a_shut_gate_does_not_board_again() -> None:
    """All board before the gate opens; some get off on the other side, others come for them."""
    bound, value = bound_and_plan(
        """
        zone      inside
        zone      outside
        crossing  gate from inside to outside open 2:00-12:00 inspect 1m
        depot     yard in inside
        assembly  school in inside
        reception farm in outside
        reception town in outside
        type      bus   seat 50 board 60
        vehicle   bus-1 bus yard
        group     some at school 25 person accepts farm
        group     others at school 50 person accepts town
        road      yard school 5m
        road      school gate 5m
        road      gate farm 5m
        road      farm town 3h
        road      gate town 3h
        """,
        minutes=8 * 60,
    )
    assert bound <= value


def test_a_way_around_may_be_faster_than_the_direct_road_is_now() -> None:
    bound, value = bound_and_plan(
        """
        horizon   8h
        epoch     early 0
        epoch     late 5:00
        assembly  p
        assembly  x
        reception e room 100
        type      bus   seat 20
        vehicle   bus-1 bus p
        group     here  at p 10 person
        group     there at x 10 person
        leg       p x 30m
        leg       x e 30m
        leg       p e 100m epoch early
        leg       p e 10m epoch late
        """,
        minutes=8 * 60,
    )
    assert bound <= value == 3600


def test_the_crew_may_rest_on_the_way_to_somebody() -> None:
    bound, value = bound_and_plan(
        """
        horizon   8h
        depot     g
        assembly  x
        assembly  a
        reception e room 100
        type      bus   seat 20
        vehicle   bus-1 bus g crew 0:00-0:30,2:00-4:00
        group     some at x 10 person
        group     others at a 10 person
        leg       g x 30m
        leg       x a 30m
        leg       g a 60m
        leg       a e 30m
        leg       x e 60m
        """,
        minutes=8 * 60,
    )
    assert bound <= value == 3 * 3600


def test_a_ride_of_no_whole_step_ends_the_look_at_rounds() -> None:
    """Two buses, the second of them from half a minute before the end."""
    bound, value = bound_and_plan(
        """
        assembly  mill
        reception arena
        type      bus   seat 1
        vehicle   bus-1 bus mill
        vehicle   bus-2 bus mill available 86330
        group     people at mill 8 person
        road      mill arena 20s
        """,
        minutes=24 * 60,
    )
    assert bound <= value


def asked(town: Scenario, minutes: int) -> float:
    """The share of everybody that can be received within so many minutes, at most."""
    ground = Ground(town, TravelTimes(town))
    everybody = demand(town, lambda lot: True, 60)
    joint = Joint(Reach(ground), everybody, Grid(60, 360), Hints())
    return joint.ask(minutes, lambda: False).at_most


def test_an_inspection_may_end_when_the_zone_behind_opens() -> None:
    """Twenty minutes with all ten aboard, from 0:45 on: eleven with one of them are too short.

    They must be out of the front by 0:47, and the other side opens at 1:00: done at 1:10.
    """
    town = scenario(
        """
    horizon   6h
    zone      front open 0:00-0:47
    zone      back open 1:00-5:00
    crossing  gate from front to back inspect 10m per-seat 60
    depot     yard in front
    assembly  mill in front
    reception town in back
    type      bus   seat 10
    vehicle   bus-1 bus yard
    group     people at mill 10 person ready 0:35
    road      yard mill 5m
    road      mill gate 10m
    road      gate town 5m
    """
    )
    assert asked(town, 70) >= 1
    plan = solve(
        town,
        seconds=None,
        iterations=50,
        seed=1,
        threads=1,
        watch=lambda progress: None,
        stop=lambda: False,
    )
    assert (check(town, plan), plan.figures.clearance) == ((), 70 * 60)


def test_a_vehicle_may_leave_a_zone_for_a_while_with_people_aboard() -> None:
    """Ten at 0:35, out of the zone at 0:41, back at 2:00 and at the camp at 2:05."""
    town = scenario(
        """
    horizon   6h
    zone      front open 0:00-1:00,2:00-6:00
    zone      back
    crossing  gate from front to back inspect 1m
    depot     yard in front
    assembly  mill in front
    reception camp in front open 2:00-6:00
    type      bus   seat 10
    vehicle   bus-1 bus yard
    group     people at mill 10 person ready 0:30
    road      yard mill 5m
    road      mill camp 5m
    road      mill gate 5m
    road      gate camp 5m
    """
    )
    ground, grid = Ground(town, TravelTimes(town)), Grid(60, 360)
    joint = Joint(Reach(ground), demand(town, lambda lot: True, 60), grid, Hints())
    step = arange(grid.count)
    # Whoever boards after 0:36 earns nothing.
    worth = where((step >= 30) & (step <= 36), 1.0, -1.0)
    ((kind, _),) = joint.demand.ready
    tariff = StepTariff(grid, {(kind, "mill"): worth}, {(kind, "camp"): 0.0}, {}, {})
    assert joint.runs[0].best(tariff, 125).worth == pytest.approx(10)
    assert joint.runs[0].best(tariff, 124).worth == pytest.approx(0)


def test_whoever_is_inspected_while_a_zone_opens_is_in_it_in_time() -> None:
    """The inspection begins in one step of the grid; the zone opens in the step after next."""
    town = scenario(
        """
        zone      in
        zone      out open 0:55-4:15
        assembly  school in in
        reception arena in out
        crossing  gate from in to out inspect 90s
        type      bus seat 4
        vehicle   bus-1 bus school
        group     town at school 1 person
        leg       school gate 38s
        leg       gate arena 113s
        """
    )
    for minutes in range(100, 240, 7):
        late = Figures(dict.fromkeys(PRIORITIES, 0), 0, 60 * minutes, 10**9, 0)
        bound = Bounding(town, TravelTimes(town)).bounds(late, seconds=2.0).clearance
        assert bound.value <= 55 * 60 + 113


def test_a_load_may_board_in_two_windows_of_its_zone() -> None:
    """Half of it leaves laden before the zone closes, and comes back for the rest."""
    here = scenario(
        """
        zone      front open 0:00-0:01,0:03-0:04
        zone      back
        crossing  gate from front to back inspect 1s
        depot     yard in front
        assembly  mill in front
        reception town in back
        type      bus seat 50 stop 1s board 2 alight 1
        vehicle   bus-1 bus mill
        group     people at mill 50 person
        road      yard mill 1s
        road      mill gate 1s
        road      yard gate 1s
        road      gate town 16m
        """
    )
    ground = Ground(here, TravelTimes(here))
    hints = Hints(measures={0: {Needs(seat=1): 1.0}})
    joint = Joint(Reach(ground), demand(here, lambda lot: True, 10), Grid(10, 360), hints)
    assert joint.ask(140, lambda: False).at_most >= 1
