"""Accounts as people read them, and what in them is open; worked out anew only where it changed."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Callable
from dataclasses import dataclass

from safepassage.ledger.books import Books
from safepassage.ledger.flows import ByNeed

MOST_SHOWN = 40
"""Entries listed with a discrepancy, the latest: at a place there may be thousands."""


@dataclass(frozen=True, slots=True)
class Line:
    """One account: heads by need as they count, what does not fit, and entries without a number.

    ``since`` is when anything last moved there (seconds since 1970).
    """

    account: str
    heads: ByNeed
    off: ByNeed
    unknown: int
    since: int


@dataclass(frozen=True, slots=True)
class Discrepancy:
    """Entries that do not fit together; ``id`` is the same on every device.

    ``off`` is the difference by need where heads are concerned; ``stated`` what a headcount said.
    """

    id: str
    entries: tuple[str, ...]
    off: ByNeed = (0, 0, 0)
    stated: int | None = None


class Lines:
    """The lines of all accounts that anybody is in or owed to, and the uneven ones of them."""

    def __init__(self) -> None:
        self._lines: dict[str, Line] = {}
        self._names: list[str] = []
        self._uneven: dict[str, Discrepancy] = {}

    def look(self, books: Books, touched: set[str]) -> None:
        """Looks again at accounts that were touched."""
        began = len(self._lines)
        for name in touched:
            self._uneven.pop(name, None)
            if name in books.standing:
                account = books.accounts[name]
                shown, off = account.entered
                if began and name not in self._lines:
                    insort(self._names, name)
                self._lines[name] = Line(name, shown, off, account.unknown, account.moved_at)
            elif name in self._lines:
                del self._lines[name]
                if began:
                    del self._names[bisect_left(self._names, name)]
        if not began:
            self._names = sorted(self._lines)

    def all(self) -> tuple[Line, ...]:
        """Every line, by the account's name."""
        return tuple(map(self._lines.__getitem__, self._names))

    def uneven(self, books: Books, id_of: Callable[[int], str]) -> list[Discrepancy]:
        """Every account with heads that do not fit, and the latest entries of each, by name."""
        for name in books.uneven - self._uneven.keys():
            posted = sorted({(time, id_of(ref)) for time, ref in books.latest(name, MOST_SHOWN)})
            entries = tuple(id_ for _, id_ in posted[-MOST_SHOWN:])
            self._uneven[name] = Discrepancy(name, entries, off=books.accounts[name].off)
        return [self._uneven[name] for name in sorted(books.uneven)]
