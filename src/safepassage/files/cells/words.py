"""Cells that hold words: ids, lists of ids, names, choices, yes and no."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from safepassage.files.cells.cell import INVISIBLE, BadCellError, Surroundings, closest

LONGEST_ID = 100
"""Letters in an id."""

LONGEST_TEXT = 1000
"""Letters in a name."""

_SEPARATORS = re.compile(r"[\s,;،؛|]+")
"""What separates the ids of a list, and so cannot be part of one."""

Word = TypeVar("Word", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Id:
    """A short name without blanks, in any alphabet."""

    units: tuple[str, ...] = ()

    def read(self, text: str, around: Surroundings) -> str:
        """The id in composed form, without marks of direction."""
        if not text.isascii():
            text = unicodedata.normalize("NFC", text.translate(INVISIBLE))
        if not text.isprintable() or not text or text[0] == "#" or _SEPARATORS.search(text):
            raise BadCellError("F-ID")
        if len(text) > LONGEST_ID:
            raise BadCellError("F-LONG", most=LONGEST_ID)
        return text

    def write(self, value: str) -> str:
        """The id itself."""
        return value


@dataclass(frozen=True, slots=True)
class Reference(Id):
    """The id of something in another table; ``to`` names what (a table, or "point")."""

    to: str = ""


@dataclass(frozen=True, slots=True)
class References:
    """Ids separated by blanks or commas."""

    to: str
    units: tuple[str, ...] = ()

    def read(self, text: str, around: Surroundings) -> tuple[str, ...]:
        """The ids in their order, each once."""
        one = Id()
        ids = (one.read(word, around) for word in _SEPARATORS.split(text) if word)
        return tuple(dict.fromkeys(ids))

    def write(self, value: tuple[str, ...]) -> str:
        """The ids, separated by blanks."""
        return " ".join(value)


@dataclass(frozen=True, slots=True)
class Text:
    """A name in any alphabet, on one line."""

    units: tuple[str, ...] = ()

    def read(self, text: str, around: Surroundings) -> str:
        """The text; line breaks and runs of blanks within it are one blank."""
        if not text.isprintable() or "  " in text:
            text = " ".join(text.split())
            if any(unicodedata.category(letter) in ("Cc", "Cs", "Cn") for letter in text):
                raise BadCellError("F-TEXT")
        if len(text) > LONGEST_TEXT:
            raise BadCellError("F-LONG", most=LONGEST_TEXT)
        return text

    def write(self, value: str) -> str:
        """The text itself."""
        return value


@dataclass(frozen=True, slots=True)
class Choice(Generic[Word]):
    """One word out of a few."""

    words: type[Word]
    units: tuple[str, ...] = ()

    def read(self, text: str, around: Surroundings) -> Word:
        """The word, in capitals or not."""
        for word in self.words:
            if text.casefold() == word.value.casefold():
                return word
        raise not_among(text, [word.value for word in self.words])

    def write(self, value: Word) -> str:
        """The word itself."""
        return value.value


@dataclass(frozen=True, slots=True)
class Choices(Generic[Word]):
    """Several words out of a few, separated by blanks or commas."""

    words: type[Word]
    units: tuple[str, ...] = ()

    def read(self, text: str, around: Surroundings) -> frozenset[Word]:
        """The words, in no order."""
        one = Choice(self.words)
        return frozenset(one.read(word, around) for word in _SEPARATORS.split(text) if word)

    def write(self, value: frozenset[Word]) -> str:
        """The words in their usual order."""
        return " ".join(word.value for word in self.words if word in value)


@dataclass(frozen=True, slots=True)
class YesNo:
    """Yes or no, in either language."""

    units: tuple[str, ...] = ()

    def read(self, text: str, around: Surroundings) -> bool:
        """Whether it says yes."""
        word = text.translate(INVISIBLE).casefold()
        if word not in _YES_NO:
            raise BadCellError("F-YES-NO")
        return _YES_NO[word]

    def write(self, value: bool) -> str:
        """``yes`` or ``no``."""
        return "yes" if value else "no"


_YES_NO: Mapping[str, bool] = {
    **dict.fromkeys(("yes", "y", "true", "1", "نعم", "١", "x", "oui", "vrai"), True),
    **dict.fromkeys(("no", "n", "false", "0", "لا", "٠", "non", "faux"), False),
}


def not_among(text: str, words: list[str]) -> BadCellError:
    """The complaint about a word that is none of the few allowed ones."""
    suggestion = closest(text, words)
    return BadCellError(
        "F-CHOICE",
        allowed=", ".join(words),
        close="yes" if suggestion else "no",
        suggestion=suggestion,
    )
