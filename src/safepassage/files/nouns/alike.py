"""Ids that a person would take for each other: other capitals or digits, or look-alike letters."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

_LOOK_ALIKE = {
    **dict(zip(map(ord, "АВЕКМНОРСТУХІЈЅ"), "ABEKMHOPCTYXIJS", strict=True)),
    **dict(zip(map(ord, "авекмнорстухіјѕ"), "abekmhopctyxijs", strict=True)),
    **dict(zip(map(ord, "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ"), "ABEZHIKMNOPTYX", strict=True)),
    **dict(zip(map(ord, "ονρ"), "ovp", strict=True)),
    **dict.fromkeys(map(ord, "أإآٱ"), "ا"),
    **dict(zip(map(ord, "ىیکةہھ"), "ييكههه", strict=True)),
    **dict.fromkeys(map(ord, "‐‑‒–—−ـ_"), "-"),
}


def looks(id: str) -> str:
    """What an id looks like: equal for ids that a person would take for each other."""
    if id.isascii():
        return id.casefold().replace("_", "-")
    letters = unicodedata.normalize("NFKD", unicodedata.normalize("NFC", id).translate(_LOOK_ALIKE))
    plain = "".join(_digit(letter) for letter in letters if not unicodedata.combining(letter))
    return plain.translate(_LOOK_ALIKE).casefold()


def alike(ids: Iterable[str]) -> list[tuple[str, str]]:
    """Pairs of different ids that look alike: an earlier one, and the later one."""
    first: dict[str, str] = {}
    pairs = []
    for id in ids:
        earlier = first.setdefault(looks(id), id)
        if earlier != id:
            pairs.append((earlier, id))
    return pairs


def _digit(letter: str) -> str:
    return str(unicodedata.digit(letter)) if letter.isdecimal() else letter
