"""Wristbands: who is in two places, or gone from where they never were."""

from __future__ import annotations

from pathlib import Path

from audit.town import Town, alighted, boarded, fact, open_, registered


def test_a_family_travels(tmp_path: Path) -> None:
    town = Town()
    town.say(registered(2, people=["17", "18"]))
    town.say(boarded(2, people=["17", "18"]))
    town.say(alighted(2, people=["18", "17"], empty=True))
    assert town.audit(tmp_path).sound


def test_one_who_is_registered_twice(tmp_path: Path) -> None:
    town = Town()
    first = town.say(registered(1, people=["17"]))
    second = town.say(registered(1, people=["17"]), by=town.other)
    found = town.audit(tmp_path)
    assert open_(found) == ["person:17"]
    assert [entry.id for entry in found.discrepancies[0].entries] == [first.id, second.id]
    assert found.discrepancies[0].accounts == ("waiting:mill",)


def test_one_who_is_in_two_places(tmp_path: Path) -> None:
    town = Town()
    town.say(registered(2, people=["17", "18"]))
    town.say(fact("registered", where="received:school", heads={"seat": 1}, people=["17"]))
    found = town.audit(tmp_path)
    assert open_(found) == ["person:17"]
    assert found.discrepancies[0].accounts == ("received:school", "waiting:mill")


def test_one_who_boards_without_having_waited(tmp_path: Path) -> None:
    town = Town()
    town.say(registered(2))
    town.say(boarded(1, people=["17"]))
    assert open_(town.audit(tmp_path)) == ["person:17"]


def test_one_who_leaves_where_they_never_were(tmp_path: Path) -> None:
    town = Town()
    town.say(registered(1))
    town.say(
        fact(
            "resolved",
            discrepancy="x",
            reason="y",
            out_of="waiting:mill",
            into="registered",
            heads={"seat": 1},
            people=["17"],
        )
    )
    assert open_(town.audit(tmp_path)) == ["person:17"]


def test_an_officer_says_where_somebody_is(tmp_path: Path) -> None:
    town = Town()
    town.say(registered(1, people=["17"]))
    town.say(fact("registered", where="received:school", heads={"seat": 1}, people=["17"]))
    moved = {"out_of": "waiting:mill", "into": "registered", "heads": {"seat": 1}}
    town.say(
        fact("resolved", discrepancy="person:17", reason="came on foot", people=["17"], **moved)
    )
    assert town.audit(tmp_path).sound


def test_wristbands_move_where_heads_are_unknown(tmp_path: Path) -> None:
    town = Town()
    town.say(registered(1, people=["17"]))
    town.say(boarded(0, heads=None, people=["17"]))
    town.say(alighted(0, heads=None, people=["17"]))
    assert town.audit(tmp_path).sound
