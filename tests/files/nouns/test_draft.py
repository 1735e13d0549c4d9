"""Ids that name nothing, and what was probably meant."""

from __future__ import annotations

from files.small import SMALL, read, told
from safepassage.files.tables.rows import MOST_FAULTS


def test_the_closest_id_of_the_right_sort_is_suggested() -> None:
    notice = read(groups="id,place\nall,scholl").notices[0]
    assert notice.numbers == {
        "value": "scholl",
        "sort": "assemblies",
        "close": "yes",
        "suggestion": "school",
    }
    notice = read(groups="id,place\nall,xyz").notices[0]
    assert (notice.numbers["close"], notice.numbers["suggestion"]) == ("no", "")


def test_every_id_of_a_list_is_looked_up() -> None:
    told_ = told(vehicles="id,type,start,zones\nb1,bus,yard,in outt xx")
    assert told_ == ["vehicles.csv 2 zones F-UNKNOWN-ID"] * 2


def test_where_the_table_of_the_ids_is_unreadable_nothing_is_misspelt() -> None:
    assert told(places='id,"') == ["places.csv 1 F-QUOTES"]
    assert told(places=None) == ["small F-TABLE-MISSING"]


def test_the_first_of_two_is_pointed_at() -> None:
    notice = read(zones="id\nin\nout\nin").notices[0]
    assert notice.numbers == {"value": "in", "file": "zones.csv", "row": "2"}


def test_a_column_of_unknown_ids_is_not_listed_to_the_end() -> None:
    parties = SMALL["parties"] + "nobody,person,1\n" * 5000
    notices = read(parties=parties).notices
    assert notices[-1].code == "F-MORE"
    assert int(notices[-1].numbers["count"]) < MOST_FAULTS
