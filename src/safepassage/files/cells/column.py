"""A table's columns, declared once: for reading, for writing and for complaining."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from safepassage.files.cells.cell import Cell
from safepassage.files.cells.words import Id, Text

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
D = TypeVar("D")


@dataclass(frozen=True, slots=True, eq=False)
class Column(Generic[T_co]):
    """One column. ``name`` is without the unit; ``default`` is what an empty cell means."""

    name: str
    cell: Cell[T_co]
    required: bool
    default: T_co | None = None

    @property
    def headings(self) -> tuple[str, ...]:
        """How the column may be headed: its name, or the name with each of its units."""
        if not self.cell.units:
            return (self.name,)
        return tuple(f"{self.name}_{unit}" for unit in self.cell.units)


def required(name: str, cell: Cell[T]) -> Column[T]:
    """A column that must be there, with something in every row."""
    return Column(name, cell, True)


def optional(name: str, cell: Cell[T], default: D) -> Column[T | D]:
    """A column that may be missing or empty: then the value is ``default``."""
    return Column(name, cell, False, default)


@dataclass(frozen=True, slots=True, eq=False)
class Spec:
    """A table: its name, whether a scenario must have it, and its columns."""

    name: str
    required: bool
    columns: tuple[Column[object], ...]


ID = required("id", Id())
NAME_EN = optional("name_en", Text(), "")
NAME_AR = optional("name_ar", Text(), "")
NAMED = (ID, NAME_EN, NAME_AR)
"""The columns of every table whose rows have an id."""
