"""Instants as people write them, in the scenario's time zone."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safepassage.files.cells.clock import Clock, InstantError, start_text

DAMASCUS = Clock(ZoneInfo("Asia/Damascus"), datetime(2016, 12, 15, 6, tzinfo=UTC), known=True)
PARIS = Clock(ZoneInfo("Europe/Paris"), datetime(2016, 10, 29, 22, tzinfo=UTC), known=True)


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("2016-12-15 08:00", 0),
        ("2016-12-15 8:00", 0),
        ("2016-12-15 08:00:30", 30),
        ("2016-12-15T09:00", 3600),
        ("2016/12/15 09:00", 3600),
        ("2016-12-15 06:00Z", 0),
        ("2016-12-15T08:00+02:00", 0),
        ("2016-12-15T08:00+0300", -3600),
        ("2016-12-14 08:00", -86_400),
        ("2016-12-15 24:00", 16 * 3600),
        ("15/12/2016 08:00", 0),
        ("12/15/2016 08:00", 0),
        ("15.12.2016 08:00", 0),
        ("15/12/2016 8:00 AM", 0),
        ("15/12/2016 08:00 م", 12 * 3600),
        ("12/12/2016 08:00", -3 * 86_400),
        ("+1:30", 5400),
        ("+0:00:05", 5),
        ("+100:00", 360_000),
        ("-0:10", -600),
    ],
)
def test_what_names_an_instant(text: str, seconds: int) -> None:
    assert DAMASCUS.seconds(text) == seconds


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("08:00", "F-INSTANT"),
        ("2016-12-15", "F-INSTANT"),
        ("1:30", "F-INSTANT"),
        ("2016-02-30 08:00", "F-INSTANT"),
        ("2016-12-15 25:00", "F-INSTANT"),
        ("2016-12-15 08:60", "F-INSTANT"),
        ("2016-12-15 13:00 AM", "F-INSTANT"),
        ("2016-12-15 08:00+99:00", "F-INSTANT"),
        ("0016-12-15 08:00", "F-INSTANT"),
        ("soon", "F-INSTANT"),
        ("02/03/2016 08:00", "F-DATE-AMBIGUOUS"),
    ],
)
def test_what_names_none(text: str, code: str) -> None:
    with pytest.raises(InstantError) as caught:
        DAMASCUS.seconds(text)
    assert caught.value.code == code


def test_the_hour_that_clocks_show_twice_needs_its_offset() -> None:
    with pytest.raises(InstantError) as caught:
        PARIS.seconds("2016-10-30 02:30")
    assert caught.value.code == "F-CLOCK-TWICE"
    assert PARIS.seconds("2016-10-30 02:30+02:00") == 9000
    assert PARIS.seconds("2016-10-30 02:30+01:00") == 12_600
    assert PARIS.text(9000) == "2016-10-30 02:30+02:00"


def test_the_hour_that_clocks_leave_out_does_not_exist() -> None:
    with pytest.raises(InstantError) as caught:
        PARIS.seconds("2016-03-27 02:30")
    assert caught.value.code == "F-CLOCK-NEVER"


@given(st.integers(-(10**8), 10**8))
def test_what_is_written_is_read_back(seconds: int) -> None:
    for clock in (DAMASCUS, PARIS):
        assert clock.seconds(clock.text(seconds)) == seconds


def test_the_start_is_written_with_its_offset() -> None:
    assert start_text(DAMASCUS.start, DAMASCUS.zone) == "2016-12-15 08:00+02:00"
