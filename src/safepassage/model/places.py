"""Where things happen: zones, places with roles, and the crossings between zones."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from safepassage.model.people import Need, Needs
from safepassage.model.words import Name, Window
from safepassage.units import Seconds


class Role(StrEnum):
    """What a place may be used for; a place may have several roles."""

    ASSEMBLY = "assembly"
    RECEPTION = "reception"
    HANDOVER = "handover"
    HOSPITAL = "hospital"
    DEPOT = "depot"


@dataclass(frozen=True, slots=True)
class Zone:
    """An area under one authority or hazard. Without windows it may be entered at any time."""

    id: str
    name: Name = Name()
    windows: tuple[Window, ...] = ()


@dataclass(frozen=True, slots=True)
class Room:
    """What a reception point can hold at once: heads in all, or by need, or both.

    ``heads`` None means that no total is set. ``by_need`` None means that only the total counts;
    where it is given, a need not named in it has no room.
    """

    heads: int | None = None
    by_need: Mapping[Need, int] | None = None


@dataclass(frozen=True, slots=True)
class Location:
    """WGS 84 degrees."""

    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class Place:
    """A point in one zone.

    ``bays`` vehicles can load or unload at once (None: as many as come). ``holds`` vehicles can be
    there at once, in bays or waiting (None: no limit). ``refuel_seconds`` is set at a depot that
    refuels: how long that takes.
    """

    id: str
    zone: str
    roles: frozenset[Role]
    name: Name = Name()
    location: Location | None = None
    bays: int | None = None
    windows: tuple[Window, ...] = ()
    room: Room = Room()
    holds: int | None = None
    refuel_seconds: Seconds | None = None

    @property
    def boards(self) -> bool:
        """Whether people may board here."""
        return Role.ASSEMBLY in self.roles or Role.HANDOVER in self.roles

    @property
    def receives(self) -> bool:
        """Whether a group's way may end here."""
        return Role.RECEPTION in self.roles or Role.HOSPITAL in self.roles


@dataclass(frozen=True, slots=True)
class Inspection:
    """What passing a crossing takes in one direction: per vehicle, and more per head aboard."""

    loaded_seconds: Seconds = Seconds(0)
    empty_seconds: Seconds = Seconds(0)
    per_head_seconds: Needs = Needs()
    """Seconds for each head aboard, by need."""


class ConvoyScope(StrEnum):
    """Which vehicles a convoy rule holds for."""

    LOADED = "loaded"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class ConvoyRule:
    """Vehicles pass only in convoys of ``min_vehicles`` to ``max_vehicles``.

    ``headway`` seconds at least from the first begin of one convoy to the first begin of the next
    in the same direction. Each convoy has one of ``escorts`` escorts (None: no limit), which serve
    both directions and are busy for ``turnaround`` seconds from the convoy's first begin. The last
    convoy of a direction may be smaller than ``min_vehicles``.
    """

    min_vehicles: int
    max_vehicles: int
    headway: Seconds = Seconds(0)
    escorts: int | None = None
    turnaround: Seconds = Seconds(0)
    holds_for: ConvoyScope = ConvoyScope.LOADED


@dataclass(frozen=True, slots=True)
class Crossing:
    """The only way between the two ``zones``; it lies in neither.

    ``onward`` is the inspection from the first zone to the second, ``back`` from the second to the
    first. ``lanes`` work in parallel: for both directions together where ``lanes_shared``, else so
    many for each direction. None lanes: as many as come.
    """

    id: str
    zones: tuple[str, str]
    name: Name = Name()
    location: Location | None = None
    lanes: int | None = 1
    lanes_shared: bool = False
    onward: Inspection = Inspection()
    back: Inspection = Inspection()
    windows: tuple[Window, ...] = ()
    convoys: ConvoyRule | None = None

    def inspection(self, from_zone: str) -> Inspection:
        """The inspection of a vehicle that comes out of ``from_zone``."""
        return self.onward if from_zone == self.zones[0] else self.back

    def far_side(self, from_zone: str) -> str:
        """The zone that a vehicle coming out of ``from_zone`` enters."""
        return self.zones[1] if from_zone == self.zones[0] else self.zones[0]
