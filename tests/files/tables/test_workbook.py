"""Workbooks as spreadsheet programs and people leave them."""

from __future__ import annotations

import io
import warnings
import zipfile
from datetime import date, datetime, time, timedelta

import openpyxl
import pytest

from files.small import line, scenario
from safepassage.files.assemble import TABLE_NAMES, assemble
from safepassage.files.disassemble import disassemble
from safepassage.files.reading import Reading
from safepassage.files.tables import workbook
from safepassage.files.tables.table import Exact
from safepassage.files.tables.workbook import is_workbook, read_workbook
from safepassage.files.tables.workbook_writing import write_workbook


def book() -> openpyxl.Workbook:
    """The small scenario, to be changed as in a spreadsheet program."""
    return openpyxl.load_workbook(io.BytesIO(write_workbook(disassemble(scenario()))))


def saved(changed: openpyxl.Workbook) -> bytes:
    out = io.BytesIO()
    changed.save(out)
    return out.getvalue()


def read(changed: openpyxl.Workbook | bytes) -> Reading:
    data = changed if isinstance(changed, bytes) else saved(changed)
    return assemble(read_workbook("small.xlsx", data, TABLE_NAMES))


def told(changed: openpyxl.Workbook | bytes) -> list[str]:
    return [line(notice) for notice in read(changed).notices]


def test_an_untouched_workbook_is_the_same_scenario() -> None:
    assert read(book()).scenario == scenario()


def test_numbers_and_dates_are_cells_like_any_other() -> None:
    changed = book()
    places = changed["places"]
    places.cell(1, 9, "latitude")
    places.cell(1, 10, "longitude")
    for row in range(2, 6):
        places.cell(row, 9, 36.123 + row)
        places.cell(row, 10, 37)
    vehicles = changed["vehicles"]
    vehicles.cell(1, 6, "available")
    vehicles.cell(2, 6, datetime(2016, 12, 15, 9, 29, 59, 999_990))
    told_ = read(changed)
    assert told_.notices == ()
    assert told_.scenario is not None
    assert told_.scenario.vehicles["b1"].available_at == 5400
    school = told_.scenario.places["school"].location
    assert school is not None
    assert (school.latitude, school.longitude) == (38.123, 37.0)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (3, "3"),
        (3.0, "3"),
        (3.25, "3.25"),
        (1.5e300, "1.5e+300"),
        (10**40, "1e30"),
        (True, "yes"),
        (datetime(2016, 12, 15, 8), "2016-12-15 08:00:00"),
        (date(2016, 12, 15), "2016-12-15"),
        (time(8, 30), "08:30:00"),
        (timedelta(hours=30, minutes=5), "30:05:00"),
        ("text", "text"),
    ],
)
def test_every_sort_of_cell_has_its_text(value: object, text: str) -> None:
    assert workbook._text(value) == text


def test_what_a_machine_wrote_has_nothing_to_interpret() -> None:
    assert type(workbook._text(1.234)) is Exact


def test_a_half_person_in_a_cell_is_no_thousand() -> None:
    changed = book()
    changed["parties"].cell(2, 3, 1.234)
    assert told(changed) == ["small.xlsx [parties] 2 count F-WHOLE"]


def test_a_time_without_a_day_is_no_instant() -> None:
    changed = book()
    changed["vehicles"].cell(1, 6, "available")
    changed["vehicles"].cell(2, 6, time(9, 30))
    assert told(changed) == ["small.xlsx [vehicles] 2 available F-INSTANT"]


def test_comments_and_notes_are_passed_over() -> None:
    changed = book()
    changed["zones"].insert_rows(1)
    changed["zones"].cell(1, 1, "# areas")
    changed["zones"].merge_cells("A1:C1")
    changed.create_sheet("# notes").append(["anything"])
    changed.create_sheet("Sheet1")
    assert told(changed) == []


def test_a_sheet_that_nobody_knows_is_not_passed_over() -> None:
    changed = book()
    changed.create_sheet("closure").append(["from"])
    notices = read(changed).notices
    assert [notice.code for notice in notices] == ["F-SHEET-UNKNOWN"]
    assert notices[0].numbers["suggestion"] == "closures"


def test_a_sheet_may_not_be_there_twice() -> None:
    changed = book()
    changed.create_sheet("Zones ").append(["id"])
    assert told(changed) == ["small.xlsx [Zones] F-TABLE-TWICE"]


def test_a_missing_sheet_is_missed() -> None:
    changed = book()
    del changed["parties"]
    assert told(changed) == ["small.xlsx F-TABLE-MISSING"]


def test_an_empty_sheet_has_no_headings() -> None:
    changed = book()
    changed["parties"].delete_rows(1, 5)
    assert told(changed) == ["small.xlsx [parties] F-TABLE-NO-HEADER"]


def test_settings_without_their_headings_are_settings() -> None:
    changed = book()
    changed["scenario"].delete_rows(1)
    assert read(changed).scenario == scenario()


def test_a_wrong_setting_is_pointed_at() -> None:
    changed = book()
    rows = {row[0].value: row[0].row for row in changed["scenario"].iter_rows()}
    changed["scenario"].cell(rows["timezone"], 2, "Asia/Damscus")
    assert told(changed)[0] == f"small.xlsx [scenario] {rows['timezone']} timezone F-TIMEZONE"


@pytest.mark.parametrize("kept", [0, 1, 4, 100, 2000, -1, -30])
def test_a_truncated_workbook_is_one_notice(kept: int) -> None:
    assert told(saved(book())[:kept]) == ["small.xlsx F-WORKBOOK"]


def test_old_and_locked_workbooks_are_named_as_such() -> None:
    assert told(b"\xd0\xcf\x11\xe0" + b"\0" * 600) == ["small.xlsx F-WORKBOOK-OLD"]


def test_an_archive_of_something_else_is_no_workbook() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("word/document.xml", "<x/>")
    assert told(out.getvalue()) == ["small.xlsx F-WORKBOOK"]


def test_an_archive_made_to_explode_is_not_unpacked() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr("xl/workbook.xml", bytes(100 * 2**20))
    assert len(out.getvalue()) < 2**20
    assert told(out.getvalue()) == ["small.xlsx F-TOO-LARGE"]


def test_a_cell_at_the_far_corner_does_not_take_forever() -> None:
    changed = book()
    changed["zones"].cell(1_048_576, 16_384, "x")
    assert told(changed) == ["small.xlsx F-TOO-LONG"]


def test_no_warning_of_the_library_reaches_the_reader() -> None:
    changed = book()
    changed.defined_names["x"] = openpyxl.workbook.defined_name.DefinedName("x", attr_text="#REF!")
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert told(changed) == []


def test_workbooks_are_known_by_their_first_letters() -> None:
    assert is_workbook(saved(book()))
    assert not is_workbook(b"id,zone\n")
