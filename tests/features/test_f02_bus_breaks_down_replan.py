"""A bus breaks down: planned again without it, everybody still comes, later."""

from dataclasses import replace

from features.plans import plan_of
from safepassage.onward import changes_to, rest_of, state_at
from safepassage.orders import counted
from safepassage.planner import InForce, solve
from safepassage.verify import check
from story import scenario, seconds

TOWN = """
    assembly  school
    reception arena
    type      bus seat 4
    vehicle   bus-1 bus school
    road      school arena 10m
    group     town at school 8 person
"""


def test_the_other_bus_goes_twice() -> None:
    assert plan_of(TOWN + "vehicle bus-2 bus school").figures.clearance == 10 * 60
    assert plan_of(TOWN).figures.clearance == 30 * 60


def test_mid_way_what_was_ordered_stands_but_for_the_bus_that_stands_still() -> None:
    """Both are out by the tenth minute; then bus-2 does not start again, and bus-1 goes twice."""
    story = TOWN.replace("8 person", "16 person") + "vehicle bus-2 bus school"
    known, plan = scenario(story), plan_of(story)
    assert plan.figures.clearance == 30 * 60
    after = seconds("0:10")
    state = state_at(known, plan, after + 1)
    vehicles = {"bus-1": state.vehicles["bus-1"]}
    moving = tuple(bus for bus in state.under_way.vehicles if bus.vehicle in vehicles)
    state = replace(
        state, vehicles=vehicles, under_way=replace(state.under_way, vehicles=moving, aboard=())
    )
    rest = rest_of(known, plan, after + 1)
    again = solve(
        state,
        seconds=None,
        iterations=500,
        seed=1,
        threads=1,
        watch=lambda progress: None,
        stop=lambda: False,
        in_force=InForce(rest),
    )
    assert check(state, again) == ()
    assert again.figures.left_behind_in_all == 0
    assert again.figures.clearance == seconds("0:50") - after - 1
    assert counted(changes_to(rest, state, again)) == {
        "kept": 1,
        "changed": 0,
        "new": 2,
        "dropped": 1,
    }
