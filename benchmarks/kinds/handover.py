"""A second leg: one operator's vehicles may not go farther than a handover point, another's do.

Two handover points have limited room, so that a first leg which is too fast has to wait for the
second.
"""

from __future__ import annotations

import random

from benchmarks.kinds.town import HOUR, Town, at, beds, families, inspection, patients, shared
from safepassage.model import Crossing, Group, Needs, Priority, Role, Room, Scenario
from safepassage.units import Seconds


def handover(dice: random.Random, scale: float = 1) -> Scenario:
    """Five quarters, one gate, two handover points, three places to stay."""
    town = Town(dice, "handover")
    town.zone("city")
    town.zone("country")
    town.crossing(
        Crossing(
            "gate",
            ("city", "country"),
            location=at(dice, 0, 0),
            lanes=max(1, round(scale * dice.randint(2, 3))),
            lanes_shared=dice.random() < 0.5,
            onward=inspection(dice.randint(2, 5), 1, Needs(3, 20, 40)),
            back=inspection(2, 1),
        )
    )
    people = round(scale * dice.randint(1_500, 2_500))
    stays = ("camp", "school", "hall")
    for n, heads in enumerate(shared(dice, people, 5), 1):
        site = town.place(
            f"quarter-{n}", "city", Role.ASSEMBLY, at(dice, -4, 0, 2.5), bays=dice.randint(2, 3)
        )
        wounded = patients(dice, dice.randint(0, 2), 1)
        town.group(
            Group(f"wounded-{n}", site, wounded, priority=Priority.T1, accepts=("hospital",))
        )
        accepts = tuple(dice.sample(stays, 2)) if n > 1 else stays
        ready = Seconds(dice.choice([0, 0, HOUR]))
        town.group(
            Group(f"people-{n}", site, families(dice, heads), accepts=accepts, ready_at=ready)
        )
    first = [town.place("yard", "country", Role.DEPOT, at(dice, 1, 1))]
    second = [town.place("farm", "country", Role.DEPOT, at(dice, 14, 3))]
    for id, north in (("north-lot", 3.0), ("south-lot", -3.0)):
        wait = Room(max(150, round(scale * dice.randint(250, 500))))
        town.place(
            id, "country", Role.HANDOVER, at(dice, 9, north, 2), bays=dice.randint(3, 5), room=wait
        )
    for id, east, north in (("camp", 40, 8), ("school", 30, -6), ("hall", 24, 0)):
        town.place(
            id, "country", Role.RECEPTION, at(dice, east, north, 4), bays=4, room=Room(people)
        )
    town.place(
        "hospital",
        "country",
        Role.HOSPITAL,
        at(dice, 33, 2),
        bays=2,
        room=beds(town.heads(Priority.T1), 1.5),
    )
    lots = ("north-lot", "south-lot")
    quarters = tuple(id for id in town.places if id.startswith("quarter"))
    near, beyond = (*quarters, *lots, *first), (*lots, *second, *stays, "hospital")
    buses = max(3, round(scale * dice.randint(12, 18)))
    farther = max(3, round(buses * dice.uniform(1.1, 1.9)))
    ambulances = max(2, round(scale * dice.randint(3, 5)))
    town.fleet("bus", "bus", buses, first, places=near)
    town.fleet("ambulance", "ambulance", ambulances, first, places=near)
    town.fleet("country-bus", "bus", farther, second, places=beyond)
    town.fleet("country-ambulance", "ambulance", ambulances, second, places=beyond)
    return town.scenario(60)
