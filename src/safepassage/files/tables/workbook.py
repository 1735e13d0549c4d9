"""A scenario as one workbook: a sheet for each table, read with openpyxl.

A workbook is a zip archive of XML. Before anything of it is unpacked, its declared size is looked
at; while it is read, cells are counted; so an archive made to explode is refused, not read.
"""

from __future__ import annotations

import io
import math
import warnings
import zipfile
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta

from safepassage.files.cells.cell import closest, shown
from safepassage.files.tables.csv_table import too_long
from safepassage.files.tables.table import (
    MOST_BYTES,
    MOST_COLUMNS,
    MOST_ROWS,
    Exact,
    Table,
    Tables,
    is_comment,
    most_rows,
)
from safepassage.files.tables.workbook_special import MOST_ALIKE, has_formulas, merged_cells
from safepassage.notices import Notice, Where

SETTINGS_SHEET = "scenario"

_MOST_UNPACKED = 3 * MOST_BYTES
"""XML is wordier than CSV."""

_MOST_CELLS = 4_000_000
_OLD = b"\xd0\xcf\x11\xe0"
"""How .xls files and workbooks with a password begin."""


def is_workbook(data: bytes) -> bool:
    """Whether these bytes may be a workbook, of whatever age."""
    return data.startswith((b"PK", _OLD))


def read_workbook(file: str, data: bytes, names: Iterable[str]) -> Tables:
    """The tables in the workbook; a sheet that is none of the ``names`` is complained of.

    Sheets that are empty or whose name begins with ``#`` are left out.
    """
    tables = Tables(file)
    refusal = _refusal(file, data)
    if refusal is not None:
        tables.notices.append(refusal)
        tables.broken.update(names)
        return tables
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            _read_sheets(tables, data, list(names))
    except _TooManyCellsError:
        tables.notices.append(
            Notice("F-TOO-LONG", where=Where(file), numbers={"most": _MOST_CELLS})
        )
        tables.broken.update(names)
    except Exception:  # openpyxl raises whatever broken XML leads it to
        tables.notices.append(Notice("F-WORKBOOK", where=Where(file)))
        tables.broken.update(names)
    return tables


def sheet_name(file: str, sheet: str) -> str:
    """How notices name a sheet of a workbook."""
    return f"{file} [{sheet}]"


class _TooManyCellsError(Exception):
    """More cells than a scenario has."""


def _refusal(file: str, data: bytes) -> Notice | None:
    """Why the workbook is not even opened, if there is a reason."""
    where = Where(file)
    if data.startswith(_OLD):
        return Notice("F-WORKBOOK-OLD", where=where)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            unpacked = sum(part.file_size for part in archive.infolist())
            parts = set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, OSError, EOFError, NotImplementedError):
        return Notice("F-WORKBOOK", where=where)
    if unpacked > _MOST_UNPACKED:
        numbers = {"megabytes": unpacked // 2**20, "most": _MOST_UNPACKED // 2**20}
        return Notice("F-TOO-LARGE", where=where, numbers=numbers)
    return None if "xl/workbook.xml" in parts else Notice("F-WORKBOOK", where=where)


def _read_sheets(tables: Tables, data: bytes, known: list[str]) -> None:
    import openpyxl

    book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    budget = _Budget(_MOST_CELLS)
    files: dict[str, str] = {}
    comments: dict[str, set[int]] = {}
    for sheet in book.worksheets:
        name = sheet.title.strip().lower()
        if name.startswith("#"):
            continue
        sheet.reset_dimensions()
        file = sheet_name(tables.file, sheet.title.strip())
        comments[sheet.title] = set()
        rows = list(_filled_rows(sheet.iter_rows(values_only=True), budget, comments[sheet.title]))
        if not rows and name not in known:
            continue
        if name not in known:
            _complain_of_sheet(tables, file, name, known)
        elif name in tables.by_name or name in tables.broken:
            numbers = {"name": name, "other": name}
            tables.notices.append(Notice("F-TABLE-TWICE", where=Where(file), numbers=numbers))
        else:
            files[sheet.title] = file
            _add_table(tables, name, file, rows)
    book.close()
    for title, row, cells in merged_cells(data, comments):
        if title in files:
            where = Where(files[title], row)
            tables.notices.append(Notice("F-MERGED", where=where, numbers={"cells": cells}))
    if has_formulas(data):
        _complain_of_formulas(tables, data, files)


def _complain_of_formulas(tables: Tables, data: bytes, files: dict[str, str]) -> None:
    """Complains of formulas whose result was not saved with them."""
    import openpyxl

    formulas = openpyxl.load_workbook(io.BytesIO(data), read_only=True)
    results = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    budget = _Budget(2 * _MOST_CELLS)
    for title, file in files.items():
        formulas[title].reset_dimensions()
        results[title].reset_dimensions()
        found = 0
        pairs = zip(formulas[title].iter_rows(), results[title].iter_rows(), strict=False)
        for row, result in pairs:
            budget.spend(len(row) + len(result) + 1)
            for cell, value in zip(row, result, strict=False):
                if cell.data_type == "f" and value.value is None and found < MOST_ALIKE:
                    found += 1
                    where = Where(file, cell.row, cell.column_letter)
                    numbers = {"value": shown(str(cell.value))}
                    tables.notices.append(Notice("F-FORMULA", where=where, numbers=numbers))


class _Budget:
    """So many cells may still be read."""

    def __init__(self, cells: int) -> None:
        self.cells = cells

    def spend(self, cells: int) -> None:
        """Take some; raises when there are no more."""
        self.cells -= cells
        if self.cells < 0:
            raise _TooManyCellsError


def _filled_rows(
    rows: Iterable[tuple[object, ...]], budget: _Budget, comments: set[int]
) -> Iterator[tuple[int, list[str]]]:
    """The rows in which something stands, with their numbers; those of ``comments`` go there."""
    for number, row in enumerate(rows, 1):
        budget.spend(len(row) + 1)
        if number > MOST_ROWS * 5:
            raise _TooManyCellsError
        cells = ["" if value is None else _text(value) for value in row]
        while cells and not cells[-1]:
            cells.pop()
        if cells and is_comment(cells[0]):
            comments.add(number)
        elif cells:
            yield number, cells


def _text(value: object) -> str:
    """A cell's value as text; numbers as a machine writes them."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int):
        return Exact(value) if abs(value) < 10**30 else Exact("1e30")
    if isinstance(value, float):
        whole = math.isfinite(value) and value.is_integer() and abs(value) < 1e15
        return Exact(int(value)) if whole else Exact(repr(value))
    if isinstance(value, datetime):
        nearest = value.replace(tzinfo=None) + timedelta(microseconds=500_000)
        return nearest.strftime("%Y-%m-%d %H:%M:%S")
    if isinstance(value, timedelta):
        seconds = round(value.total_seconds())
        return f"{seconds // 3600}:{seconds % 3600 // 60:02}:{seconds % 60:02}"
    if isinstance(value, (date, time)):
        return value.isoformat()
    return str(value)


def _complain_of_sheet(tables: Tables, where: str, name: str, known: list[str]) -> None:
    suggestion = closest(name, known)
    numbers: dict[str, int | str] = {
        "name": shown(name),
        "close": "yes" if suggestion else "no",
        "suggestion": suggestion,
        "allowed": ", ".join(known),
    }
    tables.notices.append(Notice("F-SHEET-UNKNOWN", where=Where(where), numbers=numbers))


def _add_table(tables: Tables, name: str, where: str, rows: list[tuple[int, list[str]]]) -> None:
    if not rows:
        tables.notices.append(Notice("F-TABLE-NO-HEADER", where=Where(where)))
        tables.broken.add(name)
        return
    (header_number, header), *body = rows
    for amount, most in ((len(header), MOST_COLUMNS), (len(rows), most_rows(name))):
        if amount > most:
            tables.notices.append(too_long(where, header_number, most))
            tables.broken.add(name)
            return
    if name == SETTINGS_SHEET:
        tables.by_name[name] = _settings(name, where, header, body)
        return
    tables.by_name[name] = Table(
        name,
        where,
        header,
        [row for _, row in body],
        [number for number, _ in body],
        header_number,
    )


def _settings(name: str, where: str, header: list[str], body: list[tuple[int, list[str]]]) -> Table:
    """The sheet of keys and values as one row; its heading ``key``, ``value`` may be missing."""
    if [cell.strip().lower() for cell in header[:2]] != ["key", "value"]:
        body = [(0, header), *body]
    keys = [row[0].strip() for _, row in body]
    values = [row[1] if len(row) > 1 else "" for _, row in body]
    lines = {key: number for (number, _), key in zip(body, keys, strict=True)}
    return Table(name, where, keys, [values], (1,), lines=lines)
