"""A statement with where it stands: in which report, of which day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from safepassage.reports.statement import Statement


@dataclass(frozen=True, slots=True)
class Told:
    """A statement in the report of this id; ``published`` is the report's day, where it is known.

    ``second`` is set where only the second reader found it.
    """

    report: str
    statement: Statement
    published: date | None = None
    second: bool = False
