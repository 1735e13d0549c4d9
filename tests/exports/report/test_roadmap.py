"""The map of roads: what it draws, how small it stays, and that it needs nothing from outside."""

from __future__ import annotations

import itertools
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exports.report.test_page import Balanced
from exports.route_town import AT, town, two_trips
from safepassage.exports import report
from safepassage.exports.report.ground import Box, Ground, Line
from safepassage.exports.report.roadmap import RoadMap, road_map, simplified
from safepassage.exports.report.voice import Voice
from safepassage.language import LANGUAGES, language
from safepassage.model import Drive, Location, Name, Route, Stretch
from safepassage.units import Metres, Seconds


def along(vehicle: str, drive: Drive, loaded: bool) -> Route:
    here, there = AT[drive.origin], AT[drive.destination]
    corner = Location(here.latitude, there.longitude)
    return Route(here, there, (Stretch((here, corner, there), Seconds(60), Metres(900)),))


def streets(box: Box, kinds: frozenset[str]) -> list[Line]:
    if "primary" not in kinds:
        return []
    name = Name("شارع الجسر", "Bridge Street <1>")
    return [Line("primary", name, ((41.15, -8.612), (41.14, -8.609), (41.13, -8.6)))]


def ground(**changed: object) -> Ground:
    shut = (Line("closure", Name(), ((41.14, -8.61), (41.14, -8.60))), "bridge-shut: closed")
    snap = ("arena", AT["arena"], Location(41.1303, -8.6))
    facts = {"closures": [shut], "snaps": [snap], "licence": "© OpenStreetMap contributors"}
    return Ground(along, streets, **{**facts, **changed})  # type: ignore[arg-type]


def drawn(code: str = "en", given: Ground | None = None) -> RoadMap:
    found = road_map(Voice(town(), language(code)), two_trips(town()), given or ground())
    assert found is not None
    return found


def test_every_way_is_drawn_once_and_the_fullest_last() -> None:
    found = drawn()
    assert [way.people for way in found.ways] == [0, 0, 0, 60, 60]
    assert found.ways[-1].width > found.ways[0].width
    assert found.ways[-1].vehicles == "bus-1"
    assert "60 people carried" in found.ways[-1].text
    assert all(re.fullmatch(r"M[-\d l]+", way.path) for way in found.ways)


def test_everything_driven_lies_on_the_paper() -> None:
    found = drawn()
    for spot in found.spots:
        assert 0 < spot.x < found.width
        assert 0 < spot.y < found.height
    assert {spot.name for spot in found.spots if spot.snap} == {"Arena"}


@pytest.mark.parametrize(("code", "text"), [("en", "Bridge Street <1>"), ("ar", "شارع الجسر")])
def test_streets_have_their_names_in_the_readers_language(code: str, text: str) -> None:
    assert [label.text for label in drawn(code).labels] == [text]
    assert all(-90 < label.slant <= 90 for label in drawn(code).labels)


def test_small_streets_are_left_out_where_there_are_too_many() -> None:
    zigzag = tuple((41.13 + 0.02 * (i % 2), -8.61 + i * 1e-6) for i in range(50_000))

    def crowded(box: Box, kinds: frozenset[str]) -> list[Line]:
        return (
            [Line("residential", Name(), zigzag)] if "residential" in kinds else streets(box, kinds)
        )

    found = drawn(given=Ground(along, crowded))
    assert found.left_out
    assert [layer.kind for layer in found.layers] == ["primary"]
    assert not drawn().left_out


def test_without_roads_there_is_no_map_of_them() -> None:
    voice = Voice(town(), language("en"))
    assert road_map(voice, two_trips(town()), None) is None
    nowhere = Ground(lambda vehicle, drive, loaded: None, streets)
    assert road_map(voice, two_trips(town()), nowhere) is None


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_page_with_roads_is_whole_and_asks_for_nothing(code: str) -> None:
    page = report(town(), two_trips(town()), language(code), ground=ground())
    again = report(town(), two_trips(town()), language(code), ground=ground())
    assert page == again
    reader = Balanced()
    reader.feed(page)
    reader.close()
    assert reader.open == []
    assert "data-roads" in page
    assert "bridge-shut: closed" in page
    assert "© OpenStreetMap contributors" in page
    assert "Bridge Street <1>" not in page
    assert not re.search(r"(?:https?:)?//[\w.-]+\.\w", page.replace("// ", ""))


LINES = st.lists(st.tuples(st.floats(-100, 100), st.floats(-100, 100)), min_size=2, max_size=40)


@given(LINES, st.floats(0.1, 20))
def test_a_simplified_line_is_never_farther_off_than_it_may(
    line: list[tuple[float, float]], tolerance: float
) -> None:
    from safepassage.exports.report.roadmap import _off

    kept = simplified(line, tolerance)
    assert (kept[0], kept[-1]) == (line[0], line[-1])
    for point in line:
        pairs = itertools.pairwise(kept)
        assert min(_off(point, a, b) for a, b in pairs) <= tolerance + 1e-9
