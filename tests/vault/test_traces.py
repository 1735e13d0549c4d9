"""What a thief would look for is found, in whatever form it lies in a file."""

from __future__ import annotations

import base64
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safepassage.vault import Kind, record
from safepassage.vault import traces as traces_
from safepassage.vault.keyfile import make
from safepassage.vault.traces import Secret, Trace, in_file, openable
from vault.office import CHEAP, PASSPHRASE, key, seed

SEALED = record.seal(b"x", Kind.MEDICAL, "op", [key(1).public])
KEY = bytes(range(32))
URL_KEY = bytes([251]) * 32


def traces(path: Path, content: bytes) -> set[Trace]:
    path.write_bytes(content)
    return {trace for trace in in_file(path) if isinstance(trace, Trace)}


def secrets(path: Path, content: bytes) -> set[bytes]:
    path.write_bytes(content)
    return {trace.bytes for trace in in_file(path) if isinstance(trace, Secret)}


@pytest.mark.parametrize(
    ("content", "found"),
    [
        pytest.param(SEALED.text.encode(), True, id="a text"),
        pytest.param(b"\x00\xff" + SEALED.text.encode() + b"\x00", True, id="a text among bytes"),
        pytest.param(SEALED.text.encode()[:40], True, id="the begin of a text"),
        pytest.param(SEALED.text.encode()[:11], False, id="too little of a text"),
        pytest.param(base64.b64decode(SEALED.text), True, id="bytes"),
        pytest.param(
            b"\n\n" + base64.b64decode(SEALED.text)[:9], True, id="the begin of bytes among others"
        ),
        pytest.param(base64.b64decode(SEALED.text)[:8], False, id="too little of bytes"),
        pytest.param(
            SEALED.without([key(1).fingerprint]).text.encode(), False, id="a text without its keys"
        ),
        pytest.param(
            base64.b64decode(SEALED.without([key(1).fingerprint]).text),
            False,
            id="bytes without their keys",
        ),
        pytest.param(record.plain_text(3, b"card").encode(), False, id="a card"),
        pytest.param(b"SPsealed", False, id="the first letters"),
        pytest.param(b"", False, id="nothing"),
        pytest.param(
            SEALED.without([key(1).fingerprint]).text.encode() + b"\n" + SEALED.text.encode(),
            True,
            id="one without keys before one with",
        ),
    ],
)
def test_a_record_that_a_key_would_open_is_found(
    tmp_path: Path, content: bytes, found: bool
) -> None:
    assert (Trace.RECORD in traces(tmp_path / "disk", content)) is found


def test_both_kinds_are_found(tmp_path: Path) -> None:
    name = record.seal(b"x", Kind.NAME, "op", [key(1).public])
    assert traces(tmp_path / "disk", name.text.encode()) == {Trace.RECORD}


def test_a_text_is_openable_while_it_has_a_reader() -> None:
    assert openable(SEALED.text.encode())
    assert not openable(SEALED.without([key(1).fingerprint]).text.encode())
    assert not openable(b"")
    assert not openable(b"SPsealeX" + SEALED.text.encode()[8:])


def test_a_key_file_is_found(tmp_path: Path) -> None:
    make(tmp_path / "a.key", PASSPHRASE, CHEAP)
    content = (tmp_path / "a.key").read_bytes()
    assert traces(tmp_path / "disk", b"\x00" * 9000 + content) == {Trace.KEY_FILE}
    assert traces(tmp_path / "disk", content[30:]) == set()


@pytest.mark.parametrize(
    "content",
    [
        b'{"key":"' + base64.b64encode(KEY) + b'"}',
        b"key=" + base64.b64encode(KEY).rstrip(b"=") + b"\n",
        base64.b64encode(KEY),
        KEY.hex().encode(),
        b"0x " + KEY.hex().upper().encode() + b" ",
        KEY,
        b"ab" + KEY + b"cd",
    ],
)
def test_a_key_in_the_open_is_found(tmp_path: Path, content: bytes) -> None:
    assert KEY in secrets(tmp_path / "disk", content)


def test_a_key_in_the_letters_of_addresses_is_found(tmp_path: Path) -> None:
    text = base64.urlsafe_b64encode(URL_KEY)
    assert b"-" in text
    assert URL_KEY in secrets(tmp_path / "disk", text)


def test_in_large_files_only_written_keys_are_looked_for(tmp_path: Path) -> None:
    filler = b"\x00 " * 2048
    assert len(filler) == 4096
    assert KEY not in secrets(tmp_path / "disk", filler + KEY)
    assert KEY in secrets(tmp_path / "disk", filler[:4064] + KEY)
    assert secrets(tmp_path / "disk", filler + base64.b64encode(KEY)) == {KEY}
    assert secrets(tmp_path / "disk", filler + b"0" * 65) == {
        base64.b64decode(b"0" * 43 + b"="),
    }


def test_a_secret_does_not_show_itself() -> None:
    assert "seed" not in repr(Secret(seed("seed")))


def test_a_signature_is_no_key_and_is_not_tried(tmp_path: Path) -> None:
    """Two signs of the end stand after 64 bytes, never after 32."""
    signature = base64.b64encode(bytes(range(64)))
    filler = b"\x00 " * 2048
    assert signature.endswith(b"==")
    assert secrets(tmp_path / "disk", filler + signature + b"{") == set()
    assert secrets(tmp_path / "disk", filler + signature[:-1] + b"{") != set()


@pytest.mark.parametrize("before", [0, 1, 42, 43, 44, 2**22 - 44, 2**22 - 20, 2**22])
def test_a_key_is_found_wherever_it_stands_in_a_large_file(tmp_path: Path, before: int) -> None:
    """A file is looked at piece by piece, and a key may lie across two of them."""
    for written in (base64.b64encode(KEY).rstrip(b"="), KEY.hex().encode()):
        for after in (b"", b" ", b" " * 2**22):
            content = b" " * before + written + after
            assert secrets(tmp_path / "disk", content + bytes(0)) >= {KEY}


RUN = st.tuples(st.sampled_from([b"a", b"F", b"g", b"X", b"_", b" ", b"="]), st.integers(1, 70))


@given(st.lists(RUN, max_size=30), st.integers(1, 200))
def test_runs_are_those_that_a_pattern_finds(parts: list[tuple[bytes, int]], at_once: int) -> None:
    content = b"".join(sign * times for sign, times in parts)
    letters = rb"[A-Za-z0-9+/_-]"
    told = [match.span() for match in re.finditer(letters + rb"{43,}", content)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(traces_, "_AT_ONCE", at_once)
        assert list(traces_._runs(content, traces_._IN_BASE64, 43)) == told
        hexadecimal = [match.span() for match in re.finditer(rb"[0-9A-Fa-f]{64,}", content)]
        assert list(traces_._runs(content, traces_._IN_HEX, 64)) == hexadecimal
