"""Zones, places and windows: what their rows say, and what cannot be."""

from __future__ import annotations

from files.small import scenario, told
from safepassage.model import Need, Room, Window


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
