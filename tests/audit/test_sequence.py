"""What a journal whose own chain is whole may still lack, or hold twice."""

from __future__ import annotations

from pathlib import Path

from audit.town import Town, codes, equation, registered, rows


def spoken() -> Town:
    town = Town()
    for seats in (1, 10, 100, 1000):
        town.say(registered(seats))
    return town


def test_whoever_exports_cannot_leave_an_entry_out_unseen(tmp_path: Path) -> None:
    town = spoken()
    del town.told[4]
    found = town.audit(tmp_path)
    assert codes(found) == ["A-MISSING"]
    assert rows(found) == [6]
    assert found.problems[0].numbers == {
        "entry": "gate-1/3",
        "first": "gate-1/2",
        "last": "gate-1/2",
        "count": 1,
    }
    assert equation(found) == "registered 1101 = waiting 1101"


def test_nor_the_first_ones_of_a_device(tmp_path: Path) -> None:
    town = spoken()
    del town.told[3:5]
    found = town.audit(tmp_path)
    assert codes(found) == ["A-MISSING"]
    assert rows(found) == [5]
    assert found.problems[0].numbers["first"] == "gate-1/1"
    assert found.problems[0].numbers["last"] == "gate-1/2"


def test_the_last_ones_of_a_device_are_not_missed(tmp_path: Path) -> None:
    town = spoken()
    del town.told[5:]
    assert town.audit(tmp_path).sound


def test_entries_may_come_in_any_order(tmp_path: Path) -> None:
    town = spoken()
    town.told[1:] = reversed(town.told[1:])
    assert town.audit(tmp_path).sound


def test_an_entry_that_stands_twice_is_counted_once(tmp_path: Path) -> None:
    town = spoken()
    town.told.append(town.told[3])
    found = town.audit(tmp_path)
    assert codes(found) == ["A-TWICE"]
    assert rows(found) == [9]
    assert found.problems[0].numbers["other"] == 5
    assert equation(found) == "registered 1111 = waiting 1111"
    assert [(entry.row, why.value) for entry, why in found.standing.left_out] == [(9, "twice")]
    assert found.discrepancies == []


def test_a_device_that_names_another_entry_before_is_told_of(tmp_path: Path) -> None:
    town = spoken()
    town.told.append(town.gate.write(registered(5), 0, None, 5, "a" * 64))
    found = town.audit(tmp_path)
    assert codes(found) == ["A-PREVIOUS"]
    assert rows(found) == [9]


def test_the_first_entry_names_the_opening(tmp_path: Path) -> None:
    town = spoken()
    town.told.append(town.other.write(registered(5), 0, None, 1, "a" * 64))
    found = town.audit(tmp_path)
    assert codes(found) == ["A-PREVIOUS"]


def test_after_rivals_either_may_be_named(tmp_path: Path) -> None:
    town = spoken()
    rival = town.gate.write(registered(5), 0, None, 4, town.told[5].digest)
    town.told.append(rival)
    town.told.append(town.gate.write(registered(6), 0, None, 5, rival.digest))
    town.told.append(town.gate.write(registered(7), 0, None, 5, town.told[6].digest))
    found = town.audit(tmp_path)
    assert found.problems == ()
    assert [one.id for one in found.discrepancies] == ["rival:gate-1/4", "rival:gate-1/5"]
