"""Where each vehicle was last seen, and which crossings are open, by the latest that was said."""

from __future__ import annotations

from bisect import insort
from typing import NamedTuple, get_args

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

_OF_VEHICLE: frozenset[type] = frozenset(get_args(OfVehicle))
_OF_CROSSING: frozenset[type] = frozenset(get_args(OfCrossing))


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
        self._came: dict[str, list[Sight]] = {}
        self._changed: set[str] = set()
        self._whereabouts: dict[str, str] = {}

    def count(self, fact: Fact, time: int, id_: str, sign: int) -> None:
        """Notes a fact, if it is about a vehicle or a crossing; ``sign`` -1 takes it back."""
        kind = type(fact)
        if kind in _OF_VEHICLE:
            assert isinstance(fact, OfVehicle)
            sight = Sight(time, id_, fact)
            _note(self._vehicles, fact.vehicle, sight, sign)
            if kind is VehicleCame:
                _note(self._came, fact.vehicle, sight, sign)
            self._changed.add(fact.vehicle)
        elif kind in _OF_CROSSING:
            assert isinstance(fact, OfCrossing)
            _note(self._crossings, fact.crossing, Sight(time, id_, fact), sign)

    def vehicles(self) -> dict[str, Sight]:
        """The latest of each vehicle of which anything was said."""
        return {name: sights[-1] for name, sights in sorted(self._vehicles.items()) if sights}

    def whereabouts(self) -> dict[str, str]:
        """The latest of each vehicle as one word for machines, without those that went."""
        known, is_new = self._whereabouts, False
        for name in self._changed:
            sights = self._vehicles[name]
            if sights and not isinstance(sights[-1].fact, VehicleWent):
                is_new = is_new or name not in known
                known[name] = _whereabouts(sights[-1])
            else:
                known.pop(name, None)
        self._changed.clear()
        if is_new:
            self._whereabouts = known = dict(sorted(known.items()))
        return dict(known)

    def of_vehicle(self, vehicle: str) -> tuple[Sight, ...]:
        """Everything that was said of a vehicle, the earliest first."""
        return tuple(self._vehicles.get(vehicle, ()))

    def crossings(self) -> dict[str, Sight]:
        """The latest of each crossing of which anything was said."""
        return {name: sights[-1] for name, sights in sorted(self._crossings.items()) if sights}

    def types(self) -> dict[str, str]:
        """The type of each vehicle that came, by the latest that was said."""
        found = ((name, self.type_of(name)) for name in sorted(self._came))
        return {name: type_ for name, type_ in found if type_ is not None}

    def type_of(self, vehicle: str) -> str | None:
        """The type of a vehicle that came, by the latest that was said; None where none did."""
        came = self._came.get(vehicle)
        if not came:
            return None
        fact = came[-1].fact
        assert isinstance(fact, VehicleCame)
        return fact.type


def _note(sights: dict[str, list[Sight]], name: str, sight: Sight, sign: int) -> None:
    of_name = sights.setdefault(name, [])
    if sign < 0:
        of_name.remove(sight)
    elif not of_name or _moment(of_name[-1]) < _moment(sight):
        of_name.append(sight)
    else:
        insort(of_name, sight, key=_moment)


def _whereabouts(sight: Sight) -> str:
    """What happened, and where."""
    fact = sight.fact
    where = getattr(fact, "toward", None) or getattr(fact, "crossing", None)
    return f"{fact.__struct_config__.tag}:{where or getattr(fact, 'place', None) or ''}"


def _moment(sight: Sight) -> tuple[int, str, int]:
    return sight.time, *by_number(sight.id)
