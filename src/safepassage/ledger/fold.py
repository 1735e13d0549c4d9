"""What a set of entries adds up to, entry by entry, the same in whatever order they come.

Everything here is a sum, a set, or sorted by what the entries say themselves; nothing depends on
when an entry was added. ``tests/promises`` holds it to that.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Callable, Iterable, Mapping
from operator import attrgetter
from typing import TypeVar

from safepassage.ledger.books import Books
from safepassage.ledger.breaches import Breach, Rule, broken_by, overrides
from safepassage.ledger.consents import Consents, lot_of
from safepassage.ledger.corrections import Corrections, Effective, Outcome
from safepassage.ledger.courses import NEVER
from safepassage.ledger.devices import NOBODY, Devices, speaks_of_devices
from safepassage.ledger.entries import (
    Alighted,
    AnyFact,
    Boarded,
    Consented,
    Corrected,
    Counted,
    Departed,
    Entry,
    Escorted,
    Fact,
    HandedOver,
    OnTheWay,
    Overridden,
    Ready,
    Resolved,
    Role,
)
from safepassage.ledger.fleet import Fleet
from safepassage.ledger.headcounts import Headcount, Headcounts
from safepassage.ledger.lines import Lines
from safepassage.ledger.lots import Lots
from safepassage.ledger.persons import Persons
from safepassage.ledger.policy import DECISIONS, Policy
from safepassage.ledger.roles import RECORDS, is_out_of_turn
from safepassage.ledger.seen import Numbers, Seen
from safepassage.ledger.times import seconds_of
from safepassage.model import Needs

Value = TypeVar("Value")

Find = Callable[[str], Entry | None]
"""The entry under an id that counts of those under it, if any has come."""


class Fold:
    """The running sums over the entries of an operation.

    Corrections are followed when :meth:`follow` is called, which :meth:`settle` does: whoever reads
    anything here calls one of them first.

    ``devices`` says whose entries count: if that changes for entries that were already added,
    whoever holds the entries begins a new fold (:meth:`adopts` tells). ``rivals`` are ids under
    which two bodies came. ``find`` looks up entries that corrections name. With ``until``, seconds
    since 1970, what happened later is left out.
    """

    def __init__(
        self,
        find: Find,
        devices: Devices = NOBODY,
        rivals: Iterable[str] = (),
        *,
        until: int | None = None,
    ) -> None:
        self.devices = devices
        self.rivals = frozenset(rivals)
        self.books = Books()
        self.persons = Persons()
        self.lots = Lots(self.books)
        self.lines = Lines()
        self.consents = Consents()
        self.headcounts = Headcounts()
        self.fleet = Fleet()
        self.policy = Policy()
        self.corrections = Corrections()
        self.seen = Seen()
        self.uncounted = Seen()
        self.latest: dict[str, str] = {}
        self.departures: dict[str, tuple[int, Departed]] = {}
        self.overridden: dict[tuple[str, str, int], dict[str, tuple[Overridden, str]]] = {}
        self.resolved: dict[str, set[str]] = {}
        self.escorted: dict[str, tuple[str, Escorted]] = {}
        self.received_by: dict[str, int] = {}
        self.handed_over_at: dict[str, Needs] = {}
        self.ready: dict[str, int] = {}
        self.correction = Corrected
        self._find = find
        self._until = until
        self._duties = _duties(devices)
        self._out_of_turn: set[str] = set()
        self._ratified: dict[str, frozenset[str]] = {}
        self._decided: dict[str, Effective] = {}
        self._unfollowed: set[str] = set()
        self._effective: dict[str, Effective] = {}
        self._departed: list[tuple[int, str]] = []
        self._unjudged: set[str] = set()
        self._judge_from = NEVER
        self._broken: dict[str, tuple[Rule, ...]] = {}
        self._disputed: dict[str, Mapping[str, tuple[str, ...]]] = {}
        self._names: list[str] = []
        self._numbers: dict[str, int] = {}

    def add(self, entry: Entry) -> None:
        """Counts an entry; one that was counted before changes nothing."""
        self.add_all((entry,))

    def add_all(self, entries: Iterable[Entry]) -> None:
        """Counts entries; those that were counted before change nothing.

        This is where a ledger spends its time when it begins with the first entry, and so the way
        that each takes is compiled (``engine/module.cpp``); it asks this fold's public methods.
        """
        until = NEVER if self._until is None else self._until
        self.books.posting.count(self, entries, until)

    @property
    def corrected(self) -> dict[str, dict[str, Corrected]]:
        """The corrections by the entry that they name."""
        return self.corrections.by_entry

    def speaks(self, device: str) -> tuple[int, int, frozenset[type[Fact]]]:
        """The last number of a device that counts (0: none), by how much its clock is ahead, and
        which kinds of facts its user is there to record.
        """
        known = self.devices.known.get(device)
        if known is None:
            return 0, 0, RECORDS["coordinator"]
        last = NEVER if known.last is None else known.last
        return last, self.devices.ahead(device), RECORDS[known.role]

    def out_of_turn(self, entry: Entry) -> None:
        """Notes an entry of a kind that its device's user is not there to record."""
        self._out_of_turn.add(entry.id)

    def listens(self, device: str) -> tuple[Numbers, int, str]:
        """A device's numbers, what stands for it in the books, and when it was heard of last."""
        base = self._numbers.get(device) or self._numbered(device)
        return self.seen.numbers(device), base, self.latest.get(device, "")

    def correct(self, entry: Entry, fact: Corrected) -> None:
        """Notes a correction."""
        role = self._duties.get(entry.device)
        if role is not None and is_out_of_turn(entry, role):
            self.out_of_turn(entry)
        self.corrections.add(entry)
        self._disputed.pop(entry.id, None)
        self._unfollowed.add(fact.entry)

    def corrects(self, entry: Entry) -> None:
        """Notes that an entry has come, in case that it is corrected."""
        if entry.id in self.corrections:
            self._unfollowed.add(entry.id)

    def leave_out(self, entry: Entry) -> None:
        """Notes an entry that came and does not count."""
        self.uncounted.add(entry.device, entry.number)

    def state(self) -> dict[str, object]:
        """Everything but the way to find entries, and what follows from the rest: what a snapshot
        keeps.
        """
        return {name: value for name, value in vars(self).items() if name not in _NOT_KEPT}

    @classmethod
    def of_state(cls, state: dict[str, object], find: Find) -> Fold:
        """The fold that :meth:`state` was asked of."""
        fold = cls(find)
        vars(fold).update(state)
        fold.lots = Lots(fold.books)
        fold.lines.look(fold.books, fold.books.standing)
        return fold

    def adopts(self, devices: Devices) -> bool:
        """Takes over what is newly known of devices; False if entries already added count
        differently now, or happened at another time: then they must be added to a new fold.
        """
        for device in self.seen.devices():
            if self.devices.ahead(device) != devices.ahead(device):
                return False
            if not devices.counts(device, self.seen.last(device)):
                return False
            if self.devices.keys_of(device) != devices.keys_of(device):
                return False
            if self._duties.get(device) != _duty(devices, device):
                return False
        for device in self.uncounted.devices():
            if devices.known.get(device) != self.devices.known.get(device):
                return False
            if self.devices.keys_of(device) != devices.keys_of(device):
                return False
        self.devices = devices
        self._duties = _duties(devices)
        return True

    def follow(self) -> None:
        """Follows the corrections that have come since: what they are about is counted anew."""
        roots = self.corrections.roots(self._unfollowed)
        self._unfollowed.clear()
        for root in roots:
            about = self._find(root) if root in self.seen else None
            outcome = self.corrections.outcome(root, about.happened if about else "")
            self._disputed[root] = outcome.disputed
            if about is None or speaks_of_devices(about):
                continue  # it has not come; or it says who counts, and when, which nothing corrects
            as_told = Effective(about.fact, about.happened)
            before, after = self._effective.get(root, as_told), outcome.effective or as_told
            if before != after:
                self._count(about, *before, -1)
                self._count(about, *after, 1)
                self._effective[root] = after
            self._follow_decisions(about, as_told, outcome)

    def _follow_decisions(self, about: Entry, as_told: Effective, outcome: Outcome) -> None:
        """What is decided by an entry is what a coordinator comes to say of it."""
        if self._duties:
            outcome = self.corrections.outcome(about.id, about.happened, self._may_decide)
            self._ratified[about.id] = outcome.followed
        if about.device in self._duties:
            as_told = Effective(None, about.happened)
        before, after = self._decided.get(about.id, as_told), outcome.effective or as_told
        if before != after:
            self._decide(about, *before, -1)
            self._decide(about, *after, 1)
            self._decided[about.id] = after

    def _may_decide(self, id_: str) -> bool:
        """Whether an entry is a coordinator's."""
        return id_.rpartition("/")[0] not in self._duties

    def disputed(self) -> dict[str, tuple[str, ...]]:
        """Entries of which corrections say different things, and those corrections."""
        return {entry: by for disputes in self._disputed.values() for entry, by in disputes.items()}

    def settle(self) -> None:
        """Brings all sums up to date."""
        self.follow()
        touched = self.books.settle()
        self.headcounts.look(self.books, touched)
        self.lines.look(self.books, touched)
        for flow, seat, wheelchair, stretcher, unknown, _, _ in self.books.changes:
            self.consents.travel(flow.fact, seat + wheelchair + stretcher, unknown)

    def entry(self, id_: str) -> Entry | None:
        """The entry under an id, if it has come and counts."""
        return self._find(id_) if id_ in self.seen else None

    def ref(self, id_: str) -> int:
        """The number that stands for an entry in this fold's books."""
        device, _, number = id_.rpartition("/")
        return (self._numbers.get(device) or self._numbered(device)) | int(number)

    def id_of(self, ref: int) -> str:
        """The entry that a number of the books stands for."""
        return f"{self._names[(ref >> 32) - 1]}/{ref & 0xFFFFFFFF}"

    def told(self, ref: int) -> AnyFact | None:
        """What the entry that a number of the books stands for comes to say, corrections followed.

        None where it is taken back altogether.
        """
        id_ = self.id_of(ref)
        if id_ in self._effective:
            return self._effective[id_].fact
        entry = self._find(id_)
        return None if entry is None else entry.fact

    def breaches(self) -> tuple[Breach, ...]:
        """Every rule that is broken, the departures first."""
        opening = self.devices.opening
        if opening is None:
            return ()
        # A decision changes what was allowed from then on.
        first = bisect_left(self._departed, (self._judge_from, ""))
        self._unjudged.update(id_ for _, id_ in self._departed[first:])
        self._judge_from = NEVER
        for id_ in self._unjudged:
            time, departed = self.departures[id_]
            rules = broken_by(departed, time, self.policy.at(time), opening)
            if rules:
                self._broken[id_] = rules
            else:
                self._broken.pop(id_, None)
        self._unjudged.clear()
        found = []
        for id_, rules in sorted(self._broken.items()):
            _, departed = self.departures[id_]
            for rule in rules:
                by = self.override(rule, departed.vehicle, departed.trip)
                found.append(Breach(rule, id_, 0, by))
        if opening.needs_consent:
            for lot, place, heads, consented in self.consents.without():
                about = lot if place is None else f"{lot} > {place}"
                overriding = (
                    self.override("consent", vehicle, trip)
                    for rule, vehicle, trip in sorted(self.overridden)
                    if rule == "consent" and self._boarded(lot, vehicle, trip)
                )
                override = next(filter(None, overriding), None)
                found.append(Breach("consent", about, heads - consented, override))
        if self._out_of_turn:
            mended = frozenset[str]().union(*self._ratified.values())
            found += (Breach("role", id_) for id_ in sorted(self._out_of_turn - mended))
        return tuple(found)

    def override(self, rule: str, vehicle: str, trip: int) -> str | None:
        """The first entry by which somebody overrides a rule for a trip, as the rules ask."""
        opening = self.devices.opening
        for id_, (fact, maker) in sorted(self.overridden.get((rule, vehicle, trip), {}).items()):
            if opening is not None and overrides(fact, maker, opening):
                return id_
        return None

    def _boarded(self, lot: str, vehicle: str, trip: int) -> bool:
        """Whether anybody of a lot boarded a trip."""
        account = self.books.accounts.get(f"aboard:{vehicle}/{trip}")
        return account is not None and any(
            isinstance(flow.fact, Boarded) and lot_of(flow.fact) == lot and flow.entries
            for flow, _ in account.flows
        )

    def _count(self, entry: Entry, fact: AnyFact | None, happened: str, sign: int) -> None:
        """Counts what an entry comes to say, or takes that back."""
        if fact is None:
            return
        device = entry.device
        ref = (self._numbers.get(device) or self._numbered(device)) | entry.number
        time = self._time(entry, happened)
        if self._until is not None and time > self._until:
            return
        flow = self.books.move(fact, time, ref, sign)
        if flow is None:
            self._take(entry, fact, time, ref, sign)
            return
        self.persons.move(_people(fact), flow.out_of, flow.into, ref, sign)
        self.note(fact, flow.out_of, sign)

    def take(self, entry: Entry, fact: AnyFact, time: int, ref: int) -> None:
        """Counts what an entry says that moves nobody, corrections apart."""
        if type(fact) not in _DECIDED:
            self._take(entry, fact, time, ref, 1)
        elif entry.device not in self._duties:
            self._decide_at(entry, fact, time, 1)

    def _take(self, entry: Entry, fact: AnyFact, time: int, ref: int, sign: int) -> None:
        """Counts what moves nobody and is nobody's decision, or takes that back."""
        if isinstance(fact, Consented):
            self.consents.count(fact, sign)
        elif isinstance(fact, Ready):
            if fact.group is not None and fact.heads is not None:
                before = self.ready.get(fact.group, 0)
                self.ready[fact.group] = before + sign * fact.heads.total
        elif isinstance(fact, OnTheWay):
            self._on_the_way(fact, entry.id, time, ref, sign)
        elif isinstance(fact, Counted):
            if fact.heads is not None:
                count = Headcount(fact.where, fact.heads.total, time, ref)
                self.headcounts.count(count, sign)
        elif isinstance(fact, Resolved):
            self._resolve(fact, entry.id, time, ref, sign)
        elif isinstance(fact, Escorted):
            for person in fact.people:
                _keep(self.escorted, f"{entry.id} {person}", (person, fact), sign)
        else:
            self.fleet.count(fact, time, entry.id, sign)

    def _decide(self, entry: Entry, fact: AnyFact | None, happened: str, sign: int) -> None:
        """Counts what a coordinator decided, or takes that back."""
        time = self._time(entry, happened)
        if type(fact) in _DECIDED and (self._until is None or time <= self._until):
            self._decide_at(entry, fact, time, sign)

    def _decide_at(self, entry: Entry, fact: AnyFact | None, time: int, sign: int) -> None:
        if isinstance(fact, Overridden):
            of_trip = self.overridden.setdefault((fact.rule, fact.vehicle, fact.trip), {})
            _keep(of_trip, entry.id, (fact, entry.maker), sign)
        elif fact is not None and self.policy.count(fact, time, entry.id, sign):
            self._judge_from = min(self._judge_from, time)

    def _time(self, entry: Entry, happened: str) -> int:
        """When something was, in seconds since 1970.

        What happened as it was recorded was timed by the device's clock, which may be wrong. Any
        other time was told by somebody, who looked elsewhere.
        """
        time = seconds_of(happened)
        if self.devices.looks and happened == entry.heard:
            time -= self.devices.ahead(entry.device)
        return time

    def note(self, fact: AnyFact, out_of: str, sign: int) -> None:
        """Notes who looked and found nobody left aboard, and who took charge of whom."""
        if isinstance(fact, HandedOver):
            self._hand_over(fact, sign)
        elif isinstance(fact, Alighted) and fact.empty:
            self.books.empty(out_of, sign)

    def _hand_over(self, fact: HandedOver, sign: int) -> None:
        """Who receives them may well do so in that very place: they still take up room there."""
        for person in fact.people:
            self.received_by[person] = self.received_by.get(person, 0) + sign
        if fact.heads is not None:
            before = self.handed_over_at.get(fact.place, Needs())
            self.handed_over_at[fact.place] = before.plus(fact.heads.needs.times(sign))

    def _resolve(self, fact: Resolved, id_: str, time: int, ref: int, sign: int) -> None:
        resolutions = self.resolved.setdefault(fact.discrepancy, set())
        if sign > 0:
            resolutions.add(id_)
        else:
            resolutions.discard(id_)
        if fact.out_of is not None and fact.into is not None:
            self.books.post(fact.out_of, fact.into, fact.heads, time, ref, sign)
            self.persons.move(fact.people, fact.out_of, fact.into, ref, sign)

    def _on_the_way(self, fact: OnTheWay, id_: str, time: int, ref: int, sign: int) -> None:
        if fact.counted is not None:
            account = f"aboard:{fact.vehicle}/{fact.trip}"
            self.headcounts.count(Headcount(account, fact.counted, time, ref), sign)
        if isinstance(fact, Departed):
            _keep(self.departures, id_, (time, fact), sign)
            if sign > 0:
                insort(self._departed, (time, id_))
                self._unjudged.add(id_)
            else:
                del self._departed[bisect_left(self._departed, (time, id_))]
                self._unjudged.discard(id_)
                self._broken.pop(id_, None)
        self.fleet.count(fact, time, id_, sign)

    def _numbered(self, device: str) -> int:
        """The number that stands for a device in this fold's books, shifted: from 1."""
        self._names.append(device)
        self._numbers[device] = len(self._names) << 32
        return self._numbers[device]


_DECIDED: frozenset[type] = DECISIONS | {Overridden}
"""What counts only where a coordinator says it."""

_NOT_KEPT = ("_find", "lots", "lines")


_people: Callable[[AnyFact], tuple[str, ...]] = attrgetter("people")
"""The wristbands in a movement."""


def _duties(devices: Devices) -> dict[str, Role]:
    """The role of each device whose user does not decide."""
    duties = ((name, _duty(devices, name)) for name in devices.known)
    return {name: role for name, role in duties if role is not None}


def _duty(devices: Devices, device: str) -> Role | None:
    """A device's role; None where its user decides, or nobody knows of it."""
    known = devices.known.get(device)
    return None if known is None or known.role == "coordinator" else known.role


def _keep(kept: dict[str, Value], id_: str, value: Value, sign: int) -> None:
    if sign > 0:
        kept[id_] = value
    else:
        kept.pop(id_, None)
