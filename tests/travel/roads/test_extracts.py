"""Extracts that are no good: one clear notice for each, nothing written, never a traceback."""

from __future__ import annotations

import gzip
import random
from pathlib import Path

import pytest

from safepassage import api
from safepassage.notices import Refused
from travel.roads.town import Town


def refused(extract: Path, out: Path) -> str:
    with pytest.raises(Refused) as found:
        api.build_roads(extract, out)
    assert not out.exists()
    assert not list(out.parent.glob("*.part"))
    (notice,) = found.value.notices
    return notice.code


def test_bad_extracts(town: Town) -> None:
    town.street((0, 0), (100, 0))
    whole = town.write().read_bytes()
    out = town.folder / "out.roads"
    cases = {
        "empty.osm": (b"", "X-EXTRACT-EMPTY"),
        "cut.osm": (whole[: len(whole) // 2], "X-EXTRACT-BROKEN"),
        "words.osm": (b"these are no roads", "X-EXTRACT-BROKEN"),
        "page.osm.pbf": (b"<html><body>404</body></html>", "X-EXTRACT-BROKEN"),
        "unknown.txt": (whole, "X-EXTRACT-BROKEN"),
        "bare.osm": (b'<osm version="0.6"></osm>', "X-EXTRACT-NO-ROADS"),
    }
    for name, (data, code) in cases.items():
        path = town.folder / name
        path.write_bytes(data)
        assert refused(path, out) == code, name
    assert refused(town.folder / "nowhere.osm", out) == "X-EXTRACT-NOT-FOUND"
    assert refused(town.folder, out) in ("X-EXTRACT-UNREADABLE", "X-EXTRACT-BROKEN")


def test_an_extract_without_a_road_for_vehicles(town: Town) -> None:
    town.street((0, 0), (100, 0), highway="footway")
    assert refused(town.write(), town.folder / "out.roads") == "X-EXTRACT-NO-ROADS"


def test_nothing_else_is_overwritten(town: Town) -> None:
    town.street((0, 0), (100, 0))
    extract = town.write()
    before = extract.read_bytes()
    with pytest.raises(Refused) as found:
        api.build_roads(extract, extract)
    assert [n.code for n in found.value.notices] == ["X-ROADS-TARGET"]
    assert extract.read_bytes() == before
    out = town.folder / "out.roads"
    first = api.build_roads(extract, out)
    assert api.build_roads(extract, out) == first


def test_the_same_extract_gives_the_same_roads_packed_or_not(town: Town) -> None:
    town.street((0, 0), (100, 0), name="شارع")
    extract = town.write()
    packed = town.folder / "town.osm.gz"
    packed.write_bytes(gzip.compress(extract.read_bytes()))
    plain = api.build_roads(extract, town.folder / "a.roads")
    assert api.build_roads(packed, town.folder / "b.roads").digest == plain.digest


def test_spoilt_bytes_give_roads_or_a_notice(town: Town) -> None:
    for x in range(5):
        town.street((x * 100, 0), (x * 100, 100), (x * 100 + 50, 100), name=f"Street {x}")
        town.street((x * 100, 0), (x * 100 + 100, 0), maxspeed="50", oneway="yes")
    town.turn(1, town.at(0, 0), 2, restriction="no_left_turn")
    whole = town.write().read_bytes()
    dice = random.Random(1)
    out = town.folder / "out.roads"
    for number in range(300):
        data = bytearray(whole)
        for _ in range(dice.randrange(1, 9)):
            data[dice.randrange(len(data))] = dice.randrange(256)
        path = town.folder / "spoilt.osm"
        path.write_bytes(bytes(data))
        notices = 1
        try:
            api.build_roads(path, out)
        except Refused as found:
            notices = len(found.notices)
        assert notices == 1, number
