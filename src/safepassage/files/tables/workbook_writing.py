"""A scenario written as one workbook: the same bytes for the same tables."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable
from decimal import Decimal
from typing import TYPE_CHECKING

from safepassage.files.tables.table import Exact, Table
from safepassage.files.tables.workbook import SETTINGS_SHEET

if TYPE_CHECKING:
    from openpyxl import Workbook

_DIGITS_KEPT = 16
"""Significant digits with which openpyxl writes a number."""

_WRITTEN_AT = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
_NO_TIME = b"2000-01-01T00:00:00Z"


def write_workbook(tables: Iterable[Table]) -> bytes:
    """The workbook with these tables. Text is written as text, also what looks like a formula."""
    import openpyxl

    book = openpyxl.Workbook(write_only=True)
    for table in tables:
        if table.name == SETTINGS_SHEET:
            pairs = [pair for pair in zip(table.header, table.rows[0], strict=True) if pair[1]]
            _write_sheet(book, table.name, ("key", "value"), pairs)
        else:
            _write_sheet(book, table.name, table.header, table.rows)
    out = io.BytesIO()
    book.save(out)
    return _without_the_time(out.getvalue())


def _without_the_time(data: bytes) -> bytes:
    """The archive without the moment of writing, so that equal scenarios are equal files."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as timed, zipfile.ZipFile(out, "w") as timeless:
        for name in timed.namelist():
            part = timed.read(name)
            if name == "docProps/core.xml":
                part = _WRITTEN_AT.sub(rb"\g<1>" + _NO_TIME, part)
            timeless.writestr(zipfile.ZipInfo(name), part, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _write_sheet(
    book: Workbook, name: str, header: Iterable[str], rows: Iterable[Iterable[str]]
) -> None:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font

    sheet = book.create_sheet(name)
    sheet.freeze_panes = "A2"
    bold = Font(bold=True)
    headings = [WriteOnlyCell(sheet, heading) for heading in header]
    for heading in headings:
        heading.font = bold
    sheet.append(headings)
    for row in rows:
        sheet.append([_cell(sheet, text) for text in row])


def _cell(sheet: object, text: str) -> object:
    """A number where the workbook keeps it exactly, else text."""
    from openpyxl.cell import WriteOnlyCell

    if not text:
        return None
    if isinstance(text, Exact):
        if "." not in text:
            return int(text)
        if Decimal(f"{float(text):.{_DIGITS_KEPT}g}") == Decimal(text):
            return float(text)
    cell = WriteOnlyCell(sheet, text)
    cell.data_type = "s"
    return cell
