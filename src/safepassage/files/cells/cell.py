"""What every sort of cell is: text in, value out, and back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol, TypeVar

from safepassage.files.cells.clock import Clock

Value = TypeVar("Value", covariant=True)

SHOWN = 60
"""How many letters of a bad value a notice shows."""

INVISIBLE = dict.fromkeys(
    [0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFEFF]
)
"""Marks of writing direction, which pasting leaves in cells: nothing in an id or a number."""


class BadCellError(Exception):
    """Text that is no value of this sort. ``code`` and ``numbers`` are those of the notice."""

    def __init__(self, code: str, **numbers: int | str) -> None:
        super().__init__(code)
        self.code = code
        self.numbers = numbers


class DoubtfulCellError(BadCellError):
    """Text that can be read, as ``value``, but at which somebody should look."""

    def __init__(self, value: int, code: str, **numbers: int | str) -> None:
        super().__init__(code, **numbers)
        self.value = value


@dataclass(slots=True)
class Surroundings:
    """What a cell's meaning depends on besides its text.

    ``unit`` is the unit in the column's heading ("" where it has none). ``decimal_mark`` finds out
    which mark the table's other numbers use before decimals: ".", "," or "" (no telling).
    """

    clock: Clock
    unit: str = ""
    decimal_mark: Callable[[], str] = lambda: ""


class Cell(Protocol[Value]):
    """One sort of value."""

    @property
    def units(self) -> tuple[str, ...]:
        """The units that the column's heading may name; none for values without a unit."""
        ...

    def read(self, text: str, around: Surroundings) -> Value:
        """The value; ``text`` is stripped and not empty. Raises :class:`BadCellError`."""
        ...


def shown(text: str) -> str:
    """A bad value as notices quote it: short, and without what cannot be printed."""
    text = "".join(letter if letter.isprintable() else "\ufffd" for letter in text[: SHOWN + 1])
    return text if len(text) <= SHOWN else text[:SHOWN] + "…"


def closest(word: str, known: Callable[[], list[str]] | list[str]) -> str:
    """The known word that was probably meant, or ""."""
    from difflib import get_close_matches

    words = known() if callable(known) else known
    folded = {candidate.casefold(): candidate for candidate in reversed(words)}
    found = get_close_matches(word[:SHOWN].casefold(), folded, n=1, cutoff=0.6)
    return folded[found[0]] if found else ""
