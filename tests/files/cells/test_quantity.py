"""Amounts in the unit of their heading, within what makes sense."""

from __future__ import annotations

from datetime import UTC, datetime
from fractions import Fraction
from zoneinfo import ZoneInfo

import pytest

from safepassage.files.cells.cell import BadCellError, Cell, Surroundings
from safepassage.files.cells.clock import Clock
from safepassage.files.cells.quantity import (
    Degrees,
    Distance,
    Duration,
    Ratio,
    Whole,
    WholeOrUnlimited,
)

CLOCK = Clock(ZoneInfo("UTC"), datetime(2020, 1, 1, tzinfo=UTC), known=True)


def around(unit: str = "") -> Surroundings:
    return Surroundings(CLOCK, unit)


def code(cell: Cell[object], text: str, unit: str = "") -> str:
    with pytest.raises(BadCellError) as caught:
        cell.read(text, around(unit))
    return caught.value.code


@pytest.mark.parametrize(
    ("text", "unit", "seconds"),
    [("90", "s", 90), ("1.5", "min", 90), ("2", "h", 7200), ("0,01", "min", 1), ("0", "h", 0)],
)
def test_durations_are_whole_seconds_rounded_up(text: str, unit: str, seconds: int) -> None:
    assert Duration().read(text, around(unit)) == seconds


def test_durations_are_written_in_minutes_unless_that_needs_many_decimals() -> None:
    assert Duration("min").unit_for([60, 90, 0]) == "min"
    assert Duration("min").unit_for([60, 100]) == "s"
    assert Duration("min").write(90, "min") == "1.5"


def test_distances_are_whole_metres_rounded_up() -> None:
    assert Distance().read("1.2345", around("km")) == 1235
    assert Distance().read("12", around("m")) == 12
    assert Distance().write(1235, "km") == "1.235"


def test_degrees_are_read_as_they_were_written() -> None:
    for degrees in (36.2, -180.0, 0.1 + 0.2, 37.123456789012345):
        assert Degrees(180).read(Degrees(180).write(degrees), around()) == degrees
    assert Degrees(90).read("36,201", around()) == 36.201
    assert Degrees(90).read("٣٦٫٢", around()) == 36.2
    assert code(Degrees(90), "90.01") == "F-DEGREES"
    assert code(Degrees(90), "north") == "F-NUMBER"


def test_what_makes_no_sense_is_refused() -> None:
    assert code(Whole(), "-1") == "F-NEGATIVE"
    assert code(Whole(least=1), "0") == "F-SMALL"
    assert code(Whole(), "1000000000") == "F-HUGE"
    assert code(Duration(), "99999999", "h") == "F-HUGE"
    assert code(Duration(), "-0.001", "s") == "F-NEGATIVE"
    assert code(Ratio(), "0") == "F-ZERO"
    assert code(Ratio(least=1), "0.5") == "F-SMALL"
    assert code(Distance(), "1e30", "km") == "F-HUGE"


def test_ratios_are_exact() -> None:
    assert Ratio().read("1/3", around()) == Fraction(1, 3)
    assert Ratio().write(Fraction(1, 3)) == "1/3"
    assert Ratio().write(Fraction(5, 4)) == "1.25"


def test_as_many_as_come_is_said_in_a_word() -> None:
    cell = WholeOrUnlimited()
    assert cell.read("Unlimited", around()) is None
    assert cell.read("بلا حد", around()) is None
    assert cell.read("2", around()) == 2
    assert cell.write(None) == "unlimited"
    assert cell.write(2) == "2"
