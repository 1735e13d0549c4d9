"""An acknowledged entry survives the server: a process of it dies at each write that an append
causes, or all of it at once, or its disk fills up or fails; and clients die whenever.
"""

from __future__ import annotations

import errno
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from ledger.store import faults, work
from ledger.store.entries import LATER, entry
from ledger.store.faults import Faults, why_no_faults
from ledger.store.servers import Server, why_no_server
from safepassage.ledger.store import Store, create_store, open_store
from safepassage.notices import Refused
from tries import EXPLORING

WHY_NOT = why_no_server() or why_no_faults()
WORK = work.SHORT if EXPLORING else [work.SHORT[n] for n in (0, 1, 5)]
"""Each start of a server takes a while."""

pytestmark = pytest.mark.skipif(bool(WHY_NOT), reason=WHY_NOT)


@pytest.fixture(scope="module")
def rigged() -> Iterator[Faults]:
    with tempfile.TemporaryDirectory() as folder:
        yield Faults(Path(folder))


@pytest.fixture
def server(rigged: Faults) -> Iterator[Server]:
    """A server whose writes go wrong when they are told to; it writes nothing of its own accord."""
    server = Server()
    try:
        start(server, rigged)
        yield server
    finally:
        rigged.disarm()
        server.remove()


def start(server: Server, rigged: Faults) -> None:
    settings = ("autovacuum=off", "bgwriter_lru_maxpages=0", "wal_writer_delay=10s")
    options = [option for setting in settings for option in ("-c", setting)]
    server.start(*options, environment=rigged.environment)


def opened_when_up(server: Server) -> Store:
    """The journal, once the server is through with putting itself right."""
    deadline = time.monotonic() + 60
    while True:
        try:
            return open_store(server.address())
        except Refused as refusal:
            (notice,) = refusal.notices
            assert notice.code == "J-SERVER", notice
            assert time.monotonic() < deadline, notice
            time.sleep(0.05)


def assert_goes_on(store: Store, possible: list[work.State], context: object) -> None:
    assert work.state(store) in possible, context
    assert store.problems(whole=True) == (), context


@pytest.mark.parametrize("mode", [faults.DIE_BEFORE, faults.DIE_WITHIN])
@pytest.mark.parametrize("whole_server", [False, True], ids=["one process", "the server"])
def test_killed_at_every_write(
    server: Server, rigged: Faults, mode: int, whole_server: bool
) -> None:
    """Each step of the work, at each of its writes: refused, and then handed over again."""
    create_store(server.address()).close()
    states = work.states(WORK)
    points = 0
    for number, step in enumerate(WORK):
        at = 0
        while True:
            at += 1
            store = opened_when_up(server)
            if work.state(store) == states[number + 1]:
                # The last kill came after the commit was safe.
                store.close()
                break
            starts = server.starts
            rigged.arm(server.folder, mode, at, parent=whole_server)
            confirmed = False
            with suppress(Refused):
                step(store)
                confirmed = True
            rigged.disarm()
            hit = rigged.hit
            with suppress(Refused):
                store.close()
            if hit and whole_server:
                server.kill()
                start(server, rigged)
            elif hit:
                server.wait_until_started(starts + 1)
            store = opened_when_up(server)
            assert_goes_on(store, states[number + confirmed : number + 2], (number, at))
            store.close()
            if not hit:
                break
            points += 1
    assert points >= 2 * len(WORK)
    store = opened_when_up(server)
    assert_goes_on(store, states[-1:], "the end")
    assert store.append([entry(999)], LATER)[0].position == states[-1].lines[-1].position + 1
    store.close()


@pytest.mark.parametrize("error", [errno.ENOSPC, errno.EIO], ids=errno.errorcode.get)
def test_the_servers_disk_fails(server: Server, rigged: Faults, error: int) -> None:
    """From some write on. What was confirmed stays; once there is room, it goes on."""
    create_store(server.address()).close()
    states = work.states(WORK)
    refusals = 0
    for number, step in enumerate(WORK):
        store = opened_when_up(server)
        rigged.arm(server.folder, faults.FAIL_FROM_NOW_ON, 1 + number % 3, error=error)
        confirmed = False
        codes = set()
        try:
            step(store)
            confirmed = True
        except Refused as refusal:
            refusals += 1
            codes = {notice.code for notice in refusal.notices}
        assert codes <= {"J-SERVER", "J-FULL", "J-DISK"}
        rigged.disarm()
        store.close()
        # A server that cannot write its log ends, and is started again by whoever looks after it.
        server.kill()
        start(server, rigged)
        store = opened_when_up(server)
        assert_goes_on(store, states[number + confirmed : number + 2], number)
        step(store)
        assert work.state(store) == states[number + 1]
        store.close()
    assert refusals >= len(WORK) // 2
