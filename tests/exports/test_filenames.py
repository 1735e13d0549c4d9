"""Ids as names of files."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from safepassage.exports.filenames import filenames


def test_plain_ids_stay_as_they_are() -> None:
    assert filenames(["bus-1", "حافلة"], ".gpx") == {"bus-1": "bus-1.gpx", "حافلة": "حافلة.gpx"}


def test_what_no_file_can_be_called() -> None:
    names = filenames(["../../etc", "a/b", "a:b", "A_B", "."], ".gpx")
    assert names == {
        "../../etc": "_.._etc.gpx",
        "a/b": "a_b.gpx",
        "a:b": "a_b-2.gpx",
        "A_B": "A_B-3.gpx",
        ".": "_.gpx",
    }


@given(st.lists(st.text(min_size=1, max_size=100), unique=True, max_size=20))
def test_every_id_has_a_name_of_its_own(ids: list[str]) -> None:
    names = filenames(ids, ".x")
    assert len({name.casefold() for name in names.values()}) == len(ids)
    assert all(re.fullmatch(r"[\w.-]+\.x", name) and name[0] != "." for name in names.values())
