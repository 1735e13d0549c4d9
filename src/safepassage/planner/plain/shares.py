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
    demand, room = np.array(world.demand), np.array(world.room)
    if most is None:
        pairs = np.argwhere(served_pairs(world))
        quickest = np.stack([pace.carry for pace in world.paces]).min(axis=0)
        limits = demand[pairs[:, 0]]
        costs = quickest[pairs[:, 0], pairs[:, 1]]
    else:
        pairs = np.array(list(most), dtype=np.int64).reshape(-1, 2)
        limits = np.array(list(most.values()), dtype=np.int64)
        costs = np.zeros(len(pairs), dtype=np.int64)
    given = np.zeros(len(pairs), dtype=np.int64)
    if least:
        given += [least.get((source, place), 0) for source, place in pairs.tolist()]
    np.subtract.at(demand, pairs[:, 0], given)
    np.subtract.at(room, pairs[:, 1], given)
    if demand.min() < 0 or room.min() < 0:
        return None
    amounts = _flow(pairs, limits - given, costs, demand, room)
    if amounts is None:
        return None
    amounts += given
    return {
        (source, place): parties
        for (source, place), parties in zip(pairs.tolist(), amounts.tolist(), strict=True)
        if parties
    }


def _flow(
    pairs: NDArray[np.int64],
    limits: NDArray[np.int64],
    costs: NDArray[np.int64],
    demand: NDArray[np.int64],
    room: NDArray[np.int64],
) -> NDArray[np.int64] | None:
    """Amounts by pair that meet every demand within all room, for the least cost; or None."""
    flow = min_cost_flow.SimpleMinCostFlow()
    sources, places = len(demand), len(room)
    target = sources + places
    arcs = flow.add_arcs_with_capacity_and_unit_cost(
        pairs[:, 0], sources + pairs[:, 1], limits, costs
    )
    flow.add_arcs_with_capacity_and_unit_cost(
        np.arange(sources, target), np.full(places, target), room, np.zeros(places, dtype=np.int64)
    )
    flow.set_nodes_supplies(np.arange(sources), demand)
    flow.set_node_supply(target, -int(demand.sum()))
    if flow.solve() != flow.OPTIMAL:
        return None
    return np.asarray(flow.flows(arcs), dtype=np.int64)
