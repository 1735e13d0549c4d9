"""Orders are kept where that costs nothing, and only there."""

from __future__ import annotations

from safepassage.onward import changes_to, rest_of, state_at
from safepassage.orders import kept
from safepassage.planner import _engine
from safepassage.planner.in_force import lists_of_trips
from safepassage.planner.keeping import kept_where_free
from safepassage.planner.problem import NONE, translate
from safepassage.planner.written import figures_of, write
from story import scenario
from verify.telling import told

TOWN = scenario("""
    assembly  school
    assembly  market
    reception arena
    type      bus seat 2
    vehicle   bus-1 bus school
    vehicle   bus-2 bus school
    road      school market 10m
    road      school arena 20m
    road      market arena 20m
    group     pupils at school 2 person
    group     traders at market 2 person
""")

PLAN = told(
    TOWN,
    """
    run bus-1
      drive school market 0:00-0:10
      stop market 0:10-0:10 board 2 person of traders layout plain
      drive market arena 0:10-0:30
      stop arena 0:30-0:30 alight 2 person of traders
    run bus-2
      stop school 0:00-0:00 board 2 person of pupils layout plain
      drive school arena 0:00-0:20
      stop arena 0:20-0:20 alight 2 person of pupils
    """,
)
STATE = state_at(TOWN, PLAN, 0)
REST = rest_of(TOWN, PLAN, 0)
TRANSLATION = translate(STATE)


def trip(vehicle: int, pick: str) -> _engine.Trip:
    made = _engine.Trip()
    made.vehicle = vehicle
    made.picks = [TRANSLATION.point(pick), NONE, NONE]
    made.drops = [TRANSLATION.point("arena"), NONE, NONE]
    return made


def kept_of(trips: list[_engine.Trip], search: _engine.Search) -> int:
    plan = write(TRANSLATION, search, trips, bounds=None, seed=0)
    return kept(changes_to(REST, STATE, plan))


def after_keeping(trips: list[_engine.Trip], *, over: bool = False) -> tuple[int, int, bool]:
    """Orders kept before and after, and whether any figure is other than it was."""
    search = _engine.Search(TRANSLATION.problem, 0)
    lists = list(lists_of_trips(TRANSLATION, REST))
    found = kept_where_free(TRANSLATION, search, trips, REST, lists, lambda: over)
    same = figures_of(search.evaluate(found)) == figures_of(search.evaluate(trips))
    return kept_of(trips, search), kept_of(found, search), same


def test_vehicles_that_could_change_places_go_where_they_were_sent() -> None:
    assert after_keeping([trip(0, "school"), trip(1, "market")]) == (0, 3, True)


def test_what_is_kept_already_stays() -> None:
    assert after_keeping([trip(1, "school"), trip(0, "market")]) == (3, 3, True)


def test_nothing_is_tried_when_the_time_is_over() -> None:
    assert after_keeping([trip(0, "school"), trip(1, "market")], over=True) == (0, 0, True)


def test_no_order_is_worth_a_worse_figure() -> None:
    """The plan in force left one bus idle: going back to it would leave people behind."""
    idle = told(
        TOWN,
        """
        run bus-1
          drive school market 0:20-0:30
          stop market 0:30-0:30 board 1 person of traders layout plain
          drive market arena 0:30-0:50
          stop arena 0:50-0:50 alight 1 person of traders
        left 1 person of traders at market no-time
        left 2 person of pupils at school no-time
        """,
    )
    search = _engine.Search(TRANSLATION.problem, 0)
    rest = rest_of(TOWN, idle, 0)
    best = [trip(1, "school"), trip(0, "market")]
    lists = list(lists_of_trips(TRANSLATION, rest))
    found = kept_where_free(TRANSLATION, search, best, rest, lists, lambda: False)
    assert figures_of(search.evaluate(found)) == figures_of(search.evaluate(best))
