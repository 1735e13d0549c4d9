"""People as the ledger has them: by group and party kind where entries say so, else heads."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from safepassage.language import LANGUAGES, language
from safepassage.ledger import Fold
from safepassage.ledger.accounts import place_of, trip_of
from safepassage.ledger.books import Account
from safepassage.model import (
    Group,
    Name,
    Needs,
    PartiesAboard,
    PartiesAtHandover,
    PartyCount,
    PartyKind,
    Place,
    Role,
    RoomTaken,
    Scenario,
    Vehicle,
)
from safepassage.notices import Notice, Severity
from safepassage.onward.clock import later
from safepassage.units import Seconds


def singles() -> tuple[PartyKind, ...]:
    """Parties of one, by need: of whom the ledger knows heads and no parties."""
    return tuple(
        PartyKind(
            f"one-{need}",
            Needs(**{need: 1}),
            Name(**{code: language(code).say(f"ledger:one-{need}") for code in LANGUAGES}),
        )
        for need in Needs._fields
    )


@dataclass(frozen=True, slots=True)
class Some:
    """Parties of one kind, of a group of the scenario or of none."""

    group: str | None
    kind: str
    count: int


class PeopleThere:
    """Who waits where and who is aboard, as groups, kinds and places that can be planned with.

    A group that nobody has registered yet is as the scenario says; one that arrives at a rate goes
    on arriving. ``after`` is the moment on the scenario's clock.
    """

    def __init__(self, fold: Fold, scenario: Scenario, after: Seconds) -> None:
        self._fold = fold
        self._scenario = scenario
        self._groups: dict[str, Group] = {}
        self._counts: dict[str, dict[str, int]] = defaultdict(dict)
        self._lots: dict[str, dict[tuple[str | None, str | None], list[int]]] = defaultdict(dict)
        for (account, group, party), lot in fold.lots.lots.items():
            self._lots[account][group, party] = lot
        self.kinds: dict[str, PartyKind] = dict(scenario.kinds)
        self.places: dict[str, Place] = {}
        self.at_handover: list[PartiesAtHandover] = []
        self.aboard: list[PartiesAboard] = []
        self.notices: list[Notice] = []
        self._expect(after)

    def groups(self) -> dict[str, Group]:
        """Every group of whom anybody waits or is on the way."""
        on_their_way = {one.group for one in self.aboard} | {one.group for one in self.at_handover}
        found = {}
        for id_, group in self._groups.items():
            counts = self._counts[id_]
            parties = tuple(PartyCount(kind, count) for kind, count in counts.items() if count)
            if parties or id_ in on_their_way:
                found[id_] = replace(group, parties=parties)
        return found

    def wait(self) -> None:
        """Takes up everybody who waits at a place."""
        for name, account in self._fold.books.of_sort("waiting"):
            place = place_of(name)
            if place is not None and any(account.shown):
                self._wait(place, self._some(name, account))

    def ride(self, vehicles: Mapping[str, Vehicle], broken: Mapping[str, str], now: int) -> None:
        """Takes up everybody aboard: they stay, or wait where their vehicle stands broken.

        Of a vehicle with people on several trips, those of the last are aboard; the others are a
        discrepancy that somebody has to look at.
        """
        last: dict[str, tuple[int, str, Account]] = {}
        for name, account in self._fold.books.of_sort("aboard"):
            trip = trip_of(name)
            if trip is not None and any(account.shown):
                newest = last.get(trip.vehicle, (0, name, account))
                if trip.number > newest[0]:
                    last[trip.vehicle] = trip.number, name, account
        for vehicle, (_, name, account) in sorted(last.items()):
            some = self._some(name, account)
            if vehicle in vehicles:
                boarded = Seconds(min(0, min(account.times) - now))
                self._board(vehicle, some, boarded)
            elif vehicle in broken:
                self._wait(broken[vehicle], some)
            else:
                self._tell("N-ABOARD", vehicle, account.heads)

    def load(self, vehicle: str) -> Needs:
        """Heads by need aboard a vehicle."""
        load = Needs()
        for parties in self.aboard:
            if parties.vehicle == vehicle:
                load = load.plus(self.kinds[parties.kind].needs.times(parties.count))
        return load

    def room_taken(self) -> tuple[RoomTaken, ...]:
        """Room that those received take up; handed over or not, they are there."""
        taken = {one.place: one.heads for one in self._scenario.under_way.room_taken}
        there = [
            (place, Needs(*account.shown))
            for name, account in self._fold.books.of_sort("received")
            if (place := place_of(name)) is not None
        ]
        for place, heads in (*there, *self._fold.handed_over_at.items()):
            if place in self._scenario.places:
                taken[place] = taken.get(place, Needs()).plus(heads)
        return tuple(
            RoomTaken(place, heads) for place, heads in sorted(taken.items()) if any(heads)
        )

    def _some(self, name: str, account: Account) -> list[Some]:
        """The people of an account: whole parties as long as heads last, then one by one."""
        left = Needs(*account.shown)
        found: list[Some] = []
        lots = sorted(self._lots[name].items(), key=_by_name)
        for (group, party), lot in lots:
            if group not in self._scenario.groups or party is None or party not in self.kinds:
                continue
            needs = self.kinds[party].needs
            count = min(max(0, lot[0]), _times(needs, left))
            if count:
                found.append(Some(group, party, count))
                left = left.plus(needs.times(-count))
        for (group, _), lot in lots:
            if group in self._scenario.groups:
                heads = Needs(*(max(0, min(pair)) for pair in zip(lot[1:], left, strict=True)))
                found += self._one_by_one(group, heads)
                left = left.plus(heads.times(-1))
        return [*found, *self._one_by_one(None, left)]

    def _one_by_one(self, group: str | None, heads: Needs) -> Iterator[Some]:
        for single, count in zip(singles(), heads, strict=True):
            if count:
                same = (kind for kind in self.kinds.values() if kind.needs == single.needs)
                kind = next(same, single)
                self.kinds.setdefault(kind.id, kind)
                yield Some(group, kind.id, count)

    def _expect(self, after: Seconds) -> None:
        """Groups of whom nobody was registered yet, and those who are still to arrive."""
        begun = {group for _, group, _ in self._fold.lots.lots if group is not None}
        for group in self._scenario.groups.values():
            if group.id in begun and group.arrives_per_hour is None:
                continue
            self._groups[group.id] = replace(group, ready_at=later(group.ready_at, after))
            for row in group.parties:
                registered = self._lots["registered"].get((group.id, row.kind), [0])
                self._count(group.id, row.kind, max(0, row.count + registered[0]))

    def _wait(self, place: str, some: list[Some]) -> None:
        for group, kind, count in ((one.group, one.kind, one.count) for one in some):
            known = self._scenario.groups.get(group or "")
            if known is None:
                self._part(Group("", place, ()), f"@{place}", place, kind, count)
            elif known.place != place and Role.HANDOVER in self._roles(place):
                self._groups.setdefault(known.id, replace(known, parties=()))
                self.at_handover.append(PartiesAtHandover(place, known.id, kind, count))
            elif known.place != place:
                self._part(known, f"{known.id}@{place}", place, kind, count)
            elif known.arrives_per_hour is not None:
                self._part(known, f"{known.id}~0", place, kind, count)
            else:
                self._groups.setdefault(known.id, replace(known, ready_at=Seconds(0)))
                self._count(known.id, kind, count)

    def _part(self, like: Group, id_: str, place: str, kind: str, count: int) -> None:
        """People of a group, or of none, who wait elsewhere, or before the others."""
        if place not in self._scenario.places:
            self._tell("N-PLACE", place, self.kinds[kind].needs.heads * count)
            return
        if Role.ASSEMBLY not in self._roles(place):
            found = self._scenario.places[place]
            self.places[place] = replace(found, roles=found.roles | {Role.ASSEMBLY})
        part = replace(like, id=id_, place=place, ready_at=Seconds(0), arrives_per_hour=None)
        self._groups.setdefault(id_, part)
        self._count(id_, kind, count)

    def _board(self, vehicle: str, some: list[Some], boarded: Seconds) -> None:
        for one in some:
            if one.group is None:
                group = f"@{vehicle}"
                place = next(p.id for p in self._scenario.places.values() if p.boards)
                self._groups.setdefault(group, Group(group, place, ()))
            else:
                group = one.group
                known = self._scenario.groups[group]
                self._groups.setdefault(group, replace(known, parties=()))
            self.aboard.append(PartiesAboard(vehicle, group, one.kind, one.count, boarded))

    def _roles(self, place: str) -> frozenset[Role]:
        found = self.places.get(place) or self._scenario.places.get(place)
        return found.roles if found is not None else frozenset()

    def _count(self, group: str, kind: str, count: int) -> None:
        self._counts[group][kind] = self._counts[group].get(kind, 0) + count

    def _tell(self, code: str, about: str, heads: int) -> None:
        numbers = {"heads": heads}
        self.notices.append(Notice(code, Severity.WARN, numbers={**numbers, "value": about}))


def _times(needs: Needs, left: Needs) -> int:
    """How many parties of such needs find heads for all of them."""
    return min(there // one for one, there in zip(needs, left, strict=True) if one)


def _by_name(lot: tuple[tuple[str | None, str | None], list[int]]) -> tuple[str, str]:
    (group, party), _ = lot
    return group or "", party or ""
