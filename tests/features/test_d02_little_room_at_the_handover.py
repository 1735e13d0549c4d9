"""A handover point that holds four people: the second load comes when the first has gone on."""

from features.plans import plan_of
from timetable import timetable


def test_room_is_free_again_when_people_have_boarded() -> None:
    plan = plan_of("""
        assembly  school
        handover  edge room 4
        reception arena
        type      bus seat 4 stop 60
        vehicle   bus-1 bus school places school,edge
        vehicle   bus-2 bus school places school,edge
        vehicle   bus-3 bus edge places edge,arena
        road      school edge 10m
        road      edge arena 10m
        group     town at school 8 person
    """)
    # The second bus may begin to set down at 0:13, when the first load has boarded again; bus 3
    # is back at 0:34 and brings the others by 0:46.
    assert plan.figures.left_behind_in_all == 0
    assert plan.figures.clearance == 46 * 60
    assert "stop edge 0:11-0:12 alight 4" in timetable(plan)
