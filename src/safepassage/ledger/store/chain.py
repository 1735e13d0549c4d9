"""The chain that runs through a journal: each line's hash covers the hash before it."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterable, Sequence

from safepassage.ledger.store.interface import Kept, Named
from safepassage.notices import Notice, Severity, Where

NO_CHAIN = "0" * 64
"""What stands for the chain before the first line."""

TAIL = 100
"""Lines whose chain is looked at whenever a journal is opened."""


def chained(before: str, merged: str, signature: str, body: bytes) -> str:
    """The chain of a line, from the chain of the line before it."""
    return hashlib.sha256(
        b"%s\t%s\t%s\t%s" % (*_bytes(before, merged, signature), body)
    ).hexdigest()


def _bytes(*texts: str) -> Iterable[bytes]:
    return (text.encode() for text in texts)


def lines(
    head: tuple[int, str], entries: Sequence[Named], known: set[Named], merged: str
) -> list[Kept]:
    """The lines that follow the head for those entries that are not known, each told once."""
    position, chain = head
    known = set(known)
    new = []
    for entry in entries:
        if entry in known:
            continue
        known.add(entry)
        id, (signature, body) = entry
        position += 1
        chain = chained(chain, merged, signature, body)
        new.append(Kept(position, merged, chain, id, signature, body))
    return new


def broken(head: tuple[int, str], following: Iterable[Kept], file: str) -> tuple[Notice, ...]:
    """A notice at the first line that does not follow from the one before it; none where all do."""
    position, chain = head
    for line in following:
        position += 1
        chain = chained(chain, line.merged, line.signature, line.body)
        if (line.position, line.chain) != (position, chain):
            return (
                Notice("J-CHAIN", Severity.STOP, Where(file=file), {"position": line.position}),
            )
    return ()


def checked(state: bytes) -> int:
    """A check sum of a snapshot, against damage; against deceit there is the chain."""
    return zlib.crc32(state)
