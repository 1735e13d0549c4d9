"""An index of names in memory: words, who has them, and which words are like a word asked for.

It is built when names are unlocked, and never written. People are numbers here, in the order in
which they were put in.
"""

from __future__ import annotations

import math
from array import array
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from safepassage.vault.search.likeness import likeness
from safepassage.vault.search.sounds import skeletons, sound
from safepassage.vault.search.words import words

LEAST = 0.68
"""Likeness below which two words, or what is asked and somebody's names, are not alike."""

_NEARLY = 0.995
"""The most that words can be alike which are not written alike."""

_FIRST = 0.004
"""What it counts among equals that a name begins with the word asked for first."""

_EXTRA = 0.0001
"""What each word counts among equals: whose names are few is named the more fully."""

_BONES = "bcdfghjklmnrstxzDST"
"""Every consonant of :mod:`sounds`."""


@dataclass(frozen=True, slots=True)
class Hit:
    """Somebody found: the number in the index, and how alike, from 0 to 1."""

    person: int
    likeness: float


class Index:
    """Words of names, and who has them."""

    def __init__(self) -> None:
        self._number: dict[str, int] = {}
        self._sounds: list[str] = []
        self._having: list[array[int]] = []
        self._beginning: list[array[int]] = []
        self._by_skeleton: defaultdict[str, list[int]] = defaultdict(list)
        self._lengths = array("I")

    def __len__(self) -> int:
        return len(self._lengths)

    def add(self, names: Iterable[str], also: str = "") -> int:
        """Puts somebody in under these names and ``also`` (the father's); the person's number."""
        person = len(self)
        own = [[self._known(word) for word in words(name)] for name in names]
        further = [self._known(word) for word in words(also)]
        for number in {name[0] for name in own if name}:
            self._beginning[number].append(person)
        every = {number for name in [*own, further] for number in name}
        for number in every:
            self._having[number].append(person)
        self._lengths.append(sum(map(len, own)))
        return person

    def find(self, asked: str, most: int) -> tuple[list[Hit], int]:
        """The most alike, best first, and how many in all are alike at least as :data:`LEAST`."""
        wanted = [self._like(word) for word in dict.fromkeys(words(asked))]
        if not wanted:
            return [], 0
        weights = [self._weight(like) for like in wanted]
        score = np.zeros(len(self))
        for like, weight in zip(wanted, weights, strict=True):
            score += weight / sum(weights) * self._spread(like, self._having)
        alike = np.flatnonzero(score >= LEAST)
        rank = score + _FIRST * self._spread(wanted[0], self._beginning)
        rank -= _EXTRA * np.frombuffer(self._lengths, dtype=np.uint32)
        best = alike[np.argsort(-rank[alike], kind="stable")[:most]]
        return [Hit(int(at), min(1.0, float(score[at]))) for at in best], len(alike)

    def _known(self, word: str) -> int:
        """The number of a word, which is made known where it is new."""
        number = self._number.get(word)
        if number is None:
            number = self._number[word] = len(self._sounds)
            heard = sound(word)
            self._sounds.append(heard)
            self._having.append(array("I"))
            self._beginning.append(array("I"))
            for bones in skeletons(heard):
                self._by_skeleton[bones].append(number)
        return number

    def _like(self, word: str) -> dict[int, float]:
        """Known words that are like this one, and how much."""
        heard = sound(word)
        near = {
            number
            for bones in skeletons(heard)
            for other in _around(bones)
            for number in self._by_skeleton.get(other, ())
        }
        found = {}
        for number in near:
            alike = min(_NEARLY, likeness(heard, self._sounds[number]))
            if alike >= LEAST:
                found[number] = alike
        if word in self._number:
            found[self._number[word]] = 1.0
        return found

    def _weight(self, like: dict[int, float]) -> float:
        """How much a word tells: the fewer have it, the more."""
        having = sum(len(self._having[number]) for number in like)
        return math.log(2 + len(self) / (1 + having))

    def _spread(self, like: dict[int, float], people: list[array[int]]) -> np.ndarray:
        """For each person, how alike the most alike of the words is that the person has."""
        found = np.zeros(len(self))
        for number, alike in sorted(like.items(), key=lambda each: each[1]):
            found[np.frombuffer(people[number], dtype=np.uint32)] = alike
        return found


def alike(one: str, other: str) -> float:
    """How alike the first words of two names are, from 0 to 1; 1 where one has no words."""
    heard = [sound(word) for name in (one, other) for word in words(name)[:1]]
    return likeness(*heard) if len(heard) == 2 else 1.0


def _around(bones: str) -> set[str]:
    """A skeleton, and all that one slip makes of it; short ones have too many neighbours."""
    found = {bones}
    if len(bones) < 2:
        return found
    for at in range(len(bones) + 1):
        head, tail = bones[:at], bones[at:]
        found.add(head + tail[1:])
        found.update(head + bone + tail for bone in _BONES)
        if len(bones) > 2:
            found.update(head + bone + tail[1:] for bone in _BONES)
    return found
