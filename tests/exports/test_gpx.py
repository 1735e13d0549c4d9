"""GPX: by the rules of the schema 1.1, read back by a reader that is not ours."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from xml.etree import ElementTree

import gpxpy
import pytest
from hypothesis import given
from hypothesis import strategies as st

from exports.route_town import town, two_trips
from safepassage.exports.courses import no_roads
from safepassage.exports.gpx import gpx, times_along
from safepassage.language import language
from safepassage.model import Location, Name, Scenario

GOLDEN = Path(__file__).parents[1] / "golden" / "bus-1.gpx"
SPACE = "{http://www.topografix.com/GPX/1/1}"

POINT = ("ele", "time", "magvar", "geoidheight", "name", "cmt", "desc", "src", "link", "sym")
POINT += ("type", "fix", "sat", "hdop", "vdop", "pdop", "ageofdgpsdata", "dgpsid", "extensions")
WAY = ("name", "cmt", "desc", "src", "link", "number", "type", "extensions")
CHILDREN = {
    "gpx": ("metadata", "wpt", "rte", "trk", "extensions"),
    "metadata": ("name", "desc", "author", "copyright", "link", "time", "keywords", "bounds"),
    "wpt": POINT,
    "rtept": POINT,
    "trkpt": POINT,
    "rte": (*WAY, "rtept"),
    "trk": (*WAY, "trkseg"),
    "trkseg": ("trkpt", "extensions"),
}
"""What may stand in what, in which order: the sequences of the schema."""

MANY = {"wpt", "rte", "trk", "rtept", "trkpt", "trkseg", "link"}


def broken_rules(text: str) -> list[str]:
    """In what a file breaks the schema of GPX 1.1, as far as its elements are concerned."""
    found: list[str] = []

    def walk(element: ElementTree.Element) -> None:
        if not element.tag.startswith(SPACE):
            found.append(f"{element.tag} is in another namespace")
        tag = element.tag.removeprefix(SPACE)
        children = [child.tag.removeprefix(SPACE) for child in element]
        allowed = CHILDREN.get(tag, ())
        for child in children:
            if child not in allowed:
                found.append(f"{child} in {tag}")
            elif children.count(child) > 1 and child not in MANY:
                found.append(f"{child} twice in {tag}")
        places = [allowed.index(child) for child in children if child in allowed]
        if places != sorted(places):
            found.append(f"the order in {tag}: {children}")
        if tag in ("wpt", "rtept", "trkpt"):
            latitude, longitude = float(element.attrib["lat"]), float(element.attrib["lon"])
            if not (-90 <= latitude <= 90 and -180 <= longitude < 180):
                found.append(f"{latitude} {longitude}")
        if tag == "time":
            datetime.strptime(element.text or "", "%Y-%m-%dT%H:%M:%SZ")
        if tag == "number" and not re.fullmatch(r"\d+", element.text or ""):
            found.append(f"number {element.text}")
        for child in element:
            walk(child)

    root = ElementTree.fromstring(text)
    if root.tag != f"{SPACE}gpx" or root.get("version") != "1.1" or not root.get("creator"):
        found.append("the root")
    walk(root)
    return found


def written(known: Scenario) -> dict[str, str]:
    return dict(gpx(known, two_trips(known), no_roads, language("en")))


def at(known: Scenario, place: str, location: Location | None, name: Name) -> Scenario:
    changed = replace(known.places[place], location=location, name=name)
    return replace(known, places={**known.places, place: changed})


def test_the_same_plan_gives_the_same_file() -> None:
    assert written(town()) == {"bus-1.gpx": GOLDEN.read_text(encoding="utf-8")}


def test_it_keeps_the_rules_of_the_schema() -> None:
    assert broken_rules(written(town())["bus-1.gpx"]) == []


@pytest.mark.parametrize(
    ("wrong", "rule"),
    [
        (("<number>1</number>", "<number>one</number>"), "number one"),
        (("<metadata>", "<author/><metadata>"), "author in gpx"),
        (('lon="-8.610000"', 'lon="180"'), "180.0"),
        (("</rte>", "<name>again</name></rte>"), "name twice in rte"),
    ],
)
def test_the_rules_can_be_broken(wrong: tuple[str, str], rule: str) -> None:
    text = written(town())["bus-1.gpx"].replace(*wrong)
    assert any(rule in each for each in broken_rules(text)), broken_rules(text)


def test_an_independent_reader_finds_trips_stops_and_times() -> None:
    read = gpxpy.parse(written(town())["bus-1.gpx"])
    assert len(read.tracks) == len(read.routes) == 4
    assert [len(track.segments) for track in read.tracks] == [1, 2, 2, 2]
    first = read.tracks[0].segments[0]
    assert first.points[0].time == datetime(2016, 12, 15, 6, 0, tzinfo=UTC)
    assert first.points[-1].time == datetime(2016, 12, 15, 6, 10, tzinfo=UTC)
    assert first.points[0].longitude == pytest.approx(-8.61)
    stop = read.routes[1].points[0]
    assert stop.name == "المدرسة / School & <yard>"
    assert "board: 50" in stop.description
    assert "no roads are known" in read.tracks[0].description


def test_no_time_goes_backwards() -> None:
    read = gpxpy.parse(written(town())["bus-1.gpx"])
    times = [p.time for t in read.tracks for s in t.segments for p in s.points]
    assert times == sorted(times)


def test_a_vehicle_whose_places_have_no_location_has_no_file() -> None:
    known = town()
    for place in known.places:
        known = at(known, place, None, Name())
    bridge = replace(known.crossings["bridge"], location=None)
    assert written(replace(known, crossings={"bridge": bridge})) == {}


def test_half_a_globe_away_and_with_odd_names_it_still_keeps_the_rules() -> None:
    known = at(town(), "garage", Location(-90.0, 180.0), Name("\u202eاسم", "a\x00b]]>&\uffff"))
    text = written(known)["bus-1.gpx"]
    assert broken_rules(text) == []
    read = gpxpy.parse(text)
    assert read.waypoints[0].longitude == -180
    assert read.waypoints[0].name == "\u202eاسم / ab]]>&"


def test_nobody_is_named() -> None:
    assert "secret-family" not in written(town())["bus-1.gpx"]


@given(
    st.lists(st.builds(Location, st.floats(-80, 80), st.floats(-180, 180)), min_size=2, max_size=9),
    st.integers(0, 10**6),
    st.integers(0, 10**6),
)
def test_times_along_a_line_begin_and_end_with_it(
    line: list[Location], begin: int, length: int
) -> None:
    times = times_along(line, begin, begin + length)
    assert len(times) == len(line)
    assert (times[0], times[-1]) == (begin, begin + length)
    assert list(times) == sorted(times)
