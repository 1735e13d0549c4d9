"""Corrections of anything but who speaks; of one another; in a circle; ahead of what they mend."""

from __future__ import annotations

import time

import pytest

from ledger.story import OPENED, balances, fold_of, open_ids, seconds, situation_of, story
from safepassage.ledger.entries import Corrected, Entry
from safepassage.ledger.situation import situation

TOLD = "10:00 gate registered 38 waiting:a\n"


def test_what_should_have_been_said_takes_the_place_of_what_was() -> None:
    said = TOLD + "10:10 rashid corrected gate/1 slip +instead=registered~37~waiting:b"
    assert balances(said) == {"registered": (-37, 0, 0), "waiting:b": (37, 0, 0)}


def test_it_did_not_happen() -> None:
    assert balances(TOLD + "10:10 rashid corrected gate/1 slip") == {}


def test_a_correction_of_the_time_alone_says_the_rest_as_well() -> None:
    said = (
        TOLD + "10:10 gate corrected gate/1 slip +instead=registered~38~waiting:a +happened=09:00"
    )
    fold = fold_of(said)
    fold.settle()
    assert list(fold.books.accounts["waiting:a"].times) == [seconds("09:00")]


def test_without_a_time_it_happened_when_it_was_said_to() -> None:
    fold = fold_of(TOLD + "10:10 gate corrected gate/1 slip +instead=registered~1~waiting:a")
    fold.settle()
    assert list(fold.books.accounts["waiting:a"].times) == [seconds("10:00")]


def test_a_correction_of_a_correction_says_what_counts() -> None:
    said = (
        TOLD
        + "10:10 gate corrected gate/1 slip +instead=registered~37~waiting:a +happened=09:00\n"
        + "10:20 gate corrected gate/2 slip +instead=registered~36~waiting:a\n"
    )
    fold = fold_of(said)
    fold.settle()
    account = fold.books.accounts["waiting:a"]
    assert account.by_need() == (36, 0, 0)
    assert list(account.times) == [seconds("09:00")]


def test_a_correction_that_did_not_happen_leaves_what_was_told() -> None:
    said = (
        TOLD
        + "10:10 gate corrected gate/1 slip +instead=registered~37~waiting:a\n"
        + "10:20 gate corrected gate/2 slip\n"
    )
    assert balances(said)["waiting:a"] == (38, 0, 0)


TWO = (
    TOLD
    + "10:10 gate corrected gate/1 slip +instead=registered~37~waiting:a\n"
    + "10:10 rashid corrected gate/1 slip +instead=registered~36~waiting:a\n"
)


def test_two_that_say_different_things_are_not_followed() -> None:
    assert balances(TWO)["waiting:a"] == (38, 0, 0)
    told = situation_of(TWO).discrepancies
    assert [(one.id, one.entries) for one in told] == [
        ("corrections:gate/1", ("gate/2", "rashid/1"))
    ]


def test_until_one_of_them_is_taken_back() -> None:
    settled = TWO + "11:00 gate corrected rashid/1 slip"
    assert balances(settled)["waiting:a"] == (37, 0, 0)
    assert open_ids(settled) == []


def test_two_that_say_the_same_agree() -> None:
    same = TWO.replace("~36~", "~37~")
    assert balances(same)["waiting:a"] == (37, 0, 0)
    assert open_ids(same) == []
    outright = same.replace(
        "10:10 rashid corrected gate/1 slip", "10:10 rashid corrected gate/1 slip +happened=10:00"
    )
    assert open_ids(outright) == []
    assert open_ids(outright.replace("happened=10:00", "happened=10:01")) == ["corrections:gate/1"]


def test_a_dispute_over_a_correction_leaves_that_correction_as_it_was() -> None:
    said = (
        TOLD
        + "10:10 gate corrected gate/1 slip +instead=registered~37~waiting:a\n"
        + "10:20 gate corrected gate/2 slip +instead=registered~36~waiting:a\n"
        + "10:20 rashid corrected gate/2 slip +instead=registered~35~waiting:a\n"
        + "10:20 rashid corrected gate/2 slip +instead=registered~34~waiting:a\n"
    )
    assert balances(said)["waiting:a"] == (37, 0, 0)
    told = situation_of(said).discrepancies
    assert [(one.id, one.entries) for one in told] == [
        ("corrections:gate/2", ("gate/3", "rashid/1", "rashid/2"))
    ]


def test_a_dispute_is_seen_before_the_entry_has_come() -> None:
    without = [entry for entry in story(OPENED + TWO) if entry.id != "gate/1"]
    assert open_ids(without) == ["corrections:gate/1"]


def test_a_dispute_over_what_turns_out_to_be_a_correction_in_a_circle_is_none() -> None:
    said = (
        "10:00 gate corrected rashid/1 slip\n"
        "10:10 gate corrected rashid/1 slip +instead=completed\n"
        "10:20 rashid corrected gate/1 slip\n"
    )
    entries = story(OPENED + said)
    assert open_ids(entries[:-1]) == ["corrections:rashid/1"]
    assert open_ids(entries) == []
    assert situation_of(entries) == situation_of([*entries[:3], *reversed(entries[3:])])
    settled_between = fold_of(entries, watch=lambda fold: fold.settle())
    assert situation(settled_between) == situation_of(entries)


@pytest.mark.parametrize("named", ["gate/1", "gate/2", "gate/9"])
def test_what_corrects_itself_or_a_circle_or_nothing_changes_nothing(named: str) -> None:
    said = (
        f"10:00 gate corrected {named} slip\n10:01 gate corrected gate/1 slip\n"
        "10:02 gate registered 1 waiting:a"
    )
    assert balances(said)["waiting:a"] == (1, 0, 0)
    assert open_ids(said) == []


@pytest.mark.parametrize(
    ("named", "said"),
    [
        ("hq/1", ""),
        ("hq/2", ""),
        ("hq/4", "09:00 hq clock_checked gate 60\n"),
        ("hq/4", "09:00 hq revoked gate 5 lost\n"),
    ],
)
def test_nothing_corrects_who_speaks_and_when(named: str, said: str) -> None:
    plain = situation_of(
        said + "10:00 gate registered 1 waiting:a\n10:05 gate corrected gate/9 slip"
    )
    mended = f"10:05 gate corrected {named} slip +instead=registered~9~waiting:a"
    entries = story(OPENED + said + "10:00 gate registered 1 waiting:a\n" + mended)
    assert situation_of(entries).equation == plain.equation
    late = [one for one in entries if one.id == named]
    early = [one for one in entries if one.id != named]
    settled = fold_of([*early, *late], watch=lambda fold: fold.settle())
    assert situation(settled) == situation_of(entries)


KINDS = [
    "departed x/1 a b +counted=9 +expected=11:00",
    "resolved aboard:x/1 unseen +out_of=joined +into=aboard:x/1 +heads=1 #p1",
    "overridden go x/1 danger",
    "counted 5 waiting:a",
    "suspended shots",
    "completed",
    "escorted p1 aunt uncle",
    "handed_over 1 b hospital #p1",
    "alighted 1 x/1 b empty",
    "withdrew 1 waiting:a +group=g",
    "withdrew ? aboard:x/1 +group=g",
    "consented ? a b",
    "vehicle_came x bus a",
    "crossing_closed r",
    "boarded ? a x/1 +group=g",
    "alighted ? x/1 a +group=g",
]


@pytest.mark.parametrize("said", KINDS)
def test_of_anything_that_did_not_happen_nothing_is_left(said: str) -> None:
    opened = OPENED.replace("gate gate", "gate coordinator")
    with_it = story(opened + f"10:00 gate {said}\n10:10 gate corrected gate/1 slip")
    never = story(opened + "10:00 gate ready 1 a\n10:10 gate corrected gate/1 slip")
    after = fold_of(with_it, watch=lambda fold: fold.settle())
    assert situation(after) == situation_of(never)
    assert after.lots.lots == {}
    assert not any(after.resolved.values())
    assert not any(after.overridden.values())
    assert not after.escorted
    assert not any(after.received_by.values())


def test_a_hundred_thousand_corrections_in_a_chain_take_no_longer_than_they_are_many() -> None:
    root, *opened = story(OPENED + "10:00 gate registered 38 waiting:a")

    def chain(length: int) -> float:
        entries = [root, *opened]
        before = entries[-1]
        for number in range(2, length + 2):
            fact = Corrected(entry=f"gate/{number - 1}", reason="slip", instead=before.fact)
            entries.append(
                Entry(
                    "gate",
                    number,
                    "0" * 64,
                    "x",
                    "2016-12-15T10:00:00Z",
                    "2016-12-15T10:00:00Z",
                    fact,
                )
            )
        begin = time.process_time()
        told = situation_of(entries)
        spent = time.process_time() - begin
        assert told.equation["waiting"] == (38, 0, 0)
        return spent

    assert chain(100_000) < 100 * max(chain(5_000), 0.005)


def test_many_different_corrections_of_one_entry_and_many_of_one_account() -> None:
    entries = story(OPENED + "10:00 gate registered 38 waiting:a")
    fact = entries[-1].fact
    when = "2016-12-15T10:00:00Z"
    for number in range(2, 20_002):
        entries.append(Entry("gate", number, "0" * 64, "x", when, when, fact))
    for number in range(20_002, 40_002):
        mend = Corrected(entry=f"gate/{number - 20_000}", reason="slip")
        entries.append(Entry("gate", number, "0" * 64, "x", when, when, mend))
        dispute = Corrected(entry="gate/1", reason=f"slip {number}", happened=None, instead=fact)
        entries.append(Entry("rashid", number, "0" * 64, "x", when, when, dispute))
    begin = time.process_time()
    assert situation_of(entries).equation["waiting"] == (38, 0, 0)
    assert time.process_time() - begin < 20
