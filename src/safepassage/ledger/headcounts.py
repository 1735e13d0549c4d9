"""Headcounts: what somebody counted, against what the ledger says was there then."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from safepassage.ledger.books import Books
from safepassage.ledger.courses import NEVER

SLACK = 600
"""Seconds by which a count may be early or late: people write down times by and by."""


class Headcount(NamedTuple):
    """Heads that somebody counted in an account, at a time (seconds since 1970)."""

    account: str
    heads: int
    time: int
    ref: int


class Headcounts:
    """All headcounts; ``wrong`` are those that nothing in the ledger fits."""

    def __init__(self) -> None:
        self._of: dict[str, set[Headcount]] = {}
        self._new: set[str] = set()
        self._unknown: set[str] = set()
        self._wrong: dict[str, tuple[Headcount, ...]] = {}

    def count(self, count: Headcount, sign: int) -> None:
        """Notes a headcount; ``sign`` -1 takes it back."""
        counts = self._of.setdefault(count.account, set())
        if sign > 0:
            counts.add(count)
        else:
            counts.remove(count)
        self._new.add(count.account)

    def wrong(self) -> Iterator[Headcount]:
        """The headcounts that did not fit when they were last looked at, in no order."""
        return (count for counts in self._wrong.values() for count in counts)

    def look(self, books: Books, touched: set[str]) -> None:
        """Looks again at the headcounts of accounts that were touched, from the change on."""
        for name in self._new.union(name for name in touched if name in self._of):
            account = books.accounts.get(name)
            if account is not None and account.unknown:
                self._unknown.add(name)
                self._wrong.pop(name, None)
                continue
            course, since = books.course(name)
            if name in self._new or name in self._unknown:
                since = -NEVER
                self._unknown.discard(name)
            since -= SLACK
            bad = [count for count in self._wrong.get(name, ()) if count.time < since]
            bad += [
                count
                for count in self._of[name]
                if count.time >= since and count.heads not in course.near(count.time, SLACK)
            ]
            if bad:
                self._wrong[name] = tuple(bad)
            else:
                self._wrong.pop(name, None)
        self._new.clear()
