"""Who signed each entry, by all that entries say of who may."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from hashlib import sha256
from typing import NamedTuple

from safepassage.audit.journal import Stretch
from safepassage.audit.keys import keys_of
from safepassage.audit.lines import entry_line
from safepassage.audit.part import NO_KEYS, Entry, Keys, notice
from safepassage.audit.pool import shared
from safepassage.audit.signed import signer
from safepassage.notices import Notice


class Task(NamedTuple):
    """A stretch of the journal; by row the entry that was read there, and who may have signed it.

    The entry by the digest of its body.
    """

    stretch: Stretch
    rows: dict[int, tuple[bytes, tuple[str, ...]]]


def check_signatures(
    entries: Sequence[Entry],
    stretches: Sequence[Stretch],
    processes: int | None,
    tried: Keys = NO_KEYS,
) -> Iterator[Notice]:
    """Notes with every entry which key signed it, and tells of those that none did.

    A key may have signed if any entry names it as the device's; whose word that is, and whether it
    counts, is asked later. Entries of a device that no entry names are not told of here. ``tried``
    are the keys by which signatures were looked at when the lines were read: where an entry names
    others, the device's lines are read again.
    """
    keys = keys_of(entries)
    again = {device for device, may_sign in keys.items() if tried.get(device) != may_sign}
    rows: dict[int, dict[int, tuple[bytes, tuple[str, ...]]]] = defaultdict(dict)
    place = 0
    for entry in entries if again else ():
        while place + 1 < len(stretches) and stretches[place + 1].first_row <= entry.row:
            place += 1
        if entry.device in again:
            rows[place][entry.row] = entry.digest, keys[entry.device]
    tasks = [Task(stretches[place], of_place) for place, of_place in rows.items()]
    by_row: dict[int, str | None] = {}
    for signers in shared(signers_of, tasks, processes):
        by_row |= signers
    for entry in entries:
        if entry.device in again:
            entry.key = by_row[entry.row]
        elif entry.device not in keys:
            entry.key = None
        if entry.key is None and entry.device in keys:
            yield notice("A-SIGNATURE", entry.row, entry=entry.id)


def signers_of(task: Task) -> dict[int, str | None]:
    """By row, which key signed; None for none, and where another body stands there by now."""
    texts = dict(enumerate(task.stretch.texts(), task.stretch.first_row))
    signers: dict[int, str | None] = {}
    for row, (digest, keys) in task.rows.items():
        line = entry_line(texts.get(row, b""))
        same = line is not None and sha256(line.body).digest() == digest
        signers[row] = signer(line, keys) if line is not None and same else None
    return signers
