"""The orders that a new plan changes: those that stay are counted, the others told."""

from __future__ import annotations

from dataclasses import replace

from safepassage.exports.report import report
from safepassage.exports.report.orders import changed_orders
from safepassage.exports.report.voice import Voice
from safepassage.model import Plan
from safepassage.orders import Change, Fate, orders_of


def orders(plan: Plan) -> list[Change]:
    """One of each fate, from the sample's first runs."""
    first, second = [order for run in plan.runs for order in orders_of(run, {})][:2]
    return [Change(first, first), Change(first, second), Change(None, second), Change(second, None)]


def test_what_stays_is_counted_and_the_rest_is_told(voice: Voice, plan: Plan) -> None:
    (vehicle,) = changed_orders(voice, orders(plan), voice.scenario).vehicles
    assert vehicle.vehicle == plan.runs[0].vehicle
    assert [bool(row.was) for row in vehicle.rows] == [True, False, True]
    assert [bool(row.now) for row in vehicle.rows] == [True, True, False]
    assert len({row.fate for row in vehicle.rows}) == len(Fate) - 1


def test_a_vehicle_whose_orders_all_stay_is_not_told_of(voice: Voice, plan: Plan) -> None:
    first, second = (next(orders_of(run, {})) for run in plan.runs[:2])
    shown = changed_orders(voice, [Change(first, first), Change(second, None)], voice.scenario)
    assert [vehicle.vehicle for vehicle in shown.vehicles] == [second.vehicle]


def test_the_page_has_the_section_only_where_a_plan_was_in_force(voice: Voice, plan: Plan) -> None:
    without = report(voice.scenario, plan, voice.language)
    assert 'href="#orders"' not in without
    unchanged = report(voice.scenario, plan, voice.language, ())
    assert 'href="#orders"' in unchanged
    changed = report(voice.scenario, plan, voice.language, orders(plan))
    assert changed.count("<tr>") > unchanged.count("<tr>")


def test_what_has_gone_has_the_name_that_it_had(voice: Voice, plan: Plan) -> None:
    (dropped,) = (change for change in orders(plan) if change.fate is Fate.DROPPED)
    gone = replace(voice.scenario, vehicles={}, places={}, kinds={}, groups={})
    shown = changed_orders(Voice(gone, voice.language), [dropped], voice.scenario)
    assert shown.vehicles == changed_orders(voice, [dropped], voice.scenario).vehicles
