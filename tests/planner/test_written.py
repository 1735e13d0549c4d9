"""The engine's schedule in the plan's own words."""

from __future__ import annotations

import safepassage
from planner.dispatch import dispatched, trip
from safepassage.model import PRIORITIES, Convoy, Figures, PartyMove, Passage, Priority, Stop
from safepassage.planner import _engine
from safepassage.planner.problem import translate
from safepassage.planner.written import figures_of, write
from story import scenario

TOWN = """
    zone      in
    zone      out
    assembly  school in in
    reception arena in out
    crossing  gate from in to out lanes any convoy 1-2 headway 1h
    type      bus seat 4
    layout    bus mixed seat 1 wheelchair 1
    vehicle   bus-1 bus school
    vehicle   bus-2 bus school
    vehicle   bus-3 bus school
    group     first at school 3 person T1
    group     other at school 2 person 1 wheelchair
    everywhere 10m metres 100
"""


def test_a_plan_names_its_scenario_its_seed_and_its_maker() -> None:
    town = scenario(TOWN)
    translation = translate(town)
    search = _engine.Search(translation.problem, 5)
    plan = write(translation, search, [], bounds=None, seed=5)
    assert (plan.scenario, plan.digest, plan.seed) == ("story", town.digest, 5)
    assert plan.made_by == f"safepassage {safepassage.__version__}"
    assert plan.bounds is None


def test_every_vehicle_has_a_run_even_one_that_stays() -> None:
    plan = dispatched(scenario(TOWN), "bus-2 school > arena")
    assert [run.vehicle for run in plan.runs] == ["bus-1", "bus-2", "bus-3"]
    assert [bool(run.steps) for run in plan.runs] == [False, True, False]


def test_a_layout_is_stated_where_a_trip_begins_and_only_there() -> None:
    plan = dispatched(scenario(TOWN), "bus-1 school > arena layout mixed")
    stops = [step for step in plan.runs[0].steps if isinstance(step, Stop)]
    assert [stop.layout for stop in stops] == ["mixed", None]
    assert stops[0].board == (PartyMove("first", "person", 1), PartyMove("other", "wheelchair", 1))
    assert stops[1].alight == stops[0].board


def test_convoys_are_numbered_in_the_order_of_the_list() -> None:
    town = TOWN.replace("2 person", "9 person")
    plan = dispatched(
        scenario(town), "bus-3 school > arena closes\nbus-1 school > arena\nbus-2 school > arena"
    )
    assert plan.convoys == (
        Convoy("gate", "in", ("bus-3",)),
        Convoy("gate", "in", ("bus-1", "bus-2")),
    )
    passages = {
        run.vehicle: [step.convoy for step in run.steps if isinstance(step, Passage)]
        for run in plan.runs
    }
    assert passages == {"bus-1": [1], "bus-2": [1], "bus-3": [0]}


def test_the_figures_are_the_engines_score() -> None:
    town = scenario(TOWN)
    translation = translate(town)
    search = _engine.Search(translation.problem, 1)
    score = search.evaluate([trip(translation, "bus-1 school > arena")])
    horizon = 24 * 3600
    assert figures_of(score) == Figures(
        dict.fromkeys(PRIORITIES, 0) | {Priority.NONE: 2},
        1200,
        1200,
        # Three T1 patients and one other received after twenty minutes, two never.
        (16 * 3 + 1) * 1200 + 2 * horizon,
        200,
    )


def test_those_left_behind_are_listed_by_where_they_are() -> None:
    plan = dispatched(scenario(TOWN), "bus-1 school > arena")
    assert [(left.group, left.kind, left.count, left.where) for left in plan.left_behind] == [
        ("other", "person", 1, "school"),
        ("other", "wheelchair", 1, "school"),
    ]
    assert plan.figures.left_behind_in_all == 2
