"""Crossings in parallel and in series: two bridges, then two road blocks, none open all day."""

from __future__ import annotations

import random

from benchmarks.kinds.town import Town, at, beds, families, hours, inspection, patients, shared
from safepassage.model import Crossing, Group, Needs, Priority, Role, Room, Scenario


def crossings(dice: random.Random, scale: float = 1) -> Scenario:
    """Six villages, two bridges over the river, two road blocks before the safe towns."""
    town = Town(dice, "crossings")
    for zone in ("valley", "plain", "safe"):
        town.zone(zone)
    lanes = max(1, round(scale))
    pause = dice.uniform(4, 7)
    for id, zones, north, shut in (
        ("north-bridge", ("valley", "plain"), 4.0, hours((0, pause), (pause + 1, 60))),
        ("south-bridge", ("valley", "plain"), -5.0, hours((1, 60))),
        ("north-block", ("plain", "safe"), 6.0, hours((0, 14), (16, 60))),
        ("south-block", ("plain", "safe"), -6.0, ()),
    ):
        town.crossing(
            Crossing(
                id,
                zones,
                location=at(dice, 0 if zones[0] == "valley" else 12, north),
                lanes=lanes * dice.randint(1, 2),
                lanes_shared=dice.random() < 0.5,
                onward=inspection(dice.randint(2, 6), dice.randint(1, 2), Needs(1, 10, 20)),
                back=inspection(3, 1),
                windows=tuple(shut),
            )
        )
    people = round(scale * dice.randint(1_500, 3_000))
    for n, heads in enumerate(shared(dice, people, 6), 1):
        site = town.place(
            f"village-{n}", "valley", Role.ASSEMBLY, at(dice, -6, 0, 5), bays=dice.randint(1, 3)
        )
        wounded = patients(dice, dice.randint(0, 2), dice.randint(0, 2))
        town.group(
            Group(f"wounded-{n}", site, wounded, priority=Priority.T1, accepts=("hospital",))
        )
        urgent = dice.choice([Priority.T2, Priority.T3, Priority.NONE])
        town.group(
            Group(
                f"people-{n}",
                site,
                families(dice, heads),
                priority=urgent,
                accepts=("east", "west"),
            )
        )
    town.place("east", "safe", Role.RECEPTION, at(dice, 24, 3, 3), bays=4, room=Room(people))
    town.place("west", "safe", Role.RECEPTION, at(dice, 18, -8, 2), bays=3, room=Room(people // 2))
    town.place(
        "hospital",
        "safe",
        Role.HOSPITAL,
        at(dice, 22, 0),
        bays=2,
        room=beds(town.heads(Priority.T1), 1.3),
    )
    depots = [
        town.place("garage", "safe", Role.DEPOT, at(dice, 15, 0)),
        town.place("station", "plain", Role.DEPOT, at(dice, 6, 2)),
    ]
    town.fleet("bus", "bus", round(scale * dice.randint(18, 30)), depots)
    town.fleet("ambulance", "ambulance", max(2, round(scale * dice.randint(3, 6))), depots)
    return town.scenario(60)
