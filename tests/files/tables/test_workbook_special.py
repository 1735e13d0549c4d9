"""Merged cells and formulas lose values; both are pointed at."""

from __future__ import annotations

from files.tables.test_workbook import book, read, saved, told


def test_merged_cells_are_pointed_at() -> None:
    changed = book()
    changed["places"].merge_cells("D2:D4")
    notices = [n for n in read(changed).notices if n.code == "F-MERGED"]
    assert [(n.where.file, n.where.row, n.numbers["cells"]) for n in notices] == [
        ("small.xlsx [places]", 2, "D2:D4")
    ]


def test_a_formula_that_was_never_computed_is_pointed_at() -> None:
    changed = book()
    changed["parties"].cell(2, 3, "=20+20")
    notices = [n for n in read(changed).notices if n.code == "F-FORMULA"]
    assert [(n.where.file, n.where.row, n.where.column) for n in notices] == [
        ("small.xlsx [parties]", 2, "C")
    ]
    assert notices[0].numbers["value"] == "=20+20"


def test_a_formula_with_its_result_is_the_result() -> None:
    data = with_cached_result(saved(book()), "40")
    assert told(data) == []
    reading = read(data)
    assert reading.scenario is not None
    assert reading.scenario.groups["all"].parties[0].count == 40


def with_cached_result(data: bytes, result: str) -> bytes:
    """The count of the party becomes a formula, with the result that a spreadsheet would save."""
    import io
    import zipfile

    out = io.BytesIO()
    old = f'<c r="C2" t="n"><v>{result}</v></c>'.encode()
    new = f'<c r="C2"><f>20+20</f><v>{result}</v></c>'.encode()
    with zipfile.ZipFile(io.BytesIO(data)) as archive, zipfile.ZipFile(out, "w") as changed:
        found = 0
        for name in archive.namelist():
            part = archive.read(name)
            found += part.count(old)
            changed.writestr(name, part.replace(old, new))
    assert found == 1
    return out.getvalue()
