"""What every store promises, asked of each."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

import pytest

from ledger.store.entries import LATER, MERGED, entries, entry
from safepassage.ledger.store import Kept, SealedRecord, Store

ZEROS = "0" * 64


def test_a_new_journal_is_empty(store: Store) -> None:
    assert store.head() == (0, ZEROS)
    assert list(store.kept()) == []
    assert store.under("gate-1/1") == ()
    assert store.aside() == []
    assert store.snapshot() is None
    assert list(store.sealed()) == []
    assert store.problems() == store.problems(whole=True) == ()


def test_lines_are_chained_as_the_format_says(store: Store) -> None:
    """Written out by hand from docs/formats/journal.md."""
    first, second = store.append([entry(1, b"one"), entry(2, b"two")], MERGED)
    signature = "A" * 86 + "=="
    chain = hashlib.sha256(f"{ZEROS}\t{MERGED}\t{signature}\tone".encode()).hexdigest()
    assert first == Kept(1, MERGED, chain, "gate-1/1", signature, b"one")
    chain = hashlib.sha256(f"{chain}\t{MERGED}\t{signature}\ttwo".encode()).hexdigest()
    assert second == Kept(2, MERGED, chain, "gate-1/2", signature, b"two")
    (third,) = store.append([entry(3, b"three")], LATER)
    chain = hashlib.sha256(f"{chain}\t{LATER}\t{signature}\tthree".encode()).hexdigest()
    assert third == Kept(3, LATER, chain, "gate-1/3", signature, b"three")
    assert list(store.kept()) == [first, second, third]
    assert store.head() == (3, chain)


def test_a_line_knows_its_entry(store: Store) -> None:
    (line,) = store.append([entry(7)], MERGED)
    assert line.named == entry(7)
    assert line.named[1].body == entry(7)[1].body


def test_a_resend_is_harmless(store: Store) -> None:
    kept = store.append(entries(1, 3), MERGED)
    assert store.append(entries(1, 3), LATER) == []
    assert list(store.kept()) == kept
    (fourth,) = store.append(entries(2, 4), LATER)
    assert (fourth.position, fourth.id) == (4, "gate-1/4")


def test_an_entry_twice_in_one_bundle_is_kept_once(store: Store) -> None:
    assert [line.id for line in store.append([entry(1), entry(2), entry(1)], MERGED)] == [
        "gate-1/1",
        "gate-1/2",
    ]


def test_nothing_appended_is_nothing(store: Store) -> None:
    assert store.append([], MERGED) == []
    assert store.head() == (0, ZEROS)


def test_rivals_are_kept_side_by_side(store: Store) -> None:
    store.append([entry(1, b"38 boarded"), entry(2)], MERGED)
    (rival,) = store.append([entry(1, b"37 boarded")], LATER)
    assert [line.body for line in store.under("gate-1/1")] == [b"38 boarded", b"37 boarded"]
    assert store.under("gate-1/1")[1] == rival
    assert store.append([entry(1, b"37 boarded"), entry(1, b"38 boarded")], LATER) == []


def test_the_same_body_under_another_signature_is_another_entry(store: Store) -> None:
    """Else whoever signs a device's body with a key of his own, and is first, would silence it."""
    store.append([entry(1, b"body", "A")], MERGED)
    assert len(store.append([entry(1, b"body", "B")], MERGED)) == 1
    assert len(store.under("gate-1/1")) == 2


def test_ids_are_told_apart_to_the_letter(store: Store) -> None:
    store.append([entry(1), entry(11), entry(1, device="gate-2")], MERGED)
    assert [line.id for line in store.under("gate-1/1")] == ["gate-1/1"]
    assert store.under("GATE-1/1") == store.under("gate-1/_") == ()


@pytest.mark.parametrize("body", [b"", b"\x00\xff\n\t", "جسم".encode(), b"x" * 16_384])
def test_a_body_comes_back_to_the_byte(store: Store, body: bytes) -> None:
    store.append([entry(1, body)], MERGED)
    (line,) = store.kept()
    assert line.body == body
    assert type(line.body) is bytes
    assert store.under(line.id) == (line,)
    assert store.append([entry(1, body)], LATER) == []


def test_lines_are_read_from_a_position_on(store: Store) -> None:
    kept = store.append(entries(1, 5), MERGED)
    assert list(store.kept(after=0)) == kept
    assert list(store.kept(after=3)) == kept[3:]
    assert list(store.kept(after=5)) == list(store.kept(after=9)) == []


def test_what_is_appended_while_somebody_reads_is_read_next_time(store: Store) -> None:
    store.append(entries(1, 2), MERGED)
    reading = store.kept()
    assert next(reading).position == 1
    store.append(entries(3, 4), MERGED)
    assert [line.position for line in reading] == [2]


def test_long_journals_are_read_in_parts(store: Store) -> None:
    store.append(entries(1, 12_345), MERGED)
    assert [line.position for line in store.kept(after=2)] == list(range(3, 12_346))
    assert store.problems(whole=True) == ()


def test_what_is_put_aside_is_not_in_the_journal(store: Store) -> None:
    assert store.put_aside(entries(1, 2), most=10) == []
    assert store.put_aside([entry(2), entry(3), entry(3)], most=10) == []
    assert store.aside() == entries(1, 3)
    assert store.head() == (0, ZEROS)


def test_there_is_only_so_much_room_aside(store: Store) -> None:
    assert store.put_aside(entries(1, 5), most=3) == entries(4, 5)
    assert store.put_aside([entry(2), entry(6)], most=3) == [entry(6)]
    assert store.put_aside([entry(7)], most=0) == [entry(7)]
    assert store.aside() == entries(1, 3)


def test_what_is_taken_from_aside_makes_room(store: Store) -> None:
    rival = entry(1, b"rival")
    store.put_aside([entry(1), rival, entry(2), entry(2, signature="B")], most=4)
    store.take_from_aside([entry(1), entry(2), entry(9)])
    assert store.aside() == [rival, entry(2, signature="B")]
    assert store.put_aside(entries(3, 5), most=4) == [entry(5)]


def test_the_newest_snapshot_is_kept(store: Store) -> None:
    store.append(entries(1, 4), MERGED)
    store.keep_snapshot(2, b"two")
    assert store.snapshot() == (2, b"two")
    store.keep_snapshot(4, b"four")
    store.keep_snapshot(3, b"late")
    assert store.snapshot() == (4, b"four")
    store.keep_snapshot(4, b"better")
    assert store.snapshot() == (4, b"better")


def test_a_snapshot_of_what_is_not_kept_is_none(store: Store) -> None:
    store.keep_snapshot(1, b"of the future")
    assert store.snapshot() is None
    store.keep_snapshot(0, b"of nothing")
    assert store.snapshot() == (0, b"of nothing")


def test_sealed_records_come_back_in_order(store: Store) -> None:
    store.seal(["YQ==", "Yg=="])
    store.seal(["Yg==", "Yw==", "Yw=="])
    records = list(store.sealed())
    assert [record.record for record in records] == ["YQ==", "Yg==", "Yw=="]
    assert [type(record) for record in records] == [SealedRecord] * 3
    numbers = [record.number for record in records]
    assert numbers == sorted(set(numbers))
    assert list(store.sealed(after=numbers[1])) == records[2:]
    assert list(store.sealed(after=numbers[2])) == []


def test_destroyed_records_are_gone_and_their_numbers_with_them(store: Store) -> None:
    store.append(entries(1, 1), MERGED)
    store.seal(["YQ==", "Yg=="])
    last = max(record.number for record in store.sealed())
    assert store.destroy_sealed() == 2
    assert list(store.sealed()) == []
    assert store.destroy_sealed() == 0
    store.seal(["YQ=="])
    assert [record.record for record in store.sealed(after=last)] == ["YQ=="]
    assert store.head()[0] == 1


def test_two_journals_have_nothing_to_do_with_each_other(new_store: Callable[[], Store]) -> None:
    one, other = new_store(), new_store()
    one.append(entries(1, 2), MERGED)
    one.seal(["YQ=="])
    one.put_aside(entries(5, 5), most=1)
    assert other.head() == (0, ZEROS)
    assert other.aside() == list(other.sealed()) == []


def test_a_failing_bundle_leaves_no_trace(store: Store) -> None:
    store.append(entries(1, 2), MERGED)
    before = list(store.kept())

    with pytest.raises((TypeError, ValueError, AttributeError)):
        # An entry without a body, which fails in the midst of the writing.
        store.append([entry(3), ("gate-1/4", None)], MERGED)  # type: ignore[list-item]  # wrong
    assert list(store.kept()) == before
    assert len(store.append(entries(3, 4), MERGED)) == 2
    assert store.problems(whole=True) == ()
