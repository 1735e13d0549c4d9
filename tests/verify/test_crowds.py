"""When there are more at once than there may be."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from safepassage.verify.crowds import Crowd, crowds

SPANS = st.lists(
    st.tuples(st.integers(0, 9), st.integers(0, 4)).map(lambda span: (span[0], sum(span))),
    max_size=8,
)


def test_what_ends_makes_room_for_what_begins():
    assert list(crowds([(0, 5, "a"), (5, 9, "b")], 1)) == []
    assert list(crowds([(0, 5, "a"), (4, 9, "b")], 1)) == [Crowd(4, 2, "b")]


def test_each_crowd_is_told_once_with_its_peak():
    spans = [(0, 9, "a"), (1, 4, "b"), (2, 3, "c"), (5, 6, "d")]
    assert list(crowds(spans, 1)) == [Crowd(1, 3, "b"), Crowd(5, 2, "d")]


def test_who_takes_no_time_takes_no_room():
    assert list(crowds([(3, 3, "a"), (4, 2, "b")], 0)) == []


@given(SPANS, st.integers(0, 3))
def test_second_by_second_it_is_the_same(spans: list[tuple[int, int]], limit: int):
    """A crowd begins wherever the count, taken at each second, rises above the limit."""
    counts = [sum(begin <= t < end for begin, end in spans) for t in range(-1, 15)]
    begins = [t for t in range(15) if counts[t + 1] > limit and counts[t] <= limit]
    found = list(crowds([(*span, None) for span in spans], limit))
    assert [crowd.begin for crowd in found] == begins
    assert max((crowd.peak for crowd in found), default=0) == max(
        (count for count in counts if count > limit), default=0
    )
