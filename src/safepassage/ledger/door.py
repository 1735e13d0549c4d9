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
from dataclasses import dataclass, replace

from safepassage.ledger.accounts import place_of, trip_of
from safepassage.ledger.breaches import RULES, Rule, broken_by
from safepassage.ledger.consents import Consents
from safepassage.ledger.devices import speaks_of_devices
from safepassage.ledger.entries import (
    AgreementEnded,
    AgreementMade,
    AnyFact,
    Boarded,
    ClockChecked,
    Corrected,
    Departed,
    Enrolled,
    Entry,
    Fact,
    Guaranteed,
    Movement,
    NameRead,
    Opened,
    Overridden,
    Resolved,
    Resumed,
    Revoked,
    Role,
    Stated,
    Suspended,
    VehicleCame,
)
from safepassage.ledger.fold import Fold
from safepassage.ledger.headcounts import SLACK
from safepassage.ledger.situation import discrepancies
from safepassage.ledger.times import seconds_of
from safepassage.model import Needs, Scenario
from safepassage.notices import Notice, Severity, Where

FUTURE = 300
"""Seconds by which something may be said to have happened later than now: clocks differ."""

OVERRIDABLE = (*RULES, "headcount", "capacity", "family")
"""The rules that somebody may override by name."""

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
    ``device`` is the device itself; without a name it has recorded nothing yet.
    """

    role: Role
    maker: str
    fold: Fold
    scenario: Scenario
    time: int
    now: int
    device: str = ""


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
    elif isinstance(fact, Corrected):
        yield from _may_they_correct(fact, caller)


def _may_they_correct(fact: Corrected, caller: Caller) -> Iterator[Notice]:
    """Who is no coordinator corrects what their own device said, by what they may say."""
    about = caller.fold.entry(fact.entry)
    if about is not None and about.device != caller.device:
        numbers = {"role": caller.role, "value": fact.entry}
        yield Notice("D-NOT-THEIRS", where=Where(field="entry"), numbers=numbers)
        return
    if about is not None and not isinstance(about.fact, Corrected):
        yield from _may_they(about.fact, caller)
    if fact.instead is not None:
        yield from _may_they(fact.instead, caller)


def _is_it_over(fact: AnyFact, caller: Caller) -> Iterator[Notice]:
    """Had the operation ended when it happened? Then nothing new begins."""
    if _kind(fact) in _NO_LONGER and caller.fold.policy.at(caller.time).over is not None:
        yield Notice("D-OVER", numbers={"kind": _kind(fact)})
    if isinstance(fact, Corrected) and fact.instead is not None:
        about = caller.fold.entry(fact.entry)
        if about is not None and _kind(fact.instead) != _kind(about.fact):
            yield from _is_it_over(fact.instead, _as_of(fact, about, caller))


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
    yield from _is_it_decided(fact, caller)
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
        about = caller.fold.entry(fact.entry)
        if about is None:
            yield Notice("D-ENTRY", where=Where(field="entry"), numbers={"value": fact.entry})
        elif speaks_of_devices(about):
            yield Notice("D-STANDS", where=Where(field="entry"), numbers={"value": fact.entry})
        if fact.instead is not None:
            yield from _is_it_known(fact.instead, caller)


def _is_it_decided(fact: AnyFact, caller: Caller) -> Iterator[Notice]:
    """Are the agreements, sides, devices, rules and differences known that a decision names?

    What would do nothing though it ought to stop something is refused; of the rest somebody is
    told: it may have been decided where this device has not heard of it.
    """
    fold = caller.fold
    if isinstance(fact, (Suspended, Resumed, AgreementEnded, Guaranteed)):
        made = [one.fact for one in fold.policy.decided() if isinstance(one.fact, AgreementMade)]
        if fact.agreement is not None:
            severity = Severity.STOP if isinstance(fact, Suspended) else Severity.WARN
            names = {one.agreement for one in made}
            yield from _named("agreement", fact.agreement, names, severity)
        if isinstance(fact, Guaranteed):
            sides = {side for one in made if one.agreement == fact.agreement for side in one.sides}
            if sides:
                yield from _named("side", fact.side, sides, Severity.WARN)
    elif isinstance(fact, Revoked):
        yield from _named("device", fact.device, fold.devices.known, Severity.STOP)
        over = fold.devices.over(fact.device)
        if caller.device and fact.device in fold.devices.known and caller.device not in over:
            numbers = {"value": fact.device, "known": ", ".join(over)}
            code = "D-ABOVE" if over else "D-FIRST-DEVICE"
            yield Notice(code, where=Where(field="device"), numbers=numbers)
    elif isinstance(fact, ClockChecked):
        yield from _named("device", fact.device, fold.devices.known, Severity.WARN)
    elif isinstance(fact, Overridden):
        yield from _named("rule", fact.rule, OVERRIDABLE, Severity.STOP)
    elif isinstance(fact, Resolved):
        open_ = [one.id for one in discrepancies(fold)]
        yield from _named("discrepancy", fact.discrepancy, open_, Severity.WARN)


def _does_it_break_a_rule(fact: AnyFact, caller: Caller) -> Iterator[Notice]:
    """Would it break a rule that somebody would have to override by name?"""
    if isinstance(fact, Departed):
        yield from _departure(fact, caller)
    elif isinstance(fact, Boarded):
        yield from _boarding(fact, caller)
    elif isinstance(fact, Corrected):
        about = caller.fold.entry(fact.entry)
        if about is not None and fact.instead is not None:
            before = caller.fold.told(caller.fold.ref(about.id))
            yield from _instead(fact.instead, before, _as_of(fact, about, caller))
    elif isinstance(fact, Overridden):
        opening = caller.fold.devices.opening
        two = opening is not None and fact.rule in opening.second_person
        if two and (fact.second is None or fact.second == caller.maker):
            yield Notice("D-SECOND", where=Where(field="second"), numbers={"rule": fact.rule})


def _instead(fact: AnyFact, before: AnyFact | None, caller: Caller) -> Iterator[Notice]:
    """Would a rule be broken that what the entry said before did not break?"""
    if isinstance(fact, Boarded):
        yield from _boarding(fact, caller, before if isinstance(before, Boarded) else None)
    elif isinstance(fact, Departed) and isinstance(before, Departed):
        same = (fact.vehicle, fact.trip) == (before.vehicle, before.trip)
        known = {notice.code for notice in _departure(before, caller)} if same else set()
        yield from (one for one in _departure(fact, caller) if one.code not in known)
    else:
        yield from _does_it_break_a_rule(fact, caller)


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


def _boarding(fact: Boarded, caller: Caller, before: Boarded | None = None) -> Iterator[Notice]:
    """The rules for a boarding; ``before`` is what it is told instead of, and counted already."""
    if fact.heads is None:
        return
    counted = before if before is not None and before.heads is not None else None
    fold, scenario = caller.fold, caller.scenario
    trip: dict[str, int | str] = {"vehicle": fact.vehicle, "trip": fact.trip}
    opening = fold.devices.opening
    if opening is not None and opening.needs_consent:
        without = _without_consent(fact, fold.consents, counted)
        if without and not fold.override("consent", fact.vehicle, fact.trip):
            numbers = {**trip, "heads": without, "group": fact.group or fact.place}
            yield Notice("D-CONSENT", where=Where(field="heads"), numbers=numbers)
    account = fold.books.accounts.get(f"aboard:{fact.vehicle}/{fact.trip}")
    aboard = fact.heads.needs.plus(Needs(*account.by_need()) if account else Needs())
    if counted is not None and (counted.vehicle, counted.trip) == (fact.vehicle, fact.trip):
        aboard = aboard.plus(_heads(counted).times(-1))
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


def _without_consent(fact: Boarded, consents: Consents, counted: Boarded | None) -> int:
    """How many of those who board, with those of theirs who did before, have not consented."""
    heads = _heads(fact).heads
    if counted is not None and (counted.group, counted.place) == (fact.group, fact.place):
        heads -= _heads(counted).heads
    lot = consents.lots.get(fact.group or f"@{fact.place}")
    if lot is None:
        return heads
    if lot.unknown or heads <= 0:
        return 0
    return max(0, lot.boarding(fact.place, heads) - lot.consented)


def _heads(fact: Boarded) -> Needs:
    return Needs() if fact.heads is None else fact.heads.needs


def _as_of(fact: Corrected, about: Entry, caller: Caller) -> Caller:
    """The same caller, at the time at which the correction has an entry happen."""
    return replace(caller, time=seconds_of(fact.happened or about.happened))


def _does_it_fit(fact: AnyFact, caller: Caller) -> Iterator[Notice]:
    """Are so many there? If not it is recorded all the same: it happened. But somebody is told."""
    if isinstance(fact, Movement):
        out_of, _ = fact.accounts()
    elif isinstance(fact, Resolved) and fact.out_of is not None:
        out_of = fact.out_of
    else:
        return
    if fact.heads is None:
        return
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


def _named(field: str, value: str, known: Iterable[str], severity: Severity) -> Iterator[Notice]:
    """A name that people gave, not the scenario."""
    names = sorted(known)
    if value not in names:
        near = difflib.get_close_matches(value, names, n=1)
        numbers = {"field": field, "value": value, "near": near[0] if near else ""}
        code = "D-NAME-NEAR" if near else "D-NAME"
        yield Notice(code, severity, Where(field=field), {**numbers, "known": ", ".join(names)})


_BROKEN: Mapping[Rule, str] = {
    "operation": "D-OPERATION",
    "suspended": "D-SUSPENDED",
    "guarantee": "D-GUARANTEE",
    "go": "D-GO",
}
"""What is said of a rule that a departure would break."""


def _kind(fact: AnyFact) -> str:
    return str(fact.__struct_config__.tag)
