"""How well statements that were read match those that a person made: precision, recall, F1.

Statements are paired one to one, as many as can be. A figure is right where kind, what is counted
and both values are; names of places and sources match where one, in one spelling, holds the other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeVar

from safepassage.reports.spelling import spelled
from safepassage.reports.statement import Kind, Statement

_T = TypeVar("_T")

_COUNTED = (Kind.VEHICLES, Kind.PEOPLE, Kind.INCIDENT, Kind.REQUEST)


@dataclass(frozen=True, slots=True)
class Score:
    """``hit`` of ``gold`` things were found; ``extra`` were found that are not there."""

    gold: int = 0
    hit: int = 0
    extra: int = 0

    @property
    def precision(self) -> Fraction:
        """The share of what was found that is right; 1 where nothing was found."""
        found = self.hit + self.extra
        return Fraction(self.hit, found) if found else Fraction(1)

    @property
    def recall(self) -> Fraction:
        """The share of what is there that was found; 1 where nothing is there."""
        return Fraction(self.hit, self.gold) if self.gold else Fraction(1)

    @property
    def f1(self) -> Fraction:
        """The harmonic mean of both."""
        found = self.gold + self.hit + self.extra
        return Fraction(2 * self.hit, found) if found else Fraction(1)

    def plus(self, other: Score) -> Score:
        """Both together."""
        return Score(self.gold + other.gold, self.hit + other.hit, self.extra + other.extra)


def scores(
    reports: Iterable[tuple[Sequence[Statement], Sequence[Statement]]],
) -> dict[str, Score]:
    """Over reports, each with the right statements and those that were read: the scores of figures
    (``numbers``), figures with ``source``, with ``status``, and of ``places`` of ways.
    """
    names = ("numbers", "source", "status", "places")
    total = dict.fromkeys(names, Score())
    for gold, read in reports:
        right, found = _figures(gold), _figures(read)
        one = {
            "numbers": _score(right, found, _same_figure),
            "source": _score(right, found, lambda a, b: _same_figure(a, b) and _same_source(a, b)),
            "status": _score(
                right, found, lambda a, b: _same_figure(a, b) and a.status == b.status
            ),
            "places": _score(
                _slots(gold), _slots(read), lambda a, b: a[0] == b[0] and _alike(a[1], b[1])
            ),
        }
        total = {name: total[name].plus(one[name]) for name in names}
    return total


def _figures(statements: Iterable[Statement]) -> list[Statement]:
    return [s for s in statements if s.kind in _COUNTED and s.value is not None]


def _slots(statements: Iterable[Statement]) -> list[tuple[str, str]]:
    found: dict[tuple[str, str], tuple[str, str]] = {}
    for statement in statements:
        slots = [("from", statement.origin), ("to", statement.destination)]
        slots += [("via", via) for via in statement.via]
        for role, place in slots:
            if place:
                found.setdefault((role, spelled(place)), (role, place))
    return list(found.values())


def _same_figure(one: Statement, other: Statement) -> bool:
    return (one.kind, one.what, one.value, one.value_max) == (
        other.kind,
        other.what,
        other.value,
        other.value_max,
    )


def _same_source(one: Statement, other: Statement) -> bool:
    if one.source is None or other.source is None:
        return one.source is other.source
    return _alike(one.source.name, other.source.name)


def _alike(one: str, other: str) -> bool:
    mine, its = spelled(one), spelled(other)
    return bool(mine and its) and (mine in its or its in mine)


def _score(gold: Sequence[_T], found: Sequence[_T], same: Callable[[_T, _T], bool]) -> Score:
    hit = _pairs(gold, found, same)
    return Score(len(gold), hit, len(found) - hit)


def _pairs(gold: Sequence[_T], found: Sequence[_T], same: Callable[[_T, _T], bool]) -> int:
    """How many pairs there can be at most, each with its own partner."""
    fitting = [[n for n, other in enumerate(found) if same(one, other)] for one in gold]
    taken: dict[int, int] = {}

    def finds(one: int, seen: set[int]) -> bool:
        for other in fitting[one]:
            if other not in seen:
                seen.add(other)
                if other not in taken or finds(taken[other], seen):
                    taken[other] = one
                    return True
        return False

    return sum(finds(one, set()) for one in range(len(gold)))
