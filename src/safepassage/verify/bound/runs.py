"""All vehicles together cannot earn what everybody is worth: each step, in whole numbers.

Suppose that a plan received, by one second before the certificate's value, all who are counted but
those left behind. Give everybody a price at each place where they may wait, which never falls with
time. Whoever boards earns the price of that place then, and whoever is set down at a handover point
pays the price of that place then; later they board there for no less. So everybody who is received
earns at least their price where they stand when they are ready. The vehicles earn all that, less
what they pay for seconds of lanes and bays and for room, of which there is no more than there is.

On the other hand no vehicle can earn more than the best chain of its class (:mod:`.network`). If
the best chains of all vehicles, and all lanes, bays and room at their prices, are together less
than what those who are received are worth, there is no such plan. This holds for any prices, so
nobody needs to know where they come from.

Convoys, ranges and closures are forgotten, which only makes more possible.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from safepassage.model import (
    PRIORITIES,
    Need,
    Needs,
    Priced,
    Priority,
    Role,
    RunsCertificate,
    Scenario,
)
from safepassage.verify.bound.arrivals import Arrivals, final
from safepassage.verify.bound.chains import Chains, Ends, Prices
from safepassage.verify.bound.fleet import Alike, classes
from safepassage.verify.bound.folk import Folk, counted_lots, folk_of, worth_of_all
from safepassage.verify.bound.ground import Ground, Permit
from safepassage.verify.bound.hours import Hours
from safepassage.verify.bound.legs import Legs
from safepassage.verify.bound.meters import Meter, is_exact
from safepassage.verify.bound.tails import Tails

MOST_STEPS = 40_000
"""Finer certificates are not checked: that would take too long."""

MOST_PRICE = 2**53
"""Prices above this could not be multiplied exactly."""

HEADS = "heads"
"""Room for heads whatever they need."""


def holds(
    ground: Ground,
    arrivals: Arrivals,
    certificate: RunsCertificate,
    left_behind: Mapping[Priority, int],
    counted: frozenset[Priority],
    t1_by: int | None,
) -> bool:
    """Whether no plan that leaves at most ``left_behind`` is done before the certificate's value.

    Done means that everybody of the ``counted`` priorities is received who is not left behind; T1
    patients by ``t1_by``, if that is said.
    """
    proof = _Proof(ground, certificate, counted)
    if not proof.sound or not proof.those:
        return False
    worth = worth_of_all(
        ground.scenario, arrivals, proof.those, proof.people, left_behind, certificate.step
    )
    scarce = proof.scarce()
    if scarce is None:
        return False
    for alike in classes(ground):
        best = proof.best(alike, t1_by)
        if best is None:
            return False
        scarce += sum(
            len(vehicles) * each for vehicles, each in zip(alike.starts.values(), best, strict=True)
        )
        if scarce >= worth:
            return False
    return scarce < worth


class _Proof:
    """A certificate beside a scenario: what its numbers stand for, and whether they make sense."""

    def __init__(
        self, ground: Ground, certificate: RunsCertificate, counted: frozenset[Priority]
    ) -> None:
        self._ground, self._certificate, self._counted = ground, certificate, counted
        scenario = ground.scenario
        self.sound = certificate.step > 0 and certificate.value > 0
        self.sound = self.sound and certificate.step <= certificate.value <= scenario.horizon + 1
        self.sound = self.sound and certificate.value // max(1, certificate.step) <= MOST_STEPS
        self.those = counted_lots(scenario, counted)
        self.people: dict[tuple[Folk, str], Priced] = {}
        for group, kind, place, price in certificate.people:
            known = group in scenario.groups and kind in scenario.kinds and place in scenario.places
            if not known or not _steady(price):
                self.sound = False
                continue
            folk, _ = folk_of(scenario, group, kind)
            if (folk, place) in self.people:
                self.sound = False
            self.people[folk, place] = price
        timed = [price for _, _, price in certificate.lanes]
        timed += [price for _, price in certificate.bays]
        self.sound = self.sound and all(_in_order(price, 0) for price in timed)
        self.sound = self.sound and all(0 <= price <= MOST_PRICE for *_, price in certificate.rooms)
        if self.sound:
            self._hours = Hours(certificate.step, certificate.value - 1)
            self.sound = all(is_exact(self._hours, price) for price in timed)
            self._legs: dict[tuple[Permit, bool], Legs] = {}
            self._ends = {folk: self._ends_of(folk, group) for folk, group in self._folk().items()}

    def _folk(self) -> dict[Folk, str]:
        """All who count, with a group of each."""
        found: dict[Folk, str] = {}
        for lot in self.those:
            folk, _ = folk_of(self._ground.scenario, lot.group.id, lot.kind)
            found.setdefault(folk, lot.group.id)
        return found

    def _ends_of(self, folk: Folk, group: str) -> Ends:
        scenario = self._ground.scenario
        of = scenario.groups[group]
        ends = frozenset(id for id in scenario.places if final(scenario, of, id))
        return Ends(ends, Tails(self._ground, of).onward, self._certificate.value - 1)

    def scarce(self) -> int | None:
        """What all lanes, bays and room are worth; None where something is priced that has no end.

        Also makes :attr:`_prices`, at which vehicles pay for them.
        """
        scenario, hours = self._ground.scenario, self._hours
        total = 0
        lanes: dict[tuple[str, str], Meter] = {}
        for crossing, zone, price in self._certificate.lanes:
            gate = scenario.crossings.get(crossing)
            if gate is None or gate.lanes is None or zone not in gate.zones:
                return None
            meter = Meter(hours, price)
            for side in gate.zones if gate.lanes_shared else (zone,):
                if (crossing, side) in lanes:
                    return None
                lanes[crossing, side] = meter
            total += meter.open_for(self._ground.lane_hours[crossing], int(gate.lanes))
        bays: dict[str, Meter] = {}
        for id, price in self._certificate.bays:
            place = scenario.places.get(id)
            if place is None or place.bays is None or id in bays:
                return None
            bays[id] = Meter(hours, price)
            total += bays[id].open_for(self._ground.place_hours[id], int(place.bays))
        rooms: dict[tuple[str, str], int] = {}
        for id, what, each in self._certificate.rooms:
            limit = _room(scenario, id, what)
            if limit is None or (id, what) in rooms:
                return None
            rooms[id, what] = each
            total += each * limit
        self._prices = Prices(
            hours,
            {key: _by_step(hours, price) for key, price in self.people.items()},
            lanes,
            bays,
            {
                (folk, id): _taken(folk.needs, id, rooms)
                for folk, ends in self._ends.items()
                for id in ends.final
            },
        )
        return total

    def _weights(self, alike: Alike) -> dict[Needs, int]:
        """What part of such a vehicle people take up, by their needs, as one of them says."""
        vehicles = {vehicle for own in alike.starts.values() for vehicle in own}
        for vehicle, fullness in self._certificate.fullness:
            if vehicle in vehicles:
                return {Needs(*needs): weight for *needs, weight in fullness}
        return {}

    def best(self, alike: Alike, t1_by: int | None) -> list[int] | None:
        """The most that one of them can earn, by its start; None where that cannot be said."""
        weights = self._weights(alike)
        # Where people of one need count for more than they fill, a ride that loses counts for too
        # much as well: then it must not be one that the chain cannot leave out.
        all_counted = self._counted == frozenset(PRIORITIES) and len(set(weights.values())) <= 1
        key = (alike.permit, all_counted)
        if key not in self._legs:
            self._legs[key] = Legs(self._ground, alike.permit, all_counted=all_counted)
        legs = self._legs[key]
        standing: dict[Folk, set[str]] = {}
        for lot in self.those:
            folk, _ = folk_of(self._ground.scenario, lot.group.id, lot.kind)
            standing.setdefault(folk, set()).add(lot.place)
        ends = {
            folk: Ends(ends.final, ends.onward, min(ends.until, t1_by))
            if folk.first and t1_by is not None
            else ends
            for folk, ends in self._ends.items()
        }
        return Chains(self._ground, alike, legs, self._prices, ends, standing, weights).best()


def _in_order(price: Priced, least: int) -> bool:
    """Whether it begins with step 0, goes on in order, and is never below ``least``."""
    steps = [since for since, _ in price]
    return (
        all(before < after for before, after in pairwise(steps))
        and steps[:1] == [0]
        and all(least <= each <= MOST_PRICE for _, each in price)
    )


def _steady(price: Priced) -> bool:
    """Whether it is in order and never falls."""
    rises = all(before <= after for (_, before), (_, after) in pairwise(price))
    return rises and _in_order(price, -MOST_PRICE)


def _by_step(hours: Hours, price: Priced) -> NDArray[np.int64]:
    found = np.zeros(hours.count, dtype=np.int64)
    for since, each in price:
        found[since:] = each
    return found


def _room(scenario: Scenario, id: str, what: str) -> int | None:
    """How many more heads the place can receive for good; None where that has no limit."""
    place = scenario.places.get(id)
    if place is None or not place.receives or Role.HANDOVER in place.roles:
        return None
    taken = [used.heads for used in scenario.under_way.room_taken if used.place == id]
    if what == HEADS:
        limit = place.room.heads
        return None if limit is None else max(0, limit - sum(needs.heads for needs in taken))
    if place.room.by_need is None or what not in [need.value for need in Need]:
        return None
    need = Need(what)
    number = list(Need).index(need)
    used = sum(needs[number] for needs in taken)
    return max(0, place.room.by_need.get(need, 0) - used)


def _taken(needs: Needs, id: str, rooms: Mapping[tuple[str, str], int]) -> int:
    """What one of them pays for room at the place."""
    paid = needs.heads * rooms.get((id, HEADS), 0)
    return paid + sum(
        heads * rooms.get((id, need.value), 0) for need, heads in zip(Need, needs, strict=True)
    )
