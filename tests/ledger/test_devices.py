"""Whose entries count: the tree of devices, whatever order its entries come in."""

from __future__ import annotations

import itertools

import pytest

from ledger.story import OPENED, fold_of, key_of, seconds, situation_of, story
from safepassage.ledger.devices import NOBODY, Devices, devices_of, speaks_of_devices

DEPUTIES = """
    06:00 hq opened aleppo
    06:01 hq enrolled one coordinator
    06:02 hq enrolled two coordinator
    06:10 one enrolled gate gate
    06:11 two enrolled rashid reception
"""


def devices(text: str) -> Devices:
    entries = [entry for entry in story(text) if speaks_of_devices(entry)]
    found = devices_of(entries)
    assert devices_of(reversed(entries)) == found
    return found


def lasts(text: str) -> dict[str, int | None]:
    return {name: device.last for name, device in devices(text).known.items()}


def test_a_tree_is_known_from_its_root_down() -> None:
    found = devices(DEPUTIES)
    assert {name: device.role for name, device in found.known.items()} == {
        "hq": "coordinator",
        "one": "coordinator",
        "two": "coordinator",
        "gate": "gate",
        "rashid": "reception",
    }
    assert found.key_of("gate") == key_of("gate").public
    assert found.keys_of("gate") == (key_of("gate").public,)
    assert found.key_of("nobody") is None
    assert found.keys_of("nobody") == ()
    assert not found.counts("nobody", 1)
    assert found.counts("gate", 1_000_000)
    assert not found.is_contested("gate")


def test_before_the_opening_nobody_speaks() -> None:
    assert devices_of([]) == NOBODY
    assert devices_of(story(OPENED)[1:]) == NOBODY


@pytest.mark.parametrize(
    ("said", "what"),
    [
        ("hq/2: 06:00 hq opened b +key=x", "not the device's first entry"),
        ("06:00 hq opened b\n06:01 hq opened c", "one opens"),
    ],
)
def test_only_the_first_entry_opens(said: str, what: str) -> None:
    entries = story(said)
    found = devices_of(entries)
    assert found.opening == (None if "/" in said else entries[0].fact), what


def test_only_a_coordinator_enrols() -> None:
    assert "x" not in devices(DEPUTIES + "07:00 gate enrolled x gate").known
    assert "x" in devices(DEPUTIES + "07:00 one enrolled x gate").known


def test_of_two_that_enrol_one_device_the_nearer_to_the_root_counts() -> None:
    found = devices(DEPUTIES + "07:00 one enrolled x gate\n07:30 hq enrolled x medic +key=k")
    assert (found.known["x"].role, found.known["x"].key) == ("medic", key_of("k").public)
    assert found.is_contested("x")
    assert found.keys_of("x") == (key_of("k").public, key_of("x").public)


def test_then_the_one_whose_id_comes_first_as_a_text() -> None:
    found = devices(DEPUTIES + "07:00 two enrolled x gate\n07:30 one enrolled x medic")
    assert found.known["x"].role == "medic"
    tenth = DEPUTIES + "one/9: 07:00 one enrolled x gate\none/10: 07:30 one enrolled x medic"
    assert devices(tenth).known["x"].role == "medic"


def test_nobody_is_enrolled_anew() -> None:
    found = devices(DEPUTIES + "07:00 one enrolled hq gate\n07:00 gate enrolled one gate")
    assert found.known["hq"].role == "coordinator"
    assert found.known["one"].role == "coordinator"
    assert not found.is_contested("hq")
    assert devices(DEPUTIES + "07:00 one enrolled hq gate +key=k").is_contested("hq")


def test_a_device_is_believed_up_to_its_revocation() -> None:
    found = devices(DEPUTIES + "07:00 hq revoked gate 3 lost")
    assert found.counts("gate", 3)
    assert not found.counts("gate", 4)


def test_the_least_of_several_revocations_holds() -> None:
    assert (
        lasts(DEPUTIES + "07:00 hq revoked gate 3 lost\n07:00 one revoked gate 2 lost")["gate"] == 2
    )
    assert lasts(DEPUTIES + "07:00 hq revoked gate 0 lost")["gate"] == 0


def test_only_those_above_revoke() -> None:
    said = """
        07:00 two revoked gate 0 lost
        07:00 one revoked two 0 lost
        07:00 two revoked one 0 lost
        07:00 gate revoked one 0 lost
        07:00 one revoked hq 0 lost
        07:00 gate revoked gate 0 lost
    """
    assert set(lasts(DEPUTIES + said).values()) == {None}


def test_who_is_revoked_enrols_and_revokes_no_more() -> None:
    said = """
        07:00 one revoked gate 1 lost
        07:10 one enrolled x gate
        07:20 hq revoked one 1 stolen
    """
    found = lasts(DEPUTIES + said)
    assert found["one"] == 1
    assert found["gate"] is None
    assert "x" not in found
    kept = lasts(DEPUTIES + said.replace("one 1 stolen", "one 2 stolen"))
    assert kept["gate"] == 1
    assert "x" not in kept


def test_below_a_device_of_which_nothing_counts_nobody_is_known() -> None:
    assert "gate" not in lasts(DEPUTIES + "07:20 hq revoked one 0 stolen")


def test_a_name_enrolled_again_with_its_own_key_is_not_contested() -> None:
    assert not devices(DEPUTIES + "07:00 hq enrolled gate gate").is_contested("gate")


def test_the_latest_look_at_a_clock_counts() -> None:
    said = """
        07:00 gate clock_checked rashid 60
        08:00 one clock_checked rashid 3600
        07:30 two clock_checked rashid 120
        08:00 nobody clock_checked gate 5
    """
    found = devices(DEPUTIES + said)
    assert found.ahead("rashid") == 3600
    assert found.ahead("gate") == 0


def test_of_looks_recorded_at_once_the_last_id_counts() -> None:
    said = "07:00 two clock_checked rashid 60\n07:00 one clock_checked rashid 3600"
    assert devices(DEPUTIES + said).ahead("rashid") == 60


def test_looks_added_later_are_the_same_as_looks_known_at_once() -> None:
    said = "07:00 gate clock_checked rashid 60\n08:00 one clock_checked rashid -9"
    *tree, first, second = story(DEPUTIES + said)
    assert devices_of(tree).looked([second]).looked([first]) == devices_of([*tree, first, second])


def test_a_clock_a_day_ahead_moves_what_happened_a_day_back() -> None:
    fold = fold_of("06:30 hq clock_checked gate 86400\n10:00 gate registered 1 waiting:a")
    fold.settle()
    assert list(fold.books.accounts["waiting:a"].times) == [seconds("10:00") - 86400]


def test_what_somebody_typed_in_from_paper_stands_as_it_was_told() -> None:
    """A person read another clock; only what the device timed itself is set right by its error."""
    looked = "06:30 hq clock_checked gate 86400\n"
    paper = fold_of(looked + "10:00 gate registered 1 waiting:a !10:20")
    paper.settle()
    assert list(paper.books.accounts["waiting:a"].times) == [seconds("10:00")]
    said = "10:00 gate registered 1 waiting:a\n10:30 gate corrected gate/1 slip +happened="
    for told, counted in (("09:00", seconds("09:00")), ("10:00", seconds("10:00") - 86400)):
        fold = fold_of(looked + said + told + " +instead=registered~1~waiting:a")
        fold.settle()
        assert list(fold.books.accounts["waiting:a"].times) == [counted]


def test_what_comes_after_a_revocation_is_kept_and_not_counted() -> None:
    told = situation_of("""
        10:00 gate registered 1 waiting:a
        10:01 gate registered 2 waiting:a
        10:02 gate registered 4 waiting:a
        11:00 hq revoked gate 1 stolen
    """)
    assert told.equation["waiting"] == (1, 0, 0)
    gate = next(one for one in told.devices if one.device == "gate")
    assert (gate.last, gate.uncounted, gate.heard) == (1, 2, "2016-12-15T10:00:00Z")


def test_a_fold_adopts_what_changes_nothing_that_it_counted() -> None:
    entries = story(OPENED + "10:00 gate registered 1 waiting:a")

    def adopts(*said: str) -> bool:
        fold = fold_of(entries)
        more = story(OPENED + "\n".join(said))
        return fold.adopts(devices_of(filter(speaks_of_devices, more)))

    assert adopts()
    assert adopts("07:00 hq enrolled x gate", "07:00 hq clock_checked rashid 5")
    assert adopts("07:00 hq revoked gate 1 lost")
    assert not adopts("07:00 hq revoked gate 0 lost")
    assert not adopts("07:00 hq clock_checked gate 5")
    assert not adopts("07:00 hq enrolled gate gate +key=k")


def test_a_fold_does_not_adopt_what_brings_in_what_it_left_out() -> None:
    entries = story(OPENED + "10:00 gate registered 1 waiting:a\n07:00 hq revoked gate 0 lost")
    fold = fold_of(entries)
    assert not fold.adopts(devices_of(filter(speaks_of_devices, entries[:-1])))
    assert fold.adopts(fold.devices)
    again = story(OPENED + "07:00 hq revoked gate 0 lost\n07:05 hq enrolled gate gate +key=k")
    assert not fold.adopts(devices_of(filter(speaks_of_devices, again)))


def test_a_row_of_coordinators_is_worked_out_in_time() -> None:
    lines = ["06:00 hq opened aleppo"]
    names = ["hq", *(f"c{n}" for n in range(400))]
    for above, below in itertools.pairwise(names):
        lines.append(f"07:00 {above} enrolled {below} coordinator")
    assert len(devices("\n".join(lines)).known) == len(names)
