"""Arabic letters as people type them: one form for what is the same letter in different dress."""

from __future__ import annotations

import re
import unicodedata

_DRESSED = str.maketrans(
    {
        **dict.fromkeys("أإآٱٲٳٵ", "ا"),
        **dict.fromkeys("ؤۆۇۈۋ", "و"),
        **dict.fromkeys("ئىیېۍێےۓ", "ي"),
        **dict.fromkeys("ةۀہەۃھە", "ه"),
        **dict.fromkeys("کڪګ", "ك"),
        **dict.fromkeys("ڕڒ", "ر"),
        "ڵ": "ل",
        "ء": "",
        "ـ": "",
        "ٔ": "",
    }
)
"""Alef forms, seats of hamza, ya and alef maqsura, ta marbuta and ha, Persian and Kurdish forms."""

_MARKS = re.compile(
    "[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)
"""Vowel signs, and what only steers how text is shown."""

LETTER = re.compile("[\u0621-\u063a\u0641-\u064a\u066e-\u06d3]")
"""A letter of the Arabic script, in any language that is written in it."""

_NO_ARTICLE = {"الياس", "الهام", "الين", "الفت", "الماس", "اليسا", "اليسار", "السا", "الان"}
"""Names that begin as if with an article, as they stand without hamza."""


def digits(text: str) -> str:
    """The same with the digits 0-9 for those of any script."""
    if not any(map(str.isdigit, text)):
        return text
    return "".join(
        str(unicodedata.digit(sign)) if sign.isdigit() and not sign.isascii() else sign
        for sign in text
    )


def unmarked(text: str) -> str:
    """The same without marks."""
    return text if text.isascii() else _MARKS.sub("", text)


def plain(word: str) -> str:
    """A word, unmarked, with each letter in its one form."""
    return word.translate(_DRESSED)


def without_article(word: str) -> str:
    """A plain word without the article, where it has one and enough is left."""
    begins = word.startswith("ال") and len(word) > 4
    return word[2:] if begins and word not in _NO_ARTICLE else word
