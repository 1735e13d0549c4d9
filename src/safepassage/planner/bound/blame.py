"""Reading the averages' answer: what holds things up, and what finer bounds can use of it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from safepassage.model import Proof
from safepassage.planner.bound.frame import Frame
from safepassage.planner.bound.hints import Hints
from safepassage.planner.bound.people import People
from safepassage.planner.bound.scarce import Late, Resource, Uses, opened

PRESSED = 0.4
"""Lanes and bays that are busy for less than this share of the time are left out of the hints."""


@dataclass(frozen=True)
class Busy:
    """What holds things up, with the seconds it is busy and the share of the blame it has."""

    what: str
    id: str
    blame: float
    seconds: float
    loaded: float = 0.0
    empty: float = 0.0
    head: int = 0
    tail: int = 0
    many: int = 1


def proof_of(seconds: int, heads: int, all_busy: Sequence[Busy]) -> Proof:
    """The argument of such a bound: what is most to blame for it."""
    binds = tuple(
        dict.fromkeys("fleet" if b.what == "fleet" else f"{b.what}:{b.id}" for b in all_busy)
    )
    most = all_busy[0] if all_busy else None
    if most is None or most.what == "fleet":
        return Proof("fleet", {"by_at": seconds, "heads": heads}, binds or ("fleet",))
    numbers: dict[str, int | str] = {
        "by_at": seconds,
        "busy_s": int(most.seconds / most.many),
        "way_s": most.tail,
    }
    if most.what == "crossing":
        numbers |= {
            "crossing": most.id,
            "lanes": most.many,
            "passages": math.ceil(most.loaded - 1e-6),
            "returns": math.ceil(min(most.empty, most.loaded) - 1e-6),
        }
        return Proof("crossing", numbers, binds)
    return Proof("bays", numbers | {"place": most.id, "bays": most.many}, binds)


def hints_of(
    frame: Frame,
    people: People,
    rows: Sequence[tuple[Resource, Any]],
    late_rows: Sequence[tuple[Resource, Late, Any]],
    best: int,
) -> Hints:
    """What finer bounds may begin from, read off the programme's dual values."""
    hints = Hints()
    for key, row in people.demand_rows.items():
        hints.parties[key] = abs(row.dual_value())
    for room, row in people.room_rows.items():
        hints.rooms[room] = abs(row.dual_value())
    for (what, id, zone), (resource, row) in zip(frame.resources, rows, strict=True):
        whose: tuple[object, ...] = (id,) if what == "place" else (id, zone)
        used = _used(resource.rows, _telling(resource.rows))
        open_for = opened(resource.windows, resource.head, best - resource.tail)
        if used < PRESSED * resource.many * open_for:
            continue
        price = abs(row.dual_value())
        price += sum(abs(r.dual_value()) for other, _, r in late_rows if other is resource)
        name = "bay" if what == "place" else "lane"
        hints.timed[name, whose] = (price, resource.head, resource.tail)
    for measure, row in frame.measured:
        total = hints.measures.setdefault(measure[0], {})
        for needs, share in frame.shares.get(measure, {}).items():
            total[needs] = total.get(needs, 0.0) + abs(row.dual_value()) * share
    for number, needs, row in frame.load_rows:
        total = hints.measures.setdefault(number, {})
        total[needs] = total.get(needs, 0.0) + abs(row.dual_value())
    return hints


def busy_of(
    frame: Frame,
    rows: Sequence[tuple[Resource, Any]],
    late_rows: Sequence[tuple[Resource, Late, Any]],
) -> tuple[Busy, ...]:
    """What is busy until the end, the most to blame first."""
    found = []
    for resource, row in rows:
        blame = -row.dual_value() * resource.many
        if blame > 1e-6:
            measures = _telling(resource.rows)
            found.append(
                Busy(
                    resource.what,
                    resource.id,
                    blame,
                    _used(resource.rows, measures),
                    _used(resource.loaded, measures),
                    _used(resource.empty, measures),
                    resource.head,
                    resource.tail,
                    resource.many,
                )
            )
    for resource, late, row in late_rows:
        blame = -row.dual_value() * resource.many
        if blame > 1e-6:
            found.append(
                Busy(
                    resource.what,
                    resource.id,
                    blame,
                    _sum(late.uses),
                    _sum(late.loaded),
                    _sum(late.empty),
                    resource.head,
                    late.tail,
                    resource.many,
                )
            )
    for row, fleet, _, _ in frame.fleet_rows:
        blame = -row.dual_value() * fleet.count
        if blame > 1e-6:
            found.append(Busy("fleet", fleet.type, blame, 0.0, many=fleet.count))
    return tuple(sorted(found, key=lambda busy: -busy.blame))


def _telling(uses: Uses) -> list[tuple[int, int]]:
    """For each class the measure by which it uses most: the one that counts."""
    by_class: dict[int, tuple[float, tuple[int, int]]] = {}
    for measure, amounts in uses.items():
        used = sum(part * float(amount.solution_value()) for amount, part in amounts)
        by_class[measure[0]] = max(by_class.get(measure[0], (0.0, measure)), (used, measure))
    return [measure for _, measure in by_class.values()]


def _sum(amounts: list[tuple[Any, float]]) -> float:
    return sum(part * float(amount.solution_value()) for amount, part in amounts)


def _used(uses: Uses, measures: list[tuple[int, int]]) -> float:
    return sum(
        part * float(amount.solution_value())
        for measure in measures
        for amount, part in uses.get(measure, ())
    )
