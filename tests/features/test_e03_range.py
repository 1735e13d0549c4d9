"""A bus with a small tank refuels between its trips, nobody aboard."""

from features.plans import plan_of
from timetable import lines, timetable


def test_it_refuels_before_the_trip_for_which_its_tank_is_too_small() -> None:
    plan = plan_of("""
        depot     garage refuel 5m
        assembly  school
        reception arena
        type      bus seat 4 range 25000
        vehicle   bus-1 bus school
        road      school arena 10m metres 10000
        road      garage arena 3m metres 2000
        road      garage school 12m metres 12000
        group     town at school 8 person
    """)
    assert timetable(plan) == lines("""
        run bus-1
          stop school 0:00-0:00 board 4 person of town
          drive school arena 0:00-0:10
          stop arena 0:10-0:10 alight 4 person of town
          drive arena garage 0:10-0:13
          refuel garage 0:13-0:18
          drive garage school 0:18-0:30
          stop school 0:30-0:30 board 4 person of town
          drive school arena 0:30-0:40
          stop arena 0:40-0:40 alight 4 person of town
    """)
