"""Prices that are carried from one look to the next."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from safepassage.planner.bound.memory import Memory
from safepassage.planner.bound.rows import Row
from tries import tries


def rows_of(steps: int, stretches: int) -> list[Row]:
    """Rows of people at a place, of a lane, and of room, with so many steps in 24,000 seconds."""
    edges = np.linspace(0, steps, stretches + 1).astype(int).tolist()
    rows = [Row("stock", ("folk", "mill"), end=steps, share=10.0)]
    rows += [Row("wait", ("folk", "mill"), end=edge) for edge in edges[1:-1]]
    rows += [Row("lane", ("gate", ""), begin, end, limit=1.0) for begin, end in pairwise(edges)]
    return [*rows, Row("room", ("town", "heads"), limit=5.0)]


def worth(rows: list[Row], prices: np.ndarray, length: int, second: int) -> float:
    """What boarding somebody is worth in that second."""
    later = sum(
        p
        for r, p in zip(rows, prices, strict=True)
        if r.what == "wait" and r.end * length >= second
    )
    return float(prices[0] - later)


@tries(50)
@given(st.lists(st.integers(0, 9), min_size=9, max_size=9))
def test_the_same_rows_have_the_same_prices(numbers: list[int]) -> None:
    rows = rows_of(40, 4)
    prices = np.array(numbers, dtype=float)
    memory = Memory()
    memory.keep(600, rows, prices)
    recalled = memory.recall(600, rows)
    assert (recalled if recalled is not None else np.zeros(9)) == pytest.approx(prices)


@tries(50)
@given(st.lists(st.integers(0, 9), min_size=9, max_size=9))
def test_twice_as_many_stretches_have_the_same_prices_at_the_same_time(numbers: list[int]) -> None:
    before, after = rows_of(40, 4), rows_of(80, 8)
    prices = np.array([1 + numbers[0], *numbers[1:]], dtype=float)
    memory = Memory()
    memory.keep(600, before, prices)
    recalled = memory.recall(300, after)
    assert recalled is not None
    for second in range(0, 24_000, 500):
        then = worth(before, prices, 600, second)
        assert worth(after, recalled, 300, second) == pytest.approx(then)
    lanes = [p for row, p in zip(after, recalled, strict=True) if row.what == "lane"]
    assert lanes == [float(n) for n in numbers[4:8] for _ in range(2)]
    assert recalled[-1] == numbers[8]


def test_what_was_never_priced_is_not_remembered() -> None:
    memory = Memory()
    assert memory.recall(300, rows_of(80, 8)) is None
    memory.keep(600, [Row("room", ("port", "heads"))], np.array([2.0]))
    assert memory.recall(300, rows_of(80, 8)) is None
