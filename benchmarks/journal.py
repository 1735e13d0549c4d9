"""How soon an entry is safe on the disk, and how soon entries are read again: both databases."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.command import ROOT
from benchmarks.table import markdown, write
from safepassage.ledger.store import Named, Store, create_store
from safepassage.ledger.wire import Signed
from safepassage.notices import Refused

RESULTS = Path(__file__).parent / "RESULTS-journal.md"
SERVER = str(ROOT / "scripts" / "postgres.sh")
MERGED = "2016-12-15T10:04:00Z"
BATCH = 1_000
"""Entries that are appended at once."""
LEAST_BATCHED, LEAST_SINGLE = 2_000, 200
"""Entries a second that the ledger has to keep durably, in batches and one by one."""
FLUSHES = 200
"""Flushes whose median is stated."""


def main(arguments: list[str] | None = None) -> int:
    """0 where both databases keep up."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--entries", type=int, default=200_000, help="in batches (default 200000)")
    parser.add_argument("--single", type=int, default=2_000, help="one by one (default 2000)")
    parser.add_argument("--folder", type=Path, help="on the disk to measure (default: temporary)")
    parser.add_argument("--write", type=Path, default=RESULTS, help="the Markdown file")
    given = parser.parse_args(arguments)
    rows, content = [], True
    with tempfile.TemporaryDirectory(dir=given.folder, prefix="sp-") as made:
        folder = Path(made)
        folder.chmod(0o755)
        flush = flush_seconds(folder)
        for name, place in (("SQLite", in_file), ("PostgreSQL", on_server)):
            try:
                with place(folder) as where:
                    figures = measured(where, given.entries, given.single)
            except (OSError, subprocess.CalledProcessError) as missing:
                print(f"{name}: {missing}")
                continue
            rows.append((name, *(f"{figure:,.0f}" for figure in figures)))
            content &= figures[0] >= LEAST_SINGLE and figures[1] >= LEAST_BATCHED
    head = ("", "kept one by one", f"in batches of {BATCH:,}", "read", "chain checked")
    told = (
        f"Entries a second. One flush (`fdatasync`) of 4 KiB that lengthens a file takes"
        f" {1000 * flush:.2f} ms here (median of {FLUSHES}): it decides the first column.\n"
    )
    parts = [markdown(head, rows), told]
    print("\n".join(parts))
    write(given.write, "Journal", "python -m benchmarks.journal", parts)
    return 0 if content else 1


def measured(where: str, batched: int, single: int) -> tuple[float, float, float, float]:
    """Entries a second: kept one by one, kept in batches, read, and checked."""
    store = create_store(where)
    try:
        ones = [entry(number) for number in range(1, single + 1)]
        more = [entry(single + number) for number in range(1, batched + 1)]
        batches = [more[first : first + BATCH] for first in range(0, batched, BATCH)]
        count = single + batched
        return (
            single / seconds(lambda: [store.append([one], MERGED) for one in ones]),
            batched / seconds(lambda: [store.append(batch, MERGED) for batch in batches]),
            count / seconds(lambda: deque(store.kept(), maxlen=0)),
            count / seconds(lambda: sound(store)),
        )
    finally:
        store.close()


def sound(store: Store) -> None:
    """The whole journal, looked at line by line."""
    problems = store.problems(whole=True)
    if problems:
        raise Refused(problems)


def entry(number: int) -> Named:
    """An entry as long as most are."""
    body = (
        f'{{"device":"gate-1","number":{number},"previous":"{number:064x}","maker":"officer-3",'
        '"happened":"2016-12-15T10:03:00Z","heard":"2016-12-15T10:04:00Z","fact":{"kind":"boarded",'
        '"heads":{"seat":36,"wheelchair":2},"group":"sukkari-families","place":"sukkari",'
        '"vehicle":"bus-07","trip":3}}'
    )
    return f"gate-1/{number}", Signed("A" * 86 + "==", body.encode())


def seconds(work: Callable[[], object]) -> float:
    """How long it takes."""
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def flush_seconds(folder: Path) -> float:
    """The median time of a small write to the end of a file that waits for the disk."""
    took = []
    with (folder / "flushed").open("wb", buffering=0) as file:
        for _ in range(FLUSHES):
            begin = time.perf_counter()
            file.write(bytes(4096))
            os.fdatasync(file.fileno())
            took.append(time.perf_counter() - begin)
    return sorted(took)[len(took) // 2]


@contextmanager
def in_file(folder: Path) -> Iterator[str]:
    """Where an SQLite journal goes."""
    yield str(folder / "journal")


@contextmanager
def on_server(folder: Path) -> Iterator[str]:
    """Where a journal goes on a server that runs meanwhile."""
    home = folder / "server"
    subprocess.run([SERVER, "find"], check=True, capture_output=True)
    subprocess.run([SERVER, "init", str(home)], check=True, capture_output=True)
    address = f"postgresql://postgres@/postgres?host={home}"
    with (
        (folder / "log").open("wb") as log,
        subprocess.Popen([SERVER, "serve", str(home)], stdout=log, stderr=log) as server,
    ):
        try:
            wait_for(address)
            yield address
        finally:
            server.terminate()


def wait_for(address: str) -> None:
    """Until the server answers."""
    import psycopg

    for _ in range(200):
        try:
            psycopg.connect(address).close()
            return
        except psycopg.OperationalError:
            time.sleep(0.05)
    raise OSError("the server does not answer")


if __name__ == "__main__":
    sys.exit(main())
