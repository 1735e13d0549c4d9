"""Writing leaves the old scenario or the new one, and nothing else is ever touched."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from files.small import scenario
from safepassage.files import read_scenario, write_scenario
from safepassage.notices import Refused


def code(path: Path) -> str:
    with pytest.raises(Refused) as caught:
        write_scenario(scenario(), path)
    return caught.value.notices[0].code


def test_a_new_folder_with_its_parents(tmp_path: Path) -> None:
    write_scenario(scenario(), tmp_path / "a" / "b")
    assert read_scenario(tmp_path / "a" / "b").scenario == scenario()


def test_an_old_scenario_is_replaced_and_what_else_lies_there_stays(tmp_path: Path) -> None:
    epochs = "id,begins\nday,+0:00\ndusk,+5:00"
    write_scenario(scenario(epochs=epochs), tmp_path)
    (tmp_path / "README.md").write_text("sources", encoding="utf-8")
    write_scenario(scenario(), tmp_path)
    assert read_scenario(tmp_path).scenario == scenario()
    assert not (tmp_path / "epochs.csv").exists()
    assert (tmp_path / "README.md").read_text(encoding="utf-8") == "sources"


def test_a_folder_of_something_else_is_not_touched(tmp_path: Path) -> None:
    (tmp_path / "places.csv").write_text("mine", encoding="utf-8")
    assert code(tmp_path) == "F-TARGET"
    assert os.listdir(tmp_path) == ["places.csv"]


def test_a_file_in_the_way_is_not_touched(tmp_path: Path) -> None:
    for name in ("folder", "book.xlsx"):
        (tmp_path / name).write_text("mine", encoding="utf-8")
        assert code(tmp_path / name) == "F-TARGET"
        assert (tmp_path / name).read_text(encoding="utf-8") == "mine"


def test_a_workbook_of_a_scenario_is_replaced(tmp_path: Path) -> None:
    write_scenario(scenario(), tmp_path / "book.xlsx")
    write_scenario(scenario(), tmp_path / "book.xlsx")
    assert read_scenario(tmp_path / "book.xlsx").scenario == scenario()
    assert os.listdir(tmp_path) == ["book.xlsx"]


@pytest.mark.parametrize("name", ["folder", "book.xlsx"])
def test_a_full_disk_leaves_what_was_there(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    epochs = "id,begins\nday,+0:00\ndusk,+5:00"
    old = scenario(epochs=epochs)
    write_scenario(old, tmp_path / name)

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    assert code(tmp_path / name) == "F-CANNOT-WRITE"
    assert read_scenario(tmp_path / name).scenario == old
    assert os.listdir(tmp_path) == [name]


def test_nothing_is_left_where_nothing_could_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    assert code(tmp_path / "new" / "folder") == "F-CANNOT-WRITE"
    assert os.listdir(tmp_path) == []
