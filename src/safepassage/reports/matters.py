"""What is told without a number: ways, states, incidents, requests, guarantees, agreements."""

from __future__ import annotations

from dataclasses import dataclass

from safepassage.reports import stages
from safepassage.reports.clauses import Clauses, Predicate
from safepassage.reports.figures import Figure
from safepassage.reports.routes import Place
from safepassage.reports.statement import Kind, Status


@dataclass(frozen=True, slots=True)
class Matter:
    """A statement without a number, between two words of a sentence."""

    first: int
    after: int
    kind: Kind
    what: str | None
    status: Status | None
    clause: int


_TOLD = frozenset(("suspended", "resumed", "underway", "completed", "preparing", "refused"))


def matters(clauses: Clauses, figures: list[Figure], ways: list[Place]) -> list[Matter]:
    """The statements of a sentence beside its counts, in the order of the text."""
    found: list[Matter] = []
    counted = {clauses.of[figure.first] for figure in figures}
    done: set[tuple[int, Kind]] = set()

    def tell(predicate: Predicate, kind: Kind, what: str | None, state: Status | None) -> None:
        clause = clauses.of[predicate.index]
        if (clause, kind) not in done:
            done.add((clause, kind))
            first, after = _extent(clauses, clause)
            found.append(Matter(first, after, kind, what, state, clause))

    for predicate in clauses.predicates:
        clause = clauses.of[predicate.index]
        if predicate.topic == "harm":
            if predicate.sense in ("attack", "hit", "blockage", "closure"):
                sense = "attack" if predicate.sense == "hit" else predicate.sense
                tell(predicate, Kind.INCIDENT, sense, None)
        elif predicate.topic == "ask":
            tell(predicate, Kind.REQUEST, None, None)
        elif _halts(predicate) and clause not in counted and _of_the_operation(clauses, clause):
            tell(predicate, Kind.STATUS, None, stages.status(clauses, predicate))
    for index, word in enumerate(clauses.words):
        if "promise" not in word.senses and "deal" not in word.senses:
            continue
        clause = clauses.of[index]
        if word.has("promise") and (clause, Kind.GUARANTEE) not in done:
            done.add((clause, Kind.GUARANTEE))
            found.append(Matter(*_extent(clauses, clause), Kind.GUARANTEE, None, None, clause))
        elif word.has("deal") and (0, Kind.AGREEMENT) not in done:
            done.add((0, Kind.AGREEMENT))
            first, after = _extent(clauses, clause)
            revived = Status.RESUMED if _revived(clauses, clause) else Status.AGREED
            found.append(Matter(first, after, Kind.AGREEMENT, None, revived, clause))
    for clause in sorted({place.clause for place in ways if place.role != "at"}):
        if clause in counted:
            continue
        here = [place for place in ways if place.clause == clause and place.role != "at"]
        governing = stages.governing(clauses, here[0].first)
        state = stages.status(clauses, governing)
        if (clause, Kind.STATUS) in done and len(here) < 2:
            continue
        first = max(here[0].first - 1, 0)
        found.append(Matter(first, here[-1].after, Kind.ROUTE, None, state, clause))
    return sorted(found, key=lambda matter: (matter.first, matter.kind.value))


def _halts(predicate: Predicate) -> bool:
    return predicate.topic == "stage" and predicate.sense in _TOLD


def _extent(clauses: Clauses, clause: int) -> tuple[int, int]:
    """The words of a clause without the marks and joints around them."""
    inside = [index for index, of in enumerate(clauses.of) if of == clause]
    first, last = inside[0], inside[-1]
    words = clauses.words
    while first < last and (words[first].kind == "mark" or words[first].has("that")):
        first += 1
    while last > first and words[last].kind == "mark":
        last -= 1
    return first, last + 1


def _of_the_operation(clauses: Clauses, clause: int) -> bool:
    """Whether a clause tells of moving people, not of talks or of a fire."""
    words = [word for word, of in zip(clauses.words, clauses.of, strict=True) if of == clause]
    return any(word.has("move") or word.has("vehicle") or word.has("operation") for word in words)


def _revived(clauses: Clauses, clause: int) -> bool:
    return any(p.sense == "resumed" for p in clauses.predicates if clauses.of[p.index] == clause)
