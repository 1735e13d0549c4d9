"""A device was stolen: what it wrote while it was honest stays, what its thief writes does not."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safepassage.vault import Kind, Name, Opened, Writer, cards
from safepassage.vault.trust import Trust
from safepassage.vault.versions import Said, Version, write
from vault.office import NOON, OPERATION, REGISTRAR, YUSUF, Office, seed, trust, writer

LAST = 7
"""The number of the last entry of ``gate-1`` that counts."""


def revoked(*devices: str) -> Trust:
    return replace(trust("gate-1", "gate-2"), revoked=dict.fromkeys(devices, LAST))


def by(device: str, after: int) -> Writer:
    return Writer(device, seed(device), after)


def opened_after(office: Office, *devices: str) -> Opened:
    """What the registrar opens, once these devices are revoked."""
    office.vault._trust = revoked(*devices)
    return office.opened()


@pytest.mark.parametrize(("after", "counts"), [(0, True), (LAST, True), (LAST + 1, False)])
def test_what_was_written_up_to_the_revocation_counts(after: int, counts: bool) -> None:
    office = Office()
    office.vault.add(by("gate-1", after), [YUSUF], NOON)
    found = opened_after(office, "gate-1").name("0412", "gate")
    assert (found is not None) is counts
    assert office.opened().next_number(Kind.NAME, "0412") == 1 + counts
    # What another device wrote is another matter.
    assert opened_after(office, "gate-2").name("0412", "gate") is not None


def test_a_record_that_does_not_tell_after_which_entry_does_not_count() -> None:
    said = Said("gate-1", 1, NOON, YUSUF)
    version = Version(write(said, writer("gate-1"), OPERATION))
    assert version.said == said
    assert version.holds(trust("gate-1"))
    assert not version.holds(revoked("gate-1"))


def test_after_which_entry_is_signed() -> None:
    told = write(Said("gate-1", 1, NOON, YUSUF, LAST + 1), by("gate-1", LAST + 1), OPERATION)
    forged = told.replace(b'"after":8', b'"after":7')
    assert forged != told
    assert Version(told).holds(trust("gate-1"))
    assert not Version(forged).holds(revoked("gate-1"))
    assert not Version(forged).holds(trust("gate-1"))


def test_what_a_thief_dates_back_is_seen_beside_what_others_said() -> None:
    """Nothing tells it from what the device wrote before; so nobody is to rely on it alone."""
    office = Office()
    office.add(YUSUF, by="gate-2")
    false = Name("0412", latin="Somebody Else")
    opened = office.opened()
    office.vault.add(by("gate-1", 1), [false], NOON, opened)
    found = opened_after(office, "gate-1").name("0412", "gate")
    assert found is not None
    assert (found.fact, found.rivals) == (false, (YUSUF,))
    found = opened_after(office).name("0412", "gate")
    assert found is not None
    assert (found.fact, found.rivals) == (false, ())


def test_of_what_others_said_the_last_is_shown_and_once() -> None:
    office = Office()
    younes = Name("0412", latin="Younes Halabi")
    office.add(YUSUF, by="gate-2")
    opened = office.opened()
    office.vault.add(by("gate-2", 3), [younes], NOON, opened)
    false = Name("0412", latin="Somebody Else")
    office.vault.add(by("gate-1", 1), [false], NOON, opened)
    found = opened_after(office, "gate-1").name("0412", "gate")
    assert found is not None
    assert (found.fact, found.rivals) == (false, (younes,))
    office.vault.add(by("gate-2", 4), [younes], NOON, opened)
    found = opened_after(office, "gate-1").name("0412", "gate")
    assert found is not None
    assert (found.fact, found.rivals) == (younes, ())


@given(
    st.lists(
        st.tuples(st.sampled_from(["gate-1", "gate-2"]), st.integers(1, 3), st.integers(5, 9)),
        min_size=1,
        max_size=6,
    )
)
def test_whatever_was_said_nothing_written_after_the_revocation_is_shown(
    told: list[tuple[str, int, int]],
) -> None:
    contents = []
    for at, (device, number, after) in enumerate(told):
        name = Name("0412", latin=f"{device} {after} {'abcdef'[at]}")
        contents.append(
            (Kind.NAME, write(Said(device, number, NOON, name, after), by(device, 0), OPERATION))
        )
    found = Opened(contents, revoked("gate-1"), lambda _: None).name("0412", "x")
    counting = [(d, n, a) for d, n, a in told if d == "gate-2" or a <= LAST]
    assert (found is None) == (not counting)
    if found is not None:
        shown = [found.fact, *found.rivals]
        for name in shown:
            device, after, _ = name.latin.split()
            assert device == "gate-2" or int(after) <= LAST
        assert any(n == max(n for _, n, _ in counting) for _, n, _ in counting)
        if any(device == "gate-2" for device, _, _ in told):
            assert any(name.latin.startswith("gate-2") for name in shown)


def test_a_revoked_coordinators_cards_name_no_reader() -> None:
    """Their signature could be the thief's, and every later name would be read by him."""
    office = Office()
    texts = list(office.store.sealed())
    assert [r.duty for r in cards.readers(texts, trust("gate-1"))] != []
    stolen = Trust(OPERATION, trust().devices, frozenset(), {"hub": 99})
    assert cards.readers(texts, stolen) == ()
    assert REGISTRAR.fingerprint in {r.fingerprint for r in cards.readers(texts, trust())}
