"""How a word sounds, in one small alphabet for both scripts, and its skeleton of consonants.

Arabic script leaves out what Latin letters write (short vowels), and Latin letters confuse what
Arabic tells apart (س and ص). So words are compared by sounds, and found by skeletons: consonants
without h at the end, without glides (w, y) and vowels.

Sounds: vowels ``a i u``; consonants ``b f h j k l m n r s t d z g``; ``S`` for ش, ``x`` for خ,
``T`` for ث, ``D`` for ذ ض ظ, ``c`` for a Latin c, which may be k, s or j.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import product

from safepassage.vault.search.words import is_arabic

_ARABIC = str.maketrans(
    {
        **dict.fromkeys("ا", "a"),
        **dict.fromkeys("و", "u"),
        **dict.fromkeys("ي", "i"),
        **dict.fromkeys("ع", ""),
        **dict.fromkeys("بپ", "b"),
        **dict.fromkeys("تط", "t"),
        **dict.fromkeys("ث", "T"),
        **dict.fromkeys("جچ", "j"),
        **dict.fromkeys("حه", "h"),
        **dict.fromkeys("خ", "x"),
        **dict.fromkeys("د", "d"),
        **dict.fromkeys("ذضظ", "D"),
        **dict.fromkeys("زژ", "z"),
        **dict.fromkeys("سص", "s"),
        **dict.fromkeys("ش", "S"),
        **dict.fromkeys("غگ", "g"),
        **dict.fromkeys("فڤ", "f"),
        **dict.fromkeys("قك", "k"),
        "ر": "r",
        "ل": "l",
        "م": "m",
        "ن": "n",
    }
)

_LATIN = (
    ("x", "ks"),
    ("tch", "S"),
    ("sch", "S"),
    ("ch", "S"),
    ("sh", "S"),
    ("kh", "x"),
    ("gh", "g"),
    ("th", "T"),
    ("dh", "D"),
    ("dj", "j"),
    ("ph", "f"),
    ("ck", "k"),
    ("ou", "u"),
    ("oo", "u"),
    ("ee", "i"),
    ("ie", "i"),
    ("7", "h"),
    ("5", "x"),
    ("6", "t"),
    ("9", "s"),
    ("8", "k"),
    ("3", ""),
    ("2", ""),
)
"""From left to right; the digits stand for letters in chat messages."""

_LATIN_LETTERS = str.maketrans(
    {"e": "a", "o": "u", "w": "u", "y": "i", "q": "k", "p": "b", "v": "f"}
)

_MAY_BE = {
    "T": ("t", "s", "d"),
    "D": ("d", "z"),
    "S": ("S", "sh"),
    "j": ("j", "g"),
    "g": ("g", "j", "k"),
    "x": ("x", "k", "h"),
    "c": ("k", "s", "j"),
}
"""What some sounds are in other spellings; the skeleton has each of them."""

_MOST_SKELETONS = 12

_DOUBLED = re.compile(r"(.)\1+")
_WEAK = re.compile(r"[aiu]")


@lru_cache(maxsize=65536)
def sound(word: str) -> str:
    """The sounds of a word of :func:`words.words`, doubled ones once."""
    if is_arabic(word):
        heard = word.translate(_ARABIC)
    else:
        heard = word
        if not word.isdigit():
            for letters, one in _LATIN:
                heard = heard.replace(letters, one)
        heard = heard.translate(_LATIN_LETTERS)
    return _DOUBLED.sub(r"\1", heard)


def skeletons(heard: str) -> frozenset[str]:
    """The consonants of these sounds, in every way in which they may be written.

    A final h is left out, with and without: the ending ه, ة or ah may be written or not.
    """
    bones = _WEAK.sub("", heard)
    ways = product(*(_MAY_BE.get(bone, (bone,)) for bone in bones))
    found = {"".join(way) for way, _ in zip(ways, range(_MOST_SKELETONS), strict=False)}
    return frozenset(found | {bones.removesuffix("h") for bones in found})
