"""The CSV tables of an instance, with file, row and column for every complaint."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from pathlib import Path

from safepassage.files.cells.cell import closest
from safepassage.files.refusal import refusal
from safepassage.files.tables.csv_table import read_csv
from safepassage.files.tables.table import Table
from safepassage.notices import Notice, Refused, Severity, Where

_NUMBER = re.compile(r"[0-9]{1,9}(\.[0-9]{0,40})?([eE][-+]?[0-9])?")
_MOST = 10**9
_SHOWN = 40


class Complaints:
    """What is wrong with the tables, gathered until somebody asks."""

    def __init__(self) -> None:
        self._notices: list[Notice] = []

    def add(self, code: str, where: Where, **numbers: int | str) -> None:
        """Complain of a place in a table."""
        self._notices.append(Notice(code, where=where, numbers=numbers))

    def take(self, notices: Sequence[Notice]) -> None:
        """Take over the complaints of others; mere warnings are left out."""
        self._notices += [n for n in notices if n.severity is Severity.STOP]

    def refuse_if_any(self) -> None:
        """Raise :class:`Refused` with all complaints, if there are any."""
        if self._notices:
            raise Refused(tuple(self._notices))


class Row:
    """One row of a table. What cannot be read is complained of, and a stand-in goes on."""

    def __init__(self, table: Table, cells: dict[str, str], row: int, complaints: Complaints):
        self.cells = cells
        self._table = table
        self._row = row
        self._complaints = complaints

    def where(self, column: str) -> Where:
        """The place of a cell."""
        return Where(file=self._table.file, row=self._row, column=column)

    def text(self, column: str) -> str:
        """The words of a cell; there must be some."""
        words = " ".join(self.cells[column].split())
        if not words:
            self._complaints.add("F-ICEP-BLANK", self.where(column))
        return words

    def number(self, column: str, positive: bool = False, whole: bool = False) -> Fraction:
        """A number, not negative; neither zero where it must be ``positive``; 1 stands in."""
        text = self.cells[column].strip()
        value = Fraction(text) if _NUMBER.fullmatch(text) else None
        if value is None or value > _MOST or (whole and value.denominator != 1):
            code = "F-ICEP-NUMBER"
        elif positive and value == 0:
            code = "F-ICEP-ZERO"
        else:
            return value
        self._complaints.add(
            code, self.where(column), found=text[:_SHOWN], whole="yes" if whole else "no"
        )
        return Fraction(1)

    def one_of(self, column: str, known: Callable[[], list[str]] | list[str]) -> str:
        """The words of a cell, which must be known; complains with a suggestion."""
        words = self.text(column)
        names = known() if callable(known) else known
        if words and words not in names:
            unknown(self._complaints, "F-ICEP-UNKNOWN", self.where(column), words, names)
        return words


def unknown(
    complaints: Complaints, code: str, where: Where, words: str, names: Sequence[str]
) -> None:
    """Complain of words that are none of the ``names``, with the one that was probably meant."""
    suggestion = closest(words, list(names))
    complaints.add(
        code,
        where,
        found=words[:_SHOWN],
        close="yes" if suggestion else "no",
        suggestion=suggestion,
        known=", ".join(names[:20]),
    )


def rows(directory: Path, path: str, columns: Sequence[str], complaints: Complaints) -> list[Row]:
    """The rows of the table at ``path``; it must have the ``columns``, and may have others."""
    table = _table(directory, path, complaints)
    if table is None:
        return []
    header = [" ".join(name.split()) for name in table.header]
    missing = [name for name in columns if name not in header]
    for name in missing:
        where = Where(file=table.file, row=table.header_number)
        complaints.add("F-ICEP-COLUMN", where, name=name, known=", ".join(header[:20]))
    if missing:
        return []
    return list(_rows(table, header, complaints))


def _table(directory: Path, path: str, complaints: Complaints) -> Table | None:
    try:
        data = (directory / path).read_bytes()
    except OSError as error:
        complaints.add("F-ICEP-FILE", Where(file=path), reason=refusal(error))
        return None
    table, notices = read_csv(path, path, data)
    complaints.take(notices)
    return table


def _rows(table: Table, header: list[str], complaints: Complaints) -> Iterator[Row]:
    for cells, number in zip(table.rows, table.numbers, strict=True):
        padded = [*cells, *[""] * (len(header) - len(cells))]
        yield Row(table, dict(zip(header, padded, strict=False)), number, complaints)
