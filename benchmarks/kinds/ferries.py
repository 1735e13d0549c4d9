"""Island ferries: buses bring people to two docks as they come, ferries take them across.

A ferry carries what eight buses bring, turns round slowly, and the small dock is dry at low tide.
"""

from __future__ import annotations

import random
from fractions import Fraction

from benchmarks.kinds.town import HOUR, MINUTE, Town, at, families, hours, patients, shared
from safepassage.model import Group, Layout, Needs, Priority, Role, Room, Scenario, VehicleType
from safepassage.units import Seconds

_SHIPS = (("large-ferry", Needs(380, 10, 6), 12, 17), ("small-ferry", Needs(160, 6, 4), 8, 15))
"""Type, places, minutes to moor, and knots in km/h on the straight line."""


def ferries(dice: random.Random, scale: float = 1) -> Scenario:
    """Six bays on the island, a town dock, a bay dock, and one harbour on the mainland."""
    town = Town(dice, "ferries")
    town.zone("sound")
    for id, places, moor, speed in _SHIPS:
        town.types[id] = VehicleType(
            id,
            (Layout("deck", places),),
            profile=id,
            board_seconds=Needs(1, 20, 30),
            alight_seconds=Needs(1, 20, 30),
            stop_seconds=Seconds(moor * MINUTE),
            speed_kmh=Fraction(speed),
        )
    people = round(scale * dice.randint(1_400, 2_400))
    bays = []
    for n, heads in enumerate(shared(dice, people, 6), 1):
        bay = town.place(
            f"bay-{n}", "sound", Role.ASSEMBLY, at(dice, -7, 0, 4), bays=dice.randint(1, 2)
        )
        bays.append(bay)
        town.group(
            Group(
                f"care-{n}",
                bay,
                patients(dice, dice.randint(0, 1), dice.randint(0, 2)),
                priority=Priority.T1,
            )
        )
        rate = Fraction(round(heads / dice.uniform(2, 5)) + 1)
        gradually = dice.random() < 0.7
        urgent = dice.choice([Priority.T2, Priority.NONE])
        town.group(
            Group(
                f"people-{n}",
                bay,
                families(dice, heads),
                priority=urgent,
                ready_at=Seconds(0 if gradually else HOUR),
                arrives_per_hour=rate if gradually else None,
            )
        )
    ebb = dice.uniform(3, 6)
    tide = hours((0, ebb), (ebb + 6, ebb + 12), (ebb + 18, ebb + 24), (ebb + 30, ebb + 36))
    town.place("town-dock", "sound", Role.HANDOVER, at(dice, -2, 0), bays=4, room=Room(people))
    town.place(
        "bay-dock",
        "sound",
        Role.HANDOVER,
        at(dice, -3, 5),
        bays=2,
        room=Room(people // 2),
        windows=tide,
    )
    harbour = town.place(
        "harbour", "sound", Role.RECEPTION, at(dice, 4, 0), bays=2, room=Room(3 * people)
    )
    yard = town.place("yard", "sound", Role.DEPOT, at(dice, -4, 0))
    ashore = (*bays, "town-dock", "bay-dock", yard)
    town.fleet("bus", "bus", max(3, round(scale * dice.randint(5, 9))), [yard], places=ashore)
    town.fleet(
        "minibus", "minibus", max(2, round(scale * dice.randint(2, 4))), [yard], places=ashore
    )
    town.fleet(
        "ambulance", "ambulance", max(1, round(scale * dice.randint(1, 2))), [yard], places=ashore
    )
    town.fleet("large", "large-ferry", 1, [harbour], places=("town-dock", harbour))
    town.fleet(
        "small",
        "small-ferry",
        dice.randint(1, 2),
        [harbour],
        places=("town-dock", "bay-dock", harbour),
    )
    return town.scenario(42)
