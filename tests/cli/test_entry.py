"""The program as a process: exit codes, streams that close, and what Ctrl-C does."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from cli.town import Files

PROGRAM = (sys.executable, "-c", "from safepassage.cli import main; main()")


def started(*words: object, **options: object) -> subprocess.Popen[bytes]:
    environment = {**os.environ, "LC_ALL": "C.UTF-8"}
    line = [*PROGRAM, *map(str, words)]
    return subprocess.Popen(line, env=environment, stderr=subprocess.PIPE, **options)  # type: ignore[call-overload,no-any-return]


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
