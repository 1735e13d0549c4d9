"""CSV as spreadsheets write it, and as people do: comma, semicolon or tab, comments with ``#``."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from safepassage.files.tables.encoding import UnknownEncodingError, decode
from safepassage.files.tables.table import (
    MOST_BYTES,
    MOST_COLUMNS,
    Exact,
    Table,
    is_comment,
    most_rows,
)
from safepassage.notices import Notice, Severity, Where

_DELIMITERS = ",;\t"


def read_csv(name: str, file: str, data: bytes) -> tuple[Table | None, list[Notice]]:
    """The table in ``data``, and what is wrong with the file; no table where it cannot be read."""
    if len(data) > MOST_BYTES:
        return None, [too_large(file, len(data))]
    try:
        text, recognised = decode(data)
    except UnknownEncodingError as error:
        return None, [Notice("F-ENCODING", where=Where(file, row=error.line))]
    notices = []
    if recognised:
        notices.append(Notice("F-ENCODING-RECOGNISED", Severity.WARN, Where(file)))
    most = most_rows(name)
    lines = _Lines(text, most)
    guards = "'" in text
    rows: list[list[str]] = []
    numbers: list[int] = []
    try:
        for row in csv.reader(lines, delimiter=_delimiter(text), strict=True):
            number = lines.next_record()
            if len(row) > MOST_COLUMNS:
                return None, [*notices, too_long(file, number, MOST_COLUMNS)]
            if not any(row) or (row[0][:1] == "#" and is_comment(row[0])):
                continue
            rows.append([unguarded(cell) for cell in row] if guards else row)
            numbers.append(number)
    except csv.Error:
        return None, [*notices, Notice("F-QUOTES", where=Where(file, row=lines.record))]
    except _TooManyRowsError:
        return None, [*notices, too_long(file, lines.record, most)]
    if not rows:
        return None, [*notices, Notice("F-TABLE-NO-HEADER", where=Where(file))]
    return Table(name, file, rows[0], rows[1:], numbers[1:], numbers[0]), notices


def too_large(file: str, size: int) -> Notice:
    """The notice of a file that is too large to be a table of people, places or vehicles."""
    numbers = {"megabytes": size // 2**20, "most": MOST_BYTES // 2**20}
    return Notice("F-TOO-LARGE", where=Where(file), numbers=numbers)


def too_long(file: str, row: int, most: int) -> Notice:
    """The notice of a table with more rows or columns than any table needs."""
    return Notice("F-TOO-LONG", where=Where(file, row=row), numbers={"most": most})


def write_csv(table: Table) -> bytes:
    """The table as UTF-8 with a byte order mark, without which Excel garbles Arabic.

    Text that a spreadsheet would take for a formula is marked with an apostrophe.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(table.header)
    for row in table.rows:
        writer.writerow([cell if isinstance(cell, Exact) else guarded(cell) for cell in row])
    return out.getvalue().encode("utf-8-sig")


def guarded(text: str) -> str:
    """``text`` so that a spreadsheet takes it for text: ``=1+1`` becomes ``'=1+1``."""
    return "'" + text if _looks_like_formula(text) else text


def unguarded(text: str) -> str:
    """What :func:`guarded` was given."""
    return text[1:] if text.startswith("'") and _looks_like_formula(text) else text


def _looks_like_formula(text: str) -> bool:
    return text.lstrip("'").startswith(("=", "+", "-", "@"))


class _TooManyRowsError(Exception):
    """More rows than the table may have."""


class _Lines:
    """The lines of a file for the CSV reader, comments between records left out and counted."""

    def __init__(self, text: str, most: int) -> None:
        self._most = most
        self._lines = io.StringIO(text, newline="")
        self._between = True
        self.record = 1

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = next(self._lines)
        while self._between and line[0] in "#sS" and _is_no_record(line, self.record):
            self.record += 1
            if self.record > self._most:
                break
            line = next(self._lines)
        if self.record > self._most:
            raise _TooManyRowsError
        self._between = False
        return line

    def next_record(self) -> int:
        """The number of the record just read; from here a new one begins."""
        self._between = True
        self.record += 1
        return self.record - 1


def _is_no_record(line: str, number: int) -> bool:
    return is_comment(line) or _sets_delimiter(line, number)


def _sets_delimiter(line: str, number: int) -> bool:
    """``sep=;`` on the first line, as Excel writes it."""
    return number == 1 and line.lower().startswith("sep=") and len(line.strip()) <= 5


def _delimiter(text: str) -> str:
    """The one that the header has most of, quoted parts aside; a comma where it has none."""
    for number, line in enumerate(io.StringIO(text), 1):
        if not line.strip() or is_comment(line) or _sets_delimiter(line, number):
            continue
        bare = "".join(line.split('"')[::2])
        return max(_DELIMITERS, key=bare.count)
    return ","
