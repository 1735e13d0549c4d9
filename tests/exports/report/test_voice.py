"""Rounding keeps what is said true: done *by* a time, and *not before* one."""

from __future__ import annotations

from safepassage.exports.report.voice import Voice
from safepassage.model import Needs


def test_by_rounds_up_and_not_before_rounds_down(voice: Voice) -> None:
    assert voice.by(3601) == voice.clock(3660)
    assert voice.by(3600) == voice.clock(3600)
    assert voice.not_before(3659) == voice.clock(3600)


def test_long_durations_are_told_in_minutes(voice: Voice) -> None:
    assert voice.span(601) == voice.language.duration(660)
    assert voice.span(59) == voice.language.duration(59)


def test_a_thing_without_a_name_is_called_by_its_id(voice: Voice) -> None:
    assert voice.name("mill-families") == "mill-families"
    assert voice.name("nowhere") == "nowhere"


def test_needs_are_listed_as_people_say_them(voice: Voice) -> None:
    said = voice.needs(Needs(2, 0, 1))
    assert voice.say("need-seat", count=2) in said
    assert voice.say("need-stretcher", count=1) in said
    assert voice.needs(Needs()) == voice.say("nobody")
