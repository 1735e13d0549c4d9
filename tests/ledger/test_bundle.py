"""Bundles and QR frames, whole or not, and bytes meant to do harm."""

from __future__ import annotations

import hashlib
import time
import tracemalloc
import zlib
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.story import OPENED, signed, story
from safepassage.ledger import frames as room
from safepassage.ledger.bundle import Bundle, bundle_of, read_bundle, write_bundle
from safepassage.ledger.frames import Frame, frames_of, joined, missing, read_frame
from safepassage.ledger.wire import Signed
from safepassage.notices import Refused

BUNDLE = bundle_of((signed(entry) for entry in story(OPENED)), ("c2VhbGVk",))
TEXT = write_bundle(BUNDLE)


def whole(*lines: bytes) -> bytes:
    """A bundle of whatever lines, with the right end."""
    text = b"".join(line + b"\n" for line in (b"safepassage bundle 1", *lines))
    end = f"end\t{len(lines)}\t{hashlib.sha256(text).hexdigest()}\n"
    return text + end.encode()


def refused(text: bytes) -> list[tuple[str, int | None]]:
    with pytest.raises(Refused) as error:
        read_bundle(text, "a.bundle")
    assert {notice.where.file for notice in error.value.notices} == {"a.bundle"}
    return [(notice.code, notice.where.row) for notice in error.value.notices]


def test_what_was_written_is_read() -> None:
    assert read_bundle(TEXT) == BUNDLE
    assert read_bundle(write_bundle(Bundle(()))) == Bundle(())
    assert write_bundle(Bundle(())) == whole()


WRONG = [
    (b"", [("L-BUNDLE", 1)]),
    (b"safepassage bundle 2\n", [("L-BUNDLE", 1)]),
    (b"safepassage bundle 1", [("L-BUNDLE", 1)]),
    (b"safepassage bundle 1\n", [("L-BUNDLE-END", 2)]),
    (b"safepassage bundle 1\nend\t0\t", [("L-BUNDLE-END", 2)]),
    (b"safepassage bundle 1\nend\t0\tx\n", [("L-BUNDLE-HASH", 2)]),
    (TEXT[:-1], [("L-BUNDLE-END", 6)]),
    (TEXT[:-80], [("L-BUNDLE-END", 5)]),
    (TEXT + b"\n", [("L-BUNDLE-END", 7)]),
    (TEXT + TEXT, [("L-BUNDLE-HASH", 12)]),
    (TEXT.replace(b"end\t4", b"end\t3"), [("L-BUNDLE-HASH", 6)]),
    (TEXT.replace(b"aleppo", b"alepqo"), [("L-BUNDLE-HASH", 6)]),
    (whole(b"entry\tx"), [("L-BUNDLE-LINE", 2)]),
    (whole(b"entry"), [("L-BUNDLE-LINE", 2)]),
    (whole(b"", b"sealed\tYQ==", b"other\ta\tb"), [("L-BUNDLE-LINE", 2), ("L-BUNDLE-LINE", 4)]),
    (whole(b"entry\t\xff\tx"), [("L-BUNDLE-LINE", 2)]),
    (
        whole(b"sealed\tYQ=", b"sealed\tYQ==\t", b"sealed\t\xff"),
        [("L-BUNDLE-LINE", n) for n in (2, 3, 4)],
    ),
    (whole(*[b""] * 100), [("L-BUNDLE-LINE", n) for n in range(2, 22)]),
]


@pytest.mark.parametrize(("text", "said"), WRONG)
def test_what_is_no_bundle_or_not_all_of_it(text: bytes, said: list[tuple[str, int]]) -> None:
    assert refused(text) == said


def test_of_the_entries_themselves_nothing_is_asked() -> None:
    assert read_bundle(whole(b"entry\t\tx\ty")).entries == (Signed("", b"x\ty"),)


@given(st.binary(max_size=200), st.booleans())
def test_any_bytes_are_a_bundle_or_refused(text: bytes, framed: bool) -> None:
    with suppress(Refused):
        read_bundle(whole(*text.split(b"\n")) if framed else text)


@given(st.integers(0, len(TEXT) - 1), st.integers(0, 255))
def test_a_changed_byte_is_found(at: int, byte: int) -> None:
    changed = TEXT[:at] + bytes([byte]) + TEXT[at + 1 :]
    if changed != TEXT:
        with pytest.raises(Refused):
            read_bundle(changed)


def test_a_bundle_of_nothing_but_ends_of_lines_fills_no_memory() -> None:
    text = whole(*[b""] * 1_000_000)
    tracemalloc.start()
    refused(text)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 10 * len(text)


def long_bundle() -> bytes:
    noise = hashlib.shake_256(b"noise").hexdigest(3000)
    return write_bundle(Bundle((), (noise,)))


def frames(text: bytes) -> list[Frame]:
    found = [read_frame(code) for code in frames_of(text)]
    assert None not in found
    return [frame for frame in found if frame is not None]


def test_codes_are_read_in_any_order_and_more_than_once() -> None:
    text = long_bundle()
    codes = frames(text)
    assert [(one.number, one.of) for one in codes] == [
        (n, len(codes)) for n in range(1, len(codes) + 1)
    ]
    assert len(codes) > 2
    assert {len(one.piece) for one in codes[:-1]} == {900}
    assert joined([*reversed(codes), *codes]) == text
    assert joined(frames(TEXT)) == TEXT
    assert missing(codes[1:2]) == tuple(n for n in range(1, len(codes) + 1) if n != 2)
    assert missing([]) == ()


def test_a_code_holds_what_the_page_says() -> None:
    (code,) = frames_of(b"safepassage")
    head, piece = code[:25], code[25:]
    name = hashlib.sha256(b"safepassage").hexdigest()[:16].upper()
    assert head == f"SP1:{name}:1:1:"
    assert set(code) <= set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:")
    found = read_frame(code)
    assert found is not None
    assert zlib.decompress(found.piece) == b"safepassage"
    assert len(piece) == len(found.piece) * 3 // 2 + len(found.piece) % 2


def test_base45_is_that_of_rfc_9285() -> None:
    for plain, letters in (
        (b"AB", "BB8"),
        (b"Hello!!", "%69 VD92EX0"),
        (b"base-45", "UJCLQE7W581"),
    ):
        assert room._base45(plain) == letters
        assert room._unbase45(letters) == plain


HEAD = "SP1:0123456789ABCDEF:"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "hello",
        HEAD + "1:1:",
        HEAD + "1:1:0",
        HEAD + "1:1:0000",
        HEAD + "1:1:::",
        HEAD + "1:1:GGX",
        HEAD + "1:1:5U/",
        HEAD + "1:1:abc",
        HEAD + "1:1:00\n",
        HEAD + "1:1:0é",
        HEAD + "0:1:000",
        HEAD + "2:1:000",
        HEAD + "01:1:000",
        HEAD + "1:100000:000",
        HEAD.lower() + "1:1:000",
        HEAD + "1:1:" + "0" * 1353,
        "SP2" + HEAD[3:] + "1:1:000",
    ],
)
def test_what_is_no_code_of_ours_or_torn(text: str) -> None:
    assert read_frame(text) is None


def test_a_code_at_its_limits_is_read() -> None:
    assert read_frame(HEAD + "1:1:00") == Frame("0123456789ABCDEF", 1, 1, b"\0")
    assert read_frame(HEAD + "99999:99999:FGW") == Frame(
        "0123456789ABCDEF", 99999, 99999, b"\xff\xff"
    )
    longest = read_frame(HEAD + "1:1:" + "0" * 1350)
    assert longest is not None
    assert len(longest.piece) == 900


def why(*codes: Frame) -> tuple[str, dict[str, int | str]]:
    with pytest.raises(Refused) as error:
        joined(codes)
    (notice,) = error.value.notices
    return notice.code, dict(notice.numbers)


def test_codes_that_make_no_bundle() -> None:
    codes = frames(long_bundle())
    assert why() == ("L-FRAMES-MIXED", {"number": 0})
    assert why(codes[0], frames(TEXT)[0]._replace(number=2))[0] == "L-FRAMES-MIXED"
    assert why(codes[0], codes[2]) == (
        "L-FRAMES-MISSING",
        {
            "value": ", ".join(str(n) for n in range(2, len(codes) + 1) if n != 3),
            "number": len(codes) - 2,
        },
    )
    torn = codes[0]._replace(piece=b"x" * 900)
    assert why(torn, *codes[1:])[0] == "L-FRAMES-TORN"
    another = codes[0].bundle[::-1]
    assert why(*(code._replace(bundle=another) for code in codes))[0] == "L-FRAMES-TORN"
    cut = codes[-1]._replace(piece=codes[-1].piece[:-8])
    assert why(*codes[:-1], cut)[0] == "L-FRAMES-TORN"


def test_of_a_hundred_thousand_missing_codes_a_few_are_named() -> None:
    code, numbers = why(Frame("0" * 16, 99_999, 99_999, b""))
    assert code == "L-FRAMES-MISSING"
    assert str(numbers["value"]).startswith("1, 2, 3")
    assert str(numbers["value"]).endswith(", 39, 40, …")
    assert numbers["number"] == 99_998


def test_a_bundle_that_swells_to_fill_the_memory_is_torn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "MOST_BYTES", 1_000_000)
    bomb = b"0" * 50_000_000
    packed = zlib.compress(bomb, 9)
    name = hashlib.sha256(bomb).hexdigest()[:16].upper()
    pieces = [packed[at : at + 900] for at in range(0, len(packed), 900)]
    codes = [Frame(name, n, len(pieces), piece) for n, piece in enumerate(pieces, start=1)]
    del bomb
    begin = time.process_time()
    tracemalloc.start()
    assert why(*codes)[0] == "L-FRAMES-TORN"
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 5_000_000
    assert time.process_time() - begin < 2
    with pytest.raises(Refused, match="L-FRAMES-LARGE"):
        frames_of(b"0" * 1_000_001)
    largest = b"0" * 1_000_000
    assert joined(frames(largest)) == largest


@given(st.text(max_size=60))
def test_any_text_is_a_code_or_none(text: str) -> None:
    read_frame(text)
    read_frame(HEAD + "1:1:" + text)


@given(
    st.lists(
        st.builds(
            Frame,
            st.sampled_from("AB"),
            st.integers(1, 3),
            st.integers(1, 3),
            st.binary(max_size=9),
        )
    )
)
def test_any_codes_are_a_bundle_or_refused(codes: list[Frame]) -> None:
    with suppress(Refused):
        joined(codes)
