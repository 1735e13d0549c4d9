"""Answers for other programs: JSON, always one object."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from safepassage.language import Language
from safepassage.notices import Notice

if TYPE_CHECKING:
    from safepassage.api import Planned
    from safepassage.model import Bounds, Figures, Scenario
    from safepassage.orders import Change, Order


def written_json(answer: Mapping[str, object]) -> str:
    """``answer`` as text, Arabic as Arabic."""
    return json.dumps(answer, ensure_ascii=False, indent=2)


def written_line(answer: Mapping[str, object]) -> str:
    """``answer`` as one line of text, for whoever reads line by line."""
    return json.dumps(answer, ensure_ascii=False)


def notices_as_data(speak: Language, notices: Iterable[Notice]) -> list[dict[str, object]]:
    """Every notice with its code, its place, its numbers and its sentences."""
    return [
        {
            "code": notice.code,
            "severity": notice.severity.name.lower(),
            "file": notice.where.file,
            "row": notice.where.row,
            "column": notice.where.column,
            "field": notice.where.field,
            "numbers": dict(notice.numbers),
            "problem": speak.problem(notice),
            "remedy": speak.remedy(notice),
        }
        for notice in notices
    ]


def figures_as_data(figures: Figures) -> dict[str, object]:
    """What a plan achieves, in seconds, heads, head-seconds and metres."""
    return {
        "left_behind": figures.left_behind_in_all,
        "left_behind_by_priority": {p.value: n for p, n in figures.left_behind.items()},
        "t1_clearance_s": figures.t1_clearance,
        "clearance_s": figures.clearance,
        "exposure_head_s": figures.exposure,
        "distance_m": figures.distance,
    }


def plan_as_data(speak: Language, scenario: Scenario, planned: Planned) -> dict[str, object]:
    """What a plan achieves, how good that is, and where it was written.

    ``bound_s`` and ``gap`` are the clearance time's, None where they are not stated.
    """
    from safepassage.model import gap

    plan = planned.plan
    bound = plan.bounds.clearance.value if plan.bounds is not None else None
    share = gap(plan.figures.clearance, bound) if bound is not None else None
    orders = {} if planned.changes is None else orders_as_data(planned.changes)
    return figures_as_data(plan.figures) | {
        "bound_s": bound,
        "gap": float(share) if share is not None else None,
        "proven": plan.proven(scenario.clearance_step),
        "bounds": bounds_as_data(plan.bounds) if plan.bounds is not None else None,
        "verified": True,
        "seconds": round(planned.seconds, 3),
        "plan": str(planned.plan_file),
        "report": str(planned.report_file),
        "notices": notices_as_data(speak, planned.notices),
        **orders,
    }


def orders_as_data(changes: Sequence[Change]) -> dict[str, object]:
    """What became of every order of the plan in force; times from the start of the state."""
    from safepassage.orders import counted

    return {
        "orders": counted(changes),
        "order_changes": [
            {
                "vehicle": change.vehicle,
                "fate": change.fate.value,
                "was": order_as_data(change.was),
                "now": order_as_data(change.now),
            }
            for change in changes
        ],
    }


def order_as_data(order: Order | None) -> dict[str, object] | None:
    """One order; None where there is none."""
    if order is None:
        return None
    return {
        "origin": order.origin,
        "destination": order.destination,
        "via": list(order.via),
        "depart_s": order.depart,
        "arrive_s": order.arrive,
        "aboard": [[group, kind, count] for (group, kind), count in sorted(order.aboard)],
    }


def bounds_as_data(bounds: Bounds) -> dict[str, object]:
    """What no plan can beat, by figure."""
    return {
        "left_behind": {p.value: bound.value for p, bound in bounds.left_behind.items()},
        "t1_clearance_s": bounds.t1_clearance.value,
        "clearance_s": bounds.clearance.value,
        "exposure_head_s": bounds.exposure.value,
    }
