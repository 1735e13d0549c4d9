"""How soon one party could be received if nobody else were there: worked out again, in seconds.

Dijkstra's method, over where vehicles can be and over who carries the party. Sooner never makes
anything later here, since one may always wait.
"""

from __future__ import annotations

import heapq
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from safepassage.model import Group, Needs, Priority, Role, Scenario
from safepassage.units import ceil_ratio
from safepassage.verify.bound.ground import Ground, Permit, Spot, heads_take

RECEIVED = ("", "")
"""Instead of a spot: the party is safe."""

Carrier = Permit | None
"""Who carries the party; None where it stands."""


@dataclass(frozen=True, slots=True)
class Lot:
    """Parties of one kind of one group that wait at one place; ``before`` heads come first.

    ``at_rate`` where the group arrives by and by, and this is not a lot at a handover point.
    """

    group: Group
    kind: str
    needs: Needs
    count: int
    place: str
    before: int
    at_rate: bool
    at_start: bool

    @property
    def priority(self) -> Priority:
        """Whose figures they count in."""
        return self.group.priority

    def ready(self, number: int) -> int:
        """When the party of that number, from 1, is ready."""
        if self.at_start:
            return 0
        rate = self.group.arrives_per_hour
        if rate is None:
            return int(self.group.ready_at)
        return ceil_ratio((self.before + number * self.needs.heads) * 3600 / rate)

    def ready_before(self, moment: int) -> int:
        """How many parties are ready before ``moment``: the first ones."""
        if not self.at_rate:
            return self.count if self.ready(1) < moment else 0
        return bisect_left(range(1, self.count + 1), moment, key=self.ready)


def lots(scenario: Scenario) -> Iterator[Lot]:
    """Everybody but those who sit in vehicles at the start."""
    for group in scenario.groups.values():
        before = 0
        for parties in group.parties:
            needs = scenario.kinds[parties.kind].needs
            rate = group.arrives_per_hour is not None
            yield Lot(group, parties.kind, needs, parties.count, group.place, before, rate, False)
            before += needs.heads * parties.count
    for waiting in scenario.under_way.at_handover:
        group, needs = scenario.groups[waiting.group], scenario.kinds[waiting.kind].needs
        yield Lot(group, waiting.kind, needs, waiting.count, waiting.place, 0, False, True)


class Arrivals:
    """Earliest arrivals on one ground; equal questions are answered once."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self._known: dict[tuple[object, ...], int | None] = {}

    @cached_property
    def vehicles(self) -> dict[Permit, dict[Spot, int]]:
        """For each permit the earliest time at which one of its vehicles can be at each spot."""
        found = {}
        for permit, starts in self._ground.permits().items():
            first: dict[Spot, int] = {}
            for _, spot, at in starts:
                first[spot] = min(at, first.get(spot, at))
            found[permit] = self._spread(permit, first)
        return found

    def _spread(self, permit: Permit, first: dict[Spot, int]) -> dict[Spot, int]:
        best = dict(first)
        queue = [(at, spot) for spot, at in first.items()]
        heapq.heapify(queue)
        while queue:
            at, spot = heapq.heappop(queue)
            if at > best[spot]:
                continue
            for there, when in self._moves(permit, spot, at, None):
                if there not in best or when < best[there]:
                    best[there] = when
                    heapq.heappush(queue, (when, there))
        return best

    def _moves(
        self, permit: Permit, spot: Spot, at: int, needs: Needs | None
    ) -> Iterable[tuple[Spot, int]]:
        """Where a vehicle can be next, and when; ``needs`` None: loaded or empty."""
        ground = self._ground
        for there in ground.spots:
            if ground.may(permit, there):
                when = ground.drive(permit, spot, there, at, loaded=needs is not None)
                if when is not None:
                    yield there, when
        for far, rule in ground.passages(spot):
            if ground.may(permit, far):
                takes = int(rule.loaded_seconds)
                if needs is None:
                    takes = min(takes, int(rule.empty_seconds))
                else:
                    takes += heads_take(rule.per_head_seconds, needs)
                when = ground.inspected(spot, far, at, takes)
                if when is not None:
                    yield far, when

    def received(self, lot: Lot, number: int) -> int | None:
        """When the party of that number of the lot can be received at the soonest; None: never."""
        group = lot.group
        ready = lot.ready(number)
        key = (lot.place, lot.needs, group.accepts, group.handovers, ready)
        if key not in self._known:
            self._known[key] = self._party(lot, ready)
        return self._known[key]

    def _party(self, lot: Lot, ready: int) -> int | None:
        ground, group = self._ground, lot.group
        places = ground.scenario.places
        start = (lot.place, places[lot.place].zone)
        best: dict[tuple[Carrier, Spot], int] = {(None, start): ready}
        # The number only breaks ties, since carriers have no order.
        queue: list[tuple[int, int, Carrier, Spot]] = [(ready, 0, None, start)]
        turn = 0

        def reach(carrier: Carrier, spot: Spot, when: int | None) -> None:
            nonlocal turn
            if when is not None and when < best.get((carrier, spot), when + 1):
                best[carrier, spot] = when
                turn += 1
                heapq.heappush(queue, (when, turn, carrier, spot))

        while queue:
            at, _, carrier, spot = heapq.heappop(queue)
            if at > best[carrier, spot]:
                continue
            if spot == RECEIVED:
                return at
            if carrier is None:
                for permit, there in self.vehicles.items():
                    if spot in there and ground.fits(permit, lot.needs):
                        begin = max(at, there[spot])
                        reach(permit, spot, self._service(permit, spot, begin, lot.needs, True))
                continue
            if spot[0] in places:
                done = self._service(carrier, spot, at, lot.needs, False)
                if final(ground.scenario, group, spot[0]):
                    reach(None, RECEIVED, done)
                elif changes(ground.scenario, group, spot[0]):
                    reach(None, spot, done)
            for next_spot, when in self._moves(carrier, spot, at, lot.needs):
                reach(carrier, next_spot, when)
        return None

    def _service(
        self, permit: Permit, spot: Spot, at: int, needs: Needs, boards: bool
    ) -> int | None:
        kind = self._ground.scenario.types[permit.type]
        each = kind.board_seconds if boards else kind.alight_seconds
        return self._ground.served(spot[0], at, int(kind.stop_seconds) + heads_take(each, needs))

    def not_before(self, lot: Lot, moment: int) -> int:
        """How many parties of the lot cannot be received before ``moment``.

        Whoever is ready later is received no sooner, so they are the last ones.
        """
        if not lot.count:
            return 0
        if not lot.at_rate:
            soonest = self.received(lot, 1)
            return lot.count if soonest is None or soonest >= moment else 0

        def too_late(number: int) -> bool:
            soonest = self.received(lot, number)
            return soonest is None or soonest >= moment

        return lot.count - bisect_left(range(1, lot.count + 1), True, key=too_late)


def final(scenario: Scenario, group: Group, place: str) -> bool:
    """Whether the group's way may end there."""
    return scenario.places[place].receives and (not group.accepts or place in group.accepts)


def changes(scenario: Scenario, group: Group, place: str) -> bool:
    """Whether the group may change vehicles there."""
    handover = Role.HANDOVER in scenario.places[place].roles
    return handover and (not group.handovers or place in group.handovers)
