"""Saying things in Arabic and in English, from two catalogues that are equals.

The catalogues are Project Fluent files under ``locales/<language>/``; each room owns one. They are
read when a sentence of theirs is first needed, so that a short command does not pay for the report.

Figures are written with the digits 0-9 in both languages: they are read out over the radio, typed
into spreadsheets and painted on vehicles that way.
"""

from __future__ import annotations

import locale
import os
from collections.abc import Iterable
from datetime import datetime, timedelta
from fractions import Fraction
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

from safepassage.catalogue import Catalogue
from safepassage.notices import Notice, Where

LANGUAGES = ("ar", "en")
"""The languages of the product, none of them the original."""

_LOCALES = Path(__file__).parent / "locales"
_REGIONS = {"ar": "ar_SY", "en": "en_GB"}
"""Whose habits of dates, lists and plurals hold: months are كانون الأول, not ديسمبر."""


class Language:
    """One of the product's languages: sentences, numbers, durations and clocks in it.

    In Arabic every value put into a sentence is wrapped in invisible isolates, so that an id in
    Latin letters or a sign does not turn the words around it about. English needs none.
    """

    def __init__(self, code: str) -> None:
        if code not in LANGUAGES:
            raise ValueError(f"no catalogue for language {code!r}")
        self.code = code
        self._catalogues: dict[str, Catalogue] = {}

    @property
    def direction(self) -> str:
        """``rtl`` or ``ltr``: for pages."""
        return "rtl" if self.code == "ar" else "ltr"

    def _catalogue(self, name: str) -> Catalogue:
        if name not in self._catalogues:
            self._catalogues[name] = Catalogue(
                _LOCALES / self.code / f"{name}.ftl",
                _REGIONS[self.code].replace("_", "-"),
                {
                    "DURATION": lambda seconds: self.duration(int(seconds)),
                    "REFUSAL": lambda code: self.refusal(str(code)),
                },
                isolating=self.code == "ar",
            )
        return self._catalogues[name]

    def say(self, message: str, /, **arguments: object) -> str:
        """The sentence ``catalogue:id`` or ``catalogue:id.attribute``, with its arguments.

        Whole numbers come out grouped (``4,000``) and choose the plural. In the catalogues,
        ``DURATION($seconds)`` writes a whole number of seconds as :meth:`duration` does, and
        ``REFUSAL($code)`` why the system refuses a file. A sentence that is missing or lacks an
        argument is our own mistake and raises.
        """
        catalogue, _, name = message.partition(":")
        identifier, _, attribute = name.partition(".")
        try:
            return self._catalogue(catalogue).say(identifier, attribute, arguments)
        except (KeyError, ValueError) as mistake:
            raise LookupError(f"{message} in {self.code}: {mistake}") from mistake

    def knows(self, message: str) -> bool:
        """Whether the sentence ``catalogue:id`` exists."""
        catalogue, _, name = message.partition(":")
        return self._catalogue(catalogue).knows(name.partition(".")[0])

    def notice(self, notice: Notice) -> str:
        """One line: where, what is wrong, what to do, and the code."""
        where = self.where(notice.where)
        problem, remedy = self.problem(notice), self.remedy(notice)
        return f"{where + ': ' if where else ''}{problem} {remedy} [{notice.code}]"

    def problem(self, notice: Notice) -> str:
        """What is wrong, in a sentence."""
        return self.say(f"{notice_catalogue(notice.code)}:{notice.code}", **notice.numbers)

    def remedy(self, notice: Notice) -> str:
        """What to do about it, in a sentence."""
        return self.say(f"{notice_catalogue(notice.code)}:{notice.code}.remedy", **notice.numbers)

    def where(self, where: Where) -> str:
        """``places.csv row 7 column bays``; empty where the notice points at no file."""
        parts = []
        if where.file is not None:
            parts.append(where.file)
        if where.row is not None:
            parts.append(self.say("words:where-row", row=str(where.row)))
        if where.column is not None:
            parts.append(self.say("words:where-column", column=where.column))
        if where.field is not None:
            parts.append(self.say("words:where-field", field=where.field))
        return " ".join(parts)

    def duration(self, seconds: int) -> str:
        """``13 h 37 min``; seconds are shown only below a minute or where they are not zero."""
        hours, rest = divmod(abs(seconds), 3600)
        minutes, left = divmod(rest, 60)
        parts = []
        if hours:
            parts.append(self.say("words:hours", hours=str(hours)))
        if minutes:
            parts.append(self.say("words:minutes", minutes=str(minutes)))
        if left or not parts:
            parts.append(self.say("words:seconds", seconds=str(left)))
        return ("−" if seconds < 0 else "") + " ".join(parts)

    def span(self, seconds: int) -> str:
        """A duration as people say it: whole minutes, rounded up, once it is ten of them."""
        if abs(seconds) >= 600:
            seconds = -(-seconds // 60) * 60
        return self.duration(seconds)

    def clock(self, start: datetime, timezone: str, seconds: int) -> str:
        """The time of day in the scenario's zone; the day is added when it is not the first."""
        zone = ZoneInfo(timezone)
        first = start.astimezone(zone)
        then = (start + timedelta(seconds=seconds)).astimezone(zone)
        text = f"{then:%H:%M}" if then.second == 0 else f"{then:%H:%M:%S}"
        if then.date() == first.date():
            return text
        return self.say("words:later-day", clock=text, date=self._day(then, "d MMMM"))

    def date(self, start: datetime, timezone: str) -> str:
        """``15 December 2016``, ``15 كانون الأول 2016``: the day of ``start`` in that zone."""
        return self._day(start.astimezone(ZoneInfo(timezone)), "d MMMM y")

    def _day(self, moment: datetime, pattern: str) -> str:
        from babel.dates import format_date

        return str(format_date(moment.date(), pattern, locale=_REGIONS[self.code]))

    def number(self, value: int) -> str:
        """``4,000``."""
        return f"{value:,}"

    def percent(self, share: Fraction) -> str:
        """``3.5 %``, to one decimal, rounded up so that a gap never looks smaller than it is."""
        tenths = -((-share * 1000).__floor__())
        figure = f"{tenths // 10:,}" if tenths % 10 == 0 else f"{tenths // 10:,}.{tenths % 10}"
        return self.say("words:percent", figure=figure)

    def refusal(self, code: str) -> str:
        """Why the operating system refuses a file, from the name of its error (``ENOENT``)."""
        message = f"words:refusal-{code.lower()}"
        return self.say(message) if self.knows(message) else code

    def listing(self, items: Iterable[str]) -> str:
        """``a, b and c``, as the language joins them; nothing for nothing."""
        from babel.lists import format_list

        named = list(items)
        return str(format_list(named, locale=_REGIONS[self.code])) if named else ""


_CATALOGUES = {
    "F": "notices-files",
    "C": "notices-check",
    "D": "notices-record",
    "N": "notices-record",
    "R": "notices-verify",
    "P": "notices-plan",
    "S": "notices-search",
    "J": "notices-journal",
    "L": "notices-ledger",
    "V": "notices-vault",
    "A": "notices-audit",
    "X": "notices-roads",
    "T": "notices-reports",
}


def notice_catalogue(code: str) -> str:
    """Which catalogue holds a notice's sentences, by the letter before the hyphen."""
    return _CATALOGUES[code.partition("-")[0].rstrip("0123456789")]


@cache
def language(code: str) -> Language:
    """The language with this code, read once."""
    return Language(code)


def language_of_locale() -> str:
    """The code of the language that the environment asks for; English where it asks for neither."""
    wanted = next(
        (os.environ[v] for v in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(v)),
        locale.getlocale()[0] or "",
    )
    return "ar" if wanted.lower().startswith("ar") else "en"
