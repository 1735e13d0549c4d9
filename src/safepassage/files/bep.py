"""Instances of the bus evacuation problem (Bish, 2011), as published by Loyola and others.

The format, and what an instance means as a scenario, stand in ``docs/formats/bep.md``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import NoReturn

from safepassage.files.refusal import refusal
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
from safepassage.notices import Notice, Refused, Where
from safepassage.units import Metres, Seconds

START = datetime(2000, 1, 1, tzinfo=UTC)
"""Instances have no calendar; converted scenarios begin with this instant."""

_HOUR = 3600
_MOST_POINTS = 10_000
_MOST_BUSES = 100_000
_MOST_AMOUNT = 10**9


@dataclass(frozen=True, slots=True)
class Instance:
    """What a file says: numbers of depots, sites and shelters stand in their order."""

    capacity: int
    buses: tuple[int, ...]
    demand: tuple[int, ...]
    room: tuple[int, ...]
    from_depot: tuple[tuple[int, ...], ...]
    """Distances from each depot to each site."""
    to_shelter: tuple[tuple[int, ...], ...]
    """Distances between each site and each shelter, both ways."""


def read_bep(file: Path) -> Scenario:
    """The scenario that an instance of the bus evacuation problem means.

    Its clearance time in seconds is the instance's published objective. Raises
    :class:`safepassage.notices.Refused` where the file is no such instance.
    """
    return _scenario(file.stem, _instance(_Numbers(file)))


# Reading -----------------------------------------------------------------------------------------


class _Numbers:
    """The numbers of a file one by one; what they stand for is told to whoever reads a refusal."""

    def __init__(self, file: Path) -> None:
        self.file = file.name
        self.row = 1
        try:
            text = file.read_bytes().decode("utf-8-sig")
        except OSError as error:
            self.refuse("F-BEP-FILE", None, reason=refusal(error))
        except UnicodeDecodeError:
            self.refuse("F-BEP-TEXT", None)
        self._words = self._split(text)

    def _split(self, text: str) -> Iterator[str]:
        for row, line in enumerate(text.splitlines(), 1):
            for word in line.split():
                self.row = row
                yield word

    def refuse(self, code: str, row: int | None, **numbers: int | str) -> NoReturn:
        """Give up: after one wrong number, nobody knows what the others stand for."""
        raise Refused((Notice(code, where=Where(file=self.file, row=row), numbers=numbers),))

    def take(self, stands_for: str, least: int = 0, most: int = _MOST_AMOUNT) -> int:
        """The next number; ``stands_for`` chooses the words of a refusal."""
        word = next(self._words, None)
        if word is None:
            self.refuse("F-BEP-SHORT", self.row, wanted=stands_for)
        shown = word[:20]
        if not (word.isascii() and word.isdigit()):
            self.refuse("F-BEP-NUMBER", self.row, wanted=stands_for, found=shown)
        if len(word) > 15 or not least <= int(word) <= most:
            self.refuse(
                "F-BEP-RANGE",
                self.row,
                wanted=stands_for,
                found=shown,
                least=str(least),
                most=str(most),
            )
        return int(word)

    def counts(self, stands_for: str, total: int | None, many: int, most: int) -> tuple[int, ...]:
        """``many`` numbers that add up to ``total``."""
        found = tuple(self.take(stands_for, most=most) for _ in range(many))
        if total is not None and sum(found) != total:
            self.refuse(
                "F-BEP-TOTAL", self.row, wanted=stands_for, total=str(total), sum=str(sum(found))
            )
        return found

    def distances(self, origins: int, destinations: int) -> tuple[tuple[int, ...], ...]:
        """A line for each origin: its number, and the distance to each destination."""
        table = []
        for origin in range(1, origins + 1):
            number = self.take("line")
            if number != origin:
                self.refuse("F-BEP-ORDER", self.row, wanted=str(origin), found=str(number))
            table.append(tuple(self.take("distance") for _ in range(destinations)))
        return tuple(table)

    def end(self) -> None:
        """Refuse a file that goes on."""
        word = next(self._words, None)
        if word is not None:
            self.refuse("F-BEP-LONG", self.row, found=word[:20])


def _instance(numbers: _Numbers) -> Instance:
    fleet = numbers.take("buses", least=1, most=_MOST_BUSES)
    capacity = numbers.take("capacity", least=1)
    depots = numbers.take("depots", least=1, most=_MOST_POINTS)
    buses = numbers.counts("buses", fleet, depots, _MOST_BUSES)
    sites = numbers.take("sites", least=1, most=_MOST_POINTS)
    people = numbers.take("demand")
    demand = numbers.counts("demand", people, sites, _MOST_AMOUNT)
    shelters = numbers.take("shelters", least=1, most=_MOST_POINTS)
    places = numbers.take("room")
    room = numbers.counts("room", places, shelters, _MOST_AMOUNT)
    from_depot = numbers.distances(depots, sites)
    to_shelter = numbers.distances(sites, shelters)
    numbers.end()
    return Instance(capacity, buses, demand, room, from_depot, to_shelter)


# Converting --------------------------------------------------------------------------------------


def _scenario(name: str, instance: Instance) -> Scenario:
    depots = [f"depot-{n}" for n in range(1, len(instance.buses) + 1)]
    sites = [f"site-{n}" for n in range(1, len(instance.demand) + 1)]
    shelters = [f"shelter-{n}" for n in range(1, len(instance.room) + 1)]
    places = [
        *(Place(id, "all", frozenset({Role.DEPOT})) for id in depots),
        *(Place(id, "all", frozenset({Role.ASSEMBLY})) for id in sites),
        *(
            Place(id, "all", frozenset({Role.RECEPTION}), room=Room(heads))
            for id, heads in zip(shelters, instance.room, strict=True)
        ),
    ]
    starts = [depot for depot, n in zip(depots, instance.buses, strict=True) for _ in range(n)]
    buses = [Vehicle(f"bus-{n}", "bus", start) for n, start in enumerate(starts, 1)]
    groups = [
        group
        for pair in zip(sites, instance.demand, strict=True)
        for group in _group(*pair, instance.capacity)
    ]
    id = "-".join("".join(c if c.isprintable() else " " for c in name).split()) or "bep"
    return Scenario(
        id=id,
        name=Name(ar=id, en=id),
        start=START,
        timezone="UTC",
        horizon=_horizon(instance),
        zones={"all": Zone("all")},
        places={place.id: place for place in places},
        crossings={},
        kinds={kind.id: kind for kind in _kinds(instance)},
        groups={group.id: group for group in groups},
        operators={},
        types={
            "bus": VehicleType(
                "bus", layouts=(Layout("seats", Needs(seat=instance.capacity)),), profile="bus"
            )
        },
        vehicles={bus.id: bus for bus in buses},
        travel=Travel(legs=tuple(_legs(depots, sites, shelters, instance))),
    )


def _kinds(instance: Instance) -> Iterator[PartyKind]:
    """A busload travels as one party; so does what is left of a site that fills no bus."""
    sizes = {instance.capacity} if any(n >= instance.capacity for n in instance.demand) else set()
    sizes |= {n % instance.capacity for n in instance.demand} - {0}
    for size in sorted(sizes, reverse=True):
        yield PartyKind(_kind(size), Needs(seat=size))


def _kind(size: int) -> str:
    return f"load-of-{size}"


def _group(site: str, demand: int, capacity: int) -> Iterator[Group]:
    """The people of a site in busloads; no group where nobody waits."""
    loads, rest = divmod(demand, capacity)
    parties = []
    if loads:
        parties.append(PartyCount(_kind(capacity), loads))
    if rest:
        parties.append(PartyCount(_kind(rest), 1))
    if parties:
        yield Group(site, site, tuple(parties))


def _legs(
    depots: list[str], sites: list[str], shelters: list[str], instance: Instance
) -> Iterator[Leg]:
    for depot, row in zip(depots, instance.from_depot, strict=True):
        for site, distance in zip(sites, row, strict=True):
            yield Leg(depot, site, Seconds(distance), Metres(distance))
    for site, row in zip(sites, instance.to_shelter, strict=True):
        for shelter, distance in zip(shelters, row, strict=True):
            yield Leg(site, shelter, Seconds(distance), Metres(distance))
            yield Leg(shelter, site, Seconds(distance), Metres(distance))


def _horizon(instance: Instance) -> Seconds:
    """Whole hours in which one bus alone could bring everybody the longest way: it never binds."""
    loads = sum(-(-demand // instance.capacity) for demand in instance.demand)
    first = max(map(max, instance.from_depot))
    longest = max(map(max, instance.to_shelter))
    return Seconds(((first + 2 * loads * longest) // _HOUR + 1) * _HOUR)
