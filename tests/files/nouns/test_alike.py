"""Ids that a person would take for each other."""

from __future__ import annotations

import pytest

from files.small import SMALL, told
from safepassage.files.nouns.alike import alike


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("bus-1", "Bus-1"),
        ("bus-1", "bus_1"),
        ("bus-1", "bus-١"),
        ("bus-1", "bus-۱"),
        ("bus-1", "bus–1"),
        ("a", "а"),
        ("school", "sсhооl"),
        ("مدرسة", "مدرسه"),
        ("أحمد", "احمد"),
        ("علي", "على"),
        ("مدرسة", "مدرســة".replace("ـ", "")),
        ("كفر", "کفر"),
    ],
)
def test_these_look_alike(one: str, other: str) -> None:
    assert alike([one, other]) == ([(one, other)] if one != other else [])


def test_these_do_not() -> None:
    assert alike(["bus-1", "bus-2", "bus-11", "مدرسة", "مدرستي", "é", "o"]) == []


def test_ids_that_look_alike_are_a_warning() -> None:
    places = SMALL["places"] + "school١,in,assembly,\nschool1,in,assembly,"
    assert told(places=places) == ["places.csv 7 id F-ID-ALIKE"]
