"""The time axis runs as people read, and its labels are round times of day."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from safepassage.exports.report.axes import ZOOMS, TimeAxis, finer, time_axis
from safepassage.exports.report.voice import Voice
from safepassage.language import language
from safepassage.model import Scenario


def test_time_runs_in_the_direction_of_reading(voice: Voice) -> None:
    axis = time_axis(voice, 3600, 10, 110)
    assert (axis.x(0), axis.x(3600)) == ((110, 10) if voice.language.code == "ar" else (10, 110))


@settings(deadline=None)
@given(st.booleans(), st.integers(10, 200_000), st.data())
def test_an_interval_is_a_box_inside_the_picture(
    mirrored: bool, end: int, data: st.DataObject
) -> None:
    axis = TimeAxis(0, end, 20, 900, mirrored)
    a, b = sorted(data.draw(st.tuples(st.integers(0, end), st.integers(0, end))))
    left, width = axis.box(a, b)
    assert 20 <= left <= left + width <= 900 + 1e-6
    assert abs(width - (b - a) / end * 880) < 1e-6


def test_labels_are_round_and_apart(voice: Voice) -> None:
    axis = time_axis(voice, 13 * 3600, 0, 1000)
    ticks = axis.ticks(voice, axis.step())
    assert [t.label for t in ticks][:3] == ["09:00", "10:00", "11:00"]
    assert [bool(t.day) for t in ticks] == [True] + [False] * (len(ticks) - 1)
    xs = sorted(t.x for t in ticks)
    assert min(b - a for a, b in itertools.pairwise(xs)) >= 56


def test_labels_are_round_where_the_start_is_not(scenario: Scenario) -> None:
    odd = replace(scenario, start=datetime(2026, 3, 14, 20, 47, 13, tzinfo=UTC))
    voice = Voice(odd, language("en"))
    axis = time_axis(voice, 6 * 3600, 0, 400)
    ticks = axis.ticks(voice, axis.step())
    assert [t.label for t in ticks] == ["00:00", "01:00", "02:00", "03:00", "04:00", "05:00"]
    assert ticks[0].day == "15 March 2026"


def test_a_stretched_picture_gets_more_labels_that_fit(voice: Voice) -> None:
    axis = time_axis(voice, 13 * 3600, 22, 948)
    more = finer(axis, voice)
    for zoom in ZOOMS:
        xs = sorted(x for x, _, since in more if since <= zoom)
        xs = sorted([*xs, *(t.x for t in axis.ticks(voice, axis.step()))])
        assert min(b - a for a, b in itertools.pairwise(xs)) * zoom >= 55.9
        assert len(xs) == len(set(xs))
    assert {since for _, _, since in more} <= set(ZOOMS)
