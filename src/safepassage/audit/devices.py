"""Whose entries count: a tree of devices, each enrolled by one nearer its root."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import NamedTuple

from safepassage.audit.lines import NOTHING_BEFORE
from safepassage.audit.meaning import Enrolled, Opened, Revoked
from safepassage.audit.part import Entry

ROOT = bytes.fromhex(NOTHING_BEFORE.decode())
"""What the opening names as the body before it."""


class Device(NamedTuple):
    """A device that may speak: its key, its role, those above it, the last number that counts."""

    key: str
    role: str
    above: frozenset[str]
    last: int | None


class Why(Enum):
    """Why an entry does not count."""

    STRANGER = "stranger"
    OTHER_KEY = "other-key"
    REVOKED = "revoked"
    RIVAL = "rival"
    SECOND_OPENING = "second-opening"
    TWICE = "twice"


@dataclass(slots=True)
class Standing:
    """Who may speak, which entries count, why the others do not, and which ids have rivals."""

    opening: Entry | None = None
    devices: dict[str, Device] = field(default_factory=dict)
    counting: list[Entry] = field(default_factory=list)
    left_out: list[tuple[Entry, Why]] = field(default_factory=list)
    rivals: dict[str, list[Entry]] = field(default_factory=dict)


Alike = dict[tuple[str, int], list[Entry]]
"""Entries that share an id, by device and number."""


def standing(entries: Sequence[Entry]) -> Standing:
    """Works out whose entries count, from entries in any order."""
    result = Standing(opening=_opening(entries))
    alike = _alike(entries)
    if result.opening is not None:
        result.devices = _devices(result.opening, entries, alike)
    for group in alike.values():
        different = {entry.digest for entry in group if entry.key is not None}
        device = result.devices.get(group[0].device)
        believed = device is not None and not _is_over(group[0], device)
        if believed and len(different) > 1:
            result.rivals[group[0].id] = group
    for entry in entries:
        shared = alike.get((entry.device, entry.number), ()) if alike else ()
        why = _why_not(entry, result, shared)
        if why is None:
            result.counting.append(entry)
        else:
            result.left_out.append((entry, why))
    return result


def is_opening(entry: Entry) -> bool:
    """Whether this entry means to open an operation."""
    return isinstance(entry.meaning, Opened) and entry.number == 1 and entry.previous == ROOT


def _opening(entries: Sequence[Entry]) -> Entry | None:
    """The first in the journal; another that also begins with nothing before it opens nothing."""
    opened = (entry for entry in entries if is_opening(entry) and _by_own_key(entry))
    return next(opened, None)


def _by_own_key(entry: Entry) -> bool:
    return isinstance(entry.meaning, Opened) and entry.key == entry.meaning.key


def _devices(opening: Entry, entries: Sequence[Entry], alike: Alike) -> dict[str, Device]:
    """Level by level from the root, so that all above a device is settled before it is asked."""
    assert isinstance(opening.meaning, Opened)
    told: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        if isinstance(entry.meaning, (Enrolled, Revoked)):
            told[entry.device].append(entry)
    root = Device(opening.meaning.key, "coordinator", frozenset(), None)
    devices = {opening.device: root}
    level = [opening.device]
    while level:
        found: dict[str, Entry] = {}
        for maker in sorted(level):
            if devices[maker].role != "coordinator":
                continue
            for entry in _counting(told[maker], devices[maker], alike):
                if isinstance(entry.meaning, Enrolled) and entry.meaning.device not in devices:
                    first = found.setdefault(entry.meaning.device, entry)
                    if entry.id < first.id:
                        found[entry.meaning.device] = entry
        for device, entry in found.items():
            assert isinstance(entry.meaning, Enrolled)
            above = devices[entry.device].above | {entry.device}
            lasts = [
                revoking.meaning.after
                for higher in above
                for revoking in _counting(told[higher], devices[higher], alike)
                if isinstance(revoking.meaning, Revoked) and revoking.meaning.device == device
            ]
            last = min(lasts, default=None)
            devices[device] = Device(entry.meaning.key, entry.meaning.role, above, last)
        level = list(found)
    return devices


def _counting(entries: Iterable[Entry], device: Device, alike: Alike) -> Iterable[Entry]:
    """Those of a device's entries that count."""
    for entry in entries:
        believed = entry.key == device.key and not _is_over(entry, device)
        shared = alike.get((entry.device, entry.number)) if alike else None
        if believed and (shared is None or entry is _first_of(shared, device.key)):
            yield entry


def _alike(entries: Sequence[Entry]) -> Alike:
    """Entries that share an id, where there are several."""
    once: dict[str, set[int]] = defaultdict(set)
    found: Alike = {}
    for entry in entries:
        numbers = once[entry.device]
        if entry.number in numbers:
            found[entry.device, entry.number] = []
        numbers.add(entry.number)
    for entry in entries if found else ():
        shared = found.get((entry.device, entry.number))
        if shared is not None:
            shared.append(entry)
    return found


def _first_of(alike: Iterable[Entry], key: str) -> Entry:
    """The one of several under one id that counts: its hash comes first; of twins, the upper.

    What opened the operation did so for good, whatever its hash.
    """
    return min(
        (entry for entry in alike if entry.key == key),
        key=lambda entry: (not is_opening(entry), entry.digest, entry.row),
    )


def _is_over(entry: Entry, device: Device) -> bool:
    return device.last is not None and entry.number > device.last


def _why_not(entry: Entry, result: Standing, alike: Sequence[Entry]) -> Why | None:
    """Why an entry does not count; None where it does."""
    if entry is result.opening:
        return None
    if is_opening(entry):
        return Why.SECOND_OPENING
    device = result.devices.get(entry.device)
    if device is None:
        return Why.STRANGER
    if entry.key != device.key:
        return Why.OTHER_KEY
    if _is_over(entry, device):
        return Why.REVOKED
    if alike:
        first = _first_of(alike, device.key)
        if first is not entry:
            return Why.TWICE if first.digest == entry.digest else Why.RIVAL
    return None
