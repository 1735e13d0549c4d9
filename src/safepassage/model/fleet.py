"""What moves them: operators, vehicle types with layouts, vehicles."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from safepassage.model.people import Needs
from safepassage.model.words import Name, Window
from safepassage.units import Metres, Seconds


@dataclass(frozen=True, slots=True)
class Operator:
    """Who runs vehicles."""

    id: str
    name: Name = Name()


@dataclass(frozen=True, slots=True)
class Layout:
    """One arrangement of places in a vehicle. A trip has one layout from begin to end."""

    id: str
    places: Needs


@dataclass(frozen=True, slots=True)
class VehicleType:
    """Vehicles that are alike.

    A stop's service takes ``stop_seconds`` + ``alight_seconds`` for each head that alights +
    ``board_seconds`` for each head that boards, by need. ``speed_kmh`` is the speed of travel by
    straight line; travel times given by table are found under ``profile``. The factors divide the
    speed (1.25 makes every drive a quarter longer, rounded up to whole seconds). ``range_metres``
    can be driven between refuellings (None: no limit).
    """

    id: str
    layouts: tuple[Layout, ...]
    profile: str
    name: Name = Name()
    board_seconds: Needs = Needs()
    alight_seconds: Needs = Needs()
    stop_seconds: Seconds = Seconds(0)
    speed_kmh: Fraction | None = None
    loaded_factor: Fraction = Fraction(1)
    empty_factor: Fraction = Fraction(1)
    range_metres: Metres | None = None


@dataclass(frozen=True, slots=True)
class Vehicle:
    """One vehicle, standing at ``start`` from ``available_at`` on.

    Empty ``zones`` or ``places`` mean that it may use all of them; where both are given, both hold.
    ``places`` limits places, not crossings. Empty ``crew_hours`` mean always. ``end`` names the
    depot where its run must end, by the horizon.
    """

    id: str
    type: str
    start: str
    operator: str = ""
    name: Name = Name()
    zones: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    available_at: Seconds = Seconds(0)
    crew_hours: tuple[Window, ...] = ()
    end: str | None = None
