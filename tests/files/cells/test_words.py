"""Ids in any alphabet, lists, names, choices, yes and no."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from safepassage.files.cells.cell import BadCellError, Cell, Surroundings, closest, shown
from safepassage.files.cells.clock import Clock
from safepassage.files.cells.words import Choice, Choices, Id, References, Text, YesNo
from safepassage.model import Priority, Role

AROUND = Surroundings(Clock(ZoneInfo("UTC"), datetime(2020, 1, 1, tzinfo=UTC), known=True))


def code(cell: Cell[object], text: str) -> str:
    with pytest.raises(BadCellError) as caught:
        cell.read(text, AROUND)
    return caught.value.code


@pytest.mark.parametrize("text", ["school-1", "مدرسة", "学校", "B/12", "'Ayn", "=x", "١"])
def test_an_id_may_be_in_any_alphabet(text: str) -> None:
    assert Id().read(text, AROUND) == text


def test_marks_that_pasting_leaves_are_not_part_of_an_id() -> None:
    assert Id().read("\u200fمدرسة\u200e", AROUND) == "مدرسة"
    assert Id().read("e\u0301", AROUND) == "é"


@pytest.mark.parametrize(
    "text", ["two words", "a,b", "a;b", "أ،ب", "#1", "a\x00", "\u200f", "a\u00a0b"]
)
def test_what_cannot_be_an_id(text: str) -> None:
    assert code(Id(), text) == "F-ID"


def test_an_endless_id_is_refused() -> None:
    assert code(Id(), "x" * 101) == "F-LONG"


def test_ids_of_a_list_are_separated_by_blanks_or_commas_of_any_kind() -> None:
    assert References("zones").read("a  b,c; d، e", AROUND) == ("a", "b", "c", "d", "e")
    assert References("zones").read("a a", AROUND) == ("a",)


def test_a_name_stands_on_one_line() -> None:
    assert Text().read("Old\n  school", AROUND) == "Old school"
    assert Text().read("می\u200cخواهم", AROUND) == "می\u200cخواهم"
    assert code(Text(), "a\x00b") == "F-TEXT"
    assert code(Text(), "x" * 1001) == "F-LONG"


def test_choices_are_read_in_any_case_and_suggested() -> None:
    assert Choice(Priority).read("t1", AROUND) is Priority.T1
    assert Choices(Role).read("depot, Reception", AROUND) == {Role.DEPOT, Role.RECEPTION}
    with pytest.raises(BadCellError) as caught:
        Choices(Role).read("recepton", AROUND)
    assert caught.value.numbers["suggestion"] == "reception"


@pytest.mark.parametrize(
    ("text", "said"), [("yes", True), ("Yes", True), ("نعم", True), ("no", False), ("لا", False)]
)
def test_yes_and_no_in_both_languages(text: str, said: bool) -> None:
    assert YesNo().read(text, AROUND) is said


def test_perhaps_is_neither() -> None:
    assert code(YesNo(), "perhaps") == "F-YES-NO"


def test_a_bad_value_is_shown_short_and_harmless() -> None:
    assert shown("a\x1b[31mb\u202e") == "a\ufffd[31mb\ufffd"
    assert shown("x" * 100) == "x" * 60 + "…"


def test_the_closest_word_is_suggested_and_a_far_one_is_not() -> None:
    assert closest("mil-school", ["mill-school", "arena"]) == "mill-school"
    assert closest("ARENA", ["arena"]) == "arena"
    assert closest("zzz", ["arena"]) == ""
