"""Routes chosen for their sum become a plan: nobody twice, nobody forgotten."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from safepassage.planner.plain.hauls import Routes, fleet_of
from safepassage.planner.plain.master import Column
from safepassage.planner.plain.world import NEVER, PlainWorld

_MOST_INSERTIONS = 30
"""Trips that are put in one by one; routes that lack more are not worth mending."""


def assigned(world: PlainWorld, columns: Sequence[Column]) -> Routes:
    """The columns as routes of the fleet, each driven by a vehicle of its class."""
    waiting: dict[int, list[Column]] = {number: [] for number in range(len(world.classes))}
    for column in columns:
        waiting[column.fleet].append(column)
    return tuple(
        waiting[number].pop(0).trips if waiting[number] else () for number, _ in fleet_of(world)
    )


def completed(world: PlainWorld, routes: Routes) -> Routes | None:
    """The routes without trips for parties already brought out, and with trips for those forgotten.

    None where too many are forgotten, or there is no room for them.
    """
    work = [list(trips) for trips in routes]
    fleet = fleet_of(world)
    brought = Counter[int]()
    filled = Counter[int]()
    for (number, _), trips in zip(fleet, work, strict=True):
        for source, place in trips:
            brought[source] += world.classes[number].takes
            filled[place] += world.classes[number].takes
    for (number, _), trips in zip(fleet, work, strict=True):
        takes = world.classes[number].takes
        for trip in trips[::-1]:
            if brought[trip[0]] - takes >= world.demand[trip[0]]:
                trips.remove(trip)
                brought[trip[0]] -= takes
                filled[trip[1]] -= takes
    for _ in range(_MOST_INSERTIONS):
        short = [s for s, demand in enumerate(world.demand) if brought[s] < demand]
        if not short:
            return tuple(tuple(trips) for trips in work)
        # Rooms bound the parties of single trips only where every trip carries one.
        open_ = [
            place
            for place, room in enumerate(world.room)
            if filled[place] < room or not world.one_at_a_time
        ]
        best = min(
            (
                _insertion(world, fleet[row][0], row, tuple(trips), short[0], place)
                for row, trips in enumerate(work)
                for place in open_
            ),
            default=None,
        )
        if best is None or best[0] >= NEVER:
            return None
        _, row, at, place = best
        work[row].insert(at, (short[0], place))
        brought[short[0]] += world.classes[fleet[row][0]].takes
        filled[place] += world.classes[fleet[row][0]].takes
    return None


def _insertion(
    world: PlainWorld,
    fleet: int,
    row: int,
    trips: tuple[tuple[int, int], ...],
    source: int,
    place: int,
) -> tuple[int, int, int, int]:
    """The least work of the vehicle with this trip somewhere on its route, and where that is."""
    trip = (source, place)
    return min(
        (world.work(fleet, (*trips[:at], trip, *trips[at:])), row, at, place)
        for at in range(len(trips) + 1)
    )
