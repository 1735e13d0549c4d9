"""An instant typed by a person, in the scenario's time zone."""

from __future__ import annotations

import pytest

from safepassage.files import read_instant
from safepassage.notices import Refused
from story import scenario

TOWN = scenario("assembly school")


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("+1:30", 5400),
        (" +0:00:05 ", 5),
        ("-0:10", -600),
        ("2016-12-15 09:00", 3600),
        ("15/12/2016 09:00", 3600),
        ("+١:٣٠", 5400),
    ],
)
def test_whatever_a_cell_may_hold(text: str, after: int) -> None:
    assert read_instant(text, TOWN) == after


@pytest.mark.parametrize(
    ("text", "code"),
    [("soon", "F-INSTANT"), ("", "F-INSTANT"), ("3/4/2016 9:00", "F-DATE-AMBIGUOUS")],
)
def test_what_names_no_instant_is_refused(text: str, code: str) -> None:
    with pytest.raises(Refused) as refused:
        read_instant(text, TOWN)
    (notice,) = refused.value.notices
    assert notice.code == code
    assert notice.numbers == {"value": text}
