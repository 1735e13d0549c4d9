"""The large rich case: 240 vehicles, 40 sites, 3 crossings, 30,000 people in 8,000 parties.

Two crossings in parallel lead out of the front, and one more in series with both to the safe side.
"""

from __future__ import annotations

import random
from collections import Counter

from benchmarks.kinds.town import (
    FAMILY_SIZES,
    HOUR,
    KINDS,
    Town,
    at,
    beds,
    hours,
    inspection,
    shared,
)
from safepassage.model import Crossing, Group, Needs, PartyCount, Priority, Role, Room, Scenario
from safepassage.units import Seconds

_SITES = 40
_PEOPLE, _PARTIES = 30_000, 8_000
_LYING, _WHEELCHAIRS = 160, 320
"""Parties of a patient who lies, and of one in a wheelchair; half of them have a companion."""
_BUSES, _MINIBUSES, _AMBULANCES, _PATIENT_BUSES = 150, 30, 48, 12


def large(dice: random.Random, scale: float = 1) -> Scenario:
    """The sites and crossings always the same in number; people, vehicles and lanes by scale."""
    town = Town(dice, "large")
    for zone in ("front", "middle", "rear"):
        town.zone(zone)
    for id, zones, east, north, lanes, shut in (
        ("north-gate", ("front", "middle"), 0, 6, 4, hours((0, 12), (13, 90))),
        ("south-gate", ("front", "middle"), 0, -6, 4, hours((1, 90))),
        ("bridge", ("middle", "rear"), 14, 0, 8, ()),
    ):
        town.crossing(
            Crossing(
                id,
                zones,
                location=at(dice, east, north),
                lanes=max(1, round(scale * lanes)),
                onward=inspection(dice.randint(2, 5), 1, Needs(1, 10, 20)),
                back=inspection(2, 1),
                windows=tuple(shut),
            )
        )
    people = round(scale * _PEOPLE)
    _people(town, people, round(scale * _PARTIES), scale)
    for n in range(1, 7):
        town.place(
            f"shelter-{n}",
            "rear",
            Role.RECEPTION,
            at(dice, 26, 0, 8),
            bays=dice.randint(4, 8),
            room=Room(people // 4),
        )
    wounded = town.heads(Priority.T1, Priority.T2)
    for n in range(1, 5):
        town.place(
            f"hospital-{n}",
            "rear",
            Role.HOSPITAL,
            at(dice, 26, 0, 8),
            bays=3,
            room=beds(wounded, 0.4),
        )
    depots = [
        town.place("rear-depot", "rear", Role.DEPOT, at(dice, 18, 0)),
        town.place("middle-depot", "middle", Role.DEPOT, at(dice, 7, 0)),
    ]
    for type, many in (
        ("bus", _BUSES),
        ("minibus", _MINIBUSES),
        ("ambulance", _AMBULANCES),
        ("patient-bus", _PATIENT_BUSES),
    ):
        town.fleet(type, type, max(2, round(scale * many)), depots)
    return town.scenario(90)


def _people(town: Town, people: int, parties: int, scale: float) -> None:
    """Patients by site with their urgency, and families; exactly so many people and parties."""
    dice = town.dice
    shelters = tuple(f"shelter-{n}" for n in range(1, 7))
    takers = tuple(f"hospital-{n}" for n in range(1, 5))
    patients = Counter[str]()
    for kind, many in (("lying", _LYING), ("wheelchair", _WHEELCHAIRS)):
        some = max(2, round(scale * many))
        patients += Counter({kind: some // 2, f"{kind}-companion": some - some // 2})
    heads = sum(KINDS[kind].needs.heads * count for kind, count in patients.items())
    sizes = _sizes(dice, people - heads, parties - patients.total())
    sites = [f"site-{n}" for n in range(1, _SITES + 1)]
    for site in sites:
        town.place(site, "front", Role.ASSEMBLY, at(dice, -9, 0, 8), bays=dice.randint(2, 4))
    ill: dict[tuple[str, Priority], Counter[str]] = {}
    for kind in patients.elements():
        urgent = Priority.T1 if kind.startswith("lying") and dice.random() < 0.4 else Priority.T2
        ill.setdefault((dice.choice(sites), urgent), Counter())[kind] += 1
    for (site, urgent), kinds in sorted(ill.items()):
        name = f"{urgent.lower()}-{site}"
        town.group(Group(name, site, _counts(kinds), priority=urgent, accepts=takers))
    dice.shuffle(sizes)
    begin = 0
    for site, some in zip(sites, shared(dice, len(sizes), _SITES), strict=True):
        kinds = Counter(f"family-{size}" for size in sizes[begin : begin + some])
        begin += some
        urgent = dice.choice([Priority.T3, Priority.NONE, Priority.NONE])
        ready = Seconds(dice.choice([0, 0, 0, 2 * HOUR]))
        town.group(
            Group(
                f"people-{site}",
                site,
                _counts(kinds),
                priority=urgent,
                accepts=shelters,
                ready_at=ready,
            )
        )


def _counts(kinds: Counter[str]) -> tuple[PartyCount, ...]:
    return tuple(PartyCount(kind, count) for kind, count in sorted(kinds.items()))


def _sizes(dice: random.Random, heads: int, families: int) -> list[int]:
    """The sizes of so many families with exactly so many heads in all."""
    most = len(FAMILY_SIZES)
    if not families <= heads <= most * families:
        raise ValueError(f"{families} families cannot have {heads} heads")
    sizes = dice.choices(range(1, most + 1), FAMILY_SIZES, k=families)
    short = heads - sum(sizes)
    while short:
        n, step = dice.randrange(families), 1 if short > 0 else -1
        if 1 <= sizes[n] + step <= most:
            sizes[n] += step
            short -= step
    return sizes
