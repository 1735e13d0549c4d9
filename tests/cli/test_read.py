from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from house.repository import ROOT
from safepassage.cli.entry import run

ARABIC = (
    "أعلن الهلال الأحمر أن 12 حافلة و3 سيارات إسعاف ستنقل 600 مدني من حي الوعر إلى إدلب.\n"
    "وقال مصدر محلي إن مئة وعشرين جريحًا ينتظرون في حي الوعر."
)


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "waer.txt"
    path.write_text(ARABIC, encoding="utf-8")
    return path


def typed(capsys, *words: object, code: int = 0) -> str:
    assert run([str(word) for word in words]) == code
    captured = capsys.readouterr()
    return captured.out + captured.err


def test_a_line_of_json_for_each_report(report: Path, tmp_path: Path, capsys) -> None:
    other = tmp_path / "two.jsonl"
    other.write_text(json.dumps({"id": "x", "text": "5 buses left Homs."}) + "\n")
    lines = typed(capsys, "read", report, other, "--json").splitlines()
    first, second = map(json.loads, lines)
    assert (first["id"], second["id"]) == ("waer", "x")
    buses = [s for s in first["statements"] if s["what"] == "bus"]
    assert [s["value"] for s in buses] == [12]
    assert ARABIC[buses[0]["start"] :].startswith(buses[0]["quote"])


@pytest.mark.parametrize("language", ["ar", "en"])
def test_people_see_the_exact_words_who_said_them_and_the_grade(
    report: Path, capsys, language: str
) -> None:
    out = typed(capsys, "read", report, "--lang", language)
    assert "\u206812 حافلة\u2069" in out
    assert "F6" in out
    assert ("Buses: 12" in out) == (language == "en")


def test_a_bad_file_costs_no_other(report: Path, tmp_path: Path, capsys) -> None:
    empty = tmp_path / "empty.pdf"
    empty.write_bytes(b"")
    out = typed(capsys, "read", empty, tmp_path / "missing.txt", report, code=2)
    assert "T-EMPTY" in out
    assert "T-CANNOT-READ" in out
    assert "Buses: 12" in out


def test_what_was_read_can_be_drafted_and_planned(report: Path, tmp_path: Path, capsys) -> None:
    read = tmp_path / "statements.jsonl"
    read.write_text(typed(capsys, "read", report, "--json"), encoding="utf-8")
    out = typed(capsys, "draft", read, "--out", tmp_path / "waer-draft")
    assert "15 vehicles" in out
    assert typed(capsys, "check", tmp_path / "waer-draft")
    words = ("--out", tmp_path / "plan", "--iterations", "50")
    assert "0 problems" in typed(capsys, "plan", tmp_path / "waer-draft", *words)


def test_a_draft_replaces_nothing(report: Path, tmp_path: Path, capsys) -> None:
    typed(capsys, "draft", report, "--out", tmp_path / "d")
    before = {file: file.read_bytes() for file in (tmp_path / "d").iterdir()}
    assert "F-NOT-EMPTY" in typed(capsys, "draft", report, "--out", tmp_path / "d", code=2)
    assert {file: file.read_bytes() for file in (tmp_path / "d").iterdir()} == before


def test_where_anything_is_wrong_nothing_is_drafted(report: Path, tmp_path: Path, capsys) -> None:
    bad = tmp_path / "bad.jsonl"
    bad.write_text('{"id": "a", "statements": [{"kind": "rumour", "quote": "x"}, 7]}\n{"id": 3}\n')
    words = ("draft", report, bad, "--out", tmp_path / "d", "--timezone", "Mars/Base")
    out = typed(capsys, *words, code=2)
    assert [code for code in ("T-STATEMENT]", "T-STATEMENTS]", "T-FIELD", "T-TIMEZONE")
            if code not in out] == []  # fmt: skip
    assert not (tmp_path / "d").exists()
    nothing = tmp_path / "nothing.txt"
    nothing.write_text("الطقس مشمس.")
    assert "T-NOTHING-SAID" in typed(capsys, "draft", nothing, "--out", tmp_path / "d", code=2)


def test_corrections_are_kept_and_scored(report: Path, tmp_path: Path, capsys) -> None:
    mended = tmp_path / "mended.jsonl"
    bus = {"quote": "12 حافلة", "kind": "vehicles", "what": "bus", "value": 12}
    mended.write_text(json.dumps({"id": "waer", "statements": [bus]}, ensure_ascii=False))
    kept = tmp_path / "kept"
    assert "1 report" in typed(capsys, "read", "--correct", mended, report, "--into", kept)
    out = typed(capsys, "read", "--score", kept)
    assert "figures: " in out
    assert "1 of 1 found" in out
    assert "T-CORRECTIONS-NONE" in typed(capsys, "read", "--score", tmp_path, code=2)


def test_a_reader_on_another_machine_is_refused(report: Path, capsys) -> None:
    out = typed(capsys, "read", report, "--second", "http://192.0.2.1/v1", code=2)
    assert "T-SECOND-ELSEWHERE" in out


def test_a_silent_second_reader_costs_nothing(report: Path, capsys) -> None:
    words = ("read", report, "--second", "http://127.0.0.1:9/v1", "--patience", "2")
    out = typed(capsys, *words)
    assert "Buses: 12" in out
    assert "did not answer for 1 report" in out


def test_something_to_read_has_to_be_named(capsys) -> None:
    assert "FILE" in typed(capsys, "read", code=2)


@pytest.mark.skipif(os.name == "nt", reason="the page is for a shell")
def test_the_page_on_reading_works_as_it_is_written(tmp_path: Path) -> None:
    page = (ROOT / "docs/how-to/read-reports.md").read_text(encoding="utf-8")
    script = "\n".join(page.split("```")[1::2])
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", script],
        cwd=tmp_path,
        env=os.environ | {"PATH": path, "HOME": str(tmp_path)},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    assert "Side by side" in done.stdout
    assert "do not fit each other" in done.stdout
    assert "B2" in done.stdout
    assert "0 problems" in done.stdout
    draft = tmp_path / "aleppo-draft"
    assert "وزارة" in (draft / "sources.json").read_text(encoding="utf-8")
    assert "# ASSUMED" in (draft / "groups.csv").read_text(encoding="utf-8-sig")
    assert not (tmp_path / ".local").exists()
