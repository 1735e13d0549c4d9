"""Vehicles that stand somewhere at the same time stand in different slots, as few as possible."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from safepassage.exports.report.slots import slots

INTERVALS = st.lists(st.tuples(st.integers(0, 50), st.integers(1, 20)), max_size=30)


@settings(deadline=None)
@given(INTERVALS)
def test_slots_are_free_and_few(lengths: list[tuple[int, int]]) -> None:
    intervals = [(begin, begin + length, key) for key, (begin, length) in enumerate(lengths)]
    slot, count = slots(intervals)
    for a_begin, a_end, a in intervals:
        for b_begin, b_end, b in intervals:
            if a < b and a_begin < b_end and b_begin < a_end:
                assert slot[a] != slot[b]
    at_once = [sum(b <= t < e for b, e, _ in intervals) for t in range(71)]
    assert count == max(at_once)
    assert set(slot.values()) == set(range(count))


def test_what_is_freed_at_a_moment_is_taken_at_it() -> None:
    assert slots([(0, 10, "a"), (10, 20, "b")]) == ({"a": 0, "b": 0}, 1)
