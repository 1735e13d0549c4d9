"""Do the places, vehicles, agreements and entries exist that somebody names?"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping

from safepassage.ledger.accounts import place_of, trip_of
from safepassage.ledger.breaches import OVERRIDABLE
from safepassage.ledger.devices import speaks_of_devices
from safepassage.ledger.door.caller import Caller
from safepassage.ledger.entries import (
    AgreementEnded,
    AgreementMade,
    AnyFact,
    ClockChecked,
    Corrected,
    Departed,
    Guaranteed,
    Overridden,
    Resolved,
    Resumed,
    Revoked,
    Suspended,
    VehicleCame,
)
from safepassage.ledger.situation import discrepancies
from safepassage.notices import Notice, Severity, Where


def is_it_known(fact: AnyFact, caller: Caller) -> Iterator[Notice]:
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
            yield from is_it_known(fact.instead, caller)


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
