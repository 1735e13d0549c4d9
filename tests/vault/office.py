"""A registration office for tests: devices, readers, and a store that keeps texts in a file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from nacl.signing import SigningKey

from safepassage.vault import Kind, Name, Opened, Reading, Trust, Vault, Writer
from safepassage.vault.keyfile import Cost, Key

CHEAP = Cost(passes=1, memory=8192)
"""The least that Argon2id does: tests need not wait."""

PASSPHRASE = "four lemons on a green stair"
NOON = "2016-12-15T12:00:00Z"
OPERATION = "5d7c1e"


class Shelf:
    """A store in memory, which forgets the order in which it got what it keeps."""

    def __init__(self) -> None:
        self.texts: set[str] = set()

    def seal(self, records: Iterable[str]) -> None:
        self.texts |= set(records)

    def sealed(self) -> Iterator[str]:
        return iter(sorted(self.texts))

    def destroy(self) -> None:
        self.texts.clear()


class Drawer:
    """A store in one file, overwritten when it is destroyed."""

    def __init__(self, path: Path) -> None:
        self.path = path
        path.touch()

    def seal(self, records: Iterable[str]) -> None:
        with self.path.open("a") as file:
            file.writelines(f"sealed\t{record}\n" for record in records)

    def sealed(self) -> Iterator[str]:
        return (line.removeprefix("sealed\t") for line in self.path.read_text().splitlines())

    def destroy(self) -> None:
        self.path.write_bytes(bytes(self.path.stat().st_size))
        self.path.write_bytes(b"")


def seed(device: str) -> bytes:
    return device.encode().ljust(32, b"\x00")


def key(number: int) -> Key:
    """A reader's key, the same for the same number."""
    return Key(bytes([number]) * 32)


def writer(device: str) -> Writer:
    return Writer(device, seed(device))


def trust(*devices: str, operation: str = OPERATION) -> Trust:
    """Those devices are enrolled, and ``hub``, the coordinator's."""
    known = ("hub", *devices)
    keys = {device: bytes(SigningKey(seed(device)).verify_key) for device in known}
    return Trust(operation, keys, frozenset({"hub"}))


REGISTRAR, MEDIC = key(1), key(2)


@dataclass
class Office:
    """A vault with a registrar who reads names, a medic, and gates that only write."""

    store: Shelf = field(default_factory=Shelf)
    trust: Trust = field(default_factory=lambda: trust("gate-1", "gate-2"))
    readings: list[Reading] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.vault = Vault(self.store, self.trust)
        hub = writer("hub")
        self.vault.name_reader(hub, REGISTRAR.public, "registrar", {Kind.NAME})
        self.vault.name_reader(hub, MEDIC.public, "medic", {Kind.MEDICAL})

    def add(self, *facts: object, by: str = "gate-1", at: str = NOON) -> None:
        self.vault.add(writer(by), list(facts), at)  # type: ignore[arg-type]  # any object

    def opened(self, by: Key = REGISTRAR) -> Opened:
        return self.vault.unlock(by, self.readings.append)


YUSUF = Name("0412", arabic="يوسف الحلبي", latin="Yousef Halabi", father="خالد", born=1980)
