"""A plain scenario as the peers see it, and the one scorer for everybody's plans."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from safepassage.model import Plan, Role, Scenario, Stop

Haul = tuple[str, str]
"""A busload from a site to a shelter."""

Routes = Mapping[str, Sequence[Haul]]
"""What each bus does, in order; a bus that is not named stays where it is."""

FAR = 2**28
"""Longer than any drive: there is no road."""


@dataclass(frozen=True, slots=True)
class World:
    """Busloads at sites, room in shelters, buses at depots, and seconds of direct drives.

    A bus drives on from a place only where somebody boarded or alighted there, so a detour that is
    shorter than the direct drive is of no use.
    """

    loads: Mapping[str, int]
    room: Mapping[str, int]
    starts: Mapping[str, str]
    """The depot of each bus."""
    index: Mapping[str, int]
    """The row and column of each place in ``seconds``."""
    seconds: NDArray[np.int64]

    def drive(self, origin: str, destination: str) -> int:
        """Seconds from place to place."""
        return int(self.seconds[self.index[origin], self.index[destination]])

    def haul(self, haul: Haul) -> int:
        """Seconds from the site to the shelter."""
        return self.drive(*haul)

    def value(self, routes: Routes) -> int:
        """When the last bus is done; ``ValueError`` where the routes are no plan."""
        moved = Counter(haul for hauls in routes.values() for haul in hauls)
        brought, taken = Counter[str](), Counter[str]()
        for (site, shelter), count in moved.items():
            brought[site] += count
            taken[shelter] += count
        if brought != Counter(self.loads):
            raise ValueError("not exactly everybody is moved")
        over = [shelter for shelter, count in taken.items() if count > self.room[shelter]]
        if over:
            raise ValueError(f"no room in {over[0]}")
        return max((self.done(bus, hauls) for bus, hauls in routes.items()), default=0)

    def done(self, bus: str, hauls: Sequence[Haul]) -> int:
        """When a bus has done these hauls."""
        clock, place = 0, self.starts[bus]
        for site, shelter in hauls:
            clock += self.drive(place, site) + self.drive(site, shelter)
            place = shelter
        if clock >= FAR:
            raise ValueError(f"{bus} drives where there is no road")
        return clock


def world_of(scenario: Scenario) -> World:
    """The world of a scenario of full busloads without service times."""
    index = {place: n for n, place in enumerate(scenario.places)}
    seconds = np.full((len(index), len(index)), FAR, dtype=np.int64)
    np.fill_diagonal(seconds, 0)
    for leg in scenario.travel.legs:
        seconds[index[leg.origin], index[leg.destination]] = leg.seconds
    loads = Counter[str]()
    for group in scenario.groups.values():
        loads[group.place] += sum(parties.count for parties in group.parties)
    (heads,) = {
        scenario.kinds[p.kind].needs.heads for g in scenario.groups.values() for p in g.parties
    }
    return World(
        loads=dict(loads),
        room={
            id: loads.total() if place.room.heads is None else place.room.heads // heads
            for id, place in scenario.places.items()
            if Role.RECEPTION in place.roles
        },
        starts={id: bus.start for id, bus in scenario.vehicles.items()},
        index=index,
        seconds=seconds,
    )


def routes_of(plan: Plan) -> Routes:
    """The hauls of one of our plans: each boarding with the next alighting."""
    routes: dict[str, list[Haul]] = {}
    for run in plan.runs:
        stops = [step for step in run.steps if isinstance(step, Stop)]
        sites = [stop.place for stop in stops if stop.board]
        shelters = [stop.place for stop in stops if stop.alight]
        if sites:
            routes[run.vehicle] = list(zip(sites, shelters, strict=True))
    return routes
