"""The averages on paper, where a hurried sum would count something twice: each number by hand."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from planner.towns import RICH
from safepassage.files import read_scenario, starter
from safepassage.model import Role, Scenario
from safepassage.planner.bound.average import Average, least_time
from safepassage.planner.bound.demand import demand
from safepassage.planner.bound.ground import Ground
from safepassage.planner.bound.reach import Reach
from safepassage.travel import TravelTimes
from story import scenario


def average(town: Scenario, since: int = 0, spare: int = 0) -> Average:
    """The averages' answer for everybody who is ready at ``since`` or later."""
    ground = Ground(town, TravelTimes(town))
    people = demand(town, lambda lot: True, 60)
    if since:
        people = people.since(since)
    found = least_time(ground, Reach(ground), people, since, spare)
    assert found is not None
    return found


def minutes(town: Scenario, since: int = 0, spare: int = 0) -> float:
    """The same in minutes."""
    return average(town, since, spare).seconds / 60


BOTH_WAYS = """
    zone      east
    zone      west
    depot     yard   in east
    assembly  mill   in east
    reception camp   in east
    assembly  quay   in west
    reception arena  in west
    crossing  bridge from east to west lanes 1 shared inspect 10m
    type      bus    seat 10
    vehicle   b1     bus yard
    vehicle   b2     bus yard
    vehicle   b3     bus yard
    vehicle   b4     bus yard
    group     some   at mill 40 person accepts arena
    group     others at quay 40 person accepts camp
    road      yard   mill   1m
    road      mill   bridge 1m
    road      bridge arena  1m
    road      arena  quay   1m
    road      quay   bridge 1m
    road      bridge camp   1m
"""


def test_loads_both_ways_are_one_anothers_returns() -> None:
    """Four buses go out full and come back full: 2 minutes, 8 × 10 minutes, 1 minute."""
    assert minutes(scenario(BOTH_WAYS)) == pytest.approx(83, abs=0.1)


HUB = """
    depot     yard
    assembly  mill
    assembly  hub    bays 1
    reception arena
    type      bus    seat 10 stop 10m
    vehicle   b1     bus yard
    vehicle   b2     bus yard
    vehicle   b3     bus yard
    vehicle   b4     bus yard
    group     some   at mill 40 person accepts hub
    group     more   at hub  40 person accepts arena
    road      yard   mill   1m
    road      mill   hub    1m
    road      hub    arena  1m
"""


def test_one_stop_serves_those_who_alight_and_those_who_board() -> None:
    """Two minutes to the hub, and four stops of ten in its only bay: it is not asked for eight."""
    town = scenario(HUB)
    hub = town.places["hub"]
    hub = replace(hub, roles=hub.roles | {Role.RECEPTION})
    town = replace(town, places=dict(town.places) | {"hub": hub})
    assert minutes(town) == pytest.approx(42, abs=0.1)


TWO_WAYS_IN = """
    zone      inside
    zone      outside
    depot     yard   in outside
    assembly  mill   in inside
    reception near   in outside
    reception far    in outside
    crossing  north  from inside to outside lanes 1 shared onward 10m back 2h empty 10m
    crossing  south  from inside to outside lanes any
    type      bus    seat 10
    group     some   at mill 10 person accepts far
    group     others at mill 110 person accepts near
    leg       yard   north  1m
    leg       north  mill   1m
    leg       mill   north  1m
    leg       north  far    60m
    leg       mill   south  1m
    leg       south  near   1m
"""


def test_who_comes_in_here_may_go_out_there() -> None:
    """Twelve buses come in by the north, which leaves one an hour's way and eleven a short one.

    1 + 12 × 10 minutes, and by the mill to the south: 3 minutes more. The bus with an hour before
    it goes out second. So the north's lane is of use until shortly before the end: 130 minutes of
    inspections lie between the first minute and the last few, not before an hour from the end.
    """
    buses = "".join(f"\n    vehicle b{n} bus yard" for n in range(12))
    assert 121 < minutes(scenario(TWO_WAYS_IN + buses)) <= 134


NEAR_AND_FAR = """
    zone      inside
    zone      outside
    depot     yard   in inside
    assembly  mill   in inside
    reception near   in outside
    reception far    in outside
    crossing  bridge from inside to outside lanes 1 shared inspect 10m
    type      bus    seat 10
    group     some   at mill 30 person accepts far
    group     others at mill 30 person accepts near
    road      yard   mill   5m
    road      mill   bridge 5m
    road      bridge near   5m
    road      bridge far    60m
"""


def town_with(buses: int, text: str = NEAR_AND_FAR) -> Scenario:
    return scenario(text + "".join(f"\n    vehicle b{n} bus yard" for n in range(buses)))


def test_who_has_farther_to_go_must_pass_sooner() -> None:
    """At the bridge after 10 minutes; three loads with an hour before them: 10 + 30 + 60.

    All six loads and the short way of the last would be no more than 10 + 60 + 5.
    """
    assert minutes(town_with(6)) == pytest.approx(100, abs=0.1)


def test_who_stays_behind_may_be_who_has_farthest_to_go() -> None:
    """Without ten of them there are two loads: 10 + 20 + 60 minutes."""
    assert minutes(town_with(6), spare=10) == pytest.approx(90, abs=0.1)


def test_a_bus_that_goes_out_again_has_come_in_between() -> None:
    """One bus: three loads out and two ways in before the last hour: 10 + 50 + 60, at least."""
    found = average(town_with(1))
    assert found.seconds >= 120 * 60 * (1 - 1e-5)


def test_apart_lanes_have_no_returns_in_them() -> None:
    """Four buses, each way its own lane: out there is nothing but the loads: 10 + 30 + 60."""
    town = town_with(4, NEAR_AND_FAR.replace("lanes 1 shared", "lanes 1"))
    assert minutes(town) == pytest.approx(100, abs=0.1)


def test_shut_hours_push_back_whoever_has_farther_to_go() -> None:
    """Open until 0:30 and from 2:00: two of three far loads at once, one from 2:00 to 2:10."""
    text = NEAR_AND_FAR.replace("inspect 10m", "inspect 10m open 0:00-0:30,2:00-9:00")
    assert minutes(town_with(6, text)) == pytest.approx(130 + 60, abs=0.1)


def test_late_comers_find_buses_wherever_they_like() -> None:
    """Ready at 3:00, three buses that may stand at the gate by then: 30 minutes, and an hour."""
    text = NEAR_AND_FAR.replace("person accepts far", "person accepts far ready 3:00")
    assert minutes(town_with(3, text), since=3 * 3600) == pytest.approx(180 + 30 + 60, abs=0.1)


def test_a_handover_on_the_way_leaves_the_second_leg_before_the_end() -> None:
    """Three loads through the bridge, 10 minutes to the edge, and 20 on by the other bus."""
    text = """
        zone      inside
        zone      outside
        depot     yard   in inside
        assembly  mill   in inside
        handover  edge   in outside
        reception far    in outside
        crossing  bridge from inside to outside lanes 1 shared inspect 10m
        type      bus    seat 10
        vehicle   a1     bus yard places yard,mill,edge
        vehicle   a2     bus yard places yard,mill,edge
        vehicle   a3     bus yard places yard,mill,edge
        vehicle   b1     bus far  places edge,far
        vehicle   b2     bus far  places edge,far
        vehicle   b3     bus far  places edge,far
        group     some   at mill 30 person
        road      yard   mill   5m
        road      mill   bridge 5m
        road      bridge edge   10m
        road      edge   far    20m
    """
    assert minutes(scenario(text)) == pytest.approx(10 + 30 + 30, abs=0.1)


def test_the_starter_has_its_bound(tmp_path: Path) -> None:
    """Small and ordinary, and yet its numbers were once too much for the solver."""
    starter(tmp_path / "town")
    town = read_scenario(tmp_path / "town").scenario
    assert town is not None
    assert average(town).seconds > 60 * 60


def test_with_fewer_measures_the_bound_is_weaker_never_more(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """On large grounds there is no room for all measures of fullness; one says something still."""
    town = scenario(RICH)
    everything = average(town).seconds
    monkeypatch.setattr("safepassage.planner.bound.average.MOST_VARIABLES", 1)
    found = []
    for most in (60, 120, 240):
        monkeypatch.setattr("safepassage.planner.bound.average.ENOUGH_VARIABLES", most)
        found.append(average(town).seconds)
    assert 0 < found[0] <= found[1] <= found[2] <= everything


def test_a_ground_that_is_too_large_has_no_average(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("safepassage.planner.bound.average.MOST_VARIABLES", 1)
    monkeypatch.setattr("safepassage.planner.bound.average.ENOUGH_VARIABLES", 1)
    town = scenario(RICH)
    ground = Ground(town, TravelTimes(town))
    people = demand(town, lambda lot: True, 60)
    assert least_time(ground, Reach(ground), people) is None
