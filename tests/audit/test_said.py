"""What a person reads, and what a program reads."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from benchmarks.journals import Device, journal

from audit.town import Town, alighted, audited, boarded, fact, registered
from safepassage.audit.data import as_data
from safepassage.audit.said import said
from safepassage.language import language

ENGLISH = language("en")


def a_bad_day() -> Town:
    """One of everything that can be off."""
    town = Town()
    town.say(registered(40, people=[str(n) for n in range(40)]))
    town.say(registered(1, people=["17"]))
    town.say(boarded(38))
    town.say(fact("departed", vehicle="bus", trip=1, place="mill", toward="x", counted=37))
    town.say(fact("left", where="aboard:bus/1", heads=None))
    town.say(alighted(37, empty=True), 500)
    wrong = town.say(registered(1))
    town.correct(wrong, registered(2))
    town.correct(wrong, registered(3))
    town.say(fact("resolved", discrepancy="x", reason="y"))
    town.told.append(town.gate.write(registered(40), 0, None, 1, town.opening))
    town.say(registered(1), by=town.device("stranger"))
    return town


def test_a_sound_journal(tmp_path: Path) -> None:
    town = Town()
    town.say(registered(40))
    town.say(boarded(38, heads={"seat": 36, "wheelchair": 1, "stretcher": 1}))
    town.say(registered(2) | {"heads": {"wheelchair": 1, "stretcher": 1}})
    assert list(said(town.audit(tmp_path), ENGLISH)) == [
        "Operation town-1: 6 entries, 6 of them count, 3 devices",
        "Every line, chain, signature and seal is as it was made.",
        "registered 42 + joined 0 + born 0 = waiting 4 + aboard 38 + received 0 + declined 0"
        " + left 0 + detained 0 + died 0 + missing 0 + unreconciled 0",
        "Where people are (seats + wheelchairs + stretchers):",
        "  aboard:bus/1: 38 (36 + 1 + 1)",
        "  waiting:mill: 4 (4 + 0 + 0)",
        "Sound: nothing was tampered with, nobody is unaccounted for, and unreconciled is 0.",
    ]


def test_everything_that_can_be_off(tmp_path: Path) -> None:
    text = "\n".join(said(a_bad_day().audit(tmp_path), ENGLISH))
    for part in (
        "2 entries do not count:\n  row ",
        "stranger/1: no entry that counts enrols its device",
        "gate-1/1: another body under its id comes first",
        "\n  aboard:bus/1: 0 (0 + 0 + 0), and some moved of whom nobody knows how many",
        "\n  aboard:bus/1: off by 1 + 0 + 0; entries gate-1/3 (row 7), gate-1/5 (row 9)",
        "\n  corrections:gate-1/7: corrected in different ways; entries gate-1/8 (row 12)",
        "\n  rival:gate-1/1: different entries under one id; entries gate-1/1 (row 5)",
        "Nothing was tampered with, but not everything adds up: unreconciled is 1.",
    ):
        assert part in text, part


def test_a_count_and_a_wristband(tmp_path: Path) -> None:
    town = Town()
    town.say(registered(1, people=["17"]))
    town.say(registered(1, people=["17"]))
    town.say(fact("counted", where="waiting:mill", heads={"seat": 3}))
    lines = list(said(town.audit(tmp_path), ENGLISH))
    assert lines[-4:-1] == [
        "2 discrepancies are open:",
        "  count:gate-1/3: 3 were counted in waiting:mill, where 2 are accounted for;"
        " entries gate-1/3 (row 7), gate-1/1 (row 5) and gate-1/2 (row 6)",
        "  person:17: accounted for in waiting:mill; entries gate-1/1 (row 5) and gate-1/2 (row 6)",
    ]


def test_of_many_things_the_first_twenty_are_told(tmp_path: Path) -> None:
    town = Town()
    for _ in range(23):
        town.say(registered(1, people=["17"]))
    stranger = town.device("stranger")
    for _ in range(21):
        town.say(registered(1), by=stranger)
    whole = journal(town.told, town.root).replace(b"waiting:mill", b"waiting:mile")
    lines = list(said(audited(whole, tmp_path), ENGLISH))
    assert lines[1].startswith("Something was tampered with, or is missing, in 44 places")
    assert lines[2].startswith("  gate-1/1 (row 5): The line was changed")
    assert lines[2].endswith("[A-CHANGED]")
    assert lines[22] == "… and 24 more"
    assert "… and 24 more" in lines[23:]
    assert lines[-1].startswith("Not to be trusted as it stands")
    found = town.audit(tmp_path)
    assert "row 24) and … and 3 more" in "\n".join(said(found, ENGLISH))
    town = Town()
    for n in range(20):
        town.say(fact("counted", where=f"waiting:{n}", heads={"seat": 1}))
    assert "more" not in "\n".join(said(town.audit(tmp_path), ENGLISH))


def test_a_line_without_an_entry_and_a_journal_without_an_opening(tmp_path: Path) -> None:
    found = audited(b"safepassage journal 1\nx\n", tmp_path)
    assert list(said(found, ENGLISH))[:3] == [
        "An operation whose opening nobody can believe: 0 entries, none of them counts",
        "Something was tampered with, or is missing, in 3 places, the first to look at first:",
        f"  {ENGLISH.notice(found.problems[0])}",
    ]


def test_in_arabic(tmp_path: Path) -> None:
    text = "\n".join(said(a_bad_day().audit(tmp_path), language("ar")))
    assert "غير مُسوَّى" in text
    assert "تباينات مفتوحة" in text


def test_for_another_program(tmp_path: Path) -> None:
    found = a_bad_day().audit(tmp_path)
    answer = json.loads(json.dumps(as_data(found, ENGLISH)))
    assert answer["sound"] is answer["tampered"] is answer["reconciled"] is False
    assert answer["operation"] == "town-1"
    assert (answer["entries"], answer["counting"]) == (15, 13)
    assert answer["equation"]["unreconciled"] == {
        "seat": 1,
        "wheelchair": 0,
        "stretcher": 0,
        "heads": 1,
    }
    assert answer["accounts"]["aboard:bus/1"]["uncertain"] is True
    assert answer["accounts"]["aboard:bus/1"]["off"]["heads"] == 1
    assert answer["accounts"]["aboard:bus/1"]["heads"] == 0
    assert "registered" not in answer["accounts"]
    assert answer["devices"]["coordinator"] == {"role": "coordinator", "last": None}
    assert {one["why"] for one in answer["left_out"]} == {"stranger", "rival"}
    assert answer["problems"] == []
    rival = next(one for one in answer["discrepancies"] if one["sort"] == "rival")
    assert [entry["id"] for entry in rival["entries"]] == ["gate-1/1", "gate-1/1"]


def test_problems_for_another_program(tmp_path: Path) -> None:
    town = Town()
    town.say(registered(5))
    whole = journal(town.told, town.root).replace(b'"seat":5', b'"seat":6')
    answer = as_data(audited(whole + b"x", tmp_path), ENGLISH)
    assert answer["tampered"] is True
    assert answer["reconciled"] is True
    problems = answer["problems"]
    assert isinstance(problems, list)
    assert [(one["code"], one["row"], one["entry"]) for one in problems] == [
        ("A-CHANGED", 5, "gate-1/1"),
        ("A-AFTER-SEAL", 7, None),
    ]
    assert set(problems[0]) == {"code", "row", "entry", "numbers", "problem", "remedy"}


@pytest.mark.parametrize("code", ["ar", "en"])
def test_every_problem_can_be_said(code: str, tmp_path: Path) -> None:
    """With its numbers, as the audit gives them; here those of a stolen seal."""
    found = audited(journal(Town().told, Device("stranger")), tmp_path)
    assert "stranger" in "\n".join(said(found, language(code)))
