"""Times, as written."""

from __future__ import annotations

import pytest

from safepassage.reports import statements_of


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("غادرت 20 حافلة حلب مساء الجمعة.", "مساء الجمعة"),
        ("وصلت 5 حافلات إلى جرابلس في 14 نيسان 2017.", "14 نيسان 2017"),
        ("Twelve buses left Homs on Friday morning.", "on Friday morning"),
        ("About 300 people were moved from Homs.", None),
        ("Yesterday, officials said, 40 trucks left Gaza.", "Yesterday"),
    ],
)
def test_a_time_is_told_as_it_is_written(text: str, time: str | None) -> None:
    assert {s.time for s in statements_of(text)} == {time}


def test_who_asks_is_told() -> None:
    found = statements_of("طالب الصليب الأحمر بإخراج 500 جريح من دوما.")
    assert [(s.kind, s.value, s.by) for s in found] == [("request", 500, "الصليب الأحمر")]
