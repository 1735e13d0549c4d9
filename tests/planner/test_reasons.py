"""Why somebody is left behind: one story for each reason."""

from __future__ import annotations

import pytest

from planner.dispatch import day
from safepassage.model import Needs, Reason
from safepassage.planner.reasons import Remaining
from story import scenario

TOWN = """
    horizon   1h
    zone      in
    zone      out
    assembly  school in in
    reception arena in out
    crossing  gate from in to out
    type      bus seat 4
    vehicle   bus-1 bus school
    group     town at school 1 person
    leg       school gate 20m
    leg       gate arena 20m
"""


def reason(old: str, new: str) -> str:
    """Why the people of the town are left behind, one fact of it changed and nobody sent."""
    assert TOWN.count(old) == 1
    (line,) = day(TOWN.replace(old, new), "bus-1 school > arena").splitlines()
    return line.split()[-1]


def test_in_the_town_nobody_is_left_behind() -> None:
    assert "left" not in day(TOWN, "bus-1 school > arena")


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("1 person", "1 patient", Reason.NO_VEHICLE),
        ("bus school", "bus arena places arena", Reason.NO_VEHICLE),
        ("leg       gate arena 20m", "", Reason.NO_ROUTE),
        ("in out", "in out room 0", Reason.NO_ROOM),
        ("in out", "in out room-stretcher 5", Reason.NO_ROOM),
        ("1 person", "1 person ready 0:20:01", Reason.NOT_READY),
        ("1 person", "1 person rate 2", Reason.NOT_READY),
        ("horizon   1h", "horizon 39m", Reason.NOT_READY),
        ("bus school", "bus school available 0:21", Reason.NO_TIME),
    ],
)
def test_the_first_reason_that_holds_is_given(old: str, new: str, why: Reason) -> None:
    assert reason(old, new) == why


def test_whoever_is_ready_at_the_last_moment_is_ready_in_time() -> None:
    town = TOWN.replace("1 person", "1 person ready 0:20")
    assert "left" not in day(town, "bus-1 school > arena")
    late = town.replace("bus school", "bus school available 0:21")
    assert day(late, "bus-1 school > arena").endswith("at school no-time")


def test_each_party_has_its_own_reason() -> None:
    """Of four who come every quarter of an hour one rides; one waits in vain, two come too late."""
    town = TOWN.replace("1 person", "4 person rate 4").replace("horizon   1h", "horizon 1h10m")
    told = day(town, "bus-1 school > arena most 1").splitlines()
    assert [line.split(maxsplit=1)[1] for line in told if line.startswith("left")] == [
        "1 person of town at school no-time",
        "2 person of town at school not-ready",
    ]


def test_a_group_that_accepts_what_is_out_of_reach_has_no_route() -> None:
    town = TOWN + "hospital far in out"
    told = day(town.replace("1 person", "1 person accepts far"), "bus-1 school > far")
    assert told.endswith("left 1 person of town at school no-route")


def test_room_that_others_fill_is_no_room() -> None:
    town = TOWN.replace("in out", "in out room 3", 1).replace("1 person", "4 person")
    told = day(town.replace("zone      out", "zone out"), "bus-1 school > arena")
    assert told.endswith("left 1 person of town at school no-room")
    taken = TOWN.replace("arena in out", "arena in out room 3") + "taken arena seat 3"
    assert day(taken, "bus-1 school > arena").endswith("at school no-room")


def test_people_left_at_a_handover_point_and_aboard_are_short_of_time() -> None:
    town = (
        TOWN
        + """
        handover  edge in in
        leg       school edge 5m
        leg       edge gate 20m
        vehicle   bus-2 bus school
        under-way bus-2 gate out-of in layout plain
        aboard    bus-2 town 2 person
    """
    )
    told = day(town, "bus-1 school > edge").splitlines()
    assert told[-2:] == [
        "left 2 person of town at bus-2 no-time",
        "left 1 person of town at edge no-time",
    ]


def test_what_remains_is_room_less_those_who_stay_and_those_who_were_there() -> None:
    town = scenario(
        """
        assembly  school
        reception arena room-seat 4 room-stretcher 1
        hospital  clinic room 3
        type      bus seat 4
        vehicle   bus-1 bus school
        group     town at school 4 person
        taken     arena seat 1
        """
    )
    where = {("town", "person", "arena"): 2, ("town", "person", "school"): 2}
    remaining = Remaining.after(town, where)
    assert remaining.heads == {"arena": Needs(seat=3)}
    assert remaining.has_room(town, "arena", Needs(seat=1))
    assert not remaining.has_room(town, "arena", Needs(seat=2))
    assert remaining.has_room(town, "arena", Needs(stretcher=1))
    assert not remaining.has_room(town, "arena", Needs(wheelchair=1))
    assert remaining.has_room(town, "clinic", Needs(seat=2, wheelchair=1))
    assert not remaining.has_room(town, "clinic", Needs(seat=4))
