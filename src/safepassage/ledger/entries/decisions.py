"""Agreements, decisions that somebody signs, what sources say, and how differences were settled."""

from __future__ import annotations

from safepassage.ledger.entries.heads import Fact, Heads


class AgreementMade(Fact, frozen=True, kw_only=True, tag="agreement_made"):
    """Sides agreed on routes, a window and vehicles (none named: all)."""

    agreement: str
    sides: tuple[str, ...]
    routes: tuple[str, ...]
    vehicles: tuple[str, ...]
    begins: str
    ends: str | None = None


class Guaranteed(Fact, frozen=True, kw_only=True, tag="guaranteed"):
    """A side vouches for routes and vehicles (none named: all of the agreement's) for a while."""

    agreement: str
    side: str
    routes: tuple[str, ...]
    vehicles: tuple[str, ...]
    begins: str
    ends: str


class Suspended(Fact, frozen=True, kw_only=True, tag="suspended"):
    """Nobody departs until it is resumed: the whole operation, or under one agreement."""

    reason: str
    agreement: str | None = None


class Resumed(Fact, frozen=True, kw_only=True, tag="resumed"):
    """What was suspended goes on."""

    agreement: str | None = None


class AgreementEnded(Fact, frozen=True, kw_only=True, tag="agreement_ended"):
    """An agreement no longer holds."""

    agreement: str


class GoSigned(Fact, frozen=True, kw_only=True, tag="go_signed"):
    """A person decided, by name of duty: go, or no-go. A plan is only a proposal."""

    go: bool
    plan: str | None = None


class Overridden(Fact, frozen=True, kw_only=True, tag="overridden"):
    """Somebody takes it upon themselves that a trip breaks a rule; ``second`` agreed."""

    rule: str
    vehicle: str
    trip: int
    reason: str
    second: str | None = None


class Stated(Fact, frozen=True, kw_only=True, tag="stated"):
    """What a source said, and how reliable it is (A-F, 1-6). It changes no count."""

    source: str
    reliability: str
    about: str
    figures: dict[str, int | None]
    said: str | None = None
    report: str | None = None


class Resolved(Fact, frozen=True, kw_only=True, tag="resolved"):
    """An officer settled a discrepancy, with the reason; heads may move between two accounts."""

    discrepancy: str
    reason: str
    out_of: str | None = None
    into: str | None = None
    heads: Heads | None = None
    people: tuple[str, ...] = ()


class Completed(Fact, frozen=True, kw_only=True, tag="completed"):
    """The last person is accounted for."""


class CalledOff(Fact, frozen=True, kw_only=True, tag="called_off"):
    """The operation does not go on."""

    reason: str
