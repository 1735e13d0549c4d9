"""The product's commands, run as a user runs them, and their answers."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

SAFEPASSAGE = Path(sys.executable).with_name("safepassage")
ROOT = Path(__file__).parents[1]
DATA = ROOT.parent / "shared" / "data"
"""Published instances, which are not part of this repository (see README.md)."""

VERIFYING_SECONDS = 120


class Failed(Exception):
    """A command that did not do what it was asked to, with what it said."""


@dataclass(frozen=True, slots=True)
class Effort:
    """How hard to plan: seconds, seed and threads (None: every core)."""

    seconds: float
    seed: int = 0
    threads: int | None = None

    @property
    def options(self) -> list[str]:
        """The same as options of the verb ``plan``."""
        threads = [] if self.threads is None else ["--threads", str(self.threads)]
        return ["--seconds", str(self.seconds), "--seed", str(self.seed), *threads]


@dataclass(frozen=True, slots=True)
class Result:
    """One plan: what ``plan --json`` answered, and whether ``verify`` found that it holds."""

    answer: Mapping[str, object]
    holds: bool

    def number(self, name: str) -> float | None:
        """A figure of the answer; None where it is not stated."""
        value = self.answer.get(name)
        return value if isinstance(value, (int, float)) else None

    def whole(self, name: str) -> int:
        """A figure of the answer that is always stated."""
        value = self.answer[name]
        if not isinstance(value, int):
            raise Failed(f"{name} is {value!r}")
        return value

    @property
    def proven(self) -> bool:
        """Whether left behind, T1 clearance and clearance are proven best."""
        return self.answer["proven"] is True


def run(*arguments: str | Path, seconds: float, may_exit: tuple[int, ...] = (0,)) -> str:
    """What the command prints; Failed where it takes too long or exits with another code."""
    line = [str(SAFEPASSAGE), *map(str, arguments), "--lang", "en"]
    try:
        done = subprocess.run(line, capture_output=True, text=True, timeout=seconds, check=False)
    except subprocess.TimeoutExpired as late:
        raise Failed(f"{arguments[0]} did not end within {seconds:.0f} s") from late
    if done.returncode not in may_exit:
        last = (done.stderr.strip() or done.stdout.strip() or "no message").splitlines()[-1]
        raise Failed(f"{arguments[0]} exited with {done.returncode}: {last}")
    return done.stdout


def planned(scenario: Path, out: Path, effort: Effort) -> Result:
    """A plan of ``scenario`` within the effort, judged by the checker."""
    patience = effort.seconds + VERIFYING_SECONDS
    text = run("plan", scenario, "--out", out, *effort.options, "--json", seconds=patience)
    answer = json.loads(text)
    verdict = run(
        "verify", scenario, answer["plan"], "--json", seconds=VERIFYING_SECONDS, may_exit=(0, 1)
    )
    return Result(answer, json.loads(verdict)["holds"])
