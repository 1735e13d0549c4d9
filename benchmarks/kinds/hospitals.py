"""Hospitals: patients with three needs, ready one by one, to beds of each kind in other hospitals.

Layouts decide: an ambulance, a patient bus or a minibus carries one mixture or another. No gates.
"""

from __future__ import annotations

import random
from fractions import Fraction

from benchmarks.kinds.town import MINUTE, Town, at, beds, families, patients
from safepassage.model import Group, Priority, Role, Room, Scenario
from safepassage.units import Seconds

_WARDS = (
    ("intensive", Priority.T1, 0.5, 0.0, 0.0),
    ("lying", Priority.T2, 1.0, 0.2, 0.0),
    ("sitting", Priority.T3, 0.0, 0.8, 0.6),
    ("walking", Priority.NONE, 0.0, 0.0, 2.2),
)
"""A ward, how urgent it is, and its people lying, in wheelchairs and walking for each bed."""


def hospitals(dice: random.Random, scale: float = 1) -> Scenario:
    """Two or three hospitals to be emptied into five or six others and a shelter."""
    town = Town(dice, "hospitals")
    town.zone("city")
    takers = [f"hospital-{n}" for n in range(1, dice.randint(5, 6) + 1)]
    for n in range(1, dice.randint(2, 3) + 1):
        door = town.place(
            f"ward-{n}", "city", Role.ASSEMBLY, at(dice, 0, 0, 4), bays=dice.randint(2, 4)
        )
        size = scale * dice.randint(30, 60)
        for ward, priority, lying, wheelchairs, walking in _WARDS:
            if priority is Priority.T1:
                accepts = tuple(sorted(dice.sample(takers, 3)))
            else:
                accepts = ("shelter", *takers) if ward == "walking" else tuple(takers)
            parties = (
                *patients(dice, round(size * lying), round(size * wheelchairs)),
                *families(dice, round(size * walking)),
            )
            town.group(
                Group(
                    f"{ward}-{n}",
                    door,
                    parties,
                    priority=priority,
                    accepts=accepts,
                    arrives_per_hour=Fraction(round(size * dice.uniform(0.25, 0.5)) + 4),
                    max_aboard=Seconds(dice.choice([60, 90, 120]) * MINUTE),
                )
            )
    for taker in takers:
        # Every three of them can take all the intensive patients, all of them everybody.
        room = beds(town.heads(), dice.uniform(0.34, 0.5))
        town.place(
            taker, "city", Role.HOSPITAL, at(dice, 0, 0, 9), bays=dice.randint(1, 3), room=room
        )
    free = Room(town.heads(Priority.NONE).heads)
    town.place("shelter", "city", Role.RECEPTION, at(dice, 5, 5, 2), bays=3, room=free)
    depots = [town.place(id, "city", Role.DEPOT, at(dice, 0, 0, 6)) for id in ("north", "south")]
    town.fleet("ambulance", "ambulance", max(3, round(scale * dice.randint(14, 26))), depots)
    town.fleet("patient-bus", "patient-bus", max(1, round(scale * dice.randint(2, 4))), depots)
    town.fleet("minibus", "minibus", max(1, round(scale * dice.randint(2, 5))), depots)
    town.fleet("bus", "bus", max(1, round(scale * dice.randint(1, 3))), depots)
    return town.scenario(48)
