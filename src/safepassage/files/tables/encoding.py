"""Bytes of a text file as text: UTF-8, or what spreadsheets write where they do not write UTF-8."""

from __future__ import annotations

import codecs
import re

_BEYOND_ARABIC = frozenset("àâçèéêëîïôùûüŒœ،؛؟«»‘’“”–—…•\u00a0\u200c\u200d\u200e\u200f×÷°²³½")
"""What windows-1256 holds besides Arabic letters that people write in names."""


_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_ARABIC = "[\u0620-\u06ff]"
_LATIN = "[A-Za-z\u00c0-\u017f]"
_MIXED = re.compile(f"{_LATIN}{_ARABIC}|{_ARABIC}{_LATIN}")


class UnknownEncodingError(ValueError):
    """Bytes that are neither Unicode nor clearly windows-1256; ``line`` is the first bad line."""

    def __init__(self, line: int) -> None:
        super().__init__(f"line {line}")
        self.line = line


def decode(data: bytes) -> tuple[str, bool]:
    """The text, and whether its encoding had to be recognised from the letters.

    Raises :class:`UnknownEncodingError` where no encoding fits clearly.
    """
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _utf16(data, "utf-16"), False
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        wide = _wide(data)
        if wide:
            return _utf16(data, wide), True
        arabic = _windows_1256(data)
        if arabic is None:
            raise UnknownEncodingError(data.count(b"\n", 0, error.start) + 1) from None
        return arabic, True
    if "\0" in text and (wide := _wide(data)):
        return _utf16(data, wide), True
    return text, False


def _utf16(data: bytes, codec: str) -> str:
    try:
        return data.decode(codec)
    except UnicodeDecodeError as error:
        raise UnknownEncodingError(1 + data.count(b"\n", 0, error.start)) from None


def _wide(data: bytes) -> str | None:
    """UTF-16 without its mark, recognised by the zero bytes of delimiters and line ends."""
    sample = data[:4096]
    if sample[1::2].count(0) * 4 > len(sample[1::2]):
        return "utf-16-le"
    if sample[0::2].count(0) * 4 > len(sample[0::2]):
        return "utf-16-be"
    return None


def _windows_1256(data: bytes) -> str | None:
    """The text where it is clearly Arabic or French in windows-1256, else None.

    An Arabic letter within a word of Latin letters means that the bytes meant something else
    ("M\u00e4dchen" in another encoding): then nothing is guessed.
    """
    text = data.decode("windows-1256")
    foreign = {
        letter
        for letter in set(text)
        if letter > "\x7f" and not "\u0620" <= letter <= "\u06ff" and letter not in _BEYOND_ARABIC
    }
    return None if foreign or _CONTROLS.search(text) or _MIXED.search(text) else text
