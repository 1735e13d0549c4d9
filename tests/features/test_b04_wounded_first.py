"""The wounded first: they are received as early as can be, whatever it costs the others."""

from features.plans import proven_plan_of
from safepassage.model import Priority
from timetable import timetable


def test_the_ambulance_takes_the_bay_before_the_buses() -> None:
    plan = proven_plan_of("""
        assembly  school bays 1
        reception arena
        hospital  clinic
        type      bus seat 4 stop 10m
        type      ambulance stretcher 1 stop 10m
        vehicle   bus-1 bus school
        vehicle   amb-1 ambulance arena
        group     town at school 4 person accepts arena
        group     sick at school 1 patient T1 accepts clinic
        road      school arena 5m
        road      school clinic 20m
    """)
    told = timetable(plan)
    # The ambulance is there at 0:05, so the bus that is there already lets it load first.
    assert "stop school 0:05-0:15 board 1 patient of sick" in told
    assert "stop school 0:15-0:25 board 4 person of town" in told
    assert plan.figures.t1_clearance == 45 * 60
    assert plan.figures.left_behind[Priority.T1] == 0
