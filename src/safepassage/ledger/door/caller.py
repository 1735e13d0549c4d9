"""Who stands at the door."""

from __future__ import annotations

from dataclasses import dataclass, replace

from safepassage.ledger.entries import AnyFact, Corrected, Entry, Role
from safepassage.ledger.fold import Fold
from safepassage.ledger.times import seconds_of
from safepassage.model import Scenario


@dataclass(frozen=True, slots=True)
class Caller:
    """Who stands at the door: the device's role and maker, what it knows, and its clock.

    ``time`` is when the thing happened, ``now`` when it is recorded (seconds since 1970).
    ``device`` is the device itself; without a name it has recorded nothing yet.
    """

    role: Role
    maker: str
    fold: Fold
    scenario: Scenario
    time: int
    now: int
    device: str = ""


def as_of(fact: Corrected, about: Entry, caller: Caller) -> Caller:
    """The same caller, at the time at which the correction has an entry happen."""
    return replace(caller, time=seconds_of(fact.happened or about.happened))


def kind_of(fact: AnyFact) -> str:
    """The word for what a fact tells."""
    return str(fact.__struct_config__.tag)
