"""Vehicle types, layouts, vehicles and the hours of their crews."""

from __future__ import annotations

from fractions import Fraction

from files.small import scenario, told
from safepassage.model import Needs, Window


def test_what_a_type_says() -> None:
    bus = scenario(
        vehicle_types="id,profile,board_seat_s,alight_stretcher_min,stop_min,speed_kmh,"
        "loaded_factor,range_km\nbus,road,3,1.5,2,35.5,5/4,300"
    ).types["bus"]
    assert (bus.profile, bus.board_seconds, bus.alight_seconds) == (
        "road",
        Needs(3),
        Needs(0, 0, 90),
    )
    assert (bus.stop_seconds, bus.speed_kmh) == (120, Fraction("35.5"))
    assert (bus.loaded_factor, bus.empty_factor) == (Fraction(5, 4), 1)
    assert bus.range_metres == 300_000
    assert [layout.id for layout in bus.layouts] == ["seats", "beds"]


def test_a_type_without_a_profile_is_its_own() -> None:
    assert scenario().types["bus"].profile == "bus"


def test_what_a_vehicle_says() -> None:
    bus = scenario(
        vehicles="id,type,start,operator,zones,places,available,end\n"
        "b1,bus,yard,red,in out,yard school,+0:30,yard",
        operators="id\nred",
        crew_hours="vehicle,begins,ends\nb1,+4:00,+8:00\nb1,+0:00,+4:00",
    ).vehicles["b1"]
    assert (bus.operator, bus.zones, bus.places) == ("red", ("in", "out"), ("yard", "school"))
    assert (bus.available_at, bus.end) == (1800, "yard")
    assert bus.crew_hours == (Window(0, 28_800),)


def test_layouts_have_places_and_ids_of_their_own() -> None:
    layouts = "type,id,seat\nbus,seats,50\nbus,seats,40\nbus,none,0"
    assert told(layouts=layouts) == [
        "layouts.csv 3 id F-LAYOUT-TWICE",
        "layouts.csv 4 F-LAYOUT-EMPTY",
    ]


def test_a_type_needs_a_layout() -> None:
    assert told(vehicle_types="id\nbus\nvan") == ["vehicle_types.csv 3 id F-LAYOUT-MISSING"]


def test_an_operator_is_in_its_table_and_an_end_is_a_depot() -> None:
    told_ = told(vehicles="id,type,start,operator,end\nb1,bus,yard,red,arena")
    assert told_ == ["vehicles.csv 2 operator F-UNKNOWN-ID", "vehicles.csv 2 end F-ROLE"]


def test_a_shift_ends_after_it_begins() -> None:
    told_ = told(crew_hours="vehicle,begins,ends\nb1,+4:00,+4:00")
    assert told_ == ["crew_hours.csv 2 ends F-WINDOW-ORDER"]


def test_a_vehicle_that_was_there_before_is_there_at_the_start() -> None:
    told_ = told(vehicles="id,type,start,available\nb1,bus,yard,2016-12-15 07:00")
    assert told_ == ["vehicles.csv 2 available F-BEFORE-START"]
