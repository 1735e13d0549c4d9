"""A table: rows of cells with the file and the row that each complaint points at.

It does not matter from here on whether it came from a CSV file or from a sheet of a workbook.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from safepassage.notices import Notice

MOST_BYTES = 32 * 2**20
"""The largest table, in bytes as CSV, that is read."""

MOST_ROWS = 200_000
"""The longest table that is read, comments and blank lines counted; but see :func:`most_rows`."""

MOST_COLUMNS = 500
"""The widest table that is read."""


def most_rows(table: str) -> int:
    """How many rows a table may have: travel times go by pairs of points, so legs may have more."""
    return 5 * MOST_ROWS if table == "legs" else MOST_ROWS


class Exact(str):
    """A number as a machine wrote it: decimal point, no grouping, nothing to interpret."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of one table, as text.

    ``file`` is the file, or the workbook with the sheet, as a person knows it. ``numbers`` holds
    for each row its number as a spreadsheet counts, comments and blank lines included. In the
    scenario's settings each column is a line of its own: ``lines`` holds their numbers.
    """

    name: str
    file: str
    header: Sequence[str]
    rows: Sequence[Sequence[str]]
    numbers: Sequence[int] = ()
    header_number: int = 1
    lines: Mapping[str, int] | None = None


@dataclass(slots=True)
class Tables:
    """The tables of one scenario, by name, and what was wrong with the files themselves."""

    file: str
    by_name: dict[str, Table] = field(default_factory=dict)
    notices: list[Notice] = field(default_factory=list)
    broken: set[str] = field(default_factory=set)
    """Tables that are there but could not be read: not to be reported as missing too."""


FAILED_FORMULAS = ("#REF!", "#N/A", "#NAME?", "#VALUE!", "#DIV/0!", "#NUM!", "#NULL!")
"""What a spreadsheet shows where a formula failed."""


def is_comment(beginning: str) -> bool:
    """Whether a row that begins so is a comment: with ``#``, but with no failed formula."""
    return beginning.startswith("#") and not beginning.startswith(FAILED_FORMULAS)
