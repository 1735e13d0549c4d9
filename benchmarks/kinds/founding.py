"""The founding case with other figures: more or fewer people, vehicles, lanes and minutes.

``scenarios/aleppo-2016`` says that every source gives other figures for the same convoy. Here the
dice do: people by district, the fleets on both sides, when districts are ready, lanes, minutes of
inspection, the corridor. Roads, shelters and hospitals are where they are, with room in proportion.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from math import ceil

from benchmarks.command import ROOT
from benchmarks.kinds.town import HOUR, MINUTE
from safepassage import files
from safepassage.model import (
    Crossing,
    Group,
    Need,
    Place,
    Priority,
    Room,
    Scenario,
    Vehicle,
)
from safepassage.units import Seconds


def founding(dice: random.Random, scale: float = 1) -> Scenario:
    """The founding case with the dice's figures."""
    true = files.read_scenario(ROOT / "scenarios" / "aleppo-2016").scenario
    assert true is not None, "a worked scenario is always readable"
    groups = {id: _group(dice, group, scale) for id, group in true.groups.items()}
    made = replace(true, id="founding", groups=groups, horizon=Seconds(72 * HOUR))
    many = {type: ceil(scale * share) for type, share in _fleet(dice)}
    more = sum(made.heads_by_priority().values()) / sum(true.heads_by_priority().values())
    slower = Fraction(dice.randint(80, 140), 100)
    return replace(
        made,
        places={id: _place(place, more) for id, place in true.places.items()},
        crossings={id: _crossing(dice, gate) for id, gate in true.crossings.items()},
        vehicles={v.id: v for type, number in many.items() for v in _vehicles(true, type, number)},
        types={
            id: replace(type, loaded_factor=slower, empty_factor=slower)
            for id, type in true.types.items()
        },
    )


def _fleet(dice: random.Random) -> list[tuple[str, int]]:
    """About as many vehicles on the second leg as on the first, so that either may be short."""
    buses, ambulances = dice.randint(14, 32), dice.randint(6, 14)
    return [
        ("bus", buses),
        ("ambulance", ambulances),
        ("west-bus", dice.randint(buses, 2 * buses)),
        ("west-ambulance", dice.randint(5, 12)),
    ]


def _group(dice: random.Random, group: Group, scale: float) -> Group:
    """From half to one and a half times as many parties; families are ready when the dice say."""
    share = scale * dice.uniform(0.5, 1.5)
    parties = tuple(replace(some, count=ceil(share * some.count)) for some in group.parties)
    if group.priority is not Priority.NONE:
        return replace(group, parties=parties)
    ready = dice.choice([0, 0, 60, 120, 180]) * MINUTE
    return replace(group, parties=parties, ready_at=Seconds(ready))


def _crossing(dice: random.Random, gate: Crossing) -> Crossing:
    minutes = dice.randint(3, 9)
    out, back = (
        replace(
            way,
            loaded_seconds=Seconds(minutes * MINUTE),
            empty_seconds=Seconds(minutes * MINUTE // 2),
        )
        for way in (gate.onward, gate.back)
    )
    lanes = dice.randint(1, 3)
    return replace(gate, lanes=lanes, lanes_shared=dice.random() < 0.5, onward=out, back=back)


def _place(place: Place, more: float) -> Place:
    """Room in proportion to the people, and some to spare: who is counted varies by group."""
    share = 1.6 * more + 0.4
    heads, needs = place.room.heads, place.room.by_need
    room = Room(
        None if heads is None else ceil(share * heads),
        None if needs is None else {need: ceil(share * needs.get(need, 0)) for need in Need},
    )
    return replace(place, room=room)


def _vehicles(true: Scenario, type: str, many: int) -> Iterator[Vehicle]:
    """So many vehicles like the founding case's first one of the type."""
    like = next(vehicle for vehicle in true.vehicles.values() if vehicle.type == type)
    for n in range(1, many + 1):
        yield replace(like, id=f"{type}-{n}", name=like.name.__class__())
