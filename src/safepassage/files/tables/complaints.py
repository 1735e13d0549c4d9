"""The notices of one scenario, gathered; a table with the same fault in every row says it once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from safepassage.notices import Notice, Severity, Where

MOST_ALIKE = 50
"""How many notices of one code a file gets before the rest are only counted."""


class Complaints:
    """Notices in the order in which they were found."""

    def __init__(self, notices: Iterable[Notice] = ()) -> None:
        self._notices = list(notices)
        self._alike: Counter[tuple[str, str | None]] = Counter()
        self._severity: dict[tuple[str, str | None], Severity] = {}
        self.stopped = any(notice.severity is Severity.STOP for notice in self._notices)

    def stop(self, code: str, where: Where, /, **numbers: int | str) -> None:
        """Complain of something with which the work cannot go on."""
        self.stopped = True
        self._add(Severity.STOP, code, where, numbers)

    def warn(self, code: str, where: Where, /, **numbers: int | str) -> None:
        """Complain of something at which somebody should look."""
        self._add(Severity.WARN, code, where, numbers)

    def _add(
        self, severity: Severity, code: str, where: Where, numbers: dict[str, int | str]
    ) -> None:
        alike = (code, where.file)
        self._alike[alike] += 1
        self._severity[alike] = severity
        if self._alike[alike] <= MOST_ALIKE:
            self._notices.append(Notice(code, severity, where, numbers))

    def all(self) -> tuple[Notice, ...]:
        """Every notice; for codes that came too often, how many more there are."""
        more = [
            Notice(
                "F-MORE",
                self._severity[code, file],
                Where(file),
                {"code": code, "count": count - MOST_ALIKE},
            )
            for (code, file), count in self._alike.items()
            if count > MOST_ALIKE
        ]
        return (*self._notices, *more)
