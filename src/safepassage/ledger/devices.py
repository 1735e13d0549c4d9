"""Whose entries count: the tree of devices that enrolled one another, each believed so far."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from safepassage.ledger.entries import ClockChecked, Enrolled, Entry, Opened, Revoked, Role
from safepassage.ledger.keys import NOTHING_BEFORE


class Device(NamedTuple):
    """A device that may speak: its public key, its user's role, and the last number that counts."""

    key: str
    role: Role
    last: int | None


By = Callable[[str, str], Entry | None]
"""The entry under an id that counts of those signed by a key, if there is any."""


class Look(NamedTuple):
    """A look at a device's clock: when it was recorded, by which entry, and what it said."""

    heard: str
    id: str
    ahead: int


@dataclass(frozen=True)
class Devices:
    """The devices of an operation, worked out from a set of entries, whatever their order.

    ``named`` are all keys that any entry names as a device's, whether it counts or not: who once
    handed in what another key signed does not come to count because an enrolment is struck out.
    ``looks`` are the latest at each device's clock. ``above`` names the device by which each other
    was enrolled.
    """

    opening: Opened | None
    known: Mapping[str, Device]
    named: Mapping[str, frozenset[str]] = field(default_factory=dict)
    looks: Mapping[str, Look] = field(default_factory=dict)
    above: Mapping[str, str] = field(default_factory=dict)

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
        if known is None:
            return ()
        return known.key, *sorted(self.named.get(device, frozenset()) - {known.key})

    def is_contested(self, device: str) -> bool:
        """Whether several keys were named as the device's: then each signature matters."""
        return len(self.named.get(device, ())) > 1

    def naming(self, entries: Iterable[Entry]) -> Devices:
        """The same devices, with the keys that these entries name, whether they count or not."""
        named = dict(self.named)
        for entry in entries:
            if isinstance(entry.fact, (Opened, Enrolled)):
                device = entry.device if isinstance(entry.fact, Opened) else entry.fact.device
                named[device] = named.get(device, frozenset()) | {entry.fact.key}
        return replace(self, named=named)

    def ahead(self, device: str) -> int:
        """Seconds by which the device's clock runs ahead; 0 where nobody has looked."""
        look = self.looks.get(device)
        return 0 if look is None else look.ahead

    def over(self, device: str) -> tuple[str, ...]:
        """The devices above one in the tree, the nearest first: what they revoke is revoked."""
        found = []
        while device in self.above:
            device = self.above[device]
            found.append(device)
        return tuple(found)

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


def devices_of(entries: Iterable[Entry], before: Devices = NOBODY, by: By | None = None) -> Devices:
    """The tree of devices, from the entries that :func:`speaks_of_devices`, each id once.

    A device is revoked by one above it in the tree only: so two coordinators who revoke each other
    cannot both be right, and the answer depends on no order. ``before`` knows keys that other
    entries named; ``by`` finds what a device said whose name somebody else signs with, too.
    """
    told = sorted(entries, key=lambda entry: (entry.device, entry.number))
    names = before.naming(told)
    root = next((entry for entry in told if opens(entry)), None)
    if root is None or not isinstance(root.fact, Opened):
        return NOBODY
    said: dict[str, list[Entry]] = {}
    for entry in told:
        said.setdefault(entry.device, []).append(entry)
    tree = _Tree(root.device, root.fact.key)
    revocations: dict[str, list[tuple[Entry, Revoked]]] = {}
    believed: list[Entry] = []
    level = [root.device]
    while level:
        found: dict[str, tuple[Entry, Enrolled]] = {}
        for maker in level:
            signed: Iterable[Entry | None] = said.get(maker, ())
            if by is not None and names.is_contested(maker):
                signed = [by(entry.id, tree.known[maker].key) for entry in said.get(maker, ())]
            for entry in filter(None, signed):
                believed.append(entry)
                fact = entry.fact
                if isinstance(fact, Revoked):
                    revocations.setdefault(fact.device, []).append((entry, fact))
                elif isinstance(fact, Enrolled) and tree.may_enrol(entry):
                    first = found.get(fact.device)
                    if first is None or entry.id < first[0].id:
                        found[fact.device] = entry, fact
        level = []
        for device, (entry, fact) in found.items():
            if device not in tree.known:
                tree.grow(entry.device, fact, revocations.get(device, ()))
                level.append(device)
    return Devices(root.fact, tree.known, names.named, above=tree.above).looked(believed)


class _Tree:
    """The devices found so far, each below the one that enrolled it."""

    def __init__(self, root: str, key: str) -> None:
        self.known: dict[str, Device] = {root: Device(key, "coordinator", None)}
        self.above: dict[str, str] = {}

    def may_enrol(self, entry: Entry) -> bool:
        """Whether the entry counts, and comes from a coordinator."""
        return self.known[entry.device].role == "coordinator" and self._counts(entry)

    def grow(
        self, above: str, enrolled: Enrolled, revocations: Iterable[tuple[Entry, Revoked]]
    ) -> None:
        """Puts a device below the one that enrolled it; believed as far as those above it say."""
        self.above[enrolled.device] = above
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
        while device in self.above:
            device = self.above[device]
            found.add(device)
        return found

    def _counts(self, entry: Entry) -> bool:
        last = self.known[entry.device].last
        return last is None or entry.number <= last


def opens(entry: Entry) -> bool:
    """Whether the entry opens an operation."""
    return isinstance(entry.fact, Opened) and entry.previous == NOTHING_BEFORE and entry.number == 1
