from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safepassage.reports.texts.encoding import decode

ARABIC = "غادرت عشرون حافلة حي الوعر في حمص باتجاه إدلب، وقال المحافظ إن العملية مستمرة."
FRENCH = "Les évacués ont été conduits à l’hôpital, a déclaré la préfète."


@pytest.mark.parametrize(
    "codec",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "windows-1256"],
)
def test_arabic_is_read_in_whatever_it_was_saved(codec: str) -> None:
    data = ARABIC.encode(codec)
    assert decode(data) == ARABIC
    assert decode(data, declared="iso-8859-1") == ARABIC


@pytest.mark.parametrize("codec", ["iso8859-6", "cp720"])
def test_arabic_of_unix_and_of_dos(codec: str) -> None:
    text = ARABIC.replace("،", ",")
    assert decode(text.encode(codec)) == text


def test_a_western_text_is_no_arabic() -> None:
    assert decode(FRENCH.encode("cp1252")) == FRENCH
    assert decode(FRENCH.encode("cp1252"), declared="windows-1252") == FRENCH


def test_utf8_with_a_few_broken_bytes_stays_utf8() -> None:
    data = bytearray((ARABIC * 20).encode())
    data[100:101] = b""
    text = decode(bytes(data))
    assert text is not None
    assert text.startswith(ARABIC[:40])
    assert text.endswith(ARABIC)


def test_what_is_no_text_is_said_to_be_none() -> None:
    assert decode(bytes(range(256)) * 4) is None


@given(st.binary(max_size=400), st.none() | st.sampled_from(["utf-8", "utf-7", "nonsense", "hex"]))
def test_any_bytes_are_text_or_none(data: bytes, declared: str | None) -> None:
    assert decode(data, declared) is None or isinstance(decode(data, declared), str)


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\0")))
def test_utf8_is_always_read_as_it_stands(text: str) -> None:
    if not text.startswith("\ufeff"):
        assert decode(text.encode()) == text
