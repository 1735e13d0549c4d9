"""The product's commands, run as a user runs them, and their answers."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
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
    megabytes: int | None = None
    """The most memory that planning took at once, where the system tells."""

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


@dataclass(frozen=True, slots=True)
class Ran:
    """What a command printed, how it ended, and the most memory that it had at once."""

    code: int
    out: str
    errors: str
    megabytes: int | None


def ran(line: Sequence[str], seconds: float, cwd: Path | None = None) -> Ran:
    """Runs a command to its end; where it takes longer it is ended whole, and Failed."""
    deadline = time.monotonic() + seconds
    peak: int | None = None
    with subprocess.Popen(
        line,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        cwd=cwd,
    ) as process:
        while True:
            try:
                out, errors = process.communicate(timeout=_LOOK_EVERY)
            except subprocess.TimeoutExpired as late:
                peak = _peak_megabytes(process.pid) or peak
                if time.monotonic() > deadline:
                    with suppress(ProcessLookupError):
                        os.killpg(process.pid, signal.SIGKILL)
                    process.communicate()
                    raise Failed(f"did not end within {seconds:.0f} s") from late
            else:
                return Ran(process.returncode, out, errors, peak)


_LOOK_EVERY = 0.2
"""Seconds between two looks at a command's memory."""


def _peak_megabytes(process: int) -> int | None:
    """What Linux says of a process; None elsewhere, or where it has ended."""
    with suppress(OSError):
        for field in Path(f"/proc/{process}/status").read_text(encoding="utf-8").splitlines():
            if field.startswith("VmHWM:"):
                return int(field.split()[1]) // 1024
    return None


def run(*arguments: str | Path, seconds: float, may_exit: tuple[int, ...] = (0,)) -> str:
    """What the command prints; Failed where it takes too long or exits with another code."""
    return _product(arguments, seconds, may_exit).out


def _product(arguments: Sequence[str | Path], seconds: float, may_exit: tuple[int, ...]) -> Ran:
    try:
        done = ran([str(SAFEPASSAGE), *map(str, arguments), "--lang", "en"], seconds)
    except Failed as late:
        raise Failed(f"{arguments[0]} {late}") from late
    if done.code not in may_exit:
        last = (done.errors.strip() or done.out.strip() or "no message").splitlines()[-1]
        raise Failed(f"{arguments[0]} exited with {done.code}: {last}")
    return done


def planned(scenario: Path, out: Path, effort: Effort) -> Result:
    """A plan of ``scenario`` within the effort, judged by the checker."""
    patience = effort.seconds + VERIFYING_SECONDS
    line: tuple[str | Path, ...] = ("plan", scenario, "--out", out, *effort.options, "--json")
    done = _product(line, patience, may_exit=(0,))
    answer = json.loads(done.out)
    verdict = run(
        "verify", scenario, answer["plan"], "--json", seconds=VERIFYING_SECONDS, may_exit=(0, 1)
    )
    return Result(answer, json.loads(verdict)["holds"], done.megabytes)
