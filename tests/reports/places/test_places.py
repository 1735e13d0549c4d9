from __future__ import annotations

from pathlib import Path

import pytest

from safepassage.notices import Refused
from safepassage.reports.places import find, read_gazetteer, syria

GEONAMES = "\t".join(
    ["698740", "Odesa", "Odesa", "Одеса,أوديسا,Odessa", "46.47747", "30.73262", "P", "PPLA", "UA",
     "", "17", "", "", "", "1015826", "", "56", "Europe/Kyiv", "2023-01-01"]
)  # fmt: skip


def ids(name: str) -> list[str | None]:
    return [found.known.id if found.known else None for found in find(name, syria())]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("إدلب", ["idlib"]),
        ("مدينة ادلب", ["idlib"]),
        ("Idleb", ["idlib"]),
        ("وإدلب", ["idlib"]),
        ("أحياء حلب الشرقية", ["aleppo-east"]),
        ("eastern Aleppo", ["aleppo-east"]),
        ("بلدتي كفريا والفوعة", ["kefraya", "foua"]),
        ("Foua and Kefraya", ["foua", "kefraya"]),
        (
            "الزبدية وصلاح الدين والمشهد والأنصاري",
            ["zebdiyeh", "salah-ad-deen", "mashhad", "ansari"],
        ),
        ("معبر الراموسة", ["ramouseh"]),
        ("قرية لا يعرفها أحد", [None]),
        ("", [None]),
    ],
)
def test_a_place_is_found_by_the_names_that_reports_give_it(
    name: str, expected: list[str | None]
) -> None:
    assert ids(name) == expected


def test_part_of_a_name_is_known_for_a_part() -> None:
    (found,) = find("قرية خان طومان جنوب غرب مدينة حلب", syria())
    assert found.known is not None
    assert (found.known.id, found.exact) == ("khan-touman", True)
    (found,) = find("جنوب غرب مدينة إدلب", syria())
    assert found.known is not None
    assert (found.known.id, found.exact) == ("idlib", False)


def test_a_crossing_shows_in_the_gazetteer_or_in_the_name() -> None:
    assert find("الراموسة", syria())[0].is_crossing
    assert find("حاجز المدينة الجامعية", syria())[0].is_crossing
    assert not find("إدلب", syria())[0].is_crossing


def test_the_gazetteer_holds_together() -> None:
    gazetteer = syria()
    for place in gazetteer.by_id.values():
        assert place.name.ar, place.id
        assert place.name.en, place.id
        assert not place.within or place.within in gazetteer.by_id, place.id
        assert gazetteer.named(place.name.ar) is not None
        if place.location is not None:
            assert 32 < place.location.latitude < 37.5, place.id
            assert 35.5 < place.location.longitude < 42.5, place.id
            assert place.accuracy_km is not None, place.id
    assert gazetteer.contains(gazetteer.by_id["aleppo"], gazetteer.by_id["sukkari"])


def test_ones_own_gazetteer_goes_first(tmp_path: Path) -> None:
    file = tmp_path / "places.csv"
    file.write_text("id,name_ar,name_en,latitude,longitude\nmine,إدلب,Idlib,35,36\n")
    joined = read_gazetteer(file).beside(syria())
    (found,) = find("ادلب", joined)
    assert found.known is not None
    assert found.known.id == "mine"
    assert find("حمص", joined)[0].known is not None


def test_geonames_are_read(tmp_path: Path) -> None:
    file = tmp_path / "UA.txt"
    file.write_text(GEONAMES + "\n")
    for name in ("أوديسا", "Odessa", "odesa"):
        (found,) = find(name, read_gazetteer(file))
        assert found.known is not None
        assert found.known.location is not None
        assert (found.known.name.ar, round(found.known.location.latitude)) == ("أوديسا", 46)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("name,latitude\nx,1\n", "T-PLACES-COLUMNS"),
        ("", "T-PLACES-COLUMNS"),
        ("id,name_ar,name_en\na b,x,y\n", "T-PLACES-NAME"),
        ("id,name_ar,name_en\na,,\n", "T-PLACES-NAME"),
        ("id,name_ar,name_en,latitude,longitude\na,x,y,north,2\n", "T-PLACES-WHERE"),
        ("id,name_ar,name_en,latitude,longitude\na,x,y,91,2\n", "T-PLACES-WHERE"),
        ('id,name_ar,name_en\n"a,x,y\n', "T-PLACES-TABLE"),
        (GEONAMES + "\nshort\trow\n", "T-PLACES-GEONAMES"),
        (GEONAMES.replace("46.47747", "?") + "\n", "T-PLACES-WHERE"),
    ],
)
def test_what_is_no_gazetteer_is_refused(tmp_path: Path, text: str, code: str) -> None:
    file = tmp_path / "places.csv"
    file.write_text(text)
    with pytest.raises(Refused) as refused:
        read_gazetteer(file)
    assert [notice.code for notice in refused.value.notices] == [code]
    with pytest.raises(Refused):
        read_gazetteer(tmp_path / "missing")
