"""At the door: may this device's user record this now, by what the device knows?

A refusal here keeps people from doing what they should not do; it never hides what happened.
Somebody with the authority overrides it by name (:class:`~safepassage.ledger.entries.Overridden`,
recorded before), and what comes in from elsewhere is never asked these questions
(:mod:`safepassage.ledger.merge`). The questions are asked in the order of :data:`QUESTIONS`, which
is part of the specification (docs/ledger.md, "At the door").
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from safepassage.ledger.accounts import place_of, trip_of
from safepassage.ledger.breaches import Rule, broken_by
from safepassage.ledger.consents import Consents
from safepassage.ledger.entries import (
    AnyFact,
    Boarded,
    ClockChecked,
    Corrected,
    Departed,
    Enrolled,
    Fact,
    Movement,
    NameRead,
    Opened,
    Overridden,
    Revoked,
    Role,
    Stated,
    VehicleCame,
)
from safepassage.ledger.fold import Fold
from safepassage.ledger.headcounts import SLACK
from safepassage.model import Needs, Scenario
from safepassage.notices import Notice, Severity, Where

FUTURE = 300
"""Seconds by which something may be said to have happened later than now: clocks differ."""

_OF_DEVICES = (Opened, Enrolled, Revoked, ClockChecked)

_ROLES: Mapping[Role, tuple[type[Fact], ...]] = {
    "reporter": (Stated, NameRead),
    "driver": (),
}
"""What these users record, over and above what everybody on the way does; others record all but
what concerns devices, decisions and differences."""

_DECISIONS = (
    "agreement_made",
    "guaranteed",
    "suspended",
    "resumed",
    "agreement_ended",
    "go_signed",
    "overridden",
    "resolved",
    "completed",
    "called_off",
    "forgotten",
)
_ON_THE_WAY = ("departed", "passed", "arrived", "broke_down", "counted")
_NO_LONGER = (
    "registered",
    "joined",
    "consented",
    "ready",
    "boarded",
    "vehicle_came",
    "agreement_made",
    "guaranteed",
    "suspended",
    "resumed",
    "agreement_ended",
    "go_signed",
    "completed",
    "called_off",
)
"""What begins something. A departure has a question of its own; and whoever is on the way when the
operation is called off still arrives, alights, is handed over."""


@dataclass(frozen=True, slots=True)
class Caller:
    """Who stands at the door: the device's role and maker, what it knows, and its clock.

    ``time`` is when the thing happened, ``now`` when it is recorded (seconds since 1970).
    """

    role: Role
    maker: str
    fold: Fold
    scenario: Scenario
    time: int
    now: int


def refusals(fact: AnyFact, caller: Caller) -> tuple[Notice, ...]:
    """Why a fact may not be recorded; warnings (severity WARN) stand in nobody's way.

    All questions of the first sort that finds anything are answered at once: who may not speak is
    not told what else would be wrong.
    """
    caller.fold.settle()
    found: list[Notice] = []
    for question in QUESTIONS:
        found.extend(question(fact, caller))
        if any(notice.severity is Severity.STOP for notice in found):
            break
    return tuple(found)


def _may_they(fact: AnyFact, caller: Caller) -> Iterator[Notice]:
    """Is it the duty of this device's user to say so?"""
    kind = _kind(fact)
    if caller.role == "coordinator":
        return
    if isinstance(fact, _OF_DEVICES) or kind in _DECISIONS:
        allowed = False
    elif caller.role in _ROLES:
        allowed = isinstance(fact, _ROLES[caller.role]) or (
            caller.role == "driver" and kind in _ON_THE_WAY
        )
    else:
        allowed = True
    if not allowed:
        yield Notice("D-ROLE", numbers={"role": caller.role, "kind": kind})


def _is_it_over(fact: AnyFact, caller: Caller) -> Iterator[Notice]:
    """Had the operation ended when it happened? Then nothing new begins."""
    if _kind(fact) in _NO_LONGER and caller.fold.policy.at(caller.time).over is not None:
        yield Notice("D-OVER", numbers={"kind": _kind(fact)})


def _is_it_to_come(fact: AnyFact, caller: Caller) -> Iterator[Notice]:
    """Can it have happened already?"""
    if caller.time > caller.now + FUTURE:
        yield Notice("D-FUTURE", numbers={"seconds": caller.time - caller.now})


def _is_it_known(fact: AnyFact, caller: Caller) -> Iterator[Notice]:
    """Do the places, vehicles, crossings, groups and kinds exist?"""
    scenario = caller.scenario
    vehicles = {**scenario.vehicles, **caller.fold.fleet.types()}
    points = (*scenario.places, *scenario.crossings)
    nouns: Mapping[str, Iterable[str]] = {
        "place": points if isinstance(fact, Departed) else scenario.places,
        "destination": scenario.places,
        "toward": points,
        "crossing": scenario.crossings,
        "group": scenario.groups,
        "party": scenario.kinds,
        "vehicle": (*vehicles, fact.vehicle) if isinstance(fact, VehicleCame) else vehicles,
        "type": scenario.types,
    }
    for field, known in nouns.items():
        value = getattr(fact, field, None)
        if value is not None:
            yield from _known(field, value, known)
    for field in ("where", "out_of", "into"):
        account = getattr(fact, field, None)
        if account is None:
            continue
        place, trip = place_of(account), trip_of(account)
        if place is not None:
            yield from _known(field, place, scenario.places)
        elif trip is not None:
            yield from _known(field, trip.vehicle, vehicles)
    if isinstance(fact, Corrected):
        if fact.entry not in caller.fold.seen:
            yield Notice("D-ENTRY", where=Where(field="entry"), numbers={"value": fact.entry})
        if fact.instead is not None:
            yield from _is_it_known(fact.instead, caller)


def _does_it_break_a_rule(fact: AnyFact, caller: Caller) -> Iterator[Notice]:
    """Would it break a rule that somebody would have to override by name?"""
    if isinstance(fact, Departed):
        yield from _departure(fact, caller)
    elif isinstance(fact, Boarded):
        yield from _boarding(fact, caller)
    elif isinstance(fact, Overridden):
        opening = caller.fold.devices.opening
        two = opening is not None and fact.rule in opening.second_person
        if two and (fact.second is None or fact.second == caller.maker):
            yield Notice("D-SECOND", where=Where(field="second"), numbers={"rule": fact.rule})


def _departure(fact: Departed, caller: Caller) -> Iterator[Notice]:
    fold = caller.fold
    opening = fold.devices.opening
    if opening is None:
        return
    standing = fold.policy.at(caller.time)
    trip: dict[str, int | str] = {"vehicle": fact.vehicle, "trip": fact.trip}
    for rule in broken_by(fact, caller.time, standing, opening):
        if not fold.override(rule, fact.vehicle, fact.trip):
            yield Notice(_BROKEN[rule], numbers=trip)
    account = fold.books.accounts.get(f"aboard:{fact.vehicle}/{fact.trip}")
    if fact.counted is None or (account is not None and account.unknown):
        return
    held = {0} if account is None else account.near(caller.time, SLACK)
    if fact.counted not in held and not fold.override("headcount", fact.vehicle, fact.trip):
        numbers = {**trip, "counted": fact.counted, "aboard": max(0, max(held))}
        yield Notice("D-HEADCOUNT", where=Where(field="counted"), numbers=numbers)


def _boarding(fact: Boarded, caller: Caller) -> Iterator[Notice]:
    if fact.heads is None:
        return
    fold, scenario = caller.fold, caller.scenario
    trip: dict[str, int | str] = {"vehicle": fact.vehicle, "trip": fact.trip}
    opening = fold.devices.opening
    if opening is not None and opening.needs_consent:
        without = _without_consent(fact, fold.consents)
        if without and not fold.override("consent", fact.vehicle, fact.trip):
            numbers = {**trip, "heads": without, "group": fact.group or fact.place}
            yield Notice("D-CONSENT", where=Where(field="heads"), numbers=numbers)
    account = fold.books.accounts.get(f"aboard:{fact.vehicle}/{fact.trip}")
    aboard = fact.heads.needs.plus(Needs(*account.by_need()) if account else Needs())
    type_ = fold.fleet.types().get(fact.vehicle) or (
        scenario.vehicles[fact.vehicle].type if fact.vehicle in scenario.vehicles else None
    )
    layouts = scenario.types[type_].layouts if type_ and type_ in scenario.types else ()
    if (
        layouts
        and not any(aboard.fit_in(layout.places) for layout in layouts)
        and not fold.override("capacity", fact.vehicle, fact.trip)
    ):
        numbers = {
            **trip,
            "heads": aboard.heads,
            "places": max(layout.places.heads for layout in layouts),
        }
        yield Notice("D-CAPACITY", where=Where(field="heads"), numbers=numbers)
    if fact.party is not None and not fold.override("family", fact.vehicle, fact.trip):
        needs = scenario.kinds[fact.party].needs
        if fact.parties is not None and needs.times(fact.parties) != fact.heads.needs:
            stated = {"heads": fact.heads.total, "parties": fact.parties}
            yield Notice(
                "D-FAMILY", where=Where(field="parties"), numbers={**stated, "party": fact.party}
            )


def _without_consent(fact: Boarded, consents: Consents) -> int:
    """How many of those who board, with those of theirs who did before, have not consented."""
    assert fact.heads is not None
    lot = consents.lots.get(fact.group or f"@{fact.place}")
    if lot is None:
        return fact.heads.total
    if lot.unknown:
        return 0
    return max(0, lot.boarding(fact.place, fact.heads.total) - lot.consented)


def _does_it_fit(fact: AnyFact, caller: Caller) -> Iterator[Notice]:
    """Are so many there? If not it is recorded all the same: it happened. But somebody is told."""
    if not isinstance(fact, Movement) or fact.heads is None:
        return
    out_of, _ = fact.accounts()
    account = caller.fold.books.accounts.get(out_of)
    if out_of in ("registered", "joined", "born") or (account is not None and account.unknown):
        return
    there = account.shown if account is not None else (0, 0, 0)
    if not fact.heads.needs.fit_in(Needs(*there)):
        numbers = {"heads": fact.heads.total, "there": sum(there)}
        yield Notice(
            "D-ABSENT", Severity.WARN, Where(field="heads"), {**numbers, "account": out_of}
        )


QUESTIONS: tuple[Callable[[AnyFact, Caller], Iterator[Notice]], ...] = (
    _may_they,
    _is_it_over,
    _is_it_to_come,
    _is_it_known,
    _does_it_break_a_rule,
    _does_it_fit,
)
"""What is asked, in this order."""


def _known(field: str, value: str, known: Iterable[str]) -> Iterator[Notice]:
    names = list(known)
    if value not in names:
        near = difflib.get_close_matches(value, names, n=1)
        numbers = {"field": field, "value": value, "near": near[0] if near else ""}
        code = "D-UNKNOWN-NEAR" if near else "D-UNKNOWN"
        yield Notice(code, where=Where(field=field), numbers=numbers)


_BROKEN: Mapping[Rule, str] = {
    "operation": "D-OPERATION",
    "suspended": "D-SUSPENDED",
    "guarantee": "D-GUARANTEE",
    "go": "D-GO",
}
"""What is said of a rule that a departure would break."""


def _kind(fact: AnyFact) -> str:
    return str(fact.__struct_config__.tag)
