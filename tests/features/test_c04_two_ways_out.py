"""Two crossings lead out: the plan spreads over both, and takes the longer where it is faster."""

from features.plans import proven_plan_of
from timetable import timetable


def test_two_buses_leave_by_two_gates() -> None:
    plan = proven_plan_of("""
        zone      in
        zone      out
        assembly  school in in
        reception arena in out
        crossing  gate from in to out inspect 30m
        crossing  bridge from in to out inspect 30m
        type      bus seat 4
        vehicle   bus-1 bus school
        vehicle   bus-2 bus school
        road      school gate 10m
        road      school bridge 10m
        road      gate arena 10m
        road      bridge arena 10m
        group     town at school 8 person
    """)
    told = timetable(plan)
    assert "pass gate in 0:10-0:40" in told
    assert "pass bridge in 0:10-0:40" in told
    assert plan.figures.clearance == 50 * 60
