"""Whole rounds: what is worked out on paper, and what averages do not see."""

from __future__ import annotations

from hypothesis import given

from quickly import planned
from safepassage.model import Figures, Need, Priority, Scenario
from safepassage.planner.bound import Bounding
from safepassage.planner.bound.demand import demand
from safepassage.planner.bound.ground import Ground
from safepassage.planner.bound.rounds import whole_rounds
from safepassage.travel import TravelTimes
from story import scenario
from strategies import random_scenarios
from tries import tries

ISLAND = """
    assembly  island
    reception harbour
    type      ferry seat 4
    vehicle   ferry-1 ferry island
    road      island harbour 10m
    group     town at island 10 person
"""

TWO_LEGS = """
    assembly  village
    handover  dock
    reception harbour
    type      bus seat 20
    type      ferry seat 4
    vehicle   bus-1 bus village places village,dock
    vehicle   ferry-1 ferry harbour places dock,harbour
    road      village dock 7m
    road      dock harbour 10m
    group     town at village 10 person
"""


def proven(told: str, spare: int = 0, need: Need = Need.SEAT) -> int:
    """The bound in seconds; 0: nothing is proven."""
    town = scenario(told)
    ground = Ground(town, TravelTimes(town))
    found = whole_rounds(
        ground, demand(town, lambda lot: True, 60), need, 0, 20_000, lambda: False, spare=spare
    )
    return 0 if found is None else found.value


def close_to(seconds: int) -> range:
    """No more than that, and hardly less: the search for the time ends near it."""
    return range(int(0.995 * seconds), seconds + 1)


def test_half_a_round_is_none() -> None:
    """4, 4 and 2 people: there, back, there, back, there."""
    assert proven(ISLAND) in close_to(50 * 60)


def test_a_full_last_round_is_needed_as_well() -> None:
    assert proven(ISLAND.replace("10 person", "12 person")) in close_to(50 * 60)


def test_those_who_may_stay_behind_save_a_round() -> None:
    assert proven(ISLAND, spare=2) in close_to(30 * 60)


def test_serving_everybody_takes_the_ferry_s_time() -> None:
    """Six stops of a minute, and 45 seconds for each of ten people."""
    town = ISLAND.replace("seat 4", "seat 4 stop 60 board 30 alight 15")
    assert proven(town) in close_to((50 + 6) * 60 + 10 * 45)


def test_two_ferries_share_the_rounds() -> None:
    """Three rides: one ferry makes two of them."""
    assert proven(ISLAND + "vehicle ferry-2 ferry island") in close_to(30 * 60)


def test_the_ferry_does_not_begin_before_the_bus_has_come() -> None:
    """The bus is there at 0:07, the ferry at 0:10; then three rides and two ways back."""
    assert proven(TWO_LEGS) in close_to((10 + 50) * 60)
    assert proven(TWO_LEGS.replace("village dock 7m", "village dock 17m")) in close_to(
        (17 + 50) * 60
    )


def test_the_bus_ends_as_long_before_as_the_ferry_takes() -> None:
    """Five rides with two people and four ways back of 7 minutes, then 10 minutes across."""
    town = TWO_LEGS.replace("seat 20", "seat 2").replace("seat 4", "seat 40")
    assert proven(town) in close_to((9 * 7 + 10) * 60)


def test_another_need_has_its_own_places() -> None:
    """Two ride lying, one at a time; those who sit need three rides as before."""
    town = ISLAND.replace("seat 4", "seat 4 stretcher 1") + "group ward at island 4 patient"
    town += "\nkind patient stretcher 1"
    assert proven(town) in close_to(50 * 60)
    assert proven(town, need=Need.STRETCHER) in close_to(70 * 60)


def test_the_bound_beside_a_plan_is_that_of_whole_rounds() -> None:
    town = scenario(ISLAND)
    beside = Figures(dict.fromkeys(Priority, 0), 0, 2 * 3600, 10**9, 0)
    bound = Bounding(town, TravelTimes(town)).bounds(beside, seconds=5.0).clearance
    assert bound.value in close_to(50 * 60)


@tries(20, shrinks=False)
@given(random_scenarios())
def test_no_plan_beats_whole_rounds(known: Scenario) -> None:
    """Whatever the need that is counted, from the start or from any moment on."""
    plan = planned(known)
    ground = Ground(known, TravelTimes(known))
    crowd = demand(known, lambda lot: True, 60)
    spare = plan.figures.left_behind_in_all
    for since in crowd.milestones(3):
        for need in Need:
            found = whole_rounds(
                ground,
                crowd.since(since),
                need,
                0,
                int(known.horizon),
                lambda: False,
                since=since,
                spare=spare,
            )
            assert found is None or found.value <= plan.figures.clearance
