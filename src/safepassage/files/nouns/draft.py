"""A scenario while it is being read: the rows of all its tables, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from safepassage.files.cells.cell import closest, shown
from safepassage.files.cells.clock import Clock
from safepassage.files.cells.column import ID, NAME_AR, NAME_EN, Column, Spec
from safepassage.files.cells.words import Reference, References
from safepassage.files.tables.complaints import MOST_ALIKE, Complaints
from safepassage.files.tables.rows import MOST_FAULTS, Row, Rows
from safepassage.model import Name
from safepassage.notices import Where

T = TypeVar("T")

ROLE_SORTS = ("assemblies", "receptions", "handovers", "depots")
"""Sorts of places: those with a role."""


@dataclass(slots=True)
class Draft:
    """The rows by table, the ids by what they name, and the clock.

    ``ids`` maps a sort of thing ("zones", "points", "profiles", …) to its ids, each with the place
    where it stands. ``unknowable`` are sorts whose table could not be read, of which nothing can
    be said to be misspelt.
    """

    tables: Mapping[str, Rows]
    clock: Clock
    complaints: Complaints
    ids: dict[str, dict[str, Where]] = field(default_factory=dict)
    unknowable: set[str] = field(default_factory=set)
    _suggested: dict[tuple[str, str], str] = field(default_factory=dict)

    def rows(self, spec: Spec) -> Rows:
        """The rows of a table; none where it is missing."""
        return self.tables[spec.name]

    def register(self, sort: str, rows: Rows, ids: Sequence[str]) -> None:
        """Remember the ids that a table gives to a sort of thing; complains of those given twice.

        Bad rows count where their id is good, lest one fault bring others in its train.
        """
        known = self.ids.setdefault(sort, {})
        for index, id in enumerate(ids):
            if not id or not isinstance(id, str):
                continue
            where = rows.where(index, ID)
            if id not in known:
                known[id] = where
                continue
            first = known[id]
            self.complaints.stop(
                "F-ID-TWICE", where, value=shown(id), file=first.file or "", row=str(first.row)
            )

    def check_references(self) -> None:
        """Complains of every id that names nothing, with the id that was probably meant."""
        for rows in self.tables.values():
            for column in rows.spec.columns:
                cell = column.cell
                if not rows.has(column) or not isinstance(cell, (Reference, References)):
                    continue
                if cell.to in self.unknowable or not cell.to:
                    continue
                self._check_column(rows, column, cell.to)

    def _check_column(self, rows: Rows, column: Column[object], sort: str) -> None:
        known = self.ids.get(sort, {})
        faults = 0
        for index, value in enumerate(rows.values[column.name]):
            ids = value if isinstance(value, tuple) else (value,)
            for id in ids:
                if isinstance(id, str) and id and id not in known:
                    rows.bad.add(index)
                    faults += 1
                    if faults <= MOST_FAULTS:
                        self.unknown(rows.where(index, column), id, sort)

    def unknown(self, where: Where, id: str, sort: str) -> None:
        """Complain of an id that names nothing of its sort, or a place without the role."""
        if sort in ROLE_SORTS and id in self.ids["places"]:
            self.complaints.stop("F-ROLE", where, value=shown(id), sort=sort)
            return
        suggestion = self.suggestion(id, sort)
        self.complaints.stop(
            "F-UNKNOWN-ID",
            where,
            value=shown(id),
            sort=sort,
            close="yes" if suggestion else "no",
            suggestion=suggestion,
        )

    def suggestion(self, id: str, sort: str) -> str:
        """The id that was probably meant, or ""; looked for only as often as it is shown."""
        key = (sort, id)
        if key not in self._suggested:
            enough = len(self._suggested) > 4 * MOST_ALIKE
            self._suggested[key] = "" if enough else closest(id, list(self.ids.get(sort, {})))
        return self._suggested[key]

    def knows(self, sort: str, id: str) -> bool:
        """Whether the id names something of this sort."""
        return id in self.ids.get(sort, {})


def name_of(row: Row) -> Name:
    """The name in both languages."""
    return Name(ar=row[NAME_AR], en=row[NAME_EN])


Record = Mapping[Column[object], object]
"""What one row of a table to be written says, by column; what is left out is the default."""


def named(id: str, name: Name) -> dict[Column[object], object]:
    """The record's part that every table with an id has."""
    return {ID: id, NAME_EN: name.en, NAME_AR: name.ar}


def grouped(rows: Iterator[Row], column: Column[str]) -> dict[str, list[Row]]:
    """Rows by what they belong to, in their order."""
    groups: dict[str, list[Row]] = {}
    for row in rows:
        groups.setdefault(row[column], []).append(row)
    return groups
