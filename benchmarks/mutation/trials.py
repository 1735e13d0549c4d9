"""Each mutant in a process of its own, forked from one that has loaded all tests already."""

from __future__ import annotations

import os
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from enum import Enum
from pathlib import Path

import pytest

from benchmarks.command import ROOT
from benchmarks.mutation.covering import Covering
from benchmarks.mutation.mutants import Mutant
from benchmarks.mutation.patching import MUTANT, swapped

HOOK = ROOT / "benchmarks" / "mutation" / "hook"
_NOT_HERE = 17
"""The exit code that says: this fault has to be there when the module is loaded."""

_MEMORY = 8 * 2**30


class Verdict(Enum):
    """What became of a mutant. Without end, it was stopped by the time limit: noticed, too."""

    KILLED = "killed"
    ENDLESS = "without end"
    SURVIVED = "survived"
    UNCOVERED = "run by no test"


class Trials:
    """A plugin of pytest: once all tests are collected, tries one mutant after the other."""

    def __init__(
        self,
        chosen: Sequence[Mutant],
        covering: Covering,
        told: Callable[[Mutant, Verdict], None],
    ) -> None:
        self._chosen = chosen
        self._covering = covering
        self._told = told
        self._failed_to: int | None = None
        self._sound: dict[str, bool] = {}

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        if session.testsfailed:
            raise session.Interrupted("some tests cannot be collected: look at them first")
        items = {item.nodeid: item for item in session.items}
        for mutant in self._chosen:
            tests = [test for test in self._covering.tests(mutant) if test in items]
            if not tests:
                self._told(mutant, Verdict.UNCOVERED)
                continue
            self._told(mutant, self._judged(mutant, [items[test] for test in tests]))
        return True

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if self._failed_to is not None and report.failed:
            os.write(self._failed_to, report.nodeid.encode())
            os._exit(1)

    def _judged(self, mutant: Mutant, items: list[pytest.Item]) -> Verdict:
        """What becomes of a mutant; a test that fails in a trial without any fault is not asked."""
        while True:
            seconds = sum(self._covering.seconds[item.nodeid] for item in items)
            verdict, by = self._tried(mutant, items, seconds)
            if verdict is None:
                return _tried_afresh(mutant, [item.nodeid for item in items], seconds)
            if verdict is not Verdict.KILLED or not by or self._is_sound(by, items):
                return verdict
            items = [item for item in items if item.nodeid != by]

    def _is_sound(self, test: str, items: list[pytest.Item]) -> bool:
        """Whether a test passes here as long as nothing is wrong."""
        if test not in self._sound:
            alone = [item for item in items if item.nodeid == test]
            verdict, _ = self._tried(None, alone, self._covering.seconds[test])
            self._sound[test] = verdict is Verdict.SURVIVED
        return self._sound[test]

    def _tried(
        self, mutant: Mutant | None, items: list[pytest.Item], seconds: float
    ) -> tuple[Verdict | None, str]:
        """The verdict, and the test that noticed; without a mutant, whether the tests pass."""
        told, tell = os.pipe()
        with _room() as folder:
            child = os.fork()
            if child == 0:
                with suppress(BaseException):
                    self._try(mutant, items, seconds, folder, tell)
                os._exit(1)
            os.close(tell)
            verdict = _verdict(child, seconds)
            with os.fdopen(told, "rb") as said:
                os.set_blocking(told, False)
                return verdict, (said.read() or b"").decode()

    def _try(
        self,
        mutant: Mutant | None,
        items: list[pytest.Item],
        seconds: float,
        folder: str,
        tell: int,
    ) -> None:
        _confined(seconds, folder)
        if mutant is not None:
            os.environ.update(_environment(mutant))
            if not swapped(ROOT / mutant.path, mutant.number):
                os._exit(_NOT_HERE)
        self._failed_to = tell
        for at, item in enumerate(items):
            following = items[at + 1] if at + 1 < len(items) else None
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
        os._exit(0)


def _tried_afresh(mutant: Mutant, tests: Sequence[str], seconds: float) -> Verdict:
    """The same by a process that loads everything anew, the fault included."""
    line = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", *tests]
    with _room() as folder:
        process = subprocess.Popen(
            line,
            cwd=ROOT,
            env={**os.environ, **_environment(mutant), "TMPDIR": folder},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            preexec_fn=lambda: _confined(seconds + 10, folder),
        )
        verdict = _verdict(process.pid, seconds + 10)
        assert verdict is not None
        return verdict


def _environment(mutant: Mutant) -> dict[str, str]:
    """By it, programs that a test starts have the fault too."""
    path = os.pathsep.join([str(HOOK), str(ROOT), os.environ.get("PYTHONPATH", "")])
    return {MUTANT: f"{mutant.number} {ROOT / mutant.path}", "PYTHONPATH": path}


def _confined(seconds: float, folder: str) -> None:
    """A session of its own, silent, with an end to its time and memory."""
    os.setsid()
    limit = int(10 + 5 * seconds)
    resource.setrlimit(resource.RLIMIT_CPU, (limit, limit + 2))
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    os.environ["TMPDIR"] = tempfile.tempdir = folder
    nothing = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(nothing, descriptor)


def _verdict(child: int, seconds: float) -> Verdict | None:
    """What the child's end says; None where the fault has to be loaded."""
    deadline = time.monotonic() + 120 + 30 * seconds
    while True:
        ended, status = os.waitpid(child, os.WNOHANG)
        if ended:
            break
        if time.monotonic() > deadline:
            with suppress(ProcessLookupError):
                os.killpg(child, signal.SIGKILL)
            os.waitpid(child, 0)
            return Verdict.ENDLESS
        time.sleep(0.01)
    if os.WIFSIGNALED(status):
        late = os.WTERMSIG(status) in (signal.SIGXCPU, signal.SIGKILL)
        return Verdict.ENDLESS if late else Verdict.KILLED
    code = os.WEXITSTATUS(status)
    if code == _NOT_HERE:
        return None
    return Verdict.SURVIVED if code == 0 else Verdict.KILLED


@contextmanager
def _room() -> Iterator[str]:
    """A folder for what the tests write, in which no server is left running afterwards."""
    folder = tempfile.mkdtemp(prefix="mu-")
    os.chmod(folder, 0o755)
    try:
        yield folder
    finally:
        for file in Path(folder).glob("*/data/postmaster.pid"):
            with suppress(OSError, ValueError):
                os.kill(int(file.read_text().split()[0]), signal.SIGQUIT)
        shutil.rmtree(folder, ignore_errors=True)
