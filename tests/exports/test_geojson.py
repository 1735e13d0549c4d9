"""GeoJSON: by RFC 7946, read back by a reader that is not ours."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import geojson as reader
import pytest

from exports.route_town import AT, town, two_trips
from safepassage.exports.courses import no_roads
from safepassage.exports.geojson import FILE, geojson
from safepassage.language import language
from safepassage.model import Drive, Location, Route, Scenario, Stretch
from safepassage.units import Metres, Seconds

GOLDEN = Path(__file__).parents[1] / "golden" / "plan.geojson"


def written(known: Scenario) -> str:
    return geojson(known, two_trips(known), no_roads, language("en"))[FILE]


def moved(known: Scenario, place: str, at: Location | None) -> Scenario:
    return replace(known, places={**known.places, place: replace(known.places[place], location=at)})


def test_the_same_plan_gives_the_same_file() -> None:
    known = town()
    text = re.sub(re.escape(known.digest), "DIGEST", written(known))
    assert text == GOLDEN.read_text(encoding="utf-8")


def test_an_independent_reader_accepts_it() -> None:
    collection = reader.loads(written(town()))
    assert collection.is_valid, collection.errors()
    kinds = [feature["properties"]["kind"] for feature in collection["features"]]
    assert kinds.count("drive") == 7
    assert kinds.count("stop") == 4
    assert kinds.count("passage") == 3
    assert {"place", "crossing"} <= set(kinds)


def test_longitude_stands_before_latitude() -> None:
    collection = reader.loads(written(town()))
    by_id = {feature["id"]: feature for feature in collection["features"]}
    assert by_id["arena"]["geometry"]["coordinates"] == [-8.6, 41.13]
    assert len(by_id) == len(collection["features"])


def test_a_straight_line_says_so_in_both_languages() -> None:
    collection = json.loads(written(town()))
    drives = [f for f in collection["features"] if f["properties"]["kind"] == "drive"]
    assert all(f["properties"]["line"] == "straight" for f in drives)
    assert all("no roads are known" in f["properties"]["note_en"] for f in drives)
    assert all("خط مستقيم" in f["properties"]["note_ar"] for f in drives)


def test_a_line_along_roads_says_nothing_of_the_kind() -> None:
    known = town()
    points = (Location(41.2, -8.6), Location(41.21, -8.6))

    def route_of(vehicle: str, drive: Drive, loaded: bool) -> Route:
        return Route(points[0], points[1], (Stretch(points, Seconds(9), Metres(1234)),))

    text = geojson(known, two_trips(known), route_of, language("en"))[FILE]
    drives = [f for f in json.loads(text)["features"] if f["properties"]["kind"] == "drive"]
    assert all(f["properties"]["line"] == "road" for f in drives)
    assert all(f["properties"]["metres"] == 1234 for f in drives)
    assert all("note_en" not in f["properties"] for f in drives)
    assert all(len(f["geometry"]["coordinates"]) == 4 for f in drives)


def test_what_has_no_location_has_no_geometry() -> None:
    collection = reader.loads(written(moved(town(), "school", None)))
    by_id = {feature["id"]: feature for feature in collection["features"]}
    assert by_id["school"]["geometry"] is None
    assert by_id["bus-1/0"]["geometry"] is None
    assert by_id["bus-1/0"]["properties"]["line"] == "unknown"
    assert by_id["bus-1/4"]["geometry"]["type"] == "LineString"


def test_a_line_over_the_date_line_is_cut() -> None:
    known = moved(town(), "garage", Location(41.0, 179.5))
    known = moved(known, "school", Location(41.5, -179.5))
    collection = reader.loads(written(known))
    drive = next(f for f in collection["features"] if f["id"] == "bus-1/0")
    assert drive["geometry"] == {
        "type": "MultiLineString",
        "coordinates": [[[179.5, 41.0], [180.0, 41.25]], [[-180.0, 41.25], [-179.5, 41.5]]],
    }


def test_nobody_is_named() -> None:
    known = town()
    group = replace(known.groups["secret-family"], name=replace(known.name, en="The Haddads"))
    known = replace(known, groups={"secret-family": group})
    text = written(known)
    assert "secret-family" not in text
    assert "Haddad" not in text


@pytest.mark.parametrize("point", AT)
def test_every_point_has_both_names(point: str) -> None:
    feature = next(f for f in json.loads(written(town()))["features"] if f["id"] == point)
    assert feature["properties"]["name_ar"]
    assert feature["properties"]["name_en"]
