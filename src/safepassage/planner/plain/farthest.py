"""The first bounds: nobody can be received before whatever comes there soonest.

Where drives do not obey the triangle inequality, a vehicle may come sooner by way of others.
"""

from __future__ import annotations

import numpy as np

from safepassage.planner.plain.world import NEVER, PlainWorld, Table


def soonest_received(world: PlainWorld) -> Table:
    """By source: no party can be received there before, were it the only one; in seconds."""
    safe = np.full(len(world.sources), NEVER)
    for fleet in world.classes:
        pace = world.paces[fleet.pace]
        reached = fleet.least_first
        while True:
            received = (reached[:, None] + pace.least_carry).min(axis=0)
            sooner = np.minimum(reached, (received[:, None] + pace.least_back).min(axis=0))
            if (sooner == reached).all():
                break
            reached = sooner
        safe = np.minimum(safe, (reached[:, None] + pace.least_carry).min(axis=1))
    return safe


def farthest(world: PlainWorld) -> tuple[int, int]:
    """The source farthest from safety, and when its first party can be received at the soonest."""
    safe = soonest_received(world)
    return int(safe.argmax()), int(safe.max())
