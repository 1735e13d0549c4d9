"""The scenario's clock: instants as people write them, and seconds after the start."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

_RELATIVE = re.compile(r"([+-])(\d{1,6}):([0-5]\d)(?::([0-5]\d))?")
_TIME = (
    r"(\d{1,2}):(\d{2})(?::(\d{2})(?:\.0+)?)?\s*"
    r"([AaPp]\.?[Mm]\.?|ص|م)?\s*(Z|[+-]\d{2}(?::?\d{2}(?::?\d{2})?)?)?"
)
_YEAR_FIRST = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:T|\s+)" + _TIME)
_YEAR_LAST = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?:T|،?,?\s+)" + _TIME)

_AFTERNOON = ("p", "م")


class InstantError(ValueError):
    """Text that names no instant; ``code`` is that of the notice."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Clock:
    """Seconds after ``start``, in a time zone.

    ``known`` is False while the start is not: then only the form of an instant can be judged.
    """

    zone: ZoneInfo
    start: datetime = datetime(2000, 1, 1, tzinfo=UTC)
    known: bool = False

    def seconds(self, text: str) -> int:
        """Seconds after the start (negative before it); raises :class:`InstantError`."""
        relative = _RELATIVE.fullmatch(text)
        if relative:
            sign, hours, minutes, seconds = relative.groups(default="0")
            after = int(hours) * 3600 + int(minutes) * 60 + int(seconds)
            return -after if sign == "-" else after
        return round((self.instant(text) - self.start).total_seconds())

    def instant(self, text: str) -> datetime:
        """The instant in UTC that a date with a time names; raises :class:`InstantError`."""
        if match := _YEAR_FIRST.fullmatch(text):
            year, _, month, day, *time = match.groups()
        elif match := _YEAR_LAST.fullmatch(text):
            first, _, second, year, *time = match.groups()
            day, month = _day_and_month(first, second)
        else:
            raise InstantError("F-INSTANT")
        hour, minute, second_, half, offset = time
        hours = int(hour)
        if half and not 1 <= hours <= 12:
            raise InstantError("F-INSTANT")
        if half:
            hours = hours % 12 + (12 if half.lower().startswith(_AFTERNOON) else 0)
        midnight = hours == 24 and int(minute) == 0 and int(second_ or 0) == 0
        if not 1900 <= int(year) <= 2200:
            raise InstantError("F-INSTANT")
        try:
            local = datetime(
                int(year),
                int(month),
                int(day),
                0 if midnight else hours,
                int(minute),
                int(second_ or 0),
            )
        except ValueError:
            raise InstantError("F-INSTANT") from None
        if midnight:
            local += timedelta(days=1)
        return local.replace(tzinfo=_offset(offset)) if offset else self._in_zone(local)

    def _in_zone(self, local: datetime) -> datetime:
        """The instant at which the zone's clocks show ``local``, if that is exactly one."""
        early = local.replace(tzinfo=self.zone, fold=0)
        late = local.replace(tzinfo=self.zone, fold=1)
        if early.utcoffset() != late.utcoffset():
            exists = early.astimezone(UTC).astimezone(self.zone).replace(tzinfo=None) == local
            raise InstantError("F-CLOCK-TWICE" if exists else "F-CLOCK-NEVER")
        return early.astimezone(UTC)

    def text(self, seconds: int) -> str:
        """What :meth:`seconds` reads back: local time, with the offset only where it must be."""
        local = (self.start + timedelta(seconds=seconds)).astimezone(self.zone)
        text = local.strftime("%Y-%m-%d %H:%M:%S" if local.second else "%Y-%m-%d %H:%M")
        twice = local.replace(fold=0).utcoffset() != local.replace(fold=1).utcoffset()
        return text + _offset_text(local) if twice else text


def start_text(start: datetime, zone: ZoneInfo) -> str:
    """The scenario's start, with the offset that holds at that moment."""
    local = start.astimezone(zone)
    text = local.strftime("%Y-%m-%d %H:%M:%S" if local.second else "%Y-%m-%d %H:%M")
    return text + _offset_text(local)


def _offset(text: str) -> timezone:
    if text == "Z":
        return UTC
    digits = text[1:].replace(":", "").ljust(6, "0")
    hours, minutes, seconds = int(digits[:2]), int(digits[2:4]), int(digits[4:6])
    if hours > 23 or minutes > 59 or seconds > 59:
        raise InstantError("F-INSTANT")
    offset = timedelta(hours=hours, minutes=minutes, seconds=seconds)
    return timezone(-offset if text[0] == "-" else offset)


def _offset_text(local: datetime) -> str:
    return local.isoformat()[19:]


def _day_and_month(first: str, second: str) -> tuple[str, str]:
    """Day and month of ``15/12/2016``; which is which must show in the numbers themselves."""
    if int(first) > 12 or first == second:
        return first, second
    if int(second) > 12:
        return second, first
    raise InstantError("F-DATE-AMBIGUOUS")
