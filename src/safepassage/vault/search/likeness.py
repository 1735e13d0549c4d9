"""How alike two words sound, from 0 to 1: an edit distance that knows which slips are common."""

from __future__ import annotations

from functools import lru_cache

_VOWELS = "aiu"
_ALIKE = {
    frozenset(pair)
    for pair in (
        "Tt",
        "Ts",
        "Td",
        "Dd",
        "Dz",
        "DT",
        "jg",
        "gk",
        "xk",
        "xh",
        "td",
        "sz",
        "Ss",
        "Sj",
        "ck",
        "cs",
        "cj",
    )
}
"""Consonants that one spelling has for another."""

_VOWEL = 0.12
"""A vowel that only one writes: the other leaves short vowels out."""

_OTHER_VOWEL = 0.2
"""Another vowel: less than to leave out the one and the other."""

_SLIP = 0.3
"""A consonant for one like it."""

_BREATH = 0.4
"""An h that only one writes."""


@lru_cache(maxsize=262144)
def likeness(one: str, other: str) -> float:
    """How alike two sounds of :func:`sounds.sound` are; 1 where they are the same."""
    if one == other:
        return 1.0
    whole = max(_weight(one), _weight(other))
    return max(0.0, 1 - _distance(one, other) / whole) if whole else 0.0


def _weight(heard: str) -> float:
    return sum(0.5 if sound in _VOWELS else 1.0 for sound in heard)


def _distance(one: str, other: str) -> float:
    """Wagner and Fischer's table, row by row."""
    row = [0.0]
    for sound in other:
        row.append(row[-1] + _alone(sound))
    for sound in one:
        before, row = row, [row[0] + _alone(sound)]
        for at, opposite in enumerate(other):
            row.append(
                min(
                    before[at] + _instead(sound, opposite),
                    before[at + 1] + _alone(sound),
                    row[at] + _alone(opposite),
                )
            )
    return row[-1]


def _alone(sound: str) -> float:
    if sound in _VOWELS:
        return _VOWEL
    return _BREATH if sound == "h" else 1.0


def _instead(one: str, other: str) -> float:
    if one == other:
        return 0.0
    if one in _VOWELS and other in _VOWELS:
        return _OTHER_VOWEL
    return _SLIP if frozenset((one, other)) in _ALIKE else 1.2
