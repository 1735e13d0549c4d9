"""The books: every account's balance in heads by need, and the equation over all of them.

Balances are sums over a set of entries, so no order of arrival can change them. What does not fit
is booked against *unreconciled*: see ``docs/ledger.md``, "The equation".
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any

from safepassage.ledger._posting import Posting
from safepassage.ledger.accounts import ENDS, SOURCES, sort_of
from safepassage.ledger.columns import Columns
from safepassage.ledger.courses import NEVER, Course, Step
from safepassage.ledger.entries import AnyFact, Entry, Heads, Movement
from safepassage.ledger.flows import ASKS, FIELDS, KEYS, MOVEMENTS, ByNeed, Change, Flow, Key
from safepassage.ledger.seen import Numbers

SORTS = (*SOURCES, "waiting", "aboard", "received", *ENDS)
"""What the equation adds up, the sources first; unreconciled is what is left."""

WORTH_KEEPING = 256
"""Postings from which on it is kept in mind what an account's looked like, in order of time."""

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
    """One account: its balance as of the last settling, and the flows in (1) and out (-1) of it.

    ``unknown`` counts entries whose heads nobody knows, ``empty`` those that say that nobody is
    left aboard. ``moved_at`` is when anything last moved, in seconds since 1970.
    """

    __slots__ = ("empty", "entered", "flows", "is_source", "moved_at", "sort", "unknown")

    def __init__(self, sort: str) -> None:
        self.seat = self.wheelchair = self.stretcher = 0
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
        return [ref for flow, _ in self.flows for ref in flow.postings[::3]]

    @property
    def times(self) -> list[int]:
        """When each of them was, in the order of ``refs``."""
        return [time for flow, _ in self.flows for time in flow.postings[1::3]]

    @property
    def deltas(self) -> list[int]:
        """Heads in less heads out of each of them, in the order of ``refs``."""
        return [heads * way for flow, way in self.flows for heads in flow.postings[2::3]]

    @property
    def shown(self) -> ByNeed:
        """Heads by need as they count in the equation."""
        seat, wheelchair, stretcher = self.seat, self.wheelchair, self.stretcher
        if self.is_source:
            return -seat, -wheelchair, -stretcher
        if self.empty:
            return _NOBODY
        if seat < 0 or wheelchair < 0 or stretcher < 0:
            return max(0, seat), max(0, wheelchair), max(0, stretcher)
        return seat, wheelchair, stretcher

    @property
    def off(self) -> ByNeed:
        """Heads by need that do not fit: what the account adds to unreconciled."""
        if self.is_source:
            return _NOBODY
        seat, wheelchair, stretcher = self.shown
        return self.seat - seat, self.wheelchair - wheelchair, self.stretcher - stretcher

    def course(self) -> Course:
        """How many heads the account held, from posting to posting."""
        return Course.of(self.steps())

    def steps(self) -> Iterator[Step]:
        """When how many went out, less how many came in, in no order."""
        for flow, way in self.flows:
            yield from _steps(flow.postings, way)

    def since(self) -> int:
        """When the first of those who are now in it came (since 1970)."""
        since, held = None, 0
        for time, fewer in sorted(self.steps()):
            held -= fewer
            if fewer <= 0 and since is None:
                since = time
            elif held <= 0:
                since = None
        # People of unknown number may have been there from the first.
        return min(self.times) if since is None else since

    def near(self, moment: int, slack: int) -> set[int]:
        """Every number of heads from ``slack`` seconds before a moment to ``slack`` after it."""
        return self.course().near(moment, slack)


class Books:
    """All accounts, and the sums over them.

    A posting adds to a flow and no more; what follows for balances and for the equation is worked
    out when somebody asks, for the flows that were added to since: :meth:`settle`. ``uneven`` are
    then the accounts with heads that do not fit, ``standing`` those that anybody is in or owed to,
    ``changes`` how the flows grew. ``settlings`` counts the times that anything changed.
    """

    def __init__(self) -> None:
        self.accounts: dict[str, Account] = {}
        self.totals: dict[str, Total] = {sort: Total() for sort in SORTS}
        self.unreconciled = Total()
        self.uneven: set[str] = set()
        self.standing: set[str] = set()
        self.changes: list[Change] = []
        self.settlings = 0
        self._flows: dict[type[Movement], dict[Key, Flow]] = {kind: {} for kind in MOVEMENTS}
        self._resolved: dict[tuple[str, str], Flow] = {}
        self._grown: dict[Flow, None] = {}
        kinds = [(kind, of, FIELDS[kind], ASKS.get(kind)) for kind, of in self._flows.items()]
        self.posting = Posting(Entry, Heads, Flow, Numbers, kinds, self._grown)
        self._touched: set[str] = set()
        self._last_trips: dict[str, int] = {}
        self._courses: dict[str, Course] = {}
        self._others_since: dict[str, int] = {}
        self._latest: dict[str, set[Step]] = {}

    def move(self, fact: AnyFact, time: int, ref: int, sign: int) -> Flow | None:
        """Counts a movement, and says in which flow; ``sign`` -1 takes it back.

        None, and nothing is counted, where the fact moves nobody.
        """
        if not isinstance(fact, Movement):
            return None
        key = KEYS[type(fact)](fact)
        flow = self._flows[type(fact)].get(key) or self.begin(fact, key)
        self._post(flow, fact.heads, fact.parties, time, ref, sign)
        return flow

    def post(
        self, out_of: str, into: str, heads: Heads | None, time: int, ref: int, sign: int
    ) -> None:
        """Moves heads between two accounts, of nobody knows which group; as :meth:`move` does."""
        flow = self._resolved.get((out_of, into))
        if flow is None:
            flow = self._resolved[out_of, into] = self._begin(out_of, into, None)
        self._post(flow, heads, None, time, ref, sign)

    def _post(
        self,
        flow: Flow,
        heads: Heads | None,
        parties: int | None,
        time: int,
        ref: int,
        sign: int,
    ) -> None:
        more = flow.more
        if not more:
            self._grown[flow] = None
        if sign < 0:
            flow.take_back(heads, parties, time, ref)
            return
        more.append(ref)
        more.append(time)
        if heads is None or heads.wheelchair or heads.stretcher:
            more.append(flow.note(heads, 1))
        else:
            more.append(heads.seat)
        if parties is not None:
            flow.parties += parties

    def empty(self, name: str, sign: int) -> None:
        """Somebody says that nobody is left in the account; ``sign`` -1 takes that back."""
        account = self.accounts.get(name) or self._open(name)
        account.empty += sign
        self._touched.add(name)

    def settle(self) -> set[str]:
        """Brings balances and sums up to date; which accounts were touched since the last time."""
        grown = tuple(self._grown)
        self._grown.clear()
        touched, self._touched = self._touched, set()
        self.changes = changes = []
        accounts = self.accounts
        for flow in grown:
            latest = flow.latest
            change = flow.settle()
            changes.append(change)
            _, seat, wheelchair, stretcher, unknown, _, _ = change
            source, goal = accounts[flow.out_of], accounts[flow.into]
            source.seat -= seat
            goal.seat += seat
            if wheelchair or stretcher:
                source.wheelchair -= wheelchair
                source.stretcher -= stretcher
                goal.wheelchair += wheelchair
                goal.stretcher += stretcher
            if unknown:
                source.unknown += unknown
                goal.unknown += unknown
            for account in (source, goal):
                if flow.latest > account.moved_at:
                    account.moved_at = flow.latest
                elif flow.latest < latest == account.moved_at:
                    account.moved_at = max(each.latest for each, _ in account.flows)
            touched.add(flow.out_of)
            touched.add(flow.into)
            if self._courses or self._latest:
                self._keep_up(change)
        for name in touched:
            self._enter(name, accounts[name])
        self.settlings += bool(touched)
        return touched

    def equation(self) -> dict[str, ByNeed]:
        """Heads by need in each sort of account, and unreconciled, as of the last settling."""
        sums = {sort: total.by_need() for sort, total in self.totals.items()}
        return {**sums, "unreconciled": self.unreconciled.by_need()}

    def of_sort(self, sort: str) -> Iterator[tuple[str, Account]]:
        """The accounts of a sort that anybody is in or owed to, by name."""
        found = ((name, self.accounts[name]) for name in sorted(self.standing))
        return ((name, account) for name, account in found if account.sort == sort)

    def flows(self) -> Iterator[Flow]:
        """Every flow, in no order that means anything."""
        for flows in self._flows.values():
            yield from flows.values()
        yield from self._resolved.values()

    def last_trip(self, vehicle: str) -> int:
        """The last trip of a vehicle that anybody boarded or left; 0 where there is none."""
        return self._last_trips.get(vehicle, 0)

    def course(self, name: str) -> tuple[Course, int]:
        """How many heads an account held, and from when on that is other than when last asked."""
        course = self._courses.get(name)
        if course is not None:
            return course, self._others_since.pop(name, NEVER)
        account = self.accounts.get(name)
        if account is None:
            return Course([], [0]), -NEVER
        course = account.course()
        if len(course.times) >= WORTH_KEEPING:
            self._courses[name] = course
        return course, -NEVER

    def latest(self, name: str, most: int) -> set[Step]:
        """When the latest entries of an account were, and which: at least so many, or all."""
        latest = self._latest.get(name)
        if latest is None:
            account = self.accounts[name]
            latest = set(zip(account.times, account.refs, strict=True))
        if len(latest) > most:
            first = sorted(time for time, _ in latest)[-most]
            latest = {one for one in latest if one[0] >= first}
        self._latest[name] = latest
        return latest

    def __getstate__(self) -> dict[str, Any]:
        """What a snapshot keeps of books that are settled. All else follows from it."""
        return {
            "opened": tuple(self.accounts),
            "empty": {name: one.empty for name, one in self.accounts.items() if one.empty},
            "columns": [Columns.of(kind, flows) for kind, flows in self._flows.items()],
            "resolved": Columns.of(None, self._resolved),
        }

    def __setstate__(self, state: dict[str, Any]) -> None:
        vars(self).update(vars(Books()))
        for name in state["opened"]:
            self._open(name)
        for columns in state["columns"]:
            self._flows[columns.kind].update(map(self._joined, columns.flows()))
        self._resolved.update(map(self._joined, state["resolved"].flows()))
        for name, times in state["empty"].items():
            self.accounts[name].empty = times
        for name, account in self.accounts.items():
            self._enter(name, account)

    def _joined(self, kept: tuple[Any, Flow]) -> tuple[Any, Flow]:
        """A flow that was kept, once it is entered into its accounts."""
        _, flow = kept
        for name, way in ((flow.out_of, -1), (flow.into, 1)):
            account = self.accounts[name]
            account.flows.append((flow, way))
            account.seat += flow.seat * way
            account.wheelchair += flow.wheelchair * way
            account.stretcher += flow.stretcher * way
            account.unknown += flow.unknown
            account.moved_at = max(account.moved_at, flow.latest)
        return kept

    def _keep_up(self, change: Change) -> None:
        """Keeps in mind what was worked out of the accounts that a flow joins."""
        flow, gone = change.flow, change.gone
        more = change.more
        for name, way in ((flow.out_of, -1), (flow.into, 1)):
            course = self._courses.get(name)
            if course is not None:
                since = course.take(_steps(more, way), _steps([*chain(*gone)], way))
                self._others_since[name] = min(since, self._others_since.get(name, NEVER))
            if name in self._latest:
                self._latest[name].update(zip(more[1::3], more[::3], strict=True))
                if gone:
                    del self._latest[name]

    def _enter(self, name: str, account: Account) -> None:
        """Enters an account's balance into the sums."""
        shown, off = account.shown, account.off
        before, off_before = account.entered
        account.entered = shown, off
        _adjust(self.totals[account.sort], before, shown)
        if off != off_before:
            _adjust(self.unreconciled, off_before, off)
        if off != _NOBODY:
            self.uneven.add(name)
        else:
            self.uneven.discard(name)
            self._latest.pop(name, None)
        if shown != _NOBODY or off != _NOBODY or account.unknown:
            self.standing.add(name)
        else:
            self.standing.discard(name)

    def begin(self, fact: Movement, key: Key) -> Flow:
        """Begins the flow of movements like this one."""
        flow = self._flows[type(fact)][key] = self._begin(*fact.accounts(), fact)
        return flow

    def _begin(self, out_of: str, into: str, fact: Movement | None) -> Flow:
        flow = Flow(out_of, into, fact)
        (self.accounts.get(out_of) or self._open(out_of)).flows.append((flow, -1))
        (self.accounts.get(into) or self._open(into)).flows.append((flow, 1))
        return flow

    def _open(self, name: str) -> Account:
        opened = self.accounts[name] = Account(sort_of(name))
        if opened.sort == "aboard":
            vehicle, _, number = name[len("aboard:") :].rpartition("/")
            if int(number) > self._last_trips.get(vehicle, 0):
                self._last_trips[vehicle] = int(number)
        return opened


def _adjust(total: Total, before: ByNeed, after: ByNeed) -> None:
    total.seat += after[0] - before[0]
    total.wheelchair += after[1] - before[1]
    total.stretcher += after[2] - before[2]


def _steps(postings: array[int] | list[int], way: int) -> Iterable[Step]:
    times, heads = postings[1::3], postings[2::3]
    return zip(times, (-many for many in heads) if way > 0 else heads, strict=True)
