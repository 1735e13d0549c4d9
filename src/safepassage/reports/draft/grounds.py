"""What each row of a draft rests on: somebody's words, or an assumption that is marked as one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from safepassage.reports.beside import Teller


@dataclass(frozen=True, slots=True)
class Ground:
    """The row ``row`` of ``table`` (its first, where there are many) stands on these words.

    ``chosen`` is the statement whose figure stands there; ``others`` tell of the same.
    """

    table: str
    row: str
    chosen: Teller
    others: tuple[Teller, ...] = ()


@dataclass(frozen=True, slots=True)
class Assumed:
    """The row stands on nobody's words. ``what`` is the end of the sentence's id in the catalogue
    ``reports``, after ``assumed-``.
    """

    table: str
    row: str
    what: str
    numbers: Mapping[str, int | str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Question:
    """What only a person can say. ``what`` is the end of the sentence's id after ``question-``."""

    what: str
    numbers: Mapping[str, int | str] = field(default_factory=dict)
    tellers: tuple[Teller, ...] = ()
