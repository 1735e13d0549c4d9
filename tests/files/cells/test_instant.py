"""Times in cells: before the start, far away, in zones that do not exist."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from safepassage.files.cells.cell import BadCellError, DoubtfulCellError, Surroundings
from safepassage.files.cells.clock import Clock
from safepassage.files.cells.instant import Instant, Start, TimeZone

DAMASCUS = ZoneInfo("Asia/Damascus")
AROUND = Surroundings(Clock(DAMASCUS, datetime(2016, 12, 15, 6, tzinfo=UTC), known=True))


def test_arabic_digits_tell_the_time() -> None:
    assert Instant().read("٢٠١٦-١٢-١٥ ٠٩:٠٠", AROUND) == 3600


def test_what_was_ready_before_the_start_is_ready_at_the_start() -> None:
    with pytest.raises(DoubtfulCellError) as caught:
        Instant(early=False).read("-1:00", AROUND)
    assert (caught.value.value, caught.value.code) == (0, "F-BEFORE-START")
    assert Instant().read("-1:00", AROUND) == -3600


def test_an_instant_in_another_decade_is_a_slip() -> None:
    with pytest.raises(BadCellError) as caught:
        Instant().read("2061-12-15 08:00", AROUND)
    assert caught.value.code == "F-INSTANT-FAR"


def test_while_the_start_is_unknown_only_the_form_is_judged() -> None:
    unknown = Surroundings(Clock(DAMASCUS))
    assert Instant(early=False).read("1950-01-01 08:00", unknown) == 0
    with pytest.raises(BadCellError):
        Instant().read("soon", unknown)


def test_the_start_is_an_instant_in_the_zone() -> None:
    assert Start().read("2016-12-15 08:00", AROUND) == datetime(2016, 12, 15, 6, tzinfo=UTC)
    with pytest.raises(BadCellError) as caught:
        Start().read("+1:30", AROUND)
    assert caught.value.code == "F-START"


@pytest.mark.parametrize("text", ["Asia/Damscus", "Europe", "../etc/passwd", "\0", "x" * 500])
def test_a_zone_that_does_not_exist(text: str) -> None:
    with pytest.raises(BadCellError) as caught:
        TimeZone().read(text, AROUND)
    assert caught.value.code == "F-TIMEZONE"
    assert text != "Asia/Damscus" or caught.value.numbers["suggestion"] == "Asia/Damascus"
