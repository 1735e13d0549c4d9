"""The power of the machine is cut on which a PostgreSQL server runs, and it starts again.

Every change that the server makes to its files is recorded while entries are kept, and when each of
them was confirmed. Then the disk is laid out as it may be found after a cut at some change, by the
least that POSIX promises (see ``disk.py``): what was not flushed may be there in any part, in
sectors of 512 bytes, names included. A server started on it has to hold all that was confirmed, and
at most the one step that was going on, whole.
"""

from __future__ import annotations

import os
import random
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from ledger.store import work
from ledger.store.disk import Disk
from ledger.store.entries import LATER, entry
from ledger.store.faults import NOTHING, Change, Faults, changes, why_no_faults
from ledger.store.servers import Server, why_no_server
from ledger.store.test_postgres_crashes import opened_when_up
from safepassage.ledger.store import create_store
from tries import EXPLORING

WHY_NOT = why_no_server() or why_no_faults()
pytestmark = pytest.mark.skipif(bool(WHY_NOT), reason=WHY_NOT)

CUTS = None if EXPLORING else 6
"""How many of the changes the power is cut at; None: at each. Each start of a server takes a while.
"""


class Day(NamedTuple):
    """What a server did: its files before, and each change of them, with marks among them where
    its client was told that a step is kept.
    """

    before: Path
    data: Path
    changes: list[Change]


@pytest.fixture(scope="module")
def day() -> Iterator[Day]:
    with tempfile.TemporaryDirectory(prefix="sp-cut-") as made:
        folder = Path(made)
        yield recorded(folder)


def recorded(folder: Path) -> Day:
    """The work, done by a server that is watched. It writes its pages back every now and then."""
    rigged = Faults(folder)
    rigged.log.chmod(0o666)
    server = Server()
    try:
        server.start()
        create_store(server.address()).close()
        # What it has written so far is taken to be on the disk.
        server.kill()
        before = folder / "before"
        shutil.copytree(server.folder / "data", before, symlinks=True)
        owner = (server.folder / "data").stat()
        os.chown(before, owner.st_uid, owner.st_gid)
        rigged.arm(server.folder / "data", NOTHING, logging=True)
        settings = ("autovacuum=off", "bgwriter_delay=10ms", "wal_writer_delay=10ms")
        options = [option for setting in settings for option in ("-c", setting)]
        watched = {**rigged.environment, "FAULTS_LOG": str(rigged.log)}
        server.start(*options, environment=watched)
        store = opened_when_up(server)
        mark(rigged, 0)
        for number, step in enumerate(work.SHORT, start=1):
            step(store)
            mark(rigged, number)
            if number == len(work.SHORT) // 2:
                # Pages reach the files themselves, and the log begins anew.
                store._db.execute("CHECKPOINT")  # type: ignore[attr-defined]  # PostgresStore's
        store.close()
        server.kill()
        rigged.disarm()
        return Day(before, server.folder / "data", list(changes(rigged.log.read_bytes())))
    finally:
        server.remove()


def mark(rigged: Faults, number: int) -> None:
    """What the server did before its answer came is in the log already."""
    with rigged.log.open("ab") as log:
        log.write(b"m\t\t\t%d\t0\n" % number)


def cuts(of: list[Change]) -> list[int]:
    """Changes after which the power is cut: where the write-ahead log or a page was written."""
    begin = next(at for at, one in enumerate(of) if one.kind == "m")
    possible = [at for at, one in enumerate(of) if at >= begin and one.kind in "wsrm"]
    return possible if CUTS is None else sorted(random.Random(7).sample(possible, CUTS))


def test_there_is_something_to_cut(day: Day) -> None:
    kinds = [change.kind for change in day.changes]
    assert kinds.count("m") == len(work.SHORT) + 1
    log = [one for one in day.changes if "/pg_wal/" in one.path]
    assert {one.kind for one in log} >= {"w", "s"}
    # Each step waits for a flush of the log before it is confirmed.
    since = False
    for one in day.changes[kinds.index("m") + 1 :]:
        since = since or (one.kind == "s" and "/pg_wal/" in one.path)
        if one.kind == "m":
            assert since
            since = False


def test_what_was_confirmed_survives_a_power_cut(day: Day, tmp_path: Path) -> None:
    states = work.states(work.SHORT)
    chosen = set(cuts(day.changes))
    chance = random.Random(0)
    disk, confirmed, tried = Disk.of(day.before), 0, 0
    for at, change in enumerate(day.changes):
        if change.kind == "m":
            confirmed = change.offset
        elif change.kind in "wtrl" and here(change.path, day) not in disk.names:
            continue  # What is made by other ways (fopen), the server does without.
        else:
            path, other = here(change.path, day), here(change.other, day)
            disk.change(change._replace(path=path, other=other))
        if at in chosen:
            found = disk.after(random.Random(chance.random()))
            survives(found, day, tmp_path, states[confirmed : confirmed + 2], (at, change[:2]))
            tried += 1
    assert tried == len(chosen)


def test_a_server_that_does_not_wait_for_its_disk_would_be_found(day: Day, tmp_path: Path) -> None:
    """The test above can fail: had no flush succeeded, what was confirmed would be lost."""
    disk = Disk.of(day.before)
    for change in day.changes:
        path, other = here(change.path, day), here(change.other, day)
        if change.kind not in "ms" and (change.kind not in "wtrl" or path in disk.names):
            disk.change(change._replace(path=path, other=other))
    seed = next(n for n in range(100) if random.Random(n).choice((0.0, 0.5, 0.9, 1.0)) == 0.0)
    survives(disk.after(random.Random(seed)), day, tmp_path, work.states([])[:1], "nothing is left")


def here(path: str, day: Day) -> str:
    """The same place in the copy."""
    return path.replace(str(day.data), str(day.before), 1)


def survives(
    files: dict[str, bytes], day: Day, tmp_path: Path, possible: list[work.State], context: object
) -> None:
    """A server starts on what the cut left, and goes on."""
    laid = tmp_path / "laid"
    shutil.copytree(day.before, laid, symlinks=True)
    for path in laid.rglob("*"):
        if path.is_file() and str(day.before / path.relative_to(laid)) not in files:
            path.unlink()
    for name, content in files.items():
        place = laid / Path(name).relative_to(day.before)
        place.write_bytes(content)
        place.chmod(0o600)
    (laid / "postmaster.pid").unlink(missing_ok=True)
    owner = day.before.stat()
    os.chown(laid, owner.st_uid, owner.st_gid)
    server = Server(laid)
    shutil.rmtree(laid)
    try:
        server.start()
        store = opened_when_up(server)
        assert work.state(store) in possible, context
        assert store.problems(whole=True) == (), context
        assert store.append([entry(999)], LATER)[0].position == len(work.state(store).lines)
        store.close()
    finally:
        server.remove()
