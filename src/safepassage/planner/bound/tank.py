"""Vehicle time with refuelling: what is driven beyond one range must have been refuelled."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from safepassage.planner.bound.ground import NEVER, FleetClass, Ground
from safepassage.planner.bound.ways import least_metres


@dataclass
class Tank:
    """Vehicle time with refuelling: all that is driven beyond one range must have been refuelled.

    So each metre costs its part of a refuelling, of which one for each vehicle is given back.
    """

    row: Any
    metres: NDArray[np.int64]
    range: int
    refuel: int

    @classmethod
    def of(cls, ground: Ground, fleet: FleetClass, solver: Any) -> Tank | None:
        """None where vehicles of the class have no range, or nowhere to refuel."""
        limit = ground.scenario.types[fleet.type].range_metres
        takes = [
            int(place.refuel_seconds)
            for id, place in ground.scenario.places.items()
            if place.refuel_seconds is not None and ground.may_be(fleet, ground.place_spots[id])
        ]
        if not limit or not takes:
            return None
        row = solver.Constraint(-solver.infinity(), 0)
        return cls(row, least_metres(ground, fleet), int(limit), min(takes))

    def add(self, variable: Any, part: float, origin: int, goal: int, seconds: float) -> None:
        """A variable that stands for drives from ``origin`` to ``goal``, by a part of a vehicle."""
        metres = int(self.metres[origin, goal])
        fuel = part * self.refuel * metres / self.range if metres < NEVER else 0.0
        self.row.SetCoefficient(variable, self.row.GetCoefficient(variable) + seconds + fuel)
