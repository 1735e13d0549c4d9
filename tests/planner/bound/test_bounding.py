"""Bounds on paper: towns small enough to work each number out by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from safepassage.language import language
from safepassage.model import Bounds, Epoch, Figures, Priority, Scenario
from safepassage.planner.bound import Bounding
from safepassage.proofs import sentence
from safepassage.travel import TravelTimes
from story import scenario

ONE_BUS = """
    depot     yard
    assembly  mill
    reception arena
    type      bus    seat 10
    vehicle   bus-1  bus yard
    group     people at mill 30 person
    road      yard mill  10m
    leg       mill arena 20m
    leg       arena mill 15m
"""


def bounds(town: Scenario, seconds: float = 5.0) -> Bounds:
    """The strong bounds beside a plan that leaves nobody behind and takes four hours."""
    nobody = dict.fromkeys(Priority, 0)
    figures = Figures(nobody, 4 * 3600, 4 * 3600, 10**12, 0)
    return Bounding(town, TravelTimes(town)).bounds(figures, seconds=seconds)


def test_one_party_cannot_be_there_sooner_than_the_road_allows() -> None:
    """Ten minutes to the mill and twenty on; 8 people in one bus."""
    town = scenario(ONE_BUS.replace("30 person", "8 person"))
    found = bounds(town)
    assert found.clearance.value == 30 * 60
    assert found.clearance.proof.method == "reach"
    assert found.exposure.value == 8 * 30 * 60


def test_three_loads_need_two_ways_back() -> None:
    """10 + 3 × 20 + 2 × 15 minutes, and no plan is quicker: the fleet's average says so exactly."""
    found = bounds(scenario(ONE_BUS))
    assert found.clearance.value == pytest.approx(100 * 60, abs=60)
    assert found.clearance.value <= 100 * 60


def test_a_load_more_is_a_whole_trip_more() -> None:
    """31 people are four loads: 10 + 4 × 20 + 3 × 15 minutes, not a tenth of that more."""
    found = bounds(scenario(ONE_BUS.replace("30 person", "31 person")), seconds=20)
    assert found.clearance.value > 131 * 60
    assert found.clearance.value <= 135 * 60


GATE = """
    zone      inside
    zone      outside
    depot     yard   in inside
    assembly  mill   in inside
    reception arena  in outside
    crossing  bridge from inside to outside lanes 1 inspect 10m
    type      bus    seat 10
    vehicle   b1     bus yard
    vehicle   b2     bus yard
    vehicle   b3     bus yard
    vehicle   b4     bus yard
    vehicle   b5     bus yard
    vehicle   b6     bus yard
    group     people at mill 60 person
    road      yard   mill   5m
    road      mill   bridge 5m
    road      bridge arena  5m
    road      arena  bridge 5m
    road      bridge mill   5m
"""


def test_one_lane_lets_one_bus_pass_in_ten_minutes() -> None:
    """The first is at the bridge after 10 minutes, six take an hour, the last drives 5 more."""
    found = bounds(scenario(GATE))
    assert found.clearance.value == pytest.approx(75 * 60, abs=120)
    assert found.clearance.value <= 75 * 60
    assert "crossing:bridge" in found.clearance.proof.binds


def test_a_second_lane_never_raises_the_bound() -> None:
    one = bounds(scenario(GATE)).clearance.value
    two = bounds(scenario(GATE.replace("lanes 1", "lanes 2"))).clearance.value
    assert two < one


def test_a_bus_more_never_raises_the_bound() -> None:
    fewer = bounds(scenario(ONE_BUS)).clearance.value
    more = bounds(scenario(ONE_BUS + "\n    vehicle bus-2 bus yard")).clearance.value
    assert more < fewer


def test_a_shut_window_lifts_the_bound_to_its_next_opening() -> None:
    """The mill shuts after half an hour: whoever is ready later waits until it opens again."""
    text = ONE_BUS.replace("mill\n", "mill open 0:00-0:30,3:00-5:00\n", 1)
    text = text.replace("30 person", "8 person ready 0:40")
    assert bounds(scenario(text)).clearance.value == (3 * 60 + 20) * 60


def test_exposure_of_late_comers_begins_when_they_come() -> None:
    """One head every 450 seconds, and the mill opens at 2:00: all are received at 2:20 at once."""
    text = ONE_BUS.replace("mill\n", "mill open 2:00-5:00\n", 1)
    found = bounds(scenario(text.replace("30 person", "8 person rate 8")))
    assert found.exposure.value == sum(8400 - 450 * number for number in range(1, 9))


def test_whom_nobody_can_carry_is_left_behind_for_certain() -> None:
    """A bus without stretchers: four patients stay, whatever the plan."""
    town = scenario(ONE_BUS + "\n    group wounded at mill 4 patient T1")
    found = Bounding(town, TravelTimes(town)).bounds(None)
    assert found.left_behind[Priority.T1].value == 4
    assert found.left_behind[Priority.NONE].value == 0
    assert found.left_behind[Priority.T1].proof.method == "unreachable"


def test_without_room_the_rest_stays() -> None:
    """30 people and room for 25."""
    town = scenario(ONE_BUS.replace("reception arena", "reception arena room 25"))
    found = Bounding(town, TravelTimes(town)).bounds(None)
    assert found.left_behind[Priority.NONE].value == 5


def test_people_who_may_stay_behind_do_not_raise_the_clearance() -> None:
    """Beside a plan that leaves 20 of 30, one load is all that a better plan must bring."""
    town = scenario(ONE_BUS)
    left = dict.fromkeys(Priority, 0) | {Priority.NONE: 20}
    figures = Figures(left, 0, town.horizon, 10**12, 0)
    found = Bounding(town, TravelTimes(town)).bounds(figures, seconds=3.0)
    assert found.clearance.value <= 30 * 60


def test_a_way_through_another_place_may_be_the_shortest() -> None:
    """The direct road takes an hour; by the school it takes half, and somebody boards there."""
    town = scenario(
        """
        depot     yard
        assembly  mill
        assembly  school
        reception arena
        type      bus   seat 10
        vehicle   bus-1 bus yard
        group     some  at mill 2 person
        group     more  at school 2 person
        road      yard mill    10m
        road      mill arena   60m
        road      mill school  15m
        road      school arena 15m
        """
    )
    assert bounds(town).clearance.value <= 40 * 60


def test_leaving_later_may_arrive_earlier() -> None:
    """The road is slow for the first half hour: a bound must allow for waiting it out."""
    town = scenario(ONE_BUS.replace("30 person", "8 person"))
    legs = town.travel.legs
    slow = tuple(replace(leg, seconds=leg.seconds * 10, epoch="slow") for leg in legs)
    epochs = (Epoch("slow", 0), Epoch("quick", 1800))
    town = replace(town, travel=replace(town.travel, epochs=epochs, legs=(*legs, *slow)))
    assert bounds(town).clearance.value == 60 * 60


@pytest.mark.parametrize("code", ["ar", "en"])
def test_every_argument_has_a_sentence(code: str) -> None:
    """Of the bounds above, in both languages."""
    for town in (scenario(ONE_BUS), scenario(GATE)):
        found = bounds(town)
        for bound in (found.t1_clearance, found.clearance, found.exposure):
            assert sentence(bound.proof, town, language(code))


def test_what_is_prepared_is_known_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Three rounds of one bus, which quick questions overlook on grounds that are not small."""
    monkeypatch.setattr("safepassage.planner.bound.bounding.QUICK_SPOTS", 0)
    town = scenario(ONE_BUS)
    prepared, fresh = (Bounding(town, TravelTimes(town)) for _ in range(2))
    prepared.prepare(lambda: False)
    by = (10 + 3 * 20 + 2 * 15) * 60
    assert prepared.bounds(None).clearance.value == pytest.approx(by, abs=1)
    assert fresh.bounds(None).clearance.value == 30 * 60
