"""A crossing takes its time, head by head."""

from features.plans import proven_plan_of
from timetable import lines, timetable

BORDER = """
    zone      in
    zone      out
    assembly  school in in
    reception arena in out
    crossing  gate from in to out onward 5m per-seat 30
    type      bus seat 4
    vehicle   bus-1 bus school
    road      school gate 10m
    road      gate arena 10m
    group     town at school 4 person
"""


def test_a_bus_is_inspected_between_two_drives() -> None:
    # Only all four together are four heads to look at.
    plan = proven_plan_of(BORDER + "kind four seat 4\ngroup town at school 1 four")
    assert timetable(plan) == lines("""
        run bus-1
          stop school 0:00-0:00 board 1 four of town
          drive school gate 0:00-0:10
          pass gate in 0:10-0:17
          drive gate arena 0:17-0:27
          stop arena 0:27-0:27 alight 1 four of town
    """)
