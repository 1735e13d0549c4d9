"""One form for all spellings of a name: of a place, of a source."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_MARKS = re.compile("[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0640]")
_LETTERS = str.maketrans(
    {
        **dict.fromkeys("أإآٱ", "ا"),
        **dict.fromkeys("ىیئ", "ي"),
        "ؤ": "و",
        "ة": "ه",
        "ک": "ك",
        "ء": "",
        **dict.fromkeys("'’‘`ʿʾʼ", ""),
    }
)
_ARTICLES = frozenset({"the", "al", "el", "as", "ash", "az", "ad", "ar", "an", "at"})
_ARTICLE = re.compile("^(?:ال)(?=\\w{2})")


@lru_cache(20_000)
def spelled(name: str) -> str:
    """The name without what spellings differ in: vowel marks, hamzas, articles, accents, capitals.

    >>> spelled("الأحياءِ الشَّرقيّة") == spelled("الاحياء الشرقيه")
    True
    """
    text = unicodedata.normalize("NFKC", name).casefold()
    text = _MARKS.sub("", text).translate(_LETTERS)
    text = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    words = re.findall(r"\w+", text.replace("_", " "))
    kept = [word for word in words if word not in _ARTICLES] or words
    return " ".join(_ARTICLE.sub("", word) for word in kept)
