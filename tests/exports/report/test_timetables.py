"""Timetables repeat the plan's own times, and their sums are the plan's."""

from __future__ import annotations

from safepassage.exports.report.timeline import Timeline, people, timelines
from safepassage.exports.report.timetables import timetables
from safepassage.exports.report.voice import Voice
from safepassage.language import language
from safepassage.model import Passage, Plan, Scenario, Stop
from story import scenario as story_of
from verify.telling import told


def test_each_vehicle_has_its_steps_in_order(
    voice: Voice, plan: Plan, lives: tuple[Timeline, ...]
) -> None:
    tables = timetables(voice, lives).vehicles
    assert [t.vehicle for t in tables] == [run.vehicle for run in plan.runs]
    for table, run in zip(tables, plan.runs, strict=True):
        rows = [row for row in table.rows if row.doing != "wait"]
        assert len(rows) == len(run.steps)
        assert all(row.begin_text == voice.clock(row.begin) for row in rows)
        assert table.rows[-1].aboard == 0


def test_heads_boarded_are_the_plans(
    voice: Voice, scenario: Scenario, plan: Plan, lives: tuple[Timeline, ...]
) -> None:
    tables = timetables(voice, lives).vehicles
    for table, run in zip(tables, plan.runs, strict=True):
        stops = [s for s in run.steps if isinstance(s, Stop)]
        assert table.people == sum(people(scenario, s.board).heads for s in stops)
        assert table.trips == sum(s.layout is not None for s in stops)


def test_each_service_is_in_the_table_of_its_point(
    voice: Voice, plan: Plan, lives: tuple[Timeline, ...]
) -> None:
    steps = [s for run in plan.runs for s in run.steps]
    for table in timetables(voice, lives).points:
        here = [
            s
            for s in steps
            if (isinstance(s, Stop) and s.place == table.point)
            or (isinstance(s, Passage) and s.crossing == table.point)
        ]
        assert len(table.rows) == len(here) > 0
        begins = [voice.clock(s.begin) for s in sorted(here, key=lambda s: (s.begin, s.end))]
        assert [row.begin for row in table.rows] == begins


def test_parts_of_a_group_are_told_as_the_group() -> None:
    """A start in the middle tells those who are there apart from those who come later."""
    known = story_of("""
        assembly  school
        reception arena
        type      bus seat 4
        vehicle   bus-1 bus school
        everywhere 10m
        group     town at school 2 person
        group     town~1 at school 1 person
        group     others at school 1 person
    """)
    plan = told(
        known,
        """
        run bus-1
          stop school 0:00-0:00 board 2 person of town, 1 person of others, 1 person of town~1
          drive school arena 0:00-0:10
        """,
    )
    (table,) = timetables(Voice(known, language("en")), timelines(known, plan)).vehicles
    assert "3 × person (town) and 1 × person (others)" in table.rows[0].text
