"""Which day a report means by "on Thursday", "yesterday", "15 December"."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from safepassage.reports.spelling import spelled

_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")


@dataclass(frozen=True, slots=True)
class Day:
    """A date; or, where the report's own day is not known, only a weekday (0 is Monday), or
    nothing.
    """

    date: date | None = None
    weekday: int | None = None

    def may_be(self, other: Day) -> bool:
        """Whether both can be the same day, as far as they are known."""
        if self.date is not None and other.date is not None:
            return self.date == other.date
        mine, its = self._weekday(), other._weekday()
        return mine is None or its is None or mine == its

    def _weekday(self) -> int | None:
        return self.date.weekday() if self.date is not None else self.weekday


def day_of(words: str | None, published: date | None, *, ahead: bool = False) -> Day:
    """The day that ``words`` mean in a report of the day ``published``.

    A weekday is the last one up to that day, or, where what is told lies ``ahead``, the next one
    from it on. Without words it is the report's own day. Weeks, months and years mean no day.
    """
    if not words:
        return Day(published)
    text = words.translate(_DIGITS)
    if whole := re.search(r"\b(\d{4})-(\d{1,2})-(\d{1,2})\b", text):
        return Day(_date(int(whole[1]), int(whole[2]), int(whole[3])))
    key = spelled(text)
    for month, number in _meaning("month"):
        either = rf"(?<!\w)(?:(\d{{1,2}}) {month}|{month} (\d{{1,2}})(?!\d))(?!\w)(?: (\d{{4}}))?"
        if dated := re.search(either, key):
            year = int(dated[3]) if dated[3] else (published.year if published else 0)
            return Day(_date(year, number, int(dated[1] or dated[2])))
    for word, days in _meaning("relative"):
        # With its article: "the day" is today, and "day" stands before every weekday.
        if re.search(rf"(?<!\w){word}(?!\w)", _with_articles(text)):
            return Day(None if published is None else published + timedelta(days))
    for word, weekday in _meaning("weekday"):
        if re.search(rf"(?<!\w){word}(?!\w)", key):
            if published is None:
                return Day(weekday=weekday)
            away = (weekday - published.weekday()) % 7
            return Day(published + timedelta(away if ahead or not away else away - 7))
    return Day()


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _with_articles(text: str) -> str:
    return "".join("ا" if letter in "أإآ" else letter for letter in text.casefold())


@cache
def _meaning(kind: str) -> list[tuple[str, int]]:
    """Words of one kind with their numbers, as they are spelled here, the longest first."""
    with (Path(__file__).parent / "days.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["meaning"] == kind]
    form = _with_articles if kind == "relative" else spelled
    found = [(re.escape(form(row["word"])), int(row["number"])) for row in rows]
    return sorted(found, key=lambda pair: -len(pair[0]))
