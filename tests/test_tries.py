"""Exploring looks at examples that were never looked at before."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tries import MORE, tries


def drawn(exploring: bool) -> list[int]:
    """The numbers that a property is tried on in one run."""
    seen = []

    @tries(20, exploring=exploring)
    @given(st.integers())
    def look(number: int) -> None:
        seen.append(number)

    look()
    return seen


def test_usually_the_examples_are_the_same() -> None:
    assert drawn(exploring=False) == drawn(exploring=False)


def test_exploring_draws_more_and_others_each_time() -> None:
    once, again = drawn(exploring=True), drawn(exploring=True)
    assert len(once) > 20 * MORE // 2
    assert once != again
