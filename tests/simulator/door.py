"""Who stands at the door of the phones in a world: the real questions, about a small town."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from safepassage.ledger.door import Caller, refusals
from safepassage.ledger.entries import AnyFact, Overridden
from safepassage.ledger.fold import Fold
from safepassage.ledger.ledger import Door, Told
from safepassage.ledger.times import seconds_of
from safepassage.model import Scenario
from safepassage.notices import Notice
from story import scenario

FAMILIES = 160
"""More than a story registers."""

RULES = {
    "D-OPERATION": "operation",
    "D-SUSPENDED": "suspended",
    "D-GUARANTEE": "guarantee",
    "D-GO": "go",
    "D-HEADCOUNT": "headcount",
    "D-CONSENT": "consent",
    "D-CAPACITY": "capacity",
    "D-FAMILY": "family",
}
"""The rules that somebody may override by name, by what the door says of them."""


@cache
def town() -> Scenario:
    """The scenario that the phones know: the places and vehicles of every world."""
    groups = ("unknown", "born", *(f"family-{number}" for number in range(1, FAMILIES)))
    return scenario(
        """
        zone      east
        zone      west
        assembly  sukkari  in east
        assembly  mashhad  in east
        handover  halt     in west
        reception rashidin in west
        reception clinic   in west
        crossing  gate     from east to west
        type      bus      seat 9 wheelchair 2 stretcher 1
        vehicle   bus-1    bus sukkari
        vehicle   bus-2    bus sukkari
        vehicle   bus-3    bus mashhad
        road      sukkari  gate     10m
        road      mashhad  gate     10m
        road      gate     halt     10m
        road      gate     rashidin 10m
        road      gate     clinic   10m
        road      halt     rashidin 10m
        road      halt     clinic   10m
        """
        + "\n".join(f"group {name} at sukkari 1 person" for name in groups)
    )


def door_of(device: str) -> Door:
    """The questions that a phone asks of what its user wants to record, as the command does."""

    def ask(told: Told, fold: Fold) -> Sequence[Notice]:
        known = fold.devices.known.get(device)
        role = known.role if known is not None else "reporter"
        time, now = seconds_of(told.happened), seconds_of(told.heard)
        return refusals(told.fact, Caller(role, told.maker, fold, town(), time, now, device))

    return ask


def overriding(fact: AnyFact, codes: Sequence[str]) -> list[Overridden]:
    """What somebody says who takes it upon themselves; nothing where no rule stands in the way."""
    vehicle, trip = getattr(fact, "vehicle", None), getattr(fact, "trip", None)
    if vehicle is None or trip is None or not all(code in RULES for code in codes):
        return []
    return [
        Overridden(rule=rule, vehicle=vehicle, trip=trip, reason="wounded aboard", second="second")
        for rule in dict.fromkeys(RULES[code] for code in codes)
    ]
