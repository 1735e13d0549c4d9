"""Would a rule be broken that somebody would have to override by name? Are so many there?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from safepassage.ledger.breaches import Rule, broken_by
from safepassage.ledger.consents import Consents
from safepassage.ledger.door.caller import Caller, as_of
from safepassage.ledger.entries import (
    AnyFact,
    Boarded,
    Corrected,
    Departed,
    Movement,
    Overridden,
    Resolved,
)
from safepassage.ledger.headcounts import SLACK
from safepassage.model import Needs
from safepassage.notices import Notice, Severity, Where

_BROKEN: Mapping[Rule, str] = {
    "operation": "D-OPERATION",
    "suspended": "D-SUSPENDED",
    "guarantee": "D-GUARANTEE",
    "go": "D-GO",
}
"""What is said of a rule that a departure would break."""


def does_it_break_a_rule(fact: AnyFact, caller: Caller) -> Iterator[Notice]:
    """Would it break a rule that somebody would have to override by name?"""
    if isinstance(fact, Departed):
        yield from _departure(fact, caller)
    elif isinstance(fact, Boarded):
        yield from _boarding(fact, caller)
    elif isinstance(fact, Corrected):
        about = caller.fold.entry(fact.entry)
        if about is not None and fact.instead is not None:
            before = caller.fold.told(caller.fold.ref(about.id))
            yield from _instead(fact.instead, before, as_of(fact, about, caller))
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
        yield from does_it_break_a_rule(fact, caller)


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


def does_it_fit(fact: AnyFact, caller: Caller) -> Iterator[Notice]:
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


def is_it_there(fact: AnyFact, caller: Caller) -> Iterator[Notice]:
    """Is the vehicle where somebody boards or whence it departs, and has it not departed yet?

    It is recorded all the same: it happened. But somebody is told, since a wrong id looks like it.
    """
    if not isinstance(fact, (Boarded, Departed)):
        return
    trip: dict[str, int | str] = {"vehicle": fact.vehicle, "trip": fact.trip}
    sights = [one for one in caller.fold.fleet.of_vehicle(fact.vehicle) if one.time <= caller.time]
    last = sights[-1] if sights else None
    said = None if last is None else last.fact
    # Who was seen anywhere since may well depart from there once more on the same trip.
    again = (
        isinstance(fact, Departed)
        and isinstance(said, Departed)
        and (said.trip, said.place) == (fact.trip, fact.place)
    )
    if last is not None and again:
        trip["entry"] = last.id
        yield Notice("D-AGAIN", Severity.WARN, Where(field="vehicle"), trip)
        return
    there = getattr(said, "toward", None) or getattr(said, "place", None)
    if last is not None and there is not None and there != fact.place:
        numbers = {**trip, "place": fact.place, "there": there, "entry": last.id}
        yield Notice("D-ELSEWHERE", Severity.WARN, Where(field="place"), numbers)
