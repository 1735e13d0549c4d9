"""Correct plans pass, and each way of breaking one is caught by the right rule."""

from __future__ import annotations

import re
from collections import Counter
from itertools import islice
from pathlib import Path

import pytest
from hypothesis import assume, given

import safepassage.verify
from safepassage.model import Drive, Passage, Scenario, Stop
from safepassage.verify import RULES, check, figures
from story import scenario
from strategies import random_scenarios
from tries import tries
from verify.breaks import BREAKS, Break
from verify.breaks.report import bounded
from verify.naive import naive_plan
from verify.telling import findings

AT_LEAST = 3
"""In so many ways each rule is broken, at the least."""

RICH = """
    zone      in
    zone      out
    assembly  school in in bays 1
    reception arena in out room 20
    hospital  clinic in out room-seat 2 room-stretcher 2
    depot     depot in out
    crossing  gate from in to out inspect 5m shared convoy 1-2 headway 10m escorts 2 turnaround 20m
    type      bus seat 4 board 3 alight 2 stop 60
    type      ambulance seat 1 stretcher 1 board 9 alight 9
    vehicle   bus-1 bus depot end depot
    vehicle   bus-2 bus arena available 0:10 crew 0:10-9:00
    vehicle   amb ambulance depot zones in,out places school,clinic,depot
    kind      family seat 2
    group     town at school 4 family accepts arena aboard 5:00
    group     late at school 3 person rate 6 T2
    group     sick at school 2 patient T1 ready 0:30 accepts clinic
    group     lost at school 1 wheelchair
    everywhere 10m metres 1000
"""


def test_a_rich_plan_uses_what_can_be_broken():
    town = scenario(RICH)
    plan = naive_plan(town)
    assert plan is not None
    assert findings(town, plan) == []
    kinds = Counter(type(step) for run in plan.runs for step in run.steps)
    assert all(kinds[kind] > 5 for kind in (Drive, Passage, Stop))
    assert len(plan.convoys) > 2
    assert findings(town, bounded(plan)) == []


@pytest.mark.parametrize("one", BREAKS, ids=str)
def test_each_break_of_a_rich_plan_is_caught(one: Break):
    town = scenario(RICH)
    plan = naive_plan(town)
    cases = list(one.way(town, plan))
    assert cases, "the rich plan gives this break no chance"
    for under, over in cases:
        assert one.code in findings(under, over)


@tries(60)
@given(random_scenarios())
def test_correct_plans_pass(town: Scenario):
    """And their figures are those that the naive planner added up passenger by passenger."""
    plan = naive_plan(town)
    assume(plan is not None)
    assert findings(town, plan) == []
    assert figures(town, plan) == plan.figures


@tries(12)
@given(random_scenarios())
def test_broken_plans_are_caught_by_the_right_rule(town: Scenario):
    plan = naive_plan(town)
    assume(plan is not None and any(run.steps for run in plan.runs))
    for one in BREAKS:
        for under, over in islice(one.way(town, plan), 2):
            assert one.code in {notice.code for notice in check(under, over)}, str(one)


def test_each_rule_is_broken_in_several_ways():
    ways = Counter(one.rule for one in BREAKS)
    assert len(ways) == len(RULES) == 10
    assert min(ways.values()) >= AT_LEAST, ways


def test_each_code_of_the_checker_is_provoked():
    """A code that no break provokes is a promise that nobody has tested."""
    source = Path(safepassage.verify.__file__).parent
    codes = {
        code
        for file in source.glob("*.py")
        for code in re.findall(r'"(R\d+-[A-Z0-9-]+)"', file.read_text(encoding="utf-8"))
    }
    # Another scenario, or no file of roads, is no break of a plan: each has a test of its own.
    assert codes - {one.code for one in BREAKS} == {"R0-ROADS", "R0-SCENARIO"}
