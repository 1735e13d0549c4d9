"""A table's text made values, column by column, with a notice for every cell that is none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import TypeVar, cast

from safepassage.files.cells.cell import (
    INVISIBLE,
    BadCellError,
    DoubtfulCellError,
    Surroundings,
    closest,
    shown,
)
from safepassage.files.cells.clock import Clock
from safepassage.files.cells.column import Column, Spec
from safepassage.files.cells.number import tells_decimal_mark
from safepassage.files.cells.quantity import NUMBERS
from safepassage.files.tables.complaints import Complaints
from safepassage.files.tables.table import FAILED_FORMULAS, Exact, Table
from safepassage.notices import Where

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class HeadingCodes:
    """The notices' codes for headings that are not as they must be."""

    unknown: str
    missing: str
    twice: str
    unit: str


COLUMN_CODES = HeadingCodes(
    "F-COLUMN-UNKNOWN", "F-COLUMN-MISSING", "F-COLUMN-TWICE", "F-COLUMN-UNIT"
)
SETTING_CODES = HeadingCodes(
    "F-SETTING-UNKNOWN", "F-SETTING-MISSING", "F-SETTING-TWICE", "F-SETTING-UNIT"
)

MOST_FAULTS = 1000
"""A column with so many bad cells is not the column that it claims to be; the rest is not read."""


@dataclass(slots=True)
class Rows:
    """The values of one table. ``bad`` are the rows with something unreadable in them."""

    spec: Spec
    table: Table
    values: dict[str, list[object]]
    headings: dict[str, str]
    bad: set[int] = field(default_factory=set)

    def __len__(self) -> int:
        return len(self.table.rows)

    def __getitem__(self, column: Column[T]) -> list[T]:
        """The column's values, one for each row; those of bad rows mean nothing."""
        return cast("list[T]", self.values[column.name])

    def has(self, column: Column[T]) -> bool:
        """Whether the table has the column at all."""
        return column.name in self.headings

    def where(self, index: int, column: Column[T] | None = None) -> Where:
        """The file, row and column of a cell."""
        name = None if column is None else self.headings.get(column.name, column.name)
        lines = self.table.lines
        if lines is not None:
            return Where(self.table.file, lines.get(name or ""), field=name)
        return Where(self.table.file, self.table.numbers[index], name)

    def text(self, index: int, column: Column[T]) -> str:
        """What stands in a cell, as notices quote it."""
        heading = self.headings.get(column.name)
        if heading is None:
            return ""
        position = next(i for i, h in enumerate(self.table.header) if _tidy(h) == heading)
        row = self.table.rows[index]
        return shown(row[position].strip()) if position < len(row) else ""

    def __iter__(self) -> Iterator[Row]:
        """The good rows."""
        for index in range(len(self)):
            if index not in self.bad:
                yield Row(self, index)


@dataclass(frozen=True, slots=True)
class Row:
    """One good row."""

    rows: Rows
    index: int

    def __getitem__(self, column: Column[T]) -> T:
        return cast("T", self.rows.values[column.name][self.index])

    def where(self, column: Column[T] | None = None) -> Where:
        """The file, row and column of a cell."""
        return self.rows.where(self.index, column)

    def text(self, column: Column[T]) -> str:
        """What stands in the cell, as notices quote it."""
        return self.rows.text(self.index, column)


def no_rows(spec: Spec, file: str = "") -> Rows:
    """The rows of a table that is not there."""
    return Rows(spec, Table(spec.name, file, (), ()), {c.name: [] for c in spec.columns}, {})


def read_rows(spec: Spec, table: Table, clock: Clock, complaints: Complaints) -> Rows:
    """The values of ``table``; complains of every heading and cell that is not as it must be."""
    rows = Rows(spec, table, {}, {})
    positions = _positions(spec, table, complaints)
    numeric = [column.name for column in spec.columns if isinstance(column.cell, NUMBERS)]
    decimal_mark = _DecimalMark(
        table, [positions[name][0] for name in numeric if name in positions]
    )
    for column in spec.columns:
        if column.name in positions:
            position, unit = positions[column.name]
            rows.headings[column.name] = _tidy(table.header[position])
            around = Surroundings(clock, unit, decimal_mark)
            rows.values[column.name] = _values(rows, column, position, around, complaints)
        else:
            rows.values[column.name] = [column.default] * len(table.rows)
            if column.required:
                rows.bad.update(range(len(table.rows)))
    _overlong(table, complaints)
    return rows


def _positions(spec: Spec, table: Table, complaints: Complaints) -> dict[str, tuple[int, str]]:
    """Where each column stands and in which unit; complains of headings that are no columns."""
    codes = COLUMN_CODES if table.lines is None else SETTING_CODES
    known, bare = _known_headings(spec)
    found: dict[str, tuple[int, str]] = {}
    mistaken: set[str] = set()
    for position, raw in enumerate(table.header):
        heading = _tidy(raw)
        if heading in known:
            column, unit = known[heading]
            if column.name in found:
                where = _heading_where(table, heading)
                other = _tidy(table.header[found[column.name][0]])
                complaints.stop(codes.twice, where, name=heading, other=other)
            found.setdefault(column.name, (position, unit))
            continue
        where = _heading_where(table, heading)
        if not heading:
            if any(len(row) > position and row[position].strip() for row in table.rows):
                complaints.stop("F-COLUMN-UNNAMED", where, number=position + 1)
        elif heading in bare or heading.rpartition("_")[0] in bare:
            column = bare.get(heading) or bare[heading.rpartition("_")[0]]
            mistaken.add(column.name)
            allowed = ", ".join(column.headings)
            complaints.stop(codes.unit, where, name=shown(heading), allowed=allowed)
        else:
            suggestion = closest(heading, list(known))
            complaints.stop(
                codes.unknown,
                where,
                name=shown(heading),
                close="yes" if suggestion else "no",
                suggestion=suggestion,
                allowed=", ".join(known),
            )
    for column in spec.columns:
        if column.required and column.name not in found and column.name not in mistaken:
            where = Where(table.file, table.header_number if table.lines is None else None)
            complaints.stop(codes.missing, where, name=" / ".join(column.headings))
    return found


@cache
def _known_headings(
    spec: Spec,
) -> tuple[dict[str, tuple[Column[object], str]], dict[str, Column[object]]]:
    """The columns, with their units, by what may head them; and those that need a unit by name."""
    known = {
        heading: (column, unit)
        for column in spec.columns
        for heading, unit in zip(column.headings, column.cell.units or ("",), strict=True)
    }
    return known, {column.name: column for column in spec.columns if column.cell.units}


def _heading_where(table: Table, heading: str) -> Where:
    if table.lines is not None:
        return Where(table.file, table.lines.get(heading), field=shown(heading))
    return Where(table.file, table.header_number, shown(heading) or None)


def _tidy(heading: str) -> str:
    """A heading without blanks around it, direction marks and capitals."""
    stripped = heading.translate(INVISIBLE).strip() if not heading.isascii() else heading.strip()
    return stripped if "." in stripped else stripped.lower()


def _values(
    rows: Rows,
    column: Column[object],
    position: int,
    around: Surroundings,
    complaints: Complaints,
) -> list[object]:
    """The values of one column. Equal text is read once."""
    read = column.cell.read
    known: dict[str, object] = {}
    values: list[object] = []
    faults = 0
    for index, row in enumerate(rows.table.rows):
        if faults == MOST_FAULTS:
            rows.bad.update(range(index, len(rows)))
            return values + [column.default] * (len(rows) - index)
        text = row[position] if position < len(row) else ""
        if text in known and type(text) is str:
            values.append(known[text])
            continue
        stripped = text if type(text) is Exact else text.strip()
        value: object = column.default
        if stripped:
            try:
                value = read(stripped, around)
            except DoubtfulCellError as doubt:
                value = doubt.value
                where = rows.where(index, column)
                complaints.warn(doubt.code, where, value=shown(stripped), **doubt.numbers)
            except BadCellError as bad:
                faults += 1
                rows.bad.add(index)
                code = "F-FORMULA-FAILED" if stripped.startswith(FAILED_FORMULAS) else bad.code
                where = rows.where(index, column)
                complaints.stop(code, where, value=shown(stripped), **bad.numbers)
            else:
                if type(text) is str:
                    known[text] = value
        elif column.required:
            faults += 1
            rows.bad.add(index)
            complaints.stop("F-CELL-EMPTY", rows.where(index, column), name=column.name)
        else:
            known[text] = value
        values.append(value)
    return values


def _overlong(table: Table, complaints: Complaints) -> None:
    """Complains of rows that go on beyond the headings."""
    width = len(table.header)
    for number, row in zip(table.numbers, table.rows, strict=False):
        if len(row) > width and any(cell.strip() for cell in row[width:]):
            where = Where(table.file, number)
            extra = next(cell for cell in row[width:] if cell.strip())
            complaints.stop("F-ROW-LONG", where, columns=width, value=shown(extra.strip()))


class _DecimalMark:
    """Which mark the numbers of a table use before decimals; found out when first asked."""

    def __init__(self, table: Table, positions: Sequence[int]) -> None:
        self._table = table
        self._positions = positions
        self._mark: str | None = None

    def __call__(self) -> str:
        if self._mark is None:
            marks = {
                tells_decimal_mark(row[position].strip())
                for row in self._table.rows
                for position in self._positions
                if position < len(row)
            } - {""}
            self._mark = marks.pop() if len(marks) == 1 else ""
        return self._mark
