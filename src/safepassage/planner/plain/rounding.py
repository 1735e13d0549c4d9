"""A mixture of routes becomes whole vehicles: most of it is whole already where vehicles are many.

A solution of the master problem uses no more routes than it has rows. So with many more vehicles
than sources, places and classes, nearly all of them can be sent along whole routes at once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from safepassage.planner.plain.hauls import Routes, fleet_of
from safepassage.planner.plain.master import Column, Trips
from safepassage.planner.plain.world import PlainWorld


def rounded(world: PlainWorld, mixture: Sequence[tuple[Column, float]]) -> Routes:
    """Routes of whole vehicles: whole parts, then the largest fractions, then what is of use.

    No source is called at more often than its loads, and no place receives beyond its room; loads
    may be left over. All vehicles take the same number of parties.
    """
    takes = world.classes[0].takes
    loads = Counter(dict(enumerate(world.loads or ())))
    room = Counter({place: parties // takes for place, parties in enumerate(world.room)})
    idle = Counter({number: len(one.vehicles) for number, one in enumerate(world.classes)})
    chosen: dict[int, list[Trips]] = {number: [] for number in range(len(world.classes))}

    def useful(trips: Trips) -> Trips:
        """The trips for which there are still loads and room."""
        kept: list[tuple[int, int]] = []
        calls, received = Counter[int](), Counter[int]()
        for source, place in trips:
            if loads[source] > calls[source] and room[place] > received[place]:
                kept.append((source, place))
                calls[source] += 1
                received[place] += 1
        return tuple(kept)

    def send(number: int, trips: Trips) -> None:
        chosen[number].append(trips)
        idle[number] -= 1
        for source, place in trips:
            loads[source] -= 1
            room[place] -= 1

    parts: list[tuple[float, Column]] = []
    for column, amount in mixture:
        whole = int(amount + 1e-6)
        for _ in range(whole):
            if idle[column.fleet] and len(useful(column.trips)) == len(column.trips):
                send(column.fleet, column.trips)
        parts.append((amount - whole, column))
    parts.sort(key=lambda part: -part[0])
    for partly in (False, True):
        for _, column in parts:
            trips = useful(column.trips)
            if idle[column.fleet] and trips and (partly or len(trips) == len(column.trips)):
                send(column.fleet, trips)
    return tuple(chosen[number].pop(0) if chosen[number] else () for number, _ in fleet_of(world))
