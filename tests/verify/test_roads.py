"""Straight lines along the surface of the Earth, and drives that lead nowhere."""

from __future__ import annotations

import math

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from safepassage.model import Location
from safepassage.verify.roads import EARTH_RADIUS_METRES, great_circle_metres
from verify.telling import codes

DEGREE = EARTH_RADIUS_METRES * math.pi / 180
LOCATIONS = st.builds(
    Location,
    st.floats(-90, 90, allow_nan=False),
    st.floats(-180, 180, allow_nan=False),
)


@pytest.mark.parametrize(
    ("here", "there", "degrees"),
    [
        ((0, 0), (0, 1), 1),
        ((0, -10), (0, 10), 20),
        ((0, 179), (0, -179), 2),
        ((45, 10), (-45, 10), 90),
        ((90, 0), (0, 77), 90),
        ((30, 20), (32, 20), 2),
        ((0, 0), (0, 180), 180),
        ((36.2, 37.16), (36.2, 37.16), 0),
    ],
)
def test_distances_that_are_known(
    here: tuple[float, float], there: tuple[float, float], degrees: float
):
    metres = great_circle_metres(Location(*here), Location(*there))
    assert metres == pytest.approx(degrees * DEGREE)


@given(LOCATIONS, LOCATIONS)
def test_the_law_of_cosines_agrees(here: Location, there: Location):
    """Where it is precise, that is, for points that are neither close nor opposite."""
    south, north = math.radians(here.latitude), math.radians(there.latitude)
    across = math.radians(there.longitude - here.longitude)
    cosine = math.sin(south) * math.sin(north)
    cosine += math.cos(south) * math.cos(north) * math.cos(across)
    assume(abs(cosine) < 0.99)
    expected = EARTH_RADIUS_METRES * math.acos(cosine)
    assert great_circle_metres(here, there) == pytest.approx(expected)


def test_a_drive_leads_somewhere_else():
    town = """
    scenario  line detour 1
    assembly  school point 0,0
    reception arena point 0,1
    type      bus seat 5 speed 50
    vehicle   bus-1 bus school
    group     town at school 1 person
    """
    day = """
    run bus-1
      drive school school 0:00-0:10
    left 1 person of town at school no-time
    """
    assert codes(town, day) == "R4-NO-ROAD"
