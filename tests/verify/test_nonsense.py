"""Whatever a plan says, the checker answers with notices, never with a traceback."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from safepassage.model import (
    PRIORITIES,
    Convoy,
    Drive,
    Figures,
    LeftBehind,
    PartyMove,
    Passage,
    Plan,
    Reason,
    Refuel,
    Run,
    Scenario,
    Stop,
)
from safepassage.verify import check
from story import scenario
from strategies import random_scenarios
from tries import tries
from verify.telling import findings

TIMES = st.integers(-1000, 50_000)


def plans(town: Scenario) -> st.SearchStrategy[Plan]:
    """Plans whose words are mostly the scenario's, in no sensible order."""

    def some(*ids: str) -> st.SearchStrategy[str]:
        return st.sampled_from([*ids, "nowhere"])

    points = some(*town.places, *town.crossings)
    gates, zones = some(*town.crossings), some(*town.zones)
    moves = st.lists(
        st.builds(PartyMove, some(*town.groups), some(*town.kinds), st.integers(-1, 9)), max_size=3
    ).map(tuple)
    layouts = some(*(layout.id for type in town.types.values() for layout in type.layouts))
    convoy = st.none() | st.integers(-1, 3)
    step = st.one_of(
        st.builds(Drive, points, points, TIMES, TIMES),
        st.builds(Stop, points, TIMES, TIMES, moves, moves, st.none() | layouts),
        st.builds(Passage, gates, zones, TIMES, TIMES, convoy),
        st.builds(Refuel, points, TIMES, TIMES),
    )
    vehicles = some(*town.vehicles)
    left = st.builds(
        LeftBehind,
        some(*town.groups),
        some(*town.kinds),
        st.integers(-1, 9),
        points,
        st.sampled_from(Reason),
    )
    number = st.integers(-9, 99_999)
    heads = st.dictionaries(st.sampled_from(PRIORITIES), number)
    return st.builds(
        Plan,
        st.just(town.id),
        st.just(town.digest),
        st.lists(st.builds(Run, vehicles, st.lists(step, max_size=8).map(tuple)), max_size=4).map(
            tuple
        ),
        st.lists(
            st.builds(Convoy, gates, zones, st.lists(vehicles, max_size=3).map(tuple)), max_size=3
        ).map(tuple),
        st.lists(left, max_size=3).map(tuple),
        st.builds(Figures, heads, number, number, number, number),
    )


@tries(30)
@given(st.data())
def test_nonsense_is_answered(data: st.DataObject):
    town = data.draw(random_scenarios())
    findings(town, data.draw(plans(town)))


EMPTY = """
    assembly  school
    reception arena
    type      bus seat 10
    vehicle   bus-1 bus school
    group     town at school 1 person
"""
NOTHING = Figures({}, 0, 0, 0, 0)


def test_an_empty_plan_has_no_runs_and_lists_nobody():
    town = scenario(EMPTY)
    plan = Plan(town.id, town.digest, (), (), (), NOTHING)
    assert findings(town, plan) == [
        "R1-LEFT-BEHIND",
        "R9-RUN-MISSING",
        "R10-LEFT-BEHIND",
        "R10-EXPOSURE",
    ]


def test_a_plan_for_another_scenario_is_told_once():
    town = scenario(EMPTY)
    plan = Plan(town.id, "0" * 64, (), (), (), NOTHING)
    assert findings(town, plan) == ["R0-SCENARIO"]
    (notice,) = check(town, plan)
    assert notice.numbers["allowed"] == town.digest


def test_nobody_to_move_and_nothing_to_do():
    """Without people there is nothing to clear, and every figure is 0."""
    town = replace(scenario(EMPTY), groups={}, vehicles={})
    assert findings(town, Plan(town.id, town.digest, (), (), (), NOTHING)) == []
