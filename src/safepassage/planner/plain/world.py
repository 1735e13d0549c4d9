"""A plain scenario as the plain search sees it: whole numbers in tables.

Sources are who waits: the parties at one place that accept the same destinations. Places are where
they may be received. A vehicle's work is ``first`` + ``carry`` + ``back`` + ``carry`` + … seconds.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

Table = NDArray[np.int64]

NEVER = 2**28
"""Stands for "not possible" in every table; the compiled engine knows it by the same value."""


@dataclass(frozen=True)
class Source:
    """Parties at one place that accept the same destinations.

    ``parties`` lists (group, kind, count), in the order in which they are taken.
    """

    place: str
    parties: tuple[tuple[str, str, int], ...]

    @property
    def demand(self) -> int:
        """Parties in all."""
        return sum(count for _, _, count in self.parties)


@dataclass(frozen=True, eq=False)
class Pace:
    """Seconds that one way of moving takes, services included.

    ``carry[source, place]``: from the begin of boarding to the end of alighting, driving directly.
    ``back[place, source]``: from there to the begin of boarding. The ``least_`` tables are what no
    vehicle can beat even by stopping for others on the way; they are the same tables where a
    vehicle takes one party at a time.
    """

    carry: Table
    back: Table
    least_carry: Table
    least_back: Table

    @cached_property
    def as_lists(self) -> tuple[list[list[int]], list[list[int]]]:
        """``carry`` and ``back`` once more, for adding up trip by trip."""
        return self.carry.tolist(), self.back.tolist()

    @cached_property
    def least_as_lists(self) -> tuple[list[list[int]], list[list[int]]]:
        """``least_carry`` and ``least_back`` once more."""
        return self.least_carry.tolist(), self.least_back.tolist()


@dataclass(frozen=True, eq=False)
class FleetClass:
    """Vehicles that are alike: same way of moving, start and availability.

    Each takes ``takes`` parties at once. ``first[source]`` is the earliest begin of boarding there;
    ``least_first`` the same, had it stopped for others on the way.
    """

    vehicles: tuple[str, ...]
    takes: int
    pace: int
    first: Table
    least_first: Table
    alternates: bool
    """Whether every stop to board is followed by one to alight, and that by one to board."""


@dataclass(frozen=True, eq=False)
class PlainWorld:
    """The tables of a plain scenario in which everybody can be received."""

    sources: tuple[Source, ...]
    places: tuple[str, ...]
    room: tuple[int, ...]
    """Parties that each place may receive; never more than there are in all."""
    paces: tuple[Pace, ...]
    classes: tuple[FleetClass, ...]

    @cached_property
    def demand(self) -> tuple[int, ...]:
        """Parties by source."""
        return tuple(source.demand for source in self.sources)

    @property
    def one_at_a_time(self) -> bool:
        """Whether every vehicle takes one party at a time: then a plan is exactly its trips."""
        return all(fleet.takes == 1 for fleet in self.classes)

    @property
    def counts_suffice(self) -> bool:
        """Whether every plan is as good as one of trips between one source and one place each.

        So it is where no vehicle can stop at two sources, or two places, running; and where
        everybody may as well alight at the next place, since all accept it and it has room.
        """
        apart = len({source.place for source in self.sources}) == len(self.sources)
        return apart and not self.tight_places and all(fleet.alternates for fleet in self.classes)

    @cached_property
    def loads(self) -> tuple[int, ...] | None:
        """Trips by source that bring everybody out; None where vehicles differ in what they take.

        The last of a source may be part empty.
        """
        takes = {fleet.takes for fleet in self.classes}
        if len(takes) > 1:
            return None
        return tuple(-(-demand // min(takes)) for demand in self.demand)

    @cached_property
    def tight_places(self) -> tuple[int, ...]:
        """The places with room for fewer parties than there are."""
        total = sum(self.demand)
        return tuple(place for place, room in enumerate(self.room) if room < total)

    def work(self, fleet: int, trips: tuple[tuple[int, int], ...], *, least: bool = False) -> int:
        """Seconds until a vehicle of the class has set down the last of these trips; 0 for none."""
        if not trips:
            return 0
        one = self.classes[fleet]
        pace = self.paces[one.pace]
        first = one.least_first if least else one.first
        carry, back = pace.least_as_lists if least else pace.as_lists
        source, place = trips[0]
        seconds = int(first[source]) + carry[source][place]
        for source, onward in trips[1:]:
            seconds += back[place][source] + carry[source][onward]
            place = onward
        return seconds


def coarsened(world: PlainWorld, grain: int) -> PlainWorld:
    """The same world in units of ``grain`` seconds, each duration rounded down."""

    def units(table: Table) -> Table:
        return np.where(table >= NEVER, NEVER, table // grain)

    return replace(
        world,
        paces=tuple(
            Pace(units(p.carry), units(p.back), units(p.least_carry), units(p.least_back))
            for p in world.paces
        ),
        classes=tuple(
            replace(fleet, first=units(fleet.first), least_first=units(fleet.least_first))
            for fleet in world.classes
        ),
    )
