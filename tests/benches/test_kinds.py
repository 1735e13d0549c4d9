"""Scenarios laid out by kind and seed are sound, feasible, and the same for the same seed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from random import Random

import pytest
from benchmarks import generate
from benchmarks.command import ROOT
from benchmarks.kinds import PLAIN_SIZES, RICH, laid_out, plain_of
from benchmarks.kinds.town import shared
from hypothesis import given
from hypothesis import strategies as st

from safepassage import api, files
from safepassage.language import language
from safepassage.model import Need, Role, Scenario
from safepassage.notices import Severity
from safepassage.planner.plain import is_plain

SMALL = 0.15
"""The size at which a kind is planned in a second."""


def needs(scenario: Scenario) -> set[Need]:
    """What anybody needs."""
    kinds = {parties.kind for group in scenario.groups.values() for parties in group.parties}
    return {
        need
        for kind in kinds
        for need, heads in zip(Need, scenario.kinds[kind].needs, strict=True)
        if heads
    }


def people(scenario: Scenario) -> int:
    return sum(scenario.heads_by_priority().values())


@pytest.mark.parametrize("kind", RICH)
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_laid_out_scenario_is_read_without_a_complaint(
    kind: str, seed: int, tmp_path: Path
) -> None:
    made = laid_out(kind, seed, SMALL)
    files.write_scenario(made, tmp_path / kind)
    reading = api.check(tmp_path / kind)
    assert [n.code for n in reading.notices if n.severity is Severity.STOP] == []
    assert reading.scenario == made


@pytest.mark.parametrize("kind", RICH)
def test_everybody_can_be_brought_out(kind: str, tmp_path: Path) -> None:
    scenario = laid_out(kind, 1, SMALL)
    made = api.plan(scenario, tmp_path, language("en"), api.Effort(seconds=2, iterations=500))
    assert made.plan.figures.left_behind_in_all == 0


@pytest.mark.parametrize("kind", RICH)
def test_seeds_differ_and_repeat(kind: str) -> None:
    once = laid_out(kind, 1, SMALL)
    assert laid_out(kind, 1, SMALL) == once
    assert laid_out(kind, 2, SMALL) != once


@pytest.mark.parametrize("kind", ["ferries", "plain"])
def test_the_same_seed_gives_the_same_bytes_in_another_process(kind: str, tmp_path: Path) -> None:
    for run in ("1", "2"):
        line = [sys.executable, "-m", "benchmarks.generate", kind, "--out", str(tmp_path / run)]
        environment = os.environ | {"PYTHONHASHSEED": run}
        subprocess.run(line, check=True, cwd=ROOT, env=environment, capture_output=True)
    first, second = (
        {file.name: file.read_bytes() for file in (tmp_path / run).iterdir()} for run in ("1", "2")
    )
    assert first == second
    assert "scenario.toml" in first


def test_the_large_kind_is_as_large_as_it_says() -> None:
    scenario = laid_out("large", 1)
    parties = sum(some.count for group in scenario.groups.values() for some in group.parties)
    sites = [place for place in scenario.places.values() if Role.ASSEMBLY in place.roles]
    assert (people(scenario), parties) == (30_000, 8_000)
    assert (len(scenario.vehicles), len(sites), len(scenario.crossings)) == (240, 40, 3)
    assert needs(scenario) == set(Need)


def test_each_kind_has_what_it_is_named_for() -> None:
    made = {kind: laid_out(kind, 1) for kind in RICH}
    assert all(gate.convoys for gate in made["convoys"].crossings.values())
    assert len(made["crossings"].crossings) == 4
    assert needs(made["hospitals"]) == set(Need)
    for kind in ("founding", "handover", "ferries"):
        roles = [place.roles for place in made[kind].places.values()]
        assert any(Role.HANDOVER in some for some in roles), kind


@given(buses=st.integers(1, 40), trips=st.integers(2, 120), seed=st.integers(min_value=0))
def test_a_plain_scenario_is_plain_and_has_room_for_all_its_loads(
    buses: int, trips: int, seed: int
) -> None:
    scenario = plain_of(buses, trips, seed)
    assert is_plain(scenario)
    assert len(scenario.vehicles) == buses
    assert people(scenario) == 50 * trips
    rooms = [place.room.heads for place in scenario.places.values() if place.receives]
    assert sum(heads // 50 for heads in rooms if heads is not None) >= trips


def test_the_largest_plain_case_is_a_million_people() -> None:
    assert people(plain_of(*PLAIN_SIZES[-1], 0)) == 1_000_000


def test_plain_distances_are_not_metric() -> None:
    legs = {(leg.origin, leg.destination): leg.seconds for leg in plain_of(5, 30, 0).travel.legs}
    detours = [
        seconds > legs[depot, other] + legs[other, shelter] + legs[shelter, site]
        for (depot, site), seconds in legs.items()
        if depot.startswith("depot")
        for (other, shelter) in legs
        if other.startswith("site") and (depot, other) in legs and other != site
    ]
    assert any(detours)


@given(total=st.integers(1, 500), parts=st.integers(1, 60), dice=st.randoms(use_true_random=False))
def test_shares_add_up_and_nobody_gets_nothing(total: int, parts: int, dice: Random) -> None:
    total = max(total, parts)
    found = shared(dice, total, parts)
    assert (len(found), sum(found)) == (parts, total)
    assert min(found) >= 1


def test_the_command_writes_a_scenario_and_keeps_off_other_folders(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    line = ["plain", "--size", "3/9", "--out", str(tmp_path / "town")]
    assert generate.main(line) == 0
    assert "450 people, 3 vehicles" in capsys.readouterr().out
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter.txt").write_text("dear", encoding="utf-8")
    assert generate.main([*line[:-1], str(tmp_path / "mine")]) == 2
    assert "F-TARGET" in capsys.readouterr().out


@pytest.mark.parametrize(
    "wrong", [["plain", "--size", "0/9"], ["plain", "--scale", "2"], ["large", "--scale", "nought"]]
)
def test_a_wrong_size_is_refused(wrong: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        generate.main([*wrong, "--out", "nowhere"])
    assert capsys.readouterr().err
