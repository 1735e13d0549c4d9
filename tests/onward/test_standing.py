"""A plan in force, carried on as it stands."""

from __future__ import annotations

from dataclasses import replace

from onward.towns import BY_AND_BY
from safepassage.onward import rest_of, standing, state_at
from safepassage.verify import check, figures
from story import scenario, seconds
from timetable import lines, timetable
from verify.telling import told

TOWN = scenario(BY_AND_BY)

PLAN = told(
    TOWN,
    """
    run bus-1
      stop school 0:10-0:10 board 1 person of town layout plain
      drive school arena 0:10-0:20
      stop arena 0:20-0:20 alight 1 person of town
      drive arena school 0:20-0:30
      stop school 0:40-0:40 board 2 person of town layout plain
      drive school arena 0:40-0:50
      stop arena 0:50-0:50 alight 2 person of town
    left 2 person of town at school no-time
    """,
)


def test_it_is_the_steps_that_are_left_and_parts_of_a_group_are_told_apart() -> None:
    after = seconds("0:25")
    state = state_at(TOWN, PLAN, after)
    left = standing(state, rest_of(TOWN, PLAN, after))
    assert timetable(left) == lines("""
        run bus-1
          stop school 0:15-0:15 board 1 person of town, 1 person of town~1
          drive school arena 0:15-0:25
          stop arena 0:25-0:25 alight 1 person of town, 1 person of town~1
        left 1 person of town~2 at school no-time
        left 1 person of town~3 at school no-time
    """)
    assert check(state, replace(left, figures=figures(state, left))) == ()


def test_what_did_not_happen_does_not_stand() -> None:
    """The bus is late: the checker says that it cannot do yet what the plan has it do."""
    after = seconds("0:25")
    state = state_at(TOWN, PLAN, after)
    (bus,) = state.under_way.vehicles
    late = replace(bus, arrives_at=seconds("0:16"))
    state = replace(state, under_way=replace(state.under_way, vehicles=(late,)))
    left = standing(state, rest_of(TOWN, PLAN, after))
    problems = check(state, replace(left, figures=figures(state, left)))
    assert {problem.code for problem in problems} == {"R9-NOT-AVAILABLE"}


def test_a_vehicle_that_the_state_does_not_know_has_no_run() -> None:
    after = seconds("0:25")
    state = replace(state_at(TOWN, PLAN, after), vehicles={})
    assert standing(state, rest_of(TOWN, PLAN, after)).runs == ()
