"""The whole search: it ends when asked, tells how it goes, and puts the wounded first."""

from __future__ import annotations

import itertools
import os
import subprocess
import sys
from collections.abc import Callable

import pytest

from planner.towns import RICH
from safepassage.model import Plan
from safepassage.notices import Refused
from safepassage.planner import solve
from safepassage.planner.progress import Progress
from safepassage.verify import check
from story import scenario
from timetable import timetable


def planned(
    town: str,
    *,
    seconds: float | None = None,
    iterations: int | None = 200,
    seed: int = 1,
    threads: int = 1,
    watch: Callable[[Progress], None] = lambda progress: None,
    stop: Callable[[], bool] = lambda: False,
) -> Plan:
    """A plan of the town, which the checker has no complaint about."""
    known = scenario(town)
    plan = solve(
        known,
        seconds=seconds,
        iterations=iterations,
        seed=seed,
        threads=threads,
        watch=watch,
        stop=stop,
    )
    assert check(known, plan) == ()
    return plan


def test_without_any_time_there_is_a_plan() -> None:
    plan = planned(RICH, seconds=0, iterations=None)
    assert plan.figures.left_behind_in_all == 0
    assert plan.bounds is not None


def test_iterations_decide_the_plan_and_not_the_threads() -> None:
    plan = planned(RICH, iterations=700)
    assert planned(RICH, iterations=700) == plan
    assert planned(RICH, iterations=700, threads=2) == plan


def test_no_iterations_are_no_rounds() -> None:
    first = planned(RICH, iterations=0)
    assert first.figures == planned(RICH, seconds=0, iterations=None).figures
    assert planned(RICH, iterations=2000).figures.key() < first.figures.key()


def test_it_stops_when_nobody_waits() -> None:
    asked = []

    def stop() -> bool:
        asked.append(True)
        return len(asked) > 3

    plan = planned(RICH, iterations=None, stop=stop)
    assert plan.figures.left_behind_in_all == 0
    assert len(asked) >= 4


def test_it_stops_by_itself_when_the_plan_is_proven() -> None:
    plan = planned(
        """
        assembly  school
        reception arena
        type      bus seat 4
        vehicle   bus-1 bus school
        group     town at school 4 person
        road      school arena 10m
        """,
        iterations=None,
    )
    assert plan.proven()
    assert plan.figures.clearance == plan.bounds.clearance.value == 600


def test_progress_never_goes_back() -> None:
    told: list[Progress] = []
    plan = planned(RICH, iterations=3000, watch=told.append)
    assert len(told) > 1
    for before, after in itertools.pairwise(told):
        assert after.seconds >= before.seconds
        assert after.figures.key() <= before.figures.key()
    for progress in told:
        assert progress.bounds.t1_clearance.value <= progress.figures.t1_clearance
        assert progress.bounds.exposure.value <= progress.figures.exposure
    assert told[-1].figures.key() >= plan.figures.key()
    assert told[0].figures.left_behind_in_all == 0


def test_the_plan_stands_by_its_bounds() -> None:
    plan = planned(RICH, iterations=500)
    assert plan.bounds is not None
    assert 0 < plan.bounds.t1_clearance.value <= plan.figures.t1_clearance
    assert plan.bounds.t1_clearance.value <= plan.bounds.clearance.value <= plan.figures.clearance
    assert 0 < plan.bounds.exposure.value <= plan.figures.exposure


def test_the_wounded_pass_before_the_others_even_if_all_end_later() -> None:
    town = """
        assembly  school bays 1
        reception arena
        type      bus seat 1 stop 10m
        vehicle   bus-1 bus school
        group     town at school 1 person
        group     hurt at school 1 person T1
        road      school arena 20m
    """
    told = timetable(planned(town))
    assert told.index("board 1 person of hurt") < told.index("board 1 person of town")


def test_nobody_is_left_behind_where_there_is_room_and_time() -> None:
    plan = planned(RICH)
    assert plan.left_behind == ()


def test_where_not_all_can_come_the_urgent_do() -> None:
    plan = planned(RICH.replace("room 30", "room 10"), iterations=600)
    left = {(left.group, left.reason.value) for left in plan.left_behind}
    assert left == {("town", "no-room")}


STRANDED = """
    zone      in
    zone      out
    depot     garage in in
    assembly  school in out
    reception arena in out
    crossing  gate from in to out
    type      bus seat 4
    vehicle   bus-1 bus school end garage
    vehicle   bus-2 bus garage end garage
    group     town at school 4 person
    leg       school arena 10m
    leg       arena gate 10m
    leg       garage gate 10m
    leg       gate school 10m
"""


def test_a_vehicle_that_can_never_end_where_it_must_is_named() -> None:
    with pytest.raises(Refused) as refused:
        planned(STRANDED)
    (notice,) = refused.value.notices
    assert notice.code == "C-VEHICLE-STRANDED"
    assert (notice.where.file, notice.where.field) == ("vehicles", "bus-1")
    assert notice.numbers == {"vehicle": "bus-1", "place": "garage"}


def test_a_vehicle_that_could_not_come_back_stays_where_it_must_end() -> None:
    plan = planned(STRANDED.replace("school end garage", "school"))
    assert "run bus-2" not in timetable(plan)
    assert plan.figures.left_behind_in_all == 0


PLANNING = """
import sys
sys.path[:0] = sys.argv[1:]
from pathlib import Path
from planner.towns import RICH
from safepassage.files import write_plan
from safepassage.planner import solve
from story import scenario
plan = solve(scenario(RICH), seconds=None, iterations=400, seed=3, threads=2,
             watch=lambda progress: None, stop=lambda: False)
write_plan(plan, Path("plan.json"))
"""


def test_the_hash_seed_of_the_interpreter_changes_no_byte(tmp_path) -> None:
    written = []
    for hash_seed in ("1", "2"):
        folder = tmp_path / hash_seed
        folder.mkdir()
        subprocess.run(
            [sys.executable, "-c", PLANNING, *sys.path],
            cwd=folder,
            env={**os.environ, "PYTHONHASHSEED": hash_seed},
            check=True,
        )
        written.append((folder / "plan.json").read_bytes())
    assert written[0] == written[1]
