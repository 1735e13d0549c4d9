"""How long a drive over the scenario's roads takes at least, in each spell of its epochs."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from safepassage.model import RoadChange, RoadPosition, Scenario
from safepassage.notices import Notice, Refused, Where
from safepassage.units import Metres, Seconds, ceil_ratio
from safepassage.verify.road_file import NoRoads, road_data
from safepassage.verify.road_search import Search, Surface


class OverRoads:
    """The drives of a scenario over its roads, asked one at a time.

    Raises :class:`~safepassage.notices.Refused` where its file of roads cannot be read, or is not
    the one that the scenario was read with: then nothing can be said of any drive.
    """

    def __init__(self, scenario: Scenario) -> None:
        roads = scenario.travel.roads
        assert roads is not None
        try:
            self._data = road_data(roads.file, roads.digest)
        except NoRoads as error:
            raise Refused((Notice("R0-ROADS", where=Where(roads.file)),)) from error
        self._scenario, self._roads = scenario, roads
        self._table = dict(roads.table)
        self._spells = sorted(scenario.travel.spells, key=lambda spell: spell.begins)
        self._searches: dict[Surface, Search] = {}

    def drive(
        self, profile: str, origin: str, destination: str, spell: int, slowest: Fraction
    ) -> tuple[Seconds, Metres] | None:
        """Seconds before the type's factors, and metres; None where there is no such drive.

        A road that will close counts only for drives that have arrived by then, however late in
        the spell they depart, and slowed by ``slowest``.
        """
        factor = self._spells[spell].factor
        last = self._spells[spell + 1].begins - 1 if spell + 1 < len(self._spells) else None
        keep_to = self._corridor(profile, origin, destination)
        for closed, until in self._as_roads_close(profile, spell):
            search = self._search(profile, spell, closed, keep_to)
            found = search.drive(origin, destination)
            if found is None:
                return None
            seconds = ceil_ratio(Fraction(found[0], 1000) * factor)
            if until is None or last is None or last + ceil_ratio(seconds * slowest) <= until:
                return Seconds(seconds), Metres(ceil_ratio(Fraction(found[1], 10)))
        return None

    def _as_roads_close(
        self, profile: str, spell: int
    ) -> Iterator[tuple[frozenset[int], int | None]]:
        """What is closed in a spell, then what is closed as well later on; until when it is so."""
        now = max(0, self._spells[spell].begins)
        closed: set[int] = set()
        ahead: list[RoadChange] = []
        for change in self._for(profile):
            if change.factor is None:
                if change.window is None or change.window.begin <= now < change.window.end:
                    closed.update(change.edges)
                elif change.window.begin > now:
                    ahead.append(change)
        ahead.sort(key=lambda change: change.window.begin if change.window else 0)
        for change in ahead:
            assert change.window is not None
            yield frozenset(closed), change.window.begin
            closed.update(change.edges)
        yield frozenset(closed), None

    def _for(self, profile: str) -> Iterator[RoadChange]:
        for change in self._roads.changes:
            if change.profile is None or change.profile == profile:
                yield change

    def _search(
        self, profile: str, spell: int, closed: frozenset[int], keep_to: frozenset[int] | None
    ) -> Search:
        now = max(0, self._spells[spell].begins)
        slow = tuple(
            (change.edges, change.factor)
            for change in self._for(profile)
            if change.factor is not None
            and (change.window is None or change.window.begin <= now < change.window.end)
        )
        night = any(night.begin <= now < night.end for night in self._roads.nights)
        surface = Surface(profile, night, closed, slow, keep_to)
        if surface not in self._searches:
            points: dict[str, tuple[RoadPosition, ...]] = {
                each.point: each.positions for each in self._roads.points if each.profile == profile
            }
            self._searches[surface] = Search(
                self._data, self._table, surface, points, self._scenario.crossings
            )
        return self._searches[surface]

    def _corridor(self, profile: str, origin: str, destination: str) -> frozenset[int] | None:
        """The edges that the drive keeps to: of its profile's corridors, else of everybody's."""
        for own in (profile, None):
            found = [
                corridor.edges
                for corridor in self._roads.corridors
                if (corridor.origin, corridor.destination, corridor.profile)
                == (origin, destination, own)
            ]
            if found:
                return frozenset(edge for edges in found for edge in edges)
        return None
