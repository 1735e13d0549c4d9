"""Zones, places, crossings and windows: what their rows say, and what cannot be."""

from __future__ import annotations

from fractions import Fraction

from files.small import SMALL, scenario, told
from safepassage.model import ConvoyRule, ConvoyScope, Inspection, Need, Needs, Room, Window


def crossing(columns: str, cells: str) -> str:
    return f"id,zone_a,zone_b,{columns}\ngate,in,out,{cells}"


def test_one_inspection_time_holds_for_both_directions_and_loads() -> None:
    gate = scenario(crossings=crossing("inspection_min", "2")).crossings["gate"]
    assert gate.onward == gate.back == Inspection(120, 120)


def test_a_direction_of_its_own_wins() -> None:
    columns = "inspection_min,onward_loaded_min,back_empty_s,onward_per_stretcher_s"
    gate = scenario(crossings=crossing(columns, "2,5,0,30")).crossings["gate"]
    assert gate.onward == Inspection(300, 120, Needs(0, 0, 30))
    assert gate.back == Inspection(120, 0)


def test_lanes_are_one_unless_said_otherwise() -> None:
    assert scenario().crossings["gate"].lanes == 1
    assert scenario(crossings=crossing("lanes", "unlimited")).crossings["gate"].lanes is None
    shared = scenario(crossings=crossing("lanes,lanes_shared", "٢,نعم")).crossings["gate"]
    assert (shared.lanes, shared.lanes_shared) == (2, True)


def test_a_convoy_rule_has_all_its_parts() -> None:
    columns = "convoy_min,convoy_max,convoy_headway_min,convoy_escorts,convoy_holds_for"
    gate = scenario(crossings=crossing(columns, "2,5,10,1,all")).crossings["gate"]
    assert gate.convoys == ConvoyRule(2, 5, 600, 1, 0, ConvoyScope.ALL)


def test_half_a_convoy_rule_is_none() -> None:
    half = ["crossings.csv 2 convoy_max F-CONVOY-INCOMPLETE"]
    assert told(crossings=crossing("convoy_min", "2")) == half
    lost = ["crossings.csv 2 convoy_min F-CONVOY-INCOMPLETE"]
    assert told(crossings=crossing("convoy_escorts", "2")) == lost


def test_the_largest_convoy_is_not_smaller_than_the_smallest() -> None:
    told_ = told(crossings=crossing("convoy_min,convoy_max", "5,2"))
    assert told_ == ["crossings.csv 2 convoy_max F-CONVOY-SIZE"]


def test_a_crossing_joins_two_zones() -> None:
    told_ = told(crossings="id,zone_a,zone_b\ngate,in,in")
    assert told_ == ["crossings.csv 2 zone_b F-CROSSING-ZONES"]


def test_half_a_location_is_none() -> None:
    told_ = told(crossings=crossing("latitude,longitude", "36.2,"))
    assert told_ == ["crossings.csv 2 longitude F-LOCATION-HALF"]


def test_room_is_in_all_or_by_need() -> None:
    places = "id,zone,roles,room,room_seat,room_stretcher\n"
    rows = (
        "school,in,assembly,,,\nedge,out,handover,,,\narena,out,reception,10,8,0\nyard,in,depot,,,"
    )
    arena = scenario(places=places + rows).places["arena"]
    assert arena.room == Room(10, {Need.SEAT: 8, Need.STRETCHER: 0})
    assert scenario().places["arena"].room == Room(100)


def test_windows_that_touch_are_one() -> None:
    windows = """
        of,id,opens,closes
        zone,in,+2:00,2016-12-15 12:00
        zone,in,-1:00,+2:00
        place,arena,+1:00,+2:00
        crossing,gate,+5:00,+6:00
    """
    told_ = scenario(windows=windows)
    assert told_.zones["in"].windows == (Window(-3600, 14_400),)
    assert told_.places["arena"].windows == (Window(3600, 7200),)
    assert told_.crossings["gate"].windows == (Window(18_000, 21_600),)


def test_windows_end_after_they_begin_and_belong_to_something() -> None:
    windows = """
        of,id,opens,closes
        zone,in,+2:00,+1:00
        place,aren,+1:00,+2:00
        crossing,in,+5:00,+6:00
        bridge,gate,+5:00,+6:00
    """
    assert told(windows=windows) == [
        "windows.csv 5 of F-CHOICE",
        "windows.csv 2 closes F-WINDOW-ORDER",
        "windows.csv 3 id F-UNKNOWN-ID",
        "windows.csv 4 id F-UNKNOWN-ID",
    ]


def test_a_place_and_a_crossing_may_not_share_an_id() -> None:
    places = SMALL["places"] + "gate,in,assembly,"
    assert told(places=places) == ["crossings.csv 2 id F-POINT-TWICE"]


def test_the_detour_is_exact() -> None:
    told_ = scenario(scenario=SMALL["scenario"] + "[travel]\ndetour = 1.3")
    assert told_.travel.detour == Fraction(13, 10)
