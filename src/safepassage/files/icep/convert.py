"""An instance of the isolated community evacuation problem as a scenario."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from safepassage.files.icep.docks import Ways, ways
from safepassage.files.icep.instance import Instance, Vessel
from safepassage.files.icep.read import read_instance
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
    Scenario,
    Travel,
    Vehicle,
    VehicleType,
    Zone,
)
from safepassage.units import Seconds

START = datetime(2000, 1, 1, tzinfo=UTC)
"""Instances have no calendar; converted scenarios begin with this instant."""

_ZONE = "all"
_PERSON = "person"
_HOUR = 3600


def read_icep(directory: Path, scenario_name: str) -> Scenario:
    """The scenario that one scenario of an instance in ``directory`` means.

    ``scenario_name`` is that of a scenario, of a demand where the instance has one scenario, or
    ``scenario/demand``. Its clearance time in seconds is the instance's objective. Raises
    :class:`safepassage.notices.Refused` with everything that is wrong with the tables.
    """
    instance = read_instance(directory, scenario_name)
    folder = "".join(c if c.isprintable() else " " for c in directory.resolve().name)
    name = f"{folder} {scenario_name}".strip()
    return _Conversion(instance).scenario(name)


class _Ids:
    """Ids made of names: lower case, no blanks, none given twice."""

    def __init__(self) -> None:
        self._given: dict[tuple[str, str], str] = {}

    def of(self, what: str, name: str) -> str:
        """The id of ``name`` among all things of the kind ``what``; the same each time."""
        if (what, name) not in self._given:
            plain = _id(name) or what
            plain = f"start-{plain}" if what == "start" else plain
            taken = set(self._given.values())
            id, number = plain, 2
            while id in taken:
                id, number = f"{plain}-{number}", number + 1
            self._given[what, name] = id
        return self._given[what, name]


def _id(name: str) -> str:
    """``name`` as an id: letters and digits, joined by hyphens."""
    words = "".join(letter if letter.isalnum() else " " for letter in name.lower())
    return "-".join(words.split())


class _Conversion:
    """The parts of a scenario, made from an instance."""

    def __init__(self, instance: Instance) -> None:
        self.instance = instance
        self.ids = _Ids()
        self.types: dict[tuple[object, ...], VehicleType] = {}
        """By what vessels that are alike have in common."""
        self.ways: dict[str, dict[str, Ways]] = {}
        """By profile and location."""
        alike: dict[tuple[object, ...], list[Vessel]] = {}
        for vessel in instance.vessels:
            alike.setdefault(vessel.alike(), []).append(vessel)
        for vessels in alike.values():
            self._add_type(vessels)

    def _add_type(self, vessels: list[Vessel]) -> None:
        """One type for vessels that are alike; a name that several types have gets a number."""
        kind = vessels[0].kind or vessels[0].name
        before = (
            sum(key[0] == vessels[0].alike()[0] for key in self.types) if vessels[0].kind else 0
        )
        name = f"{kind} {before + 1}" if before else kind
        id = self.ids.of("type", name)
        self.types[vessels[0].alike()] = VehicleType(
            id,
            layouts=(Layout("all", Needs(seat=vessels[0].capacity)),),
            profile=id,
            name=_name(name),
            stop_seconds=vessels[0].loading,
        )
        self.ways[id] = ways(vessels, self.instance)

    def scenario(self, name: str) -> Scenario:
        places = {place.id: place for place in self._places()}
        groups = [
            Group(id, id, (PartyCount(_PERSON, people),), name=_name(location))
            for location, people in self.instance.demand.items()
            if people > 0
            for id in [self.ids.of("island", location)]
        ]
        vehicles = [self._vehicle(vessel) for vessel in self.instance.vessels]
        return Scenario(
            id=_id(name) or "icep",
            name=Name(ar=name, en=name),
            start=START,
            timezone="UTC",
            horizon=self._horizon(),
            zones={_ZONE: Zone(_ZONE)},
            places=places,
            crossings={},
            kinds={_PERSON: PartyKind(_PERSON, Needs(seat=1))},
            groups={group.id: group for group in groups},
            operators={},
            types={type.id: type for type in self.types.values()},
            vehicles={vehicle.id: vehicle for vehicle in vehicles},
            travel=Travel(legs=tuple(self._legs())),
        )

    def _places(self) -> Iterator[Place]:
        """The docks where vessels lie at first, the locations where people wait, the mainland."""
        for dock in dict.fromkeys(vessel.start for vessel in self.instance.vessels):
            yield self._place("start", dock, Role.DEPOT)
        for location, people in self.instance.demand.items():
            if people > 0:
                yield self._place("island", location, Role.ASSEMBLY)
        landed_at = {
            dock for there in self.ways.values() for ways in there.values() for dock in ways.back
        }
        for dock in self.instance.mainland:
            if dock in landed_at:
                yield self._place("mainland", dock, Role.RECEPTION)

    def _place(self, what: str, name: str, role: Role) -> Place:
        return Place(self.ids.of(what, name), _ZONE, frozenset({role}), name=_name(name))

    def _vehicle(self, vessel: Vessel) -> Vehicle:
        type = self.types[vessel.alike()]
        permitted = [self.ids.of("start", vessel.start)]
        for location, there in self.ways[type.id].items():
            permitted.append(self.ids.of("island", location))
            permitted += [self.ids.of("mainland", dock) for dock in there.back]
        return Vehicle(
            self.ids.of("vessel", vessel.name),
            type.id,
            permitted[0],
            name=_name(vessel.name),
            places=tuple(dict.fromkeys(permitted)),
            available_at=vessel.available,
        )

    def _legs(self) -> Iterator[Leg]:
        for profile, there in self.ways.items():
            for location, found in there.items():
                here = self.ids.of("island", location)
                for dock, way in found.first.items():
                    yield Leg(self.ids.of("start", dock), here, *way, profile)
                for dock, way in found.out.items():
                    yield Leg(self.ids.of("mainland", dock), here, *way, profile)
                for dock, way in found.back.items():
                    yield Leg(here, self.ids.of("mainland", dock), *way, profile)

    def _horizon(self) -> Seconds:
        """Whole hours in which one vessel after the other could bring everybody the longest way."""
        last = max(vessel.available for vessel in self.instance.vessels)
        for location, people in self.instance.demand.items():
            needed = [
                -(-people // type.layouts[0].places.seat)
                * (2 * type.stop_seconds + _longest(self.ways[type.id][location]))
                for type in self.types.values()
                if location in self.ways[type.id]
            ]
            last = Seconds(last + min(needed, default=0))
        return Seconds((last // _HOUR + 1) * _HOUR)


def _longest(ways: Ways) -> int:
    """The longest round trip to a location."""
    out = max((seconds for seconds, _ in (*ways.first.values(), *ways.out.values())), default=0)
    return out + max((seconds for seconds, _ in ways.back.values()), default=0)


def _name(name: str) -> Name:
    """A name from the tables, which have it in one language only."""
    return Name(ar=name, en=name)
