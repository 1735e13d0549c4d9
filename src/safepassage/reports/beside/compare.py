"""Statements about the same movement brought together, and whether they can all be true.

Two statements are about the same where kind and what they count are the same and nothing that both
of them say of place, day and scope differs. What is not said fits everything: therefore the
statements that say most are laid out first, and each of the others goes to the first with which it
fits in every respect.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from math import inf

from safepassage.reports.beside.days import Day, day_of
from safepassage.reports.places import Gazetteer, Known, find
from safepassage.reports.sources import Graded, Sources
from safepassage.reports.statement import Bound, Kind, Scope, Statement, Status
from safepassage.reports.told import Told

_ABOUT = 0.1
"""So far a figure said to be rough ("about", "nearly") reaches to either side of itself."""

_AHEAD = (Status.PLANNED, Status.AGREED, Status.PREPARING)


class Verdict(StrEnum):
    """What may be said of several figures for the same."""

    ALONE = "alone"
    """One source only."""
    AGREE = "agree"
    """There is a number that fits all of them."""
    DIFFER = "differ"
    """There is none: at least one of them is wrong, or about something else."""


@dataclass(frozen=True, slots=True)
class Teller:
    """Who says what: the statement in its report, its source by whatever spelling, its grade."""

    told: Told
    source: Graded
    day: Day


@dataclass(frozen=True, slots=True)
class Compared:
    """Everything said of one thing counted in one movement, the best graded first."""

    kind: Kind
    what: str | None
    scope: Scope | None
    tellers: tuple[Teller, ...]
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class _About:
    """What a statement is about, as far as it says so."""

    teller: Teller
    origin: frozenset[Known]
    goal: frozenset[Known]
    names: tuple[str | None, str | None]

    @property
    def said(self) -> int:
        """In how many respects."""
        statement = self.teller.told.statement
        respects = (*self.names, statement.scope, self.teller.day.date)
        return sum(respect is not None for respect in respects)


def compare(told: Iterable[Told], gazetteer: Gazetteer, sources: Sources) -> tuple[Compared, ...]:
    """Figures about the same side by side, in the order in which they are first told."""
    abouts = [
        _about(one, gazetteer, sources)
        for one in told
        if one.statement.value is not None
        and one.statement.kind in (Kind.VEHICLES, Kind.PEOPLE, Kind.INCIDENT)
    ]
    order = {id(about): number for number, about in enumerate(abouts)}
    groups: list[list[_About]] = []
    alike: dict[tuple[Kind, str | None], list[list[_About]]] = {}
    for about in sorted(abouts, key=lambda about: -about.said):
        statement = about.teller.told.statement
        rivals = alike.setdefault((statement.kind, statement.what), [])
        for group in rivals:
            if all(_same(about, other, gazetteer) for other in group):
                group.append(about)
                break
        else:
            rivals.append([about])
            groups.append(rivals[-1])
    groups.sort(key=lambda group: min(order[id(about)] for about in group))
    return tuple(_compared(sorted(group, key=lambda about: order[id(about)])) for group in groups)


def _about(told: Told, gazetteer: Gazetteer, sources: Sources) -> _About:
    statement = told.statement
    source = sources.named(statement.source.name if statement.source else None)
    day = day_of(statement.time, told.published, ahead=statement.status in _AHEAD)
    goals = (statement.destination, *statement.via) if statement.destination else ()
    return _About(
        Teller(told, source, day),
        _places(statement.origin, gazetteer),
        frozenset().union(*(_places(goal, gazetteer) for goal in goals)),
        (statement.origin, statement.destination),
    )


def _places(name: str | None, gazetteer: Gazetteer) -> frozenset[Known]:
    if name is None:
        return frozenset()
    return frozenset(found.known for found in find(name, gazetteer) if found.known is not None)


def _same(one: _About, other: _About, gazetteer: Gazetteer) -> bool:
    mine, its = one.teller.told.statement, other.teller.told.statement
    return (
        (mine.scope is None or its.scope is None or mine.scope == its.scope)
        and (
            mine.at is None or its.at is None or mine.kind is not Kind.INCIDENT or mine.at == its.at
        )
        and one.teller.day.may_be(other.teller.day)
        and _near(one.names[0], other.names[0], one.origin, other.origin, gazetteer)
        and _near(one.names[1], other.names[1], one.goal, other.goal, gazetteer)
    )


def _near(
    name: str | None,
    other_name: str | None,
    places: frozenset[Known],
    others: frozenset[Known],
    gazetteer: Gazetteer,
) -> bool:
    """Whether two ends of ways can be one: not said, the same, or one within the other."""
    if name is None or other_name is None:
        return True
    if not places or not others:
        return find(name, gazetteer)[0].name == find(other_name, gazetteer)[0].name
    return any(
        gazetteer.contains(one, other) or gazetteer.contains(other, one)
        for one in places
        for other in others
    )


def _compared(group: list[_About]) -> Compared:
    tellers = [about.teller for about in group]
    first = tellers[0].told.statement
    scope = next((t.told.statement.scope for t in tellers if t.told.statement.scope), None)
    low = max(span(teller.told.statement)[0] for teller in tellers)
    high = min(span(teller.told.statement)[1] for teller in tellers)
    alone = len({(teller.source.name, teller.told.report) for teller in tellers}) == 1
    fitting = Verdict.ALONE if alone else Verdict.AGREE
    verdict = Verdict.DIFFER if low > high else fitting
    ordered = tuple(sorted(tellers, key=lambda teller: teller.source.grade))
    return Compared(first.kind, first.what, scope, ordered, verdict)


def span(statement: Statement) -> tuple[float, float]:
    """The least and the greatest number that would bear the statement out."""
    value = statement.value
    if value is None:
        return 0, inf
    low, high = float(value), float(statement.value_max or value)
    if statement.approx:
        low, high = low * (1 - _ABOUT), high * (1 + _ABOUT)
    if statement.bound is Bound.MORE_THAN:
        return low + 1 if not statement.approx else low, inf
    if statement.bound is Bound.AT_LEAST:
        return low, inf
    if statement.bound is Bound.AT_MOST:
        return 0, high
    return low, high
