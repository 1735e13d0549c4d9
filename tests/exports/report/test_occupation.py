"""Lanes and bays: each service once, no two in one row at once."""

from __future__ import annotations

import itertools
from fractions import Fraction

from safepassage.exports.report.occupation import Board, occupation
from safepassage.exports.report.timeline import Timeline, timelines
from safepassage.exports.report.voice import Voice
from safepassage.language import language
from safepassage.model import Passage, Plan, Scenario, Stop
from story import scenario as told_scenario
from verify.telling import told


def boards(voice: Voice, lives: tuple[Timeline, ...]) -> list[Board]:
    shown = occupation(voice, lives)
    return [*shown.crossings, *shown.places]


def test_every_service_is_a_block(voice: Voice, plan: Plan, lives: tuple[Timeline, ...]) -> None:
    services = sum(isinstance(s, (Stop, Passage)) for run in plan.runs for s in run.steps)
    assert sum(len(b.blocks) for b in boards(voice, lives)) == services
    assert sum(b.services for b in boards(voice, lives)) == services


def test_no_two_blocks_share_a_row_at_once(voice: Voice, lives: tuple[Timeline, ...]) -> None:
    """But for the pixel that the shortest service is given to be seen."""
    for board in boards(voice, lives):
        rows: dict[float, list[tuple[float, float]]] = {}
        for block in board.blocks:
            rows.setdefault(block.y, []).append((block.x, block.x + block.width))
        assert set(rows) <= {row.y for row in board.rows}
        for spans in rows.values():
            spans.sort()
            assert all(a[1] <= b[0] + 1 for a, b in itertools.pairwise(spans))


def test_there_are_as_many_rows_as_lanes_and_bays(
    voice: Voice, scenario: Scenario, lives: tuple[Timeline, ...]
) -> None:
    for board in boards(voice, lives):
        crossing = scenario.crossings.get(board.point)
        wanted = crossing.lanes if crossing else scenario.places[board.point].bays
        assert len(board.rows) == wanted


HERE = told_scenario(
    """
    assembly  school  bays 1
    reception arena
    type      van     seat 4  board 60
    vehicle   v1      van school
    vehicle   v2      van school
    group     town    at school 6 person
    road      school arena 10m
    """
)
DAY = """
    run v1
      stop school 0:00-0:03 board 3 person of town layout plain
      drive school arena 0:03-0:13
      stop arena 0:13-0:13 alight 3 person of town
    run v2
      stop school 0:03-0:06 board 3 person of town layout plain
      drive school arena 0:06-0:16
      stop arena 0:16-0:16 alight 3 person of town
"""


def test_who_waits_is_counted_above_the_rows() -> None:
    shown = occupation(Voice(HERE, language("en")), timelines(HERE, told(HERE, DAY)))
    school = next(b for b in shown.places if b.point == "school")
    assert school.most_waiting == 1
    assert school.queue
    assert school.busy == Fraction(1)
    assert [block.vehicle for block in school.blocks] == ["v1", "v2"]


def test_unlimited_bays_show_as_many_rows_as_are_used() -> None:
    shown = occupation(Voice(HERE, language("en")), timelines(HERE, told(HERE, DAY)))
    arena = next(b for b in shown.places if b.point == "arena")
    assert len(arena.rows) == 1
    assert arena.busy == 0
