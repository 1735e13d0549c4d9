"""The world of one seed: people, vehicles, phones, bundles under way, and what everybody did."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

from safepassage.ledger.entries import (
    Corrected,
    Enrolled,
    Fact,
    Movement,
    Opened,
    Role,
)
from safepassage.ledger.entries.corrections import Correctable
from safepassage.ledger.times import text_of
from simulator.door import door_of, overriding
from simulator.media import Medium, Memory, SqliteFile
from simulator.people import Event, Truth
from simulator.phones import Phone
from simulator.signing import key_of

BEGIN = 1_481_785_200
"""15 December 2016, 07:00 UTC."""

DAY = 86_400

SOURCES = ("sukkari", "mashhad")
"""Where people wait at first."""

HALT = "halt"
"""Where people change vehicles."""

RECEPTIONS = ("rashidin", "clinic")

REAL_SIGNATURES = 16
"""One world in so many signs with Ed25519; the others with a stand-in."""

ON_DISK = 8
"""Of every :data:`REAL_SIGNATURES` worlds the one that keeps its journals in SQLite."""


@dataclass
class Vehicle:
    """A vehicle: where it stands, and which trip it is on."""

    name: str
    place: str
    trip: int = 1
    under_way: bool = False

    @property
    def account(self) -> str:
        """Who is aboard."""
        return f"aboard:{self.name}/{self.trip}"


@dataclass
class Packet:
    """A bundle under way to a phone: a file's bytes, or the texts of QR codes."""

    to: str
    file: bytes | None
    codes: tuple[str, ...] = ()


@dataclass
class World:
    """Everything that there is; ``log`` tells what happened, a sentence each.

    ``guarded``: somebody stands at the door of each phone. ``daring``: coordinators override what
    they may. ``folder``: where the phones keep their journals in SQLite; None: in memory.
    ``made`` are the bodies that phones made; ``figures`` how often what happened.
    """

    seed: int
    folder: Path | None = None
    now: int = BEGIN
    truth: Truth = field(default_factory=Truth)
    phones: dict[str, Phone] = field(default_factory=dict)
    vehicles: list[Vehicle] = field(default_factory=list)
    packets: list[Packet] = field(default_factory=list)
    papers: list[Event] = field(default_factory=list)
    counts: dict[tuple[str, bytes], bool] = field(default_factory=dict)
    thieves: set[str] = field(default_factory=set)
    doubles: set[str] = field(default_factory=set)
    checked: set[str] = field(default_factory=set)
    copies: dict[str, Any] = field(default_factory=dict)
    touched: set[str] = field(default_factory=set)
    log: list[str] = field(default_factory=list)
    figures: Counter[str] = field(default_factory=Counter)
    made: set[bytes] = field(default_factory=set)
    groups: int = 0
    bands: int = 0

    def __post_init__(self) -> None:
        dice = Random(self.seed)
        self.real = self.seed % REAL_SIGNATURES == 0
        self.banded = dice.random() < 0.6
        self.careless = dice.choice((0.0, 0.1, 0.25))
        self.guarded = dice.random() < 0.4
        self.daring = dice.random() < 0.5
        self.root = self.new_phone("root", "coordinator", 0)
        key = self.root.key.public
        self.root.open(
            Opened(
                operation="eastern-side",
                scenario="ab" * 32,
                key=key,
                needs_guarantees=dice.random() < 0.2,
                needs_go=dice.random() < 0.2,
                needs_consent=dice.random() < 0.5,
                second_person=("suspended",) if dice.random() < 0.5 else (),
            ),
            self.now,
        )
        roles: list[Role] = ["coordinator", "gate", "reception"]
        for number, role in enumerate(roles[: dice.choice((1, 2, 3, 3))], start=1):
            phone = self.new_phone(f"{role}-{number}", role, off(dice))
            self.enrol(self.root, phone)
            phone.merge(self.root.bundle(), self.now)
        self.vehicles = [Vehicle(f"bus-{number}", dice.choice(SOURCES)) for number in range(1, 4)]

    def new_phone(self, name: str, role: str, ahead: int) -> Phone:
        """A phone that nobody has enrolled yet."""
        key = key_of(self.seed, name, real=self.real)
        phone = self.phones[name] = Phone(name, key, ahead, role, self._medium(name))
        phone.door = door_of(name) if self.guarded else None
        self.touched.add(name)
        return phone

    def _medium(self, name: str) -> Medium:
        return Memory() if self.folder is None else SqliteFile(self.folder / name)

    def enrol(self, by: Phone, phone: Phone) -> bool:
        """A coordinator enrols a phone, so far as theirs works."""
        # A phone's role is any text there, so that a world can make one up.
        fact = Enrolled(device=phone.name, key=phone.key.public, role=phone.role)  # type: ignore[arg-type]
        return self.record(by, fact, self.now) is not None

    def record(self, phone: Phone, fact: Any, then: int) -> tuple[str, bytes] | None:
        """Somebody tells a fact on a phone; None where the phone failed them."""
        made = phone.record([(fact, then)], self.now)
        self.touched.add(phone.name)
        if phone.refused:
            self.figures["refused at the door"] += 1
            self.say(f"{phone.name} refuses {said(fact)}: {', '.join(phone.refused)}")
            made = self._all_the_same(phone, fact, then)
        elif made is None:
            self.say(f"{phone.name} failed while {said(fact)} was written down")
        if made is None:
            return None
        self.say(f"{made[0][0]}: {said(fact)}")
        self.made.add(made[0][1])
        return made[0]

    def _all_the_same(self, phone: Phone, fact: Any, then: int) -> list[tuple[str, bytes]] | None:
        """Where rules stand in the way, a daring coordinator overrides them by name."""
        codes = phone.refused
        overrides = overriding(fact, codes) if self.daring and phone.role == "coordinator" else []
        for override in overrides:
            # By the clock of the phone, as always: what was overridden is so from then on.
            made = phone.record([(override, then)], self.now)
            if made is None or not _holds(phone, made[0][0], override):
                return None
            self.say(f"{made[0][0]}: {said(override)}")
            self.made.add(made[0][1])
        made = phone.record([(fact, then)], self.now) if overrides else None
        again = set(phone.refused) & set(codes)
        assert not (overrides and again), f"what was overridden is refused again {again}"
        self.figures["overridden at the door"] += made is not None
        return made

    def tell(self, phone: Phone, event: Event, fact: Correctable | None = None) -> None:
        """Somebody tells of an event: as it was, or ``fact`` instead. If it fails, on paper."""
        made = self.record(phone, fact or event.fact, event.time)
        if made is None:
            self.papers.append(event)
        else:
            event.tellings.append(made)

    def say(self, sentence: str) -> None:
        """One more sentence of the story."""
        self.log.append(f"{text_of(self.now)[8:16]} {sentence}")

    def usable(self, *, but: Phone | None = None) -> list[Phone]:
        """Phones in the hands of their users that somebody has enrolled."""
        return [
            phone
            for phone in self.phones.values()
            if phone.usable
            and phone is not but
            and phone.ledger.fold.devices.key_of(phone.name) == phone.key.public
        ]

    def all_events(self) -> dict[tuple[str, bytes], Event]:
        """Which event each entry tells of."""
        return {telling: event for event in self.truth.events for telling in event.tellings}


def _holds(phone: Phone, id_: str, fact: Fact) -> bool:
    """Whether an entry counts and says so still: a thief may have corrected it beforehand."""
    fold = phone.ledger.fold
    fold.settle()
    return id_ in fold.seen and fold.told(fold.ref(id_)) == fact


def off(dice: Random) -> int:
    """How wrong a phone's clock is: mostly a little, at times by up to a day."""
    if dice.random() < 0.6:
        return dice.randint(-90, 90)
    return dice.randint(-DAY, DAY)


def said(fact: Fact) -> str:
    """A fact as a short sentence for a story."""
    kind = str(fact.__struct_config__.tag)
    if isinstance(fact, Corrected):
        instead = "it did not happen" if fact.instead is None else said(fact.instead)
        return f"corrected {fact.entry}: {instead}"
    words = [kind]
    for name in fact.__struct_fields__:
        value = getattr(fact, name)
        if name in ("heads", "counted") and not isinstance(value, int):
            words.append("unknown heads" if value is None else needs(value))
        elif value not in (None, (), False) and name not in ("key", "reason", "group", "scenario"):
            words.append(f"{name} {','.join(value) if isinstance(value, tuple) else value}")
    if isinstance(fact, Movement):
        return (
            f"{words[0]} {words[1]} {' -> '.join(fact.accounts())}"
            + (f" ({','.join(fact.people)})" if fact.people else "")
            + (" and it is empty" if getattr(fact, "empty", False) else "")
        )
    return " ".join(words)


def needs(heads: Any) -> str:
    """Heads by need, short: ``3``, or ``3+1w+0s``."""
    if heads.wheelchair or heads.stretcher:
        return f"{heads.seat}+{heads.wheelchair}w+{heads.stretcher}s"
    return str(heads.seat)
