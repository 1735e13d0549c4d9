"""Who may read: only a coordinator says so, and the order in which cards come does not matter."""

from __future__ import annotations

import base64
import itertools

import pytest

from safepassage.vault import Kind, Reader, cards, record
from safepassage.vault.cards import next_number, readers, write
from vault.office import OPERATION, key, seed, trust, writer

ANNA = key(21)
NAMES = Reader(ANNA.public, "registrar", frozenset({Kind.NAME}))
BOTH = Reader(ANNA.public, "doctor", frozenset(Kind))
NOTHING = Reader(ANNA.public, "registrar", frozenset())
TRUST = trust("gate-1")


def card(reader: Reader = NAMES, number: int = 1, by: str = "hub") -> str:
    return write(reader, number, writer(by), OPERATION)


def test_a_coordinators_card_names_a_reader() -> None:
    assert readers([card()], TRUST) == (NAMES,)
    assert readers([card(BOTH)], TRUST) == (BOTH,)
    assert NAMES.fingerprint == ANNA.fingerprint
    assert card().startswith("SPsealed")


def test_nobody_else_names_one() -> None:
    assert readers([card(by="gate-1")], TRUST) == ()
    assert readers([card(by="stranger")], TRUST) == ()
    forged = write(NAMES, 1, _called("hub", seed("gate-1")), OPERATION)
    assert readers([forged], TRUST) == ()
    assert readers([write(NAMES, 1, writer("hub"), "another operation")], TRUST) == ()


def _called(name: str, with_seed: bytes) -> cards.Writer:
    return cards.Writer(name, with_seed)


def test_a_changed_card_is_none() -> None:
    plain = bytearray(base64.b64decode(card()))
    for at in range(len(plain)):
        plain[at] ^= 4
        assert readers([base64.b64encode(plain).decode()], TRUST) == (), at
        plain[at] ^= 4
    assert readers([base64.b64encode(plain).decode()], TRUST) == (NAMES,)


def test_what_is_no_card_is_passed_over() -> None:
    sealed = record.seal(b"x", Kind.NAME, OPERATION, [ANNA.public]).text
    nonsense = record.plain_text(3, writer("hub").sign(b"x") + b"{")
    short = Reader(b"short", "registrar", frozenset({Kind.NAME}))
    assert readers(["", sealed, nonsense, card(short)], TRUST) == ()


@pytest.mark.parametrize("order", list(itertools.permutations(range(3))))
def test_the_last_card_holds_whatever_the_order(order: tuple[int, ...]) -> None:
    texts = [card(NAMES, 1), card(BOTH, 2), card(NAMES, 3)]
    assert readers([texts[at] for at in order], TRUST) == (NAMES,)
    assert readers([texts[at] for at in order if at < 2], TRUST) == (BOTH,)


@pytest.mark.parametrize("turned", [False, True])
def test_of_two_at_once_the_one_that_opens_nothing_holds(turned: bool) -> None:
    texts = [card(BOTH), card(NOTHING)]
    assert readers(reversed(texts) if turned else texts, TRUST) == ()


@pytest.mark.parametrize("turned", [False, True])
def test_of_two_at_once_the_same_holds_everywhere(turned: bool) -> None:
    texts = [card(BOTH), card(NAMES)]
    assert readers(reversed(texts) if turned else texts, TRUST) == readers(texts, TRUST)


def test_a_reader_is_taken_back_and_named_again() -> None:
    texts = [card()]
    assert next_number(texts, TRUST, ANNA.public) == 2
    assert next_number(texts, TRUST, key(22).public) == 1
    texts.append(card(NOTHING, 2))
    assert readers(texts, TRUST) == ()
    assert next_number(texts, TRUST, ANNA.public) == 3
    assert readers([*texts, card(NAMES, 3)], TRUST) == (NAMES,)


def test_readers_come_in_the_order_of_their_fingerprints() -> None:
    several = [Reader(key(n).public, "registrar", frozenset({Kind.NAME})) for n in range(30, 36)]
    found = readers([card(reader) for reader in several], TRUST)
    assert [r.fingerprint for r in found] == sorted(r.fingerprint for r in several)
