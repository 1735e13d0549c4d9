"""Which figure a draft takes, of several: one that somebody said, never a mean."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from safepassage.reports.beside import Compared, Teller
from safepassage.reports.beside.compare import span
from safepassage.reports.statement import Kind, Scope, Status

TRANSPORT = ("bus", "ambulance", "car", "truck", "vehicle")
"""What drives on roads; of boats, planes and trains a draft only asks."""

WHOLE = ("all",)
SIDES = ("fighters", "civilians", "detainees", "nationals", "students", "staff")
"""Kinds of people that do not overlap: their sum is a whole."""

BODIES = ("men", "women", "children", "women_children", "elderly")
"""Parts of the same people by age and sex."""

PATIENTS = ("wounded", "sick")


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure for something counted, in whole vehicles or heads, with who else said what."""

    what: str
    value: int
    chosen: Teller
    others: tuple[Teller, ...]
    scope: Scope | None


def figures(compared: Iterable[Compared], kind: Kind) -> dict[str, Figure]:
    """For each thing counted, the figure to begin with.

    What lies ahead goes before what is done, a whole operation's people before a convoy's, a
    convoy's vehicles before the sum of many convoys. Among those, the best graded source; among
    equals the careful figure: more people, fewer vehicles.
    """
    found: dict[str, Figure] = {}
    for what, groups in _by_what(compared, kind).items():
        best = min(groups, key=lambda group: _rank(group, kind))
        tellers = [teller for teller in best.tellers if teller.told.statement.value is not None]
        chosen = min(tellers, key=lambda teller: _careful(teller, kind))
        others = tuple(t for group in groups for t in group.tellers if t is not chosen)
        found[what] = Figure(what, _whole(chosen), chosen, others, best.scope)
    return found


def _by_what(compared: Iterable[Compared], kind: Kind) -> dict[str, list[Compared]]:
    groups: dict[str, list[Compared]] = {}
    for group in compared:
        if group.kind is kind and group.what is not None:
            groups.setdefault(group.what, []).append(group)
    return groups


_AHEAD = (Status.PLANNED, Status.AGREED, Status.PREPARING)


def _rank(group: Compared, kind: Kind) -> tuple[int, int, object]:
    statuses = {teller.told.statement.status for teller in group.tellers}
    ahead = 0 if statuses & set(_AHEAD) else 1 if Status.UNDERWAY in statuses else 2
    order = (Scope.TOTAL, None, Scope.DAY, Scope.CONVOY)
    if kind is Kind.VEHICLES:
        order = (Scope.CONVOY, None, Scope.DAY, Scope.TOTAL)
    return ahead, order.index(group.scope), min(t.source.grade for t in group.tellers)


def _careful(teller: Teller, kind: Kind) -> tuple[object, float]:
    number = _whole(teller)
    return teller.source.grade, number if kind is Kind.VEHICLES else -number


def _whole(teller: Teller) -> int:
    """The figure itself; of a range, the end on the careful side; never below what is said."""
    statement = teller.told.statement
    value = statement.value if statement.kind is Kind.VEHICLES else statement.value_max
    return int(value if value is not None else statement.value or span(statement)[0])


def heads(people: dict[str, Figure]) -> dict[str, Figure]:
    """Of the people counted, those that together are everybody, none of them twice.

    Of the ways to count everybody (all together; by who they are, families beside; by age and sex)
    the one with most heads is taken. Patients are counted for themselves. The killed are nobody's
    passengers.
    """
    ways = []
    for whole in (WHOLE, (*SIDES, "families"), BODIES):
        chosen = {what: people[what] for what in whole if what in people}
        if "women_children" in chosen:
            chosen = {w: f for w, f in chosen.items() if w not in ("women", "children")}
        ways.append(chosen)
    most = max(ways, key=lambda chosen: sum(in_heads(figure) for figure in chosen.values()))
    return {**most, **{what: people[what] for what in PATIENTS if what in people}}


FAMILY = 5
"""Heads in a family of which nothing else is known; ``names.csv`` says so too."""


def in_heads(figure: Figure) -> int:
    """A figure in heads."""
    return figure.value * (FAMILY if figure.what == "families" else 1)
