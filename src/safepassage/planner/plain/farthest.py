"""The first bound: the last source cannot be received before whatever comes there soonest."""

from __future__ import annotations

import numpy as np

from safepassage.planner.plain.world import NEVER, PlainWorld


def farthest(world: PlainWorld) -> tuple[int, int]:
    """The source farthest from safety, and when it can be received by whatever comes soonest.

    Where drives do not obey the triangle inequality, a vehicle may come sooner by way of others.
    """
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
    return int(safe.argmax()), int(safe.max())
