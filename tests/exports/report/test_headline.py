"""The headline says the truth in whole minutes."""

from __future__ import annotations

from dataclasses import replace

from safepassage.exports.report.headline import headline
from safepassage.exports.report.journeys import Journey
from safepassage.exports.report.voice import Voice
from safepassage.language import language
from safepassage.model import PRIORITIES, Plan, Run, Scenario


def test_it_counts_who_is_safe_and_who_is_not(
    scenario: Scenario, plan: Plan, parties: tuple[Journey, ...]
) -> None:
    shown = headline(Voice(scenario, language("en")), plan, parties)
    total = sum(scenario.heads_by_priority().values())
    assert (shown.received, shown.total) == (total - 15, total)
    assert shown.out == f"{total - 15:,} of {total:,} people are safe by 21:59, after 12 h 59 min."
    assert shown.left == "15 people are left behind, none of them T1: 15 who are not ready in time."
    assert "15:45" in shown.wounded
    assert shown.gap == "The gap is 4.2 %."


def test_everybody_is_said_only_of_everybody(
    scenario: Scenario, plan: Plan, parties: tuple[Journey, ...]
) -> None:
    figures = replace(plan.figures, left_behind=dict.fromkeys(PRIORITIES, 0))
    nobody_behind = replace(plan, left_behind=(), figures=figures)
    received = [p for p in parties if p.received is not None]
    shown = headline(Voice(scenario, language("en")), nobody_behind, received)
    assert shown.out.startswith("Everybody is safe by 21:59")
    assert shown.left == "Nobody is left behind."


def test_a_plan_that_moves_nobody_says_so(
    voice: Voice, plan: Plan, parties: tuple[Journey, ...]
) -> None:
    waiting = [replace(p, rides=[], received=None) for p in parties]
    idle = replace(plan, runs=tuple(Run(r.vehicle) for r in plan.runs))
    shown = headline(voice, idle, waiting)
    assert shown.received == 0
    assert shown.out == voice.say("headline-nobody", total=shown.total)
    assert shown.wounded == voice.say("headline-t1-none", total=90)


def test_arabic_counts_in_arabic(
    scenario: Scenario, plan: Plan, parties: tuple[Journey, ...]
) -> None:
    voice = Voice(scenario, language("ar"))
    assert "شخصان" in voice.say("people", count=2)
    assert "أشخاص" in voice.say("people", count=3)
    assert "شخصًا" in headline(voice, plan, parties).left
