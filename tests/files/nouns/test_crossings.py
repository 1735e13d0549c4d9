"""Crossings: lanes, inspections, convoys, and what cannot be."""

from __future__ import annotations

from files.small import SMALL, scenario, told
from safepassage.model import ConvoyRule, ConvoyScope, Inspection, Needs


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


def test_a_place_and_a_crossing_may_not_share_an_id() -> None:
    places = SMALL["places"] + "gate,in,assembly,"
    assert told(places=places) == ["crossings.csv 2 id F-POINT-TWICE"]
