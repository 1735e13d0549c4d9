"""Drives of a plan as a driver meets them, and streets as lines, on a town drawn by hand."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from safepassage.api import Effort, export_plan, plan, read
from safepassage.api.grounds import ground_of, routes_of
from safepassage.files import write_scenario
from safepassage.language import language
from safepassage.model import Drive, Location, RoadMap, Scenario
from safepassage.travel.roads.streets import streets
from safepassage.units import Seconds
from story import scenario
from travel.roads.town import Town, degrees


@pytest.fixture
def on_roads(town: Town) -> Scenario:
    """A school and an arena at the ends of a street with a corner and side streets."""
    town.street((0, 0), (0, 400), name="Long Road", **{"name:ar": "الطريق الطويل"})
    town.street((0, 400), (600, 400), name="Side")
    town.street((0, 400), (-300, 400), name="Other")
    town.build()
    known = scenario("""
        assembly  school
        reception arena   room 100
        type      bus     seat 50
        vehicle   bus-1   bus school
        group     pupils  at school 20 person
        everywhere 10m
    """)
    where = {"school": (-30, 10), "arena": (590, 430)}
    places = {
        p.id: replace(p, location=Location(*degrees(*where[p.id]))) for p in known.places.values()
    }
    travel = replace(known.travel, legs=(), roads=RoadMap(town.roads.path.name))
    known = replace(known, places=places, travel=travel)
    write_scenario(known, town.folder / "scenario")
    path = town.folder / "scenario" / town.roads.path.name
    path.write_bytes(town.roads.path.read_bytes())
    return read(town.folder / "scenario")


def test_a_drive_has_its_streets_their_names_and_the_other_ways_out(on_roads: Scenario) -> None:
    route = routes_of(on_roads)("bus-1", Drive("school", "arena", Seconds(0), Seconds(600)), True)
    assert route is not None
    assert [s.name.en for s in route.stretches] == ["Long Road", "Side"]
    assert route.stretches[0].name.ar == "الطريق الطويل"
    (other,) = route.stretches[0].others
    assert (other.name.en, other.bearing, other.road) == ("Other", 270, "residential")
    assert route.metres == pytest.approx(390 + 590, abs=5)
    assert route.origin == on_roads.places["school"].location


def test_a_plan_over_roads_is_told_and_drawn(on_roads: Scenario, tmp_path: Path) -> None:
    speak = language("en")
    made = plan(on_roads, tmp_path / "out", speak, Effort(None, 20))
    assert "data-roads" in made.report_file.read_text(encoding="utf-8")
    source = Path(on_roads.travel.roads.file).parent if on_roads.travel.roads else None
    export_plan(made.plan_file, "directions", tmp_path / "sheets", speak, source)
    text = (tmp_path / "sheets" / "bus-1.txt").read_text(encoding="utf-8")
    assert "Head north: Long Road\n2. After 400 m, turn right: Side\n" in text
    assert "on the left: arena" in text
    export_plan(made.plan_file, "geojson", tmp_path / "maps", speak, source)
    assert '"line": "road"' in (tmp_path / "maps" / "plan.geojson").read_text(encoding="utf-8")


def test_what_the_report_draws_of_the_roads(on_roads: Scenario) -> None:
    ground = ground_of(on_roads, language("en"))
    assert ground is not None
    box = (*degrees(-50, -50), *degrees(700, 500))
    assert len(ground.streets(box, frozenset({"residential"}))) == 3
    assert ground.streets(box, frozenset({"motorway"})) == []
    assert {point for point, *_ in ground.snaps} == {"school", "arena"}
    assert "OpenStreetMap" in ground.licence


def test_streets_outside_the_box_are_not_there(town: Town) -> None:
    town.street((0, 0), (0, 400), name="Near")
    town.street((5000, 0), (5000, 400), name="Far")
    town.street((0, 400), (5000, 400), name="Between")
    town.build()
    box = (*degrees(-50, -50), *degrees(700, 500))
    names = [s.name.en for s in streets(town.roads, box, frozenset({"residential"}))]
    assert names == ["Near", "Between"]
