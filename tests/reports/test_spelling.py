from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safepassage.reports.spelling import spelled


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("إدلب", "ادلب"),
        ("الأحياءِ الشَّرقيّة", "الاحياء الشرقيه"),
        ("Al-Foua", "foua"),
        ("Salah ad-Deen", "SALAH DEEN"),
        ("Maâlula", "Maalula"),
        ("the Red Cross", "Red Cross"),
        ("Kafr Nabl", "Kafr  nabl"),
    ],
)
def test_spellings_of_one_name_are_one(one: str, other: str) -> None:
    assert spelled(one) == spelled(other)


def test_other_names_stay_others() -> None:
    assert len({spelled(name) for name in ("حلب", "شرق حلب", "Homs", "Hama", "حماة", "")}) == 6


@given(st.text())
def test_a_spelling_is_its_own(name: str) -> None:
    assert spelled(name) == spelled(f" {name} ")
