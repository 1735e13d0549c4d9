"""Writing scenarios from the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from cli.town import Files, typed
from safepassage import api


def test_the_starter_works_as_it_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "mine"
    assert typed("new", folder) == 0
    assert capsys.readouterr().out == (
        f"A scenario to begin with is in {folder}. Next: safepassage check {folder}\n"
    )
    assert typed("check", folder) == 0


def test_the_starter_writes_over_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "letter.txt").write_text("mine")
    assert typed("new", tmp_path) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


def test_a_folder_becomes_a_workbook_and_a_folder_again(
    files: Files, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book, folder = tmp_path / "town.xlsx", tmp_path / "again"
    assert typed("convert", "xlsx", files.scenario, book) == 0
    assert typed("convert", "xlsx", book, folder) == 0
    assert f"wrote     {folder}\n" in capsys.readouterr().out
    assert api.read(book).digest == api.read(folder).digest == files.known.digest


def test_a_workbook_is_a_scenario_wherever_one_is_asked_for(files: Files, tmp_path: Path) -> None:
    book = tmp_path / "town.xlsx"
    typed("convert", "xlsx", files.scenario, book)
    assert typed("check", book) == 0
    assert typed("verify", book, files.plan) == 0


@pytest.mark.parametrize("content", ["", "hello world", "1 2 three", "9" * 5000])
def test_what_is_no_instance(
    content: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    instance = tmp_path / "instance.txt"
    instance.write_text(content)
    assert typed("convert", "bep", instance, "--out", tmp_path / "out") == 2
    heard = capsys.readouterr()
    assert heard.out == ""
    assert "Traceback" not in heard.err
    assert not (tmp_path / "out").exists()


def test_instances_that_are_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    nowhere, out = tmp_path / "nowhere", tmp_path / "out"
    assert typed("convert", "bep", nowhere, "--out", out) == 2
    assert typed("convert", "icep", nowhere, "--scenario", "s", "--out", out) == 2
    assert typed("convert", "icep", tmp_path, "--scenario", "s", "--out", out) == 2
    heard = capsys.readouterr()
    assert heard.out == ""
    assert len(heard.err.splitlines()) >= 3
    assert not out.exists()
