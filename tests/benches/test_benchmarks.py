"""The benchmarks say what they miss, and lay out what they promise."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest
from benchmarks import bep, icep, planning_on, size
from benchmarks.bep import Measured, Published
from benchmarks.table import clock, markdown, percent

from safepassage.model import Window
from story import scenario, seconds


@pytest.mark.parametrize("main", [bep.main, icep.main], ids=["bep", "icep"])
def test_without_the_published_instances_a_benchmark_says_where_they_are_found(
    main: Callable[[list[str]], int], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    results = tmp_path / "results.md"
    assert main(["--data", str(tmp_path), "--write", str(results)]) == 0
    assert capsys.readouterr().out.startswith(f"skipped: {tmp_path} is missing. It comes from")
    assert not results.exists()


def test_the_large_scenario_holds_exactly_100_000_people() -> None:
    sites = [f"site-{number}" for number in range(size.ASSEMBLY_POINTS)]
    rows = size.parties(sites, random.Random(1))
    heads = sum(int(str(kind).removeprefix("family-")) * int(str(n)) for _, kind, n in rows)
    assert heads == 100_000


@pytest.mark.parametrize(
    ("value", "best_known", "no_worse"),
    [(46, "46", True), (45, "46", True), (47, "46", False), (47, "", True), (None, "46", False)],
)
def test_a_value_above_the_best_known_is_worse(
    value: int | None, best_known: str, no_worse: bool
) -> None:
    row = Measured("i1", Published("", "", best_known), value=value)
    assert row.no_worse is no_worse


def test_instances_are_sorted_by_size() -> None:
    in_order = ["BEP-1-8-8-5-i9", "BEP-1-8-8-5-i10", "BEP-1-10-10-6-i1"]
    files = [Path(f"{name}.txt") for name in sorted(in_order)]
    assert [file.stem for file in sorted(files, key=bep.by_size)] == in_order


def test_a_table_is_written_as_people_read_it() -> None:
    assert markdown(("a", "b"), [("x", 1)]) == "| a | b |\n| --- | ---: |\n| x | 1 |\n"
    assert (clock(49_020), clock(None)) == ("13:37:00", "–")
    assert (percent(0.035), percent(None)) == ("3.5 %", "–")


def test_a_crossing_is_shut_for_two_hours_and_no_window_is_made_longer() -> None:
    known = scenario("""
        zone      in
        zone      out
        assembly  school in in
        reception arena in out
        crossing  gate from in to out open 0:30-2:00,2:30-5:00
    """)
    name, closed = planning_on.shut(known)
    assert name == "gate"
    assert closed.crossings["gate"].windows == (
        Window(seconds("0:30"), seconds("1:00")),
        Window(seconds("3:00"), seconds("5:00")),
    )
    always = scenario("""
        zone      in
        zone      out
        crossing  gate from in to out
        horizon   9:00
    """)
    assert planning_on.shut(always)[1].crossings["gate"].windows == (
        Window(0, seconds("1:00")),
        Window(seconds("3:00"), seconds("9:00")),
    )
