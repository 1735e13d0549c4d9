"""Whoever is reported as impossible to move is left behind by every correct plan."""

from __future__ import annotations

from hypothesis import assume, given

from safepassage.files import impossible
from safepassage.model import Scenario
from strategies import random_scenarios
from tries import tries
from verify.naive import naive_plan

APART = (
    "C-KIND-NO-VEHICLE",
    "C-GROUP-NO-VEHICLE",
    "C-GROUP-NO-ROUTE",
    "C-HANDOVER-CYCLE",
    "C-GROUP-NO-ROOM",
)
"""Findings no two of which concern the same people."""


@tries(30)
@given(random_scenarios())
def test_no_correct_plan_moves_them(scenario: Scenario) -> None:
    plan = naive_plan(scenario)
    assume(plan is not None and any(run.steps for run in plan.runs))
    found = impossible(scenario)
    left = plan.figures.left_behind_in_all
    assert sum(int(n.numbers["people"]) for n in found if n.code in APART) <= left
    for notice in found:
        if notice.code == "C-ROOM-SHORT":
            assert int(notice.numbers["lacking"]) <= left
        if notice.code in ("C-READY-LATE", "C-ARRIVE-LATE"):
            assert int(notice.numbers["people"]) <= left


@tries(30)
@given(random_scenarios())
def test_no_correct_plan_moves_a_group_of_them(scenario: Scenario) -> None:
    plan = naive_plan(scenario)
    assume(plan is not None and any(run.steps for run in plan.runs))
    moved = {
        move.group
        for run in plan.runs
        for step in run.steps
        for move in getattr(step, "alight", ())
    }
    whole = {
        str(notice.numbers["group"])
        for notice in impossible(scenario)
        if notice.code in APART[1:]
        and notice.numbers["people"] == heads(scenario, str(notice.numbers["group"]))
    }
    aboard = {parties.group for parties in scenario.under_way.aboard}
    assert not moved & (whole - aboard)


def heads(scenario: Scenario, group: str) -> int:
    parties = list(scenario.groups[group].parties)
    parties += [p for p in scenario.under_way.at_handover if p.group == group]
    parties += [p for p in scenario.under_way.aboard if p.group == group]
    return sum(scenario.kinds[p.kind].needs.heads * p.count for p in parties)
