"""scenario.toml as one row of settings."""

from __future__ import annotations

from safepassage.files.tables.settings_toml import read_settings, write_settings
from safepassage.files.tables.table import Exact, Table


def read(text: str) -> Table:
    table, notices = read_settings("scenario", "scenario.toml", text.encode())
    assert table is not None, notices
    return table


def codes(data: bytes) -> list[str]:
    table, notices = read_settings("scenario", "scenario.toml", data)
    assert table is None
    return [notice.code for notice in notices]


def test_every_key_is_a_column_and_knows_its_line() -> None:
    table = read('# first\nid = "a"\n\n[travel]\ndetour = 1.30\n[weights]\nT1 = 16 # much\n')
    assert dict(zip(table.header, table.rows[0], strict=True)) == {
        "id": "a",
        "travel.detour": "1.30",
        "weights.T1": "16",
    }
    assert table.lines == {"id": 2, "travel.detour": 5, "weights.T1": 7}
    assert type(table.rows[0][1]) is Exact


def test_dates_may_be_dates() -> None:
    assert read("start = 2016-12-15T08:00:00+02:00\n").rows[0] == ["2016-12-15 08:00:00+02:00"]


def test_a_line_that_is_no_toml_is_pointed_at() -> None:
    table, notices = read_settings("scenario", "scenario.toml", b'id = "a"\nname = \n')
    assert table is None
    assert [(notice.code, notice.where.row) for notice in notices] == [("F-TOML", 2)]


def test_what_could_go_on_forever_does_not() -> None:
    assert codes(b"a = " + b"[" * 100_000) == ["F-TOML"]
    assert codes(b"a = " + b"9" * 10_000) == ["F-TOML"]
    assert codes(b"#" * 2**21) == ["F-TOO-LARGE"]
    assert codes(b"".join(b"k%d = 1\n" % n for n in range(1000))) == ["F-TOO-LONG"]


def test_numbers_beyond_all_measure_are_still_one_cell() -> None:
    assert read("a = 0xff" + "f" * 5000).rows[0] == ["1e30"]
    assert read("a = nan\nb = inf\n").rows[0] == ["nan", "inf"]


def test_what_is_written_is_read_back() -> None:
    header = ["id", "name_en", "travel.detour"]
    text = write_settings(Table("scenario", "", header, [['a"\\\t\x7f', "", Exact("1.3")]]))
    table = read(text.decode())
    assert list(table.header) == ["id", "travel.detour"]
    assert table.rows[0] == ['a"\\\t\x7f', "1.3"]
