"""Zones, places, crossings and groups that are of no use as they stand."""

from __future__ import annotations

import pytest

from files.check.finding import found


def test_windows_beyond_the_horizon() -> None:
    assert "C-ZONE-CLOSED in 40" in found(inside="zone in open 24:00-30:00")
    assert "C-PLACE-CLOSED school 40" in found(school="assembly school in in open 24:00-30:00")
    assert found(school="assembly school in in open 23:00-30:00") == []


def test_a_zone_of_nothing() -> None:
    assert found("zone far") == ["C-ZONE-EMPTY far"]


def test_a_zone_that_is_only_passed_through_is_of_use() -> None:
    told = found(
        "zone between", "crossing far-gate from between to out",
        gate="crossing gate from in to between",
    )  # fmt: skip
    assert told == []


def test_an_assembly_point_without_a_group_and_a_group_of_nobody() -> None:
    assert found("assembly hall in in") == ["C-ASSEMBLY-EMPTY hall"]
    assert found("group none at school") == ["C-GROUP-EMPTY none"]


@pytest.mark.parametrize(
    ("when", "told"),
    [
        ("ready 23:59", []),
        ("ready 24:00", ["C-READY-LATE all 40"]),
        ("rate 2", []),
        ("rate 1", ["C-ARRIVE-LATE all 17"]),
        ("rate 1/24", ["C-ARRIVE-LATE all 40"]),
    ],
)
def test_who_comes_too_late(when: str, told: list[str]) -> None:
    assert found(all=f"group all at school 40 person {when}") == told


def test_parties_arrive_whole() -> None:
    told = found("kind four seat 4", all="group all at school 10 four rate 1")
    assert told == ["C-ARRIVE-LATE all 20"]


def test_straight_lines_need_locations() -> None:
    told = found(
        roads="scenario far detour 3/2",
        bus="type bus seat 50 speed 40",
        yard="depot yard in out point 36.1,37.1",
        gate="crossing gate from in to out point 36.1,37.2",
        arena="reception arena in out point 36.1,37.3",
        school="assembly school in in point 36.1,37.4",
    )
    assert told == []
    told = found(
        roads="scenario far detour 3/2",
        bus="type bus seat 50 speed 40",
        yard="depot yard in out point 36.1,37.1",
        gate="crossing gate from in to out point 36.1,37.2",
        arena="reception arena in out point 36.1,37.3",
    )
    assert "C-NO-LOCATION school" in told
    assert "C-GROUP-NO-VEHICLE all 40" in told


def test_legs_over_a_border_are_no_legs() -> None:
    assert found("leg school arena 5m", "leg yard school 5m") == ["C-LEGS-APART"]
