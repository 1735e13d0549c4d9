"""Great circles, by cases that can be worked out on paper."""

from __future__ import annotations

import math
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from safepassage.model import Location
from safepassage.travel.straight import EARTH_RADIUS_METRES, straight_metres
from safepassage.verify.roads import great_circle_metres
from tries import tries


def metres(here: Location, there: Location, detour: Fraction = Fraction(1)) -> int:
    return int(straight_metres([here, there], detour)[0, 1])


def test_a_degree_of_the_equator_is_the_360th_part_of_it() -> None:
    degree = 2 * math.pi * EARTH_RADIUS_METRES / 360
    assert metres(Location(0, 0), Location(0, 1)) == math.ceil(degree) == 111_196
    assert metres(Location(0, 0), Location(1, 0)) == 111_196
    # At 60° a parallel is half as long, and the great circle a little shorter still.
    assert metres(Location(60, 0), Location(60, 1)) == 55_598


def test_the_way_over_the_date_line_is_short() -> None:
    assert metres(Location(0, 179.5), Location(0, -179.5)) == 111_196


def test_the_other_side_of_the_earth_is_half_its_girth_away() -> None:
    half = math.pi * EARTH_RADIUS_METRES
    assert metres(Location(90, 0), Location(-90, 0)) == math.ceil(half)


def test_a_detour_lengthens_before_rounding() -> None:
    assert metres(Location(0, 0), Location(0, 1), Fraction(3, 2)) == math.ceil(111_195.0797 * 1.5)


def test_nowhere_is_not_far_but_unknown() -> None:
    table = straight_metres([Location(0, 0), None, Location(0, 0)], Fraction(1))
    assert table.tolist() == [[0, -1, 0], [-1, -1, -1], [0, -1, 0]]


locations = st.builds(Location, st.floats(-90, 90), st.floats(-180, 180))


@given(locations, locations)
@tries(100)
def test_there_and_back_are_equally_far_and_as_the_checker_measures(
    here: Location, there: Location
) -> None:
    table = straight_metres([here, there], Fraction(1))
    assert table[0, 1] == table[1, 0]
    assert table[0, 0] == table[1, 1] == 0
    # Two libraries' sines may differ in the last bit: that shifts a metre only at its very edge.
    assert abs(int(table[0, 1]) - great_circle_metres(here, there)) <= 1
