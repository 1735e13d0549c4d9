"""Convoys over two days: by day a gate lets loaded vehicles pass, and only with an escort.

Escorts are few and come back late, so a day's convoys do not bring everybody out; a third day is
there so that whoever misses a convoy is late and not lost.
"""

from __future__ import annotations

import random

from benchmarks.kinds.town import (
    HOUR,
    MINUTE,
    Town,
    at,
    beds,
    daily,
    families,
    inspection,
    patients,
    shared,
)
from safepassage.model import ConvoyRule, Crossing, Group, Needs, Priority, Role, Room, Scenario
from safepassage.units import Seconds


def convoys(dice: random.Random, scale: float = 1) -> Scenario:
    """Five districts behind one gate."""
    town = Town(dice, "convoys")
    town.zone("inside")
    town.zone("outside")
    town.crossing(
        Crossing(
            "gate",
            ("inside", "outside"),
            location=at(dice, 0, 0),
            lanes=2,
            onward=inspection(dice.randint(3, 6), 2, Needs(2, 20, 30)),
            back=inspection(3, 2),
            windows=tuple(daily(2, dice.choice([10, 11]), 3)),
            convoys=ConvoyRule(
                min_vehicles=2,
                max_vehicles=max(3, round(dice.randint(4, 6) * scale)),
                headway=Seconds(dice.choice([20, 30, 40]) * MINUTE),
                escorts=2,
                turnaround=Seconds(dice.choice([120, 150, 180]) * MINUTE),
            ),
        )
    )
    people = round(scale * dice.randint(1_800, 2_600))
    for n, heads in enumerate(shared(dice, people, 5), 1):
        site = town.place(
            f"district-{n}", "inside", Role.ASSEMBLY, at(dice, -4, 0, 2), bays=dice.randint(2, 3)
        )
        town.group(
            Group(
                f"wounded-{n}",
                site,
                patients(dice, 1, 1),
                priority=Priority.T1,
                accepts=("hospital",),
            )
        )
        ready = Seconds(dice.choice([0, 0, 2 * HOUR]))
        town.group(
            Group(
                f"people-{n}",
                site,
                families(dice, heads),
                accepts=("camp", "school"),
                ready_at=ready,
            )
        )
    far = dice.uniform(12, 25)
    town.place("camp", "outside", Role.RECEPTION, at(dice, far, 4), bays=4, room=Room(people))
    town.place(
        "school", "outside", Role.RECEPTION, at(dice, far / 2, -3), bays=2, room=Room(people // 3)
    )
    town.place(
        "hospital",
        "outside",
        Role.HOSPITAL,
        at(dice, far, -4),
        bays=2,
        room=beds(town.heads(Priority.T1), 1.2),
    )
    yard = town.place("yard", "outside", Role.DEPOT, at(dice, 2, 0))
    town.fleet("bus", "bus", round(scale * dice.randint(12, 20)), [yard])
    town.fleet("ambulance", "ambulance", max(2, round(scale * dice.randint(3, 5))), [yard])
    return town.scenario(66)
