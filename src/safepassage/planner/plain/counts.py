"""All routes worth considering, where only how often a vehicle calls at each source matters.

Where no place can fill up, two routes that call as often at each source bring out the same people;
so of all orders and destinations the fastest is enough, and of all counts those that no other route
of the class contains.
"""

from __future__ import annotations

from safepassage.planner.plain.master import Column, Trips
from safepassage.planner.plain.world import PlainWorld

_MOST_LABELS = 30_000
"""Begun routes of a class: where there are more, going through them takes too long."""

_MOST_COMPARED = 3_000
"""Of more routes than this those that others contain are kept: comparing them takes longer."""

Counts = tuple[int, ...]
"""Calls by source."""


def all_columns(world: PlainWorld, seconds: int) -> list[Column] | None:
    """The routes of every class within ``seconds`` that no other makes superfluous.

    None where there are too many, or where room at the places matters.
    """
    if world.tight_places:
        return None
    columns: list[Column] = []
    for number in range(len(world.classes)):
        routes = _routes(world, number, seconds)
        if routes is None:
            return None
        columns += [Column(number, trips, end, end) for end, trips in routes]
    return columns


def _routes(world: PlainWorld, number: int, seconds: int) -> list[tuple[int, Trips]] | None:
    """The routes of a class with their ends."""
    fleet = world.classes[number]
    pace = world.paces[fleet.pace]
    carry, back = pace.carry.tolist(), pace.back.tolist()
    sources, places = range(len(world.sources)), range(len(world.places))
    enough = [-(-demand // fleet.takes) for demand in world.demand]
    none = (0,) * len(world.sources)
    layer: dict[tuple[Counts, int], tuple[int, Trips]] = {(none, -1): (0, ())}
    whole: dict[Counts, tuple[int, Trips]] = {}
    labels = 0
    while layer:
        longer: dict[tuple[Counts, int], tuple[int, Trips]] = {}
        for (counts, at), (now, trips) in layer.items():
            reach = fleet.first.tolist() if at < 0 else back[at]
            ends_here = True
            for source in sources:
                if counts[source] == enough[source]:
                    continue
                more = (*counts[:source], counts[source] + 1, *counts[source + 1 :])
                for place in places:
                    end = now + reach[source] + carry[source][place]
                    if end > seconds:
                        continue
                    ends_here = False
                    known = longer.get((more, place))
                    if known is None or end < known[0]:
                        longer[more, place] = (end, (*trips, (source, place)))
            if ends_here and trips and (counts not in whole or now < whole[counts][0]):
                whole[counts] = (now, trips)
        labels += len(longer)
        if labels > _MOST_LABELS:
            return None
        layer = longer
    return _largest(whole)


def _largest(whole: dict[Counts, tuple[int, Trips]]) -> list[tuple[int, Trips]]:
    """The routes that no other contains, call by call."""
    if len(whole) > _MOST_COMPARED:
        return list(whole.values())
    kept: list[Counts] = []
    for counts in sorted(whole, key=sum, reverse=True):
        if not any(all(a <= b for a, b in zip(counts, other, strict=True)) for other in kept):
            kept.append(counts)
    return [whole[counts] for counts in kept]
