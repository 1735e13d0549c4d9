"""The least that all vehicles together can work, which bounds what the busiest of them works.

Everybody is brought out by trips. A vehicle drives to its first trip from where it starts, and to
each further one from where it has set down the last; so all trips together are a flow: from starts
to sources, from sources to places (as often as there are parties, and within all room), and from
places back to sources. The cheapest such flow takes no longer than any plan's trips do. Shared
evenly among all vehicles it bounds the clearance. (The flow may hold closed ways that nobody comes
to from a start: no plan is like that, which costs strength, not truth.) Times are the least that
any vehicle needs, stops for others included, and a vehicle that takes several parties is so many
lanes for one each (see :mod:`.columns`), so the flow of a plan's lanes is no shorter than the
cheapest.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from ortools.graph.python import min_cost_flow

from safepassage.planner.plain.world import NEVER, PlainWorld, Table

_LARGEST_STARTS = 300_000
"""Cells of the table of starts beyond which all vehicles are taken to start at the best of all."""

Links = list[tuple[int, int, int]]
"""From here to there, so many times."""


@dataclass(frozen=True, eq=False)
class Average:
    """The cheapest flow. ``bound``: no plan is done before, in seconds.

    ``starts`` (class, source), ``carries`` (source, place) and ``backs`` (place, source) are its
    links; ``starts`` is empty where there were too many to tell classes apart.
    """

    bound: int
    starts: Links
    carries: Links
    backs: Links


def average(world: PlainWorld) -> Average | None:
    """The flow of a world; None where none was found."""
    demand, room = np.array(world.demand), np.array(world.room)
    lanes = np.array([len(fleet.vehicles) * fleet.takes for fleet in world.classes])
    first = np.stack([fleet.least_first for fleet in world.classes])
    whole = first.size <= _LARGEST_STARTS
    if not whole:
        first, lanes = first.min(axis=0, keepdims=True), lanes.sum(keepdims=True)
    carry = np.minimum.reduce([pace.least_carry for pace in world.paces])
    back = np.minimum.reduce([pace.least_back for pace in world.paces])
    total, fleet = int(demand.sum()), int(lanes.sum())
    root = 0
    starts = 1 + np.arange(len(lanes))
    boarding = starts[-1] + 1 + np.arange(len(demand))
    boarded = boarding + len(demand)
    alighting = boarded[-1] + 1 + np.arange(len(room))
    alighted = alighting + len(room)
    end = int(alighted[-1]) + 1
    flow = min_cost_flow.SimpleMinCostFlow()

    def one_to_one(begin: Table, to: Table, capacity: Table) -> None:
        flow.add_arcs_with_capacity_and_unit_cost(begin, to, capacity, np.zeros_like(capacity))

    def all_to_all(begin: Table, to: Table, seconds: Table) -> tuple[Table, Table]:
        pairs = np.argwhere(seconds < NEVER)
        arcs = flow.add_arcs_with_capacity_and_unit_cost(
            begin[pairs[:, 0]],
            to[pairs[:, 1]],
            np.full(len(pairs), total),
            seconds[pairs[:, 0], pairs[:, 1]],
        )
        return pairs, arcs

    one_to_one(np.full(len(lanes), root), starts, lanes)
    one_to_one(np.array([root]), np.array([end]), np.array([fleet]))
    one_to_one(alighting, alighted, room)
    one_to_one(alighted, np.full(len(room), end), np.full(len(room), total))
    tables = (
        all_to_all(starts, boarding, first),
        all_to_all(boarded, alighting, carry),
        all_to_all(alighted, boarding, back),
    )
    flow.set_nodes_supplies(
        np.concatenate(([root], boarded, boarding, [end])),
        np.concatenate(([fleet], demand, -demand, [-fleet])),
    )
    if flow.solve() != flow.OPTIMAL:
        return None

    def links(table: tuple[Table, Table]) -> Links:
        pairs, arcs = table
        times = np.asarray(flow.flows(arcs))
        used = np.flatnonzero(times)
        return [
            (begin, to, many)
            for (begin, to), many in zip(pairs[used].tolist(), times[used].tolist(), strict=True)
        ]

    return Average(
        -(-flow.optimal_cost() // fleet),
        links(tables[0]) if whole else [],
        links(tables[1]),
        links(tables[2]),
    )
