"""How things stand at a moment of a plan, worked out by hand."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from onward.towns import BY_AND_BY
from safepassage.model import (
    Needs,
    PartiesAboard,
    PartiesAtHandover,
    PartyCount,
    Plan,
    RoomTaken,
    Scenario,
    VehicleUnderWay,
    Window,
)
from safepassage.onward import state_at
from story import scenario, seconds
from verify.telling import told

TOWN = """
    zone      in
    zone      out
    assembly  school in in open 0:00-3:00
    depot     garage in out
    handover  edge in out
    reception arena in out room 50
    crossing  gate from in to out inspect 5m lanes 2
    type      bus seat 4 board 60
    vehicle   bus-1 bus garage
    vehicle   bus-2 bus edge available 1:30
    road      garage gate 10m metres 1000
    road      gate school 10m metres 2000
    road      gate edge 10m metres 4000
    road      edge arena 10m metres 8000
    group     town at school 4 person ready 0:20
    group     late at school 2 person ready 2:00 T2
"""

PLAN = """
    run bus-1
      drive garage gate 0:00-0:10
      pass gate out 0:10-0:15
      drive gate school 0:15-0:25
      stop school 0:25-0:29 board 4 person of town layout plain
      drive school gate 0:29-0:39
      pass gate in 0:39-0:44
      drive gate edge 0:44-0:54
      stop edge 0:54-0:54 alight 4 person of town
    run bus-2
      stop edge 1:30-1:34 board 4 person of town layout plain
      drive edge arena 1:34-1:44
      stop arena 1:44-1:44 alight 4 person of town
    left 2 person of late at school no-time
"""

KNOWN = scenario(TOWN)
INTENDED = told(KNOWN, PLAN)


def at(time: str, known: Scenario = KNOWN, plan: Plan = INTENDED) -> Scenario:
    return state_at(known, plan, seconds(time))


def waiting(state: Scenario) -> Mapping[str, int]:
    return {id: sum(row.count for row in group.parties) for id, group in state.groups.items()}


def test_at_the_start_nothing_is_other_than_it_was() -> None:
    assert at("0:00") == KNOWN


def test_what_begins_at_the_moment_has_not_begun() -> None:
    assert at("0:10").under_way.vehicles == (
        VehicleUnderWay("bus-1", "gate", from_zone="out", metres=1000),
    )


@pytest.mark.parametrize(
    ("time", "bus"),
    [
        ("0:04", VehicleUnderWay("bus-1", "gate", seconds("0:06"), "out", metres=1000)),
        ("0:12", VehicleUnderWay("bus-1", "gate", seconds("0:03"), "in", metres=1000)),
        ("0:15", VehicleUnderWay("bus-1", "gate", 0, "in", metres=1000)),
        ("0:16", VehicleUnderWay("bus-1", "school", seconds("0:09"), metres=3000)),
        ("0:27", VehicleUnderWay("bus-1", "school", seconds("0:02"), None, "plain", 3000)),
        ("0:30", VehicleUnderWay("bus-1", "gate", seconds("0:09"), "in", "plain", 5000)),
        ("0:40", VehicleUnderWay("bus-1", "gate", seconds("0:04"), "out", "plain", 5000)),
        ("1:00", VehicleUnderWay("bus-1", "edge", metres=9000)),
    ],
)
def test_a_vehicle_is_where_its_last_step_leads(time: str, bus: VehicleUnderWay) -> None:
    assert at(time).under_way.vehicles == (bus,)


def test_people_wait_then_ride_then_change_then_are_received() -> None:
    before, riding, edge, done = (at(time) for time in ("0:20", "0:30", "1:00", "1:50"))
    assert waiting(before) == {"town": 4, "late": 2}
    assert waiting(riding) == {"town": 0, "late": 2}
    since = seconds("-0:01")
    assert riding.under_way.aboard == (PartiesAboard("bus-1", "town", "person", 4, since),)
    assert edge.under_way.aboard == ()
    assert edge.under_way.at_handover == (PartiesAtHandover("edge", "town", "person", 4),)
    assert done.under_way.at_handover == ()
    assert done.under_way.room_taken == (RoomTaken("arena", Needs(seat=4)),)
    assert waiting(done) == {"late": 2}


def test_who_still_boards_counts_as_aboard_from_now_on() -> None:
    (aboard,) = at("0:27").under_way.aboard
    assert aboard.boarded_at == 0


def test_times_are_told_from_the_new_start() -> None:
    state = at("1:00")
    assert (state.start - KNOWN.start).total_seconds() == 3600
    assert state.horizon == KNOWN.horizon - 3600
    assert state.groups["late"].ready_at == 3600
    assert state.groups["town"].ready_at == 0
    assert state.vehicles["bus-2"].available_at == seconds("0:30")
    assert state.places["school"].windows == (Window(-3600, seconds("2:00")),)


def test_a_window_that_is_over_stays_since_none_would_mean_always() -> None:
    assert at("4:00").places["school"].windows == (Window(seconds("-4:00"), seconds("-1:00")),)


def test_a_convoy_that_has_begun_to_pass_is_one_departure() -> None:
    known = scenario("""
        zone      in
        zone      out
        assembly  school in in
        reception arena in out
        crossing  gate from in to out inspect 5m convoy 2-2
        type      bus seat 4
        vehicle   bus-1 bus school
        vehicle   bus-2 bus school
        road      school gate 10m
        road      gate arena 10m
        group     town at school 8 person
    """)
    run = """
        run bus-{n}
          stop school 0:00-0:00 board 4 person of town layout plain
          drive school gate 0:00-0:10
          pass gate in {times} convoy 0
          drive gate arena {drive}
          stop arena {end}-{end} alight 4 person of town
    """
    first = run.format(n=1, times="0:10-0:15", drive="0:15-0:25", end="0:25")
    second = run.format(n=2, times="0:15-0:20", drive="0:20-0:30", end="0:30")
    plan = told(known, first + second + "convoy gate in bus-1,bus-2")
    state = at("0:12", known, plan)
    assert [(bus.point, bus.from_zone, bus.arrives_at) for bus in state.under_way.vehicles] == [
        ("gate", "out", seconds("0:03")),
        ("gate", "out", seconds("0:08")),
    ]


def test_a_group_that_comes_by_and_by_is_told_by_when_it_is_there() -> None:
    known = scenario(BY_AND_BY)
    plan = told(
        known,
        """
        run bus-1
          stop school 0:10-0:10 board 1 person of town layout plain
          drive school arena 0:10-0:20
          stop arena 0:20-0:20 alight 1 person of town
        left 4 person of town at school no-time
        """,
    )
    state = at("0:30", known, plan)
    assert [
        (group.id, group.parties, group.ready_at, group.arrives_per_hour)
        for group in state.groups.values()
    ] == [
        ("town", (PartyCount("person", 2),), 0, None),
        ("town~1", (PartyCount("person", 1),), seconds("0:10"), None),
        ("town~2", (PartyCount("person", 1),), seconds("0:20"), None),
    ]


def test_epochs_and_closures_that_are_over_are_left_out() -> None:
    known = scenario("""
        assembly  school
        reception arena
        type      bus seat 2
        vehicle   bus-1 bus school
        epoch     night 0:00
        epoch     day 1:00
        epoch     evening 4:00
        road      school arena 10m epoch night
        road      school arena 20m epoch day
        closure   school arena 0:10-0:20
        closure   school arena 1:30-2:30
        group     town at school 1 person
    """)
    plan = told(known, "left 1 person of town at school no-time")
    travel = at("2:00", known, plan).travel
    assert [(epoch.id, epoch.begins) for epoch in travel.epochs] == [
        ("day", 0),
        ("evening", seconds("2:00")),
    ]
    assert {leg.epoch for leg in travel.legs} == {"day"}
    assert [closure.window for closure in travel.closures] == [
        Window(seconds("-0:30"), seconds("0:30"))
    ]


def test_a_state_of_a_state_goes_on_counting() -> None:
    once = at("0:30")
    again = state_at(
        once,
        told(
            once,
            """
            run bus-1
              pass gate in 0:09-0:14
              drive gate edge 0:14-0:24
              stop edge 0:24-0:24 alight 4 person of town
            left 4 person of town at edge no-time
            left 2 person of late at school no-time
            """,
        ),
        seconds("0:15"),
    )
    assert again.under_way.vehicles == (
        VehicleUnderWay("bus-1", "edge", seconds("0:09"), None, "plain", 9000),
    )
    (aboard,) = again.under_way.aboard
    assert aboard.boarded_at == seconds("-0:16")
