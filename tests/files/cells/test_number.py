"""Numbers are read for what they are; what could be two numbers is none."""

from __future__ import annotations

import contextlib
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safepassage.files.cells.cell import BadCellError
from safepassage.files.cells.number import number_text, read_number, tells_decimal_mark
from safepassage.files.tables.table import Exact

HUGE = 10**12


def number(text: str, *, whole: bool = False, mark: str = "", most: int = HUGE) -> Fraction:
    return Fraction(read_number(text, whole, most, lambda: mark))


def code(text: str, **options: bool | str) -> str:
    with pytest.raises(BadCellError) as caught:
        number(text, **options)
    return caught.value.code


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0", 0),
        ("12", 12),
        ("-3", -3),
        ("+3", 3),
        ("−3", -3),
        ("1.5", "1.5"),
        (".5", "0.5"),
        ("1,5", "1.5"),
        ("0,500", "0.5"),
        ("12,75", "12.75"),
        ("1e3", 1000),
        ("2/3", Fraction(2, 3)),
        ("١٢٣", 123),
        ("۱۲۳", 123),
        ("١٢٫٥", "12.5"),
        ("١٬٠٠٠", 1000),
        ("١٬٠٠٠٫٥", "1000.5"),
        ("1 000", 1000),
        ("1\u00a0000", 1000),
        ("1\u202f000,5", "1000.5"),
        ("1'000", 1000),
        ("1,000,000", 1_000_000),
        ("1.000.000", 1_000_000),
        ("1.000,5", "1000.5"),
        ("1,000.5", "1000.5"),
        ("1,000.500", "1000.5"),
        ("12,3456", "12.3456"),
        ("1234,567", "1234.567"),
        ("\u200f12\u200e", 12),
        (Exact("1.234"), "1.234"),
        (Exact("1e5"), 100_000),
    ],
)
def test_what_can_mean_one_number(text: str, value: int | str | Fraction) -> None:
    assert number(text) == Fraction(value)


@pytest.mark.parametrize(
    "text",
    ["", "x", "1x", "nan", "inf", "-", "1/0", "1,2,3", "1.2.3", "1,00,000", "1 00", "10,000.000.0",
     "1--2", "½", "²", "0x10", "1e999", "9" * 200, "\x01", "1\x011", "٫", "1 000 0", "1,000 000",
     Exact("nan"), Exact("1,5")],
)  # fmt: skip
def test_what_is_no_number(text: str) -> None:
    assert code(text) == "F-NUMBER"


def test_a_comma_and_three_digits_can_mean_two_numbers() -> None:
    with pytest.raises(BadCellError) as caught:
        number("1,500")
    assert caught.value.code == "F-NUMBER-AMBIGUOUS"
    assert caught.value.numbers == {"one": "1.5", "other": "1500"}


def test_the_other_numbers_of_the_table_decide() -> None:
    assert number("1,500", mark=",") == Fraction("1.5")
    assert number("1,500", mark=".") == 1500
    assert number("1.500", mark=",") == 1500
    assert number("1.500", mark=".") == Fraction("1.5")


def test_a_point_begins_decimals_unless_the_table_says_otherwise() -> None:
    assert number("36.201") == Fraction("36.201")


def test_what_is_larger_than_possible_was_not_meant() -> None:
    assert number("36,201", most=90) == Fraction("36.201")


@pytest.mark.parametrize(("text", "value"), [("1,000", 1000), ("1,500", 1500), ("1.500", 1500)])
def test_where_only_whole_numbers_make_sense_marks_group(text: str, value: int) -> None:
    assert number(text, whole=True) == value


def test_a_whole_number_with_three_zeros_after_a_point_can_mean_two() -> None:
    assert code("1.000", whole=True) == "F-NUMBER-AMBIGUOUS"
    assert number("1.000", whole=True, mark=",") == 1000
    assert number(Exact("1.0"), whole=True) == 1


@pytest.mark.parametrize("text", ["1.5", "1,25", "2/3", Exact("1.234")])
def test_halves_of_people_are_refused(text: str) -> None:
    assert code(text, whole=True) == "F-WHOLE"


@pytest.mark.parametrize(
    ("text", "mark"),
    [("1.5", "."), ("1,5", ","), ("1.000,5", ","), ("1,000.5", "."), ("1,000", ""), ("1.000", ""),
     ("12", ""), ("1,000,000", ""), ("bus 1.5", ""), (Exact("1.5"), "")],
)  # fmt: skip
def test_some_numbers_show_the_decimal_mark(text: str, mark: str) -> None:
    assert tells_decimal_mark(text) == mark


@given(st.fractions(max_denominator=10**6))
def test_what_is_written_is_read_back_exactly(value: Fraction) -> None:
    text = number_text(value)
    assert number(text if "/" in text else Exact(text), most=10**40) == value


@pytest.mark.parametrize(
    ("value", "text"),
    [(Fraction(5, 4), "1.25"), (Fraction(-1, 8), "-0.125"), (Fraction(1, 3), "1/3"), (7, "7")],
)
def test_decimals_are_written_where_they_end(value: Fraction | int, text: str) -> None:
    assert number_text(value) == text


@given(st.text(max_size=20), st.booleans())
def test_no_text_makes_it_raise_anything_else(text: str, whole: bool) -> None:
    with contextlib.suppress(BadCellError):
        read_number(text, whole, 10**6, lambda: "")
