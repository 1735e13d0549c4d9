"""A first plan: always the trip that ends soonest."""

from __future__ import annotations

import heapq

import numpy as np

from safepassage.planner.plain.hauls import Routes, fleet_of
from safepassage.planner.plain.shares import shares_of_room
from safepassage.planner.plain.world import NEVER, PlainWorld


def first_routes(world: PlainWorld) -> Routes | None:
    """Routes that bring everybody out within every room; None where this simple way gets stuck.

    Who goes where is settled first, so that room never runs out for those with little choice.
    """
    shares = shares_of_room(world)
    if shares is None:
        return None
    waiting = np.zeros((len(world.sources), len(world.places)), dtype=np.int64)
    for pair, parties in shares.items():
        waiting[pair] = parties
    fleet = fleet_of(world)
    routes: list[list[tuple[int, int]]] = [[] for _ in fleet]

    def next_trip(row: int, now: int) -> tuple[int, int, int]:
        """When the vehicle's soonest trip ends, and which it is."""
        one = world.classes[fleet[row][0]]
        pace = world.paces[one.pace]
        reach = pace.back[routes[row][-1][1]] if routes[row] else one.first
        ends = now + reach[:, None] + pace.carry
        ends = np.where(waiting > 0, ends, 2 * NEVER)
        source, place = divmod(int(ends.argmin()), len(world.places))
        return int(ends[source, place]), source, place

    heap = [(0, row, 0) for row in range(len(fleet))]
    while waiting.any() and heap:
        due, row, now = heapq.heappop(heap)
        end, source, place = next_trip(row, now)
        if end >= NEVER:
            continue
        if heap and (end, row) > heap[0][:2] and end > due:
            heapq.heappush(heap, (end, row, now))
            continue
        takes = world.classes[fleet[row][0]].takes
        waiting[source, place] -= min(takes, waiting[source, place])
        routes[row].append((source, place))
        heapq.heappush(heap, (end, row, end))
    return None if waiting.any() else tuple(tuple(trips) for trips in routes)
