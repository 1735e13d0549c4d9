"""A folder of tables: what belongs to it, and what only seems to."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from files.small import files, line
from safepassage.files.assemble import TABLE_NAMES
from safepassage.files.tables.folder import read_folder, tables_of_files


def told(changed: dict[str, bytes | None]) -> list[str]:
    return [line(notice) for notice in tables_of_files("small", changed, TABLE_NAMES).notices]


def test_a_table_that_nobody_knows_is_not_passed_over() -> None:
    tables = tables_of_files("small", {**files(), "closure.csv": b"from,to\n"}, TABLE_NAMES)
    assert [notice.code for notice in tables.notices] == ["F-TABLE-UNKNOWN"]
    assert tables.notices[0].numbers["suggestion"] == "closures"


def test_settings_are_no_csv() -> None:
    assert told({"scenario.csv": b"id\n"}) == ["scenario.csv F-TABLE-UNKNOWN"]


def test_names_of_files_may_be_in_capitals_but_not_twice() -> None:
    assert told({"Places.CSV": b"id\n", "places.csv": b"id\n"}) == ["places.csv F-TABLE-TWICE"]


def test_what_is_no_table_is_left_alone(tmp_path: Path) -> None:
    for name in ("README.md", ".~lock.places.csv#", ".hidden.csv", "~$places.csv", "map.png"):
        (tmp_path / name).write_text("x", encoding="utf-8")
    (tmp_path / "old.csv").mkdir()
    (tmp_path / "zones.csv").write_text("id\na\n", encoding="utf-8")
    tables = read_folder(tmp_path, TABLE_NAMES)
    assert tables.notices == []
    assert list(tables.by_name) == ["zones"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_a_notice(tmp_path: Path) -> None:
    (tmp_path / "zones.csv").write_text("id\n", encoding="utf-8")
    (tmp_path / "zones.csv").chmod(0)
    assert [n.code for n in read_folder(tmp_path, TABLE_NAMES).notices] == ["F-CANNOT-READ"]
