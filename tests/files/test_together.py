"""Files that belong together appear together, or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from safepassage.files.together import all_or_nothing, can_be_written


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_they_appear_together(tmp_path: Path) -> None:
    folder = tmp_path / "a" / "b"
    with all_or_nothing(folder) as draft:
        (draft / "one").write_text("1")
        (draft / "two").write_text("2")
        assert not (folder / "one").exists()
    assert names(folder) == ["one", "two"]


def test_what_is_there_already_is_replaced_or_stays(tmp_path: Path) -> None:
    (tmp_path / "one").write_text("old")
    (tmp_path / "mine").write_text("mine")
    with all_or_nothing(tmp_path) as draft:
        (draft / "one").write_text("new")
    assert (tmp_path / "one").read_text() == "new"
    assert (tmp_path / "mine").read_text() == "mine"


def test_after_a_failure_everything_is_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "one").write_text("old")

    def interrupted() -> None:
        with all_or_nothing(tmp_path) as draft:
            (draft / "one").write_text("new")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert names(tmp_path) == ["one"]
    assert (tmp_path / "one").read_text() == "old"


def test_after_a_failure_no_folder_is_left(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), all_or_nothing(tmp_path / "a" / "b"):
        raise ZeroDivisionError
    assert names(tmp_path) == []


def test_asking_whether_a_folder_can_be_written_leaves_no_trace(tmp_path: Path) -> None:
    can_be_written(tmp_path / "a" / "b")
    assert names(tmp_path) == []
    (tmp_path / "file").write_text("")
    with pytest.raises(OSError, match="file"):
        can_be_written(tmp_path / "file")
    with pytest.raises(OSError, match="file"):
        can_be_written(tmp_path / "file" / "below")
    assert names(tmp_path) == ["file"]
