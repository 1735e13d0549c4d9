"""Several programs at one journal: appends follow one another, and readers see whole ones."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from ledger.store.entries import MERGED, entries
from safepassage.ledger.store import SqliteStore, create_store, open_store
from safepassage.notices import Refused

WRITER = """
import os, sys
sys.path.insert(0, sys.argv[1])
from ledger.store.entries import MERGED, entry
from safepassage.ledger.store import open_store
store = open_store(sys.argv[2])
for number in range(1, int(sys.argv[4]) + 1):
    store.append([entry(3 * number + k, device=sys.argv[3]) for k in range(3)], MERGED)
    os.write(1, b"%d\\n" % number)
"""


def writer(place: str, device: str, batches: int) -> subprocess.Popen[bytes]:
    tests = str(Path(__file__).parents[2])
    return subprocess.Popen(
        [sys.executable, "-c", WRITER, tests, place, device, str(batches)],
        stdout=subprocess.PIPE,
    )


def assert_whole_batches(place: str, least: dict[str, int]) -> None:
    store = open_store(place)
    lines = list(store.kept())
    assert store.problems(whole=True) == ()
    assert [line.position for line in lines] == list(range(1, len(lines) + 1))
    for device, batches in least.items():
        numbers = [
            int(line.id.partition("/")[2]) for line in lines if line.id.startswith(device + "/")
        ]
        assert numbers == list(range(3, 3 + len(numbers)))
        assert len(numbers) % 3 == 0
        assert batches <= len(numbers) // 3 <= batches + 1
    for first in range(0, len(lines), 3):
        assert len({line.id.partition("/")[0] for line in lines[first : first + 3]}) == 1
    store.close()


def test_three_write_and_one_reads(place: str) -> None:
    store = create_store(place)
    writers = {device: writer(place, device, 40) for device in ("gate-1", "gate-2", "gate-3")}
    seen = 0
    while any(process.poll() is None for process in writers.values()):
        head = store.head()[0]
        assert head % 3 == 0, "half a batch"
        assert head >= seen
        seen = head
        assert len(store.under("gate-1/3")) <= 1
    for process in writers.values():
        assert process.wait() == 0
        process.communicate()
    assert seen <= store.head()[0] == 360
    store.close()
    assert_whole_batches(place, dict.fromkeys(writers, 40))


def test_writers_are_killed_at_any_moment(place: str) -> None:
    create_store(place).close()
    done: dict[str, int] = {}
    for turn, patience in enumerate((0.0, 0.003, 0.01, 0.03, 0.1)):
        pair = {f"gate-{turn}-{n}": writer(place, f"gate-{turn}-{n}", 10_000) for n in (1, 2)}
        for process in pair.values():
            assert process.stdout is not None
            process.stdout.readline()
        time.sleep(patience)
        for device, process in pair.items():
            process.send_signal(signal.SIGKILL)
            out, _ = process.communicate()
            done[device] = 1 + out.count(b"\n")
    assert_whole_batches(place, done)


def test_who_waits_too_long_is_told(tmp_path: Path) -> None:
    path = tmp_path / "journal"
    one = SqliteStore.create(path)
    other = SqliteStore(path, patience=0.2)
    with one._transaction():
        assert other.head()[0] == 0
        with pytest.raises(Refused) as refusal:
            other.append(entries(1, 1), MERGED)
    assert refusal.value.notices[0].code == "J-BUSY"
    assert len(other.append(entries(1, 1), MERGED)) == 1
    assert one.head() == other.head()
    one.close()
    other.close()


def test_a_lines_file_may_be_full_by_the_systems_own_limit(tmp_path: Path) -> None:
    """No shim here: the system itself refuses to let files grow."""
    program = """
import resource, signal, sys
sys.path.insert(0, sys.argv[1])
from pathlib import Path
from ledger.store.entries import MERGED, entries
from safepassage.ledger.store import SqliteStore
from safepassage.notices import Refused
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
store = SqliteStore.create(Path(sys.argv[2]))
resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, resource.RLIM_INFINITY))
kept = 0
try:
    while True:
        store.append(entries(kept + 1, kept + 50), MERGED)
        kept += 50
except Refused as refusal:
    print(refusal.notices[0].code, kept, store.head()[0])
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
store.append(entries(kept + 1, kept + 50), MERGED)
print(store.head()[0], store.problems(whole=True))
"""
    tests = str(Path(__file__).parents[2])
    done = subprocess.run(
        [sys.executable, "-c", program, tests, str(tmp_path / "journal")],
        capture_output=True,
        text=True,
    )
    first, second = done.stdout.splitlines()
    code, kept, head = first.split()
    assert code in ("J-FULL", "J-DISK")
    assert kept == head != "0"
    assert second == f"{int(kept) + 50} ()"


def test_a_full_database_keeps_what_it_has(tmp_path: Path) -> None:
    store = SqliteStore.create(tmp_path / "journal")
    store.append(entries(1, 10), MERGED)
    store.rows("PRAGMA max_page_count = 20")
    with pytest.raises(Refused) as refusal:
        store.append(entries(11, 1_000), MERGED)
    assert refusal.value.notices[0].code == "J-FULL"
    assert store.head()[0] == 10
    assert len(store.append(entries(11, 12), MERGED)) == 2
    store.close()


def test_a_transaction_that_is_undone_already_is_not_undone_twice(tmp_path: Path) -> None:
    store = SqliteStore.create(tmp_path / "journal")
    with pytest.raises(Refused), store._transaction() as session:
        session.rows("ROLLBACK")
    assert len(store.append(entries(1, 1), MERGED)) == 1
    store.close()
