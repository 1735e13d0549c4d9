"""Alarms that nobody has to think of, and promises that are still to be kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from safepassage.ledger.entries import Departed, Guaranteed, Passed
from safepassage.ledger.fold import Fold
from safepassage.ledger.situation import wrong_headcounts
from safepassage.ledger.times import seconds_of

Sort = Literal["aboard", "overdue", "headcount", "guarantee", "age"]


@dataclass(frozen=True, slots=True)
class Limits:
    """From when on an alarm is raised, in seconds.

    ``aboard``: people in a vehicle without reaching a place where they alight. ``overdue``: a
    vehicle later than expected. ``lapse``: a guarantee with so little left while vehicles rely on
    it. ``age``: a device of which nothing was heard.
    """

    aboard: int = 7200
    overdue: int = 900
    lapse: int = 1800
    age: int = 3600


@dataclass(frozen=True, slots=True)
class Alarm:
    """What is wrong, with whom, and by how many seconds or heads."""

    sort: Sort
    about: str
    amount: int


@dataclass(frozen=True, slots=True)
class Promise:
    """Something that was promised to people and is outstanding.

    ``consent``: people of a group who consented to a destination and are not there yet.
    ``guarantee``: a side's word that still holds. ``arrival``: a vehicle that is expected.
    ``child``: an unaccompanied child not yet handed over to the one who is to receive them.
    """

    sort: Literal["consent", "guarantee", "arrival", "child"]
    about: str
    to: str
    heads: int = 0


def alarms(fold: Fold, now: int, limits: Limits | None = None) -> tuple[Alarm, ...]:
    """Every alarm at a moment (seconds since 1970), the most pressing sort first."""
    limits = limits or Limits()
    fold.settle()
    found: list[Alarm] = []
    for name, account in fold.books.of_sort("aboard"):
        if sum(account.shown) or (account.unknown and not account.empty):
            since = account.since()
            if now - since >= limits.aboard:
                found.append(Alarm("aboard", name, now - since))
    for vehicle, sight in fold.fleet.vehicles().items():
        if isinstance(sight.fact, Departed) and sight.fact.expected is not None:
            late = now - seconds_of(sight.fact.expected)
            if late >= limits.overdue:
                found.append(Alarm("overdue", vehicle, late))
    found.extend(Alarm("headcount", id_, heads) for id_, heads in wrong_headcounts(fold))
    if any(isinstance(s.fact, (Departed, Passed)) for s in fold.fleet.vehicles().values()):
        guarantees = fold.policy.at(now).guarantees
        for given in guarantees:
            left = seconds_of(given.ends) - now
            if 0 <= left <= limits.lapse and not any(_renews(one, given) for one in guarantees):
                found.append(Alarm("guarantee", f"{given.agreement}: {given.side}", left))
    for device, heard in sorted(fold.latest.items()):
        if fold.devices.known[device].last is not None:
            continue  # revoked: nobody waits to hear of it
        age = now - seconds_of(heard) + fold.devices.ahead(device)
        if age >= limits.age:
            found.append(Alarm("age", device, age))
    return tuple(found)


def promises(fold: Fold, now: int) -> tuple[Promise, ...]:
    """What was promised and is outstanding at a moment (seconds since 1970)."""
    fold.settle()
    found: list[Promise] = []
    for name, lot in sorted(fold.consents.lots.items()):
        found.extend(
            Promise("consent", name, to, heads - lot.received[to])
            for to, heads in sorted(lot.to.items())
            if heads > lot.received[to]
        )
    found.extend(
        Promise("guarantee", f"{given.agreement}: {given.side}", given.ends)
        for given in fold.policy.at(now).guarantees
        if now < seconds_of(given.ends)
    )
    for vehicle, sight in fold.fleet.vehicles().items():
        if isinstance(sight.fact, Departed) and sight.fact.expected is not None:
            found.append(Promise("arrival", vehicle, sight.fact.toward))
    escorted = {(person, fact.receiver) for person, fact in fold.escorted.values()}
    found.extend(
        Promise("child", person, receiver, 1)
        for person, receiver in sorted(escorted)
        if not fold.received_by.get(person)
    )
    return tuple(found)


def _renews(other: Guaranteed, given: Guaranteed) -> bool:
    """Whether a side's other word goes on where this one ends, for all that it is about."""
    return (
        (other.agreement, other.side) == (given.agreement, given.side)
        and other.begins <= given.ends < other.ends
        and (not other.routes or set(given.routes or ("",)) <= set(other.routes))
        and (not other.vehicles or set(given.vehicles or ("",)) <= set(other.vehicles))
    )
