"""What is not open is closed."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from safepassage.exports.report.closed import closed
from safepassage.model import Window

WINDOWS = st.lists(
    st.tuples(st.integers(-5, 40), st.integers(1, 20)).map(lambda p: Window(p[0], p[0] + p[1])),
    min_size=1,
    max_size=6,
)


@settings(deadline=None)
@given(WINDOWS)
def test_every_second_is_either_open_or_closed(windows: list[Window]) -> None:
    shut = closed(windows, 0, 50)
    for second in range(50):
        is_open = any(w.begin <= second < w.end for w in windows)
        assert is_open != any(a <= second < b for a, b in shut)


def test_without_windows_it_is_always_open() -> None:
    assert closed((), 0, 100) == []
