"""Vehicles that wait at a handover point, in order of time: as worked out on paper.

In these towns four people board in three minutes and alight in two; roads are as drawn.
"""

from __future__ import annotations

import pytest

from planner.dispatch import day, dispatched, each, found, trip
from planner.towns import HANDOVER as THE_HANDOVER
from safepassage.planner import _engine
from safepassage.planner.problem import translate
from story import changed, scenario

HANDOVER = changed(
    THE_HANDOVER,
    "type coach seat 8 stop 60 board 30 alight 15",
    "vehicle bus-2 bus school places school",
    "vehicle coach-1 coach edge places edge,arena",
)
"""A coach goes on with whom a bus has brought; the second bus is no use."""

TWICE = """
    bus-1 school > edge
    bus-1 school > edge
"""


def coaches(told: str) -> list[str]:
    """What the coaches do where people change."""
    return [line.strip() for line in told.splitlines() if "board" in line and "stop edge" in line]


def test_a_coach_waits_until_it_is_full() -> None:
    """Four people are at the edge at 0:15, four more at 0:40."""
    told = day(HANDOVER, each(TWICE + "coach-1 edge > arena"))
    assert coaches(told) == ["stop edge 0:40-0:45 board 8 person of town"]
    assert "stop arena 0:55-0:58 alight 8 person of town" in told


@pytest.mark.parametrize(
    ("patience", "stop"),
    [("39m59s", "0:15-0:18 board 4"), ("40m", "0:40-0:45 board 8"), ("0", "0:15-0:18 board 4")],
)
def test_it_takes_whoever_is_there_when_its_patience_ends(patience: str, stop: str) -> None:
    """And boards as soon as they were there: waiting in vain costs nothing in a plan."""
    trips = each(TWICE + f"coach-1 edge > arena patience {patience}")
    assert coaches(day(HANDOVER, trips)) == [f"stop edge {stop} person of town"]


def test_when_everybody_has_come_it_leaves_with_places_free() -> None:
    town = changed(HANDOVER, "group town at school 6 person")
    told = day(town, each(TWICE + "coach-1 edge > arena"))
    assert coaches(told) == ["stop edge 0:38:30-0:42:30 board 6 person of town"]


def test_where_nobody_else_is_brought_it_leaves_as_soon_as_those_are_there() -> None:
    told = day(HANDOVER, each("bus-1 school > edge\ncoach-1 edge > arena"))
    assert coaches(told) == ["stop edge 0:15-0:18 board 4 person of town"]


def test_those_who_wait_take_turns_in_the_order_of_the_list() -> None:
    """The first coach in the list is the last to come, at 0:10; nobody is there before 0:15."""
    town = changed(
        HANDOVER,
        "type coach seat 4 stop 60 board 30 alight 15",
        "depot yard",
        "road yard edge 10m",
        "vehicle coach-1 coach yard places edge,arena",
        "vehicle coach-2 coach edge places edge,arena",
    )
    told = day(town, each(TWICE + "coach-1 edge > arena\ncoach-2 edge > arena"))
    assert [line for line in found(told, "stop", "edge") if "coach" in line] == [
        "coach-1 0:15-0:18",
        "coach-2 0:40-0:43",
    ]


def test_a_drive_that_led_to_nothing_is_not_made() -> None:
    town = changed(HANDOVER, "depot yard", "road yard edge 10m metres 500")
    town = changed(town, "vehicle coach-1 coach yard places edge,arena")
    plan = dispatched(scenario(town), each("coach-1 edge > arena"))
    assert plan.runs == () or not any(run.steps for run in plan.runs)
    assert plan.figures.distance == 0


# Room at handover points --------------------------------------------------------------------------

LITTLE_ROOM = changed(
    HANDOVER,
    "handover edge room 4",
    "vehicle bus-2 bus school places school,edge",
    "road edge arena 40m",
)
"""Both buses are at the edge at 0:13 with 4 people each, where there is room for 4."""

CARS = each("bus-1 school > edge\nbus-2 school > edge\n" + 2 * "coach-1 edge > arena\n")


def test_without_room_a_vehicle_stands_outside_until_the_others_have_boarded_again() -> None:
    """The coach would wait for eight; for whoever stands outside it goes with four."""
    told = day(LITTLE_ROOM, CARS)
    assert found(told, "stop", "edge") == [
        "bus-1 0:13-0:15",
        "coach-1 0:15-0:18",
        "bus-2 0:18-0:20",
        "coach-1 1:40-1:43",
    ]
    assert found(told, "stop", "arena") == ["coach-1 0:58-1:00", "coach-1 2:23-2:25"]


def test_with_room_for_all_nobody_stands_outside() -> None:
    told = day(changed(LITTLE_ROOM, "handover edge room 8"), CARS)
    assert found(told, "stop", "edge") == [
        "bus-1 0:13-0:15",
        "bus-2 0:13-0:15",
        "coach-1 0:15-0:20",
    ]


def test_outside_the_wounded_come_before_those_who_came_first() -> None:
    town = changed(
        LITTLE_ROOM,
        "vehicle bus-2 bus school available 0:01 places school,edge",
        "vehicle bus-3 bus ward available 0:02 places ward,edge",
        "assembly ward",
        "road ward edge 10m",
        "group hurt at ward 4 person T1",
    )
    trips = each("bus-3 ward > edge\ncoach-1 edge > arena")
    told = day(town, CARS + "\n" + trips)
    stops = found(told, "stop", "edge")
    assert "bus-3 0:18-0:20" in stops
    assert "bus-2 1:43-1:45" in stops


def test_whom_nobody_fetches_leave_those_outside_no_way_on() -> None:
    """The schedule is broken, and mended by leaving out who would stand there for ever."""
    translation = translate(scenario(LITTLE_ROOM))
    search = _engine.Search(translation.problem, 1)
    lines = each("bus-1 school > edge\nbus-2 school > edge").splitlines()
    trips = [trip(translation, line) for line in lines]
    assert search.evaluate(trips).broken == 1
    assert search.evaluate(trips[:1]).broken == 0


def test_who_is_received_at_a_handover_point_sets_out_only_if_there_is_room() -> None:
    """For them the edge is the end: nobody makes room again."""
    town = changed(LITTLE_ROOM, "handover edge also reception room 4")
    told = day(town, each("bus-1 school > edge\nbus-2 school > edge"))
    assert found(told, "stop", "edge") == ["bus-1 0:13-0:15"]
