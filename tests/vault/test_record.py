"""Sealed records: only the keys named in them open them, and nothing in them can be exchanged."""

from __future__ import annotations

import base64
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safepassage.vault import record
from safepassage.vault.facts import Kind
from safepassage.vault.keyfile import Key
from safepassage.vault.padding import CLASSES, pad, unpad
from safepassage.vault.record import MOST_READERS, Record, parse, seal, seal_all, share, unseal
from vault.office import key

ANNA, BASIL, CLARA = key(11), key(12), key(13)
SEALED = seal(b"Yousef", Kind.NAME, "op", [ANNA.public, BASIL.public])


def opened(sealed: Record | None, by: Key = ANNA, operation: str = "op") -> bytes | None:
    assert sealed is not None
    return unseal(sealed, operation, by.box, by.fingerprint)


@given(st.binary(max_size=3000), st.sampled_from(Kind))
def test_what_is_sealed_opens_to_its_readers_and_to_nobody_else(content: bytes, kind: Kind) -> None:
    sealed = parse(seal(content, kind, "op", [ANNA.public, BASIL.public]).text)
    assert sealed is not None
    assert sealed.kind is kind
    assert opened(sealed) == opened(sealed, BASIL) == content
    assert opened(sealed, CLARA) is None
    assert unseal(sealed, "op", CLARA.box, ANNA.fingerprint) is None


def test_every_sealed_text_begins_with_the_mark() -> None:
    assert SEALED.text.startswith("SPsealed")
    assert base64.b64decode(SEALED.text)[6:9] == bytes([1, 1, 2])
    assert base64.b64decode(seal(b"x", Kind.MEDICAL, "op", [ANNA.public]).text)[7] == 2


def test_the_same_content_is_never_sealed_twice_alike() -> None:
    again = seal(b"Yousef", Kind.NAME, "op", [ANNA.public, BASIL.public])
    assert again.cipher != SEALED.cipher
    assert again.nonce != SEALED.nonce
    assert again.identity != SEALED.identity
    assert again.wraps[ANNA.fingerprint] != SEALED.wraps[ANNA.fingerprint]


def test_a_record_is_of_its_kind_and_its_operation_alone() -> None:
    assert opened(replace(SEALED, kind=Kind.MEDICAL)) is None
    assert opened(SEALED, operation="another") is None


def test_nothing_in_a_record_can_be_exchanged_for_anothers() -> None:
    other = seal(b"Khaled", Kind.NAME, "op", [ANNA.public, BASIL.public])
    assert opened(replace(SEALED, wraps=other.wraps)) is None
    assert opened(replace(SEALED, nonce=other.nonce)) is None
    assert opened(replace(SEALED, cipher=other.cipher)) is None


def test_a_flipped_bit_anywhere_opens_nothing_else() -> None:
    plain = bytearray(base64.b64decode(SEALED.text))
    for at in range(len(plain)):
        plain[at] ^= 1
        sealed = parse(base64.b64encode(plain).decode())
        if sealed is not None:
            contents = {opened(sealed), opened(sealed, BASIL)}
            assert contents <= {None, b"Yousef"}
            assert contents != {b"Yousef"}, at
        plain[at] ^= 1


def test_a_key_of_another_length_is_none() -> None:
    from nacl.public import PublicKey, SealedBox

    short = SealedBox(PublicKey(ANNA.public)).encrypt(b"short")
    assert opened(replace(SEALED, wraps={ANNA.fingerprint: short})) is None


def test_a_text_that_is_no_record() -> None:
    plain = base64.b64decode(SEALED.text)
    for wrong in (
        b"",
        plain[:8],
        b"\x00" + plain[1:],
        plain[:6] + b"\x02" + plain[7:],
        plain[:7] + b"\x03" + plain[8:],
        plain[:8] + b"\x01" + plain[9:],
        plain[:-1],
        plain + b"\x00",
    ):
        assert parse(base64.b64encode(wrong).decode()) is None
    assert parse(SEALED.text + "\n") is None
    assert parse("ليس سجلًّا") is None
    assert parse(SEALED.text.rstrip("=") + "!") is None


def test_readers_are_taken_out_and_let_in() -> None:
    without = SEALED.without([ANNA.fingerprint])
    assert opened(without) is None
    assert opened(without, BASIL) == b"Yousef"
    assert without.identity == SEALED.identity
    shared = share(without, BASIL.box, BASIL.fingerprint, CLARA.public)
    assert opened(shared, CLARA) == b"Yousef"
    assert opened(shared, BASIL) == b"Yousef"
    assert share(without, ANNA.box, ANNA.fingerprint, CLARA.public) is None


def test_there_is_at_least_one_reader_and_not_too_many() -> None:
    many = [key(number).public for number in range(1, MOST_READERS + 2)]
    with pytest.raises(ValueError, match="reader"):
        seal(b"", Kind.NAME, "op", [])
    with pytest.raises(ValueError, match="reader"):
        seal(b"", Kind.NAME, "op", many)
    full = seal(b"", Kind.NAME, "op", many[:MOST_READERS])
    assert parse(full.text) == full
    assert share(full, key(1).box, key(1).fingerprint, many[-1]) is None
    one_less = full.without([key(2).fingerprint])
    assert share(one_less, key(1).box, key(1).fingerprint, many[-1]) is not None


def test_a_fingerprint_is_of_the_key() -> None:
    assert record.fingerprint(ANNA.public) == ANNA.fingerprint
    assert len(ANNA.fingerprint) == 32
    assert ANNA.fingerprint != BASIL.fingerprint


def test_a_plain_text_is_carried_in_the_same_dress() -> None:
    text = record.plain_text(3, b"content")
    assert text.startswith("SPsealed")
    assert record.of_plain_text(3, text) == b"content"
    assert record.of_plain_text(4, text) is None
    assert record.of_plain_text(3, "!") is None
    assert record.of_plain_text(3, SEALED.text) is None


def test_lengths_tell_the_size_class_alone() -> None:
    lengths = {len(seal(bytes(n), Kind.NAME, "op", [ANNA.public]).text) for n in range(511)}
    assert len(lengths) == 1
    both = (seal(bytes(511), kind, "op", [ANNA.public]).text for kind in Kind)
    assert len({len(text) for text in both}) == 1
    assert len(seal(bytes(512), Kind.NAME, "op", [ANNA.public]).text) > max(lengths)


@given(st.binary(max_size=2500))
def test_padding_is_taken_off_again(plain: bytes) -> None:
    padded = pad(plain)
    assert unpad(padded) == plain
    assert len(padded) in CLASSES
    assert len(padded) == min(size for size in CLASSES if size > len(plain))


def test_what_does_not_fit_and_what_was_not_padded() -> None:
    assert len(pad(bytes(CLASSES[-1] - 1))) == CLASSES[-1]
    with pytest.raises(ValueError, match="size class"):
        pad(bytes(CLASSES[-1]))
    assert unpad(bytes(512)) is None
    assert unpad(b"x" * 512) is None
    assert unpad(b"a\x80" + bytes(509)) is None
    assert unpad(b"a\x80" + bytes(509) + b"b") is None


def test_what_is_sealed_at_one_time_has_one_key_and_a_nonce_each() -> None:
    first, second = seal_all([b"Yousef", b"Yousef"], Kind.NAME, "op", [ANNA.public, BASIL.public])
    assert first.wraps == second.wraps
    assert first.nonce != second.nonce
    assert first.cipher[:32] != second.cipher[:32]
    assert first.identity != second.identity
    assert seal(b"Yousef", Kind.NAME, "op", [ANNA.public]).wraps != first.wraps
    assert seal_all([], Kind.NAME, "op", [ANNA.public]) == []


def test_a_wrapped_key_is_unwrapped_once() -> None:
    sealed = seal_all([b"Yousef", b"Khaled"], Kind.NAME, "op", [ANNA.public])
    unwrapped: dict[bytes, bytes | None] = {}
    first = unseal(sealed[0], "op", ANNA.box, ANNA.fingerprint, unwrapped)
    assert (first, len(unwrapped)) == (b"Yousef", 1)
    # By a box that opens nothing: what is remembered is enough.
    assert unseal(sealed[1], "op", CLARA.box, ANNA.fingerprint, unwrapped) == b"Khaled"
    assert unseal(sealed[1], "op", CLARA.box, ANNA.fingerprint) is None
    # What did not open is remembered too, and opens nothing.
    fails: dict[bytes, bytes | None] = {}
    assert unseal(sealed[0], "op", CLARA.box, ANNA.fingerprint, fails) is None
    assert unseal(sealed[0], "op", ANNA.box, ANNA.fingerprint, fails) is None


def test_what_was_sealed_under_one_key_is_shared_under_one() -> None:
    one, same, other = *seal_all([b"1", b"2"], Kind.NAME, "op", [ANNA.public]), SEALED
    wrapped: dict[bytes, bytes] = {}
    shared = [
        share(each, ANNA.box, ANNA.fingerprint, CLARA.public, wrapped)
        for each in (one, same, other)
    ]
    wraps = [each.wraps[CLARA.fingerprint] for each in shared if each is not None]
    assert wraps[0] == wraps[1]
    assert len(set(wraps)) == len(wrapped) == 2
    opened = [unseal(e, "op", CLARA.box, CLARA.fingerprint) for e in shared if e is not None]
    assert opened == [b"1", b"2", b"Yousef"]


def test_the_size_classes_are_what_the_page_says() -> None:
    assert tuple(2**power for power in range(9, 16)) == CLASSES
    for size in CLASSES:
        assert (len(pad(bytes(size - 1))), len(pad(bytes(size // 2)))) == (size, size)


def test_a_text_that_begins_as_one_and_is_none() -> None:
    text = record.plain_text(3, b"content")
    assert record.of_plain_text(3, text[:12] + "!") is None
    assert record.of_plain_text(3, text[:-1]) is None
