"""Receptions that have no room for all who accept nothing else."""

from __future__ import annotations

from files.check.finding import FACTS, found
from safepassage.files import impossible
from story import scenario


def lacking(*more: str, **changes: str | None) -> list[tuple[str, int]]:
    lines = [line for line in {**FACTS, **changes}.values() if line]
    notices = impossible(scenario("\n".join([*lines, *more])))
    return [
        (str(n.numbers["places"]), int(n.numbers["lacking"]))
        for n in notices
        if n.code == "C-ROOM-SHORT"
    ]


def test_there_is_room_for_all_but_three() -> None:
    assert lacking(arena="reception arena in out room 37") == [("arena", 3)]
    assert lacking(arena="reception arena in out room 40") == []
    assert lacking(arena="reception arena in out") == []


def test_room_by_need_falls_short_by_need() -> None:
    lines = ("kind chair wheelchair 1", "group more at school 9 chair")
    arena = "reception arena in out room-seat 30 room-wheelchair 5"
    assert lacking(*lines, arena=arena) == [("arena", 14)]


def test_some_accept_one_place_and_others_both() -> None:
    lines = ("reception hall in out room 10", "group few at school 20 person accepts hall")
    assert lacking(*lines) == [("hall", 10)]
    assert lacking(*lines, arena="reception arena in out room 20") == [
        ("hall", 10),
        ("arena, hall", 30),
    ]


def test_others_are_there_already() -> None:
    assert lacking("taken arena seat 70") == [("arena", 10)]
    assert "C-ROOM-TAKEN arena 101" in found("taken arena seat 101")


def test_people_aboard_need_room_too() -> None:
    lines = ("under-way b1 yard layout plain", "aboard b1 all 10 person")
    assert lacking(*lines, arena="reception arena in out room 45") == [("arena", 5)]
