"""A vehicle is always somewhere, and its spans follow each other without a gap."""

from __future__ import annotations

from safepassage.exports.report.timeline import Doing, Timeline, timelines
from safepassage.model import Needs, Plan, Scenario
from story import scenario as told_scenario
from verify.telling import told

HERE = told_scenario(
    """
    zone      inside
    zone      outside
    depot     garage     in outside
    assembly  school     in inside
    reception arena      in outside
    crossing  bridge     from inside to outside  inspect 5m
    type      van        seat 4
    vehicle   v1         van garage available 5m
    group     town       at school 3 person
    road      garage bridge 10m
    road      school bridge 10m
    road      bridge arena 10m
    """
)
DAY = """
    run v1
      drive garage bridge 0:05-0:15
      pass bridge outside 0:15-0:20
      drive bridge school 0:20-0:30
      stop school 0:40-0:40 board 3 person of town layout plain
      drive school bridge 0:40-0:50
      pass bridge inside 1:00-1:05
      drive bridge arena 1:05-1:15
      stop arena 1:15-1:15 alight 3 person of town
"""


def test_waiting_fills_the_time_between_the_steps() -> None:
    (life,) = timelines(HERE, told(HERE, DAY))
    waits = [(s.point, s.zone, s.begin, s.end, s.needs.heads) for s in life.spans if not s.step]
    assert waits == [("school", None, 1800, 2400, 0), ("bridge", "inside", 3000, 3600, 3)]


def test_a_crossing_is_approached_from_one_side_and_left_on_the_other() -> None:
    (life,) = timelines(HERE, told(HERE, DAY))
    sides = [span.zone for span in life.spans if span.doing is Doing.PASS]
    assert sides == ["outside", "inside"]


def test_spans_have_no_gap_and_heads_are_kept(
    scenario: Scenario, plan: Plan, lives: tuple[Timeline, ...]
) -> None:
    assert [life.vehicle for life in lives] == [run.vehicle for run in plan.runs]
    for life in lives:
        assert life.moves
        assert all(a.end == b.begin for a, b in zip(life.spans, life.spans[1:], strict=False))
        assert all(a.to == b.point for a, b in zip(life.spans, life.spans[1:], strict=False))
        assert life.spans[-1].to in scenario.places
        assert all(min(span.needs) >= 0 for span in life.spans)


def test_a_vehicle_under_way_begins_where_it_is_with_those_aboard() -> None:
    here = told_scenario(
        """
        assembly  school
        reception arena
        type      van  seat 4
        vehicle   v1   van school
        vehicle   v2   van school
        group     town at school 3 person
        under-way v1 arena arrives 10m layout plain
        aboard    v1 town 2 person
        road      school arena 10m
        """
    )
    plan = told(
        here,
        """
        run v1
          stop arena 0:15-0:15 alight 2 person of town
        run v2
        """,
    )
    moving, still = timelines(here, plan)
    assert [(s.doing, s.point, s.begin, s.needs) for s in moving.spans] == [
        (Doing.WAIT, "arena", 600, Needs(2)),
        (Doing.STOP, "arena", 900, Needs(2)),
    ]
    assert not still.moves
