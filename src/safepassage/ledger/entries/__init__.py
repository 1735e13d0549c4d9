"""What happened: every kind of fact, and the entry that tells one.

``docs/formats/journal.md`` says what each looks like and means. A new kind is a class in one of
these files, a line in :data:`FACTS`, its question at the door (:mod:`safepassage.ledger.door`), its
line in the books (:mod:`safepassage.ledger.books`), and rows in the tests' tables.
"""

from __future__ import annotations

import msgspec

from safepassage.ledger.entries.corrections import AnyFact, Correctable, Corrected
from safepassage.ledger.entries.decisions import (
    AgreementEnded,
    AgreementMade,
    CalledOff,
    Completed,
    GoSigned,
    Guaranteed,
    Overridden,
    Resolved,
    Resumed,
    Stated,
    Suspended,
)
from safepassage.ledger.entries.devices import (
    ClockChecked,
    Enrolled,
    Forgotten,
    NameRead,
    Opened,
    Revoked,
    Role,
)
from safepassage.ledger.entries.heads import Fact, Heads, Movement, OfPeople
from safepassage.ledger.entries.people import (
    Alighted,
    Boarded,
    Born,
    Consented,
    Declined,
    Detained,
    Died,
    Escorted,
    Found,
    HandedOver,
    Joined,
    Left,
    Missing,
    Ready,
    Registered,
    Returned,
    Withdrew,
)
from safepassage.ledger.entries.vehicles import (
    Arrived,
    BrokeDown,
    Counted,
    CrossingClosed,
    CrossingOpened,
    Departed,
    OnTheWay,
    Passed,
    VehicleCame,
    VehicleWent,
)

FACTS: tuple[type[Fact], ...] = AnyFact.__args__
"""Every kind, in the order in which an operation meets them."""

KINDS: dict[str, type[Fact]] = {str(fact.__struct_config__.tag): fact for fact in FACTS}
"""Kinds by the word that tells them."""


class Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One fact, told once. ``happened`` when, ``heard`` when it was recorded; ``maker`` a duty.

    ``number`` counts the device's entries from 1 without a hole; ``previous`` is the SHA-256 of the
    body before it.
    """

    device: str
    number: int
    previous: str
    maker: str
    happened: str
    heard: str
    fact: AnyFact

    @property
    def id(self) -> str:
        """The name of the entry everywhere."""
        return f"{self.device}/{self.number}"


def by_number(id_: str) -> tuple[str, int]:
    """What sorts the ids of entries as their devices made them: ``gate-1/9`` before ``gate-1/10``.

    Within one second, a device's later word is the later.
    """
    device, _, number = id_.rpartition("/")
    return device, int(number)


__all__ = [
    "FACTS",
    "KINDS",
    "AgreementEnded",
    "AgreementMade",
    "Alighted",
    "AnyFact",
    "Arrived",
    "Boarded",
    "Born",
    "BrokeDown",
    "CalledOff",
    "ClockChecked",
    "Completed",
    "Consented",
    "Correctable",
    "Corrected",
    "Counted",
    "CrossingClosed",
    "CrossingOpened",
    "Declined",
    "Departed",
    "Detained",
    "Died",
    "Enrolled",
    "Entry",
    "Escorted",
    "Fact",
    "Forgotten",
    "Found",
    "GoSigned",
    "Guaranteed",
    "HandedOver",
    "Heads",
    "Joined",
    "Left",
    "Missing",
    "Movement",
    "NameRead",
    "OfPeople",
    "OnTheWay",
    "Opened",
    "Overridden",
    "Passed",
    "Ready",
    "Registered",
    "Resolved",
    "Resumed",
    "Returned",
    "Revoked",
    "Role",
    "Stated",
    "Suspended",
    "VehicleCame",
    "VehicleWent",
    "Withdrew",
    "by_number",
]
