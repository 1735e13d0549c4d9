"""From screen to screen: codes that a hand scanner typed into a file, or straight into the verb."""

from __future__ import annotations

import io
import sys
from pathlib import Path
from random import Random

import pytest

from cli.test_ledger_verbs import ABOARD, ledger, said, status  # noqa: F401
from cli.town import typed
from safepassage.ledger import frames_of


@pytest.fixture
def gate(ledger: Path, tmp_path: Path) -> Path:  # noqa: F811
    """Another device's ledger; what the first says after is in the codes."""
    typed("enrol", ledger, "gate-1", "--role", "gate", "--out", tmp_path / "gate")
    return tmp_path / "gate"


def codes(ledger: Path, tmp_path: Path, entries: int = 60) -> list[str]:  # noqa: F811
    for number in range(entries):
        typed("record", ledger, "left", "where=school", "heads=1", f"happened=+0:{number % 50:02}")
    typed("export", ledger, "--bundle", tmp_path / "one.bundle")
    return list(frames_of((tmp_path / "one.bundle").read_bytes()))


def test_codes_in_a_file(ledger: Path, gate: Path, tmp_path: Path, capsys) -> None:  # noqa: F811
    texts = codes(ledger, tmp_path)
    assert len(texts) > 2
    scanned = tmp_path / "scanned.txt"
    scanned.write_text("\r\n".join(texts[:1] + texts[2:]) + "\n")
    out = said(("sync", gate, scanned), capsys, 2)
    assert "L-FRAMES-MISSING" in out
    assert " 2" in out
    again = [*texts, *texts, "SP1:TORN", "", "hello"]
    Random(3).shuffle(again)
    scanned.write_text("\n".join(again))
    out = said(("sync", gate, scanned), capsys, 1)
    assert out.count("D-CODE") == 2
    assert status(gate, capsys)["digest"] == status(ledger, capsys)["digest"]
    scanned.write_text("\n".join(texts))
    assert "known already" in said(("sync", gate, scanned), capsys)


def test_codes_typed_into_the_verb(ledger, gate, tmp_path, capsys, monkeypatch) -> None:  # noqa: F811
    texts = codes(ledger, tmp_path, 3)
    text = io.TextIOWrapper(io.BytesIO("\n".join(texts).encode()))
    monkeypatch.setattr(sys, "stdin", text)
    assert "new" in said(("sync", gate, "-"), capsys)
    assert status(gate, capsys)["digest"] == status(ledger, capsys)["digest"]


def test_codes_of_another_operation_and_of_two(ledger, gate, files, tmp_path, capsys) -> None:  # noqa: F811
    texts = codes(ledger, tmp_path, 3)
    typed("open", files.scenario, "--out", tmp_path / "other")
    typed("export", tmp_path / "other", "--bundle", tmp_path / "other.bundle")
    others = list(frames_of((tmp_path / "other.bundle").read_bytes()))
    scanned = tmp_path / "scanned.txt"
    scanned.write_text("\n".join(others))
    assert "D-OTHER" in said(("sync", gate, scanned), capsys, 2)
    typed("record", ledger, "left", "where=school", "heads=1", "happened=+0:55")
    typed("export", ledger, "--bundle", tmp_path / "two.bundle")
    more = list(frames_of((tmp_path / "two.bundle").read_bytes()))
    scanned.write_text("\n".join(texts + more))
    said(("sync", gate, scanned), capsys)
    assert status(gate, capsys)["digest"] == status(ledger, capsys)["digest"]
    scanned.write_text("SP1:TORN")
    assert "D-CODE" in said(("sync", gate, scanned), capsys, 2)
