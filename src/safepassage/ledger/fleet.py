"""Where each vehicle was last seen, and which crossings are open, by the latest that was said."""

from __future__ import annotations

from bisect import insort
from typing import NamedTuple

from safepassage.ledger.entries import (
    Arrived,
    BrokeDown,
    CrossingClosed,
    CrossingOpened,
    Departed,
    Fact,
    Passed,
    VehicleCame,
    VehicleWent,
    by_number,
)

OfVehicle = VehicleCame | VehicleWent | BrokeDown | Departed | Passed | Arrived
"""A fact that says where a vehicle is, or that it is nowhere."""

OfCrossing = CrossingClosed | CrossingOpened


class Sight(NamedTuple):
    """What was said of a vehicle or crossing, when (seconds since 1970), by which entry."""

    time: int
    id: str
    fact: OfVehicle | OfCrossing


class Fleet:
    """Everything that was said of vehicles and of crossings, in the order of time."""

    def __init__(self) -> None:
        self._vehicles: dict[str, list[Sight]] = {}
        self._crossings: dict[str, list[Sight]] = {}

    def count(self, fact: Fact, time: int, id_: str, sign: int) -> None:
        """Notes a fact, if it is about a vehicle or a crossing; ``sign`` -1 takes it back."""
        if isinstance(fact, OfVehicle):
            sights = self._vehicles.setdefault(fact.vehicle, [])
        elif isinstance(fact, OfCrossing):
            sights = self._crossings.setdefault(fact.crossing, [])
        else:
            return
        sight = Sight(time, id_, fact)
        if sign > 0:
            insort(sights, sight, key=_moment)
        else:
            sights.remove(sight)

    def vehicles(self) -> dict[str, Sight]:
        """The latest of each vehicle of which anything was said."""
        return {name: sights[-1] for name, sights in sorted(self._vehicles.items()) if sights}

    def of_vehicle(self, vehicle: str) -> tuple[Sight, ...]:
        """Everything that was said of a vehicle, the earliest first."""
        return tuple(self._vehicles.get(vehicle, ()))

    def crossings(self) -> dict[str, Sight]:
        """The latest of each crossing of which anything was said."""
        return {name: sights[-1] for name, sights in sorted(self._crossings.items()) if sights}

    def types(self) -> dict[str, str]:
        """The type of each vehicle that came, by the latest that was said."""
        return {
            name: sight.fact.type
            for name, sights in sorted(self._vehicles.items())
            for sight in sights
            if isinstance(sight.fact, VehicleCame)
        }


def _moment(sight: Sight) -> tuple[int, str, int]:
    return sight.time, *by_number(sight.id)
