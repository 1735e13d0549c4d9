"""Forgetting: the keys are destroyed, and it is shown that nothing that is left opens a name.

What can be shown holds for the folder and the key files that are named, on this device. Copies
elsewhere, backups and what a worn disk keeps of overwritten cells are out of reach; against them
stands that every record opens to few keys, each under its holder's passphrase.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import numpy as np
import numpy.typing as npt
from nacl.bindings import crypto_scalarmult_base

from safepassage.notices import Notice, Refused, Where
from safepassage.vault import keyfile, record, traces
from safepassage.vault.trust import SealedStore

_BEGIN = 8
_AT_ONCE = 2**16


@dataclass(frozen=True, slots=True)
class Forgotten:
    """What was destroyed, for the entry ``forgotten``: fingerprints of all keys that opened
    something here; and how it was shown: ``records`` were there before, ``tried`` is how many
    possible keys were found in what is left (those of devices, say, which sign), none of which
    opens one of them.
    """

    keys: tuple[str, ...]
    key_files: int
    records: int
    tried: int


def forget(
    store: SealedStore,
    folder: Path,
    key_files: Iterable[Path] = (),
    hashes: Iterable[bytes] = (),
) -> Forgotten:
    """Destroys the sealed records and the key files, then looks whether any is left.

    Args:
        store: the ledger's sealed records.
        folder: the ledger's folder; key files that lie in it are destroyed too.
        key_files: readers' key files elsewhere.
        hashes: of 32 bytes, reckoned anew from what is in the folder. A journal is full of them,
            and what is the hash of something is nobody's key: they are not tried.

    Raises:
        Refused: before anything is destroyed, where one of ``key_files`` is none; afterwards,
            naming each file in which something that opens or may be opened is left.
    """
    keys = _key_files(folder, key_files)
    readers, records = set(keys.values()), 0
    for text in store.sealed():
        sealed = record.parse(text)
        if sealed is not None:
            readers.update(sealed.wraps)
            records += 1
    known = _begins(hashes)
    for path in keys:
        keyfile.erase(path)
    store.destroy()
    tried = _show(store, folder, readers, known)
    return Forgotten(tuple(sorted(readers)), len(keys), records, tried)


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


def _show(
    store: SealedStore, folder: Path, readers: Container[str], known: npt.NDArray[np.uint64]
) -> int:
    """Looks through every byte that is left; how many keys were tried.

    A key opens a record if, and only if, it is the private key of one of its readers. So each key
    that is found is turned into its public one, and that is looked up among all readers.
    """
    left: set[tuple[str, str]] = set()
    tried: set[bytes] = set()
    if any(traces.openable(text.encode()) for text in store.sealed()):
        left.add(("V-LEFT-RECORDS", str(folder)))
    for path in _files(folder):
        for trace in _untold(traces.in_file(path), known):
            if isinstance(trace, traces.Secret):
                if trace.bytes in tried:
                    continue
                if record.fingerprint(crypto_scalarmult_base(trace.bytes)) in readers:
                    # Not put down as tried: every file in which it lies is to be named.
                    left.add(("V-LEFT-KEY", str(path)))
                else:
                    tried.add(trace.bytes)
            else:
                code = "V-LEFT-KEY" if trace is traces.Trace.KEY_FILE else "V-LEFT-RECORDS"
                left.add((code, str(path)))
    if left:
        raise Refused(tuple(Notice(code, where=Where(file=file)) for code, file in sorted(left)))
    return len(tried)


def _begins(hashes: Iterable[bytes]) -> npt.NDArray[np.uint64]:
    """The first eight bytes of each, in order: of millions, few enough to be remembered. That a
    key begins like one of them by chance happens less than once in a thousand billion keys.
    """
    begins = b"".join(one[:_BEGIN] for one in hashes)
    return np.unique(np.frombuffer(begins, dtype=np.uint64))


def _untold(
    found: Iterator[traces.Trace | traces.Secret], known: npt.NDArray[np.uint64]
) -> Iterator[traces.Trace | traces.Secret]:
    """What was found, without the secrets that are known to be hashes."""
    while some := list(islice(found, _AT_ONCE)):
        begins = b"".join(
            one.bytes[:_BEGIN] if isinstance(one, traces.Secret) else bytes(_BEGIN) for one in some
        )
        told = _among(np.frombuffer(begins, dtype=np.uint64), known)
        yield from (
            one
            for one, is_hash in zip(some, told.tolist(), strict=True)
            if not (is_hash and isinstance(one, traces.Secret))
        )


def _among(begins: npt.NDArray[np.uint64], known: npt.NDArray[np.uint64]) -> npt.NDArray[np.bool_]:
    """Which of these are known, those in order."""
    if len(known) == 0:
        return np.zeros(len(begins), dtype=np.bool_)
    at = np.minimum(np.searchsorted(known, begins), len(known) - 1)
    return np.equal(known[at], begins)


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.rglob("*")) if path.is_file())
