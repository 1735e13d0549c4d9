"""What the simulator found, each as the shortest story that shows it."""

from __future__ import annotations

import pytest

from safepassage.ledger.entries import (
    Alighted,
    ClockChecked,
    Consented,
    Corrected,
    Enrolled,
    Entry,
    Fact,
    Heads,
    Opened,
    Registered,
    Revoked,
    Withdrew,
)
from safepassage.ledger.keys import DeviceKey
from safepassage.ledger.ledger import Ledger, Told
from safepassage.ledger.situation import discrepancies, situation
from safepassage.ledger.store import MemoryStore
from safepassage.ledger.wire import Signed, sign

NOW = "2016-12-15T07:00:00Z"
ROOT = DeviceKey(b"r" * 32)
GATE = DeviceKey(b"g" * 32)


def opened() -> Ledger:
    """A ledger of the first device, on which a gate's device is enrolled."""
    ledger = Ledger(MemoryStore(), "root", ROOT)
    opening = Opened(operation="o", scenario="ab" * 32, key=ROOT.public)
    ledger.open(Told(opening, "coordinator", NOW, NOW), NOW)
    record(ledger, Enrolled(device="gate", key=GATE.public, role="gate"))
    return ledger


def record(ledger: Ledger, *facts: Fact) -> None:
    ledger.record([Told(fact, "officer", NOW, NOW) for fact in facts], NOW)


def by_gate(number: int, fact: Fact) -> Signed:
    return sign(Entry("gate", number, "cd" * 32, "officer", NOW, NOW, fact), GATE)


def anew(ledger: Ledger) -> Ledger:
    """The same journal, read by a process that begins now."""
    return Ledger(ledger.store, "root", ROOT)


def test_what_is_corrected_in_the_same_breath_is_corrected() -> None:
    ledger = opened()
    slip = Registered(heads=Heads(seat=3), where="waiting:halt")
    record(ledger, slip, Corrected(entry="root/3", reason="slip", instead=None))
    assert not any(situation(ledger.fold).equation["waiting"])
    assert situation(ledger.fold).digest == situation(anew(ledger).fold).digest


def test_who_withdraws_without_a_consent_on_record_breaks_no_rule() -> None:
    ledger = opened()
    record(ledger, Withdrew(heads=Heads(seat=1), group="family", where="waiting:halt"))
    assert situation(ledger.fold).breaches == ()


def test_who_is_received_where_no_boarding_is_on_record_is_told_of() -> None:
    ledger = opened()
    record(
        ledger,
        Consented(
            heads=Heads(seat=1),
            group="family",
            place="halt",
            destination="clinic",
            language="ar",
            explained="read aloud",
        ),
        Alighted(
            heads=Heads(seat=2),
            group="family",
            vehicle="bus",
            trip=1,
            place="clinic",
            received=True,
        ),
    )
    (breach,) = situation(ledger.fold).breaches
    assert (breach.rule, breach.about, breach.heads) == ("consent", "family > clinic", 1)


@pytest.mark.parametrize("correction_first", [True, False])
def test_a_look_at_a_clock_is_corrected_by_a_later_look_whatever_comes_first(
    correction_first: bool,
) -> None:
    look = by_gate(1, ClockChecked(device="gate", ahead=60))
    instead = Registered(heads=Heads(seat=4), where="waiting:halt")
    correction = by_gate(2, Corrected(entry="gate/1", reason="slip", instead=instead))
    ledger = opened()
    for one in (correction, look) if correction_first else (look, correction):
        ledger.merge([one], NOW)
    assert not any(situation(ledger.fold).equation["waiting"])
    assert ledger.fold.devices.ahead("gate") == 60


def test_a_journal_with_a_rival_of_a_corrected_entry_opens_again() -> None:
    """Whichever of the two counts: the correction comes between them."""
    for heads in range(1, 9):
        ledger = opened()
        one, other = (
            Registered(heads=Heads(seat=n), where="waiting:halt") for n in (heads, 9 + heads)
        )
        ledger.merge([by_gate(1, one)], NOW)
        record(ledger, Corrected(entry="gate/1", reason="slip", instead=None))
        ledger.merge([by_gate(1, other)], NOW)
        assert situation(anew(ledger).fold).digest == situation(ledger.fold).digest


def test_a_rival_of_a_look_at_a_clock_is_found_when_the_journal_opens_again() -> None:
    ledger = opened()
    record(ledger, Registered(heads=Heads(seat=1), where="waiting:halt"))
    look = ClockChecked(device="root", ahead=60)
    other = Registered(heads=Heads(seat=2), where="waiting:halt")
    ledger.merge([by_gate(1, look), by_gate(1, other)], NOW)
    assert [found.id for found in discrepancies(anew(ledger).fold)] == ["rival:gate/1"]
    assert situation(anew(ledger).fold).digest == situation(ledger.fold).digest


def test_rivals_beyond_the_last_that_counts_are_no_discrepancy() -> None:
    ledger = opened()
    one, other = (Registered(heads=Heads(seat=n), where="waiting:halt") for n in (1, 2))
    ledger.merge([by_gate(1, one), by_gate(1, other)], NOW)
    assert [found.id for found in discrepancies(ledger.fold)] == ["rival:gate/1"]
    record(ledger, Revoked(device="gate", after=0, reason="stolen"))
    assert discrepancies(ledger.fold) == ()


@pytest.mark.parametrize("revoked_first", [True, False])
def test_who_was_named_by_somebody_revoked_changes_nothing(revoked_first: bool) -> None:
    """A coordinator whom nobody believes any more gave the gate's name to a second phone.

    Where the revocation was heard of first, what that phone says is forged; where it was not, it
    is kept and does not count. Both ledgers stand the same.
    """
    ledger = opened()
    north, other = DeviceKey(b"n" * 32), DeviceKey(b"o" * 32)
    record(ledger, Enrolled(device="north", key=north.public, role="coordinator"))
    record(ledger, Registered(heads=Heads(seat=3), where="waiting:halt"))
    names = Enrolled(device="gate", key=other.public, role="gate")
    heads = Registered(heads=Heads(seat=9), where="waiting:halt")
    named = sign(Entry("north", 1, "cd" * 32, "officer", NOW, NOW, names), north)
    late = sign(Entry("gate", 9, "cd" * 32, "officer", NOW, NOW, heads), other)
    elsewhere = Ledger(MemoryStore(), "late", DeviceKey(b"l" * 32))
    before = ledger.bundle().entries
    record(ledger, Revoked(device="north", after=0, reason="stolen"))
    revocation = ledger.bundle().entries[len(before) :]
    elsewhere.merge(before, NOW)
    for some in (revocation, [late], [named]) if revoked_first else ([named], [late], revocation):
        elsewhere.merge(some, NOW)
    assert elsewhere.fold.seen.of("gate") == 0
    assert situation(elsewhere.fold).digest == situation(ledger.fold).digest
