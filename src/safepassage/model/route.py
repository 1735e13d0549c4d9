"""A way along roads, stretch by stretch, as a driver meets it."""

from __future__ import annotations

from dataclasses import dataclass

from safepassage.model.places import Location
from safepassage.model.words import Name
from safepassage.units import Metres, Seconds


@dataclass(frozen=True, slots=True)
class Branch:
    """Another way that a vehicle could take at a junction.

    ``bearing`` is the direction in which it leaves the junction, in whole degrees clockwise from
    north; ``road`` is its class, in the words of OpenStreetMap (``residential``).
    """

    bearing: int
    road: str = ""
    name: Name = Name()


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of road from junction to junction, or several alike.

    ``points`` are at least two, in the order of driving; the first is the last of the stretch
    before. ``road`` is its class in the words of OpenStreetMap, or ``ferry``; ``ref`` its number.
    ``others`` are the ways out of the junction at its end, apart from the next stretch of the route
    and from the way back.
    """

    points: tuple[Location, ...]
    seconds: Seconds
    metres: Metres
    road: str = ""
    name: Name = Name()
    ref: str = ""
    roundabout: bool = False
    ferry: bool = False
    bridge: bool = False
    tunnel: bool = False
    others: tuple[Branch, ...] = ()


@dataclass(frozen=True, slots=True)
class Route:
    """A way from one place to another.

    ``origin`` and ``destination`` are where the places are, which may lie beside the road; no
    stretches: both are at the same point of it.
    """

    origin: Location
    destination: Location
    stretches: tuple[Stretch, ...] = ()

    @property
    def seconds(self) -> Seconds:
        """How long it takes, unloaded."""
        return Seconds(sum(stretch.seconds for stretch in self.stretches))

    @property
    def metres(self) -> Metres:
        """How long it is."""
        return Metres(sum(stretch.metres for stretch in self.stretches))

    @property
    def points(self) -> tuple[Location, ...]:
        """Its line, each point once."""
        found: list[Location] = []
        for stretch in self.stretches:
            found += [point for point in stretch.points if not found or point != found[-1]]
        return tuple(found)
