"""R9: start place, permitted zones and places, range, crew hours, required end."""

from __future__ import annotations

import pytest

from safepassage.verify import check
from story import scenario
from verify.telling import codes, told

TOWN = """
    zone      in
    zone      out
    assembly  school in in
    reception arena in out
    reception hall in out
    depot     garage in out refuel 5m
    depot     yard in out
    crossing  bridge from in to out inspect 1m
    type      bus seat 10 range 6000
    vehicle   bus-1 bus garage zones in,out places school,arena,garage available 0:05 \
        crew 0:05-1:00,1:05-2:00 end yard
    vehicle   bus-2 bus yard end yard
    group     town at school 5 person
    everywhere 10m metres 1000
    horizon   1:41
"""
DAY = """
    run bus-1
      drive garage bridge 0:05-0:15
      pass bridge out 0:15-0:16
      drive bridge school 0:16-0:26
      stop school 0:26-0:27 board 5 person of town layout plain
      drive school bridge 0:27-0:37
      pass bridge in 0:37-0:38
      drive bridge arena 0:38-0:48
      stop arena 0:59-1:00 alight 5 person of town
      drive arena garage 1:05-1:15
      refuel garage 1:20-1:25
      drive garage yard 1:31-1:41
    run bus-2
"""
BREAKS = (
    ("vehicle   bus-1 bus garage", "vehicle bus-1 bus yard", "R9-START"),
    ("available 0:05", "available 0:05:01", "R9-NOT-AVAILABLE"),
    ("drive garage bridge 0:05-0:15", "drive garage bridge 0:04-0:15", "R9-NOT-AVAILABLE"),
    ("zones in,out", "zones out", "R9-ZONE"),
    ("places school,arena,garage", "places school,arena", "R9-PLACE"),
    ("places school,arena,garage", "places school,garage", "R9-PLACE"),
    ("places school,arena,garage", "places arena,garage", "R9-PLACE"),
    ("range 6000", "range 4999", "R9-RANGE"),
    ("stop arena 0:59-1:00 alight 5 person of town", "refuel garage 0:59-1:04", "R9-REFUEL-LOADED"),
    ("depot     garage in out refuel 5m", "depot garage in out", "R9-NO-FUEL"),
    ("crew 0:05-1:00,", "crew 0:06-1:00,", "R9-CREW-STEP"),
    ("crew 0:05-1:00,", "crew 0:05-0:59:59,", "R9-CREW-STEP"),
    ("1:05-2:00 end", "1:06-2:00 end", "R9-CREW-STEP"),
    ("crew 0:05-1:00,", "crew 0:05-0:50,0:58-1:00,", "R9-CREW-TRIP"),
    ("end yard\n    vehicle", "end garage\n    vehicle", "R9-END"),
    ("vehicle   bus-2 bus yard", "vehicle bus-2 bus garage", "R9-END"),
    ("horizon   1:41", "horizon 1:40:59", "R9-END-LATE"),
    ("alight 5 person of town", "alight 4 person of town", "R9-ENDS-LOADED"),
    ("run bus-2", "", "R9-RUN-MISSING"),
    ("run bus-2", "run bus-2\n run bus-2", "R9-RUN-TWICE"),
    ("run bus-2", "run bus-2\n run bus-9", "R9-VEHICLE-UNKNOWN"),
    ("drive garage yard 1:31-1:41", "drive garage nowhere 1:31-1:41", "R9-PLACE-UNKNOWN"),
    ("refuel garage 1:20", "refuel bridge 1:20", "R9-PLACE-UNKNOWN"),
)


def test_a_day_at_the_limit():
    """The crew rests with nobody aboard; the fuel lasts to the garage, the horizon to the yard."""
    assert codes(TOWN, DAY, "range 6000", "range 5000") == ""


@pytest.mark.parametrize(("old", "new", "found"), BREAKS)
def test_vehicles_and_crews(old: str, new: str, found: str):
    assert found in codes(TOWN, DAY, old, new).split()


def test_where_a_vehicle_must_end_it_may_go():
    """The yard is in no list of bus-1's places; it may end there, as it must."""
    assert codes(TOWN, DAY) == ""


def test_a_vehicle_under_way_begins_where_and_when_it_arrives():
    town = """
    depot     garage
    assembly  school
    reception arena
    type      bus seat 10 range 3000
    vehicle   bus-1 bus garage available 5:00
    group     town at school 5 person
    under-way bus-1 school arrives 0:07 driven 1000
    everywhere 10m metres 1000
    """
    day = """
    run bus-1
      stop school 0:07-0:08 board 5 person of town layout plain
      drive school arena 0:08-0:18
      stop arena 0:18-0:19 alight 5 person of town
      drive arena school 0:19-0:29
    """
    assert codes(town, day) == ""
    assert codes(town, day, "0:07-0:08", "0:06:59-0:08") == "R9-NOT-AVAILABLE"
    assert codes(town, day, "driven 1000", "driven 1001") == "R9-RANGE"


def test_those_aboard_at_the_start_are_not_without_their_crew():
    """Their trip counts from the run's first step."""
    town = """
    assembly  school
    reception arena
    type      bus seat 10
    vehicle   bus-1 bus school crew 0:10-0:20,0:25-0:30
    group     town at school 0 person
    under-way bus-1 school layout plain
    aboard    bus-1 town 1 person since -1:00
    everywhere 10m
    """
    day = """
    run bus-1
      drive school arena 0:10-0:20
      stop arena {} alight 1 person of town
    """
    assert codes(town, day.format("0:20-0:20")) == ""
    assert codes(town, day.format("0:25-0:26")) == "R9-CREW-TRIP"


def test_being_where_it_begins_needs_no_permission():
    """bus-1 may be outside only, begins inside, and may not come back."""
    town = """
    zone      in
    zone      out
    assembly  school in in
    reception arena in out
    crossing  bridge from in to out
    type      bus seat 10
    vehicle   bus-1 bus school zones out places arena,school
    group     town at school 5 person
    everywhere 10m
    """
    day = """
    run bus-1
      stop school 0:00-0:01 board 5 person of town layout plain
      drive school bridge 0:01-0:11
      pass bridge in 0:11-0:11
      drive bridge arena 0:11-0:21
      stop arena 0:21-0:22 alight 5 person of town
      drive arena bridge 0:22-0:32
    """
    assert codes(town, day) == ""
    assert codes(town, day + "pass bridge out 0:32-0:32") == "R9-ZONE"
    assert codes(town, day, "places arena,school", "places arena") == "R9-PLACE"


def test_a_crew_that_goes_on_after_its_hours_is_told_once():
    """Steps 1 to 3 are one stretch outside its hours, step 5 another."""
    town = scenario("""
    assembly  school
    reception arena
    type      bus seat 10
    vehicle   bus-1 bus arena crew 0:00-0:05,0:22-0:24,0:50-1:00
    group     town at school 1 person
    everywhere 10m
    """)
    day = """
    run bus-1
      drive arena school 0:00-0:10
      stop school 0:10-0:11 board 1 person of town layout plain
      drive school arena 0:11-0:21
      stop arena 0:22-0:23 alight 1 person of town
      drive arena school 0:23-0:33
    """
    notices = check(town, told(town, day))
    assert [one.code for one in notices] == ["R9-CREW-STEP"] * 2
    assert [one.numbers["step"] for one in notices] == ["1", "5"]
