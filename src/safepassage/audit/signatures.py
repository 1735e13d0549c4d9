"""Who signed each entry, by all that entries say of who may."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from safepassage.audit.journal import Stretch
from safepassage.audit.keys import keys_of
from safepassage.audit.lines import entry_line
from safepassage.audit.part import NO_KEYS, Entry, Keys, notice
from safepassage.audit.pool import shared
from safepassage.audit.signed import signer
from safepassage.notices import Notice


class Task(NamedTuple):
    """A stretch of the journal, and by row the keys that may have signed."""

    stretch: Stretch
    keys: dict[int, tuple[str, ...]]


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
    may_sign: dict[int, dict[int, tuple[str, ...]]] = defaultdict(dict)
    place = 0
    for entry in entries if again else ():
        while place + 1 < len(stretches) and stretches[place + 1].first_row <= entry.row:
            place += 1
        if entry.device in again:
            may_sign[place][entry.row] = keys[entry.device]
    tasks = [Task(stretches[place], rows) for place, rows in may_sign.items()]
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
    """By row, which key signed; None for none, and where the line is no longer what it was."""
    texts = dict(enumerate(task.stretch.texts(), task.stretch.first_row))
    lines = {row: entry_line(texts.get(row, b"")) for row in task.keys}
    return {
        row: None if (line := lines[row]) is None else signer(line, keys)
        for row, keys in task.keys.items()
    }
