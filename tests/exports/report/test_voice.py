"""Rounding keeps what is said true: done *by* a time, and *not before* one."""

from __future__ import annotations

from safepassage.exports.report.voice import Voice


def test_short_times_are_not_rounded(voice: Voice) -> None:
    assert voice.by(15) == voice.not_before(15) == voice.clock(15)


def test_ways_are_told_in_kilometres_or_metres(voice: Voice) -> None:
    assert voice.way(950) == voice.say("metres", value=950)
    assert voice.way(5_430) == voice.say("kilometres", value=5.4)


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
