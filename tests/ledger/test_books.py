"""Balances, the equation, and what does not fit."""

from __future__ import annotations

import pytest

from ledger.story import balances, fold_of, open_ids, seconds, situation_of
from safepassage.ledger.books import SORTS, Books
from safepassage.ledger.courses import Course
from safepassage.ledger.entries import Heads

MOVES = [
    ("registered 3+2w+1s waiting:a", "registered", "waiting:a"),
    ("joined 3+2w+1s aboard:x/1", "joined", "aboard:x/1"),
    ("born 3+2w+1s received:b", "born", "received:b"),
    ("boarded 3+2w+1s a x/1", "waiting:a", "aboard:x/1"),
    ("alighted 3+2w+1s x/1 b received", "aboard:x/1", "received:b"),
    ("alighted 3+2w+1s x/1 b", "aboard:x/1", "waiting:b"),
    ("handed_over 3+2w+1s b hospital", "received:b", "handed_over:hospital"),
    ("declined 3+2w+1s waiting:a", "waiting:a", "declined"),
    ("withdrew 3+2w+1s aboard:x/1", "aboard:x/1", "declined"),
    ("left 3+2w+1s waiting:a", "waiting:a", "left"),
    ("detained 3+2w+1s aboard:x/1", "aboard:x/1", "detained"),
    ("died 3+2w+1s received:b", "received:b", "died"),
    ("missing 3+2w+1s aboard:x/1", "aboard:x/1", "missing"),
    ("found 3+2w+1s waiting:a", "missing", "waiting:a"),
    ("returned 3+2w+1s declined waiting:a", "declined", "waiting:a"),
    ("returned 3+2w+1s left waiting:a", "left", "waiting:a"),
    ("returned 3+2w+1s detained waiting:a", "detained", "waiting:a"),
    (
        "resolved aboard:x/1 unseen +out_of=joined +into=aboard:x/1 +heads=3+2w+1s",
        "joined",
        "aboard:x/1",
    ),
]


@pytest.mark.parametrize(("said", "out_of", "into"), MOVES, ids=[said for said, _, _ in MOVES])
def test_heads_move_from_where_to_where(said: str, out_of: str, into: str) -> None:
    assert balances(f"10:00 gate {said}") == {out_of: (-3, -2, -1), into: (3, 2, 1)}


STILL = [
    "consented 3 a b",
    "ready 3 a",
    "escorted p1 aunt uncle",
    "departed x/1 a b +counted=4",
    "passed x/1 ramouseh",
    "arrived x/1 b",
    "counted 3 waiting:a",
    "vehicle_came x bus a",
    "vehicle_went x",
    "broke_down x",
    "crossing_closed ramouseh",
    "crossing_opened ramouseh",
    "agreement_made deal north,south",
    "guaranteed deal north 12:00",
    "suspended shots",
    "resumed",
    "agreement_ended deal",
    "go_signed go",
    "overridden go x/1 danger",
    'stated radio A1 buses {"buses":20}',
    "resolved count:gate/9 seen",
    "corrected gate/9 slip",
    "completed",
    "called_off shots",
    "clock_checked gate 60",
    "name_read p1 family",
    "forgotten key",
    "registered ? waiting:a",
    "revoked rashid 0 lost",
    "enrolled driver driver",
]


@pytest.mark.parametrize("said", STILL)
def test_nothing_else_moves_anybody(said: str) -> None:
    assert balances(f"10:00 gate {said}") == {}


def test_a_day_adds_up_on_paper() -> None:
    told = situation_of("""
        07:00 gate registered 40+2w waiting:a
        10:05 gate boarded 38 a x/1
        10:20 gate born 1 aboard:x/1
        10:40 rashid alighted 39 x/1 b received empty
        10:50 rashid died 1 received:b
        11:00 rashid handed_over 3 b hospital
        11:05 gate left 1 waiting:a
    """)
    heads = {sort: sum(by_need) for sort, by_need in told.equation.items() if any(by_need)}
    assert heads == {
        "registered": 42,
        "born": 1,
        "waiting": 3,
        "received": 38,
        "left": 1,
        "died": 1,
    }
    assert told.balanced
    assert told.discrepancies == ()
    assert list(told.equation) == [*SORTS, "unreconciled"]


def test_thirty_nine_alight_where_thirty_eight_are_aboard() -> None:
    told = situation_of("""
        07:00 gate registered 38 waiting:a
        10:05 gate boarded 38 a x/1
        10:40 rashid alighted 39 x/1 b received
    """)
    assert told.equation["aboard"] == (0, 0, 0)
    assert told.equation["unreconciled"] == (-1, 0, 0)
    assert [(one.id, one.off, one.entries) for one in told.discrepancies] == [
        ("aboard:x/1", (-1, 0, 0), ("gate/2", "rashid/1"))
    ]


def test_thirty_seven_alight_where_thirty_eight_are_aboard() -> None:
    before = "07:00 gate registered 38 waiting:a\n10:05 gate boarded 38 a x/1\n"
    there = situation_of(before + "10:40 rashid alighted 37 x/1 b received")
    assert there.equation["aboard"] == (1, 0, 0)
    assert there.discrepancies == ()
    empty = situation_of(before + "10:40 rashid alighted 37 x/1 b received empty")
    assert empty.equation["aboard"] == (0, 0, 0)
    assert empty.equation["unreconciled"] == (1, 0, 0)
    assert [(one.id, one.off) for one in empty.discrepancies] == [("aboard:x/1", (1, 0, 0))]


def test_a_wheelchair_is_no_seat() -> None:
    told = situation_of("10:00 gate registered 2 waiting:a\n10:05 gate left 1w waiting:a")
    assert told.equation["waiting"] == (2, 0, 0)
    assert told.equation["unreconciled"] == (0, -1, 0)


def test_one_too_many_in_the_morning_and_one_too_few_at_noon_are_two_differences() -> None:
    assert open_ids("""
        08:00 gate registered 20 waiting:a
        08:05 gate boarded 10 a x/1
        08:40 rashid alighted 11 x/1 b received empty
        12:05 gate boarded 10 a x/2
        12:40 rashid alighted 9 x/2 b received empty
    """) == ["aboard:x/1", "aboard:x/2"]


def test_an_officer_settles_a_difference_and_a_later_entry_opens_it_again() -> None:
    settled = """
        07:00 gate registered 38 waiting:a
        10:05 gate boarded 38 a x/1
        10:40 rashid alighted 39 x/1 b received
        11:00 gate resolved aboard:x/1 unseen +out_of=joined +into=aboard:x/1 +heads=1
    """
    assert open_ids(settled) == []
    assert open_ids(settled + "12:00 rashid alighted 1 x/1 b received") == ["aboard:x/1"]


def test_who_was_handed_over_counts_as_received() -> None:
    told = situation_of("10:00 rashid handed_over 2 b hospital")
    assert told.equation["received"] == (2, 0, 0)
    assert told.equation["unreconciled"] == (-2, 0, 0)


def test_unknown_heads_leave_both_accounts_uncertain() -> None:
    lines = {one.account: one for one in situation_of("10:00 gate boarded ? a x/1").accounts}
    assert {name: (one.heads, one.unknown) for name, one in lines.items()} == {
        "waiting:a": ((0, 0, 0), 1),
        "aboard:x/1": ((0, 0, 0), 1),
    }


def test_what_is_taken_back_leaves_no_trace() -> None:
    books = Books()
    books.post("registered", "waiting:a", Heads(5, 2, 1), 10, 1, 1)
    books.post("registered", "waiting:a", Heads(7), 10, 2, 1)
    books.post("registered", "waiting:a", Heads(7), 10, 2, 1)
    books.empty("waiting:a", 1)
    books.empty("waiting:a", -1)
    books.settle()
    books.post("registered", "waiting:a", Heads(7), 10, 2, -1)
    books.post("registered", "waiting:a", None, 11, 3, 1)
    books.post("registered", "waiting:a", None, 11, 3, -1)
    assert books.settle() == {"registered", "waiting:a"}
    assert books.settle() == set()
    account = books.accounts["waiting:a"]
    assert account.by_need() == (12, 2, 1)
    assert account.heads == 15
    assert (account.unknown, account.empty) == (0, 0)
    assert list(zip(account.refs, account.times, account.deltas, strict=True)) == [
        (1, 10, 8),
        (2, 10, 7),
    ]
    assert books.accounts["registered"].shown == (12, 2, 1)
    assert books.equation()["waiting"] == (12, 2, 1)
    assert books.uneven == set()


def test_heads_near_a_moment() -> None:
    course = Course([100, 200, 300], [0, 5, 7, 4])
    assert course.near(200, 0) == {5, 7}
    assert course.near(150, 0) == {5}
    assert course.near(150, 49) == {5}
    assert course.near(150, 50) == {0, 5, 7}
    assert course.near(0, 99) == {0}
    assert course.near(400, 50) == {4}


def test_within_a_second_people_come_in_before_others_go_out() -> None:
    books = Books()
    books.post("aboard:x/1", "left", Heads(3), 100, 1, 1)
    books.post("joined", "aboard:x/1", Heads(8), 100, 2, 1)
    books.settle()
    account = books.accounts["aboard:x/1"]
    assert account.near(100, 0) == {0, 8, 5}
    assert account.course() == Course([100, 100], [0, 8, 5])


def test_within_a_second_most_come_first_and_most_go_last() -> None:
    books = Books()
    for number, heads in enumerate((1, 5, 3)):
        books.post("joined", "aboard:x/1", Heads(heads), 100, number, 1)
        books.post("aboard:x/1", "left", Heads(heads), 100, 10 + number, 1)
    books.settle()
    assert books.accounts["aboard:x/1"].course().held == [0, 5, 8, 9, 8, 5, 0]


def test_accounts_of_a_sort_come_by_name() -> None:
    fold = fold_of("10:00 gate registered 1 waiting:b\n10:01 gate registered 2 waiting:a")
    fold.settle()
    assert [name for name, _ in fold.books.of_sort("waiting")] == ["waiting:a", "waiting:b"]


def test_since_is_when_anything_last_moved() -> None:
    lines = situation_of("10:00 gate registered 5 waiting:a\n10:30 gate boarded 2 a x/1").accounts
    since = {one.account: one.since for one in lines}
    assert since["waiting:a"] == seconds("10:30")
    assert since["registered"] == seconds("10:00")
