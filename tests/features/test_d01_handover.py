"""A handover: one operator's buses bring people to the edge, another's take them on."""

from features.plans import plan_of, proven_plan_of
from timetable import lines, timetable

TWO_LEGS = """
    assembly  school
    handover  edge
    reception arena
    type      bus seat 4 stop 60
    vehicle   bus-1 bus school places school,edge
    vehicle   bus-2 bus arena places edge,arena
    road      school edge 10m
    road      edge arena 10m
    group     town at school 4 person
"""


def test_people_change_vehicles_on_the_edge() -> None:
    plan = proven_plan_of(TWO_LEGS)
    assert timetable(plan) == lines("""
        run bus-1
          stop school 0:00-0:01 board 4 person of town
          drive school edge 0:01-0:11
          stop edge 0:11-0:12 alight 4 person of town
        run bus-2
          drive arena edge 0:00-0:10
          stop edge 0:12-0:13 board 4 person of town
          drive edge arena 0:13-0:23
          stop arena 0:23-0:24 alight 4 person of town
    """)


def test_one_seat_on_the_second_leg_makes_as_many_trips_as_people() -> None:
    one = TWO_LEGS.replace("bus-2 bus arena", "bus-2 car arena") + "type car seat 1 stop 60"
    told = timetable(plan_of(one))
    assert told.count("stop arena") == 4
    assert "left" not in told
