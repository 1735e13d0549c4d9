"""Who may go where, so that everybody finds room."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray
from ortools.graph.python import min_cost_flow

from safepassage.planner.plain.world import NEVER, PlainWorld


def served_pairs(world: PlainWorld) -> NDArray[np.bool_]:
    """Which sources some vehicle can bring to which places, were there time without end."""
    served = np.zeros((len(world.sources), len(world.places)), dtype=bool)
    for fleet in world.classes:
        pace = world.paces[fleet.pace]
        can = fleet.first < NEVER
        while True:
            reached = np.any((pace.carry < NEVER) & can[:, None], axis=0)
            more = can | np.any((pace.back < NEVER) & reached[:, None], axis=0)
            if np.array_equal(more, can):
                break
            can = more
        served |= (pace.carry < NEVER) & can[:, None]
    return served


def shares_of_room(
    world: PlainWorld,
    most: Mapping[tuple[int, int], int] | None = None,
    least: Mapping[tuple[int, int], int] | None = None,
) -> dict[tuple[int, int], int] | None:
    """Parties by (source, place) that bring everybody out and fill no place beyond its room.

    ``most`` and ``least`` bound each pair; without them, every pair that some vehicle serves will
    do, and the quickest are preferred. None where nothing does.
    """
    flow = min_cost_flow.SimpleMinCostFlow()
    sources, target = len(world.sources), len(world.sources) + len(world.places)
    if most is None:
        quickest = np.stack([pace.carry for pace in world.paces]).min(axis=0)
        pairs = {
            (source, place): (world.demand[source], int(quickest[source, place]))
            for source, place in _pairs(served_pairs(world))
        }
    else:
        pairs = {pair: (limit, 0) for pair, limit in most.items()}
    given = least or {}
    waiting, room = list(world.demand), list(world.room)
    for (source, place), parties in given.items():
        waiting[source] -= parties
        room[place] -= parties
    if min(waiting) < 0 or min(room) < 0:
        return None
    arcs = {
        pair: flow.add_arc_with_capacity_and_unit_cost(
            pair[0], sources + pair[1], limit - given.get(pair, 0), seconds
        )
        for pair, (limit, seconds) in pairs.items()
    }
    for place, parties in enumerate(room):
        flow.add_arc_with_capacity_and_unit_cost(sources + place, target, parties, 0)
    for source, parties in enumerate(waiting):
        flow.set_node_supply(source, parties)
    flow.set_node_supply(target, -sum(waiting))
    if flow.solve() != flow.OPTIMAL:
        return None
    shares = {pair: flow.flow(arc) + given.get(pair, 0) for pair, arc in arcs.items()}
    return {pair: parties for pair, parties in shares.items() if parties}


def _pairs(table: NDArray[np.bool_]) -> list[tuple[int, int]]:
    """Row and column of every cell that is true."""
    return [(int(row), int(column)) for row, column in np.argwhere(table)]
