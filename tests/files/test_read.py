"""Whatever lies at a path, reading it gives a scenario or says why not."""

from __future__ import annotations

from pathlib import Path

import pytest

from files.small import files, line
from safepassage.files import read_scenario, write_scenario


def told(path: Path) -> list[str]:
    return [line(notice) for notice in read_scenario(path).notices]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "small").mkdir()
    for name, data in files().items():
        (tmp_path / "small" / name).write_bytes(data)
    return tmp_path / "small"


def test_a_folder_or_the_settings_in_it(folder: Path) -> None:
    assert read_scenario(folder).notices == ()
    assert read_scenario(folder / "scenario.toml") == read_scenario(folder)


def test_a_workbook_whatever_it_is_called(folder: Path, tmp_path: Path) -> None:
    scenario = read_scenario(folder).scenario
    assert scenario is not None
    write_scenario(scenario, tmp_path / "book.xlsx")
    (tmp_path / "book.xlsx").rename(tmp_path / "attachment")
    assert read_scenario(tmp_path / "attachment").scenario == scenario


def test_an_empty_folder(tmp_path: Path) -> None:
    assert told(tmp_path) == [f"{tmp_path.name} F-NO-TABLES"]


def test_nothing_there(folder: Path) -> None:
    notices = read_scenario(folder.with_name("smal")).notices
    assert [notice.code for notice in notices] == ["F-NOT-FOUND"]
    assert notices[0].numbers["suggestion"] == "small"


def test_no_path_at_all() -> None:
    assert [n.code for n in read_scenario(Path("a\0b")).notices] == ["F-NOT-FOUND"]


def test_something_else(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Dear all", encoding="utf-8")
    assert told(tmp_path / "letter.txt") == ["letter.txt F-NOT-SCENARIO"]
    (tmp_path / "book.xlsx").write_text("Dear all", encoding="utf-8")
    assert told(tmp_path / "book.xlsx") == ["book.xlsx F-WORKBOOK"]


def test_a_file_of_fifty_megabytes(folder: Path) -> None:
    (folder / "legs.csv").write_bytes(b"from,to,time_min\n" + b"x" * (50 * 2**20))
    assert told(folder) == ["legs.csv F-TOO-LARGE"]
    (folder / "book.xlsx").write_bytes(b"PK" * (25 * 2**20))
    assert told(folder / "book.xlsx") == ["book.xlsx F-TOO-LARGE"]
