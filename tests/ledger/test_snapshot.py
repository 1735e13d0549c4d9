"""A snapshot says no more than the entries, and is only taken up from one's own hand."""

from __future__ import annotations

import pytest

from safepassage.ledger import ledger as ledger_module
from safepassage.ledger.entries import Alighted, Boarded, Heads, Opened, Registered
from safepassage.ledger.keys import DeviceKey
from safepassage.ledger.ledger import Ledger, Told
from safepassage.ledger.situation import situation
from safepassage.ledger.snapshot import _MARK, _tag, restored
from safepassage.ledger.store import MemoryStore

KEY = DeviceKey(b"k" * 32)


def told(minute: int, fact: object) -> Told:
    time = f"2016-12-15T10:{minute:02d}:00Z"
    return Told(fact, "officer", time, time)  # type: ignore[arg-type]  # any fact


@pytest.fixture
def store(monkeypatch: pytest.MonkeyPatch) -> MemoryStore:
    """A journal of a bus that brings two people, with a snapshot after every second line."""
    monkeypatch.setattr(ledger_module, "SNAPSHOT_EVERY", 2)
    store = MemoryStore()
    opening = Opened(operation="o", scenario="0" * 64, key=KEY.public, needs_consent=False)
    ledger = Ledger(store, "desk", KEY)
    ledger.open(told(0, opening), "2016-12-15T10:00:00Z")
    two = Heads(2)
    people = ("A1", "A2")
    for minute, fact in enumerate(
        (
            Registered(heads=two, people=people, where="waiting:mill"),
            Boarded(heads=two, people=people, place="mill", vehicle="bus", trip=1),
            Alighted(heads=two, people=people, vehicle="bus", trip=1, place="inn", received=True),
        ),
        start=1,
    ):
        ledger.record([told(minute, fact)], f"2016-12-15T10:{minute:02d}:00Z")
    return store


def test_who_begins_with_a_snapshot_knows_what_who_counts_from_the_first_line_knows(
    store: MemoryStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    position, _ = store.snapshot() or (0, b"")
    assert position == 4
    read = list[int]()
    kept = store.kept
    monkeypatch.setattr(store, "kept", lambda after=0: read.append(after) or kept(after))
    with_snapshot = Ledger(store, "desk", KEY)
    assert read == [4]
    monkeypatch.setattr(store, "snapshot", lambda: None)
    afresh = Ledger(store, "desk", KEY)
    assert situation(with_snapshot.fold) == situation(afresh.fold)
    assert with_snapshot.fold.persons.where("A1") == {"received:inn": 1}
    found = told(9, Registered(heads=Heads(1), people=("A1",), where="waiting:mill"))
    with_snapshot.record([found], "2016-12-15T10:09:00Z")
    assert situation(with_snapshot.fold).discrepancies[0].id == "person:A1"


def test_a_snapshot_of_another_hand_is_left_aside(store: MemoryStore) -> None:
    position, snapshot = store.snapshot() or (0, b"")
    before = situation(Ledger(store, "desk", KEY).fold)
    store.keep_snapshot(position, snapshot[:40] + b"x" + snapshot[41:])
    assert situation(Ledger(store, "desk", KEY).fold) == before
    store.keep_snapshot(position, b"")
    assert situation(Ledger(store, "desk", KEY).fold) == before
    store.keep_snapshot(position, snapshot)
    assert situation(Ledger(store, "gate", DeviceKey(b"g" * 32)).fold) == before


def test_a_snapshot_of_another_version_is_left_aside(store: MemoryStore) -> None:
    """Its own hand, and yet nothing that this version knows how to read."""
    _, snapshot = store.snapshot() or (0, b"")
    tag = len(snapshot) - len(snapshot[snapshot.index(_MARK) :])
    other = b"another version\n" + snapshot[tag + len(_MARK) :]
    assert restored(snapshot, lambda _: None, KEY) is not None
    assert restored(_tag(other, KEY) + other, lambda _: None, KEY) is None
    assert restored(_tag(other, KEY) + snapshot[tag:], lambda _: None, KEY) is None
