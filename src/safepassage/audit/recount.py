"""Where everybody is: every account's balance, and the equation over all of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from safepassage.audit.corrections import Outcome
from safepassage.audit.meaning import Heads, Moved, Resolved
from safepassage.audit.part import Entry
from safepassage.audit.values import ENDS, SOURCES

UNRECONCILED = "unreconciled"
"""What does not fit, the one figure of either sign."""

PLACES = ("waiting", "aboard", "received")
"""Sorts of accounts that people are in while they are looked after."""

RIGHT = (*PLACES, *ENDS, UNRECONCILED)
"""The right side of the equation; the sources are its left."""

NOBODY: Heads = (0, 0, 0)
"""No heads of any need."""


class Posting(NamedTuple):
    """An entry that counts, and what it moves."""

    entry: Entry
    moved: Moved


@dataclass(slots=True)
class Count:
    """The balance of each account, by need; the trips that somebody found empty; the accounts of
    which only a part is known, since somebody moved and nobody knows how many.
    """

    balances: dict[str, Heads] = field(default_factory=lambda: defaultdict(lambda: NOBODY))
    empty: set[str] = field(default_factory=set)
    uncertain: set[str] = field(default_factory=set)

    def shown(self, account: str) -> Heads:
        """Heads in an account as the equation counts them."""
        seat, wheelchair, stretcher = self.balances[account]
        if account in SOURCES:
            return -seat, -wheelchair, -stretcher
        if account in self.empty:
            return NOBODY
        return max(0, seat), max(0, wheelchair), max(0, stretcher)

    def off(self, account: str) -> Heads:
        """What an account adds to unreconciled."""
        if account in SOURCES:
            return NOBODY
        return minus(self.balances[account], self.shown(account))

    def equation(self) -> dict[str, Heads]:
        """Every term: the three sources, then all that people can have become."""
        terms = dict.fromkeys((*SOURCES, *RIGHT), NOBODY)
        for account in list(self.balances):
            sort = account.partition(":")[0]
            term = "received" if sort == "handed_over" else sort
            terms[term] = plus(terms[term], self.shown(account))
            terms[UNRECONCILED] = plus(terms[UNRECONCILED], self.off(account))
        return terms


def postings(counting: Iterable[Entry], outcome: Outcome) -> Iterator[Posting]:
    """Everything that moves anybody."""
    instead = outcome.instead
    for entry in counting:
        told = outcome.meaning(entry) if entry.row in instead else entry.meaning
        moved = told.moved if isinstance(told, Resolved) else told
        if isinstance(moved, Moved):
            yield Posting(entry, moved)


def recount(moves: Iterable[Posting]) -> Count:
    """Adds everything up, from nothing."""
    count = Count()
    balances = count.balances
    for _, (out_of, into, heads, _, empty) in moves:
        if heads is None:
            count.uncertain |= {out_of, into}
            heads = NOBODY
        balances[out_of] = minus(balances[out_of], heads)
        balances[into] = plus(balances[into], heads)
        if empty:
            count.empty.add(out_of)
    return count


def plus(one: Heads, other: Heads) -> Heads:
    """The sum, need by need."""
    return one[0] + other[0], one[1] + other[1], one[2] + other[2]


def minus(one: Heads, other: Heads) -> Heads:
    """The difference, need by need."""
    return one[0] - other[0], one[1] - other[1], one[2] - other[2]
