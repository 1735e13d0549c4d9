"""What the tables of an instance say, for one of its scenarios, in whole seconds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from safepassage.units import Metres, Seconds, ceil_ratio

Distances = Mapping[tuple[str, str], Fraction]
"""Nautical miles from dock to dock."""

_METRES_OF_MILE = 1852


@dataclass(frozen=True, slots=True)
class Vessel:
    """One vessel; ``docks`` are those that it can use, speeds are in knots.

    ``loading`` is what each call takes, to board as well as to land, however many people.
    """

    name: str
    kind: str
    start: str
    capacity: int
    loaded_knots: Fraction
    empty_knots: Fraction
    loading: Seconds
    available: Seconds
    docks: frozenset[str]

    def alike(self) -> tuple[object, ...]:
        """Equal for vessels that can do the same, wherever they lie at first and from when on."""
        return (
            self.kind.casefold(),
            self.capacity,
            self.loaded_knots,
            self.empty_knots,
            self.loading,
            self.docks,
        )


@dataclass(frozen=True, slots=True)
class Instance:
    """``demand`` counts those who need a vessel; nobody waits at a location not named in it."""

    vessels: tuple[Vessel, ...]
    location_of: Mapping[str, str]
    """The location of each island dock."""
    mainland: tuple[str, ...]
    """The mainland docks."""
    demand: Mapping[str, int]
    first: Distances
    """From the docks where vessels lie at first to island docks."""
    out: Distances
    """From mainland docks to island docks."""
    back: Distances
    """From island docks to mainland docks."""


def sailing(miles: Fraction, knots: Fraction) -> Seconds:
    """How long a vessel sails, rounded up to whole seconds."""
    return Seconds(ceil_ratio(miles * 3600 / knots))


def metres(miles: Fraction) -> Metres:
    """The distance, rounded up to whole metres."""
    return Metres(ceil_ratio(miles * _METRES_OF_MILE))
