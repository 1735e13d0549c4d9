"""What the rich kinds have in common: people, vehicles, and a scenario put together bit by bit."""

from __future__ import annotations

import itertools
import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from fractions import Fraction

from safepassage.model import (
    Crossing,
    Group,
    Inspection,
    Layout,
    Location,
    Name,
    Need,
    Needs,
    PartyCount,
    PartyKind,
    Place,
    Priority,
    Role,
    Room,
    Scenario,
    Travel,
    Vehicle,
    VehicleType,
    Window,
    Zone,
)
from safepassage.units import Seconds

START = datetime(2030, 1, 1, 6, tzinfo=UTC)
"""When every scenario begins: at six in the morning."""

HOUR = 3600
MINUTE = 60

KINDS = {
    kind.id: kind
    for kind in (
        *(PartyKind(f"family-{size}", Needs(seat=size)) for size in range(1, 9)),
        PartyKind("lying", Needs(stretcher=1)),
        PartyKind("lying-companion", Needs(seat=1, stretcher=1)),
        PartyKind("wheelchair", Needs(wheelchair=1)),
        PartyKind("wheelchair-companion", Needs(seat=1, wheelchair=1)),
    )
}
"""Families, one person among them, and patients alone or with a companion."""

FAMILY_SIZES = (12, 10, 14, 20, 20, 12, 8, 4)
"""Of a hundred families, how many have one head, two, and so on."""

_BOARD = Needs(3, 90, 180)
_ALIGHT = Needs(2, 60, 120)

TYPES = {
    type.id: type
    for type in (
        VehicleType(
            "bus",
            (Layout("seats", Needs(50)), Layout("wheelchairs", Needs(44, 2))),
            profile="bus",
            board_seconds=_BOARD,
            alight_seconds=_ALIGHT,
            stop_seconds=Seconds(2 * MINUTE),
            speed_kmh=Fraction(35),
        ),
        VehicleType(
            "minibus",
            (Layout("seats", Needs(18)), Layout("wheelchairs", Needs(10, 2))),
            profile="minibus",
            board_seconds=_BOARD,
            alight_seconds=_ALIGHT,
            stop_seconds=Seconds(2 * MINUTE),
            speed_kmh=Fraction(40),
        ),
        VehicleType(
            "ambulance",
            (
                Layout("two-lying", Needs(2, 0, 2)),
                Layout("one-lying", Needs(4, 0, 1)),
                Layout("one-of-each", Needs(2, 1, 1)),
            ),
            profile="ambulance",
            board_seconds=_BOARD,
            alight_seconds=_ALIGHT,
            stop_seconds=Seconds(2 * MINUTE),
            speed_kmh=Fraction(50),
            empty_factor=Fraction(9, 10),
        ),
        VehicleType(
            "patient-bus",
            (Layout("lying", Needs(8, 0, 12)), Layout("mixed", Needs(14, 4, 6))),
            profile="patient-bus",
            board_seconds=Needs(10, 60, 150),
            alight_seconds=Needs(8, 45, 120),
            stop_seconds=Seconds(4 * MINUTE),
            speed_kmh=Fraction(25),
        ),
    )
}


@dataclass
class Town:
    """A scenario in the making. Positions are kilometres east and north of the middle."""

    dice: random.Random
    id: str
    zones: dict[str, Zone] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)
    crossings: dict[str, Crossing] = field(default_factory=dict)
    groups: dict[str, Group] = field(default_factory=dict)
    types: dict[str, VehicleType] = field(default_factory=lambda: dict(TYPES))
    vehicles: dict[str, Vehicle] = field(default_factory=dict)

    def zone(self, id: str, windows: Sequence[Window] = ()) -> None:
        """A zone, open in these windows."""
        self.zones[id] = Zone(id, windows=tuple(windows))

    def place(
        self,
        id: str,
        zone: str,
        role: Role,
        at: Location,
        *,
        bays: int | None = None,
        room: Room = Room(),
        windows: Sequence[Window] = (),
    ) -> str:
        """A place with one role; its id."""
        self.places[id] = Place(
            id, zone, frozenset({role}), location=at, bays=bays, room=room, windows=tuple(windows)
        )
        return id

    def crossing(self, crossing: Crossing) -> None:
        """A crossing."""
        self.crossings[crossing.id] = crossing

    def group(self, group: Group) -> None:
        """A group, unless it has no parties."""
        if group.parties:
            self.groups[group.id] = group

    def fleet(
        self, name: str, type: str, many: int, starts: Sequence[str], places: tuple[str, ...] = ()
    ) -> None:
        """So many vehicles of a type, dealt out over their starts in turn.

        They keep to ``places``; where none is given, they go wherever they can.
        """
        for n in range(many):
            id = f"{name}-{n + 1}"
            self.vehicles[id] = Vehicle(id, type, starts[n % len(starts)], places=places)

    def scenario(self, hours: int) -> Scenario:
        """The whole of it, with so many hours until the horizon."""
        used = {vehicle.type for vehicle in self.vehicles.values()}
        met = {p.kind for group in self.groups.values() for p in group.parties}
        return Scenario(
            id=self.id,
            name=Name(ar=self.id, en=self.id),
            start=START,
            timezone="UTC",
            horizon=Seconds(hours * HOUR),
            zones=self.zones,
            places=self.places,
            crossings=self.crossings,
            kinds={id: kind for id, kind in KINDS.items() if id in met},
            groups=self.groups,
            operators={},
            types={id: type for id, type in self.types.items() if id in used},
            vehicles=self.vehicles,
            travel=Travel(detour=Fraction(7, 5)),
        )

    def heads(self, *priorities: Priority) -> Needs:
        """Everybody laid out so far, of these priorities (none given: of all), by need."""
        needs = Needs()
        for group in self.groups.values():
            if not priorities or group.priority in priorities:
                for parties in group.parties:
                    needs = needs.plus(KINDS[parties.kind].needs.times(parties.count))
        return needs


def at(dice: random.Random, east: float, north: float, spread: float = 0) -> Location:
    """A location so many kilometres from the middle, or up to ``spread`` away from there."""
    east, north = (x + dice.uniform(-spread, spread) for x in (east, north))
    return Location(round(34 + north / 111, 5), round(36 + east / 92, 5))


def shared(dice: random.Random, total: int, parts: int) -> list[int]:
    """``total`` in so many parts, each at least 1, some three times as large as others."""
    weights = [dice.uniform(1, 3) for _ in range(parts)]
    free = total - parts
    if free < 0:
        raise ValueError(f"{total} cannot be shared by {parts}")
    cuts, passed = [0], 0.0
    for weight in weights:
        passed += weight
        cuts.append(round(free * passed / sum(weights)))
    cuts[-1] = free
    return [1 + after - before for before, after in itertools.pairwise(cuts)]


def families(dice: random.Random, heads: int) -> tuple[PartyCount, ...]:
    """Families of exactly so many heads in all."""
    found: Counter[int] = Counter()
    while heads:
        size = min(heads, dice.choices(range(1, 9), FAMILY_SIZES)[0])
        found[size] += 1
        heads -= size
    return tuple(PartyCount(f"family-{size}", count) for size, count in sorted(found.items()))


def patients(dice: random.Random, lying: int, wheelchairs: int) -> tuple[PartyCount, ...]:
    """So many people on stretchers and in wheelchairs, about half of them with a companion."""
    counts = []
    for kind, many in (("lying", lying), ("wheelchair", wheelchairs)):
        accompanied = sum(dice.random() < 0.5 for _ in range(many))
        counts += [(f"{kind}-companion", accompanied), (kind, many - accompanied)]
    return tuple(PartyCount(kind, count) for kind, count in counts if count)


def beds(needs: Needs, share: float) -> Room:
    """Room for so many times these people, need by need."""
    return Room(
        by_need={need: int(share * heads) + 2 for need, heads in zip(Need, needs, strict=True)}
    )


def inspection(loaded: float, empty: float, heads: Needs = Needs()) -> Inspection:
    """Minutes for a vehicle loaded and empty, and seconds for each head."""
    return Inspection(Seconds(round(loaded * MINUTE)), Seconds(round(empty * MINUTE)), heads)


def hours(*pairs: tuple[float, float]) -> list[Window]:
    """Windows in hours after the start."""
    return [Window(Seconds(round(a * HOUR)), Seconds(round(b * HOUR))) for a, b in pairs]


def daily(opens: float, closes: float, days: int) -> list[Window]:
    """The same hours of so many days, counted from six in the morning."""
    return hours(*((24 * day + opens, 24 * day + closes) for day in range(days)))
