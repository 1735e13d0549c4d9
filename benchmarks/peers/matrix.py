"""A world in which shelters are settled, as jobs on a matrix: what most solvers of routes take."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from benchmarks.peers.world import Haul, Routes, World

Orders = Mapping[int, Sequence[int]]
"""The jobs of each bus, by number, in order."""

MOST_JOBS = 6_000
"""The most that may have a row and a column each; for more there is no memory."""


@dataclass(frozen=True, slots=True)
class Jobs:
    """Each load is a job at a location that stands for its haul; depots are locations too.

    The matrix tells from the end of the one to the end of the other: the empty drive and the haul.
    Driving to a depot takes no time, since buses end at their last shelter.
    """

    hauls: Sequence[Haul]
    """By location; depots come after them."""
    jobs: Sequence[int]
    """The location of each job."""
    buses: Sequence[str]
    starts: Sequence[int]
    """The location of each bus."""
    matrix: NDArray[np.int64]

    @property
    def one_each(self) -> Jobs:
        """The same with a location for each job, for solvers that drive nowhere in no time.

        Raises MemoryError where there are too many of them.
        """
        if len(self.jobs) > MOST_JOBS:
            raise MemoryError(f"its matrix would have {len(self.jobs):,} rows")
        first = len(self.hauls)
        old = [*self.jobs, *range(first, len(self.matrix))]
        matrix = self.matrix[np.ix_(old, old)]
        np.fill_diagonal(matrix, 0)
        return Jobs(
            hauls=[self.hauls[at] for at in self.jobs],
            jobs=range(len(self.jobs)),
            buses=self.buses,
            starts=[at - first + len(self.jobs) for at in self.starts],
            matrix=matrix,
        )

    def routes(self, orders: Orders) -> Routes:
        """The routes in which each bus, by its number, does these jobs."""
        return {
            self.buses[bus]: [self.hauls[self.jobs[job]] for job in order]
            for bus, order in orders.items()
        }

    def orders(self, routes: Routes) -> Orders:
        """The other way round, where every job has a location of its own."""
        waiting: dict[Haul, list[int]] = {}
        for job in self.jobs:
            waiting.setdefault(self.hauls[job], []).append(job)
        number = {bus: n for n, bus in enumerate(self.buses)}
        return {
            number[bus]: [waiting[haul].pop() for haul in route] for bus, route in routes.items()
        }


def jobs_of(world: World, hauls: Counter[Haul]) -> Jobs:
    """These hauls as jobs."""
    kinds = list(hauls)
    depots = list(dict.fromkeys(world.starts.values()))
    sites = [world.index[site] for site, _ in kinds]
    ends = [*(world.index[shelter] for _, shelter in kinds), *(world.index[d] for d in depots)]
    haul = np.array([world.haul(kind) for kind in kinds], dtype=np.int64)
    matrix = np.zeros((len(ends), len(ends)), dtype=np.int64)
    matrix[:, : len(kinds)] = world.seconds[np.ix_(ends, sites)] + haul
    at_depot = {depot: len(kinds) + n for n, depot in enumerate(depots)}
    return Jobs(
        hauls=kinds,
        jobs=[n for n, kind in enumerate(kinds) for _ in range(hauls[kind])],
        buses=list(world.starts),
        starts=[at_depot[depot] for depot in world.starts.values()],
        matrix=matrix,
    )
