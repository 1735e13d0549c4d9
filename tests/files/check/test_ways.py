"""Who can drive where, time aside."""

from __future__ import annotations

import pytest

from safepassage.files.check.ways import Points, drivers_of, in_time
from safepassage.model import Window
from story import scenario

RING = """
    zone a
    zone b
    depot yard in a
    assembly school in a
    reception arena in b
    crossing gate from a to b
    type bus seat 9
    vehicle v1 bus yard
    group all at school 1 person
    leg yard school 1m
    leg school gate 1m
    leg gate arena 1m
"""


def reached(text: str, vehicle: str = "v1") -> set[str]:
    told = scenario(text)
    points = Points(told)
    return set(points.names(drivers_of(told, points)[vehicle].fetching))


def test_legs_lead_one_way_and_through_crossings() -> None:
    assert reached(RING) == {"yard", "school", "gate", "arena"}
    assert reached(RING.replace("leg school gate 1m", "leg gate school 1m")) == {"yard", "school"}


def test_a_crossing_is_left_into_the_other_zone() -> None:
    assert "arena" not in reached(RING.replace("leg gate arena 1m", "leg gate school 1m"))


def test_zones_and_places_that_a_vehicle_may_not_use() -> None:
    assert reached(RING.replace("bus yard", "bus yard zones a")) == {"yard", "school"}
    without = reached(RING.replace("bus yard", "bus yard places yard,arena"))
    assert without == {"yard"}


def test_legs_of_another_profile_are_not_driven() -> None:
    other = RING.replace("leg yard school 1m", "leg yard school 1m profile tank")
    assert reached(other) == {"yard"}


def test_straight_lines_join_what_is_located_within_a_zone() -> None:
    lines = """
        scenario s detour 2
        zone a
        zone b
        depot yard in a point 36,37
        assembly school in a point 36,38
        assembly lost in a
        reception arena in b point 36,39
        crossing gate from a to b point 36,38.5
        type bus seat 9 speed 30
        vehicle v1 bus yard
        group all at school 1 person
    """
    assert reached(lines) == {"yard", "school", "gate", "arena"}
    assert reached(lines.replace("detour 2", "").replace("speed 30", "")) == {"yard"}


def test_a_vehicle_under_way_starts_where_it_is() -> None:
    moving = "under-way v1 gate out-of b"
    assert reached(f"{RING}\n{moving}") == {"gate"}
    assert reached(f"{RING}\n{moving}\nleg gate school 1m") == {"gate", "school", "arena"}


@pytest.mark.parametrize(
    ("windows", "open_"),
    [
        ((), True),
        ((Window(0, 1),), True),
        ((Window(-5, 0),), False),
        ((Window(10, 20),), False),
        ((Window(10, 20), Window(9, 10)), True),
    ],
)
def test_a_window_counts_if_part_of_it_is_before_the_horizon(
    windows: tuple[Window, ...], open_: bool
) -> None:
    assert in_time(windows, 10) is open_
