"""Published bus evacuation instances become the scenarios that their page describes."""

import csv
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safepassage.files.bep import read_bep
from safepassage.language import LANGUAGES, language
from safepassage.model import Leg, PartyCount, Role
from safepassage.notices import Refused
from tries import tries

PAGE = Path(__file__).parents[2] / "docs" / "formats" / "bep.md"
EXAMPLE = re.findall(r"```bep\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.S)[0]
PUBLISHED = Path(__file__).parents[3] / "shared" / "data" / "bep"


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "example one.txt"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_example_of_the_page(tmp_path):
    scenario = read_bep(written(tmp_path, EXAMPLE))
    assert scenario.id == "example-one"
    assert [bus.start for bus in scenario.vehicles.values()] == ["depot-1", "depot-1", "depot-2"]
    assert scenario.types["bus"].layouts[0].places.seat == 30
    assert scenario.groups["site-1"].parties == (PartyCount("load-of-30", 2),)
    assert scenario.kinds["load-of-30"].needs.seat == 30
    assert scenario.places["shelter-2"].room.heads == 60
    assert Leg("depot-2", "site-1", 7, 7) in scenario.travel.legs
    assert Leg("site-2", "shelter-1", 11, 11) in scenario.travel.legs
    assert Leg("shelter-1", "site-2", 11, 11) in scenario.travel.legs
    assert len(scenario.travel.legs) == 4 + 2 * 4
    assert scenario.horizon == 3600


def test_a_file_whose_name_cannot_be_printed_gets_an_id_that_can(tmp_path):
    path = tmp_path / "fire\udcff 1.txt"
    path.write_text(EXAMPLE, encoding="utf-8")
    scenario = read_bep(path)
    assert scenario.id == "fire-1"
    assert scenario.digest


def test_a_site_that_fills_no_bus_sends_a_smaller_party(tmp_path):
    text = EXAMPLE.replace("2 90 60 30", "2 75 75 0")
    scenario = read_bep(written(tmp_path, text))
    assert list(scenario.groups) == ["site-1"]
    assert scenario.groups["site-1"].parties == (
        PartyCount("load-of-30", 2),
        PartyCount("load-of-15", 1),
    )
    assert sum(scenario.heads_by_priority().values()) == 75


@pytest.mark.parametrize(
    ("old", "new", "code", "row"),
    [
        ("3 30", "3 thirty", "F-BEP-NUMBER", 1),
        ("3 30", "3 -30", "F-BEP-NUMBER", 1),
        ("3 30", "3 30.5", "F-BEP-NUMBER", 1),
        ("3 30", "0 30", "F-BEP-RANGE", 1),
        ("3 30", "3 0", "F-BEP-RANGE", 1),
        ("3 30", "3 " + "9" * 5000, "F-BEP-RANGE", 1),
        ("3 30", "4 30", "F-BEP-TOTAL", 2),
        ("90 60 30", "91 60 30", "F-BEP-TOTAL", 3),
        ("120 60 60", "120 60 61", "F-BEP-TOTAL", 4),
        ("1 5 9", "2 5 9", "F-BEP-ORDER", 6),
        ("2 7 4", "2 7", "F-BEP-ORDER", 9),
        ("2 11 15", "2 11", "F-BEP-SHORT", 10),
        ("2 11 15", "2 11 15 16", "F-BEP-LONG", 10),
    ],
)
def test_each_mistake_is_named_with_its_row(tmp_path, old, new, code, row):
    with pytest.raises(Refused) as refused:
        read_bep(written(tmp_path, EXAMPLE.replace(old, new, 1)))
    (notice,) = refused.value.notices
    assert (notice.code, notice.where.row) == (code, row)
    assert all(language(one).notice(notice) for one in LANGUAGES)


def test_files_that_are_no_instance(tmp_path):
    path = tmp_path / "instance.txt"
    path.write_bytes(b"\xff\xfe3\x00")
    for file, code in ((path, "F-BEP-TEXT"), (tmp_path, "F-BEP-FILE")):
        with pytest.raises(Refused) as refused:
            read_bep(file)
        assert [notice.code for notice in refused.value.notices] == [code]
        assert all(language(one).notice(refused.value.notices[0]) for one in LANGUAGES)


@given(
    at=st.integers(0, len(EXAMPLE)),
    cut=st.integers(0, 3),
    put=st.text("0123456789 \n-.x٣", max_size=3),
)
@tries(300)
def test_spoilt_text_is_refused_or_read_but_never_crashes(tmp_path_factory, at, cut, put):
    path = tmp_path_factory.getbasetemp() / "spoilt-bep.txt"
    path.write_text(EXAMPLE[:at] + put + EXAMPLE[at + cut :], encoding="utf-8")
    try:
        read_bep(path)
    except Refused as refused:
        for notice in refused.notices:
            language("en").notice(notice)


@pytest.mark.skipif(not PUBLISHED.is_dir(), reason="needs ../shared/data/bep, see its README")
def test_all_published_instances_are_read():
    """Each has whole busloads only, and room for everybody."""
    files = {path.stem: path for path in PUBLISHED.glob("*/*.txt")}
    with (PUBLISHED / "published.csv").open(encoding="utf-8") as table:
        names = [row["instance"] for row in csv.DictReader(table)]
    assert set(names) == set(files)
    for name in names:
        scenario = read_bep(files[name])
        assert len(scenario.kinds) == 1
        people = sum(scenario.heads_by_priority().values())
        rooms = [place.room.heads for place in scenario.places.values() if place.receives]
        assert 0 < people <= sum(rooms)
        assert all(
            Role.RECEPTION in p.roles or p.room.heads is None for p in scenario.places.values()
        )


@pytest.mark.skipif(not PUBLISHED.is_dir(), reason="needs ../shared/data/bep, see its README")
def test_valparaiso():
    scenario = read_bep(PUBLISHED / "valparaiso" / "BEP-5-52-12-75.txt")
    assert sum(scenario.heads_by_priority().values()) == 2250
    assert len(scenario.vehicles) == 75
    assert sum(p.count for g in scenario.groups.values() for p in g.parties) == 75
