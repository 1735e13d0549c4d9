"""Everybody recounted, by examples that can be worked by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from audit.town import Town, alighted, boarded, equation, fact, open_, registered


def test_everybody_is_brought_out(tmp_path: Path) -> None:
    town = Town()
    town.say(registered(40))
    town.say(boarded(38))
    town.say(alighted(38, empty=True))
    found = town.audit(tmp_path)
    assert equation(found) == "registered 40 = waiting 2 + received 38"
    assert found.sound
    assert found.operation == "town-1"


def test_one_more_alights_than_is_aboard(tmp_path: Path) -> None:
    town = Town()
    town.say(registered(40))
    up = town.say(boarded(38))
    down = town.say(alighted(39))
    found = town.audit(tmp_path)
    assert equation(found) == "registered 40 = waiting 2 + received 39 + unreconciled -1"
    assert open_(found) == ["aboard:bus/1"]
    assert [entry.id for entry in found.discrepancies[0].entries] == [up.id, down.id]
    assert found.discrepancies[0].off == (-1, 0, 0)
    assert not found.sound
    assert not found.problems


def test_a_trip_that_is_empty_holds_nobody(tmp_path: Path) -> None:
    town = Town()
    town.say(registered(40))
    town.say(boarded(38))
    town.say(alighted(37, empty=True))
    found = town.audit(tmp_path)
    assert equation(found) == "registered 40 = waiting 2 + received 37 + unreconciled 1"
    assert open_(found) == ["aboard:bus/1"]
    assert found.count.shown("aboard:bus/1") == (0, 0, 0)


def test_an_officer_says_where_the_odd_head_came_from(tmp_path: Path) -> None:
    town = Town()
    town.say(registered(40))
    town.say(boarded(38))
    town.say(alighted(39, empty=True))
    moved = {"out_of": "joined", "into": "aboard:bus/1", "heads": {"seat": 1}}
    town.say(fact("resolved", discrepancy="aboard:bus/1", reason="a boy at the halt", **moved))
    found = town.audit(tmp_path)
    assert equation(found) == "registered 40 + joined 1 = waiting 2 + received 39"
    assert found.sound


def test_a_resolution_that_moves_nobody_closes_no_account(tmp_path: Path) -> None:
    town = Town()
    town.say(registered(40))
    town.say(boarded(41))
    town.say(fact("resolved", discrepancy="waiting:mill", reason="never mind"))
    assert open_(town.audit(tmp_path)) == ["waiting:mill"]


def test_needs_are_counted_apart(tmp_path: Path) -> None:
    """Two in wheelchairs are not two on seats, though heads are heads."""
    town = Town()
    town.say(registered(2) | {"heads": {"seat": 1, "wheelchair": 1, "stretcher": 3}})
    town.say(boarded(2))
    found = town.audit(tmp_path)
    assert found.count.balances["waiting:mill"] == (-1, 1, 3)
    assert found.count.shown("waiting:mill") == (0, 1, 3)
    assert found.count.off("waiting:mill") == (-1, 0, 0)
    assert equation(found) == "registered 5 = waiting 4 + aboard 2 + unreconciled -1"


MILL, BUS, SCHOOL = "waiting:mill", "aboard:bus/1", "received:school"


@pytest.mark.parametrize(
    ("what", "out_of", "into"),
    [
        (fact("registered", where=MILL), "registered", MILL),
        (fact("joined", where=BUS), "joined", BUS),
        (fact("born", where=SCHOOL), "born", SCHOOL),
        (fact("boarded", place="mill", vehicle="bus", trip=1), MILL, BUS),
        (fact("alighted", place="mill", vehicle="bus", trip=1, received=False), BUS, MILL),
        (fact("alighted", place="school", vehicle="bus", trip=1, received=True), BUS, SCHOOL),
        (fact("handed_over", place="school", receiver="an aunt"), SCHOOL, "handed_over:an aunt"),
        (fact("declined", where=MILL), MILL, "declined"),
        (fact("withdrew", where=BUS), BUS, "declined"),
        (fact("left", where=SCHOOL), SCHOOL, "left"),
        (fact("detained", where=BUS), BUS, "detained"),
        (fact("died", where=MILL), MILL, "died"),
        (fact("missing", where=BUS), BUS, "missing"),
        (fact("found", where=MILL), "missing", MILL),
        (fact("returned", of="left", where=MILL), "left", MILL),
    ],
    ids=lambda value: value["kind"] if isinstance(value, dict) else "",
)
def test_what_moves_heads(what: dict[str, object], out_of: str, into: str, tmp_path: Path) -> None:
    town = Town()
    town.say(what | {"heads": {"seat": 3}})
    balances = town.audit(tmp_path).count.balances
    assert dict(balances) == {out_of: (-3, 0, 0), into: (3, 0, 0)}


ALL_OF_PEOPLE = {"heads": {"seat": 3}, "group": "g", "party": "family", "parties": 1}


@pytest.mark.parametrize(
    "what",
    [
        fact("consented", place="mill", destination="school", language="ar", explained="aloud")
        | ALL_OF_PEOPLE,
        fact("ready", place="mill") | ALL_OF_PEOPLE,
        fact("escorted", people=["17", "18"], escort="a nurse", receiver="an aunt"),
        fact("departed", vehicle="bus", trip=1, place="mill", toward="bridge", counted=None),
        fact("passed", vehicle="bus", trip=1, crossing="bridge"),
        fact("counted", where=MILL, heads=None),
        fact("vehicle_came", vehicle="bus", type="coach", place="mill"),
        fact("vehicle_went", vehicle="bus"),
        fact("broke_down", vehicle="bus"),
        fact("crossing_closed", crossing="bridge"),
        fact("stated", source="radio", reliability="B2", about="mill", figures={"people": None}),
        fact("clock_checked", device="gate-1", ahead=-60),
        fact("resolved", discrepancy="rival:gate-1/1", reason="a copy"),
        fact("completed"),
    ],
    ids=lambda what: what["kind"],
)
def test_what_moves_nobody(what: dict[str, object], tmp_path: Path) -> None:
    town = Town()
    town.say(what)
    found = town.audit(tmp_path)
    assert found.sound
    assert not any(any(heads) for heads in found.count.balances.values())


def test_heads_that_nobody_knows_move_no_heads(tmp_path: Path) -> None:
    town = Town()
    town.say(registered(40))
    town.say(boarded(0, heads=None))
    found = town.audit(tmp_path)
    assert equation(found) == "registered 40 = waiting 40"
    assert found.count.uncertain == {"waiting:mill", "aboard:bus/1"}
    assert found.sound


def test_who_is_handed_over_is_received(tmp_path: Path) -> None:
    town = Town()
    town.say(fact("registered", where=SCHOOL, heads={"seat": 5}))
    town.say(fact("handed_over", place="school", receiver="hospital", heads={"seat": 2}))
    assert equation(town.audit(tmp_path)) == "registered 5 = received 5"


def test_each_trip_is_an_account_of_its_own(tmp_path: Path) -> None:
    """One too many in the morning and one too few at noon remain two discrepancies."""
    town = Town()
    town.say(registered(80))
    for trip, up, down in ((1, 40, 41), (2, 40, 39)):
        town.say(boarded(up, trip))
        town.say(alighted(down, trip, empty=True))
    found = town.audit(tmp_path)
    assert open_(found) == ["aboard:bus/1", "aboard:bus/2"]
    assert found.count.equation()["unreconciled"] == (0, 0, 0)
    assert not found.sound
