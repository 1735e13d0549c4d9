"""What peers that cannot choose shelters are given, and a first plan to begin with."""

from __future__ import annotations

import heapq
import time
from collections import Counter
from collections.abc import Callable

from ortools.graph.python.min_cost_flow import SimpleMinCostFlow

from benchmarks.peers.world import Haul, Routes, World

Try = Callable[[int, float], Routes | None]
"""Routes none of which is longer than a limit, found within so many seconds, or None."""


def shared_out(world: World) -> Counter[Haul]:
    """Which shelter takes which load: the least driving in all that the room allows.

    A load counts the drive to its shelter and the shortest drive from there to any site.
    """
    flow = SimpleMinCostFlow()
    sites, shelters = list(world.loads), list(world.room)
    pairs: list[tuple[int, Haul]] = []
    for s, site in enumerate(sites):
        flow.set_node_supply(s, world.loads[site])
        for h, shelter in enumerate(shelters):
            back = min(world.drive(shelter, other) for other in sites)
            cost = world.drive(site, shelter) + back
            arc = flow.add_arc_with_capacity_and_unit_cost(
                s, len(sites) + h, world.loads[site], cost
            )
            pairs.append((arc, (site, shelter)))
    sink = len(sites) + len(shelters)
    for h, shelter in enumerate(shelters):
        flow.add_arc_with_capacity_and_unit_cost(len(sites) + h, sink, world.room[shelter], 0)
    flow.set_node_supply(sink, -sum(world.loads.values()))
    if flow.solve() != flow.OPTIMAL:
        raise ValueError("the shelters cannot take everybody")
    return Counter({haul: flow.flow(arc) for arc, haul in pairs if flow.flow(arc)})


def first_routes(world: World, hauls: Counter[Haul]) -> dict[str, list[Haul]]:
    """The longest hauls first, each by the bus that is done with it soonest of those free first."""
    routes: dict[str, list[Haul]] = {bus: [] for bus in world.starts}
    free = [(0, bus, start) for bus, start in world.starts.items()]
    heapq.heapify(free)
    look = 20
    for haul in sorted(hauls.elements(), key=world.haul, reverse=True):
        near = [heapq.heappop(free) for _ in range(min(look, len(free)))]
        ends = [
            (clock + world.drive(place, haul[0]), n) for n, (clock, _, place) in enumerate(near)
        ]
        soonest, chosen = min(ends)
        _, bus, _ = near.pop(chosen)
        routes[bus].append(haul)
        for one in (*near, (soonest + world.haul(haul), bus, haul[1])):
            heapq.heappush(free, one)
    return routes


def tightened(world: World, begin: Routes, attempt: Try, seconds: float) -> Routes:
    """The best routes of a solver that knows no shortest longest route, only a limit to each.

    The limit is bisected between a hopeless one and the best routes so far. Where nothing is found
    the limit rises; when it meets the best routes it is lowered again and attempts may take longer.
    """
    deadline = time.monotonic() + seconds
    best, value = begin, world.value(begin)
    low, share = value // 3, seconds / 10
    while (left := deadline - time.monotonic()) > 0.02 * seconds:
        limit = (low + value) // 2
        found = attempt(limit, min(left, share))
        if found is not None and world.value(found) < value:
            best, value = found, world.value(found)
        else:
            low = limit
        if value - low <= max(2, value // 500):
            low, share = value - max(4, value // 50), 2 * share
    return best
