"""Who boards which trip of a list, and who changes vehicles: as worked out on paper.

In these towns four people board in three minutes and alight in two; roads are as drawn.
"""

from __future__ import annotations

import pytest

from planner.dispatch import day
from planner.towns import HANDOVER, TOWN, TWO
from story import changed
from timetable import lines


def test_a_party_is_never_split() -> None:
    town = changed(TOWN, "kind family seat 3", "group town at school 2 family")
    assert day(town, TWO).count("board 1 family of town") == 2


def test_a_layout_is_chosen_for_the_most_or_as_the_trip_says() -> None:
    town = changed(
        TOWN,
        "layout bus mixed seat 1 wheelchair 2",
        "group town at school 4 person 2 wheelchair",
    )
    assert "stop school 0:05-0:08 board 4 person of town\n" in day(town, "bus-1 school > arena")
    assert "board 1 person of town, 2 wheelchair of town layout mixed" in day(
        town, "bus-1 school > arena layout mixed"
    )


URGENT = changed(TOWN, "group town at school 8 person T3", "group hurt at school 2 person T1")


def test_the_most_urgent_board_first() -> None:
    told = day(URGENT, "bus-1 school > arena")
    assert "board 2 person of town, 2 person of hurt" in told


def test_a_trip_may_be_for_the_urgent_only_or_for_others_first() -> None:
    assert "board 2 person of hurt\n" in day(URGENT, "bus-1 school > arena only T1")
    assert "board 4 person of town\n" in day(URGENT, "bus-1 school > arena first town/person")


def test_a_choosy_trip_leaves_people_to_types_that_carry_far_more() -> None:
    town = changed(TOWN, "type van seat 1", "vehicle bus-2 van garage")
    assert day(town, "bus-2 school > arena choosy") == "left 8 person of town at school no-time"
    assert "board 1 person of town" in day(town, "bus-2 school > arena")


@pytest.mark.parametrize(
    ("patience", "stop"),
    [
        ("", "0:08-0:11 board 4"),
        (" patience 3m", "0:08-0:11 board 4"),
        (" patience 1m", "0:06-0:08:30 board 3"),
        (" patience 0", "0:05-0:07 board 2"),
    ],
)
def test_patience_decides_for_whom_a_bus_waits(patience: str, stop: str) -> None:
    town = changed(TOWN, "group town at school 4 person rate 30")
    assert f"stop school {stop} " in day(town, "bus-1 school > arena" + patience)


def test_without_patience_a_bus_still_waits_for_the_first() -> None:
    town = changed(TOWN, "group town at school 4 person rate 6")
    told = day(town, "bus-1 school > arena patience 0")
    assert "stop school 0:10-0:11:30 board 1 person of town" in told


def test_a_trip_may_have_two_picks_and_two_drops() -> None:
    told = day(
        """
        assembly  school
        assembly  market
        reception arena
        hospital  clinic
        type      bus seat 4 stop 60 board 30 alight 15
        vehicle   bus-1 bus school
        group     pupils at school 2 person accepts arena
        group     sick at market 2 person accepts clinic
        everywhere 10m
        """,
        "bus-1 school,market > arena,clinic",
    )
    assert told == lines("""
        run bus-1
          stop school 0:00-0:02 board 2 person of pupils
          drive school market 0:02-0:12
          stop market 0:12-0:14 board 2 person of sick
          drive market arena 0:14-0:24
          stop arena 0:24-0:25:30 alight 2 person of pupils
          drive arena clinic 0:25:30-0:35:30
          stop clinic 0:35:30-0:37 alight 2 person of sick
    """)


def test_room_at_a_reception_point_is_kept_for_those_who_come() -> None:
    town = changed(TOWN, "reception arena room 6")
    told = day(town, TWO)
    assert "board 2 person of town" in told
    assert "left 2 person of town at school no-room" in told


# Handover -----------------------------------------------------------------------------------------


def test_people_change_vehicles_once_they_have_alighted() -> None:
    assert day(HANDOVER, "bus-1 school > edge\nbus-2 edge > arena") == lines("""
        run bus-1
          stop school 0:00-0:03 board 4 person of town
          drive school edge 0:03-0:13
          stop edge 0:13-0:15 alight 4 person of town
        run bus-2
          stop edge 0:15-0:18 board 4 person of town
          drive edge arena 0:18-0:28
          stop arena 0:28-0:30 alight 4 person of town
        left 4 person of town at school no-time
    """)


def test_room_at_a_handover_point_is_free_once_they_have_boarded_again() -> None:
    town = changed(
        HANDOVER,
        "handover edge room 4",
        "vehicle bus-2 bus edge places edge,arena available 0:40",
    )
    told = day(town, "bus-1 school > edge\nbus-2 edge > arena\nbus-1 school > edge")
    assert told == lines("""
        run bus-1
          stop school 0:00-0:03 board 4 person of town
          drive school edge 0:03-0:13
          stop edge 0:13-0:15 alight 4 person of town
          drive edge school 0:15-0:25
          stop school 0:25-0:28 board 4 person of town
          drive school edge 0:28-0:38
          stop edge 0:43-0:45 alight 4 person of town
        run bus-2
          stop edge 0:40-0:43 board 4 person of town
          drive edge arena 0:43-0:53
          stop arena 0:53-0:55 alight 4 person of town
        left 4 person of town at edge no-time
    """)


def test_no_trip_begins_for_which_no_room_is_kept() -> None:
    town = changed(HANDOVER, "handover edge room 6")
    told = day(town, "bus-1 school > edge\nbus-1 school > edge\nbus-1 school > edge")
    assert told.count("stop edge") == 2
    assert "stop edge 0:37-0:38:30 alight 2 person of town" in told


def test_nobody_goes_to_a_handover_point_that_the_group_does_not_name() -> None:
    town = HANDOVER + "handover other\nroad school other 10m\nroad other arena 10m"
    town = changed(town, "group town at school 8 person via other")
    assert day(town, "bus-1 school > edge") == "left 8 person of town at school no-time"
