"""People as the ledger has them: by group and party kind where entries say so, else heads."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from safepassage.language import LANGUAGES, language
from safepassage.ledger import Fold
from safepassage.ledger.accounts import place_of, trip_of
from safepassage.ledger.books import Account
from safepassage.model import (
    Group,
    Layout,
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
from safepassage.onward.expected import Expected
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
    on arriving. ``moment`` is the begin of the scenario that is made, in seconds since 1970, and
    ``after`` the same on the scenario's clock.
    """

    def __init__(self, fold: Fold, scenario: Scenario, after: Seconds, moment: int) -> None:
        self._fold = fold
        self._scenario = scenario
        self._moment = moment
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
        self._expected = Expected(fold, scenario, after)
        for part in self._expected.groups():
            self._groups[part.id] = replace(part, parties=())
            for row in part.parties:
                self._count(part.id, row.kind, row.count)

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
        for waiting in self._expected.at_handover:
            self._wait(waiting.place, [Some(waiting.group, waiting.kind, waiting.count)])
        for name, account in self._fold.books.of_sort("waiting"):
            self._tell_unknown(name, account)
            place = place_of(name)
            if place is not None and any(account.shown):
                self._wait(place, self._some(name, account))

    def ride(self, vehicles: Mapping[str, Vehicle], broken: Mapping[str, str]) -> None:
        """Takes up everybody aboard: they stay, or wait where their vehicle stands broken.

        Of a vehicle with people on several trips, those of the last are aboard; the others are a
        discrepancy that somebody has to look at.
        """
        for riding in self._expected.aboard:
            some = [Some(riding.group, riding.kind, riding.count)]
            self._ride(riding.vehicle, some, riding.boarded_at, vehicles, broken)
        trips: dict[str, list[tuple[int, str]]] = defaultdict(list)
        for name, _ in self._fold.books.of_sort("aboard"):
            trip = trip_of(name)
            if trip is not None:
                trips[trip.vehicle].append((trip.number, name))
        for vehicle, numbered in sorted(trips.items()):
            *earlier, (_, last) = sorted(numbered)
            for number, name in earlier:
                heads = sum(self._fold.books.accounts[name].shown)
                if heads:
                    self._tell("N-TRIP", vehicle, heads, trip=number)
            account = self._fold.books.accounts[last]
            self._tell_unknown(last, account)
            if any(account.shown):
                boarded = Seconds(min(0, account.since() - self._moment))
                self._ride(vehicle, self._some(last, account), boarded, vehicles, broken)

    def seat(self, vehicle: str, layouts: tuple[Layout, ...], by_plan: str | None) -> str | None:
        """The layout in which a vehicle's people ride; None where it carries nobody.

        ``by_plan`` is that of the plan in force, taken where they fit in it. Where more are aboard
        than any layout has places for, those who find none are told, and not planned with.
        """
        load = self._load(vehicle)
        if not load.heads:
            return None
        fitting = [layout.id for layout in layouts if load.fit_in(layout.places)]
        if fitting:
            return by_plan if by_plan in fitting else fitting[0]
        largest = max(layouts, key=lambda layout: layout.places.heads)
        self._squeeze(vehicle, largest)
        return largest.id

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
        rest: list[tuple[str, Needs]] = []
        for (group, party), lot in sorted(self._lots[name].items(), key=_by_name):
            if group is None or group not in self._scenario.groups:
                continue
            heads = _least(Needs(*lot[1:]), left)
            if party is not None and party in self._scenario.kinds:
                needs = self._scenario.kinds[party].needs
                count = min(max(0, lot[0]), _times(needs, heads))
                if count:
                    found.append(Some(group, party, count))
                    left = left.plus(needs.times(-count))
                    heads = heads.plus(needs.times(-count))
            rest.append((group, heads))
        for group, heads in rest:
            heads = _least(heads, left)
            found += self._one_by_one(group, heads)
            left = left.plus(heads.times(-1))
        return [*found, *self._one_by_one(None, left)]

    def _one_by_one(self, group: str | None, heads: Needs) -> Iterator[Some]:
        for single, count in zip(singles(), heads, strict=True):
            if count:
                same = (kind for kind in self.kinds.values() if kind.needs == single.needs)
                kind = next(same, replace(single, id=_not_in(self.kinds, single.id)))
                self.kinds.setdefault(kind.id, kind)
                yield Some(group, kind.id, count)

    def _wait(self, place: str, some: list[Some]) -> None:
        for group, kind, count in ((one.group, one.kind, one.count) for one in some):
            known = self._scenario.groups.get(group or "")
            if known is None:
                self._part(Group("", place, ()), f"@{place}", place, kind, count)
            elif known.place == place:
                self._groups.setdefault(known.id, self._expected.there(known))
                self._count(known.id, kind, count)
            elif Role.HANDOVER in self._roles(place):
                self._groups.setdefault(known.id, replace(self._expected.there(known), parties=()))
                self.at_handover.append(PartiesAtHandover(place, known.id, kind, count))
            else:
                self._part(known, f"{known.id}@{place}", place, kind, count)

    def _part(self, like: Group, id_: str, place: str, kind: str, count: int) -> None:
        """People of a group, or of none, who wait elsewhere than it does."""
        if place not in self._scenario.places:
            self._tell("N-PLACE", place, self.kinds[kind].needs.heads * count)
            return
        if Role.ASSEMBLY not in self._roles(place):
            found = self._scenario.places[place]
            self.places[place] = replace(found, roles=found.roles | {Role.ASSEMBLY})
        part = replace(
            like, id=id_, place=place, parties=(), ready_at=Seconds(0), arrives_per_hour=None
        )
        self._groups.setdefault(id_, part)
        self._count(id_, kind, count)

    def _ride(
        self,
        vehicle: str,
        some: list[Some],
        boarded: Seconds,
        vehicles: Mapping[str, Vehicle],
        broken: Mapping[str, str],
    ) -> None:
        if vehicle in vehicles:
            self._board(vehicle, some, boarded)
        elif vehicle in broken:
            self._wait(broken[vehicle], some)
        else:
            heads = sum(self.kinds[one.kind].needs.heads * one.count for one in some)
            self._tell("N-ABOARD", vehicle, heads)

    def _board(self, vehicle: str, some: list[Some], boarded: Seconds) -> None:
        for one in some:
            if one.group is None:
                group = f"@{vehicle}"
                place = next(p.id for p in self._scenario.places.values() if p.boards)
                self._groups.setdefault(group, Group(group, place, ()))
            else:
                known = self._scenario.groups[one.group]
                group = known.id
                self._groups.setdefault(group, replace(self._expected.there(known), parties=()))
            self.aboard.append(PartiesAboard(vehicle, group, one.kind, one.count, boarded))

    def _load(self, vehicle: str) -> Needs:
        load = Needs()
        for parties in self.aboard:
            if parties.vehicle == vehicle:
                load = load.plus(self.kinds[parties.kind].needs.times(parties.count))
        return load

    def _squeeze(self, vehicle: str, layout: Layout) -> None:
        """Leaves aboard whom the layout has places for, and tells of the others."""
        places, without = layout.places, 0
        staying: list[PartiesAboard] = []
        for parties in self.aboard:
            if parties.vehicle != vehicle:
                staying.append(parties)
                continue
            needs = self.kinds[parties.kind].needs
            count = min(parties.count, _times(needs, places))
            if count:
                staying.append(replace(parties, count=count))
            places = places.plus(needs.times(-count))
            without += needs.heads * (parties.count - count)
        self.aboard = staying
        self._tell("N-LAYOUT", vehicle, without)

    def _roles(self, place: str) -> frozenset[Role]:
        found = self.places.get(place) or self._scenario.places.get(place)
        return found.roles if found is not None else frozenset()

    def _count(self, group: str, kind: str, count: int) -> None:
        self._counts[group][kind] = self._counts[group].get(kind, 0) + count

    def _tell_unknown(self, name: str, account: Account) -> None:
        """Heads that nobody knows cannot be planned with: somebody has to count."""
        if account.unknown and not account.empty:
            self._tell("N-UNKNOWN", name, sum(account.shown))

    def _tell(self, code: str, about: str, heads: int, **more: int) -> None:
        numbers = {"heads": heads, **more}
        self.notices.append(Notice(code, Severity.WARN, numbers={**numbers, "value": about}))


def _times(needs: Needs, left: Needs) -> int:
    """How many parties of such needs find heads for all of them."""
    return min(there // one for one, there in zip(needs, left, strict=True) if one)


def _least(heads: Needs, left: Needs) -> Needs:
    """What there is of both, need by need."""
    return Needs(*(max(0, min(pair)) for pair in zip(heads, left, strict=True)))


def _not_in(known: Iterable[str], name: str) -> str:
    """The name, or one like it that nothing is called by yet."""
    while name in known:
        name += "'"
    return name


def _by_name(lot: tuple[tuple[str | None, str | None], list[int]]) -> tuple[str, str]:
    (group, party), _ = lot
    return group or "", party or ""
