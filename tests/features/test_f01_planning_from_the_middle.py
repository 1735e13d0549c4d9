"""Planning from now: a bus stands at the crossing with people aboard, others wait at the edge."""

from features.plans import proven_plan_of
from timetable import lines, timetable


def test_what_is_under_way_is_brought_to_its_end() -> None:
    plan = proven_plan_of("""
        zone      in
        zone      out
        assembly  school in in
        handover  edge in out
        reception arena in out
        crossing  gate from in to out inspect 5m
        type      bus seat 4
        vehicle   bus-1 bus school
        vehicle   bus-2 bus edge
        road      gate arena 10m
        road      edge arena 20m
        group     town at school
        under-way bus-1 gate arrives 0:03 out-of in layout plain
        aboard    bus-1 town 3 person since -600
        waiting   edge town 2 person
    """)
    assert timetable(plan) == lines("""
        run bus-1
          pass gate in 0:03-0:08
          drive gate arena 0:08-0:18
          stop arena 0:18-0:18 alight 3 person of town
        run bus-2
          stop edge 0:00-0:00 board 2 person of town
          drive edge arena 0:00-0:20
          stop arena 0:20-0:20 alight 2 person of town
    """)
