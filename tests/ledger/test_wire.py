"""Bytes that are an entry, and bytes that are none: refused, in time, whatever they are."""

from __future__ import annotations

import time
from contextlib import suppress

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ledger.story import key_of, signed, story
from safepassage.ledger.entries import Entry, Forgotten
from safepassage.ledger.keys import DeviceKey, digest, signed_by, unbase64
from safepassage.ledger.wire import LONGEST_BODY, read, read_kept, sign, write
from safepassage.notices import Refused

BODY = (
    b'{"device":"gate-1","number":17,"previous":"' + b"0" * 64 + b'","maker":"o",'
    b'"happened":"2016-12-15T10:03:00Z","heard":"2016-12-15T10:04:00Z","fact":%s}'
)
DONE = BODY % b'{"kind":"completed"}'


def refused(body: bytes) -> list[str]:
    with pytest.raises(Refused) as error:
        read(body)
    return [notice.code for notice in error.value.notices]


def test_the_example_of_the_page_is_read() -> None:
    fact = (
        b'{"kind":"boarded","heads":{"seat":36,"wheelchair":2},"group":"sukkari-families",'
        b'"place":"sukkari","vehicle":"bus-07","trip":3}'
    )
    entry = read(BODY % fact)
    assert entry.id == "gate-1/17"
    assert read_kept(BODY % fact) == entry
    assert write(entry) == BODY % fact


HOSTILE: list[tuple[str, bytes, str]] = [
    ("nothing", b"", "L-SHAPE"),
    ("no object", b"null", "L-SHAPE"),
    ("nothing in it", b"{}", "L-SHAPE"),
    ("a NUL", b"\x00", "L-SHAPE"),
    ("a NUL in a text", DONE.replace(b'"o"', b'"o\\u0000"'), "L-TEXT"),
    ("cut off", DONE[:-1], "L-SHAPE"),
    ("something after it", DONE + b"x", "L-SHAPE"),
    ("a mark before it", b"\xef\xbb\xbf" + DONE, "L-SHAPE"),
    ("other letters", DONE.decode().encode("utf-16"), "L-SHAPE"),
    ("no letters", DONE.replace(b'"o"', b'"\xff"'), "L-SHAPE"),
    ("half a letter", DONE.replace(b'"o"', b'"\\ud800"'), "L-SHAPE"),
    ("two lines", DONE.replace(b",", b",\n", 1), "L-LINE"),
    ("a tab", DONE.replace(b",", b",\t", 1), "L-LINE"),
    ("a return", DONE.replace(b",", b",\r", 1), "L-LINE"),
    ("an unknown kind", DONE.replace(b"completed", b"flew"), "L-SHAPE"),
    ("no kind", BODY % b"{}", "L-SHAPE"),
    ("an unknown field", DONE.replace(b"{", b'{"x":1,', 1), "L-SHAPE"),
    ("an unknown field of the fact", BODY % b'{"kind":"completed","x":1}', "L-SHAPE"),
    ("a missing field", DONE.replace(b'"maker":"o",', b""), "L-SHAPE"),
    ("a field twice", DONE.replace(b"{", b'{"maker":"p",', 1), "L-TWICE"),
    (
        "a field of heads twice",
        BODY % b'{"kind":"ready","heads":{"seat":1,"seat":2},"place":"a"}',
        "L-TWICE",
    ),
    (
        "a figure twice",
        BODY
        % b'{"kind":"stated","source":"s","reliability":"A1","about":"x","figures":{"b":1,"b":2}}',
        "L-TWICE",
    ),
    ("a part of a head", BODY % b'{"kind":"ready","heads":{"seat":1.5},"place":"a"}', "L-SHAPE"),
    ("a whole part", BODY % b'{"kind":"ready","heads":{"seat":1.0},"place":"a"}', "L-SHAPE"),
    ("a power", BODY % b'{"kind":"ready","heads":{"seat":1e1},"place":"a"}', "L-SHAPE"),
    ("no number", BODY % b'{"kind":"ready","heads":{"seat":NaN},"place":"a"}', "L-SHAPE"),
    ("a text for a number", BODY % b'{"kind":"ready","heads":{"seat":"1"},"place":"a"}', "L-SHAPE"),
    ("true for a number", BODY % b'{"kind":"ready","heads":{"seat":true},"place":"a"}', "L-SHAPE"),
    (
        "a thousand digits",
        BODY % (b'{"kind":"ready","heads":{"seat":' + b"9" * 1000 + b'},"place":"a"}'),
        "L-NUMBER",
    ),
    (
        "ten thousand digits",
        BODY % (b'{"kind":"ready","heads":{"seat":' + b"9" * 10_000 + b'},"place":"a"}'),
        "L-SHAPE",
    ),
    ("very deep", BODY % (b'{"x":' + b"[" * 15_000), "L-SHAPE"),
    ("very deep, and closed", BODY % (b'{"x":' + b"[" * 7_000 + b"]" * 7_000 + b"}"), "L-SHAPE"),
    ("very deep objects", BODY % (b'{"x":' * 3_000), "L-SHAPE"),
]


@pytest.mark.parametrize(
    ("body", "code"), [row[1:] for row in HOSTILE], ids=[row[0] for row in HOSTILE]
)
def test_what_is_no_entry(body: bytes, code: str) -> None:
    begin = time.process_time()
    assert refused(body) == [code]
    assert time.process_time() - begin < 0.5


def test_a_body_has_so_many_bytes_and_no_more() -> None:
    longest = DONE + b" " * (LONGEST_BODY - len(DONE))
    assert len(longest) == 16_384
    assert read(longest).number == 17
    assert refused(longest + b" ") == ["L-LONG"]


def test_what_is_no_entry_is_not_written_either() -> None:
    keys = tuple(f"{n:0190}" for n in range(100))
    done = read(DONE)
    for fact, code in ((Forgotten(keys=keys), "L-LONG"), (Forgotten(keys=("",)), "L-TEXTS")):
        entry = Entry("gate", 1, "0" * 64, "o", done.happened, done.heard, fact)
        with pytest.raises(Refused, match=code):
            write(entry)


def test_a_reason_is_short_and_can_be_shown() -> None:
    with pytest.raises(Refused) as error:
        read(DONE.replace(b"{", b'{"\\u0007\\u202e' + b"x" * 900 + b'":1,', 1))
    (notice,) = error.value.notices
    reason = str(notice.numbers["reason"])
    assert reason.startswith("Object contains unknown field `xxx")
    assert len(reason) == 200
    with pytest.raises(Refused) as error:
        read(BODY % b'{"kind":"ready","heads":{"seat":"1"},"place":"a"}')
    assert error.value.notices[0].where.field == "fact.heads.seat"


@given(st.binary(max_size=300))
def test_any_bytes_are_an_entry_or_refused(body: bytes) -> None:
    with suppress(Refused):
        read(body)


@given(st.integers(0, len(DONE) - 1), st.integers(0, 255), st.booleans())
@example(0, 0, True)
def test_a_byte_changed_or_left_out_is_an_entry_or_refused(at: int, byte: int, out: bool) -> None:
    with suppress(Refused):
        read(DONE[:at] + (b"" if out else bytes([byte])) + DONE[at + 1 :])


def test_a_signature_is_of_one_body_by_one_key() -> None:
    entry = story("10:00 gate registered 1 waiting:a")[0]
    signature, body = signed(entry)
    public = key_of("gate").public
    assert sign(entry, key_of("gate")) == (signature, body)
    assert len(signature) == 88
    assert signed_by(public, body, signature)
    assert not signed_by(public, body + b" ", signature)
    assert not signed_by(key_of("other").public, body, signature)
    assert not signed_by(public, body, signature[:-3] + "A==")
    assert not signed_by(public, body, signature.rstrip("="))
    assert not signed_by(public, body, signature + "\n")
    assert not signed_by(public, body, "ü" * 88)
    assert not signed_by("", body, signature)
    assert not signed_by(key_of("gate").seal(1, "0" * 64), body, signature)
    assert not signed_by("A" * 43 + "=", body, signature)


def test_a_seal_is_no_signature_of_an_entry() -> None:
    key = key_of("hq")
    assert not signed_by(key.public, b"1\t" + b"0" * 64, key.seal(1, "0" * 64))
    assert key.seal(1, "0" * 64) != key.seal(2, "0" * 64)


def test_a_key_shows_only_its_public_half() -> None:
    key = DeviceKey.new()
    assert DeviceKey(key.seed).public == key.public != DeviceKey.new().public
    assert repr(key) == f"DeviceKey({key.public})"
    assert unbase64(key.public, 32) is not None
    assert unbase64(key.public, 31) is None


def test_digests_are_sha_256() -> None:
    assert digest(b"abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
