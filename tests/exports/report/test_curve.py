"""People safe over time: the curve ends at everybody received."""

from __future__ import annotations

from dataclasses import replace

from safepassage.exports.report.curve import safe
from safepassage.exports.report.journeys import Journey
from safepassage.exports.report.voice import Voice
from safepassage.model import PRIORITIES, Plan, Priority, Scenario


def test_received_and_left_behind_are_everybody(
    voice: Voice, scenario: Scenario, plan: Plan, parties: tuple[Journey, ...]
) -> None:
    shown = safe(voice, plan, parties)
    assert shown.total == scenario.heads_by_priority()
    for priority in PRIORITIES:
        left = plan.figures.left_behind[priority]
        assert shown.received[priority] == shown.total[priority] - left


def test_each_priority_has_a_layer_and_a_strip(
    voice: Voice, plan: Plan, parties: tuple[Journey, ...]
) -> None:
    shown = safe(voice, plan, parties)
    for curve in (shown.wide, shown.narrow):
        assert [layer.priority for layer in curve.layers] == list(PRIORITIES)
    strip = shown.strips_wide[0]
    assert strip.priority is Priority.T1
    assert strip.bound is not None
    assert voice.by(plan.figures.t1_clearance) in strip.text


def test_the_bound_lies_before_the_end(
    voice: Voice, plan: Plan, parties: tuple[Journey, ...]
) -> None:
    curve = safe(voice, plan, parties).wide
    assert curve.bound is not None
    mirrored = voice.language.code == "ar"
    assert (curve.bound.x > curve.done.x) == mirrored
    assert abs(curve.bound.x - curve.done.x) > 1


def test_the_words_of_an_early_bound_stand_on_its_later_side(
    voice: Voice, plan: Plan, parties: tuple[Journey, ...]
) -> None:
    assert plan.bounds is not None
    curve = safe(voice, plan, parties).wide
    assert curve.bound is not None
    assert not curve.bound.later
    early = replace(plan.bounds, clearance=replace(plan.bounds.clearance, value=60))
    curve = safe(voice, replace(plan, bounds=early), parties).narrow
    assert curve.bound is not None
    assert curve.bound.later


def test_without_bounds_no_line_is_drawn(
    voice: Voice, plan: Plan, parties: tuple[Journey, ...]
) -> None:
    shown = safe(voice, replace(plan, bounds=None), parties)
    assert shown.wide.bound is None
    assert shown.strips_wide[0].bound is None


def test_nobody_at_all_is_drawn_without_harm(voice: Voice, plan: Plan) -> None:
    shown = safe(voice, plan, ())
    assert shown.wide.layers == []
    assert shown.strips_wide == []
