"""The program as a process: exit codes, streams that close, and what Ctrl-C does."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import IO

import pytest

from cli.town import Files

ALEPPO = Path(__file__).parents[2] / "scenarios" / "aleppo-2016"
PROGRAM = (sys.executable, "-c", "from safepassage.cli import main; main()")


def started(*words: object, stdout: int | IO[bytes]) -> subprocess.Popen[bytes]:
    environment = {**os.environ, "LC_ALL": "C.UTF-8"}
    line = [*PROGRAM, *map(str, words)]
    return subprocess.Popen(line, env=environment, stdout=stdout, stderr=subprocess.PIPE)


def test_a_reader_that_goes_away_gets_one_line(files: Files) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    process = started("check", files.scenario, stdout=writing)
    os.close(writing)
    _, said = process.communicate()
    assert process.returncode == 2
    assert said.decode() == (
        "safepassage: Nobody reads the output any more; the rest of it was dropped.\n"
    )


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
def test_an_output_that_is_full_gets_one_line(files: Files) -> None:
    with open("/dev/full", "wb") as full:
        process = started("check", files.scenario, stdout=full)
        _, said = process.communicate()
    assert process.returncode == 2
    assert said.decode() == "safepassage: The disk is full. Nothing was written.\n"


def test_a_terminal_without_arabic_gets_question_marks(files: Files) -> None:
    environment = {**os.environ, "PYTHONIOENCODING": "latin-1", "LC_ALL": "C.UTF-8"}
    line = [*PROGRAM, "check", str(files.scenario), "--lang", "ar"]
    done = subprocess.run(line, env=environment, capture_output=True)
    assert done.returncode == 0
    assert b"?" in done.stdout
    assert done.stderr == b""


def test_ctrl_c_writes_the_best_plan_so_far(tmp_path: Path) -> None:
    """The real planner on a case that is not proven in no time, stopped long before its own."""
    line = ("plan", ALEPPO, "--out", tmp_path / "out", "--seconds", 600)
    process = started(*line, stdout=subprocess.PIPE)
    assert process.stderr is not None
    assert process.stderr.readline(), "no progress was told"
    process.send_signal(signal.SIGINT)
    said, complained = process.communicate(timeout=120)
    assert process.returncode == 0, complained.decode()
    assert "Ending with the best plan so far" in complained.decode()
    assert "verified  10 rules" in said.decode()
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        "plan.json",
        "report.html",
    ]
    plan = tmp_path / "out" / "plan.json"
    assert started("verify", ALEPPO, plan, stdout=subprocess.DEVNULL).wait() == 0
