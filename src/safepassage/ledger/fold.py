"""What a set of entries adds up to, entry by entry, the same in whatever order they come.

Everything here is a sum, a set, or sorted by what the entries say themselves; nothing depends on
when an entry was added. ``tests/promises`` holds it to that.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

from msgspec.structs import replace

from safepassage.ledger.books import Books, Change
from safepassage.ledger.breaches import Breach, Rule, broken_by, overrides
from safepassage.ledger.consents import Consents
from safepassage.ledger.corrections import Corrections, Effective, Outcome
from safepassage.ledger.devices import NOBODY, Devices, speaks_of_devices
from safepassage.ledger.entries import (
    Alighted,
    AnyFact,
    Boarded,
    Corrected,
    Counted,
    Departed,
    Entry,
    Escorted,
    HandedOver,
    Heads,
    Movement,
    OnTheWay,
    Overridden,
    Ready,
    Resolved,
    Role,
    Withdrew,
)
from safepassage.ledger.fleet import Fleet
from safepassage.ledger.headcounts import Headcount, Headcounts
from safepassage.ledger.lots import Lots
from safepassage.ledger.persons import Persons
from safepassage.ledger.policy import Decision, Policy
from safepassage.ledger.roles import is_out_of_turn
from safepassage.ledger.seen import Seen
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
        self.lots = Lots()
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
        self._find = find
        self._until = until
        self._free = _free(devices)
        self._duties = _duties(devices)
        self._out_of_turn: set[str] = set()
        self._ratified: dict[str, frozenset[str]] = {}
        self._decided: dict[str, Effective] = {}
        self._unfollowed: set[str] = set()
        self._effective: dict[str, Effective] = {}
        self._unjudged: set[str] = set()
        self._broken: dict[str, tuple[Rule, ...]] = {}
        self._disputed: dict[str, Mapping[str, tuple[str, ...]]] = {}
        self._names: list[str] = []
        self._numbers: dict[str, int] = {}

    def add(self, entry: Entry) -> None:
        """Counts an entry; one that was counted before changes nothing."""
        device = entry.device
        if device not in self._free and not self.devices.counts(device, entry.number):
            self.leave_out(entry)
            return
        if not self.seen.add(device, entry.number):
            return
        if entry.heard > self.latest.get(device, ""):
            self.latest[device] = entry.heard
        role = self._duties.get(device)
        if role is not None and is_out_of_turn(entry, role):
            self._out_of_turn.add(entry.id)
        if isinstance(entry.fact, Corrected):
            self.corrections.add(entry)
            self._disputed.pop(entry.id, None)
            self._unfollowed.add(entry.fact.entry)
            return
        if entry.id in self.corrections:
            self._unfollowed.add(entry.id)
        self._count(entry, entry.fact, entry.happened, 1)
        if role is None:
            self._decide(entry, entry.fact, entry.happened, 1)

    def leave_out(self, entry: Entry) -> None:
        """Notes an entry that came and does not count."""
        self.uncounted.add(entry.device, entry.number)

    def state(self) -> dict[str, object]:
        """Everything but the way to find entries: what a snapshot keeps."""
        return {name: value for name, value in vars(self).items() if name != "_find"}

    @classmethod
    def of_state(cls, state: dict[str, object], find: Find) -> Fold:
        """The fold that :meth:`state` was asked of."""
        fold = cls(find)
        vars(fold).update(state)
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
        self._free = _free(devices)
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
        for change in self.books.changes:
            self._grow(change.flow.fact, change)

    def _grow(self, like: Movement | None, change: Change) -> None:
        """Takes up in lots and consents what movements like this one add up to since."""
        heads = Heads(change.seat, change.wheelchair, change.stretcher)
        if like is None:
            self.lots.shift(heads, 0, (None, None), change.flow.out_of, change.flow.into, 1)
            return
        summed = replace(like, heads=heads, parties=change.parties, people=())
        self.lots.move(summed, change.flow.out_of, change.flow.into, 1)
        if isinstance(like, (Boarded, Alighted, Withdrew)):
            self.consents.count(summed, 1, change.entries)
            for _ in range(abs(change.unknown)):
                without = replace(summed, heads=None)
                self.consents.count(without, 1 if change.unknown > 0 else -1, 0)

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
        for id_ in self._unjudged:
            time, departed = self.departures[id_]
            rules = broken_by(departed, time, self.policy.at(time), opening)
            if rules:
                self._broken[id_] = rules
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
                boarded = self.consents.trips.get(lot) or Counter[tuple[str, int]]()
                overriding = (
                    self.override("consent", vehicle, trip)
                    for rule, vehicle, trip in sorted(self.overridden)
                    if rule == "consent" and boarded.get((vehicle, trip))
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

    def _count(self, entry: Entry, fact: AnyFact | None, happened: str, sign: int) -> None:
        """Counts what an entry comes to say, or takes that back."""
        if fact is None:
            return
        device = entry.device
        ref = (self._numbers.get(device) or self._numbered(device)) | entry.number
        time = self._time(entry, happened)
        if self._until is not None and time > self._until:
            return
        if isinstance(fact, Movement):
            self.books.move(fact, time, ref, sign)
            if fact.people:
                self.persons.move(fact.people, *fact.accounts(), ref, sign)
            if isinstance(fact, Alighted):
                if fact.empty:
                    self.books.empty(fact.accounts()[0], sign)
            elif isinstance(fact, HandedOver):
                self._hand_over(fact, sign)
            return
        id_ = entry.id
        if isinstance(fact, Resolved):
            self._resolve(fact, id_, time, ref, sign)
        elif isinstance(fact, OnTheWay):
            self._on_the_way(fact, id_, time, ref, sign)
        elif isinstance(fact, Counted):
            if fact.heads is not None:
                count = Headcount(fact.where, fact.heads.total, time, ref)
                self.headcounts.count(count, sign)
        elif isinstance(fact, Escorted):
            for person in fact.people:
                _keep(self.escorted, f"{id_} {person}", (person, fact), sign)
        elif isinstance(fact, Ready):
            if fact.group is not None and fact.heads is not None:
                before = self.ready.get(fact.group, 0)
                self.ready[fact.group] = before + sign * fact.heads.total
        else:
            self.consents.count(fact, sign)
            self.fleet.count(fact, time, id_, sign)

    def _decide(self, entry: Entry, fact: AnyFact | None, happened: str, sign: int) -> None:
        """Counts what a coordinator decided, or takes that back."""
        if not isinstance(fact, (Overridden, Decision)):
            return
        time = self._time(entry, happened)
        if self._until is not None and time > self._until:
            return
        if isinstance(fact, Overridden):
            of_trip = self.overridden.setdefault((fact.rule, fact.vehicle, fact.trip), {})
            _keep(of_trip, entry.id, (fact, entry.maker), sign)
        elif self.policy.count(fact, time, entry.id, sign):
            # Every departure is judged anew, by what is now known to have been decided.
            self._broken.clear()
            self._unjudged.update(self.departures)

    def _time(self, entry: Entry, happened: str) -> int:
        """When something was, in seconds since 1970.

        What happened as it was recorded was timed by the device's clock, which may be wrong. Any
        other time was told by somebody, who looked elsewhere.
        """
        time = seconds_of(happened)
        if self.devices.looks and happened == entry.heard:
            time -= self.devices.ahead(entry.device)
        return time

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
            self._broken.pop(id_, None)
            self._unjudged.discard(id_)
            if sign > 0:
                self._unjudged.add(id_)
        self.fleet.count(fact, time, id_, sign)

    def _numbered(self, device: str) -> int:
        """The number that stands for a device in this fold's books, shifted: from 1."""
        self._names.append(device)
        self._numbers[device] = len(self._names) << 32
        return self._numbers[device]


def _free(devices: Devices) -> frozenset[str]:
    """The devices whose every entry counts: nearly all, and quick to ask."""
    return frozenset(name for name, device in devices.known.items() if device.last is None)


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
