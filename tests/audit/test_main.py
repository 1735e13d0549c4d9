"""The audit by itself: ``python -m safepassage.audit JOURNAL``."""

from __future__ import annotations

import ast
import json
import runpy
import subprocess
import sys
from pathlib import Path

import pytest
from benchmarks.journals import journal

from audit.town import Town, boarded, registered
from safepassage.audit import __main__ as program


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "C.UTF-8")


def sound(folder: Path) -> Path:
    town = Town()
    town.say(registered(40))
    path = folder / "town.journal"
    path.write_bytes(journal(town.told, town.root))
    return path


def test_a_sound_journal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert program.main([str(sound(tmp_path))]) == 0
    assert capsys.readouterr().out.splitlines()[-1].startswith("Sound: ")


def test_one_that_does_not_add_up(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    town = Town()
    town.say(boarded(1))
    path = tmp_path / "town.journal"
    path.write_bytes(journal(town.told, town.root))
    assert program.main(["--json", str(path)]) == 1
    assert json.loads(capsys.readouterr().out)["equation"]["unreconciled"]["heads"] == -1


def test_in_arabic(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert program.main(["--lang", "ar", str(sound(tmp_path))]) == 0
    assert "سليم" in capsys.readouterr().out


@pytest.mark.parametrize(
    "line", [[], ["a", "b"], ["--help"], ["--lang", "fr", "x"], ["x", "--lang"]]
)
def test_a_line_that_cannot_be_understood(
    line: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert program.main(line) == 2
    assert capsys.readouterr().err.startswith("Usage: python -m safepassage.audit JOURNAL")


def test_no_journal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "town.journal"
    path.write_text("nothing")
    assert program.main([str(path)]) == 2
    assert "town.journal row 1: This is no journal" in capsys.readouterr().err
    assert program.main([str(tmp_path / "nowhere")]) == 2
    assert "nowhere cannot be read: there is nothing there." in capsys.readouterr().err


def test_it_runs_without_the_rest(tmp_path: Path) -> None:
    """No other room is loaded but those of sentences and notices."""
    code = (
        "import sys; from safepassage.audit.__main__ import main; main(sys.argv[1:]); "
        "print(sorted({m.split('.')[1] for m in sys.modules if m.startswith('safepassage.')}))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(sound(tmp_path))], capture_output=True, text=True
    )
    rooms = ast.literal_eval(done.stdout.splitlines()[-1])
    assert rooms == ["audit", "catalogue", "language", "notices"]


def test_it_is_called_by_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["audit", str(sound(tmp_path))])
    monkeypatch.delitem(sys.modules, "safepassage.audit.__main__")
    with pytest.raises(SystemExit) as ended:
        runpy.run_module("safepassage.audit", run_name="__main__")
    assert ended.value.code == 0


def test_it_knows_the_standard_library_and_one_for_signatures() -> None:
    room = Path(program.__file__).parent
    known: set[str] = set()
    for path in room.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                known |= {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom):
                known.add(node.module or "")
    outside = {name.split(".")[0] for name in known} - set(sys.stdlib_module_names)
    assert outside == {"safepassage", "nacl"}
    inside = {name.split(".")[1] for name in known if name.startswith("safepassage.")}
    assert inside == {"audit", "language", "notices"}
