"""A list of trips becomes a schedule: every time as worked out on paper.

In these towns four people board in three minutes and alight in two; roads are as drawn.
"""

from __future__ import annotations

import pytest

from planner.dispatch import day, dispatched
from planner.towns import TOWN
from story import changed, scenario
from timetable import lines

BORDER = """
    zone      in
    zone      out
    assembly  school in in
    reception arena in out
    depot     garage in out
    type      bus seat 4 stop 60 board 30 alight 15
    vehicle   bus-1 bus school
    vehicle   bus-2 bus garage
    road      school gate 7m
    road      gate arena 5m
    road      garage gate 10m
    crossing  gate from in to out inspect 5m
    group     town at school 8 person
"""


def test_one_bus_one_trip() -> None:
    assert day(TOWN, "bus-1 school > arena") == lines("""
        run bus-1
          drive garage school 0:00-0:05
          stop school 0:05-0:08 board 4 person of town
          drive school arena 0:08-0:18
          stop arena 0:18-0:20 alight 4 person of town
        left 4 person of town at school no-time
    """)


def test_a_bus_goes_back_for_the_others() -> None:
    assert day(TOWN, "bus-1 school > arena\nbus-1 school > arena") == lines("""
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


def test_a_vehicle_that_comes_later_departs_later() -> None:
    late = changed(TOWN, "vehicle bus-1 bus garage available 1:00")
    assert "drive garage school 1:00-1:05" in day(late, "bus-1 school > arena")


# Bays ---------------------------------------------------------------------------------------------

TWO = "bus-1 school > arena\nbus-2 school > arena"


def test_at_a_single_bay_the_second_in_the_list_waits() -> None:
    town = changed(TOWN, "assembly school bays 1")
    assert day(town, TWO) == lines("""
        run bus-1
          drive garage school 0:00-0:05
          stop school 0:05-0:08 board 4 person of town
          drive school arena 0:08-0:18
          stop arena 0:18-0:20 alight 4 person of town
        run bus-2
          drive garage school 0:00-0:05
          stop school 0:08-0:11 board 4 person of town
          drive school arena 0:11-0:21
          stop arena 0:21-0:23 alight 4 person of town
    """)


def test_two_bays_serve_two() -> None:
    town = changed(TOWN, "assembly school bays 2")
    assert day(town, TWO).count("stop school 0:05-0:08") == 2


def test_the_list_decides_who_is_first_but_holds_nobody_up_without_need() -> None:
    town = changed(TOWN, "assembly school bays 1")
    assert "stop school 0:08-0:11" in day(town, "bus-2 school > arena\nbus-1 school > arena")
    late = changed(town, "vehicle bus-1 bus garage available 0:10")
    told = day(late, TWO)
    assert "stop school 0:15-0:18" in told
    assert "stop school 0:05-0:08" in told


def test_a_place_that_holds_one_vehicle_is_reached_when_the_other_has_left() -> None:
    town = changed(TOWN, "assembly school holds 1")
    assert day(town, TWO) == lines("""
        run bus-1
          drive garage school 0:00-0:05
          stop school 0:05-0:08 board 4 person of town
          drive school arena 0:08-0:18
          stop arena 0:18-0:20 alight 4 person of town
        run bus-2
          drive garage school 0:03-0:08
          stop school 0:08-0:11 board 4 person of town
          drive school arena 0:11-0:21
          stop arena 0:21-0:23 alight 4 person of town
    """)


def test_a_drive_put_off_counts_the_metres_of_the_road_that_it_takes() -> None:
    """In the rush the same drive leads round the town: to leave later is to drive farther."""
    town = (
        changed(TOWN, "assembly school holds 1")
        + """
        epoch calm 0
        epoch rush 0:02
        leg   garage school 5m metres 900 epoch rush
    """
    )
    # Bus 2 may be there from 0:08 on. It sets out in the calm and drives slowly.
    assert "drive garage school 0:00-0:08" in day(town, TWO)


# Crossings ----------------------------------------------------------------------------------------


def test_who_leaves_and_who_comes_have_lanes_apart() -> None:
    assert day(BORDER, TWO) == lines("""
        run bus-1
          stop school 0:00-0:03 board 4 person of town
          drive school gate 0:03-0:10
          pass gate in 0:10-0:15
          drive gate arena 0:15-0:20
          stop arena 0:20-0:22 alight 4 person of town
        run bus-2
          drive garage gate 0:00-0:10
          pass gate out 0:10-0:15
          drive gate school 0:15-0:22
          stop school 0:22-0:25 board 4 person of town
          drive school gate 0:25-0:32
          pass gate in 0:32-0:37
          drive gate arena 0:37-0:42
          stop arena 0:42-0:44 alight 4 person of town
    """)


def test_a_shared_lane_takes_one_at_a_time_from_either_side() -> None:
    town = changed(BORDER, "crossing gate from in to out inspect 5m shared")
    told = day(town, TWO)
    assert "pass gate in 0:10-0:15" in told
    assert "pass gate out 0:15-0:20" in told


def test_an_empty_bus_is_inspected_quickly_and_a_full_one_head_by_head() -> None:
    town = changed(BORDER, "crossing gate from in to out inspect 5m empty 1m per-seat 10")
    told = day(town, TWO)
    assert "pass gate in 0:10-0:15:40" in told
    assert "pass gate out 0:10-0:11" in told


def test_each_direction_has_its_own_inspection() -> None:
    town = changed(BORDER, "crossing gate from in to out onward 2m back 9m")
    told = day(town, TWO)
    assert "pass gate in 0:10-0:12" in told
    assert "pass gate out 0:10-0:19" in told


def test_crossings_in_series_are_passed_in_order() -> None:
    told = day(
        """
        zone      in
        zone      mid
        zone      out
        assembly  school in in
        reception arena in out
        crossing  gate from in to mid inspect 5m
        crossing  bridge from mid to out inspect 1m
        type      bus seat 4
        vehicle   bus-1 bus school
        group     town at school 1 person
        everywhere 10m
        """,
        "bus-1 school > arena",
    )
    assert told == lines("""
        run bus-1
          stop school 0:00-0:00 board 1 person of town
          drive school gate 0:00-0:10
          pass gate in 0:10-0:15
          drive gate bridge 0:15-0:25
          pass bridge mid 0:25-0:26
          drive bridge arena 0:26-0:36
          stop arena 0:36-0:36 alight 1 person of town
    """)


def test_of_two_crossings_each_bus_takes_the_one_that_lets_it_through_first() -> None:
    town = changed(
        BORDER,
        "vehicle bus-2 bus school",
        "crossing bridge from in to out inspect 5m",
    )
    told = day(town + "road school bridge 9m\nroad bridge arena 5m", TWO)
    assert "pass gate in 0:10-0:15" in told
    assert "pass bridge in 0:12-0:17" in told


# Windows ------------------------------------------------------------------------------------------


def test_an_inspection_that_would_outlast_the_window_waits_for_the_next() -> None:
    gate = "crossing gate from in to out inspect 5m open {}"
    just = changed(BORDER, gate.format("0:00-0:15,2:00-3:00"))
    assert "pass gate in 0:10-0:15" in day(just, "bus-1 school > arena")
    short = changed(BORDER, gate.format("0:00-0:14,2:00-3:00"))
    assert "pass gate in 2:00-2:05" in day(short, "bus-1 school > arena")


def test_touching_windows_are_one_window() -> None:
    gate = "crossing gate from in to out inspect 5m open 0:00-0:12,0:12-3:00"
    assert "pass gate in 0:10-0:15" in day(changed(BORDER, gate), "bus-1 school > arena")


def test_a_stop_lies_wholly_in_a_window_of_its_place() -> None:
    town = changed(TOWN, "reception arena open 0:00-0:19,0:40-1:00")
    assert "stop arena 0:40-0:42" in day(town, "bus-1 school > arena")


def test_a_zone_is_entered_only_if_it_can_be_left_in_time() -> None:
    town = changed(BORDER, "zone in open 0:00-0:32,2:00-3:00")
    assert "pass gate out 0:10-0:15" in day(town, "bus-2 school > arena")
    town = changed(BORDER, "zone in open 0:00-0:31,2:00-3:00")
    assert day(town, "bus-2 school > arena") == lines("""
        run bus-2
          drive garage gate 0:00-0:10
          pass gate out 1:55-2:00
          drive gate school 2:00-2:07
          stop school 2:07-2:10 board 4 person of town
          drive school gate 2:10-2:17
          pass gate in 2:17-2:22
          drive gate arena 2:22-2:27
          stop arena 2:27-2:29 alight 4 person of town
        left 4 person of town at school no-time
    """)


# Crews, closures, epochs --------------------------------------------------------------------------


def test_nobody_boards_whom_the_crew_cannot_bring_within_its_hours() -> None:
    just = changed(TOWN, "vehicle bus-1 bus garage crew 0:00-0:20,1:00-3:00")
    assert "stop school 0:05-0:08" in day(just, "bus-1 school > arena")
    short = changed(TOWN, "vehicle bus-1 bus garage crew 0:00-0:19,1:00-3:00")
    assert day(short, "bus-1 school > arena") == lines("""
        run bus-1
          drive garage school 0:00-0:05
          stop school 1:00-1:03 board 4 person of town
          drive school arena 1:03-1:13
          stop arena 1:13-1:15 alight 4 person of town
        left 4 person of town at school no-time
    """)


def test_an_empty_drive_keeps_to_the_crews_hours_too() -> None:
    town = changed(TOWN, "vehicle bus-1 bus garage crew 0:00-0:04,1:00-3:00")
    assert "drive garage school 1:00-1:05" in day(town, "bus-1 school > arena")


@pytest.mark.parametrize(
    ("closed", "drive"),
    [
        ("0:00-0:08", "0:08-0:18"),
        ("0:18-1:00", "0:08-0:18"),
        ("0:17-1:00", "1:00-1:10"),
        ("0:00-0:09", "0:09-0:19"),
    ],
)
def test_a_drive_does_not_overlap_a_closure(closed: str, drive: str) -> None:
    town = TOWN + f"closure school arena {closed}"
    assert f"drive school arena {drive}" in day(town, "bus-1 school > arena")


def test_a_closure_holds_for_its_profile_and_direction() -> None:
    for closure in ("arena school 0:00-1:00", "school arena 0:00-1:00 profile truck"):
        told = day(TOWN + f"closure {closure}", "bus-1 school > arena")
        assert "drive school arena 0:08-0:18" in told


def test_leaving_later_may_be_arriving_earlier() -> None:
    town = (
        TOWN
        + """
        epoch rush 0
        epoch calm 0:10
        leg   school arena 30m epoch rush
        leg   school arena 9m epoch calm
    """
    )
    assert "drive school arena 0:10-0:19" in day(town, "bus-1 school > arena")


def test_an_epoch_holds_from_its_first_second() -> None:
    town = (
        TOWN
        + """
        epoch calm 0
        epoch rush 0:08
        leg   school arena 30m epoch rush
    """
    )
    assert "drive school arena 0:08-0:38" in day(town, "bus-1 school > arena")


def test_loaded_and_empty_drives_have_their_own_factors() -> None:
    slow = "type bus seat 4 stop 60 board 30 alight 15 loaded 3/2 empty 11/10"
    told = day(changed(TOWN, slow), "bus-1 school > arena")
    assert "drive garage school 0:00-0:05:30" in told
    assert "drive school arena 0:08:30-0:23:30" in told


# Convoys ------------------------------------------------------------------------------------------

FOUR = """
    zone      in
    zone      out
    assembly  school in in
    reception arena in out
    type      bus seat 4 stop 60 board 30 alight 15
    vehicle   bus-1 bus school
    vehicle   bus-2 bus school
    vehicle   bus-3 bus school
    vehicle   bus-4 bus school
    road      school gate 7m
    road      gate arena 5m
    crossing  gate from in to out lanes any inspect 5m convoy 2-2
    group     town at school 16 person
"""
ALL_FOUR = "\n".join(f"bus-{n} school > arena" for n in (1, 2, 3, 4))


def passages(town: str, trips: str = ALL_FOUR) -> list[str]:
    """When each bus passes, and the convoys."""
    told = [line.strip() for line in day(town, trips).splitlines()]
    return [line for line in told if line.startswith(("pass", "convoy"))]


def test_a_convoy_leaves_when_it_is_full() -> None:
    assert passages(FOUR) == [
        "pass gate in 0:10-0:15 convoy 0",
        "pass gate in 0:10-0:15 convoy 0",
        "pass gate in 0:10:01-0:15:01 convoy 1",
        "pass gate in 0:10:01-0:15:01 convoy 1",
        "convoy gate in bus-1,bus-2",
        "convoy gate in bus-3,bus-4",
    ]


def test_convoys_keep_their_distance() -> None:
    town = changed(FOUR, "crossing gate from in to out lanes any inspect 5m convoy 2-2 headway 20m")
    assert passages(town)[2:4] == ["pass gate in 0:30-0:35 convoy 1"] * 2


def test_an_escort_is_away_until_it_has_turned_round() -> None:
    gate = "crossing gate from in to out lanes any inspect 5m convoy 2-2 escorts 1 turnaround 1h"
    assert passages(changed(FOUR, gate))[2:4] == ["pass gate in 1:10-1:15 convoy 1"] * 2


def test_in_a_single_lane_a_convoy_is_inspected_in_its_order() -> None:
    town = changed(FOUR, "crossing gate from in to out inspect 5m convoy 2-2")
    assert [line.split()[3] for line in passages(town)[:4]] == [
        "0:10-0:15",
        "0:15-0:20",
        "0:20-0:25",
        "0:25-0:30",
    ]


def test_only_the_last_convoy_may_be_small() -> None:
    told = passages(FOUR, "bus-1 school > arena\nbus-2 school > arena\nbus-3 school > arena")
    assert told[-2:] == ["convoy gate in bus-1,bus-2", "convoy gate in bus-3"]


def test_a_convoy_is_no_larger_than_its_rule() -> None:
    town = changed(FOUR, "crossing gate from in to out lanes any inspect 5m convoy 1-3")
    assert passages(town)[-2:] == ["convoy gate in bus-1,bus-2,bus-3", "convoy gate in bus-4"]


def test_a_trip_may_close_its_convoy() -> None:
    town = changed(FOUR, "crossing gate from in to out lanes any inspect 5m convoy 1-4")
    told = passages(town, "bus-1 school > arena closes\nbus-2 school > arena")
    assert told[-2:] == ["convoy gate in bus-1", "convoy gate in bus-2"]


def test_a_convoy_waits_until_its_last_vehicle_is_there() -> None:
    town = changed(FOUR, "vehicle bus-2 bus school available 0:30")
    assert passages(town, TWO)[:2] == ["pass gate in 0:40-0:45 convoy 0"] * 2


def test_a_convoy_fits_one_window_or_takes_the_next() -> None:
    gate = "crossing gate from in to out inspect 5m convoy 2-2 open {}"
    just = changed(FOUR, gate.format("0:00-0:20,1:00-2:00"))
    assert [line.split()[3] for line in passages(just, TWO)[:2]] == ["0:10-0:15", "0:15-0:20"]
    short = changed(FOUR, gate.format("0:00-0:19,1:00-2:00"))
    assert [line.split()[3] for line in passages(short, TWO)[:2]] == ["1:00-1:05", "1:05-1:10"]


def test_the_rule_may_hold_for_empty_vehicles_too() -> None:
    town = changed(
        BORDER,
        "vehicle bus-1 bus garage",
        "crossing gate from in to out lanes any inspect 5m convoy 2-2 all headway 5m",
    )
    assert passages(town, TWO) == [
        "pass gate out 0:10-0:15 convoy 0",
        "pass gate in 0:32-0:37 convoy 1",
        "pass gate out 0:10-0:15 convoy 0",
        "pass gate in 0:32-0:37 convoy 1",
        "convoy gate out bus-1,bus-2",
        "convoy gate in bus-1,bus-2",
    ]


# Handover -----------------------------------------------------------------------------------------

HANDOVER = """
    assembly  school
    handover  edge
    reception arena
    type      bus seat 4 stop 60 board 30 alight 15
    vehicle   bus-1 bus school places school,edge
    vehicle   bus-2 bus edge places edge,arena
    road      school edge 10m
    road      edge arena 10m
    group     town at school 8 person
"""


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


# Limits of the way --------------------------------------------------------------------------------


def test_people_are_not_aboard_longer_than_their_limit() -> None:
    town = changed(
        TOWN,
        "reception arena open 1:00-2:00",
        "group town at school 4 person aboard 15m",
    )
    assert day(town, "bus-1 school > arena") == lines("""
        run bus-1
          drive garage school 0:00-0:05
          stop school 0:42-0:45 board 4 person of town
          drive school arena 0:45-0:55
          stop arena 1:00-1:02 alight 4 person of town
    """)


def test_nobody_boards_for_whom_the_way_is_too_long() -> None:
    told = dispatched(
        scenario(changed(TOWN, "group town at school 4 person aboard 9m59s")),
        "bus-1 school > arena",
    )
    assert told.figures.left_behind_in_all == 4
    told = dispatched(
        scenario(changed(TOWN, "group town at school 4 person aboard 10m")),
        "bus-1 school > arena",
    )
    assert told.figures.left_behind_in_all == 0


def test_a_vehicle_refuels_when_its_range_would_not_do() -> None:
    town = changed(
        TOWN,
        "depot garage refuel 10m",
        "type bus seat 4 stop 60 board 30 alight 15 range 1000",
    )
    assert day(town, "bus-1 school > arena\nbus-1 school > arena") == lines("""
        run bus-1
          drive garage school 0:00-0:05
          stop school 0:05-0:08 board 4 person of town
          drive school arena 0:08-0:18
          stop arena 0:18-0:20 alight 4 person of town
          drive arena garage 0:20-0:35
          refuel garage 0:35-0:45
          drive garage school 0:45-0:50
          stop school 0:50-0:53 board 4 person of town
          drive school arena 0:53-1:03
          stop arena 1:03-1:05 alight 4 person of town
    """)


def test_without_a_depot_that_refuels_it_goes_no_farther() -> None:
    town = changed(TOWN, "type bus seat 4 stop 60 board 30 alight 15 range 1000")
    assert day(town, "bus-1 school > arena\nbus-1 school > arena").count("stop arena") == 1


def test_a_vehicle_ends_where_it_must() -> None:
    town = changed(TOWN, "vehicle bus-1 bus garage end garage")
    assert "drive arena garage 0:20-0:35" in day(town, "bus-1 school > arena")


def test_a_trip_from_which_it_could_not_be_back_in_time_is_not_begun() -> None:
    town = changed(TOWN, "vehicle bus-1 bus garage end garage")
    assert "alight" in day(town + "horizon 0:35", "bus-1 school > arena")
    told = day(town + "horizon 0:34:59", "bus-1 school > arena")
    assert told == "left 8 person of town at school no-time"


# Who boards ---------------------------------------------------------------------------------------


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


# The middle ---------------------------------------------------------------------------------------


def test_those_aboard_are_brought_on_from_where_they_are() -> None:
    town = (
        BORDER
        + """
        under-way bus-1 gate arrives 0:05 out-of in layout plain
        aboard    bus-1 town 4 person since -60
    """
    )
    assert day(town, "bus-1 > arena") == lines("""
        run bus-1
          pass gate in 0:05-0:10
          drive gate arena 0:10-0:15
          stop arena 0:15-0:17 alight 4 person of town
        left 8 person of town at school no-time
    """)


# Nothing remains of what came to nothing ----------------------------------------------------------


def test_a_trip_that_comes_to_nothing_leaves_no_trace() -> None:
    known = scenario(changed(HANDOVER, "handover edge room 4 bays 1"))
    done = dispatched(known, "bus-1 school > edge\nbus-2 edge > arena\nbus-1 school > edge")
    told = dispatched(
        known,
        """
        bus-2 edge > arena
        bus-1 school > arena
        bus-1 school > edge
        bus-1 school > edge
        bus-2 edge > arena
        bus-2 edge > arena
        bus-1 school > edge
        bus-1 school > edge
        """,
    )
    assert told == done


TWELVE = """
    assembly  school
    assembly  market
    reception arena
    type      bus seat 10
    vehicle   bus-1 bus school
    vehicle   bus-2 bus school
    kind      family seat 3
    group     town at school 3 family
    group     stall at market 3 person
    everywhere 5m
"""


def boarded(trips: str) -> list[str]:
    """Who boards, stop by stop."""
    told = day(TWELVE, trips).splitlines()
    return [line.partition(" board ")[2] for line in told if " board " in line]


def test_a_trip_takes_no_more_people_than_it_may() -> None:
    """Of eight two families; the third is left for the next."""
    told = boarded("bus-1 school > arena most 8\nbus-2 school > arena")
    assert [line.split()[0] for line in told] == ["2", "1"]


def test_at_a_second_place_a_trip_takes_whom_it_still_may() -> None:
    """Nine have boarded, the vehicle has one place more, and nobody if it may take nine."""
    told = boarded("bus-1 school,market > arena most 11")
    assert [line.split()[0] for line in told] == ["3", "1"]
    assert len(boarded("bus-1 school,market > arena most 9")) == 1
