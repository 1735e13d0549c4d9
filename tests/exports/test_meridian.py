"""Lines over the date line."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from safepassage.exports.meridian import cut
from safepassage.model import Location

POINTS = st.builds(Location, st.floats(-90, 90), st.floats(-180, 180))


def test_a_line_on_one_side_stays_whole() -> None:
    line = (Location(1, 2), Location(3, 4))
    assert cut(line) == (line,)


def test_it_goes_east_and_back_west() -> None:
    line = (Location(0, 179), Location(1, -179), Location(2, 179))
    assert cut(line) == (
        (Location(0, 179), Location(0.5, 180)),
        (Location(0.5, -180), Location(1, -179), Location(1.5, -180)),
        (Location(1.5, 180), Location(2, 179)),
    )


@given(st.lists(POINTS, min_size=1, max_size=12))
def test_no_part_crosses_and_no_point_is_lost(line: list[Location]) -> None:
    parts = cut(line)
    kept = [point for part in parts for point in part]
    assert all(point in kept for point in line)
    for part in parts:
        for a, b in itertools.pairwise(part):
            assert abs(a.longitude - b.longitude) <= 180
