"""Trips dispatched in order of time: every time as worked out on paper.

In these towns four people board in three minutes and alight in two; roads are as drawn.
"""

from __future__ import annotations

from planner.dispatch import day, each, found, trip
from planner.towns import BORDER as THE_BORDER
from planner.towns import TOWN
from safepassage.planner import _engine
from safepassage.planner.problem import translate
from story import changed, scenario
from timetable import lines

BORDER = changed(
    THE_BORDER,
    "vehicle bus-2 bus school",
    "vehicle bus-3 bus school",
    "group town at school 12 person",
)
"""Three buses that stand inside."""

# Lines before a crossing --------------------------------------------------------------------------

THREE = """
    bus-1 school > arena
    bus-2 school > arena
    bus-3 school > arena
"""

LATE = changed(
    BORDER,
    "vehicle bus-2 bus school available 0:08",
    "vehicle bus-3 bus school available 0:04",
)
"""They are at the gate at 0:10, 0:18 and 0:14."""


def test_booked_ahead_the_gate_idles_where_nobody_fits_between() -> None:
    assert found(day(LATE, each(THREE, "")), "pass", "gate", "in") == [
        "bus-1 0:10-0:15",
        "bus-2 0:18-0:23",
        "bus-3 0:23-0:28",
    ]


def test_in_time_whoever_is_there_first_passes_first_and_no_gap_is_left() -> None:
    assert found(day(LATE, each(THREE)), "pass", "gate", "in") == [
        "bus-1 0:10-0:15",
        "bus-3 0:15-0:20",
        "bus-2 0:20-0:25",
    ]


def test_of_those_who_come_at_once_the_first_in_the_list_is_first_in_line() -> None:
    assert found(day(BORDER, each(THREE)), "pass", "gate", "in") == [
        "bus-1 0:10-0:15",
        "bus-2 0:15-0:20",
        "bus-3 0:20-0:25",
    ]


def test_two_lanes_let_two_pass_at_a_time() -> None:
    town = changed(BORDER, "crossing gate from in to out inspect 5m lanes 2")
    assert found(day(town, each(THREE)), "pass", "gate", "in") == [
        "bus-1 0:10-0:15",
        "bus-2 0:10-0:15",
        "bus-3 0:15-0:20",
    ]


WARD = changed(
    BORDER,
    "crossing gate from in to out inspect 10m",
    "vehicle bus-2 bus school available 0:04",
    "vehicle bus-3 bus ward available 0:08",
    "assembly ward in in",
    "road ward gate 7m",
    "group town at school 8 person",
    "group hurt at ward 4 person T1",
)
"""Bus 1 is inspected from 0:10 to 0:20; bus 2 joins the line at 0:14, the wounded at 0:18."""

TO_THE_WARD = """
    bus-1 school > arena
    bus-2 school > arena
    bus-3 ward > arena
"""


def test_the_wounded_go_to_the_head_of_the_line() -> None:
    assert found(day(WARD, each(TO_THE_WARD)), "pass", "gate", "in") == [
        "bus-1 0:10-0:20",
        "bus-3 0:20-0:30",
        "bus-2 0:30-0:40",
    ]


def test_less_urgent_people_keep_their_turn() -> None:
    town = changed(WARD, "group hurt at ward 4 person T2")
    assert found(day(town, each(TO_THE_WARD)), "pass", "gate", "in") == [
        "bus-1 0:10-0:20",
        "bus-2 0:20-0:30",
        "bus-3 0:30-0:40",
    ]


def test_the_wounded_do_not_overtake_each_other() -> None:
    town = changed(WARD, "group town at school 8 person T1")
    assert found(day(town, each(TO_THE_WARD)), "pass", "gate", "in") == [
        "bus-1 0:10-0:20",
        "bus-2 0:20-0:30",
        "bus-3 0:30-0:40",
    ]


def test_before_the_gate_shuts_whoever_still_fits_passes_those_who_do_not() -> None:
    """Four people take five minutes, two take three; from 0:15 there are three left."""
    town = changed(
        BORDER,
        "crossing gate from in to out inspect 1m per-seat 60 open 0:00-0:18,1:00-2:00",
        "vehicle bus-2 bus school available 0:03",
        "vehicle bus-3 bus school available 0:05",
        "group town at school 10 person",
    )
    assert found(day(town, each(THREE)), "pass", "gate", "in") == [
        "bus-1 0:10-0:15",
        "bus-3 0:15-0:18",
        "bus-2 1:00-1:05",
    ]


def test_who_cannot_pass_any_more_breaks_the_schedule_and_is_mended() -> None:
    known = scenario(changed(BORDER, "crossing gate from in to out inspect 5m open 0:00-0:20"))
    translation = translate(known)
    search = _engine.Search(translation.problem, 1)
    trips = [trip(translation, line) for line in each(THREE).splitlines()]
    assert search.evaluate(trips).broken == 1
    mended = search.mend(trips)
    assert len(mended) == 2
    assert search.evaluate(mended).broken == 0


# Pools --------------------------------------------------------------------------------------------


def test_whoever_is_free_takes_the_next_trip_of_the_pool() -> None:
    """Both trips are bus 2's by the list; bus 1 has made them before bus 2 comes."""
    town = changed(TOWN, "vehicle bus-2 bus garage available 1:00")
    assert day(town, each("bus-2 school > arena\nbus-2 school > arena")) == lines("""
        run bus-1
          drive garage school 0:00-0:05
          stop school 0:05-0:08 board 4 person of town
          drive school arena 0:08-0:18
          stop arena 0:18-0:20 alight 4 person of town
          drive arena school 0:20-0:30
          stop school 0:30-0:33 board 4 person of town
          drive school arena 0:33-0:43
          stop arena 0:43-0:45 alight 4 person of town
    """)


def test_who_may_not_do_the_same_is_of_another_pool() -> None:
    trips = each("bus-2 school > arena")
    for other in ("places school,arena", "crew 0:00-5:00", "end garage"):
        town = changed(TOWN, f"vehicle bus-2 bus garage available 1:00 {other}")
        told = day(town, trips)
        assert "run bus-1" not in told
        assert "drive garage school 1:00-1:05" in told


def test_another_start_is_no_other_pool() -> None:
    town = changed(TOWN, "vehicle bus-1 bus school")
    assert "run bus-1\n  stop school 0:00-0:03" in day(town, each("bus-2 school > arena"))


def test_whole_trips_go_first_wherever_they_stand_in_the_list() -> None:
    town = changed(TOWN, "assembly school bays 1")
    told = day(town, "bus-1 school > arena loose\nbus-2 school > arena")
    assert "run bus-1\n  drive garage school 0:00-0:05\n  stop school 0:08-0:11" in told
    assert "run bus-2\n  drive garage school 0:00-0:05\n  stop school 0:05-0:08" in told


def test_a_vehicle_goes_on_in_time_from_where_its_whole_trips_end() -> None:
    town = changed(TOWN, "vehicle bus-2 bus garage available 5:00")
    told = day(town, "bus-1 school > arena loose\nbus-1 school > arena")
    assert found(told, "stop", "school") == ["bus-1 0:05-0:08", "bus-1 0:30-0:33"]


def test_who_cannot_be_there_in_time_leaves_the_trip_to_others_of_the_pool() -> None:
    """Bus 1 begins first with either, but would be there after the horizon."""
    town = changed(
        TOWN,
        "road garage school 2h",
        "vehicle bus-2 bus school available 0:01",
        "horizon 1h",
    )
    assert day(town, each("bus-1 school > arena\nbus-1 school > arena")) == lines("""
        run bus-2
          stop school 0:01-0:04 board 4 person of town
          drive school arena 0:04-0:14
          stop arena 0:14-0:16 alight 4 person of town
          drive arena school 0:16-0:26
          stop school 0:26-0:29 board 4 person of town
          drive school arena 0:29-0:39
          stop arena 0:39-0:41 alight 4 person of town
    """)


def test_who_had_nothing_left_to_do_takes_what_another_cannot_make() -> None:
    """Bus 2 learns behind the gate that its fuel will not do; bus 1 has been idle since 0:01."""
    told = day(
        """
        zone      in
        zone      out
        assembly  school in in
        reception arena in out
        type      bus seat 4 stop 60 board 30 alight 15 range 1000
        vehicle   bus-1 bus arena available 0:01
        vehicle   bus-2 bus arena
        road      arena gate 5m metres 200
        road      school gate 5m metres 200
        crossing  gate from in to out inspect 1m
        under-way bus-2 arena driven 700
        group     town at school 4 person
        """,
        each("bus-2 school > arena"),
    )
    assert told == lines("""
        run bus-1
          drive arena gate 0:01-0:06
          pass gate out 0:06-0:07
          drive gate school 0:07-0:12
          stop school 0:12-0:15 board 4 person of town
          drive school gate 0:15-0:20
          pass gate in 0:20-0:21
          drive gate arena 0:21-0:26
          stop arena 0:26-0:28 alight 4 person of town
        run bus-2
          drive arena gate 0:00-0:05
          pass gate out 0:05-0:06
    """)


# Claims -------------------------------------------------------------------------------------------


def test_people_are_claimed_when_the_trip_begins_not_when_it_arrives() -> None:
    """Bus 2 could be there first, but bus 1 was sent for them a minute before it was free."""
    town = changed(
        TOWN,
        "vehicle bus-2 bus school available 0:01",
        "group town at school 4 person",
    )
    told = day(town, each("bus-1 school > arena\nbus-2 school > arena"))
    assert "stop school 0:05-0:08 board 4" in told
    assert "run bus-2" not in told


def test_a_trip_for_which_nobody_is_left_is_passed_over() -> None:
    assert day(TOWN, each(THREE.replace("bus-3", "bus-1"))) == day(
        TOWN, each("bus-1 school > arena\nbus-2 school > arena")
    )


def test_a_trip_passed_over_does_not_cost_the_next_one_time() -> None:
    town = changed(TOWN, "assembly market") + "road garage market 5m"
    told = day(town, each("bus-1 market > arena\nbus-1 school > arena"))
    assert "run bus-1\n  drive garage school 0:00-0:05" in told


# Several stops ------------------------------------------------------------------------------------

MARKET = changed(
    TOWN,
    "assembly market",
    "vehicle bus-1 bus school",
    "vehicle bus-2 bus market",
    "road market arena 10m",
    "group town at school 2 person",
    "group stalls at market 2 person",
)
MARKET += "road school market 10m"


def test_one_trip_may_board_at_several_places() -> None:
    assert day(MARKET, each("bus-1 school,market > arena")) == lines("""
        run bus-1
          stop school 0:00-0:02 board 2 person of town
          drive school market 0:02-0:12
          stop market 0:12-0:14 board 2 person of stalls
          drive market arena 0:14-0:24
          stop arena 0:24-0:26 alight 2 person of town, 2 person of stalls
    """)


def test_a_place_that_others_emptied_is_left_out() -> None:
    told = day(MARKET, each("bus-1 school,market > arena\nbus-2 market > arena"))
    assert "run bus-1" in told
    assert "drive school market" not in told
    assert "drive school arena 0:02-0:12" in told


def test_the_first_place_is_left_out_too_where_nobody_waits() -> None:
    town = changed(MARKET, "vehicle bus-2 bus school", "group town at market 2 person")
    told = day(town, each("bus-1 school,market > arena"))
    assert "run bus-1\n  drive school market 0:00-0:10\n  stop market 0:10-0:13" in told


# Where it cannot be -------------------------------------------------------------------------------


def test_where_the_future_decides_all_trips_are_dispatched_whole() -> None:
    gate = "crossing gate from in to out inspect 5m lanes any convoy 2-2"
    for town, trips in (
        (changed(LATE, gate), THREE),
        (changed(LATE, "reception arena in out holds 1"), THREE),
    ):
        assert day(town, each(trips)) == day(town, each(trips, ""))


# Stops at several places --------------------------------------------------------------------------

TWO_PLACES = """
    depot     garage
    assembly  school
    assembly  market
    reception arena
    type      bus seat 4 stop 60 board 30 alight 15
    vehicle   bus-1 bus school
    vehicle   bus-2 bus garage available 0:05
    road      school market 10m
    road      school arena 20m
    road      market arena 10m
    road      garage market 6m
    group     town at school 3 person
    group     stall at market 1 person
"""


def test_where_others_took_the_last_it_goes_straight_on() -> None:
    """Bus 1 has set out for the market when bus 2 begins, which takes whoever is there."""
    told = day(TWO_PLACES, each("bus-1 school,market > arena\nbus-2 market > arena"))
    assert found(told, "drive", "school", "arena") == ["bus-1 0:02:30-0:22:30"]
    assert found(told, "stop", "market") == ["bus-2 0:11-0:12:30"]


def test_who_makes_the_trip_of_another_of_its_pool_makes_all_its_stops() -> None:
    told = day(TWO_PLACES, each("bus-2 school,market > arena"))
    assert found(told, "stop", "school") == ["bus-1 0:00-0:02:30"]
    assert found(told, "stop", "market") == ["bus-1 0:12:30-0:14"]
