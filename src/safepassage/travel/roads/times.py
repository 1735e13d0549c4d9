"""Travel tables of a scenario over roads, for each profile and spell."""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from collections.abc import Sequence
from fractions import Fraction
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from safepassage.model import Epoch, Location, RoadMap, Route, Scenario
from safepassage.notices import Notice, Refused, Where
from safepassage.travel.roads.alternatives import Alternative, of_scenario
from safepassage.travel.roads.course import route_of
from safepassage.travel.roads.drives import NO_DRIVE, Drive, Drives, Spot
from safepassage.travel.roads.file import RoadFile, open_roads
from safepassage.travel.roads.network import Network, network_of
from safepassage.travel.roads.pace import Conditions, milliseconds
from safepassage.travel.roads.state import closings

Ints = NDArray[np.int64]

_TABLES_KEPT = 64
_kept: OrderedDict[str, tuple[Ints, Ints]] = OrderedDict()
"""Tables by what they depend on, in full: the same question is never worked out twice."""


def file_of(roads: RoadMap) -> RoadFile:
    """The file of a scenario's roads.

    Raises :class:`~safepassage.notices.Refused` where it is not the one that the scenario was read
    with.
    """
    file = open_roads(Path(roads.file))
    if roads.digest and file.digest != roads.digest:
        numbers = {"stated": file.digest[:12], "allowed": roads.digest[:12]}
        raise Refused((Notice("X-ROADS-CHANGED", where=Where(roads.file), numbers=numbers),))
    return file


@lru_cache(maxsize=8)
def network(file: RoadFile, profile: str, table: tuple[tuple[str, Fraction], ...]) -> Network:
    """The network of a profile, made once."""
    return network_of(file, profile, dict(table))


class RoadTimes:
    """The drives between points of a scenario over its roads.

    Rows and columns of tables follow ``points``. Raises :class:`~safepassage.notices.Refused` where
    the file of roads cannot be used.
    """

    def __init__(self, scenario: Scenario, roads: RoadMap, points: Sequence[str]) -> None:
        self._scenario, self._roads = scenario, roads
        self._points = tuple(points)
        self._file = file_of(roads)
        self._table = dict(roads.table)
        self._spots: dict[tuple[str, str], Spot] = {
            (each.profile, each.point): each.positions for each in roads.points
        }
        self._spells = scenario.travel.spells
        self._drives: dict[tuple[str, Conditions, tuple[int, ...] | None], Drives] = {}

    @property
    def file(self) -> RoadFile:
        """The file of roads."""
        return self._file

    def tables(self, profile: str, spell: int, factor: Fraction) -> tuple[Ints, Ints]:
        """Seconds and metres of every drive that departs in a spell; −1 where there is none.

        Seconds are before the type's own factors. ``factor`` is the greater of these: a road that
        closes is used only by drives that, slowed by it, have arrived before.
        """
        epoch = self._spells[spell]
        ends = self._spells[spell + 1].begins if spell + 1 < len(self._spells) else None
        size = len(self._points)
        seconds = np.full((size, size), NO_DRIVE, dtype=np.int64)
        metres = seconds.copy()
        open_pairs = np.ones((size, size), dtype=bool)
        for conditions, closes in closings(self._roads, profile, epoch.begins, ends):
            ms, dm = self._whole_table(profile, conditions)
            took = _times(ms, epoch.factor / 1000)
            holds = open_pairs.copy()
            if closes is not None and ends is not None:
                # The last departure of the spell is a second before it ends.
                holds &= (ms >= 0) & (_times(took, factor) + ends - 1 <= closes)
            seconds[holds] = np.where(ms < 0, NO_DRIVE, took)[holds]
            metres[holds] = np.where(dm < 0, NO_DRIVE, -(-dm // 10))[holds]
            open_pairs &= ~holds
            if not open_pairs.any():
                break
        return seconds, metres

    def drive(
        self, profile: str, origin: str, destination: str, spell: int, factor: Fraction
    ) -> Drive | None:
        """The drive that the tables speak of, with its way; None where there is none."""
        found = self.drive_and_conditions(profile, origin, destination, spell, factor)
        return found and found[0]

    def drive_and_conditions(
        self, profile: str, origin: str, destination: str, spell: int, factor: Fraction
    ) -> tuple[Drive, Conditions] | None:
        """The drive, and how the roads are taken to be while it lasts."""
        epoch = self._spells[spell]
        ends = self._spells[spell + 1].begins if spell + 1 < len(self._spells) else None
        here, there = (self._spots.get((profile, each)) for each in (origin, destination))
        if here is None or there is None:
            return None
        for conditions, closes in closings(self._roads, profile, epoch.begins, ends):
            along = self._corridor(profile, origin, destination)
            drive = self._searcher(profile, conditions, along).drive(here, there)
            if drive is None:
                return None
            took = -(-drive.milliseconds * epoch.factor // 1000)
            if closes is None or ends is None or -(-took * factor // 1) + ends - 1 <= closes:
                return drive, conditions
        return None

    def route(
        self, profile: str, origin: str, destination: str, spell: int, factor: Fraction
    ) -> Route | None:
        """The drive that the tables speak of, stretch by stretch; None where there is none."""
        found = self.drive_and_conditions(profile, origin, destination, spell, factor)
        here, there = self._location(origin), self._location(destination)
        if found is None or here is None or there is None:
            return None
        drive, conditions = found
        ms = milliseconds(self._file, profile, self._table, conditions)
        return route_of(self._file, self._network(profile), drive, ms, here, there)

    def _location(self, point: str) -> Location | None:
        known = self._scenario.places.get(point) or self._scenario.crossings.get(point)
        return known.location if known else None

    def alternatives(
        self, profile: str, origin: str, destination: str, spell: int, count: int
    ) -> tuple[Alternative, ...]:
        """At most ``count`` routes that share little, over the roads that are open in a spell."""
        epoch = self._spells[spell]
        conditions, _ = next(closings(self._roads, profile, epoch.begins, None))
        return of_scenario(
            self._scenario,
            self._file,
            self._network(profile),
            self._table,
            conditions,
            (origin, destination),
            count,
        )

    def spell_of(self, second: int) -> int:
        """The number of the spell in which a second lies."""
        begun = [k for k, spell in enumerate(self._spells) if spell.begins <= second]
        return begun[-1] if begun else 0

    @property
    def spells(self) -> tuple[Epoch, ...]:
        """The spells, by number."""
        return self._spells

    def _network(self, profile: str) -> Network:
        return network(self._file, profile, self._roads.table)

    def _corridor(self, profile: str, origin: str, destination: str) -> tuple[int, ...] | None:
        """The edges that a drive must keep to; None where no corridor holds for it."""
        for own in (profile, None):
            edges = {
                edge
                for corridor in self._roads.corridors
                if (corridor.origin, corridor.destination) == (origin, destination)
                and corridor.profile == own
                for edge in corridor.edges
            }
            if edges:
                return tuple(sorted(edges))
        return None

    def _searcher(
        self, profile: str, conditions: Conditions, keep_to: tuple[int, ...] | None = None
    ) -> Drives:
        key = (profile, conditions, keep_to)
        if key not in self._drives:
            crossings = self._scenario.crossings
            cuts = [
                spot
                for (own, point), spot in self._spots.items()
                if own == profile and point in crossings
            ]
            self._drives[key] = Drives(
                self._file, self._network(profile), self._table, conditions, cuts, keep_to
            )
        return self._drives[key]

    def _whole_table(self, profile: str, conditions: Conditions) -> tuple[Ints, Ints]:
        """Milliseconds and decimetres between all points; remembered by what it depends on."""
        key = self._key(profile, conditions)
        if key in _kept:
            _kept.move_to_end(key)
            return _kept[key]
        size = len(self._points)
        ms = np.full((size, size), NO_DRIVE, dtype=np.int64)
        dm = ms.copy()
        placed = [k for k, point in enumerate(self._points) if (profile, point) in self._spots]
        if placed:
            spots = [self._spots[profile, self._points[k]] for k in placed]
            found = self._searcher(profile, conditions).table(spots, spots)
            grid = np.ix_(placed, placed)
            ms[grid], dm[grid] = found
            self._along_corridors(profile, conditions, ms, dm)
        _kept[key] = ms, dm
        while len(_kept) > _TABLES_KEPT:
            _kept.popitem(last=False)
        return ms, dm

    def _along_corridors(self, profile: str, conditions: Conditions, ms: Ints, dm: Ints) -> None:
        index = {point: number for number, point in enumerate(self._points)}
        for corridor in self._roads.corridors:
            ends = corridor.origin, corridor.destination
            along = self._corridor(profile, *ends)
            spots = [self._spots.get((profile, end)) for end in ends]
            if along is None or None in spots or not all(end in index for end in ends):
                continue
            here, there = index[ends[0]], index[ends[1]]
            searcher = self._searcher(profile, conditions, along)
            found = searcher.table([spots[0] or ()], [spots[1] or ()])
            ms[here, there], dm[here, there] = found[0][0, 0], found[1][0, 0]

    def _key(self, profile: str, conditions: Conditions) -> str:
        roads = self._roads
        spots = [(point, self._spots.get((profile, point))) for point in self._points]
        gates = sorted(
            str(spot)
            for (own, point), spot in self._spots.items()
            if own == profile and point in self._scenario.crossings
        )
        facts = (self._file.digest, roads.table, profile, conditions, spots, gates, roads.corridors)
        return hashlib.sha256(repr(facts).encode()).hexdigest()


def _times(values: Ints, factor: Fraction) -> Ints:
    """values × factor, exactly, rounded up; less than nought stays so."""
    return -(-(values * factor.numerator) // factor.denominator)
