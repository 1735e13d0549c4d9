"""Phases that are whole visits, and places between which people may be moved for nothing."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from quickly import assert_none_beaten, planned
from safepassage.model import PRIORITIES, Figures, Scenario
from safepassage.planner.bound import Bounding
from safepassage.planner.bound.demand import demand
from safepassage.planner.bound.grid import Grid
from safepassage.planner.bound.ground import Ground
from safepassage.planner.bound.hints import Hints
from safepassage.planner.bound.joint import Joint
from safepassage.planner.bound.reach import Reach
from safepassage.planner.bound.rows import alike
from safepassage.travel import TravelTimes
from safepassage.verify import figures
from story import scenario
from tries import tries

TWO_LOTS = """
    horizon   12h
    depot     yard
    assembly  mill
    assembly  farm
    handover  north bays 1
    handover  south bays 1
    reception town
    reception port
    type      bus   seat 20 board 3 alight 3
    vehicle   bus-1   bus yard  places yard,mill,farm,north,south
    vehicle   coach-1 bus north places north,south,town,port
    vehicle   coach-2 bus north places north,south,town,port
    group     some at mill 40 person accepts town
    group     others at farm 40 person accepts port
    road      yard mill 5m
    road      yard farm 5m
    road      mill farm 5m
    road      mill north 20m
    road      farm north 20m
    road      mill south 20m
    road      farm south 20m
    road      north south 2m
    road      north town 30m
    road      north port 30m
    road      south town 30m
    road      south port 30m
    road      town port 30m
"""


ROADS = TWO_LOTS.count(" road ")


@tries(15, shrinks=False)
@given(
    minutes=st.lists(st.integers(1, 40), min_size=ROADS, max_size=ROADS),
    people=st.lists(st.integers(1, 60), min_size=2, max_size=2),
    accepts=st.lists(st.sampled_from(["town", "port", "town,port"]), min_size=2, max_size=2),
    seats=st.integers(5, 50),
)
def test_no_plan_with_two_handover_points_beats_its_bound(
    minutes: list[int], people: list[int], accepts: list[str], seats: int
) -> None:
    """Wherever the roads are short: between the points, to them or beyond."""
    lines, left = [], iter(minutes)
    for line in TWO_LOTS.splitlines():
        if " road " in line:
            lines.append(f"{line.rsplit(' ', 1)[0]} {next(left)}m")
        elif " group " not in line:
            lines.append(line.replace("seat 20", f"seat {seats}"))
    for place, many, where in zip(("mill", "farm"), people, accepts, strict=True):
        lines.append(f"    group of-{place} at {place} {many} person accepts {where}")
    town = scenario("\n".join(lines))
    reached = figures(town, planned(town))
    asked = Bounding(town, TravelTimes(town))
    for _ in range(2):
        assert_none_beaten(asked.bounds(reached, seconds=0.5), reached)


def joint(town: Scenario) -> Joint:
    ground = Ground(town, TravelTimes(town))
    return Joint(Reach(ground), demand(town, lambda lot: True, 60), Grid(60, 720), Hints())


def test_a_short_way_between_handover_points_is_no_phase() -> None:
    """The bus makes four rounds of 40 minutes, the last one with half the way back.

    If it could ride between the two points with people who stay aboard counted by halves each
    time, two minutes each, a single round would be enough.
    """
    town = scenario(TWO_LOTS)
    rounds = 4 * 20 + 3 * 20 + 5
    late = Figures(dict.fromkeys(PRIORITIES, 0), 0, 12 * 3600, 10**9, 0)
    asked = Bounding(town, TravelTimes(town))
    bounds = [asked.bounds(late, seconds=2.0).clearance for _ in range(2)]
    assert bounds[-1].value >= (rounds + 30) * 60 * 0.98
    assert joint(town).ask((rounds + 20), lambda: False).at_most < 1


def test_handover_points_between_which_people_may_be_moved_share_their_rows() -> None:
    rows = joint(scenario(TWO_LOTS)).rows
    for kind, place in rows.stock:
        if place == "north":
            assert rows.stock[kind, "north"] == rows.stock[kind, "south"]
    assert any(place == "north" for _, place in rows.stock)


def test_origins_in_two_zones_make_no_visits() -> None:
    town = scenario(
        """
    horizon   6h
    zone      front
    zone      back
    crossing  gate from front to back inspect 1m
    depot     yard in front
    assembly  mill in front
    assembly  camp in back
    reception town in back
    reception port in back
    type      bus seat 20 board 3 alight 3
    vehicle   bus-1 bus yard
    group     some at mill 40 person
    group     others at camp 40 person
    road      yard mill 5m
    road      mill gate 5m
    road      gate camp 5m
    road      gate town 9m
    road      gate port 9m
    road      camp town 5m
    road      camp port 5m
    road      town port 5m
    """
    )
    cargo = joint(town).runs[0].cargo
    assert cargo.zones is not None
    assert not cargo.zones.begins
    assert not cargo.moved()


def test_places_hang_together_by_moves() -> None:
    groups = alike([("a", "b"), ("c", "d"), ("b", "e")])
    assert groups["a"] == groups["b"] == groups["e"] == ["a", "b", "e"]
    assert groups["c"] == ["c", "d"]
    assert alike([]) == {}
