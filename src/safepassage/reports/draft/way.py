"""Where a draft's people come from, through what, and where they go."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from safepassage.reports.places import Found, Gazetteer, Known, find
from safepassage.reports.spelling import spelled
from safepassage.reports.statement import Kind
from safepassage.reports.told import Told

_MOVING = (Kind.VEHICLES, Kind.PEOPLE, Kind.ROUTE, Kind.STATUS, Kind.AGREEMENT, Kind.REQUEST)


@dataclass(frozen=True, slots=True)
class Point:
    """A place of the way, by the name that the reports give it, and the statement that names it."""

    found: Found
    told: Told

    @property
    def known(self) -> Known | None:
        """The place of the gazetteer; None where its name is in none."""
        return self.found.known

    @property
    def key(self) -> str:
        """The same for every spelling of the same place."""
        return self.known.id if self.known is not None else spelled(self.found.name)


@dataclass(frozen=True, slots=True)
class Way:
    """Origins, crossings, places where one may change vehicles, and goals, each named by somebody.

    ``goals`` are in the order of distance from the origins where that is known.
    """

    origins: tuple[Point, ...]
    crossings: tuple[Point, ...]
    between: tuple[Point, ...]
    goals: tuple[Point, ...]


def of_one_movement(told: Iterable[Told], gazetteer: Gazetteer) -> tuple[list[Told], list[Told]]:
    """The statements about the movement that most of them speak of, and those about others.

    Movements are told apart by where they begin: a statement belongs to another one where it names
    an origin that neither lies in the same town as the most frequent one, nor holds it.
    """
    statements = list(told)
    main = _main_origin(statements, gazetteer)
    if main is None:
        return statements, []
    kept: list[Told] = []
    others: list[Told] = []
    for one in statements:
        begins = list(_points(one.statement.origin, one, gazetteer))
        near = not begins or any(_of_one_town(point.known, main, gazetteer) for point in begins)
        (kept if near else others).append(one)
    return kept, others


def way(told: Iterable[Told], gazetteer: Gazetteer) -> Way:
    """The way of one movement, as its statements tell it."""
    moving = [one for one in told if one.statement.kind in _MOVING]
    origins: list[Point] = []
    vias: list[Point] = []
    goals: list[Point] = []
    for one in moving:
        statement = one.statement
        origins += _points(statement.origin, one, gazetteer)
        goals += _points(statement.destination, one, gazetteer)
        for name in statement.via:
            vias += _points(name, one, gazetteer)
        vias += (p for p in _points(statement.at, one, gazetteer) if p.found.is_crossing)
    if not all(point.found.is_crossing for point in origins):
        # "Left the crossing": where they come from, somebody else says.
        vias += (point for point in origins if point.found.is_crossing)
        origins = [point for point in origins if not point.found.is_crossing]
    origins = _narrowed(_trusted(_distinct(origins), moving, gazetteer), gazetteer)
    taken = {point.key for point in origins}
    controlled = (point for point in _distinct([*vias, *goals]) if point.found.is_crossing)
    crossings = [point for point in controlled if point.key not in taken]
    taken |= {point.key for point in crossings}
    goals = _narrowed(_trusted(_distinct(goals), moving, gazetteer), gazetteer)
    goals = [point for point in goals if point.key not in taken]
    goals = [point for point in goals if not _nested(point, origins, gazetteer)]
    taken |= {point.key for point in goals}
    between = [point for point in _distinct(vias) if point.key not in taken]
    between = [point for point in between if not _nested(point, origins, gazetteer)]
    return Way(tuple(origins), tuple(crossings), tuple(between), tuple(goals))


def unused(told: Iterable[Told], gazetteer: Gazetteer, route: Way) -> dict[str, Told]:
    """Names of ends of ways that the way leaves out, since no gazetteer knows them."""
    on_it = (*route.origins, *route.crossings, *route.between, *route.goals)
    keys = {point.key for point in on_it}
    found: dict[str, Told] = {}
    for one in told:
        for name in (one.statement.origin, one.statement.destination):
            for point in _points(name, one, gazetteer):
                if point.known is None and point.key not in keys and one.statement.kind in _MOVING:
                    found.setdefault(point.found.name, one)
    return found


def _main_origin(told: Iterable[Told], gazetteer: Gazetteer) -> Known | None:
    """The known place that most statements name as an origin; of equals, the first."""
    counted: Counter[Known] = Counter()
    for one in told:
        for point in _points(one.statement.origin, one, gazetteer):
            if point.known is not None:
                counted[point.known] += 1
    return counted.most_common(1)[0][0] if counted else None


_WIDE = ("country", "governorate", "region")
"""What lies in one of these is not yet in one town."""


def _of_one_town(place: Known | None, main: Known, gazetteer: Gazetteer) -> bool:
    if place is None or gazetteer.contains(place, main) or gazetteer.contains(main, place):
        return True
    mine = {one for one in gazetteer.around(place) if one.kind not in _WIDE}
    return not mine.isdisjoint(gazetteer.around(main))


def _points(name: str | None, told: Told, gazetteer: Gazetteer) -> Iterator[Point]:
    if name:
        for found in find(name, gazetteer):
            yield Point(found, told)


def _distinct(points: Iterable[Point]) -> list[Point]:
    """One for each place, as first named; names found whole go before those found in part."""
    found: dict[str, Point] = {}
    for point in points:
        held = found.get(point.key)
        if held is None or (point.found.exact and not held.found.exact):
            found[point.key] = point
    return list(found.values())


def _narrowed(points: list[Point], gazetteer: Gazetteer) -> list[Point]:
    """Without places that others of them lie in: of a city and its quarter, the quarter."""
    return [
        point
        for point in points
        if not any(
            other is not point
            and point.known is not None
            and other.known is not None
            and other.known != point.known
            and gazetteer.contains(point.known, other.known)
            for other in points
        )
    ]


def _trusted(points: list[Point], moving: Iterable[Told], gazetteer: Gazetteer) -> list[Point]:
    """Without names that no gazetteer knows and no count speaks of, where there are others.

    Words that are no places look like unknown ones. What people or vehicles were counted at is one.
    """
    counted: set[str] = set()
    for one in moving:
        statement = one.statement
        passengers = statement.kind in (Kind.VEHICLES, Kind.PEOPLE) and statement.what != "killed"
        if passengers and statement.value is not None:
            for name in (statement.origin, statement.destination):
                counted |= {point.key for point in _points(name, one, gazetteer)}
    kept = [point for point in points if point.known is not None or point.key in counted]
    return kept or points


def _nested(point: Point, others: Iterable[Point], gazetteer: Gazetteer) -> bool:
    """Whether the point lies in one of the others, or one of them in it."""
    return any(
        gazetteer.contains(one.known, point.known) or gazetteer.contains(point.known, one.known)
        for one in others
        if point.known is not None and one.known is not None
    )
