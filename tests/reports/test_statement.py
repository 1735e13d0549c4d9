"""Statements to JSON and back."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safepassage.reports import (
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
from safepassage.reports.statement import WHATS

LETTERS = st.characters(exclude_characters="؛;", exclude_categories=["Cs"])
NAMES = st.none() | st.text(LETTERS, min_size=1).map(str.strip).filter(bool)


@st.composite
def statements(draw: st.DrawFn) -> Statement:
    kind = draw(st.sampled_from(Kind))
    words = draw(st.text(min_size=1, max_size=20))
    start = draw(st.integers(0, 1000))
    value = draw(st.none() | st.integers(0, 10**9))
    name = draw(NAMES)
    return Statement(
        Span(start, start + len(words), words),
        kind,
        draw(st.sampled_from(WHATS[kind])) if kind in WHATS else draw(NAMES),
        value,
        None if value is None else draw(st.none() | st.integers(value, 10**10)),
        draw(st.booleans()),
        draw(st.none() | st.sampled_from(Bound)),
        draw(NAMES),
        tuple(filter(None, draw(st.lists(NAMES, max_size=3)))),
        draw(NAMES),
        draw(NAMES),
        draw(st.none() | st.sampled_from(Status)),
        draw(NAMES),
        Source(name) if name else None,
        draw(NAMES),
        draw(st.none() | st.sampled_from(Scope)),
    )


@given(statements())
def test_what_is_written_is_read_again(statement: Statement) -> None:
    assert from_json(statement.to_json()) == statement


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("kind", None), ("kind", "rumour"), ("kind", 3), ("what", None), ("what", "camel"),
        ("value", -1), ("value", "20"), ("value", True), ("value", float("nan")), ("value", 1e300),
        ("value_max", 3), ("approx", "yes"), ("bound", "some"), ("status", "gone"), ("from", 7),
        ("via", ["a"]), ("source", {"name": "A"}), ("start", -1), ("start", 1.5), ("quote", None),
        ("quote", ""), ("scope", "week"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_by_its_field(field: str, value: Any) -> None:
    fields: dict[str, Any] = {"quote": "20 buses", "kind": "vehicles", "what": "bus", "value": 20}
    with pytest.raises(Malformed) as refused:
        from_json({**fields, field: value})
    assert refused.value.field == field
