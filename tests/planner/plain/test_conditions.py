"""What makes a scenario plain, one condition at a time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

import pytest

from planner.plain.plain_case import HEADS, Case
from safepassage.model import (
    Closure,
    Crossing,
    Epoch,
    Group,
    Needs,
    PartiesAboard,
    PartyCount,
    PartyKind,
    Place,
    Priority,
    Role,
    Scenario,
    UnderWay,
    Vehicle,
    VehicleType,
    Window,
    Zone,
)
from safepassage.planner.plain import is_plain
from safepassage.planner.plain.conditions import parties_at_once
from safepassage.units import Metres, Seconds

NOON = Window(Seconds(0), Seconds(43_200))


def plain() -> Scenario:
    """Two sites, one shelter, a bus for one party and a bus for three."""
    legs = {("d0", "s0"): 1, ("d1", "s1"): 1}
    for site in ("s0", "s1"):
        legs[site, "h0"] = legs["h0", site] = 5
    return Case((2, 2), (None,), (1, 3), legs).scenario()


def place(scenario: Scenario, id_: str, change: Callable[[Place], Place]) -> Scenario:
    """The scenario with one place changed."""
    return replace(scenario, places={**scenario.places, id_: change(scenario.places[id_])})


def group(scenario: Scenario, change: Callable[[Group], Group]) -> Scenario:
    """The scenario with the first group changed."""
    return replace(scenario, groups={**scenario.groups, "g0": change(scenario.groups["g0"])})


def bus(scenario: Scenario, change: Callable[[Vehicle], Vehicle]) -> Scenario:
    """The scenario with the first vehicle changed."""
    return replace(scenario, vehicles={**scenario.vehicles, "v0": change(scenario.vehicles["v0"])})


def large(scenario: Scenario, change: Callable[[VehicleType], VehicleType]) -> Scenario:
    """The scenario with the type that takes three parties changed."""
    return replace(scenario, types={**scenario.types, "type-3": change(scenario.types["type-3"])})


def small(scenario: Scenario, change: Callable[[VehicleType], VehicleType]) -> Scenario:
    """The scenario with the type that takes one party changed."""
    return replace(scenario, types={**scenario.types, "type-1": change(scenario.types["type-1"])})


STILL_PLAIN = {
    "as it is": lambda s: s,
    "everybody T2": lambda s: replace(
        s, groups={k: replace(g, priority=Priority.T2) for k, g in s.groups.items()}
    ),
    "a bay for every bus": lambda s: place(s, "s0", lambda p: replace(p, bays=2)),
    "a bus comes later": lambda s: bus(s, lambda v: replace(v, available_at=Seconds(60))),
    "a depot without bays": lambda s: place(s, "d0", lambda p: replace(p, bays=0)),
    "boarding takes time, one party at a time": lambda s: small(
        s, lambda t: replace(t, board_seconds=Needs(3))
    ),
}

NOT_PLAIN = {
    "nobody waits": lambda s: replace(s, groups={}),
    "no vehicles": lambda s: replace(s, vehicles={}),
    "people aboard": lambda s: replace(
        s, under_way=UnderWay(aboard=(PartiesAboard("v0", "g0", "family", 1),))
    ),
    "a crossing": lambda s: replace(s, crossings={"x": Crossing("x", ("z", "z"))}),
    "a zone's hours": lambda s: replace(s, zones={"z": Zone("z", windows=(NOON,))}),
    "a place's hours": lambda s: place(s, "h0", lambda p: replace(p, windows=(NOON,))),
    "two epochs": lambda s: replace(
        s,
        travel=replace(
            s.travel, epochs=(Epoch("day", Seconds(0)), Epoch("night", Seconds(9), Fraction(2)))
        ),
    ),
    "a closure": lambda s: replace(
        s, travel=replace(s.travel, closures=(Closure("s0", "h0", NOON),))
    ),
    "one bay for two buses": lambda s: place(s, "s0", lambda p: replace(p, bays=1)),
    "one bus at a time": lambda s: place(s, "h0", lambda p: replace(p, holds=1)),
    "a handover point": lambda s: place(
        s, "d0", lambda p: replace(p, roles=frozenset({Role.HANDOVER}))
    ),
    "a depot that refuels": lambda s: place(
        s, "d0", lambda p: replace(p, refuel_seconds=Seconds(1))
    ),
    "a shelter where people wait": lambda s: place(
        s, "s0", lambda p: replace(p, roles=p.roles | {Role.RECEPTION})
    ),
    "some before others": lambda s: group(s, lambda g: replace(g, priority=Priority.T1)),
    "not ready yet": lambda s: group(s, lambda g: replace(g, ready_at=Seconds(1))),
    "arriving": lambda s: group(s, lambda g: replace(g, arrives_per_hour=Fraction(9))),
    "not long aboard": lambda s: group(s, lambda g: replace(g, max_aboard=Seconds(9))),
    "families of two sizes": lambda s: group(
        replace(s, kinds={**s.kinds, "pair": PartyKind("pair", Needs(2))}),
        lambda g: replace(g, parties=(*g.parties, PartyCount("pair", 1))),
    ),
    "crew hours": lambda s: bus(s, lambda v: replace(v, crew_hours=(NOON,))),
    "must come home": lambda s: bus(s, lambda v: replace(v, end="d0")),
    "a range": lambda s: small(s, lambda t: replace(t, range_metres=Metres(9))),
    "boarding takes time, several parties": lambda s: large(
        s, lambda t: replace(t, board_seconds=Needs(3))
    ),
}


@pytest.mark.parametrize("case", STILL_PLAIN)
def test_still_plain(case: str) -> None:
    assert is_plain(STILL_PLAIN[case](plain()))


@pytest.mark.parametrize("case", NOT_PLAIN)
def test_not_plain(case: str) -> None:
    assert not is_plain(NOT_PLAIN[case](plain()))


def test_parties_at_once_are_those_of_the_best_layout() -> None:
    kind = plain().types["type-3"]
    assert parties_at_once(kind, Needs(HEADS)) == 3
    assert parties_at_once(kind, Needs(HEADS, wheelchair=1)) == 0
