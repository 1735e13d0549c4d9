"""Auditing a journal from the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from benchmarks.journals import Device, journal, operation

from cli.town import typed


@pytest.fixture
def exported(tmp_path: Path) -> Path:
    root, told = operation(60)
    path = tmp_path / "town.journal"
    path.write_bytes(journal(told, root))
    return path


def test_a_sound_journal(exported: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert typed("audit", exported) == 0
    said = capsys.readouterr().out
    assert said.startswith("Operation town-1: 60 entries, 60 of them count, 11 devices\n")
    assert "+ unreconciled 0\n" in said


def test_a_changed_journal_names_the_line(
    exported: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    exported.write_bytes(
        exported.read_bytes().replace(b'"kind":"consented"', b'"kind":"nonsense!"')
    )
    assert typed("audit", exported, "--json") == 1
    answer = json.loads(capsys.readouterr().out)
    assert answer["sound"] is False
    assert (answer["problems"][0]["code"], answer["problems"][0]["row"]) == ("A-CHANGED", 14)


def test_what_is_no_journal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "x").write_text("x")
    assert typed("audit", tmp_path / "x") == 2
    assert "[A-NO-JOURNAL]" in capsys.readouterr().err
    assert typed("audit", tmp_path / "nowhere") == 2
    assert typed("audit", tmp_path) == 2
    heard = capsys.readouterr()
    assert heard.out == ""
    assert len(heard.err.splitlines()) == 2


def test_in_arabic(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = Device("coordinator")
    (tmp_path / "x").write_bytes(journal([], root))
    assert typed("audit", tmp_path / "x", "--lang", "ar") == 1
    assert "لا يوثق به" in capsys.readouterr().out
