"""Checking a scenario from the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cli.town import Files, typed
from safepassage import api
from safepassage.files import Reading
from safepassage.notices import Notice, Severity


def test_a_clean_scenario(files: Files, capsys: pytest.CaptureFixture[str]) -> None:
    assert typed("check", files.scenario) == 0
    assert capsys.readouterr().out.splitlines() == [
        "story, 15 December 2016 · 80 people, among them 20 T1 · 1 × bus · no crossing",
        "Nothing to complain about.",
    ]


def test_a_misspelt_id_is_told_with_file_row_and_column(
    files: Files, capsys: pytest.CaptureFixture[str]
) -> None:
    table = files.scenario / "groups.csv"
    table.write_text(table.read_text().replace("school", "scool"))
    assert typed("check", files.scenario) == 2
    said = capsys.readouterr().out
    assert said.startswith("✗ groups.csv row 2 column place: ")
    assert "school" in said
    assert said.splitlines()[-1] == "2 problems."


def test_json_lists_every_notice(files: Files, capsys: pytest.CaptureFixture[str]) -> None:
    table = files.scenario / "groups.csv"
    table.write_text(table.read_text().replace("school", "scool"))
    assert typed("check", files.scenario, "--json") == 2
    notices = json.loads(capsys.readouterr().out)["notices"]
    assert [notice["row"] for notice in notices] == [2, 3]
    assert {notice["severity"] for notice in notices} == {"stop"}
    assert {notice["file"] for notice in notices} == {"groups.csv"}


@pytest.mark.parametrize(
    ("stops", "warnings", "code", "english", "arabic"),
    [
        (0, 0, 0, "Nothing to complain about.", "لا ملاحظات."),
        (0, 1, 1, "No problem, one warning.", "لا مشكلات، وتحذير واحد."),
        (1, 2, 2, "One problem and 2 warnings.", "مشكلة واحدة وتحذيران."),
        (3, 11, 2, "3 problems and 11 warnings.", "3 مشكلات و11 تحذيرًا."),
    ],
)
def test_the_last_line_counts_and_the_exit_code_tells(
    stops: int,
    warnings: int,
    code: int,
    english: str,
    arabic: str,
    files: Files,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    scenario = api.check(files.scenario).scenario
    notices = [Notice("F-ID", Severity.STOP)] * stops + [Notice("F-ID", Severity.WARN)] * warnings
    monkeypatch.setattr(api, "check", lambda source: Reading(scenario, tuple(notices)))
    monkeypatch.setattr("safepassage.language.Language.notice", lambda self, notice: "…")
    for lang, sentence in (("en", english), ("ar", arabic)):
        assert typed("check", files.scenario, "--lang", lang) == code
        last = capsys.readouterr().out.splitlines()[-1]
        assert last.replace("\u2068", "").replace("\u2069", "") == sentence


def test_what_is_no_scenario_at_all(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "book.xlsx").write_bytes(b"not a workbook")
    (tmp_path / "text.txt").write_text("hello")
    for name in ("empty", "book.xlsx", "text.txt", "nowhere"):
        assert typed("check", tmp_path / name) == 2, name
        heard = capsys.readouterr()
        assert "[F-" in heard.out, name
        assert "Traceback" not in heard.out + heard.err
