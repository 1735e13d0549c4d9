"""Text as words: where each stands, and how it is spelled once spelling is unified.

Arabic is written with and without vowel signs, with and without hamzas, stretched by tatweel, in
presentation forms out of old documents, with Eastern, Persian or Western digits. What is compared
is a normal form; what is quoted is always the text itself, by its offsets.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

Senses = dict[str, tuple[str, str]]
"""What a word can mean: topic of the lexicon → (sense, form)."""

NO_SENSES: Senses = {}

_ARABIC = (
    "\\u0621-\\u063a\\u0640-\\u065f\\u0670-\\u06d3\\u06d5-\\u06ed\\u06fa-\\u06ff"
    "\\u0610-\\u061a\\u200c\\u200d\\ufb50-\\ufdff\\ufe70-\\ufefc"
)
_DIGITS = "0-9٠-٩۰-۹"
_LATIN = "A-Za-zÀ-ÖØ-öø-ɏ"

_TOKEN = re.compile(
    rf"(?P<break>\n\s*|\r\s*)"
    rf"|(?P<number>[{_DIGITS}]+(?:[.,٬،’'\u00a0\u202f][{_DIGITS}]{{3}}(?![{_DIGITS}]))*"
    rf"(?:[.,٫][{_DIGITS}]+)?)"
    rf"|(?P<arabic>[{_ARABIC}]+)"
    rf"|(?P<latin>(?:[A-Za-z]\.){{2,}}|[{_LATIN}]+(?:['’\-–][{_LATIN}]+)*)"
    rf"|(?P<other>\w+)"
    r"|(?P<mark>[^\s\w\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff])"
)

_LONGEST = 60
"""No word of either language is longer; what is, is not looked at."""

_DROPPED = re.compile("[\\u0610-\\u061a\\u064b-\\u065f\\u0670\\u06d6-\\u06ed\\u0640\\u200c\\u200d]")
_UNIFIED = str.maketrans(
    {
        "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ی": "ي", "ئ": "ي", "ؤ": "و", "ة": "ه",
        "ک": "ك", "ھ": "ه", "ہ": "ه", "ە": "ه", "ء": "", "’": "'", "–": "-",
    }
)  # fmt: skip
_WESTERN = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹٫", "01234567890123456789.")


class Word:
    """A word, number or mark. ``text[start:end]`` is what is written, clitics included.

    `norm` is the spelling unified; `bare` the same without conjunction, preposition and article,
    which `conj`, `prep` and `definite` tell of. `number` is the value of digits. `senses` is what
    the lexicon knows of it.
    """

    __slots__ = (
        "bare", "capital", "conj", "definite", "end", "kind", "lead", "norm", "number", "prep",
        "raw", "senses", "start",
    )  # fmt: skip

    def __init__(self, start: int, end: int, kind: str, raw: str, norm: str) -> None:
        self.start = start
        self.end = end
        self.kind = kind
        self.raw = raw
        self.norm = norm
        self.bare = norm
        self.number: float | None = None
        self.conj = False
        self.prep = ""
        self.lead = 0
        """Code points that conjunction and preposition take at the start."""
        self.definite = False
        self.capital = False
        self.senses: Senses = NO_SENSES

    def has(self, topic: str) -> bool:
        """Whether the lexicon knows the word under this topic."""
        return topic in self.senses

    def sense(self, topic: str) -> str:
        """Its sense under a topic, or an empty text."""
        found = self.senses.get(topic)
        return found[0] if found else ""

    def form(self, topic: str) -> str:
        """Its form under a topic, or an empty text."""
        found = self.senses.get(topic)
        return found[1] if found else ""


@lru_cache(1 << 16)
def normal(word: str) -> str:
    """A word of either script in unified spelling."""
    if len(word) > _LONGEST:
        return ""
    if word.isascii():
        return word.lower()
    plain = unicodedata.normalize("NFKC", word)
    return _DROPPED.sub("", plain).translate(_UNIFIED).lower()


@lru_cache(1 << 12)
def number_of(digits: str) -> float | None:
    """The value of digits with separators; None if they are no number that can be counted by."""
    if len(digits) > _LONGEST:
        return None
    plain = digits.translate(_WESTERN)
    parts = re.split("[.,٬،’'\u00a0\u202f]", plain)
    if len(parts) > 1 and all(len(part) == 3 for part in parts[1:]) and 1 <= len(parts[0]) <= 3:
        return float("".join(parts)) if parts[0] != "0" else None
    try:
        return float(plain.replace(",", "."))
    except ValueError:
        return None


def words(text: str) -> Iterator[Word]:
    """Every word, number and mark of a text, and a ``break`` where lines end."""
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup or "mark"
        start, end = match.span()
        raw = match.group() if end - start <= _LONGEST else ""
        if kind == "arabic":
            norm = normal(raw)
            # A stroke or a vowel sign that stands alone is no word.
            yield Word(start, end, kind if norm else "other", raw, norm)
        elif kind == "latin":
            word = Word(start, end, kind, raw, normal(raw))
            word.capital = raw[:1].isupper()
            yield word
        elif kind == "number":
            word = Word(start, end, kind, raw, raw)
            word.number = number_of(raw)
            yield word
        elif kind == "break":
            yield Word(start, end, kind, "\n\n" if "\n" in raw[1:] else "\n", "")
        else:
            yield Word(start, end, kind, raw, raw)
