"""Forgetting: the keys are destroyed, and it is shown that nothing that is left opens a name.

What can be shown holds for the folder and the key files that are named, on this device. Copies
elsewhere, backups and what a worn disk keeps of overwritten cells are out of reach; against them
stands that every record opens to few keys, each under its holder's passphrase.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from nacl.bindings import crypto_scalarmult_base

from safepassage.notices import Notice, Refused, Where
from safepassage.vault import keyfile, record, traces
from safepassage.vault.trust import SealedStore


@dataclass(frozen=True, slots=True)
class Forgotten:
    """What was destroyed, for the entry ``forgotten``: fingerprints of all keys that opened
    something here; and how it was shown: ``records`` were there before, ``tried`` is how many keys
    were found in what is left (those of devices, which sign), none of which opens one of them.
    """

    keys: tuple[str, ...]
    key_files: int
    records: int
    tried: int


def forget(store: SealedStore, folder: Path, key_files: Iterable[Path] = ()) -> Forgotten:
    """Destroys the sealed records and the key files, then looks whether any is left.

    Args:
        store: the ledger's sealed records.
        folder: the ledger's folder; key files that lie in it are destroyed too.
        key_files: readers' key files elsewhere.

    Raises:
        Refused: before anything is destroyed, where one of ``key_files`` is none; afterwards,
            naming each file in which something that opens or may be opened is left.
    """
    keys = _key_files(folder, key_files)
    records = [sealed for text in store.sealed() if (sealed := record.parse(text)) is not None]
    readers = frozenset(keys.values()).union(*(sealed.wraps for sealed in records))
    for path in keys:
        keyfile.erase(path)
    store.destroy()
    tried = _show(store, folder, readers)
    return Forgotten(tuple(sorted(readers)), len(keys), len(records), tried)


def without_forgotten(text: str, forgotten: Iterable[str]) -> str | None:
    """A sealed text that comes in after these keys were destroyed elsewhere: without their parts.

    None where nobody can open it any more, so that it need not be kept. What is no record (a
    reader's card, or nothing known) stays as it is.
    """
    sealed = record.parse(text)
    if sealed is None:
        return text
    left = sealed.without(forgotten)
    return left.text if left.wraps else None


def _key_files(folder: Path, named: Iterable[Path]) -> dict[Path, str]:
    """The key files to destroy, with their fingerprints."""
    found = {
        path.resolve(): name
        for path in _files(folder)
        if (name := keyfile.fingerprint_of(path)) is not None
    }
    wrong = []
    for path in named:
        name = keyfile.fingerprint_of(path)
        if name is None:
            wrong.append(Notice("V-KEY-FILE", where=Where(file=str(path))))
        else:
            found[path.resolve()] = name
    if wrong:
        raise Refused(tuple(wrong))
    return found


def _show(store: SealedStore, folder: Path, readers: frozenset[str]) -> int:
    """Looks through every byte that is left; how many keys were tried.

    A key opens a record if, and only if, it is the private key of one of its readers. So each key
    that is found is turned into its public one, and that is looked up among all readers.
    """
    left: set[tuple[str, str]] = set()
    tried: set[bytes] = set()
    if any(traces.openable(text.encode()) for text in store.sealed()):
        left.add(("V-LEFT-RECORDS", str(folder)))
    for path in _files(folder):
        for trace in traces.in_file(path):
            if isinstance(trace, traces.Secret):
                tried.add(trace.bytes)
                if record.fingerprint(crypto_scalarmult_base(trace.bytes)) in readers:
                    left.add(("V-LEFT-KEY", str(path)))
            else:
                code = "V-LEFT-KEY" if trace is traces.Trace.KEY_FILE else "V-LEFT-RECORDS"
                left.add((code, str(path)))
    if left:
        raise Refused(tuple(Notice(code, where=Where(file=file)) for code, file in sorted(left)))
    return len(tried)


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.rglob("*")) if path.is_file())
