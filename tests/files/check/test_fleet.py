"""Vehicles that are of no use as they stand."""

from __future__ import annotations

import pytest

from files.check.finding import found

SECOND = "vehicle b2 bus yard"


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ("available 24:00", "C-VEHICLE-LATE"),
        ("crew 25:00-30:00", "C-VEHICLE-NO-HOURS"),
        ("available 2:00 crew 0:00-2:00", "C-VEHICLE-NO-HOURS"),
        ("zones out", "C-VEHICLE-STUCK"),
        ("places school,arena", "C-VEHICLE-START"),
        ("end far-yard", "C-VEHICLE-END"),
    ],
)
def test_each_is_reported_with_the_places_that_it_has(facts: str, code: str) -> None:
    lines = ("zone far", "depot far-yard in far")
    assert found(*lines, f"{SECOND} {facts}") == [f"{code} b2 52"]


def test_a_depot_that_can_be_reached_is_an_end() -> None:
    assert found(f"{SECOND} end yard") == []


def test_a_type_that_nothing_moves() -> None:
    told = found(
        "type van seat 8", "vehicle v1 van yard",
        roads="road yard gate 5m profile bus\nroad gate school 5m profile bus\n"
        "road gate arena 5m profile bus",
    )  # fmt: skip
    assert told == ["C-TYPE-NO-TRAVEL van"]


def test_a_vehicle_on_the_far_side_of_a_closed_crossing_is_where_it_is() -> None:
    assert found("under-way b1 gate out-of in") == []
