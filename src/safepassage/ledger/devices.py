"""Whose entries count: the tree of devices that enrolled one another, each believed so far."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from safepassage.ledger.entries import ClockChecked, Enrolled, Entry, Opened, Revoked, Role
from safepassage.ledger.keys import NOTHING_BEFORE


class Device(NamedTuple):
    """A device that may speak: its public key, its user's role, and the last number that counts."""

    key: str
    role: Role
    last: int | None


class Look(NamedTuple):
    """A look at a device's clock: when it was recorded, by which entry, and what it said."""

    heard: str
    id: str
    ahead: int


@dataclass(frozen=True)
class Devices:
    """The devices of an operation, worked out from a set of entries, whatever their order.

    ``others`` are keys by which a name was enrolled a second time, in vain. ``looks`` are the
    latest at each device's clock.
    """

    opening: Opened | None
    known: Mapping[str, Device]
    others: Mapping[str, frozenset[str]] = field(default_factory=dict)
    looks: Mapping[str, Look] = field(default_factory=dict)

    def counts(self, device: str, number: int) -> bool:
        """Whether what the device says under this number counts."""
        known = self.known.get(device)
        return known is not None and (known.last is None or number <= known.last)

    def key_of(self, device: str) -> str | None:
        """The public key by which the device's entries are signed; None for a stranger."""
        known = self.known.get(device)
        return None if known is None else known.key

    def keys_of(self, device: str) -> tuple[str, ...]:
        """That key, and after it those by which the name was enrolled in vain."""
        known = self.known.get(device)
        return () if known is None else (known.key, *sorted(self.others.get(device, ())))

    def ahead(self, device: str) -> int:
        """Seconds by which the device's clock runs ahead; 0 where nobody has looked."""
        look = self.looks.get(device)
        return 0 if look is None else look.ahead

    def looked(self, entries: Iterable[Entry]) -> Devices:
        """The same devices after looks at their clocks; only those of entries that count matter."""
        looks = dict(self.looks)
        for entry in entries:
            if isinstance(entry.fact, ClockChecked) and self.counts(entry.device, entry.number):
                look = Look(entry.heard, entry.id, entry.fact.ahead)
                looks[entry.fact.device] = max(look, looks.get(entry.fact.device, look))
        return replace(self, looks=looks)


NOBODY = Devices(None, {})
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
    enrolments: dict[str, list[tuple[Entry, Enrolled]]] = {}
    revocations: dict[str, list[tuple[Entry, Revoked]]] = {}
    for entry in told:
        if isinstance(entry.fact, Enrolled):
            enrolments.setdefault(entry.device, []).append((entry, entry.fact))
        elif isinstance(entry.fact, Revoked):
            revocations.setdefault(entry.fact.device, []).append((entry, entry.fact))
    tree = _Tree(root.device, root.fact.key)
    level = [root.device]
    while level:
        found: dict[str, tuple[Entry, Enrolled]] = {}
        for maker in level:
            for entry, fact in enrolments.get(maker, ()):
                if tree.may_enrol(entry):
                    tree.offer(fact)
                    first = found.get(fact.device)
                    if first is None or entry.id < first[0].id:
                        found[fact.device] = entry, fact
        level = []
        for device, (entry, fact) in found.items():
            if device not in tree.known:
                tree.grow(entry.device, fact, revocations.get(device, ()))
                level.append(device)
    others = {
        device: frozenset(keys - {tree.known[device].key}) for device, keys in tree.offered.items()
    }
    contested = {device: keys for device, keys in others.items() if keys}
    return Devices(root.fact, tree.known, contested).looked(told)


class _Tree:
    """The devices found so far, each below the one that enrolled it."""

    def __init__(self, root: str, key: str) -> None:
        self.known: dict[str, Device] = {root: Device(key, "coordinator", None)}
        self.offered: dict[str, set[str]] = {}
        self._above: dict[str, str] = {}

    def may_enrol(self, entry: Entry) -> bool:
        """Whether the entry counts, and comes from a coordinator."""
        return self.known[entry.device].role == "coordinator" and self._counts(entry)

    def offer(self, enrolled: Enrolled) -> None:
        """Notes a key for a device, whether or not it becomes the device's."""
        self.offered.setdefault(enrolled.device, set()).add(enrolled.key)

    def grow(
        self, above: str, enrolled: Enrolled, revocations: Iterable[tuple[Entry, Revoked]]
    ) -> None:
        """Puts a device below the one that enrolled it; believed as far as those above it say."""
        self._above[enrolled.device] = above
        lasts: list[int] = []
        if revocations:
            ancestors = self._ancestors(enrolled.device)
            lasts = [
                revoked.after
                for entry, revoked in revocations
                if entry.device in ancestors and self._counts(entry)
            ]
        last = min(lasts, default=None)
        self.known[enrolled.device] = Device(enrolled.key, enrolled.role, last)

    def _ancestors(self, device: str) -> set[str]:
        found = set()
        while device in self._above:
            device = self._above[device]
            found.add(device)
        return found

    def _counts(self, entry: Entry) -> bool:
        last = self.known[entry.device].last
        return last is None or entry.number <= last


def _opens(entry: Entry) -> bool:
    return isinstance(entry.fact, Opened) and entry.previous == NOTHING_BEFORE and entry.number == 1
