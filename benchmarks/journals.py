"""A small writer of journals, from ``docs/formats/journal.md`` alone.

It shares no code with the ledger nor with the audit: the audit is tried on what it writes.
"""

from __future__ import annotations

import json
import random
from base64 import b64encode
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from itertools import count

from nacl.bindings import crypto_sign, crypto_sign_seed_keypair

NOTHING_BEFORE = "0" * 64
BEGIN = datetime(2016, 12, 15, 6, 0, tzinfo=UTC)
"""When the operations of this writer begin."""


def at(minutes: float) -> str:
    """The time so many minutes after the beginning."""
    return (BEGIN + timedelta(seconds=round(minutes * 60))).strftime("%Y-%m-%dT%H:%M:%SZ")


def fact(kind: str, /, **fields: object) -> dict[str, object]:
    return {"kind": kind, **fields}


@dataclass(frozen=True)
class Told:
    """An entry as its device hands it on."""

    device: str
    number: int
    signature: str
    body: bytes

    @property
    def id(self) -> str:
        return f"{self.device}/{self.number}"

    @property
    def digest(self) -> str:
        return sha256(self.body).hexdigest()


@dataclass
class Device:
    """A device with its key, which signs whatever it is told to say."""

    name: str
    opening: str = NOTHING_BEFORE
    number: int = 0
    previous: str = ""
    salt: str = ""
    _pair: tuple[bytes, bytes] = field(init=False)

    def __post_init__(self) -> None:
        self._pair = crypto_sign_seed_keypair(sha256((self.name + self.salt).encode()).digest())

    @property
    def key(self) -> str:
        return b64encode(self._pair[0]).decode()

    def sign(self, signed: bytes) -> str:
        return b64encode(crypto_sign(signed, self._pair[1])[:64]).decode()

    def say(
        self, what: Mapping[str, object], minutes: float = 0, heard: float | None = None
    ) -> Told:
        """The device's next entry."""
        told = self.write(what, minutes, heard, self.number + 1, self.previous or self.opening)
        self.number, self.previous = told.number, told.digest
        return told

    def write(
        self,
        what: object,
        minutes: float,
        heard: float | None,
        number: int,
        previous: str,
    ) -> Told:
        """Any entry, also one that no honest device makes."""
        entry = {
            "device": self.name,
            "number": number,
            "previous": previous,
            "maker": f"officer-{self.name}",
            "happened": at(minutes),
            "heard": at(minutes if heard is None else heard),
            "fact": what,
        }
        body = json.dumps(entry, ensure_ascii=False, separators=(",", ":")).encode()
        return self.told(body, number)

    def told(self, body: bytes, number: int) -> Told:
        """A body as it stands, signed."""
        return Told(self.name, number, self.sign(b"safepassage entry 1\n" + body), body)


def opened(root: Device, **fields: object) -> Told:
    """The opening of an operation on its first device."""
    return root.say(fact("opened", operation="town-1", scenario="5" * 64, key=root.key) | fields)


def enrolled(by: Device, device: Device, role: str = "gate", minutes: float = 0) -> Told:
    return by.say(fact("enrolled", device=device.name, key=device.key, role=role), minutes)


def lines(told: Iterable[Told]) -> Iterator[bytes]:
    """The lines of entries, in the order in which a ledger took them in."""
    chain = NOTHING_BEFORE
    for number, entry in enumerate(told, 1):
        columns = [at(number / 10), entry.signature, entry.body.decode()]
        chain = sha256("\t".join([chain, *columns]).encode()).hexdigest()
        yield "\t".join([str(number), columns[0], chain, *columns[1:]]).encode() + b"\n"


def sealed(body: list[bytes], by: Device) -> bytes:
    """The last line."""
    chain = body[-1].split(b"\t")[2].decode() if body else NOTHING_BEFORE
    return seal(len(body), chain, by)


def seal(entries: int, chain: str, by: Device) -> bytes:
    signed = f"{entries}\t{chain}"
    signature = by.sign(f"safepassage journal 1\n{signed}".encode())
    return f"end\t{signed}\t{by.name}\t{signature}\n".encode()


def journal(told: Iterable[Told], by: Device) -> bytes:
    """A whole journal."""
    body = list(lines(told))
    return b"safepassage journal 1\n" + b"".join(body) + sealed(body, by)


def operation(entries: int, seed: int = 0, devices: int = 10) -> tuple[Device, Iterator[Told]]:
    """So many entries of an operation that adds up: people counted in, driven and received."""
    root = Device("coordinator")
    return root, _entries(root, entries, random.Random(seed), devices)


def _entries(root: Device, entries: int, chance: random.Random, devices: int) -> Iterator[Told]:
    opening = opened(root)
    yield opening
    gates = [Device(f"gate-{number + 1}", opening.digest) for number in range(devices)]
    for gate in gates:
        yield enrolled(root, gate)
    left = entries - 1 - devices
    for journey in count():
        gate = gates[journey % devices]
        for what in _journey(journey, journey % devices + 1, chance):
            if left <= 0:
                return
            yield gate.say(what, minutes=journey / 5)
            left -= 1


def _journey(journey: int, gate: int, chance: random.Random) -> list[dict[str, object]]:
    """A busload: registered, told where it goes, boarded, driven, alighted."""
    heads = {"seat": chance.randint(20, 45), "wheelchair": chance.randint(0, 2)}
    of = {"heads": heads, "group": f"families-{gate}"}
    bus = {"vehicle": f"bus-{journey % 50:02}", "trip": journey // 50 + 1}
    place, goal = {"place": f"district-{gate}"}, {"place": "khan-touman"}
    explained = {"destination": "khan-touman", "language": "ar", "explained": "قُرئت بصوت عالٍ"}
    return [
        fact("registered", where=f"waiting:district-{gate}", **of),
        fact("consented", **place, **explained, **of),
        fact("boarded", **place, **bus, **of),
        fact("departed", **place, **bus, toward="ramouseh", counted=sum(heads.values())),
        fact("passed", **bus, crossing="ramouseh"),
        fact("alighted", **bus, **goal, received=True, empty=True, **of),
    ]
