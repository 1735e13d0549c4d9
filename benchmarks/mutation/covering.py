"""Which tests run which line, and how long each takes, from one run of them all."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from coverage import CoverageData

from benchmarks.command import ROOT
from benchmarks.mutation.mutants import Mutant
from benchmarks.mutation.timed import FILE

MOST_SECONDS = 20.0
"""Of tests that one mutant is tried with, the quickest first: those left out could have noticed."""


@dataclass(frozen=True, slots=True)
class Covering:
    """Tests by file and line, and processor seconds by test."""

    lines: dict[str, dict[int, frozenset[str]]]
    seconds: dict[str, float]

    def tests(self, mutant: Mutant) -> list[str]:
        """The tests that run the mutant's lines, the quickest first. What runs when a module is
        loaded is run for all tests of the module, or, where it does nothing later, of its folder.
        """
        of_file = self.lines.get(mutant.path, {})
        found = frozenset[str]().union(*(of_file.get(line, frozenset()) for line in mutant.lines))
        found = found or frozenset[str]().union(*of_file.values())
        if not found:
            folder = mutant.path.rpartition("/")[0]
            beside = [of for path, of in self.lines.items() if path.startswith(f"{folder}/")]
            beside = beside or list(self.lines.values())
            found = found.union(*(tests for of in beside for tests in of.values()))
        chosen: list[str] = []
        spent = 0.0
        for test in sorted(found, key=lambda test: (self.seconds[test], test)):
            spent += self.seconds[test]
            if chosen and spent > MOST_SECONDS:
                break
            chosen.append(test)
        return chosen


def measure(folder: Path, packages: Sequence[str], tests: Sequence[str]) -> None:
    """Runs all tests once, watched, and leaves what they run in ``folder``.

    Raises:
        subprocess.CalledProcessError: where one fails: nothing could be learnt from others then.
    """
    folder.mkdir(parents=True, exist_ok=True)
    watched = [f"--cov={package}" for package in packages]
    line = [sys.executable, "-m", "pytest", "-q", "-p", "benchmarks.mutation.timed", *tests]
    line += [*watched, "--cov-branch", "--cov-context=test", "--cov-report="]
    paths = {"COVERAGE_FILE": str(folder / "lines"), FILE: str(folder / "times.json")}
    subprocess.run(line, cwd=ROOT, env={**os.environ, **paths}, check=True)


def read(folder: Path) -> Covering:
    """What :func:`measure` has left."""
    data = CoverageData(str(folder / "lines"))
    data.read()
    seconds = json.loads((folder / "times.json").read_text(encoding="utf-8"))
    lines: dict[str, dict[int, frozenset[str]]] = {}
    for file in data.measured_files():
        shown = Path(file).relative_to(ROOT).as_posix()
        lines[shown] = {
            line: frozenset(test for one in contexts if (test := one.rpartition("|")[0]) in seconds)
            for line, contexts in data.contexts_by_lineno(file).items()
        }
    return Covering(lines, seconds)
