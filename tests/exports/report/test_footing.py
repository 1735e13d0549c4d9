"""What the plan rests on: the scenario's own numbers, and how to check."""

from __future__ import annotations

from dataclasses import replace

from safepassage.exports.report.footing import footing
from safepassage.exports.report.voice import Voice
from safepassage.model import Plan, Scenario


def test_it_names_the_command_and_the_fingerprint(
    voice: Voice, scenario: Scenario, plan: Plan
) -> None:
    shown = footing(voice, plan)
    assert shown.command.startswith("safepassage verify")
    values = [value for _, value in shown.identity]
    assert scenario.digest in values
    assert "7" in values


def test_every_assumption_that_the_scenario_makes_is_said(voice: Voice, plan: Plan) -> None:
    said = " ".join(footing(voice, plan).assumptions)
    assert voice.name("bridge") in said
    assert voice.name("ambulance") in said
    assert voice.scenario.timezone in said
    assert voice.say("assume-closures", count=1) in said
    assert voice.say("assume-legs", count=12) in said


def test_lanes_without_number_are_said_to_be_so(voice: Voice, plan: Plan) -> None:
    bridge = replace(voice.scenario.crossings["bridge"], lanes=None, convoys=None)
    free = replace(voice.scenario, crossings={"bridge": bridge})
    said = footing(Voice(free, voice.language), plan).assumptions
    bounded = footing(voice, plan).assumptions
    assert len(said) == len(bounded)
    assert said != bounded
    assert not any("-1" in sentence for sentence in said)
