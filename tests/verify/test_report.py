"""R10: every figure that the plan states is what its own stops add up to."""

from __future__ import annotations

from dataclasses import replace

import pytest

from safepassage.model import Bound, Bounds, Figures, Priority, Proof
from safepassage.verify import figures
from story import scenario
from verify.telling import codes, findings, told

TOWN = """
    horizon   2:00
    assembly  school
    reception arena
    type      bus seat 5 stretcher 1
    vehicle   bus-1 bus school
    group     sick at school 1 patient T1 ready 0:10
    group     weak at school 1 person T2
    group     slow at school 1 person T3 ready 3:00
    group     town at school 3 person rate 6    # ready at 0:10, 0:20, 0:30
    everywhere 10m metres 1500
"""
# Exposure: 16 × 0:20, 4 × 0:50, 2 × 0, 1 × (0:40 + 0:30) and 1 × 1:30 for who is left behind.
DAY = """
    run bus-1
      stop school 0:10-0:11 board 1 patient of sick layout plain
      drive school arena 0:11-0:21
      stop arena 0:22-0:30 alight 1 patient of sick
      drive arena school 0:30-0:40
      stop school 0:40-0:40 board 1 person of weak, 2 person of town layout plain
      drive school arena 0:40-0:50
      stop arena 0:50-0:50 alight 1 person of weak, 2 person of town
    left 1 person of town at school no-time
    left 1 person of slow at school not-ready
    figures T1 0 T2 0 T3 1 none 1 t1_clearance 0:30 clearance 0:50 exposure 40800 distance 4500
"""
BREAKS = (
    ("figures T1 0", "figures T1 1", "R10-LEFT-BEHIND"),
    ("T3 1", "T3 0", "R10-LEFT-BEHIND"),
    ("none 1", "none 2", "R10-LEFT-BEHIND"),
    ("t1_clearance 0:30", "t1_clearance 0:29:59", "R10-T1-CLEARANCE"),
    ("t1_clearance 0:30", "t1_clearance 0", "R10-T1-CLEARANCE"),
    ("0:30 clearance 0:50", "0:30 clearance 0:49", "R10-CLEARANCE"),
    ("exposure 40800", "exposure 40799", "R10-EXPOSURE"),
    ("exposure 40800", "exposure 0", "R10-EXPOSURE"),
    ("distance 4500", "distance 3000", "R10-DISTANCE"),
)


def test_a_day_whose_figures_add_up():
    """Worked out by hand: see the lines above the plan."""
    assert codes(TOWN, DAY) == ""


@pytest.mark.parametrize(("old", "new", "found"), BREAKS)
def test_a_figure_that_does_not_add_up(old: str, new: str, found: str):
    assert codes(TOWN, DAY, old, new) == found


def bounded(**values: int) -> str:
    """What the checker finds where one bound is stated with another value than its figure."""
    town = scenario(TOWN)
    plan = told(town, DAY)

    def bound(name: str, figure: int) -> Bound:
        return Bound(values.get(name, figure), Proof("by-hand", {}))

    stated = plan.figures
    bounds = Bounds(
        {p: bound(p.value, stated.left_behind[p]) for p in Priority},
        bound("t1_clearance", stated.t1_clearance),
        bound("clearance", stated.clearance),
        bound("exposure", stated.exposure),
    )
    return " ".join(findings(town, replace(plan, bounds=bounds)))


def test_bounds_lie_at_or_below_their_figures():
    assert bounded() == ""
    assert bounded(T3=0, none=0, t1_clearance=0, clearance=0, exposure=0) == ""


@pytest.mark.parametrize(
    ("values", "found"),
    [
        ({"T3": 2}, "R10-BOUND-LEFT-BEHIND"),
        ({"T1": 1}, "R10-BOUND-LEFT-BEHIND"),
        ({"t1_clearance": 1801}, "R10-BOUND-T1-CLEARANCE"),
        ({"clearance": 3001}, "R10-BOUND-CLEARANCE"),
        ({"exposure": 40801}, "R10-BOUND-EXPOSURE"),
    ],
)
def test_a_bound_above_its_figure_is_none(values: dict[str, int], found: str):
    assert bounded(**values) == found


def test_who_is_late_moves_no_clearance_time():
    """Alighting after the horizon is not being received; exposure counts to the horizon."""
    found = figures_of(TOWN.replace("horizon   2:00", "horizon 0:49"))
    assert found.left_behind == dict(zip(Priority, (0, 1, 1, 3), strict=True))
    assert (found.t1_clearance, found.clearance) == (1800, 1800)
    assert found.exposure == 60 * (16 * 20 + 4 * 49 + 39 + 29 + 19)
    assert found.distance == 4500


def figures_of(town: str) -> Figures:
    known = scenario(town)
    return figures(known, told(known, DAY))


def test_who_has_alighted_at_the_horizon_sets_the_clearance():
    """Exposure: who is left behind waits from 0:30 to 0:50."""
    found = figures_of(TOWN.replace("horizon   2:00", "horizon 0:50"))
    assert found.left_behind == dict(zip(Priority, (0, 0, 1, 1), strict=True))
    assert found.clearance == 3000
    assert found.exposure == 60 * (16 * 20 + 4 * 50 + 40 + 30 + 20)
