"""What others say: text becomes statements, each with its source and the words it rests on."""

from safepassage.reports.reading import statements_of
from safepassage.reports.statement import (
    Bound,
    Kind,
    Malformed,
    Scope,
    Source,
    Span,
    Statement,
    Status,
    from_json,
)

__all__ = [
    "Bound",
    "Kind",
    "Malformed",
    "Scope",
    "Source",
    "Span",
    "Statement",
    "Status",
    "from_json",
    "statements_of",
]
