"""Who speaks: the spellings of a source's name, and how far it is relied on.

Sources are graded as intelligence services and relief organisations grade them (the Admiralty
code): the source A (reliable) to F (cannot be judged), the information 1 (confirmed) to 6 (cannot
be judged). Nobody is graded here beforehand: the user's own table does that; the others are F6.
"""

from __future__ import annotations

import csv
import errno
import io
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from safepassage.notices import Notice, Refused, Where
from safepassage.reports.spelling import spelled
from safepassage.reports.texts.encoding import decode

COLUMNS = ("name", "also", "source", "information")
"""The columns of a table of sources; ``also`` and the grades may be missing or empty."""


@dataclass(frozen=True, slots=True, order=True)
class Grade:
    """``source`` A to F, ``information`` 1 to 6; A1 is the best and the least."""

    source: str = "F"
    information: int = 6

    def __str__(self) -> str:
        return f"{self.source}{self.information}"


NOT_JUDGED = Grade()
"""Of whoever is not in the table."""


@dataclass(frozen=True, slots=True)
class Graded:
    """A source of the table: the name to show it by, and its grade."""

    name: str
    grade: Grade = NOT_JUDGED


class Sources:
    """Sources by any spelling of their names."""

    def __init__(self, rows: Iterable[tuple[Graded, Iterable[str]]]) -> None:
        self._by_spelling: dict[str, Graded] = {}
        for source, also in rows:
            for name in (source.name, *also):
                if key := spelled(name):
                    self._by_spelling.setdefault(key, source)

    def named(self, name: str | None) -> Graded:
        """The source of this name; one of its own, not judged, where the table has none."""
        if not name:
            return Graded("")
        return self._by_spelling.get(spelled(name)) or Graded(name)

    def key(self, name: str | None) -> str:
        """The same for every spelling of the same source; empty for the report itself."""
        return spelled(self.named(name).name) if name else ""

    def is_institution(self, name: str) -> bool:
        """Whether the name is surely no private person's: it is in a table, or says an office."""
        if spelled(name) in self._by_spelling:
            return True
        words = set(spelled(name).split())
        bare = {word[1:] for word in words if word[:1] in "وبلف"}
        return bool((words | bare) & _offices())

    def over(self, other: Sources) -> Sources:
        """Both; whoever is in this one, by any of its spellings, is meant by all of the other's."""
        mine = {
            other._by_spelling[key].name: source
            for key, source in reversed(self._by_spelling.items())
            if key in other._by_spelling
        }
        joined = Sources(())
        joined._by_spelling = {
            **{key: mine.get(source.name, source) for key, source in other._by_spelling.items()},
            **self._by_spelling,
        }
        return joined


@cache
def known_sources() -> Sources:
    """Well-known organisations with the spellings of their names, none of them graded."""
    file = Path(__file__).parent / "sources.csv"
    return Sources(_rows(file.read_text(encoding="utf-8"), file.name))


@cache
def _offices() -> frozenset[str]:
    """Words that stand in the names of offices and organisations, one to a line of a file."""
    text = (Path(__file__).parent / "offices.txt").read_text(encoding="utf-8")
    words = (line.partition("#")[0].strip() for line in text.splitlines())
    return frozenset(spelled(word) for word in words if word)


def read_sources(path: Path) -> Sources:
    """The user's table of sources, with the known spellings under it.

    Raises:
        Refused: with everything that is wrong with it, by row.
    """
    try:
        text = decode(path.read_bytes())
    except OSError as error:
        reason = errno.errorcode.get(error.errno or errno.EIO, "EIO")
        notice = Notice("T-CANNOT-READ", where=Where(str(path)), numbers={"reason": reason})
        raise Refused((notice,)) from error
    if text is None:
        raise Refused((Notice("T-ENCODING", where=Where(path.name)),))
    return Sources(_rows(text, path.name)).over(known_sources())


def _rows(text: str, file: str) -> list[tuple[Graded, list[str]]]:
    try:
        rows = list(csv.DictReader(io.StringIO(text.lstrip("\ufeff")), strict=True))
    except csv.Error:
        raise Refused((Notice("T-SOURCES-TABLE", where=Where(file)),)) from None
    if not rows or "name" not in rows[0]:
        numbers = {"columns": ", ".join(COLUMNS)}
        raise Refused((Notice("T-SOURCES-COLUMNS", where=Where(file), numbers=numbers),))
    found: list[tuple[Graded, list[str]]] = []
    wrong: list[Notice] = []
    for number, row in enumerate(rows, start=2):
        cells = {key: (value or "").strip() for key, value in row.items() if isinstance(value, str)}
        letter = cells.get("source", "").upper() or "F"
        digit = cells.get("information", "") or "6"
        if not cells.get("name"):
            wrong.append(Notice("T-SOURCES-NAME", where=Where(file, number, "name")))
        elif not re.fullmatch("[A-F]", letter):
            where = Where(file, number, "source")
            wrong.append(Notice("T-SOURCES-GRADE", where=where, numbers={"value": letter}))
        elif not re.fullmatch("[1-6]", digit):
            where = Where(file, number, "information")
            wrong.append(Notice("T-SOURCES-GRADE", where=where, numbers={"value": digit}))
        else:
            also = [part for part in re.split("[;؛]", cells.get("also", "")) if part.strip()]
            found.append((Graded(cells["name"], Grade(letter, int(digit))), also))
    if wrong:
        raise Refused(tuple(wrong))
    return found
