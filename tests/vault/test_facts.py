"""Names and medical facts: what may stand in them, and that they never show themselves."""

from __future__ import annotations

import traceback

import msgspec
import pytest

from safepassage.notices import Notice, Refused
from safepassage.vault import Opened
from safepassage.vault.facts import (
    LONGEST,
    LONGEST_MEDICAL,
    Kind,
    Medical,
    Name,
    is_wristband,
    kind_of,
    problems,
    read_fact,
    wristband_of,
)
from safepassage.vault.versions import Said, write
from vault.office import MEDIC, NOON, OPERATION, Office, trust, writer


def codes(notices: tuple[Notice, ...]) -> list[tuple[str, str | None]]:
    return [(notice.code, notice.where.field) for notice in notices]


def refused(line: bytes, row: int | None = None) -> Refused:
    with pytest.raises(Refused) as caught:
        read_fact(line, row)
    return caught.value


def test_a_name_is_read_from_a_line() -> None:
    line = (
        '{"type": "name", "wristband": "0412", "arabic": "يوسف", "latin": "Yousef",'
        ' "father": "خالد", "mother": "مريم", "born": 1980, "sex": "male", "phone": "+963 21 555"}'
    )
    expected = Name("0412", "يوسف", "Yousef", "خالد", "مريم", 1980, "male", "+963 21 555")
    assert read_fact(line.encode()) == expected
    assert kind_of(expected) is Kind.NAME


def test_a_medical_fact_is_read_from_a_line() -> None:
    line = b'{"type": "medical", "wristband": "0412", "condition": "diabetes", "remarks": "a\\nb"}'
    assert read_fact(line) == Medical("0412", "diabetes", "", "", "a\nb")
    assert kind_of(Medical("0412", "diabetes")) is Kind.MEDICAL


@pytest.mark.parametrize(
    "line",
    [
        "",
        "يوسف",
        '{"type": "name", "wristband": "0412", "يوسف": "x"}',
        '{"type": "name", "wristband": "0412", "arabic": ["يوسف"]}',
        '{"type": "name", "wristband": "0412", "arabic": "x", "sex": "يوسف"}',
        '{"type": "يوسف", "wristband": "0412"}',
        '{"type": "name", "arabic": "يوسف"}',
    ],
)
def test_a_complaint_never_repeats_what_was_typed(line: str) -> None:
    wrong = refused(line.encode(), row=7)
    assert codes(wrong.notices) == [("V-SHAPE", None)]
    assert wrong.notices[0].where.row == 7
    assert "يوسف" not in "".join(traceback.format_exception(wrong)) + repr(wrong.notices)
    assert wrong.__context__ is None
    assert wrong.__cause__ is None


def test_bytes_that_are_no_text_are_complained_about_in_the_same_way() -> None:
    wrong = refused(
        '{"type": "name", "wristband": "0412", "arabic": "يوسف'.encode("cp1256") + b'"}'
    )
    assert codes(wrong.notices) == [("V-SHAPE", None)]
    assert wrong.__context__ is None


def test_what_is_wrong_with_a_value_names_the_field_alone() -> None:
    wrong = refused('{"type": "name", "wristband": "04 12", "arabic": "يوسف\\u0007"}'.encode(), 3)
    assert codes(wrong.notices) == [("V-WRISTBAND", "wristband"), ("V-TEXT", "arabic")]
    assert {notice.where.row for notice in wrong.notices} == {3}
    assert "يوسف" not in repr(wrong.notices)


@pytest.mark.parametrize(
    ("fact", "wrong"),
    [
        (Name("1", arabic="يوسف"), []),
        (Name("1", latin="Yousef"), []),
        (Name("1"), [("V-NAMELESS", None)]),
        (Name("1", arabic=" ", father="خالد"), [("V-NAMELESS", None)]),
        (Name("", latin="Y"), [("V-WRISTBAND", "wristband")]),
        (Name("1", latin="Y" * LONGEST), []),
        (Name("1", latin="Y" * (LONGEST + 1)), [("V-TEXT", "latin")]),
        (Name("1", latin="Y", phone="\x1b"), [("V-TEXT", "phone")]),
        (Name("1", arabic="عبد\u200cالله"), []),
        (Name("1", latin="Y", born=1879), [("V-BORN", "born")]),
        (Name("1", latin="Y", born=1880), []),
        (Name("1", latin="Y", born=2099), []),
        (Name("1", latin="Y", born=2100), [("V-BORN", "born")]),
        (Medical("1", remarks="asthma"), []),
        (Medical("1"), [("V-NOTHING", None)]),
        (Medical("1", condition="x" * LONGEST_MEDICAL), []),
        (Medical("1", condition="x" * (LONGEST_MEDICAL + 1)), [("V-TEXT", "condition")]),
    ],
)
def test_what_may_stand_in_a_fact(fact: Name | Medical, wrong: list[tuple[str, str]]) -> None:
    assert codes(problems(fact)) == wrong


def test_the_notices_tell_the_limits() -> None:
    too_long = problems(Medical("1", condition="x" * 3000))[0]
    assert dict(too_long.numbers) == {"most": LONGEST_MEDICAL}
    too_old = problems(Name("1", latin="Y", born=1))[0]
    assert dict(too_old.numbers) == {"earliest": "1880", "latest": "2099"}


@pytest.mark.parametrize(
    ("text", "may"),
    [("0412", True), ("A-7/٣", True), ("", False), ("04 12", False), ("\n", False)],
)
def test_what_may_be_a_wristband_number(text: str, may: bool) -> None:
    assert is_wristband(text) is may
    assert is_wristband("7" * LONGEST)
    assert not is_wristband("7" * (LONGEST + 1))


@pytest.mark.parametrize("fact", [Name("0412", latin="Yousef"), Medical("0412", "diabetes")])
def test_a_fact_does_not_show_itself(fact: Name | Medical) -> None:
    shown = f"{fact!r} {fact!s} {fact} {[fact]} {fact.__rich_repr__()}"
    assert "Yousef" not in shown
    assert "diabetes" not in shown
    assert "0412" not in shown
    assert repr(fact) == f"<{type(fact).__name__}>"


def test_what_is_left_empty_takes_no_room() -> None:
    assert (
        msgspec.json.encode(Name("1", latin="Y")) == b'{"type":"name","wristband":"1","latin":"Y"}'
    )


@pytest.mark.parametrize("number", ["0412", "٠٤١٢", "۰۴۱۲", "०४१२", "０４１２", "0٤1۲"])
def test_a_wristband_number_is_one_in_the_digits_of_every_script(number: str) -> None:
    line = f'{{"type": "name", "wristband": "{number}", "latin": "Yousef"}}'.encode()
    assert read_fact(line) == Name("0412", latin="Yousef")
    office = Office()
    office.add(Name(number, latin="Yousef"), Medical("0412", "x"))
    for asked in ("0412", "٠٤١٢", "۰۴۱۲"):
        found = office.opened().name(asked, "gate")
        assert found is not None
        assert found.fact == Name("0412", latin="Yousef")
        assert office.opened().next_number(Kind.NAME, asked) == 2
        assert office.opened(MEDIC).medical(asked, "gate") is not None
    assert {reading.people for reading in office.readings} == {("0412",)}


def test_letters_of_a_wristband_number_stay_as_they_are() -> None:
    assert wristband_of("أ٤١٢") == "أ412"
    assert wristband_of("A-²") == "A-²"
    assert wristband_of("") == ""


def test_a_record_in_foreign_digits_is_about_the_same_person() -> None:
    """As an earlier version, or another program, may have written it."""
    old = Name("٠٤١٢", latin="Yousef")
    content = write(Said("gate-1", 1, NOON, old), writer("gate-1"), OPERATION)
    opened = Opened([(Kind.NAME, content)], trust("gate-1"), lambda _: None)
    found = opened.name("0412", "gate")
    assert found is not None
    assert found.fact == Name("0412", latin="Yousef")
    assert [one.fact.wristband for one in opened.find("Yusuf", "gate").people] == ["0412"]


def test_a_fact_shows_nothing_to_those_who_print_in_colours() -> None:
    assert Name("0412", latin="Yousef").__rich_repr__() == []
    assert Medical("0412", condition="x").__rich_repr__() == []
