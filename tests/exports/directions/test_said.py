"""Sentences for drivers, in both languages, numbers and ordinals right in each."""

from __future__ import annotations

import re

import pytest

from exports.directions.junctions import out, road, route
from safepassage.exports.directions import Kind, Manoeuvre, Turn, manoeuvres, merged, said
from safepassage.exports.directions.said import compass, distance, ordinal
from safepassage.language import LANGUAGES, language
from safepassage.model import Location, Name

HERE = Location(0, 0)
ROAD = Name("طريق الراموسة", "Ramouseh Road")


def plain(text: str) -> str:
    return re.sub("[\u2066-\u2069\u200f]", "", text)


def sentence(code: str, step: Manoeuvre) -> str:
    return plain(said(language(code), step, "المدرسة" if code == "ar" else "School"))


@pytest.mark.parametrize(
    ("step", "en", "ar"),
    [
        (
            Manoeuvre(Kind.ROUNDABOUT, HERE, 1200, name=ROAD, exit=2),
            "After 1.2 km, at the roundabout take the second exit: Ramouseh Road",
            "بعد 1.2 كيلومتر، عند الدوّار اسلك المخرج الثاني: طريق الراموسة",
        ),
        (
            Manoeuvre(Kind.ROUNDABOUT, HERE, 2000, exit=11),
            "After 2 km, at the roundabout take the exit number 11",
            "بعد كيلومترين، عند الدوّار اسلك المخرج رقم 11",
        ),
        (
            Manoeuvre(Kind.TURN, HERE, 40, Turn.LEFT, name=Name("", "Rua A"), ref="N12"),
            "After 40 m, turn left: Rua A (N12)",
            "بعد 40 مترًا، انعطف يسارًا: Rua A (N12)",
        ),
        (
            Manoeuvre(Kind.TURN, HERE, 30, Turn.RIGHT, soon=True),
            "Then at once turn right",
            "ثم فورًا انعطف يمينًا",
        ),
        (
            Manoeuvre(Kind.ARRIVE, HERE, 310, Turn.LEFT),
            "After 300 m, you are there, on the left: School",
            "بعد 300 متر، وصلت، على يسارك: المدرسة",
        ),
        (
            Manoeuvre(Kind.DEPART, HERE, 0, angle=268, name=ROAD),
            "Head west: Ramouseh Road",
            "انطلق نحو الغرب: طريق الراموسة",
        ),
        (Manoeuvre(Kind.U_TURN, HERE, 4), "Now turn round", "الآن استدر وارجع"),
        (
            Manoeuvre(Kind.FERRY, HERE, 5000, ref="F1"),
            "After 5 km, drive onto the ferry: F1",
            "بعد 5 كيلومترات، اصعد إلى العبّارة: F1",
        ),
    ],
)
def test_a_sentence_in_each_language(step: Manoeuvre, en: str, ar: str) -> None:
    assert sentence("en", step) == en
    assert sentence("ar", step) == ar


@pytest.mark.parametrize(
    ("metres", "en", "ar"),
    [
        (0, "", ""),
        (9, "", ""),
        (10, "10 m", "10 أمتار"),
        (14, "10 m", "10 أمتار"),
        (95, "100 m", "100 متر"),
        (130, "150 m", "150 مترًا"),
        (974, "950 m", "950 مترًا"),
        (975, "1 km", "كيلومتر واحد"),
        (1049, "1 km", "كيلومتر واحد"),
        (1050, "1 km", "كيلومتر واحد"),
        (1060, "1.1 km", "1.1 كيلومتر"),
        (1960, "2 km", "كيلومترين"),
        (3010, "3 km", "3 كيلومترات"),
        (9940, "9.9 km", "9.9 كيلومتر"),
        (9960, "10 km", "10 كيلومترات"),
        (11_400, "11 km", "11 كيلومترًا"),
        (100_400, "100 km", "100 كيلومتر"),
    ],
)
def test_distances(metres: int, en: str, ar: str) -> None:
    assert plain(distance(language("en"), metres)) == en
    assert plain(distance(language("ar"), metres)) == ar


def test_ordinals_agree_with_their_noun() -> None:
    ar = language("ar")
    assert ordinal(ar, 1, "exit") == "المخرج الأول"  # masculine
    assert ordinal(ar, 1, "trip") == "الرحلة الأولى"  # feminine
    assert ordinal(ar, 10, "trip") == "الرحلة العاشرة"
    assert plain(ordinal(ar, 12, "trip")) == "الرحلة رقم 12"


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_way_to_be_told_has_its_words(code: str) -> None:
    speak = language(code)
    for kind in Kind:
        for turn in Turn:
            if kind in (Kind.KEEP, Kind.RAMP) and turn not in (Turn.LEFT, Turn.RIGHT):
                continue
            assert sentence(code, Manoeuvre(kind, HERE, 500, turn, exit=1))
    assert len({compass(speak, bearing) for bearing in range(360)}) == 8
    assert len({ordinal(speak, n, "exit") for n in range(1, 30)}) == 29


def test_a_whole_way_is_told() -> None:
    way = route(
        road((0.0, 0.0), (0.0, 400.0), name="A", others=(out(270),)),
        road((0.0, 400.0), (600.0, 400.0), name="B"),
        to=(600.0, 360.0),
    )
    speak = language("en")
    assert [said(speak, step, "School") for step in merged(manoeuvres(way))] == [
        "Head north: A",
        "After 400 m, turn right: B",
        "After 600 m, you are there, on the right: School",
    ]
