"""The program that crashes: works at a journal, and says on standard output what was confirmed.

    crasher.py PATH        reads lines ``WORK LOGGED REOPEN`` and forks a worker for each

A worker runs with whatever ``faults.c`` has in store for it. It prints ``created``, then the number
of each step that was confirmed, ``refused N`` where a step was refused, and at the end ``done``.
"""

from __future__ import annotations

import ctypes
import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from ledger.store import work
from safepassage.ledger.store import SqliteStore
from safepassage.notices import Refused

WRITE_BACK_EVERY = 8
"""Pages of the log; few, so that every crash point of writing back is met."""


def say(text: str) -> None:
    os.write(1, text.encode() + b"\n")


def main() -> None:
    mark = getattr(ctypes.CDLL(None), "faults_mark", lambda number: None)
    for line in sys.stdin:
        path, name, tries = line.rstrip("\n").split("\t")
        worker = os.fork()
        if worker == 0:
            try:
                run(Path(path), name, int(tries), mark)
            except BaseException as failure:
                say(f"failed {failure!r}")
                raise
            finally:
                os._exit(0)
        _, status = os.waitpid(worker, 0)
        say("killed" if os.WIFSIGNALED(status) else "ended")


def run(path: Path, name: str, tries: int, mark: ctypes._FuncPointer) -> None:
    """The work, each step tried so many times; half-way the journal is closed and opened."""
    store = attempt(lambda: SqliteStore.create(path), "create", tries)
    if store is None:
        return
    mark(0)
    say("0")
    steps = getattr(work, name)
    for number, step in enumerate(steps, start=1):
        if number == len(steps) // 2:
            store.close()
            opened = attempt(lambda: SqliteStore(path), "open", tries)
            if opened is None:
                return
            store = opened
        store._db.execute(f"PRAGMA wal_autocheckpoint = {WRITE_BACK_EVERY}")
        current = store

        def once(step: work.Step = step, current: SqliteStore = current) -> bool:
            step(current)
            return True

        if attempt(once, str(number), tries) is None:
            return
        mark(number)
        say(str(number))
    store.close()
    say("done")


def attempt(what, called, tries):  # type: ignore[no-untyped-def]  # any call
    """The outcome; None where it was refused each time."""
    for _ in range(tries):
        try:
            return what()
        except Refused as refusal:
            say(f"refused {called} {refusal.notices[0].code} {refusal.notices[0].numbers}")
    return None


if __name__ == "__main__":
    main()
