"""Exports of a plan at the command line, and every way to ask for one wrongly."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from cli.town import Files, plan_of_one_trip, town, typed
from exports.route_town import town as town_on_the_ground
from exports.route_town import two_trips
from safepassage import api
from safepassage.files import write_plan, write_scenario
from safepassage.model import Location, Run


@pytest.fixture
def ground(tmp_path: Path) -> Path:
    """A folder with a scenario and a plan, as ``plan --from LEDGER`` leaves it."""
    known = town_on_the_ground()
    write_scenario(known, tmp_path / "made" / "scenario.xlsx")
    known = api.read(tmp_path / "made" / "scenario.xlsx")
    write_plan(two_trips(known), tmp_path / "made" / "plan.json")
    return tmp_path / "made"


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_geojson_of_a_folder_with_its_scenario_beside_it(
    lang: str, ground: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    assert typed("export", ground, "geojson", "--out", out, "--lang", lang) == 0
    assert len(json.loads((out / "plan.geojson").read_text(encoding="utf-8"))["features"]) == 18
    assert str(out) in capsys.readouterr().out


def test_gpx_of_a_plan_with_its_scenario_given(ground: Path, tmp_path: Path) -> None:
    (ground / "scenario.xlsx").rename(tmp_path / "s.xlsx")
    line = ("export", ground / "plan.json", "gpx", "--out", tmp_path / "out")
    assert typed(*line, "--scenario", tmp_path / "s.xlsx") == 0
    assert [file.name for file in (tmp_path / "out").iterdir()] == ["bus-1.gpx"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("PLAN",), "geojson"),
        (("PLAN", "--out", "OUT"), "geojson"),
        (("PLAN", "geojso", "--out", "OUT"), "“geojson”"),
        (("PLAN", "shapefile", "--out", "OUT"), "gpx"),
        (("PLAN", "gpx"), "--out"),
        (("PLAN", "gpx", "--out", "OUT", "--journal", "x"), "one or the other"),
        (("PLAN", "--out", "OUT", "--journal", "x"), "--scenario"),
        (("PLAN", "gpx", "--out", "OUT"), "P-NO-SCENARIO"),
        (("nowhere", "gpx", "--out", "OUT"), "P-FILE"),
        (("SCENARIO", "gpx", "--out", "OUT"), "P-FILE"),
        (("PLAN", "gpx", "--out", "OUT", "--scenario", "nowhere"), "F-NOT-FOUND"),
        (("PLAN", "gpx", "--out", "OUT", "--scenario", "SCENARIO"), "P-NOWHERE"),
    ],
)
def test_a_line_that_cannot_be_carried_out(
    words: tuple[str, ...],
    said: str,
    files: Files,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    given = {"PLAN": files.plan, "SCENARIO": files.scenario, "OUT": tmp_path / "out"}
    assert typed("export", *(given.get(word, word) for word in words), "--lang", "en") == 2
    assert said in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_a_plan_for_another_scenario_or_that_breaks_a_rule_is_refused(
    ground: Path, files: Files, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    line = ("export", ground, "gpx", "--out", tmp_path / "out", "--scenario", files.scenario)
    assert typed(*line) == 2
    assert "R0-SCENARIO" in capsys.readouterr().err
    write_plan(replace(plan_of_one_trip(files.known), left_behind=()), files.plan)
    line = ("export", files.plan, "gpx", "--out", tmp_path / "out", "--scenario", files.scenario)
    assert typed(*line) == 2
    assert "[R1-" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_points_without_a_location_are_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    known = town()
    arena = replace(known.places["arena"], location=Location(1, 2))
    known = replace(known, places={**known.places, "arena": arena})
    write_scenario(known, tmp_path / "town")
    known = api.read(tmp_path / "town")
    write_plan(plan_of_one_trip(known), tmp_path / "plan.json")
    line = ("export", tmp_path / "plan.json", "geojson", "--out", tmp_path / "out")
    assert typed(*line, "--scenario", tmp_path / "town", "--lang", "en") == 0
    said = capsys.readouterr().err
    assert "2 points have no location: garage, school" in said
    assert "P-UNPLACED" in said


def test_a_plan_in_which_nothing_moves(
    ground: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    known = api.read(ground / "scenario.xlsx")
    write_scenario(replace(known, groups={}), tmp_path / "empty")
    known = api.read(tmp_path / "empty")
    plan = replace(two_trips(known), runs=(Run("bus-1"),))
    nothing = api.verify_plan(known, plan).figures
    assert nothing is not None
    write_plan(replace(plan, figures=nothing), tmp_path / "plan.json")
    line = ("export", tmp_path / "plan.json", "gpx", "--out", tmp_path / "out")
    assert typed(*line, "--scenario", tmp_path / "empty") == 2
    assert "P-NO-MOVES" in capsys.readouterr().err
