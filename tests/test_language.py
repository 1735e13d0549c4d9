"""Numbers, durations, clocks and dates as each language says them."""

from __future__ import annotations

from datetime import UTC, datetime
from fractions import Fraction

import pytest

from safepassage.language import language, language_of_locale
from safepassage.notices import Where

START = datetime(2016, 12, 15, 6, 0, tzinfo=UTC)
MARKS = str.maketrans("", "", "\u2068\u2069")


@pytest.mark.parametrize(
    ("seconds", "english", "arabic"),
    [
        (0, "0 s", "0 ث"),
        (59, "59 s", "59 ث"),
        (60, "1 min", "1 د"),
        (49_020, "13 h 37 min", "13 س 37 د"),
        (3_605, "1 h 5 s", "1 س 5 ث"),
        (360_000, "100 h", "100 س"),
        (-90, "−1 min 30 s", "−1 د 30 ث"),
    ],
)
def test_a_duration(seconds: int, english: str, arabic: str) -> None:
    assert language("en").duration(seconds) == english
    assert language("ar").duration(seconds).translate(MARKS) == arabic


@pytest.mark.parametrize(
    ("seconds", "english", "arabic"),
    [
        (0, "08:00", "08:00"),
        (61, "08:01:01", "08:01:01"),
        (57_599, "23:59:59", "23:59:59"),
        (57_600, "00:00 on 16 December", "00:00 يوم 16 كانون الأول"),
        (-32_400, "23:00 on 14 December", "23:00 يوم 14 كانون الأول"),
    ],
)
def test_a_time_of_day_names_its_date_when_that_is_not_the_first(
    seconds: int, english: str, arabic: str
) -> None:
    assert language("en").clock(START, "Asia/Damascus", seconds) == english
    assert language("ar").clock(START, "Asia/Damascus", seconds).translate(MARKS) == arabic


def test_the_hour_that_a_clock_change_skips_is_skipped() -> None:
    before = datetime(2016, 3, 27, 0, 59, tzinfo=UTC)
    assert language("en").clock(before, "Europe/Berlin", 0) == "01:59"
    assert language("en").clock(before, "Europe/Berlin", 60) == "03:00"


def test_a_date() -> None:
    assert language("en").date(START, "Asia/Damascus") == "15 December 2016"
    assert language("ar").date(START, "Asia/Damascus") == "15 كانون الأول 2016"


@pytest.mark.parametrize(
    ("share", "said"),
    [
        (Fraction(0), "0 %"),
        (Fraction(35, 1000), "3.5 %"),
        (Fraction(1, 100_000), "0.1 %"),
        (Fraction(349, 10_000), "3.5 %"),
        (Fraction(12), "1,200 %"),
    ],
)
def test_a_gap_never_looks_smaller_than_it_is(share: Fraction, said: str) -> None:
    assert language("en").percent(share) == said


@pytest.mark.parametrize(
    ("count", "english", "arabic"),
    [
        (0, "0 people", "لا أحد"),
        (1, "1 person", "شخص واحد"),
        (2, "2 people", "شخصان"),
        (3, "3 people", "3 أشخاص"),
        (11, "11 people", "11 شخصًا"),
        (100, "100 people", "100 شخص"),
        (4000, "4,000 people", "4,000 شخص"),
        (103, "103 people", "103 أشخاص"),
    ],
)
def test_people_are_counted_as_each_language_counts(count: int, english: str, arabic: str) -> None:
    assert language("en").say("words:people", count=count) == english
    assert language("ar").say("words:people", count=count).translate(MARKS) == arabic


def test_a_list() -> None:
    assert language("en").listing(["a", "b", "c"]) == "a, b and c"
    assert language("ar").listing(["أ", "ب"]) == "أ وب"


def test_values_in_an_arabic_sentence_keep_their_direction_to_themselves() -> None:
    where = Where("places.csv", 7, "bays")
    assert language("ar").where(where) == "places.csv الصف \u20687\u2069 العمود \u2068bays\u2069"
    assert language("en").where(where) == "places.csv row 7 column bays"


def test_a_sentence_that_is_missing_or_lacks_an_argument_is_our_mistake() -> None:
    with pytest.raises(LookupError, match="words:nonsense in en"):
        language("en").say("words:nonsense")
    with pytest.raises(LookupError, match="words:hours in ar"):
        language("ar").say("words:hours")
    assert language("en").knows("words:hours")
    assert not language("en").knows("words:nonsense")


def test_a_language_that_there_is_not() -> None:
    with pytest.raises(ValueError, match="'fr'"):
        language("fr")


@pytest.mark.parametrize(
    ("variables", "code"),
    [
        ({"LANG": "ar_SY.UTF-8"}, "ar"),
        ({"LANG": "en_GB.UTF-8", "LC_MESSAGES": "ar"}, "ar"),
        ({"LANG": "ar_SY.UTF-8", "LC_ALL": "C"}, "en"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
    ],
)
def test_the_language_of_the_locale(
    variables: dict[str, str], code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert language_of_locale() == code


def test_a_duration_as_people_say_it_is_rounded_up_once_it_is_long() -> None:
    assert language("en").span(599) == "9 min 59 s"
    assert language("en").span(601) == "11 min"
    assert language("en").span(3_600) == "1 h"
