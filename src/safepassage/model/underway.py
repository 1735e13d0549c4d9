"""A start in the middle: where vehicles, people and room are when the scenario begins.

People listed here are over and above those that their group counts at its assembly point; all of
them are ready at the start.
"""

from __future__ import annotations

from dataclasses import dataclass

from safepassage.model.people import Needs
from safepassage.units import Metres, Seconds


@dataclass(frozen=True, slots=True)
class VehicleUnderWay:
    """A vehicle that is not simply standing at its start place.

    It is at ``point`` (a place or a crossing) from ``arrives_at`` on: 0 when it stands there
    already, later when it is on a drive that ends there. At a crossing, ``from_zone`` says which
    side it is on. ``layout`` is that of the trip under way (needed where anybody is aboard).
    ``metres`` were driven since the last refuelling, counting the drive under way.
    """

    vehicle: str
    point: str
    arrives_at: Seconds = Seconds(0)
    from_zone: str | None = None
    layout: str | None = None
    metres: Metres = Metres(0)


@dataclass(frozen=True, slots=True)
class PartiesAboard:
    """Parties that are aboard at the start. ``boarded_at`` is 0 or negative."""

    vehicle: str
    group: str
    kind: str
    count: int
    boarded_at: Seconds = Seconds(0)


@dataclass(frozen=True, slots=True)
class PartiesAtHandover:
    """Parties that wait at a handover point at the start; they take up its room."""

    place: str
    group: str
    kind: str
    count: int


@dataclass(frozen=True, slots=True)
class RoomTaken:
    """Room at a reception point that others take up for good, by need."""

    place: str
    heads: Needs


@dataclass(frozen=True, slots=True)
class UnderWay:
    """Everything that is already in motion; empty for a scenario that begins at the beginning."""

    vehicles: tuple[VehicleUnderWay, ...] = ()
    aboard: tuple[PartiesAboard, ...] = ()
    at_handover: tuple[PartiesAtHandover, ...] = ()
    room_taken: tuple[RoomTaken, ...] = ()
