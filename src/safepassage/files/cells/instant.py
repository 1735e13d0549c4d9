"""Cells that hold a time: an instant, the scenario's start, its time zone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from safepassage.files.cells.cell import (
    BadCellError,
    DoubtfulCellError,
    Surroundings,
    closest,
)
from safepassage.files.cells.clock import InstantError, start_text
from safepassage.files.cells.number import digits
from safepassage.files.cells.quantity import MOST_SECONDS
from safepassage.units import Seconds


@cache
def _timezones() -> list[str]:
    """Every time zone; listing them takes the time of reading a small scenario."""
    return sorted(available_timezones())


@dataclass(frozen=True, slots=True)
class Instant:
    """Seconds after the start.

    Before the start is allowed where ``early``; else it counts as the start, with a warning.
    """

    early: bool = True
    units: tuple[str, ...] = ()

    def read(self, text: str, around: Surroundings) -> Seconds:
        """Whole seconds, negative before the start."""
        try:
            seconds = around.clock.seconds(digits(text))
        except InstantError as error:
            raise BadCellError(error.code) from None
        if not around.clock.known:
            return Seconds(0)
        if abs(seconds) > MOST_SECONDS:
            raise BadCellError("F-INSTANT-FAR")
        if seconds < 0 and not self.early:
            raise DoubtfulCellError(0, "F-BEFORE-START")
        return Seconds(seconds)


@dataclass(frozen=True, slots=True)
class Start:
    """The scenario's start: a full date and time."""

    units: tuple[str, ...] = ()

    def read(self, text: str, around: Surroundings) -> datetime:
        """The instant in UTC."""
        try:
            return around.clock.instant(digits(text)).astimezone(UTC)
        except InstantError as error:
            code = "F-START" if error.code == "F-INSTANT" else error.code
            raise BadCellError(code) from None

    def write(self, value: datetime, zone: ZoneInfo) -> str:
        """Local date and time with the offset."""
        return start_text(value, zone)


@dataclass(frozen=True, slots=True)
class TimeZone:
    """A name of the IANA time zone database, such as ``Asia/Damascus``."""

    units: tuple[str, ...] = ()

    def read(self, text: str, around: Surroundings) -> str:
        """The name, if the database has it."""
        try:
            ZoneInfo(text)
        except (KeyError, ValueError, OSError):
            suggestion = closest(text, _timezones)
            raise BadCellError(
                "F-TIMEZONE", close="yes" if suggestion else "no", suggestion=suggestion
            ) from None
        return text

    def write(self, value: str) -> str:
        """The name itself."""
        return value
