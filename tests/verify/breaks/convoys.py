"""Ways of breaking R6 where it speaks of convoys."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from safepassage.model import (
    Convoy,
    ConvoyRule,
    ConvoyScope,
    Passage,
    Plan,
    Run,
    Scenario,
    Window,
)
from verify.breaks.table import (
    FOREVER,
    at,
    breaks,
    put,
    steps,
    timed,
    with_one,
    with_run,
    with_shadow,
)


@breaks("R6-CONVOY-MISSING")
def pass_outside_a_convoy(scenario, plan):
    for r, i, passage in steps(plan, Passage):
        if passage.convoy is not None:
            yield put(plan, r, i, replace(passage, convoy=None))
        else:
            rule = ConvoyRule(1, 9, holds_for=ConvoyScope.ALL)
            yield with_one(scenario, "crossings", passage.crossing, convoys=rule)


def in_convoys(plan: Plan) -> Iterator[tuple[int, int, Passage, Convoy]]:
    for r, i, passage in steps(plan, Passage):
        if passage.convoy is not None:
            yield r, i, passage, plan.convoys[passage.convoy]


def with_convoy(plan: Plan, number: int, convoy: Convoy) -> Plan:
    convoys = plan.convoys
    return replace(plan, convoys=(*convoys[:number], convoy, *convoys[number + 1 :]))


def ruled(scenario: Scenario, passage: Passage, **facts: Any) -> Scenario:
    rule = scenario.crossings[passage.crossing].convoys
    assert rule is not None
    return with_one(scenario, "crossings", passage.crossing, convoys=replace(rule, **facts))


@breaks("R6-CONVOY-NOT-HELD")
def pass_in_a_convoy_without_a_rule(scenario, plan):
    for _, _, passage, _ in in_convoys(plan):
        yield with_one(scenario, "crossings", passage.crossing, convoys=None)


@breaks("R6-CONVOY-NO-RULE")
def list_a_convoy_where_there_are_none(scenario, plan):
    for _, _, passage, convoy in in_convoys(plan):
        yield with_one(scenario, "crossings", passage.crossing, convoys=None)
        yield replace(plan, convoys=(*plan.convoys, replace(convoy, from_zone="nowhere")))


@breaks("R6-CONVOY-UNKNOWN")
def name_a_convoy_that_is_none(scenario, plan):
    for r, i, passage, _ in in_convoys(plan):
        for number in (-1, len(plan.convoys)):
            yield put(plan, r, i, replace(passage, convoy=number))


@breaks("R6-CONVOY-ELSEWHERE")
def name_a_convoy_of_the_other_direction(scenario, plan):
    for _, _, passage, convoy in in_convoys(plan):
        other = scenario.crossings[passage.crossing].far_side(passage.from_zone)
        yield with_convoy(plan, passage.convoy, replace(convoy, from_zone=other))


@breaks("R6-CONVOY-NOT-LISTED")
def drop_a_vehicle_from_a_convoy(scenario, plan):
    for _, _, passage, convoy in in_convoys(plan):
        yield with_convoy(plan, passage.convoy, replace(convoy, vehicles=()))


@breaks("R6-CONVOY-ABSENT")
def list_a_vehicle_that_does_not_pass(scenario, plan):
    for _, _, passage, convoy in in_convoys(plan):
        for other in ("ghost", *convoy.vehicles):
            more = replace(convoy, vehicles=(*convoy.vehicles, other))
            yield with_convoy(plan, passage.convoy, more)


@breaks("R6-CONVOY-SIZE")
def ask_for_other_convoys(scenario, plan):
    for _, _, passage, _ in in_convoys(plan):
        yield ruled(scenario, passage, min_vehicles=0, max_vehicles=0)


@breaks("R6-CONVOY-NOT-ARRIVED")
def begin_before_all_have_arrived(scenario, plan):
    for r, i, passage, _ in in_convoys(plan):
        if i:
            _, since = at(plan.runs[r].steps[i - 1])
            yield put(plan, r, i, replace(passage, begin=since - 1))


@breaks("R6-CONVOY-ORDER")
def swap_the_order_in_a_convoy(scenario, plan):
    for r, _, passage, convoy in in_convoys(plan):
        if passage.end > passage.begin:
            under, over = with_shadow(scenario, plan, r)
            shadow = over.runs[-1]
            late = tuple(
                timed(step, at(step)[0] + 1, at(step)[1] + 1) if step == passage else step
                for step in shadow.steps
            )
            over = with_run(over, len(over.runs) - 1, replace(shadow, steps=late))
            both = replace(convoy, vehicles=("shadow", *convoy.vehicles))
            yield under, with_convoy(over, passage.convoy, both)


@breaks("R6-CONVOY-HEADWAY")
def ask_for_more_headway(scenario, plan):
    directions = [(passage.crossing, passage.from_zone) for _, _, passage, _ in in_convoys(plan)]
    for _, _, passage, _ in in_convoys(plan):
        if directions.count((passage.crossing, passage.from_zone)) > 1:
            yield ruled(scenario, passage, headway=FOREVER)


@breaks("R6-CONVOY-ESCORTS")
def ask_for_more_escorts(scenario, plan):
    for _, _, passage, _ in in_convoys(plan):
        yield ruled(scenario, passage, escorts=0, turnaround=1)


@breaks("R6-CONVOY-BROKEN-INTO")
def break_into_a_convoy(scenario, plan):
    """The vehicle's convoy is led by one that begins long before; another passes in between."""
    for r, _, passage, convoy in in_convoys(plan):
        if passage.begin <= 10:
            continue
        under, over = with_shadow(scenario, plan, r)
        lead = Passage(passage.crossing, passage.from_zone, passage.begin - 10, passage.end)
        led = replace(lead, convoy=passage.convoy)
        ahead = replace(lead, begin=passage.begin - 5)
        both = replace(convoy, vehicles=("shadow", *convoy.vehicles))
        over = with_run(with_convoy(over, passage.convoy, both), len(over.runs) - 1)
        intruder = replace(under.vehicles["shadow"], id="intruder")
        under = replace(under, vehicles={**under.vehicles, "intruder": intruder})
        under = ruled(under, passage, holds_for=ConvoyScope.ALL)
        yield (
            under,
            replace(over, runs=(*over.runs, Run("shadow", (led,)), Run("intruder", (ahead,)))),
        )


@breaks("R6-CONVOY-WINDOWS")
def pass_in_two_windows(scenario, plan):
    for r, _, passage, convoy in in_convoys(plan):
        if passage.begin <= 10:
            continue
        under, over = with_shadow(scenario, plan, r)
        early = Passage(passage.crossing, passage.from_zone, 0, 1, passage.convoy)
        over = with_run(over, len(over.runs) - 1, Run("shadow", (early,)))
        both = replace(convoy, vehicles=("shadow", *convoy.vehicles))
        windows = (Window(0, 1), Window(2, FOREVER))
        under = with_one(under, "crossings", passage.crossing, windows=windows)
        under = ruled(under, passage, holds_for=ConvoyScope.ALL)
        yield under, with_convoy(over, passage.convoy, both)
