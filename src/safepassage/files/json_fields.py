"""JSON read with suspicion: every complaint names the field, and all are gathered before stopping.

Reading goes on after a complaint with a stand-in value (0, an empty text, an empty list), so that a
tired person sees everything that is wrong with a file at once. Whoever reads through this module
must call :meth:`Complaints.refuse_if_any` before trusting a value.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from safepassage.files.cells.cell import closest
from safepassage.files.refusal import refusal
from safepassage.notices import Notice, Refused, Where

MOST = 2**53 - 1
"""The largest whole number that every JSON reader keeps exactly."""

_SHOWN = 40
"""How much of a wrong value a notice shows, in characters."""

_AT_ONCE = 100
"""How many notices one file gets before the rest are only counted."""

_CLOCK = re.compile(r"([0-9]{1,9}):([0-5][0-9])(?::([0-5][0-9]))?")


class _TooLong:
    """Stands for a number with more digits than any quantity has."""


class Complaints:
    """The notices of one file, in the order in which they were found."""

    def __init__(self, file: str) -> None:
        self.file = file
        self._notices: list[Notice] = []
        self._more = 0

    def add(self, code: str, path: str | None = None, /, **numbers: int | str) -> None:
        """Complain of the field at ``path`` (None: of the file as a whole)."""
        if self.full:
            self._more += 1
            return
        where = Where(file=self.file, field=path or None)
        self._notices.append(Notice(code, where=where, numbers=numbers))

    @property
    def full(self) -> bool:
        """Whether further complaints are only counted, so that they need no care."""
        return len(self._notices) >= _AT_ONCE

    def refuse_if_any(self) -> None:
        """Raise :class:`Refused` with all complaints, if there are any."""
        if self._more:
            self._notices.append(
                Notice("P-MORE", where=Where(file=self.file), numbers={"count": self._more})
            )
        if self._notices:
            raise Refused(tuple(self._notices))


def parse(path: Path, complaints: Complaints) -> object:
    """The JSON value in the file at ``path``; raises :class:`Refused` where there is none."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        complaints.add("P-FILE", reason=refusal(error))
    except UnicodeDecodeError as error:
        complaints.add("P-TEXT", byte=str(error.start + 1))
    complaints.refuse_if_any()

    def an_object(pairs: list[tuple[str, object]]) -> dict[str, object]:
        members = dict(pairs)
        if len(members) < len(pairs):
            for key, times in Counter(key for key, _ in pairs).items():
                if times > 1:
                    complaints.add("P-TWICE", name=shown(key))
        return members

    try:
        return json.loads(
            text,
            object_pairs_hook=an_object,
            parse_int=lambda digits: int(digits) if len(digits) < 20 else _TooLong(),
            parse_constant=lambda word: float(word),
        )
    except json.JSONDecodeError as error:
        if text[error.pos :].strip() == "" or error.msg.startswith("Unterminated string"):
            complaints.add("P-TRUNCATED", line=str(error.lineno))
        else:
            complaints.add("P-JSON", line=str(error.lineno), column=str(error.colno))
    except RecursionError:
        complaints.add("P-DEEP")
    complaints.refuse_if_any()
    raise AssertionError("a file without JSON was not refused")


def shown(value: object) -> str:
    """A wrong value as a notice shows it: JSON, cut short, harmless on any screen."""
    if isinstance(value, _TooLong):
        return "10^19…"
    text = json.dumps(value, ensure_ascii=False, default=lambda _: "…")[: _SHOWN + 1]
    text = "".join(letter if letter.isprintable() else "�" for letter in text)
    return text if len(text) <= _SHOWN else text[:_SHOWN] + "…"


def seconds_of_clock(text: str) -> int | None:
    """Seconds from ``H:MM`` or ``H:MM:SS``; None where ``text`` is neither."""
    match = _CLOCK.fullmatch(text)
    if match is None:
        return None
    hours, minutes, seconds = match.groups(default="0")
    return int(hours) * 3600 + int(minutes) * 60 + int(seconds)


def number(value: object, path: str, complaints: Complaints, least: int = 0) -> int:
    """A whole number from ``least`` to :data:`MOST`; complains of anything else."""
    if isinstance(value, _TooLong):
        complaints.add("P-HUGE", path, value=shown(value), most=str(MOST))
    elif isinstance(value, bool) or not isinstance(value, int):
        complaints.add("P-TYPE", path, wanted="number", found=shown(value))
    elif value < least:
        complaints.add("P-SMALL", path, value=str(value), least=str(least))
    elif value > MOST:
        complaints.add("P-HUGE", path, value=str(value), most=str(MOST))
    else:
        return value
    return least


def time(value: object, path: str, complaints: Complaints) -> int:
    """Seconds after the start, from a whole number or from ``H:MM[:SS]``."""
    if isinstance(value, str):
        seconds = seconds_of_clock(value)
        if seconds is not None:
            return number(seconds, path, complaints)
    if isinstance(value, (int, _TooLong)) and not isinstance(value, bool):
        return number(value, path, complaints)
    complaints.add("P-TYPE", path, wanted="time", found=shown(value))
    return 0


def identifier(value: object, path: str, complaints: Complaints) -> str:
    """An id: text that can be printed, without blanks."""
    if not isinstance(value, str):
        complaints.add("P-TYPE", path, wanted="id", found=shown(value))
        return ""
    if not value or not value.isprintable() or " " in value:
        complaints.add("P-ID", path, value=shown(value))
        return ""
    return value


def text(value: object, path: str, complaints: Complaints) -> str:
    """Any text that can be written to a file again."""
    if not isinstance(value, str):
        complaints.add("P-TYPE", path, wanted="text", found=shown(value))
        return ""
    if any(0xD800 <= ord(letter) < 0xE000 for letter in value):
        complaints.add("P-ID", path, value=shown(value))
        return ""
    return value


def choice(value: object, path: str, complaints: Complaints, allowed: Collection[str]) -> str:
    """One of the ``allowed`` words; the first of them stands in for anything else."""
    if isinstance(value, str) and value in allowed:
        return value
    close = closest(value, list(allowed)) if isinstance(value, str) else ""
    complaints.add(
        "P-CHOICE",
        path,
        value=shown(value),
        close="yes" if close else "no",
        suggestion=close,
        known=", ".join(allowed),
    )
    return next(iter(allowed))


def items(value: object, path: str, complaints: Complaints) -> Iterator[tuple[object, str]]:
    """The members of a list, each with its own path."""
    if not isinstance(value, list):
        complaints.add("P-TYPE", path, wanted="list", found=shown(value))
        return
    for index, member in enumerate(value):
        yield member, f"{path}[{index}]"


class Fields:
    """An object whose fields are taken one by one; those that nobody took are unknown."""

    def __init__(self, value: object, path: str, complaints: Complaints) -> None:
        self.path = path
        self.complaints = complaints
        self._values: Mapping[str, object] = {}
        self._broken = not isinstance(value, dict)
        if isinstance(value, dict):
            self._values = value
        else:
            complaints.add("P-TYPE", path, wanted="object", found=shown(value))
        self._asked: list[str] = []

    def where(self, key: str) -> str:
        """The path of the field ``key``."""
        return f"{self.path}.{key}" if self.path else key

    def __contains__(self, key: str) -> bool:
        return key in self._values

    def _take(self, key: str, required: bool) -> bool:
        """Whether ``key`` is there to be read; complains where it is required and missing."""
        self._asked.append(key)
        if key not in self._values and required and not self._broken:
            self.complaints.add("P-MISSING", self.path or None, name=key)
        return key in self._values

    def number(self, key: str, least: int = 0, default: int | None = None) -> int:
        """A whole number; required where there is no ``default``."""
        if not self._take(key, default is None):
            return least if default is None else default
        return number(self._values[key], self.where(key), self.complaints, least)

    def time(self, key: str) -> int:
        """A required time."""
        if not self._take(key, True):
            return 0
        return time(self._values[key], self.where(key), self.complaints)

    def identifier(self, key: str) -> str:
        """A required id."""
        if not self._take(key, True):
            return ""
        return identifier(self._values[key], self.where(key), self.complaints)

    def identifier_if_any(self, key: str) -> str | None:
        """An id, or None where the field is missing."""
        if not self._take(key, False):
            return None
        return identifier(self._values[key], self.where(key), self.complaints)

    def number_if_any(self, key: str) -> int | None:
        """A whole number, or None where the field is missing."""
        if not self._take(key, False):
            return None
        return number(self._values[key], self.where(key), self.complaints)

    def text(self, key: str, default: str | None = None) -> str:
        """Any text; required where there is no ``default``."""
        if not self._take(key, default is None):
            return default or ""
        return text(self._values[key], self.where(key), self.complaints)

    def choice(self, key: str, allowed: Collection[str]) -> str:
        """A required word, one of those ``allowed``."""
        if not self._take(key, True):
            return next(iter(allowed))
        return choice(self._values[key], self.where(key), self.complaints, allowed)

    def members(self, key: str, required: bool = False) -> Iterator[tuple[object, str]]:
        """The members of a list with their paths; none where an optional list is missing."""
        if self._take(key, required):
            yield from items(self._values[key], self.where(key), self.complaints)

    def inner(self, key: str, required: bool = True) -> Fields | None:
        """The fields of an object; None where an optional or a required one is missing."""
        if not self._take(key, required):
            return None
        return Fields(self._values[key], self.where(key), self.complaints)

    def rest(self) -> Iterator[tuple[str, object, str]]:
        """Every field that was not taken, with its value and path; takes them all."""
        for key, value in self._values.items():
            if key not in self._asked:
                self._asked.append(key)
                yield key, value, self.where(key)

    def done(self) -> None:
        """Complain of every field that was not taken."""
        for key in self._values:
            if key not in self._asked:
                missing = [name for name in self._asked if name not in self._values]
                close = "" if self.complaints.full else closest(key, missing)
                self.complaints.add(
                    "P-UNKNOWN",
                    self.path or None,
                    name=shown(key),
                    close="yes" if close else "no",
                    suggestion=close,
                    known=", ".join(self._asked),
                )
