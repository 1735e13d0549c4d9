"""Findings about a scenario, each pointing at the row where the thing in question stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from safepassage.files.tables.complaints import Complaints
from safepassage.notices import Where

Origins = Mapping[tuple[str, str], Where]
"""Where in the files each thing stands, by its table and id."""


class Findings:
    """Notices about things of the scenario."""

    def __init__(self, origins: Origins) -> None:
        self.complaints = Complaints()
        self._origins = origins

    def warn(self, code: str, table: str, id: str, column: str = "", /, **n: int | str) -> None:
        """Somebody should look at this thing; the work can go on."""
        self.complaints.warn(code, self._where(table, id, column), **n)

    def stop(self, code: str, table: str, /, **numbers: int | str) -> None:
        """There is nothing to plan."""
        self.complaints.stop(code, self._where(table, "", ""), **numbers)

    def _where(self, table: str, id: str, column: str) -> Where:
        known = self._origins.get((table, id))
        if known is None:
            return Where(table, field=id or None)
        return Where(known.file, known.row, column or known.column)


def listed(ids: Iterable[str], most: int = 5) -> str:
    """A few ids in a row; the rest are an ellipsis."""
    all_ids = list(ids)
    return ", ".join(all_ids[:most]) + (", …" if len(all_ids) > most else "")
