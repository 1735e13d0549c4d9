"""Which devices may speak, how far each is believed, and what was done with names."""

from __future__ import annotations

from typing import Literal

from safepassage.ledger.entries.heads import Fact

Role = Literal["coordinator", "gate", "reception", "medic", "driver", "reporter"]
"""What a device's user is there for."""


class Opened(Fact, frozen=True, kw_only=True, tag="opened"):
    """An operation began to be recorded. ``scenario`` and ``plan`` are digests.

    ``second_person`` names the rules whose override two people must sign. With ``exercise`` nobody
    is moved: it is one, and its clock is so many seconds ahead of the right time.
    """

    operation: str
    scenario: str
    key: str
    plan: str | None = None
    second_person: tuple[str, ...] = ()
    needs_guarantees: bool = False
    needs_go: bool = False
    needs_consent: bool = True
    exercise: int | None = None


class Enrolled(Fact, frozen=True, kw_only=True, tag="enrolled"):
    """A device may speak from now on, by its key, in the role of its user."""

    device: str
    key: str
    role: Role


class Revoked(Fact, frozen=True, kw_only=True, tag="revoked"):
    """A device is believed up to its entry ``after`` only: it was lost, stolen or broken."""

    device: str
    after: int
    reason: str


class ClockChecked(Fact, frozen=True, kw_only=True, tag="clock_checked"):
    """A device's clock runs ``ahead`` seconds ahead of the right time (negative: behind)."""

    device: str
    ahead: int


class NameRead(Fact, frozen=True, kw_only=True, tag="name_read"):
    """Somebody read the names that belong to wristbands."""

    people: tuple[str, ...]
    purpose: str


class Forgotten(Fact, frozen=True, kw_only=True, tag="forgotten"):
    """The keys that opened names were destroyed."""

    keys: tuple[str, ...]
