"""The books: every account's balance in heads by need, and the equation over all of them.

Balances are sums over a set of entries, so no order of arrival can change them. What does not fit
is booked against *unreconciled*: see ``docs/ledger.md``, "The equation".
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator

from safepassage.ledger.accounts import ENDS, SOURCES, sort_of
from safepassage.ledger.entries import Heads

SORTS = (*SOURCES, "waiting", "aboard", "received", *ENDS)
"""What the equation adds up, the sources first; unreconciled is what is left."""


ByNeed = tuple[int, int, int]
"""Heads: seat, wheelchair, stretcher."""

_NOBODY: ByNeed = (0, 0, 0)


class Total:
    """Heads by need, added up."""

    __slots__ = ("seat", "stretcher", "wheelchair")

    def __init__(self) -> None:
        self.seat = 0
        self.wheelchair = 0
        self.stretcher = 0

    @property
    def heads(self) -> int:
        """People in all."""
        return self.seat + self.wheelchair + self.stretcher

    def by_need(self) -> ByNeed:
        """Seat, wheelchair, stretcher."""
        return self.seat, self.wheelchair, self.stretcher


class Account(Total):
    """One account: its balance, and what was posted to it, when, by which entry.

    ``unknown`` counts entries whose heads nobody knows, ``empty`` those that say that nobody is
    left aboard. ``refs``, ``times`` and ``deltas`` are parallel: the entry (a number that whoever
    keeps the entries understands), seconds since 1970, heads in less heads out.
    """

    __slots__ = ("deltas", "empty", "entered", "is_source", "refs", "sort", "times", "unknown")

    def __init__(self, sort: str) -> None:
        super().__init__()
        self.sort = sort
        self.is_source = sort in SOURCES
        self.unknown = 0
        self.empty = 0
        self.refs = array("Q")
        self.times = array("q")
        self.deltas = array("i")
        self.entered = _NOBODY, _NOBODY

    @property
    def shown(self) -> ByNeed:
        """Heads by need as they count in the equation."""
        if self.is_source:
            return -self.seat, -self.wheelchair, -self.stretcher
        if self.empty:
            return _NOBODY
        return max(0, self.seat), max(0, self.wheelchair), max(0, self.stretcher)

    @property
    def off(self) -> ByNeed:
        """Heads by need that do not fit: what the account adds to unreconciled."""
        if self.is_source:
            return _NOBODY
        seat, wheelchair, stretcher = self.shown
        return self.seat - seat, self.wheelchair - wheelchair, self.stretcher - stretcher

    def unnote(self, ref: int, time: int, delta: int) -> None:
        """Takes the note of a posting away."""
        posting = ref, time, delta
        noted = zip(self.refs, self.times, self.deltas, strict=True)
        at = next(position for position, one in enumerate(noted) if one == posting)
        del self.refs[at], self.times[at], self.deltas[at]

    def near(self, moment: int, slack: int) -> set[int]:
        """Every number of heads that the account held from ``slack`` before to ``slack`` after."""
        posted = sorted(zip(self.times, self.deltas, strict=True), key=_in_first)
        held, now = set(), 0
        for time, delta in posted:
            if time > moment + slack:
                break
            if time >= moment - slack:
                held.add(now)
            now += delta
        return held | {now}


class Books:
    """All accounts, and the sums over them.

    A posting changes two balances and no more; what follows for the equation is worked out when
    somebody asks, for the accounts that were touched since. :meth:`settle` does so; ``uneven`` are
    then the accounts with heads that do not fit.
    """

    def __init__(self) -> None:
        self.accounts: dict[str, Account] = {}
        self.totals: dict[str, Total] = {sort: Total() for sort in SORTS}
        self.unreconciled = Total()
        self.uneven: set[str] = set()
        self._touched: set[str] = set()

    def post(
        self, out_of: str, into: str, heads: Heads | None, time: int, ref: int, sign: int
    ) -> None:
        """Moves heads from one account to another; ``sign`` -1 takes such a posting back."""
        source = self.accounts.get(out_of) or self._open(out_of)
        target = self.accounts.get(into) or self._open(into)
        total = 0
        if heads is None:
            source.unknown += sign
            target.unknown += sign
        else:
            seat, wheelchair, stretcher = heads.seat, heads.wheelchair, heads.stretcher
            total = seat + wheelchair + stretcher
            source.seat -= seat * sign
            target.seat += seat * sign
            if wheelchair or stretcher:
                source.wheelchair -= wheelchair * sign
                target.wheelchair += wheelchair * sign
                source.stretcher -= stretcher * sign
                target.stretcher += stretcher * sign
        if sign > 0:
            source.refs.append(ref)
            source.times.append(time)
            source.deltas.append(-total)
            target.refs.append(ref)
            target.times.append(time)
            target.deltas.append(total)
        else:
            source.unnote(ref, time, -total)
            target.unnote(ref, time, total)
        self._touched.add(out_of)
        self._touched.add(into)

    def empty(self, name: str, sign: int) -> None:
        """Somebody says that nobody is left in the account; ``sign`` -1 takes that back."""
        account = self.accounts.get(name) or self._open(name)
        account.empty += sign
        self._touched.add(name)

    def settle(self) -> set[str]:
        """Brings the sums up to date; which accounts were touched since the last time."""
        touched, self._touched = self._touched, set()
        for name in touched:
            account = self.accounts[name]
            shown, off = account.shown, account.off
            _adjust(self.totals[account.sort], account.entered[0], shown)
            _adjust(self.unreconciled, account.entered[1], off)
            account.entered = shown, off
            if off == _NOBODY:
                self.uneven.discard(name)
            else:
                self.uneven.add(name)
        return touched

    def equation(self) -> dict[str, ByNeed]:
        """Heads by need in each sort of account, and unreconciled, as of the last settling."""
        sums = {sort: total.by_need() for sort, total in self.totals.items()}
        return {**sums, "unreconciled": self.unreconciled.by_need()}

    def of_sort(self, sort: str) -> Iterator[tuple[str, Account]]:
        """The accounts of a sort, by name."""
        return (
            (name, account)
            for name, account in sorted(self.accounts.items())
            if account.sort == sort
        )

    def _open(self, name: str) -> Account:
        opened = self.accounts[name] = Account(sort_of(name))
        return opened


def _adjust(total: Total, before: ByNeed, after: ByNeed) -> None:
    total.seat += after[0] - before[0]
    total.wheelchair += after[1] - before[1]
    total.stretcher += after[2] - before[2]


def _in_first(posting: tuple[int, int]) -> tuple[int, int]:
    """By time; within a second people come in before others go out."""
    return posting[0], -posting[1]
