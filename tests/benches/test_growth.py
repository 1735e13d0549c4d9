"""Traces and slopes say what happened, also where nothing did."""

from __future__ import annotations

import json
import math
import sys

import pytest
from benchmarks import growth
from benchmarks.command import Failed, Ran, ran
from benchmarks.growth import Measured, cells, sizes, slope
from benchmarks.rich import Measured as Planned
from benchmarks.rich import summed
from benchmarks.trace import Moment, Trace, traced


def measured(trips: int, *moments: Moment, failure: str = "") -> Measured:
    return Measured(trips, Trace(moments, failure, None), 0.05)


def test_a_trace_is_read_from_what_the_process_told() -> None:
    told = {"seconds": 0.4, "left_behind": 0, "clearance": 105, "bound": 100}
    trace = traced(Ran(0, json.dumps(told) + "\n", "", 80))
    assert trace == Trace((Moment(0.4, 0, 105, 100),), "", 80)
    assert trace.within(0.05) == 0.4
    assert trace.within(0.04) is None


def test_a_process_that_fails_is_told_by_its_last_line() -> None:
    assert traced(Ran(1, "", "Traceback\nMemoryError: full", None)).failure == "MemoryError: full"


def test_a_plan_that_leaves_somebody_behind_has_no_gap() -> None:
    assert Moment(1, 7, 100, 100).gap == math.inf


def test_the_slope_of_what_grows_as_the_square_is_two() -> None:
    rows = [measured(n, Moment(n * n / 1e4, 0, 100, 100)) for n in (100, 200, 400)]
    assert slope(rows) == pytest.approx(2)
    assert [row[5] for row in cells(rows)] == ["–", "2.00", "2.00"]


def test_a_size_that_never_gets_there_says_so() -> None:
    rows = [measured(100, Moment(1, 0, 200, 100)), measured(200, failure="did not end within 9 s")]
    assert [row[3:5] for row in cells(rows)] == [
        ("1.0 s", "not in time"),
        ("did not end within 9 s", "not in time"),
    ]
    assert slope(rows) is None


def test_sizes_double_up_to_the_largest() -> None:
    assert list(sizes(1_000)) == [100, 200, 400, 800, 1_000]
    assert list(sizes(growth.LARGEST))[-1] == 20_000


def test_a_command_that_takes_too_long_is_ended() -> None:
    with pytest.raises(Failed, match="did not end within 0 s"):
        ran([sys.executable, "-c", "import time; time.sleep(60)"], 0.1)


def test_a_kind_of_which_one_was_not_planned_has_no_worst_gap() -> None:
    rows = [Planned("ferries", 1, 10, 1, None, "plan did not end within 9 s")]
    assert list(summed(rows)) == [("ferries", "1", "0", "0", "0", "–", "–")]
