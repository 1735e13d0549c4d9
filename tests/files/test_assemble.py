"""From tables to a scenario: one fault does not bring others in its train."""

from __future__ import annotations

import pytest

from files.small import SMALL, files, read, scenario, told
from safepassage.files.assemble import SPECS, TABLE_NAMES, assemble
from safepassage.files.tables.folder import tables_of_files

REQUIRED = [spec.name for spec in SPECS if spec.required]


@pytest.mark.parametrize("table", ["scenario", *REQUIRED])
def test_a_missing_table_is_one_notice(table: str) -> None:
    assert told(**{table: None}) == ["small F-TABLE-MISSING"]


@pytest.mark.parametrize("table", REQUIRED)
def test_an_unreadable_table_is_one_notice(table: str) -> None:
    assert told(**{table: 'id\n"x'}) == [f"{table}.csv 2 F-QUOTES"]


@pytest.mark.parametrize("table", [name for name in REQUIRED if name not in ("parties", "layouts")])
def test_a_table_without_its_ids_is_one_notice(table: str) -> None:
    text = SMALL[table].replace("id", "identity", 1)
    codes = [notice.code for notice in read(**{table: text}).notices]
    assert codes == ["F-COLUMN-UNKNOWN", "F-COLUMN-MISSING"]


def test_no_tables_at_all() -> None:
    assert [n.code for n in assemble(tables_of_files("x", {}, TABLE_NAMES)).notices] == [
        "F-NO-TABLES"
    ]


def test_an_id_is_given_once() -> None:
    told_ = told(zones="id\nin\nout\nin")
    assert told_ == ["zones.csv 4 id F-ID-TWICE"]


def test_a_bad_row_still_has_its_id() -> None:
    told_ = told(kinds="id,seat,stretcher\nperson,one,\npatient,1,1")
    assert told_ == ["kinds.csv 2 seat F-NUMBER"]


def test_without_a_start_only_the_start_is_missed() -> None:
    settings = SMALL["scenario"].replace("start", "begin")
    windows = "of,id,opens,closes\nzone,in,2016-12-15 12:00,+1:00"
    codes = [notice.code for notice in read(scenario=settings, windows=windows).notices]
    assert codes == ["F-SETTING-UNKNOWN", "F-SETTING-MISSING"]


def test_an_id_in_another_alphabet_works() -> None:
    text = {name: table.replace("school", "مدرسة") for name, table in SMALL.items()}
    assert scenario(**text).groups["all"].place == "مدرسة"


def test_every_thing_knows_where_it_stands() -> None:
    origins = read().origins
    assert (origins["places", "arena"].file, origins["places", "arena"].row) == ("places.csv", 4)
    assert origins["legs", ""].file == "legs.csv"


def test_the_order_of_columns_and_files_does_not_matter() -> None:
    shuffled = dict(reversed(files(places="""
        room,roles,id,zone
        ,assembly,school,in
        ,handover,edge,out
        100,reception,arena,out
        ,depot,yard,in
    """).items()))  # fmt: skip
    reading = assemble(tables_of_files("small", shuffled, TABLE_NAMES))
    assert reading.scenario == scenario()
    assert reading.scenario is not None
    assert reading.scenario.digest == scenario().digest
