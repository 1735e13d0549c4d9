"""What somebody counted, against what the ledger says was there within ten minutes."""

from __future__ import annotations

import pytest

from ledger.story import OPENED, fold_of, open_ids, situation_of, story

BOARDED = "07:00 gate registered 38 waiting:a\n10:00 gate boarded 38 a x/1\n"

TABLE = [
    ("counted 38 aboard:x/1", "10:05", []),
    ("counted 37 aboard:x/1", "10:05", ["count:rashid/1"]),
    ("counted 38 aboard:x/1", "09:50", []),
    ("counted 38 aboard:x/1", "09:49:59", ["count:rashid/1"]),
    ("counted 0 aboard:x/1", "10:10", []),
    ("counted 0 aboard:x/1", "10:10:01", ["count:rashid/1"]),
    ("counted ? aboard:x/1", "10:30", []),
    ("counted 36+2w aboard:x/1", "10:05", []),
    ("counted 0 aboard:y/1", "10:05", []),
    ("counted 1 aboard:y/1", "10:05", ["count:rashid/1"]),
    ("counted 0 waiting:a", "10:05", []),
    ("departed x/1 a b +counted=38", "10:05", []),
    ("departed x/1 a b +counted=37", "10:05", ["count:rashid/1"]),
    ("departed x/1 a b", "10:05", []),
    ("passed x/1 r +counted=37", "10:05", ["count:rashid/1"]),
    ("arrived x/1 b +counted=38", "10:05", []),
    ("arrived x/1 b +counted=37", "10:05", ["count:rashid/1"]),
]


@pytest.mark.parametrize(("said", "clock", "wrong"), TABLE)
def test_a_count(said: str, clock: str, wrong: list[str]) -> None:
    assert open_ids(f"{BOARDED}{clock} rashid {said}") == wrong


def test_a_count_says_what_was_stated() -> None:
    (one,) = situation_of(f"{BOARDED}10:05 rashid counted 37 aboard:x/1").discrepancies
    assert (one.entries, one.stated, one.off) == (("rashid/1",), 37, (0, 0, 0))


def test_it_closes_when_the_missing_entry_comes_and_opens_when_it_goes() -> None:
    wrong = BOARDED + "10:05 rashid counted 39 aboard:x/1\n"
    fold = fold_of(wrong)
    assert open_ids(wrong) == ["count:rashid/1"]
    late = wrong + "10:01 gate registered 1 waiting:a\n10:01 gate boarded 1 a x/1\n"
    assert open_ids(late) == []
    assert open_ids(late + "11:00 gate corrected gate/4 slip") == ["count:rashid/1"]
    fold.settle()
    fold.settle()
    assert [count.heads for count in fold.headcounts.wrong()] == [39]


def test_settled_after_every_entry_or_once_it_is_the_same() -> None:
    said = story(
        OPENED
        + "10:05 rashid counted 38 aboard:x/1\n"
        + BOARDED
        + "10:06 rashid counted 3 aboard:x/1\n10:07 gate boarded ? a x/1\n"
        + "10:08 rashid corrected rashid/2 slip\n10:09 gate corrected gate/3 slip"
    )
    from safepassage.ledger.situation import situation

    assert situation(fold_of(said, watch=lambda fold: fold.settle())) == situation_of(said)
    assert open_ids(said) == []


def test_an_account_with_unknown_heads_says_nothing_against_a_count() -> None:
    wrong = BOARDED + "10:05 rashid counted 3 aboard:x/1\n"
    assert open_ids(wrong + "10:06 gate boarded ? a x/1") == []


def test_it_closes_when_an_officer_resolves_it() -> None:
    wrong = BOARDED + "10:05 rashid counted 37 aboard:x/1\n"
    settled = wrong + "11:00 hq resolved count:rashid/1 child-on-a-lap"
    assert open_ids(settled) == []
    assert open_ids(settled + "\n11:05 hq corrected hq/4 slip") == ["count:rashid/1"]


def test_counts_are_listed_by_their_entries_whoever_comes_first() -> None:
    gate = "10:30 gate counted 1 aboard:x/1\n"
    rashid = "10:30 rashid counted 1 aboard:x/1\n"
    assert open_ids(gate + rashid) == ["count:gate/1", "count:rashid/1"]
    assert open_ids(rashid + gate) == ["count:gate/1", "count:rashid/1"]
