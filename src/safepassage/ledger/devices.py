"""Whose entries count: the tree of devices that enrolled one another, each believed so far."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from safepassage.ledger.entries import ClockChecked, Enrolled, Entry, Opened, Revoked, Role
from safepassage.ledger.keys import NOTHING_BEFORE


class Device(NamedTuple):
    """A device that may speak: its public key, its user's role, and the last number that counts."""

    key: str
    role: Role
    last: int | None


@dataclass(frozen=True)
class Devices:
    """The devices of an operation, worked out from a set of entries, whatever their order.

    ``ahead`` says by how many seconds each device's clock runs ahead, where somebody looked.
    """

    opening: Opened | None
    known: Mapping[str, Device]
    ahead: Mapping[str, int]

    def counts(self, device: str, number: int) -> bool:
        """Whether what the device says under this number counts."""
        known = self.known.get(device)
        return known is not None and (known.last is None or number <= known.last)

    def key_of(self, device: str) -> str | None:
        """The public key by which the device's entries are signed; None for a stranger."""
        known = self.known.get(device)
        return None if known is None else known.key


NOBODY = Devices(None, {}, {})
"""Before an operation is opened."""


def speaks_of_devices(entry: Entry) -> bool:
    """Whether the entry can change who counts, or when something was."""
    return isinstance(entry.fact, (Opened, Enrolled, Revoked, ClockChecked))


def devices_of(entries: Iterable[Entry]) -> Devices:
    """The tree of devices, from the entries that :func:`speaks_of_devices`, each id once.

    A device is revoked by one above it in the tree only: so two coordinators who revoke each other
    cannot both be right, and the answer depends on no order.
    """
    told = sorted(entries, key=lambda entry: (entry.device, entry.number))
    root = next((entry for entry in told if _opens(entry)), None)
    if root is None or not isinstance(root.fact, Opened):
        return NOBODY
    known: dict[str, Device] = {root.device: Device(root.fact.key, "coordinator", None)}
    above: dict[str, frozenset[str]] = {root.device: frozenset()}
    level = [root.device]
    while level:
        found: dict[str, Entry] = {}
        for entry in told:
            fact = entry.fact
            if (
                isinstance(fact, Enrolled)
                and entry.device in level
                and _counts(known, entry)
                and known[entry.device].role == "coordinator"
                and fact.device not in known
            ):
                first = found.get(fact.device)
                if first is None or entry.id < first.id:
                    found[fact.device] = entry
        for device, entry in found.items():
            assert isinstance(entry.fact, Enrolled)
            above[device] = above[entry.device] | {entry.device}
            last = _last(told, known, device, above[device])
            known[device] = Device(entry.fact.key, entry.fact.role, last)
        level = list(found)
    return Devices(root.fact, known, _ahead(told, known))


def _opens(entry: Entry) -> bool:
    return isinstance(entry.fact, Opened) and entry.previous == NOTHING_BEFORE and entry.number == 1


def _counts(known: Mapping[str, Device], entry: Entry) -> bool:
    device = known.get(entry.device)
    return device is not None and (device.last is None or entry.number <= device.last)


def _last(
    told: Iterable[Entry], known: Mapping[str, Device], device: str, above: frozenset[str]
) -> int | None:
    """The last number of the device that counts, by what those above it say."""
    lasts = [
        entry.fact.after
        for entry in told
        if isinstance(entry.fact, Revoked)
        and entry.fact.device == device
        and entry.device in above
        and _counts(known, entry)
    ]
    return min(lasts, default=None)


def _ahead(told: Iterable[Entry], known: Mapping[str, Device]) -> dict[str, int]:
    """By the latest look at each clock."""
    latest: dict[str, tuple[str, str, int]] = {}
    for entry in told:
        if isinstance(entry.fact, ClockChecked) and _counts(known, entry):
            look = entry.heard, entry.id, entry.fact.ahead
            latest[entry.fact.device] = max(latest.get(entry.fact.device, look), look)
    return {device: ahead for device, (_, _, ahead) in latest.items()}
