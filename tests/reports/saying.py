"""Statements in few words, for tests."""

from __future__ import annotations

from datetime import date
from typing import Any

from safepassage.reports import from_json
from safepassage.reports.told import Told


def told(
    quote: str,
    kind: str = "vehicles",
    *,
    report: str = "r",
    published: date | None = None,
    **fields: Any,
) -> Told:
    """A statement in a report. ``origin`` and ``goal`` stand for "from" and "to"."""
    names = {"origin": "from", "goal": "to"}
    record = {names.get(name, name): value for name, value in fields.items()}
    return Told(report, from_json({"quote": quote, "kind": kind, **record}), published)
