"""A driver's sheet: one file, complete, in one language, with nobody's name."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from exports.directions.junctions import out, road, route
from exports.route_town import town, two_trips
from safepassage.exports.courses import no_roads
from safepassage.exports.directions import directions
from safepassage.language import LANGUAGES, language
from safepassage.model import Drive, Location, Route


def along(vehicle: str, drive: Drive, loaded: bool) -> Route:
    return route(
        road((0.0, 0.0), (0.0, 400.0), name="Long Road", others=(out(270),)),
        road((0.0, 400.0), (600.0, 400.0), name="<b>Side</b>"),
    )


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_sheet_as_a_page_and_as_text(code: str) -> None:
    files = directions(town(), two_trips(town()), along, language(code))
    assert sorted(files) == ["bus-1.html", "bus-1.txt"]
    page, text = files["bus-1.html"], files["bus-1.txt"]
    assert f'<html lang="{code}"' in page
    assert not re.search(r"""https?://|\bsrc\s*=|@import|url\(|<script""", page)
    assert "<b>Side</b>" not in page
    assert page.count("<h3>") == 7
    assert page.count("<li>") == 7 * 3
    for said in ("<h2>", "<section>"):
        assert page.count(said) == 4
    assert text.count("==") == 2 * 4
    assert text.count("\n1. ") == text.count("\n3. ") == 7


def test_the_english_text_of_a_drive() -> None:
    text = directions(town(), two_trips(town()), along, language("en"))["bus-1.txt"]
    assert (
        "Garage to School & <yard>\n"
        "leave 08:00, be there 08:10 · nobody aboard\n"
        "1. Head north: Long Road\n"
        "2. After 400 m, turn right: <b>Side</b>\n"
    ) in text
    assert "School & <yard>, 08:10 to 08:12:30: 50 people board" in text
    assert "Bridge, 08:22:30 to 08:23:30: inspection" in text
    assert "secret-family" not in text


def test_without_roads_it_says_so_and_gives_the_direction() -> None:
    text = directions(town(), two_trips(town()), no_roads, language("en"))["bus-1.txt"]
    assert "No roads are known for this drive" in text
    assert "It lies south from here, 1.2 km in a straight line." in text
    assert "\n1. " not in text


def test_a_place_that_nobody_has_located() -> None:
    known = town()
    lost = replace(known.places["school"], location=None)
    known = replace(known, places={**known.places, "school": lost})
    text = directions(known, two_trips(known), along, language("en"))["bus-1.txt"]
    assert text.count("Nobody has entered where") == 4


def test_two_places_on_one_spot() -> None:
    known = town()
    here = Location(41.151, -8.612)
    known = replace(known, places={k: replace(p, location=here) for k, p in known.places.items()})
    text = directions(known, two_trips(known), no_roads, language("ar"))["bus-1.txt"]
    assert "لا مسافة" in text
