"""People, not vehicles: who is at which place from when on, who leaves it, and where all end up.

Parties of one sort (a group's of one kind) are interchangeable, so their story is one of counts: so
many come to a place by a certain time, so many leave it by another.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from safepassage.model import Group
from safepassage.verify.unfolding import Load, Moment, Party, Unfolding, add


@dataclass(frozen=True, slots=True)
class Alighting:
    """Parties that alight; ``final`` where their way may end at the place."""

    moment: Moment
    party: Party
    count: int
    final: bool


@dataclass(frozen=True, slots=True)
class Boarding:
    """Parties that board; ``again`` of them had alighted at the place, and free its room."""

    moment: Moment
    party: Party
    count: int
    again: int


class Whereabouts(Unfolding):
    """A plan as it unfolds, and where its people are."""

    @cached_property
    def alightings(self) -> tuple[Alighting, ...]:
        """Everybody who alights, in order of begin."""
        return tuple(
            Alighting(stop, party, count, self.is_final(party[0], stop.point))
            for stop in self.stops
            for party, count in stop.alighted
        )

    @cached_property
    def boardings(self) -> tuple[Boarding, ...]:
        """Everybody who boards, in order of begin."""
        waiting = {key: deque(times) for key, times in self.changing.items()}
        there: dict[tuple[str, Party], int] = defaultdict(int)
        boardings = []
        for stop in self.stops:
            for party, count in stop.boarded:
                key = stop.point, party
                coming = waiting.get(key, ())
                while coming and coming[0][0] <= stop.begin:
                    there[key] += coming.popleft()[1]
                again = min(count, there[key])
                there[key] -= again
                boardings.append(Boarding(stop, party, count, again))
        return tuple(boardings)

    @cached_property
    def changing(self) -> dict[tuple[str, Party], list[tuple[int, int]]]:
        """For each place and sort of party: when how many are ready there to change vehicles."""
        changing: dict[tuple[str, Party], list[tuple[int, int]]] = defaultdict(list)
        for aside in self.scenario.under_way.at_handover:
            changing[aside.place, (aside.group, aside.kind)].append((0, aside.count))
        for alighting in self.alightings:
            if not alighting.final:
                key = alighting.moment.point, alighting.party
                changing[key].append((alighting.moment.end, alighting.count))
        for times in changing.values():
            times.sort()
        return changing

    @cached_property
    def ready(self) -> dict[tuple[str, Party], list[tuple[int, int]]]:
        """For each place and sort of party: when how many are ready to board there, in order."""
        ready: dict[tuple[str, Party], list[tuple[int, int]]] = defaultdict(list)
        for party, times in self.gathering.items():
            ready[self.scenario.groups[party[0]].place, party] += times
        for key, times in self.changing.items():
            ready[key] += times
        for times in ready.values():
            times.sort()
        return ready

    @cached_property
    def gathering(self) -> dict[Party, list[tuple[int, int]]]:
        """For each sort of party: when how many are ready at their group's place, in order."""
        gathering: dict[Party, list[tuple[int, int]]] = defaultdict(list)
        for group in self.scenario.groups.values():
            for kind, time, count in self._gather(group):
                gathering[group.id, kind].append((time, count))
        return gathering

    def _gather(self, group: Group) -> Iterator[tuple[str, int, int]]:
        rate, heads = group.arrives_per_hour, 0
        for row in group.parties:
            if rate is None:
                yield row.kind, group.ready_at, row.count
                continue
            each = self.scenario.kinds[row.kind].needs.heads
            for _ in range(row.count):
                heads += each
                # k ÷ rate, rounded up, in whole numbers: there may be very many parties.
                yield row.kind, -(-heads * 3600 * rate.denominator // rate.numerator), 1

    @cached_property
    def received(self) -> Load:
        """Who has been received by the horizon."""
        received: dict[Party, int] = {}
        for alighting in self.alightings:
            if alighting.final and alighting.moment.end <= self.scenario.horizon:
                add(received, alighting.party, alighting.count)
        return received

    @cached_property
    def left(self) -> dict[tuple[Party, str], int]:
        """Who has not been received by the horizon, by the place or vehicle where they are then.

        Whoever has begun to board is aboard; whoever has not done alighting still is.
        """
        horizon, left = self.scenario.horizon, defaultdict[tuple[Party, str], int](int)
        for group in self.scenario.groups.values():
            for row in group.parties:
                left[(group.id, row.kind), group.place] += row.count
        for waiting in self.scenario.under_way.at_handover:
            left[(waiting.group, waiting.kind), waiting.place] += waiting.count
        for aboard in self.scenario.under_way.aboard:
            left[(aboard.group, aboard.kind), aboard.vehicle] += aboard.count
        for boarding in self.boardings:
            if boarding.moment.begin <= horizon:
                left[boarding.party, boarding.moment.point] -= boarding.count
                left[boarding.party, boarding.moment.vehicle.id] += boarding.count
        for alighting in self.alightings:
            if alighting.moment.end <= horizon:
                left[alighting.party, alighting.moment.vehicle.id] -= alighting.count
                if not alighting.final:
                    left[alighting.party, alighting.moment.point] += alighting.count
        return {key: count for key, count in left.items() if count}
