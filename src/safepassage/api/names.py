"""Names and medical facts of an operation: the vault and the ledger, brought together.

The ledger keeps what the vault sealed, and records every reading before anything is shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from safepassage import vault
from safepassage.api import clock
from safepassage.ledger import Fold, Ledger, Told, open_folder
from safepassage.ledger.bundle import Bundle
from safepassage.ledger.entries import Forgotten, NameRead
from safepassage.ledger.keys import digest, unbase64
from safepassage.ledger.merge import Judged
from safepassage.ledger.store import Store
from safepassage.ledger.store.chain import NO_CHAIN, chained
from safepassage.ledger.wire import read_kept
from safepassage.notices import Notice, Refused, Where
from safepassage.vault import (
    Answer,
    Found,
    Key,
    Kind,
    Medical,
    Name,
    Opened,
    Reader,
    Reading,
    Vault,
)


@dataclass(frozen=True, slots=True)
class Added:
    """How many facts were sealed, and who may be the same person, row by row of what was added."""

    facts: int
    likely: tuple[tuple[int, Found[Name]], ...]


@dataclass(frozen=True, slots=True)
class Read:
    """What was asked for: people by name, or one by wristband number, and medical facts."""

    names: Answer
    medical: Found[Medical] | None


class _Sealed:
    """The journal's shelf for sealed records, as the vault sees it."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def seal(self, records: Iterable[str]) -> None:
        self._store.seal(list(records))

    def sealed(self) -> Iterator[str]:
        return (one.record for one in self._store.sealed())

    def destroy(self) -> None:
        self._store.destroy_sealed()


def name_reader(folder: Path, public: str, duty: str, kinds: Iterable[Kind]) -> Reader:
    """Says what the holder of a public key (base64) may read from now on; no kinds: nothing."""
    with _opened(folder) as (ledger, kept):
        key = unbase64(public, 32) or b""
        return kept.name_reader(_writer(ledger), key, duty, kinds)


def add_names(
    folder: Path, lines: Sequence[bytes], key: Key | None = None, maker: str | None = None
) -> Added:
    """Seals facts, a line of JSON each: all of them or none.

    With a key they correct what it knows of the same people, and likely duplicates are told of,
    which is a reading and recorded as one. Empty lines are passed over.

    Raises:
        Refused: with everything that is wrong with them, by row.
    """
    facts: list[tuple[int, vault.Fact]] = []
    wrong: list[Notice] = []
    for row, line in enumerate(lines, start=1):
        if line.strip():
            try:
                facts.append((row, vault.read_fact(line, row)))
            except Refused as refused:
                wrong += refused.notices
    if wrong:
        raise Refused(tuple(wrong))
    with _opened(folder) as (ledger, kept):
        opened = None if key is None else _unlocked(ledger, kept, key, maker)
        likely = []
        for row, fact in facts:
            if opened is not None and isinstance(fact, Name):
                likely += [(row, found) for found in opened.similar(fact, _DUPLICATES)]
        kept.add(_writer(ledger), [fact for _, fact in facts], clock.now(ledger), opened)
    return Added(len(facts), tuple(likely))


def find_names(folder: Path, asked: str, purpose: str, key: Key, maker: str | None = None) -> Read:
    """Who is asked for, by name or by wristband number, as far as the key opens it.

    Raises:
        Refused: where there is no purpose, or the reading cannot be recorded.
    """
    with _opened(folder) as (ledger, kept):
        opened = _unlocked(ledger, kept, key, maker)
        number = asked.strip()
        by_number = opened.name(number, purpose)
        found = Answer((by_number,), 0) if by_number else opened.find(asked, purpose)
        return Read(found, opened.medical(number, purpose))


def forget(folder: Path, key_files: Iterable[Path], maker: str | None = None) -> vault.Forgotten:
    """Destroys the sealed records and the readers' key files, shows that nothing is left that
    opens a name, and records the entry ``forgotten``.

    Raises:
        Refused: as :func:`safepassage.vault.forget` does; then no entry is recorded.
    """
    with closing(open_folder(folder)) as ledger:
        told = vault.forget(_Sealed(ledger.store), folder, key_files, _hashes(ledger))
        if told.keys:
            now = clock.now(ledger)
            ledger.record([Told(Forgotten(keys=told.keys), maker or ledger.device, now, now)], now)
        return told


def _hashes(ledger: Ledger) -> Iterator[bytes]:
    """What a journal is full of and is nobody's key: the chain, and what names the entry before."""
    chain = NO_CHAIN
    for line in ledger.store.kept():
        chain = chained(chain, line.merged, line.signature, line.body)
        yield bytes.fromhex(chain)
        yield bytes.fromhex(digest(line.body))


def take_in(ledger: Ledger, bundle: Bundle, now: str) -> tuple[Judged, ...]:
    """Takes in a bundle, its sealed records without what forgotten keys would open.

    A coordinator's word that keys were forgotten holds for what comes in later, and with it, too.
    The verdict on each entry, in their order.
    """
    judged = ledger.merge(bundle.entries, now)
    if bundle.sealed:
        gone = frozenset(_forgotten(ledger))
        parted = (vault.without_forgotten(record, gone) for record in bundle.sealed)
        ledger.store.seal([record for record in parted if record is not None])
    return judged


def _forgotten(ledger: Ledger) -> Iterator[str]:
    for line in ledger.store.kept():
        if b'"forgotten"' in line.body:
            entry = read_kept(line.body)
            device = ledger.fold.devices.known.get(entry.device)
            if device is not None and device.role == "coordinator":
                yield from entry.fact.keys if isinstance(entry.fact, Forgotten) else ()


_DUPLICATES = "duplicates"
"""The purpose of looking for somebody who is being added."""


@contextmanager
def _opened(folder: Path) -> Iterator[tuple[Ledger, Vault]]:
    with closing(open_folder(folder)) as ledger:
        yield ledger, Vault(_Sealed(ledger.store), _trust(ledger.fold, folder))


def _trust(fold: Fold, folder: Path) -> vault.Trust:
    """Whom the ledger believes. A coordinator's device that was revoked says no more who reads: by
    a card that its thief dated back, every later name would be read.
    """
    opening = fold.devices.opening
    if opening is None:
        raise Refused((Notice("L-FOLDER", where=Where(file=str(folder))),))
    known = fold.devices.known
    keys = {name: unbase64(device.key, 32) or b"" for name, device in known.items()}
    revoked = {name: device.last for name, device in known.items() if device.last is not None}
    coordinators = frozenset(
        name for name, d in known.items() if d.role == "coordinator" and d.last is None
    )
    return vault.Trust(f"{opening.operation} {opening.key}", keys, coordinators, revoked)


def _writer(ledger: Ledger) -> vault.Writer:
    device = ledger.device
    after = max(ledger.fold.seen.last(device), ledger.fold.uncounted.last(device))
    return vault.Writer(device, ledger.key.seed, after)


def _unlocked(ledger: Ledger, kept: Vault, key: Key, maker: str | None) -> Opened:
    def record(reading: Reading) -> None:
        now = clock.now(ledger)
        kind = "" if reading.kind is Kind.NAME else f"{reading.kind.value}: "
        fact = NameRead(people=reading.people, purpose=kind + reading.purpose)
        ledger.record([Told(fact, maker or ledger.device, now, now)], now)

    return kept.unlock(key, record)
