"""Plain: depots, sites, shelters with capacity and full busloads, as the bus evacuation problem.

Sites, shelters and depots lie scattered over a square; a drive takes the straight line's time
multiplied by a detour of its own, so that distances are whole numbers and not metric. Room in the
shelters is a twentieth more than is needed, and sites and shelters are of very different sizes.
"""

from __future__ import annotations

import math
import random
from collections.abc import Iterator, Mapping

from benchmarks.kinds.town import START, shared
from safepassage.model import (
    Group,
    Layout,
    Leg,
    Name,
    Needs,
    PartyCount,
    PartyKind,
    Place,
    Role,
    Room,
    Scenario,
    Travel,
    Vehicle,
    VehicleType,
    Zone,
)
from safepassage.units import Metres, Seconds

LOAD = 50
"""People in a busload, and seats in a bus."""

_SIDE = 3_000
"""Seconds from one side of the square to the other on a straight road."""

_LEAST_DRIVE = 60
_LONGEST_DETOUR = 2.2
_SPARE_ROOM = 1.05
_HOUR = 3600

_Points = Mapping[str, tuple[float, float]]


def plain(dice: random.Random, buses: int, trips: int) -> Scenario:
    """So many buses for so many busloads; sites and shelters grow with the root of the trips."""
    sites = _scattered(dice, "site", min(trips, max(3, round(3.5 * math.sqrt(trips)))))
    shelters = _scattered(dice, "shelter", max(2, len(sites) // 5))
    depots = _scattered(dice, "depot", min(buses, 5 + buses // 50))
    to_sites = tuple(_drives(dice, depots, sites))
    to_shelters = tuple(_drives(dice, sites, shelters))
    back = tuple(Leg(leg.destination, leg.origin, leg.seconds, leg.metres) for leg in to_shelters)
    loads = dict(zip(sites, shared(dice, trips, len(sites)), strict=True))
    room = shared(dice, math.ceil(trips * _SPARE_ROOM), len(shelters))
    places = [
        *(Place(id, "all", frozenset({Role.DEPOT})) for id in depots),
        *(Place(id, "all", frozenset({Role.ASSEMBLY})) for id in sites),
        *(
            Place(id, "all", frozenset({Role.RECEPTION}), room=Room(LOAD * some))
            for id, some in zip(shelters, room, strict=True)
        ),
    ]
    standing = shared(dice, buses, len(depots))
    starts = [id for id, some in zip(depots, standing, strict=True) for _ in range(some)]
    fleet = [Vehicle(f"bus-{n}", "bus", start) for n, start in enumerate(starts, 1)]
    id = f"plain-{buses}-{trips}"
    return Scenario(
        id=id,
        name=Name(ar=id, en=id),
        start=START,
        timezone="UTC",
        horizon=_never_binding(trips, buses),
        zones={"all": Zone("all")},
        places={place.id: place for place in places},
        crossings={},
        kinds={"busload": PartyKind("busload", Needs(seat=LOAD))},
        groups={id: Group(id, id, (PartyCount("busload", some),)) for id, some in loads.items()},
        operators={},
        types={"bus": VehicleType("bus", (Layout("seats", Needs(seat=LOAD)),), profile="bus")},
        vehicles={bus.id: bus for bus in fleet},
        travel=Travel(legs=(*to_sites, *to_shelters, *back)),
    )


def _scattered(dice: random.Random, what: str, many: int) -> _Points:
    return {
        f"{what}-{n}": (_SIDE * dice.random(), _SIDE * dice.random()) for n in range(1, many + 1)
    }


def _drives(dice: random.Random, origins: _Points, destinations: _Points) -> Iterator[Leg]:
    for origin, here in origins.items():
        for destination, there in destinations.items():
            straight = max(_LEAST_DRIVE, math.dist(here, there))
            took = round(straight * dice.uniform(1, _LONGEST_DETOUR))
            yield Leg(origin, destination, Seconds(took), Metres(took))


def _never_binding(trips: int, buses: int) -> Seconds:
    """Whole hours in which twice a fair share of trips, all the longest, are done."""
    longest = math.ceil(_SIDE * math.sqrt(2) * _LONGEST_DETOUR)
    turns = 2 * (math.ceil(trips / buses) + 1)
    return Seconds(math.ceil(2 * turns * longest / _HOUR) * _HOUR)
