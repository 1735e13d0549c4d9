"""A course that takes in what comes later is the course of everything at once."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safepassage.ledger.books import Books
from safepassage.ledger.courses import NEVER, Course
from safepassage.ledger.entries import Heads

steps = st.lists(st.tuples(st.integers(0, 6), st.integers(-3, 3)), max_size=8)


@given(steps, steps, st.data())
def test_taking_in_and_out_is_as_if_it_had_always_been_so(
    told: list[tuple[int, int]], more: list[tuple[int, int]], data: st.DataObject
) -> None:
    gone = data.draw(st.lists(st.sampled_from(told), unique=True)) if told else []
    course = Course.of(told)
    since = course.take(more, gone)
    left = list(told)
    for step in gone:
        left.remove(step)
    assert course == Course.of([*left, *more])
    assert since == min((time for time, _ in (*more, *gone)), default=NEVER)


@pytest.mark.parametrize("worth_keeping", [1, 1_000])
def test_a_course_that_is_kept_tells_from_when_on_it_is_another(
    worth_keeping: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("safepassage.ledger.books.WORTH_KEEPING", worth_keeping)
    books = Books()
    assert books.course("waiting:a") == (Course([], [0]), -NEVER)
    books.post("registered", "waiting:a", Heads(5), 100, 1, 1)
    books.post("waiting:a", "left", Heads(2), 200, 2, 1)
    books.settle()
    assert books.course("waiting:a") == (Course([100, 200], [0, 5, 3]), -NEVER)
    books.post("waiting:a", "left", Heads(1), 150, 3, 1)
    books.settle()
    books.post("waiting:a", "left", Heads(1), 300, 4, 1)
    books.settle()
    since = 150 if worth_keeping == 1 else -NEVER
    assert books.course("waiting:a") == (Course([100, 150, 200, 300], [0, 5, 4, 2, 1]), since)
    books.post("waiting:a", "left", Heads(2), 200, 2, -1)
    books.settle()
    since = 200 if worth_keeping == 1 else -NEVER
    assert books.course("waiting:a") == (Course([100, 150, 300], [0, 5, 4, 3]), since)
    assert books.accounts["waiting:a"].moved_at == 300
