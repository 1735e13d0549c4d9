"""An acknowledged entry survives: at every single write, the process dies, or the power is cut, or
the disk is full or fails.

The real code runs in another process; ``faults.c`` stands between it and the system. Whatever
happens, the journal then holds exactly what was confirmed, and perhaps the step that was going on,
whole; and it goes on from there.
"""

from __future__ import annotations

import errno
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from ledger.store import faults, work
from ledger.store.disk import Disk, lay_out
from ledger.store.entries import LATER, entry
from ledger.store.faults import Change, Faults, changes, why_no_faults
from safepassage.ledger.store import SqliteStore
from safepassage.notices import Refused
from tries import EXPLORING

pytestmark = pytest.mark.skipif(bool(why_no_faults()), reason=why_no_faults())

POWER_CUTS = 20 if EXPLORING else 2
"""Different ones at each change."""


class Crasher:
    """A process that forks a worker for each crash."""

    def __init__(self, folder: Path) -> None:
        self.faults = Faults(folder)
        self._folder = folder
        program = str(Path(__file__).with_name("crasher.py"))
        self._process = subprocess.Popen(
            [sys.executable, program],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, **self.faults.environment, "FAULTS_LOG": str(self.faults.log)},
        )

    def work(self, path: Path, steps: str, tries: int = 1) -> tuple[list[str], bool]:
        """What a worker said, and whether it was killed."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        print(path, steps, tries, sep="\t", file=self._process.stdin, flush=True)
        said = []
        while (line := self._process.stdout.readline().rstrip("\n")) not in ("killed", "ended"):
            assert line, "the crasher is gone"
            assert not line.startswith("failed"), line
            said.append(line)
        return said, line == "killed"

    def end(self) -> None:
        self._process.kill()
        self._process.wait()


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    """In memory where there is such a place: what is flushed need not be waited for."""
    fast = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=fast if os.access(fast, os.W_OK) else None) as made:
        yield Path(made)


@pytest.fixture(scope="module")
def crasher(folder: Path) -> Iterator[Crasher]:
    made = folder / "crasher"
    made.mkdir()
    crasher = Crasher(made)
    yield crasher
    crasher.end()


@pytest.fixture
def place(folder: Path) -> Iterator[Path]:
    """An empty folder for a journal."""
    made = folder / "place"
    made.mkdir()
    yield made
    shutil.rmtree(made)


def confirmed(said: list[str]) -> int:
    """The last step that was; −1 where not even the journal had been created."""
    return max((int(line) for line in said if line.isdigit()), default=-1)


def assert_whole(journal: Path, done: int, states: list[work.State], context: object) -> int:
    """The journal holds what was confirmed, at most one step more, and goes on. How many steps."""
    if done < 0 and not journal.exists():
        return -1
    try:
        store = SqliteStore(journal)
    except Refused as refusal:
        raise AssertionError((context, refusal.notices)) from refusal
    found = work.state(store)
    possible = states[max(done, 0) : done + 2]
    assert found in possible, context
    assert store.problems(whole=True) == (), context
    (line,) = store.append([entry(999)], LATER)
    assert line.position == len(found.lines) + 1, context
    assert store.problems() == (), context
    store.close()
    return max(done, 0) + possible.index(found)


@pytest.mark.parametrize("mode", [faults.DIE_BEFORE, faults.DIE_WITHIN])
def test_killed_at_every_write(crasher: Crasher, place: Path, mode: int) -> None:
    states = work.states(work.SHORT)
    at = 0
    while True:
        at += 1
        crasher.faults.arm(place, mode, at)
        said, killed = crasher.work(place / "journal", "SHORT")
        crasher.faults.disarm()
        if not killed:
            break
        assert_whole(place / "journal", confirmed(said), states, (at, said))
        for file in place.iterdir():
            file.unlink()
    assert said[-1] == "done"
    assert at > 100


@pytest.mark.parametrize("error", [errno.ENOSPC, errno.EIO], ids=errno.errorcode.get)
def test_one_write_fails(crasher: Crasher, place: Path, error: int) -> None:
    """A step that was refused is handed over again, and kept; no more than one refusal is due."""
    final = work.states(work.SHORT)[-1]
    refused = at = 0
    while True:
        at += 1
        crasher.faults.arm(place, faults.FAIL_ONCE, at, error=error)
        said, killed = crasher.work(place / "journal", "SHORT", tries=2)
        crasher.faults.disarm()
        assert not killed
        assert said[-1] == "done", (at, said)
        refused += any(line.startswith("refused") for line in said)
        store = SqliteStore(place / "journal")
        assert work.state(store) == final, (at, said)
        assert store.problems(whole=True) == ()
        store.close()
        for file in place.iterdir():
            file.unlink()
        if not crasher.faults.hit:
            break
    assert at > 100
    assert refused > 20


@pytest.mark.parametrize("error", [errno.ENOSPC, errno.EIO], ids=errno.errorcode.get)
def test_from_one_write_on_all_fail(crasher: Crasher, place: Path, error: int) -> None:
    """What was kept stays; what comes is refused, with the disk to blame; later, it goes on."""
    states = work.states(work.SHORT)
    at = 0
    while True:
        at += 1
        crasher.faults.arm(place, faults.FAIL_FROM_NOW_ON, at, error=error)
        said, killed = crasher.work(place / "journal", "SHORT")
        crasher.faults.disarm()
        assert not killed
        assert_whole(place / "journal", confirmed(said), states, (at, said))
        for file in place.iterdir():
            file.unlink()
        if not crasher.faults.hit:
            break
        for line in said:
            if line.startswith("refused"):
                assert line.split()[2] in ("J-FULL", "J-DISK"), (at, said)
    assert said[-1] == "done"


def recorded(crasher: Crasher, place: Path, steps: str, **what: int) -> list[Change]:
    """All that the work does to the disk."""
    crasher.faults.arm(place, what.pop("mode", faults.NOTHING), logging=True, **what)
    said, _ = crasher.work(place / "journal", steps, tries=2)
    crasher.faults.disarm()
    assert said[-1] == "done"
    return list(changes(crasher.faults.log.read_bytes()))


def without_shared_memory(change: Change) -> bool:
    """SQLite's index of the log is memory that processes share; nobody expects it after a crash."""
    return not change.path.endswith("-shm")


def test_the_power_is_cut_at_every_write(crasher: Crasher, place: Path, folder: Path) -> None:
    states = work.states(work.LONG)
    log = recorded(crasher, place, "LONG")
    disk, done, lost = Disk(), -1, 0
    after = folder / "after"
    for number, change in enumerate(filter(without_shared_memory, log)):
        if change.kind == "m":
            done = change.offset
        else:
            disk.change(change)
        chance = random.Random(number)
        for cut in range(POWER_CUTS):
            lay_out(disk.after(chance), place, after)
            lost += assert_whole(after / "journal", done, states, (number, cut)) == done
            shutil.rmtree(after, ignore_errors=True)
    assert done == len(work.LONG)
    assert number > 500
    assert lost > 500
    writes_back = sum(
        change.kind == "s" and change.path == str(place / "journal") for change in log
    )
    assert writes_back > 5


def test_what_the_recorder_says_is_what_is_on_the_disk(crasher: Crasher, place: Path) -> None:
    """Else the tests of power cuts would be about nothing."""
    disk = Disk()
    for change in recorded(crasher, place, "LONG"):
        if change.kind != "m":
            disk.change(change)
    there = {str(path): path.read_bytes() for path in place.iterdir()}
    assert disk.now() == there
    assert list(there) == [str(place / "journal")]


def test_the_power_is_cut_after_a_flush_failed(crasher: Crasher, place: Path, folder: Path) -> None:
    """The system forgets what it could not write; what is confirmed later does not rest on it."""
    states = work.states(work.SHORT)
    plain = recorded(crasher, place, "SHORT")
    flushes = [
        n for n, change in enumerate(c for c in plain if c.kind != "m") if change.kind == "s"
    ]
    after = folder / "after"
    for at in flushes:
        for file in place.iterdir():
            file.unlink()
        log = recorded(crasher, place, "SHORT", mode=faults.FAIL_ONCE, at=at + 1, error=errno.EIO)
        assert any(change.kind == "f" for change in log)
        disk, done, failed = Disk(), -1, False
        for number, change in enumerate(filter(without_shared_memory, log)):
            if change.kind == "m":
                done = change.offset
            else:
                disk.change(change)
            failed = failed or change.kind == "f"
            if failed and (change.kind in "sm" or number % 7 == 0):
                lay_out(disk.after(random.Random(number)), place, after)
                assert_whole(after / "journal", done, states, (at, number))
                shutil.rmtree(after, ignore_errors=True)
        assert done == len(work.SHORT)
