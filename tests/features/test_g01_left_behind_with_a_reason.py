"""Nobody is forgotten: whoever cannot be brought is listed, with the reason, the urgent last."""

from features.plans import proven_plan_of
from safepassage.model import Priority
from timetable import timetable


def test_room_for_four_goes_to_the_most_urgent() -> None:
    plan = proven_plan_of("""
        assembly  school
        reception arena room 4
        type      bus seat 4
        vehicle   bus-1 bus school
        group     town at school 4 person
        group     late at school 3 person T2
        group     hurt at school 2 person T1
        road      school arena 10m
    """)
    left = plan.figures.left_behind
    assert [left[p] for p in Priority] == [0, 1, 0, 4]
    assert timetable(plan).splitlines()[-2:] == [
        "left 4 person of town at school no-room",
        "left 1 person of late at school no-room",
    ]


def test_each_reason_is_told() -> None:
    plan = proven_plan_of("""
        horizon   1h
        assembly  school
        assembly  island
        reception arena
        type      bus seat 4
        vehicle   bus-1 bus school
        group     town at school 4 person
        group     sick at school 1 patient T1
        group     far at island 2 person
        group     late at school 3 person ready 0:55
        road      school arena 10m
    """)
    assert [line for line in timetable(plan).splitlines() if line.startswith("left")] == [
        "left 1 patient of sick at school no-vehicle",
        "left 2 person of far at island no-route",
        "left 3 person of late at school not-ready",
    ]
