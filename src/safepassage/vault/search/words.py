"""A name as words: particles left out, compounds joined, each word in one spelling.

``عبد الرحمن``, ``عبدالرحمن`` and ``Abd el-Rahman``, ``Abdurrahman`` each become one word; so do
names with ``الدين``, ``الله`` and ``أبو``. Articles,
``بن`` and ``ibn`` say nothing and are left out.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from safepassage.vault.search import arabic

_SPLIT = re.compile(r"[^\w'’ʼʿʾ`]+|_", re.UNICODE)

_SKIPPED = frozenset(
    [
        "بن",
        "ابن",
        "بنت",
        "ال",
        "ibn",
        "bin",
        "bint",
        "ben",
        "bent",
        "ould",
        "wuld",
        "al",
        "el",
        "ul",
        "il",
        "the",
    ]
)

_DASHES = frozenset("-‐‑–—'’")

_ASSIMILATED = re.compile(r"(?:^|[\s])(?:a|e|u)(sh|ch|th|dh|[sdtnrzl])[-‐‑–—'’](?=\1)")
"""``ash-Shami``, ``ar-Rahman``: an article that has taken the next letter's sound."""

_SERVANT_AR = ("عبد",)
_FATHER_AR = ("ابو", "ابي", "ابا")
_MOTHER_AR = ("ام",)
_SERVANT = frozenset(
    [
        "abd",
        "abdal",
        "abdul",
        "abdel",
        "abdil",
        "abdou",
        "abdur",
        "abdus",
        "abdun",
        "abdar",
        "abder",
        "abdes",
        "abden",
        "abdul",
        "abdoul",
    ]
)
_PARENT = frozenset(["abu", "abou", "abo", "abi", "aba", "um", "umm", "oum", "omm", "om"])
_OF_FAITH = frozenset(
    [
        "din",
        "deen",
        "dine",
        "eddin",
        "eddine",
        "uddin",
        "addin",
        "aldin",
        "eldin",
        "aldeen",
        "eldeen",
        "uldin",
        "ddin",
        "edine",
        "adin",
        "eddeen",
        "uddeen",
    ]
)
_OF_GOD = frozenset(["allah", "ullah", "ellah", "lah", "alla"])

_JOINED_SERVANT = re.compile(
    r"(abd|aabd)(?:[aeiou]+)(?:l(?=[^aeiouyh]|[aeiou])|([b-df-hj-np-tv-z])(?=\2))?(?=\w{2})"
)
_JOINED_ARTICLE = re.compile(r"(?:al|el)(?=[b-df-hj-km-np-tv-z])")
_SHORTEST_WITH_ARTICLE = 6
"""Letters; shorter ones that begin so (Alma, Elham) have no article in them."""


def words(text: str) -> list[str]:
    """The words of a name, in order, in one spelling each."""
    return list(_words(text))


@lru_cache(maxsize=65536)
def _words(text: str) -> tuple[str, ...]:
    """Remembered: among half a million people few given names are new."""
    folded = arabic.digits(arabic.unmarked(unicodedata.normalize("NFKC", text))).casefold()
    folded = folded.replace("ı", "i")
    if not _DASHES.isdisjoint(folded):
        folded = _ASSIMILATED.sub(" ", folded)
    found = map(_one, _SPLIT.split(folded))
    return tuple(_joined([word for word in found if word]))


def is_arabic(word: str) -> bool:
    """Whether a word is written in the Arabic script."""
    return arabic.LETTER.search(word) is not None


@lru_cache(maxsize=65536)
def _one(part: str) -> str:
    if arabic.LETTER.search(part):
        return arabic.plain(part)
    special = part.replace("ş", "sh").replace("ß", "ss").replace("ç", "ch")
    bare = unicodedata.normalize("NFD", special)
    return "".join(sign for sign in bare if sign.isalnum() and unicodedata.category(sign) != "Lm")


def _joined(parts: list[str]) -> list[str]:
    found: list[str] = []
    head = ""
    for part in parts:
        if part in _SKIPPED:
            continue
        if head:
            found.append(head + _bare(part))
            head = ""
        elif part in _SERVANT or part in _SERVANT_AR:
            head = "عبد" if part in _SERVANT_AR else "abd"
        elif part in _PARENT or part in _FATHER_AR or part in _MOTHER_AR:
            head = part
        elif found and (part in _OF_FAITH or part == "الدين"):
            found[-1] += "دين" if part == "الدين" else "din"
        elif found and (part in _OF_GOD or part == "الله"):
            found[-1] += "له" if part == "الله" else "lah"
        else:
            found.append(_bare(part))
    return [*found, head] if head else found


@lru_cache(maxsize=65536)
def _bare(part: str) -> str:
    """One word without an article at its head or in its midst."""
    if part in _OF_GOD:
        return "lah"
    if is_arabic(part):
        if part == "الله":
            return "له"
        if part.startswith("عبدال") and len(part) > 6:
            return "عبد" + part[5:]
        for end in ("الدين", "الله"):
            if part.endswith(end) and len(part) > len(end) + 1:
                return part.removesuffix(end) + end[2:]
        return arabic.without_article(part)
    part = _JOINED_SERVANT.sub(r"\1", part, count=1) if part.startswith("abd") else part
    if len(part) >= _SHORTEST_WITH_ARTICLE:
        part = _JOINED_ARTICLE.sub("", part, count=1) if part[:2] in ("al", "el") else part
    return part
