"""Corrections: what an entry says in the end."""

from __future__ import annotations

from pathlib import Path

from benchmarks.journals import at

from audit.town import Town, boarded, equation, fact, open_, registered


def test_a_correction_takes_the_place_of_what_was_said(tmp_path: Path) -> None:
    town = Town()
    town.say(registered(40))
    wrong = town.say(boarded(38))
    town.correct(wrong, boarded(37))
    found = town.audit(tmp_path)
    assert equation(found) == "registered 40 = waiting 3 + aboard 37"
    assert found.sound


def test_what_did_not_happen_moves_nobody(tmp_path: Path) -> None:
    town = Town()
    town.say(registered(40))
    town.correct(town.say(boarded(38)), None)
    assert equation(town.audit(tmp_path)) == "registered 40 = waiting 40"


def test_a_correction_may_come_before_what_it_corrects(tmp_path: Path) -> None:
    town = Town()
    wrong = town.say(registered(40))
    town.correct(wrong, registered(30), by=town.other)
    town.told.append(town.told.pop(-2))
    assert equation(town.audit(tmp_path)) == "registered 30 = waiting 30"


def test_a_correction_of_what_never_came_waits(tmp_path: Path) -> None:
    town = Town()
    town.say(fact("corrected", entry="gate-9/4", reason="misread", instead=registered(5)))
    found = town.audit(tmp_path)
    assert found.sound
    assert not found.count.balances


def test_a_correction_may_be_corrected(tmp_path: Path) -> None:
    town = Town()
    wrong = town.say(registered(40))
    hasty = town.correct(wrong, registered(30))
    town.correct(hasty, None)
    assert equation(town.audit(tmp_path)) == "registered 40 = waiting 40"


def test_and_that_once_more(tmp_path: Path) -> None:
    town = Town()
    wrong = town.say(registered(40))
    hasty = town.correct(wrong, registered(30))
    again = town.correct(hasty, None)
    town.correct(again, None)
    assert equation(town.audit(tmp_path)) == "registered 30 = waiting 30"


def test_a_correction_that_was_wrong_too_is_set_right_by_naming_it(tmp_path: Path) -> None:
    town = Town()
    wrong = town.say(registered(40))
    still_wrong = town.correct(wrong, registered(30))
    town.correct(still_wrong, registered(32))
    found = town.audit(tmp_path)
    assert equation(found) == "registered 32 = waiting 32"
    assert found.sound


def test_a_correction_in_dispute_says_what_it_said(tmp_path: Path) -> None:
    town = Town()
    hasty = town.correct(town.say(registered(40)), registered(30))
    town.correct(hasty, None)
    town.correct(hasty, registered(7), by=town.other)
    found = town.audit(tmp_path)
    assert equation(found) == "registered 30 = waiting 30"
    assert open_(found) == [f"corrections:{hasty.id}"]


def test_two_corrections_that_differ_are_both_left_aside(tmp_path: Path) -> None:
    town = Town()
    wrong = town.say(registered(40))
    one = town.correct(wrong, registered(30))
    other = town.correct(wrong, registered(20), by=town.other)
    found = town.audit(tmp_path)
    assert equation(found) == "registered 40 = waiting 40"
    assert open_(found) == [f"corrections:{wrong.id}"]
    assert [entry.id for entry in found.discrepancies[0].entries] == [one.id, other.id]
    town.correct(one, None)
    found = town.audit(tmp_path)
    assert equation(found) == "registered 20 = waiting 20"
    assert found.sound


def test_two_corrections_that_say_the_same_are_one(tmp_path: Path) -> None:
    town = Town()
    wrong = town.say(registered(40))
    town.correct(wrong, boarded(0, heads={}) | {"people": [], "group": None})
    town.correct(wrong, boarded(0, heads={"seat": 0}), by=town.other)
    assert town.audit(tmp_path).sound
    alight = fact("alighted", vehicle="bus", trip=1, place="mill", received=True, heads=None)
    town = Town()
    wrong = town.say(registered(40))
    town.correct(wrong, alight)
    town.correct(wrong, alight | {"empty": False}, by=town.other)
    assert town.audit(tmp_path).sound


def test_the_same_at_another_time_is_something_else(tmp_path: Path) -> None:
    town = Town()
    wrong = town.say(registered(40))
    town.correct(wrong, registered(40), happened=at(5))
    town.correct(wrong, registered(40), by=town.other)
    assert open_(town.audit(tmp_path)) == [f"corrections:{wrong.id}"]


def test_corrections_in_a_circle_correct_nothing(tmp_path: Path) -> None:
    town = Town()
    town.say(registered(40))
    town.say(fact("corrected", entry="gate-1/3", reason="x", instead=registered(1)))
    town.say(fact("corrected", entry="gate-1/2", reason="x", instead=registered(2)))
    found = town.audit(tmp_path)
    assert equation(found) == "registered 40 = waiting 40"
    assert found.sound


def test_a_correction_of_itself_corrects_nothing(tmp_path: Path) -> None:
    town = Town()
    town.say(fact("corrected", entry="gate-1/1", reason="x", instead=registered(1)))
    town.say(fact("corrected", entry="gate-1/1", reason="y", instead=registered(7)))
    found = town.audit(tmp_path)
    assert not found.count.balances
    assert found.sound


def test_a_time_is_kept_until_a_correction_names_another(tmp_path: Path) -> None:
    """The same time, named or not, is the same correction; and it is passed on."""
    town = Town()
    wrong = town.say(registered(40), 5)
    first = town.correct(wrong, registered(30), happened=at(5))
    town.correct(wrong, registered(30), by=town.other)
    assert town.audit(tmp_path).sound
    town.correct(first, registered(20), happened=at(200))
    late = town.correct(town.told[-2], registered(20), by=town.other, happened=at(200))
    town.correct(late, registered(20), by=town.root)
    found = town.audit(tmp_path)
    assert equation(found) == "registered 20 = waiting 20"
    assert found.sound


def test_corrections_of_what_never_came_may_differ(tmp_path: Path) -> None:
    town = Town()
    for seats in (1, 2):
        town.say(fact("corrected", entry="gate-9/1", reason="x", instead=registered(seats)))
    assert open_(town.audit(tmp_path)) == ["corrections:gate-9/1"]


def test_who_may_speak_is_not_for_corrections_to_say(tmp_path: Path) -> None:
    town = Town()
    town.say(registered(40))
    enrolment = town.told[1]
    town.correct(enrolment, None, by=town.root)
    found = town.audit(tmp_path)
    assert equation(found) == "registered 40 = waiting 40"
    assert found.sound
