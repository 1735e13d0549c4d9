"""Text files from spreadsheets that do not write UTF-8."""

from __future__ import annotations

import pytest

from safepassage.files.tables.encoding import UnknownEncodingError, decode

ARABIC = "id,name_ar\nschool,مدرسة الأمل، الطابق ٢\n"
FRENCH = "id;name_en\necole;École de l’été «Hôpital»\n"


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("text", [ARABIC, FRENCH])
def test_unicode_is_certain(text: str, codec: str) -> None:
    assert decode(text.encode(codec)) == (text, False)


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
def test_wide_letters_without_a_mark_are_recognised(codec: str) -> None:
    assert decode(FRENCH.encode(codec)) == (FRENCH, True)


def test_arabic_windows_is_recognised_by_its_letters() -> None:
    text = ARABIC.replace("٢", "2")
    assert decode(text.encode("windows-1256")) == (text, True)


def test_french_windows_is_recognised_too() -> None:
    text = FRENCH.replace("É", "é")
    assert decode(text.encode("windows-1252")) == (text, True)


@pytest.mark.parametrize("word", ["Mädchen", "niño", "Łódź"])
def test_what_is_not_clear_is_not_guessed(word: str) -> None:
    codec = "windows-1250" if word == "Łódź" else "windows-1252"
    with pytest.raises(UnknownEncodingError) as caught:
        decode(f"id,name_en\nschool,\nx,{word}\n".encode(codec))
    assert caught.value.line == 3


def test_half_a_wide_letter_is_no_text() -> None:
    with pytest.raises(UnknownEncodingError):
        decode("مدرسة".encode("utf-16")[:-1])
