"""Workbooks are written as text that no spreadsheet runs, the same for the same scenario."""

from __future__ import annotations

import io
import time

import openpyxl

from files.small import scenario
from safepassage.files.disassemble import disassemble
from safepassage.files.tables.table import Exact, Table
from safepassage.files.tables.workbook_writing import write_workbook


def cells(*texts: str) -> list[tuple[str, object]]:
    header = [f"h{n}" for n in range(len(texts))]
    data = write_workbook([Table("zones", "", header, [texts])])
    row = list(openpyxl.load_workbook(io.BytesIO(data))["zones"].iter_rows())[1]
    return [(cell.data_type, cell.value) for cell in row]


def test_what_looks_like_a_formula_is_text() -> None:
    assert cells("=1+1", "+1", "@x", "'=1") == [
        ("s", "=1+1"),
        ("s", "+1"),
        ("s", "@x"),
        ("s", "'=1"),
    ]


def test_numbers_are_numbers_where_they_stay_exact() -> None:
    assert cells(Exact("12"), Exact("1.25"), Exact("36.201234567890125"), "12") == [
        ("n", 12),
        ("n", 1.25),
        ("s", "36.201234567890125"),
        ("s", "12"),
    ]


def test_equal_scenarios_are_equal_files() -> None:
    first = write_workbook(disassemble(scenario()))
    time.sleep(1.1)
    assert write_workbook(disassemble(scenario())) == first
