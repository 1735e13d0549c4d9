"""Certificates of crossings: the prices at which nobody can carry people through in less time.

The argument stands in ``docs/bounds.md``. For a time T the best prices are a linear programme; T is
raised as long as they prove more. Its answer is rounded so that it holds in whole millionths, and
what it proves then is worked out in whole numbers, as the checker does.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from safepassage.model import PER_SECOND, Crossing, Group, LanesCertificate, Needs, Priority, Role
from safepassage.planner.bound.demand import SEAT, Commodity
from safepassage.planner.bound.ground import NEVER, FleetClass, Ground, service_seconds
from safepassage.planner.bound.loads import fullest
from safepassage.planner.bound.reach import Reach
from safepassage.planner.bound.scarce import opened
from safepassage.planner.bound.simplex import simplex
from safepassage.planner.bound.tails import Tails

MOST_TAILS = 8
"""How many tails are weighed at most."""

TURNS = 20
"""How often prices are asked for, each time for a later T."""

MARGIN = 20
"""Millionths by which a price is lowered, so that the solver's tolerances do not matter."""


@dataclass(frozen=True)
class Crowded:
    """Parties of one kind of one group that must pass: how many, and in which loads they count.

    ``tails`` by fleet class, as far as its vehicles can bring them on.
    """

    group: str
    kind: str
    needs: Needs
    priority: Priority
    many: int
    tails: Mapping[int, int]

    @property
    def unit(self) -> Needs:
        """As what they are loaded: seats may be taken one by one."""
        return SEAT if self.needs.heads == self.needs.seat else self.needs

    @property
    def units(self) -> int:
        """How many of those a party is."""
        return self.needs.heads if self.unit == SEAT else 1

    @property
    def alike(self) -> object:
        """The same for parties whose units are worth the same."""
        return self.unit, self.priority, tuple(sorted(self.tails.items()))


class Gate:
    """One crossing in one direction, and all who must leave that way."""

    def __init__(
        self,
        ground: Ground,
        reach: Reach,
        tails: Tails,
        crossing: Crossing,
        from_zone: str,
        able: Collection[tuple[str, str]],
        counted: Collection[Priority],
    ) -> None:
        """``able`` are the parties (group, kind) all of whom can be received at all."""
        self._ground, self._crossing, self._zone = ground, crossing, from_zone
        self._tails = tails
        alike = {(fleet.type, fleet.zones, fleet.places): n for n, fleet in enumerate(ground.fleet)}
        self._classes = {number: ground.fleet[number] for number in alike.values()}
        self._inside = self._zones_inside()
        self._parties = self._crowd(able, counted) if self._inside and crossing.lanes else []
        levels = sorted({tail for each in self._parties for tail in each.tails.values()})
        step = -(-len(levels) // MOST_TAILS) or 1
        self._levels = sorted({*levels[::step], *levels[:1]})
        sides = crossing.zones if crossing.lanes_shared else (from_zone,)
        spots = [ground.side_spots[crossing.id, zone] for zone in sides]
        self._head = min(
            (int(there[spot]) for there in reach.vehicles for spot in spots), default=NEVER
        )
        rule = crossing.inspection(from_zone)
        self._per_head, self._loaded = rule.per_head_seconds, int(rule.loaded_seconds)
        inward = crossing.inspection(crossing.far_side(from_zone))
        self._way_in = 0
        if crossing.lanes_shared:
            self._way_in = min(int(inward.loaded_seconds), int(inward.empty_seconds))
        self._credit = self._way_in * self._there_already()

    def certificate(self, spare: Mapping[Priority, int], low: int) -> LanesCertificate | None:
        """The best that is found above ``low``, if all but ``spare`` heads are to be received."""
        best: LanesCertificate | None = None
        at = low
        for _ in range(TURNS if self._parties else 0):
            prices = self._prices(spare, at)
            found = self._certified(spare, *prices) if prices is not None else None
            if found is None or found.value <= at + 1:
                break
            best, at = found, found.value - 1
        return best

    def _zones_inside(self) -> frozenset[str]:
        """The zones that only this crossing connects with the other side; empty: it does not."""
        found, queue = {self._zone}, [self._zone]
        while queue:
            here = queue.pop()
            for other in self._ground.scenario.crossings.values():
                if other.id != self._crossing.id and here in other.zones:
                    there = other.far_side(here)
                    if there not in found:
                        found.add(there)
                        queue.append(there)
        far = self._crossing.far_side(self._zone)
        return frozenset() if far in found else frozenset(found)

    def _there_already(self) -> int:
        """Vehicles that are inside at the start, or may be."""
        moving = {each.vehicle: each for each in self._ground.scenario.under_way.vehicles}
        unsure = {
            each.vehicle
            for each in moving.values()
            if each.point in self._ground.scenario.crossings and each.from_zone is None
        }
        return sum(
            1
            for fleet in self._ground.fleet
            for vehicle in fleet.vehicles
            if vehicle in unsure or self._ground.zone_of[fleet.start] in self._inside
        )

    def _crowd(
        self, able: Collection[tuple[str, str]], counted: Collection[Priority]
    ) -> list[Crowded]:
        scenario = self._ground.scenario
        ends = {
            id: place.zone in self._inside
            for id, place in scenario.places.items()
            if place.receives
        }
        beyond = self._ground.side_spots[self._crossing.id, self._crossing.far_side(self._zone)]
        found = []
        for group in scenario.groups.values():
            own = [id for id in ends if not group.accepts or id in group.accepts]
            outside = not any(ends[id] for id in own)
            if scenario.places[group.place].zone not in self._inside or not outside:
                continue
            for parties in group.parties:
                needs = scenario.kinds[parties.kind].needs
                if group.priority not in counted or (group.id, parties.kind) not in able:
                    continue
                # Tails are the same for all who go to the same places, whatever they need.
                kind = Commodity(SEAT, group.accepts, group.handovers, None)
                by_class = {
                    number: int(self._tails.aboard_of_kind(number, kind)[beyond])
                    for number, fleet in self._classes.items()
                    if self._may_board(fleet, group, needs)
                }
                by_class = {number: tail for number, tail in by_class.items() if tail < NEVER}
                many = parties.count
                found.append(Crowded(group.id, parties.kind, needs, group.priority, many, by_class))
        return found

    def _may_board(self, fleet: FleetClass, group: Group, needs: Needs) -> bool:
        """Whether such vehicles can take such parties aboard inside."""
        scenario = self._ground.scenario
        fits = any(needs.fit_in(layout.places) for layout in scenario.types[fleet.type].layouts)
        return fits and any(
            self._ground.may_be(fleet, self._ground.place_spots[id])
            for id, place in scenario.places.items()
            if place.zone in self._inside
            and (
                id == group.place
                or (Role.HANDOVER in place.roles and (not group.handovers or id in group.handovers))
            )
        )

    # The best prices, by a linear programme.

    def _prices(
        self, spare: Mapping[Priority, int], at: int
    ) -> tuple[list[float], list[float]] | None:
        """Multipliers of the tails, and prices of the parties, that prove most at the time T."""
        solver = simplex()
        free = solver.infinity()
        weights = [solver.NumVar(0, 1, "") for _ in self._levels]
        alike = {party.alike: party for party in self._parties}
        many = Counter[object]()
        for party in self._parties:
            many[party.alike] += party.many * party.units
        each = {key: solver.NumVar(0, free, "") for key in alike}
        solver.Add(sum(weights) == 1)
        objective = solver.Objective()
        objective.SetMaximization()
        for weight, tail in zip(weights, self._levels, strict=True):
            open_for = opened(
                self._ground.crossing_windows[self._crossing.id], self._head, at - tail
            )
            objective.SetCoefficient(weight, -float((self._crossing.lanes or 0) * open_for))
        for key, price in each.items():
            objective.SetCoefficient(price, float(many[key]))
        for priority in dict.fromkeys(party.priority for party in self._parties):
            dearest = solver.NumVar(0, free, "")
            objective.SetCoefficient(dearest, -float(spare.get(priority, 0)))
            for key, price in each.items():
                if alike[key].priority is priority:
                    above = solver.NumVar(0, free, "")
                    objective.SetCoefficient(above, -float(many[key] * alike[key].unit.heads))
                    solver.Add(price <= alike[key].unit.heads * (dearest + above))
        riders = [(each[key], party) for key, party in alike.items()]
        for number, fleet in self._classes.items():
            layouts = tuple(
                layout.places for layout in self._ground.scenario.types[fleet.type].layouts
            )
            if not self._charge(solver, number, layouts, weights, riders):
                return None
        if solver.Solve() != solver.OPTIMAL:
            return None
        found = [each[party.alike].solution_value() * party.units for party in self._parties]
        return [weight.solution_value() for weight in weights], found

    def _charge(
        self,
        solver: Any,
        number: int,
        layouts: tuple[Needs, ...],
        weights: list[Any],
        alike: list[tuple[Any, Crowded]],
    ) -> bool:
        """No load of the class is worth more than its passage takes; False: too many loads."""
        riders = [
            (price, party, sum(w for w, t in zip(weights, self._levels, strict=True) if t <= tail))
            for price, party in alike
            for tail in [party.tails.get(number)]
            if tail is not None
        ]
        units = tuple(dict.fromkeys(party.unit for _, party, _ in riders))
        loads = fullest(layouts, units) if units else None
        if loads is None:
            return not units
        for level in {self._level(party.tails[number]) for _, party, _ in riders}:
            worth = [solver.NumVar(0, solver.infinity(), "") for _ in units]
            for price, party, weight in riders:
                if self._level(party.tails[number]) <= level:
                    own = service_seconds(self._per_head, party.unit)
                    solver.Add(worth[units.index(party.unit)] >= price - own * weight)
            until = sum(weights[:level])
            for load in loads:
                total = sum(int(n) * unit for n, unit in zip(load, worth, strict=True))
                solver.Add(total <= (self._loaded + self._way_in) * until)
        return True

    def _level(self, tail: int) -> int:
        return sum(level <= tail for level in self._levels)

    # What they prove, in whole numbers.

    def _certified(
        self, spare: Mapping[Priority, int], weights: list[float], prices: list[float]
    ) -> LanesCertificate | None:
        """Multipliers rounded up make passages dearer, prices rounded down make parties cheaper."""
        tails = tuple(
            (tail, math.ceil(weight * PER_SECOND))
            for tail, weight in zip(self._levels, weights, strict=True)
            if weight > 1 / PER_SECOND
        )
        known: dict[tuple[str, str], int] = {}
        for party, price in zip(self._parties, prices, strict=True):
            whole = max(0, math.floor(price * PER_SECOND) - MARGIN * party.units)
            key = party.group, party.kind
            known[key] = min(whole, known.get(key, whole))
        needed = self._needed(spare, known) - self._credit * sum(m for _, m in tails)
        value = self._latest(tails, needed)
        if value is None:
            return None
        listed = tuple((group, kind, price) for (group, kind), price in known.items() if price)
        return LanesCertificate(value, self._crossing.id, self._zone, 0, tails, listed)

    def _needed(self, spare: Mapping[Priority, int], prices: Mapping[tuple[str, str], int]) -> int:
        left = dict(spare)
        total = 0

        def price(party: Crowded) -> int:
            return prices[party.group, party.kind]

        for party in sorted(self._parties, key=lambda p: -Fraction(price(p), p.needs.heads)):
            heads = party.many * party.needs.heads
            away = min(heads, left.get(party.priority, 0))
            left[party.priority] = left.get(party.priority, 0) - away
            total += party.many * price(party) - -(-away * price(party) // party.needs.heads)
        return total

    def _latest(self, tails: tuple[tuple[int, int], ...], needed: int) -> int | None:
        """The last value that is proven: one second before it too little is open. None: none."""

        def open_until(value: int) -> int:
            windows = self._ground.crossing_windows[self._crossing.id]
            return sum(
                m * (self._crossing.lanes or 0) * opened(windows, self._head, value - 1 - tail)
                for tail, m in tails
            )

        low, high = 0, 2 * self._ground.horizon + 1
        if needed <= open_until(low):
            return None
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (middle, high) if needed > open_until(middle) else (low, middle)
        return low
