"""CSV as spreadsheets and people write it."""

from __future__ import annotations

import pytest

from safepassage.files.tables.csv_table import guarded, read_csv, unguarded, write_csv
from safepassage.files.tables.table import MOST_BYTES, MOST_ROWS, Exact, Table
from safepassage.notices import Notice


def read(text: str | bytes, name: str = "places") -> Table:
    table, notices = read_csv(name, f"{name}.csv", text.encode() if isinstance(text, str) else text)
    assert table is not None, notices
    assert not notices
    return table


def refused(text: str | bytes, name: str = "places") -> Notice:
    table, notices = read_csv(name, f"{name}.csv", text.encode() if isinstance(text, str) else text)
    assert table is None
    return notices[-1]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_any_delimiter_and_any_line_end(delimiter: str, end: str) -> None:
    table = read(end.join([f"id{delimiter}bays", f"a{delimiter}1", f"b{delimiter}2", ""]))
    assert table.header == ["id", "bays"]
    assert table.rows == [["a", "1"], ["b", "2"]]


def test_a_delimiter_within_quotation_marks_is_text() -> None:
    assert read('id;"name, or; what"\na;"b;c"\n').rows == [["a", "b;c"]]


def test_rows_keep_the_numbers_that_a_spreadsheet_shows() -> None:
    table = read('# a comment, "with marks\n\nid,name_en\na,"two\nlines"\n\n# another\n,,\nb,x\n')
    assert table.header_number == 3
    assert list(zip(table.numbers, table.rows, strict=True)) == [
        (4, ["a", "two\nlines"]),
        (8, ["b", "x"]),
    ]


def test_a_comment_that_a_spreadsheet_put_in_quotation_marks_is_still_one() -> None:
    assert read('"# the ""old"" school",\nid,bays\na,1\n').rows == [["a", "1"]]


def test_a_failed_formula_is_no_comment() -> None:
    assert read("id,bays\n#REF!,1\n").rows == [["#REF!", "1"]]


def test_the_line_that_names_the_delimiter_is_not_a_row() -> None:
    table = read("sep=;\nid;bays\na;1\n")
    assert (table.header_number, table.rows) == (2, [["a", "1"]])


@pytest.mark.parametrize("text", ['id\n"a\nb\n', 'id\n"a"b\n', "id\n" + "x" * 200_000])
def test_quotation_marks_that_do_not_match(text: str) -> None:
    assert refused(text).code == "F-QUOTES"


def test_an_empty_file_has_no_headings() -> None:
    assert refused("").code == "F-TABLE-NO-HEADER"
    assert refused("# nothing but this\n\n").code == "F-TABLE-NO-HEADER"


def test_a_file_of_fifty_megabytes_is_not_read() -> None:
    notice = refused(b"x" * (50 * 2**20))
    assert notice.code == "F-TOO-LARGE"
    assert notice.numbers == {"megabytes": 50, "most": MOST_BYTES // 2**20}


@pytest.mark.parametrize("line", ["a\n", "\n", "#\n", ",\n"])
def test_a_table_longer_than_any_is_given_up(line: str) -> None:
    assert refused("id,zone\n" + line * (MOST_ROWS + 1)).code == "F-TOO-LONG"


def test_legs_may_be_longer() -> None:
    assert len(read("from,to\n" + "a,b\n" * (MOST_ROWS + 1), "legs").rows) == MOST_ROWS + 1


def test_a_row_wider_than_any_is_given_up() -> None:
    assert refused("id" + "," * 600).code == "F-TOO-LONG"


@pytest.mark.parametrize("text", ["=1+1", "+x", "-x", "@x", "'=1", "''=1"])
def test_no_cell_is_a_formula(text: str) -> None:
    assert guarded(text) == "'" + text
    assert unguarded(guarded(text)) == text


@pytest.mark.parametrize("text", ["'Ayn al-Arab", "a=b", "", "'", "x"])
def test_other_text_stays_as_it_is(text: str) -> None:
    assert guarded(text) == unguarded(text) == text


def test_written_for_spreadsheets() -> None:
    table = Table("places", "", ["id", "name_ar", "x"], [["=a", "مدرسة, قديمة", Exact("-1.5")]])
    data = write_csv(table)
    assert data.decode() == '\ufeffid,name_ar,x\n\'=a,"مدرسة, قديمة",-1.5\n'
    assert read(data).rows == [["=a", "مدرسة, قديمة", "-1.5"]]
