"""The lanes of a crossing are not open long enough: every step of the argument, in whole numbers.

Suppose that a plan were done by T, one second before the value that a certificate claims. Take all
zones that the crossing alone connects with the rest (*inside*). Each counted party stands inside,
may be received nowhere but outside, and so comes out through the crossing once. Its passage is over
so long before T as the way on from there takes: its tail. Each passage takes the inspection of a
loaded vehicle and the seconds of those aboard; and where the lanes serve both directions, the
vehicle came in through the same crossing before, unless it was inside at the start.

A certificate weighs lane seconds: those until so long before T (a tail) count so much each. What is
open is then a number A. It also gives each party a price. If no vehicle, however laden, carries
parties through whose prices add up to more than the weighted lane seconds of its passage, then all
prices together, less what may have been inside at the start, less the dearest of those who may
stay behind, are lane seconds that every plan needs. If that is more than A, there is no such plan.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from safepassage.model import LanesCertificate, Needs, Priority, Scenario
from safepassage.verify.bound.arrivals import Arrivals, Lot, changes, lots
from safepassage.verify.bound.ground import Ground, Permit, heads_take
from safepassage.verify.bound.tails import Tails

Weights = tuple[tuple[int, int], ...]
"""Tails in seconds with their multipliers."""


def holds(
    ground: Ground,
    arrivals: Arrivals,
    certificate: LanesCertificate,
    left_behind: Mapping[Priority, int],
    counted: frozenset[Priority],
) -> bool:
    """Whether no plan that leaves at most ``left_behind`` is done before the certificate's value.

    Done means that everybody of the ``counted`` priorities is received who is not left behind.
    """
    scenario = ground.scenario
    gate = scenario.crossings.get(certificate.crossing)
    if gate is None or gate.lanes is None or certificate.from_zone not in gate.zones:
        return False
    inside = _inside(scenario, certificate)
    numbers = [m for pair in certificate.tails for m in pair] + [p for *_, p in certificate.prices]
    if inside is None or certificate.since < 0 or min(numbers, default=-1) < 0:
        return False
    prices = _prices(certificate)
    if prices is None:
        return False
    parties = [lot for lot in lots(scenario) if _price(prices, lot)]
    if len({(lot.group.id, lot.kind) for lot in parties}) < sum(p > 0 for p in prices.values()):
        return False
    if not all(lot.priority in counted and _must_pass(scenario, lot, inside) for lot in parties):
        return False
    tails = {lot.group.id: Tails(ground, lot.group) for lot in parties}
    if not all(
        _affordable(
            ground, certificate, permit, _riders(ground, permit, parties, inside), prices, tails
        )
        for permit in ground.permits()
    ):
        return False
    needed = _worth(scenario, arrivals, certificate, parties, prices, left_behind)
    needed -= _inside_already(ground, certificate, inside)
    return needed > _open(ground, arrivals, certificate)


def _inside(scenario: Scenario, certificate: LanesCertificate) -> frozenset[str] | None:
    """The zones that only this crossing connects with its far side; None where it is not so."""
    reached, queue = {certificate.from_zone}, [certificate.from_zone]
    while queue:
        here = queue.pop()
        for other in scenario.crossings.values():
            if other.id != certificate.crossing and here in other.zones:
                there = other.far_side(here)
                if there not in reached:
                    reached.add(there)
                    queue.append(there)
    gate = scenario.crossings[certificate.crossing]
    return None if gate.far_side(certificate.from_zone) in reached else frozenset(reached)


def _prices(certificate: LanesCertificate) -> dict[tuple[str, str], int] | None:
    """Prices by group and kind; None where one is named twice."""
    prices = {(group, kind): price for group, kind, price in certificate.prices}
    return prices if len(prices) == len(certificate.prices) else None


def _price(prices: Mapping[tuple[str, str], int], lot: Lot) -> int:
    # People who wait at a handover point at the start are not counted.
    return 0 if lot.at_start or not lot.needs.heads else prices.get((lot.group.id, lot.kind), 0)


def _must_pass(scenario: Scenario, lot: Lot, inside: frozenset[str]) -> bool:
    """Whether the lot stands inside and can be received outside only."""
    ends = lot.group.accepts or tuple(scenario.places)
    return scenario.places[lot.place].zone in inside and all(
        scenario.places[end].zone not in inside for end in ends if scenario.places[end].receives
    )


def _riders(
    ground: Ground, permit: Permit, parties: list[Lot], inside: frozenset[str]
) -> list[Lot]:
    """Those who can board such a vehicle inside: where they stand, or at a handover point."""
    scenario = ground.scenario
    places = {id: (id, place.zone) for id, place in scenario.places.items() if place.zone in inside}
    open_to = {id for id, spot in places.items() if ground.may(permit, spot)}
    return [
        lot
        for lot in parties
        if ground.fits(permit, lot.needs)
        and any(id == lot.place or changes(scenario, lot.group, id) for id in open_to)
    ]


def _weight(tails: Weights, tail: int) -> int:
    """What a lane second counts of a passage that is over so long before the end."""
    return sum(multiplier for until, multiplier in tails if until <= tail)


def _way_in(scenario: Scenario, certificate: LanesCertificate) -> int:
    """The least seconds of the inspection by which a vehicle came in, in the same lanes."""
    gate = scenario.crossings[certificate.crossing]
    inward = gate.inspection(gate.far_side(certificate.from_zone))
    shortest = min(int(inward.loaded_seconds), int(inward.empty_seconds))
    return shortest if gate.lanes_shared else 0


def _affordable(
    ground: Ground,
    certificate: LanesCertificate,
    permit: Permit,
    riders: list[Lot],
    prices: Mapping[tuple[str, str], int],
    tails: Mapping[str, Tails],
) -> bool:
    """Whether no load of such a vehicle is worth more than the lane seconds of its passage.

    A passage is as early as whoever aboard has the longest tail requires, and its lane seconds
    count accordingly; each person's own seconds as their own tail requires.
    """
    gate = ground.scenario.crossings[certificate.crossing]
    rule = gate.inspection(certificate.from_zone)
    beyond = (gate.id, gate.far_side(certificate.from_zone))
    each = int(rule.loaded_seconds) + _way_in(ground.scenario, certificate)
    worth: list[tuple[int, Needs, int]] = []
    for lot in riders:
        tail = tails[lot.group.id].aboard(permit, beyond)
        if tail is None:
            continue
        weight = _weight(certificate.tails, tail)
        own = weight * heads_take(rule.per_head_seconds, lot.needs)
        worth.append((weight, lot.needs, _price(prices, lot) - own))
    for weight in {weight for weight, _, _ in worth}:
        best: dict[Needs, int] = {}
        for other, needs, value in worth:
            if other <= weight and value > best.get(needs, 0):
                best[needs] = value
        for layout in ground.scenario.types[permit.type].layouts:
            if dearest(layout.places, best) > weight * each:
                return False
    return True


def dearest(places: Needs, worth: Mapping[Needs, int]) -> int:
    """The most that parties can be worth together that fit the places; as many of each as fit."""
    best = {Needs(): 0}
    for needs, value in worth.items():
        if not needs.heads:
            continue
        # In this order every party may be added to loads that hold the same kind already.
        for seat in range(places.seat + 1):
            for chair in range(places.wheelchair + 1):
                for bed in range(places.stretcher + 1):
                    now = Needs(seat, chair, bed)
                    if not needs.fit_in(now):
                        continue
                    rest = Needs(seat - needs.seat, chair - needs.wheelchair, bed - needs.stretcher)
                    found = best.get(rest)
                    if found is not None and found + value > best.get(now, -1):
                        best[now] = found + value
    return max(best.values())


def _worth(
    scenario: Scenario,
    arrivals: Arrivals,
    certificate: LanesCertificate,
    parties: list[Lot],
    prices: Mapping[tuple[str, str], int],
    left_behind: Mapping[Priority, int],
) -> int:
    """All prices, without those who may stay behind: the dearest for their heads.

    Who cannot be received at all is not counted, and is among those left behind.
    """
    late = int(scenario.horizon) + 1
    lost: dict[Priority, int] = {}
    for lot in lots(scenario):
        gone = arrivals.not_before(lot, late) * lot.needs.heads
        lost[lot.priority] = lost.get(lot.priority, 0) + gone
    spare: dict[Priority, int] = {
        priority: max(0, heads - lost.get(priority, 0)) for priority, heads in left_behind.items()
    }
    total = 0
    heads_by_price: list[tuple[int, Lot, int]] = []
    for lot in parties:
        gone = arrivals.not_before(lot, late)
        first = lot.ready_before(certificate.since)
        many = max(0, lot.count - gone - first)
        total += many * _price(prices, lot)
        heads_by_price.append((_price(prices, lot), lot, many * lot.needs.heads))
    # A part of a party costs its part, rounded up: people may only be split in favour of the plan.
    for price, lot, heads in sorted(
        heads_by_price, key=lambda each: -Fraction(each[0], each[1].needs.heads)
    ):
        away = min(heads, spare.get(lot.priority, 0))
        spare[lot.priority] = spare.get(lot.priority, 0) - away
        total -= -(-away * price // lot.needs.heads)
    return total


def _inside_already(ground: Ground, certificate: LanesCertificate, inside: frozenset[str]) -> int:
    """The ways in that need not have been, since vehicles were there: at every tail, for each."""
    there = {
        vehicle
        for starts in ground.permits().values()
        for vehicle, spot, _ in starts
        if certificate.since or spot[1] in inside
    }
    return len(there) * _way_in(ground.scenario, certificate) * _all(certificate)


def _all(certificate: LanesCertificate) -> int:
    return sum(multiplier for _, multiplier in certificate.tails)


def _open(ground: Ground, arrivals: Arrivals, certificate: LanesCertificate) -> int:
    """Weighted lane seconds from when a vehicle can be there until so long before the end."""
    gate = ground.scenario.crossings[certificate.crossing]
    sides = gate.zones if gate.lanes_shared else (certificate.from_zone,)
    first = [
        there[gate.id, zone]
        for there in arrivals.vehicles.values()
        for zone in sides
        if (gate.id, zone) in there
    ]
    head = max(certificate.since, min(first, default=certificate.value))
    until = certificate.value - 1
    return sum(
        multiplier * int(gate.lanes or 0) * ground.lane_seconds(gate.id, head, until - tail)
        for tail, multiplier in certificate.tails
    )
