"""The books: every account's balance in heads by need, and the equation over all of them.

Balances are sums over a set of entries, so no order of arrival can change them. What does not fit
is booked against *unreconciled*: see ``docs/ledger.md``, "The equation".
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Hashable, Iterator
from itertools import accumulate
from typing import NamedTuple

from safepassage.ledger.accounts import ENDS, SOURCES, sort_of
from safepassage.ledger.entries import Heads, Movement

SORTS = (*SOURCES, "waiting", "aboard", "received", *ENDS)
"""What the equation adds up, the sources first; unreconciled is what is left."""


ByNeed = tuple[int, int, int]
"""Heads: seat, wheelchair, stretcher."""

Posting = tuple[int, int, int]
"""The entry (a number), seconds since 1970, heads."""

_NOBODY: ByNeed = (0, 0, 0)
_NOTHING = (0, 0, 0, 0, 0, 0)


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


class Flow:
    """Heads that went from one account to another, of one sort: postings come in crowds (a bus
    full of families), so they are summed here first.

    ``refs``, ``times`` and ``deltas`` are parallel: the entry (a number that whoever keeps the
    entries understands), seconds since 1970, heads. ``unknown`` counts entries without a number.
    What was taken back is struck out of them when the flow is settled.
    """

    __slots__ = (
        "deltas",
        "entries",
        "fact",
        "gone",
        "into",
        "latest",
        "out_of",
        "parties",
        "refs",
        "seat",
        "settled",
        "stretcher",
        "times",
        "unknown",
        "wheelchair",
    )

    def __init__(self, out_of: str, into: str, fact: Movement | None) -> None:
        self.out_of = out_of
        self.into = into
        self.fact = fact
        self.entries = self.unknown = self.parties = 0
        self.seat = self.wheelchair = self.stretcher = 0
        self.refs = array("Q")
        self.times = array("q")
        self.deltas = array("i")
        self.gone: list[Posting] = []
        self.latest = 0
        self.settled = _NOTHING

    def post(
        self, heads: Heads | None, parties: int | None, time: int, ref: int, sign: int
    ) -> None:
        """Notes that heads went; ``sign`` -1 takes such a note back."""
        total = 0
        self.entries += sign
        if parties is not None:
            self.parties += parties * sign
        if heads is None:
            self.unknown += sign
        else:
            total = heads.seat
            self.seat += total * sign
            if heads.wheelchair or heads.stretcher:
                self.wheelchair += heads.wheelchair * sign
                self.stretcher += heads.stretcher * sign
                total = heads.total
        if sign > 0:
            self.refs.append(ref)
            self.times.append(time)
            self.deltas.append(total)
            if time > self.latest:
                self.latest = time
        else:
            self.gone.append((ref, time, total))

    def settle(self) -> Change:
        """What has been added since the last time."""
        struck = bool(self.gone)
        if struck:
            self._strike()
        now = (
            self.entries,
            self.parties,
            self.seat,
            self.wheelchair,
            self.stretcher,
            self.unknown,
        )
        before, self.settled = self.settled, now
        return Change(self, struck, *(new - old for new, old in zip(now, before, strict=True)))

    def _strike(self) -> None:
        """Strikes out what was taken back, all of it in one go."""
        gone = Counter(self.gone)
        postings = list(zip(self.refs, self.times, self.deltas, strict=True))
        del self.refs[:], self.times[:], self.deltas[:], self.gone[:]
        for posting in postings:
            if gone[posting]:
                gone[posting] -= 1
                continue
            ref, time, delta = posting
            self.refs.append(ref)
            self.times.append(time)
            self.deltas.append(delta)
        self.latest = max(self.times, default=0)


class Change(NamedTuple):
    """By how much a flow has grown, or shrunk where entries were taken back (``struck``)."""

    flow: Flow
    struck: bool
    entries: int
    parties: int
    seat: int
    wheelchair: int
    stretcher: int
    unknown: int


class Account(Total):
    """One account: its balance as of the last settling, and the flows in and out of it.

    ``unknown`` counts entries whose heads nobody knows, ``empty`` those that say that nobody is
    left aboard. ``moved_at`` is when anything last moved, in seconds since 1970.
    """

    __slots__ = ("empty", "entered", "flows", "is_source", "moved_at", "sort", "unknown")

    def __init__(self, sort: str) -> None:
        super().__init__()
        self.sort = sort
        self.is_source = sort in SOURCES
        self.unknown = 0
        self.empty = 0
        self.moved_at = 0
        self.flows: list[tuple[Flow, int]] = []
        self.entered = _NOBODY, _NOBODY

    @property
    def refs(self) -> list[int]:
        """The entries that were posted here."""
        return [ref for flow, _ in self.flows for ref in flow.refs]

    @property
    def times(self) -> list[int]:
        """When each of them was, in the order of ``refs``."""
        return [time for flow, _ in self.flows for time in flow.times]

    @property
    def deltas(self) -> list[int]:
        """Heads in less heads out of each of them, in the order of ``refs``."""
        return [delta * way for flow, way in self.flows for delta in flow.deltas]

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

    def course(self) -> Course:
        """How many heads the account held, from posting to posting."""
        posted = sorted(zip(self.times, self.deltas, strict=True), key=in_first)
        held = accumulate((delta for _, delta in posted), initial=0)
        return Course([time for time, _ in posted], list(held))

    def since(self) -> int:
        """When the first of those who are now in it came (since 1970)."""
        since, held = None, 0
        for time, delta in sorted(zip(self.times, self.deltas, strict=True), key=in_first):
            held += delta
            if delta >= 0 and since is None:
                since = time
            elif held <= 0:
                since = None
        # People of unknown number may have been there from the first.
        return min(self.times) if since is None else since

    def near(self, moment: int, slack: int) -> set[int]:
        """Every number of heads from ``slack`` seconds before a moment to ``slack`` after it."""
        return self.course().near(moment, slack)


class Course(NamedTuple):
    """Heads that an account held: before the first of ``times``, and after each of them."""

    times: list[int]
    held: list[int]

    def near(self, moment: int, slack: int) -> set[int]:
        """Every number of heads from ``slack`` seconds before a moment to ``slack`` after it."""
        first = bisect_left(self.times, moment - slack)
        last = bisect_right(self.times, moment + slack)
        return set(self.held[first : last + 1])


class Books:
    """All accounts, and the sums over them.

    A posting adds to a flow and no more; what follows for balances and for the equation is worked
    out when somebody asks, for the flows that were added to since: :meth:`settle`. ``uneven`` are
    then the accounts with heads that do not fit, ``standing`` those that anybody is in or owed to,
    ``changes`` how the flows grew.
    """

    def __init__(self) -> None:
        self.accounts: dict[str, Account] = {}
        self.totals: dict[str, Total] = {sort: Total() for sort in SORTS}
        self.unreconciled = Total()
        self.uneven: set[str] = set()
        self.standing: set[str] = set()
        self.changes: list[Change] = []
        self._flows: dict[Hashable, Flow] = {}
        self._grown: set[Flow] = set()
        self._touched: set[str] = set()

    def move(self, fact: Movement, time: int, ref: int, sign: int) -> None:
        """Counts a movement; ``sign`` -1 takes it back."""
        key = fact.flow()
        flow = self._flows.get(key)
        if flow is None:
            flow = self._begin(key, *fact.accounts(), fact)
        flow.post(fact.heads, fact.parties, time, ref, sign)
        self._grown.add(flow)

    def post(
        self, out_of: str, into: str, heads: Heads | None, time: int, ref: int, sign: int
    ) -> None:
        """Moves heads between two accounts, of nobody knows which group; as :meth:`move` does."""
        flow = self._flows.get((out_of, into))
        if flow is None:
            flow = self._begin((out_of, into), out_of, into, None)
        flow.post(heads, None, time, ref, sign)
        self._grown.add(flow)

    def empty(self, name: str, sign: int) -> None:
        """Somebody says that nobody is left in the account; ``sign`` -1 takes that back."""
        account = self.accounts.get(name) or self._open(name)
        account.empty += sign
        self._touched.add(name)

    def settle(self) -> set[str]:
        """Brings balances and sums up to date; which accounts were touched since the last time."""
        grown, self._grown = self._grown, set()
        self.changes = [flow.settle() for flow in grown]
        for flow, struck, _, _, seat, wheelchair, stretcher, unknown in self.changes:
            for name, way in ((flow.out_of, -1), (flow.into, 1)):
                account = self.accounts[name]
                account.seat += seat * way
                account.wheelchair += wheelchair * way
                account.stretcher += stretcher * way
                account.unknown += unknown
                if struck:
                    account.moved_at = max(each.latest for each, _ in account.flows)
                else:
                    account.moved_at = max(account.moved_at, flow.latest)
                self._touched.add(name)
        touched, self._touched = self._touched, set()
        for name in touched:
            account = self.accounts[name]
            shown, off = account.shown, account.off
            _adjust(self.totals[account.sort], account.entered[0], shown)
            _adjust(self.unreconciled, account.entered[1], off)
            account.entered = shown, off
            _keep(self.uneven, name, off != _NOBODY)
            stands = shown != _NOBODY or off != _NOBODY or account.unknown != 0
            _keep(self.standing, name, stands)
        return touched

    def equation(self) -> dict[str, ByNeed]:
        """Heads by need in each sort of account, and unreconciled, as of the last settling."""
        sums = {sort: total.by_need() for sort, total in self.totals.items()}
        return {**sums, "unreconciled": self.unreconciled.by_need()}

    def of_sort(self, sort: str) -> Iterator[tuple[str, Account]]:
        """The accounts of a sort that anybody is in or owed to, by name."""
        found = ((name, self.accounts[name]) for name in sorted(self.standing))
        return ((name, account) for name, account in found if account.sort == sort)

    def _begin(self, key: Hashable, out_of: str, into: str, fact: Movement | None) -> Flow:
        flow = self._flows[key] = Flow(out_of, into, fact)
        (self.accounts.get(out_of) or self._open(out_of)).flows.append((flow, -1))
        (self.accounts.get(into) or self._open(into)).flows.append((flow, 1))
        return flow

    def _open(self, name: str) -> Account:
        opened = self.accounts[name] = Account(sort_of(name))
        return opened


def _adjust(total: Total, before: ByNeed, after: ByNeed) -> None:
    total.seat += after[0] - before[0]
    total.wheelchair += after[1] - before[1]
    total.stretcher += after[2] - before[2]


def _keep(names: set[str], name: str, kept: bool) -> None:
    if kept:
        names.add(name)
    else:
        names.discard(name)


def in_first(posting: tuple[int, int]) -> tuple[int, int]:
    """By time; within a second people come in before others go out."""
    return posting[0], -posting[1]
