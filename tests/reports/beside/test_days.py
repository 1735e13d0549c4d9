from __future__ import annotations

from datetime import date

import pytest

from safepassage.reports.beside.days import Day, day_of

FRIDAY = date(2016, 12, 16)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (None, FRIDAY),
        ("اليوم", FRIDAY),
        ("أمس", date(2016, 12, 15)),
        ("yesterday", date(2016, 12, 15)),
        ("الخميس", date(2016, 12, 15)),
        ("صباح يوم الخميس", date(2016, 12, 15)),
        ("on Friday", FRIDAY),
        ("Saturday", date(2016, 12, 10)),
        ("15 كانون الأول", date(2016, 12, 15)),
        ("١٥ ديسمبر 2016", date(2016, 12, 15)),
        ("December 14", date(2016, 12, 14)),
        ("2016-12-15", date(2016, 12, 15)),
        ("31 February 2016", None),
        ("في الأسبوعين الماضيين", None),
    ],
)
def test_the_day_that_a_report_means(words: str | None, expected: date | None) -> None:
    assert day_of(words, FRIDAY) == Day(expected)


def test_what_lies_ahead_is_on_the_next_such_day() -> None:
    assert day_of("Saturday", FRIDAY, ahead=True) == Day(date(2016, 12, 17))
    assert day_of("الخميس", FRIDAY, ahead=True) == Day(date(2016, 12, 22))


def test_without_the_reports_day_a_weekday_is_all_that_is_known() -> None:
    thursday = day_of("الخميس", None)
    assert thursday == Day(weekday=3)
    assert thursday.may_be(Day(date(2016, 12, 15)))
    assert not thursday.may_be(Day(FRIDAY))
    assert Day().may_be(Day(FRIDAY))
    assert day_of("اليوم", None) == Day()
