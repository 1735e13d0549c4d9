"""The programme of the averages while it is being set up: what all its parts share.

Each part (journeys, passages, people) adds its variables and rows here; :mod:`average` solves it.
"""

from __future__ import annotations

from typing import Any

from safepassage.model import Needs
from safepassage.planner.bound.demand import Commodity, Demand
from safepassage.planner.bound.ground import FleetClass, Ground
from safepassage.planner.bound.reach import Reach
from safepassage.planner.bound.scarce import Resource
from safepassage.planner.bound.simplex import simplex
from safepassage.planner.bound.tails import Spots, Tails
from safepassage.planner.bound.ways import Way, ways_out

Link = tuple[Commodity, int, int, Way]
"""A ride: whose, from which spot, to which spot, by which way."""

PASSAGES = -1
"""Instead of the number of a measure: what is counted load by load."""


class Frame:
    """The solver, the question, and what the parts of the programme know of each other."""

    def __init__(
        self, ground: Ground, reach: Reach, demand: Demand, since: int, spare: int
    ) -> None:
        self.ground, self.reach, self.demand = ground, reach, demand
        self.since, self.spare = since, spare
        self.solver = simplex()
        self.free = self.solver.infinity()
        # No upper limit: beside a huge one the solver loses its way among small numbers.
        self.time = self.solver.NumVar(since, self.free, "T")
        self.solver.Minimize(self.time)
        self.useful = ways_out(ground, demand)
        self.kinds = list(self.useful)
        self.tails = Tails(ground, self.kinds, {place for _, place in demand.ready})
        self.resources: dict[tuple[str, str, str], Resource] = {}
        self.load_rows: list[tuple[int, Needs, Any]] = []
        self.fleet_rows: list[tuple[Any, FleetClass, int, int]] = []
        self.shares: dict[tuple[int, int], dict[Needs, float]] = {}
        self.measured: list[tuple[tuple[int, int], Any]] = []

    def final(self, kind: Commodity, place: str) -> bool:
        """Whether the place receives such people for good."""
        there = self.ground.scenario.places[place]
        return there.receives and (not kind.accepts or place in kind.accepts)

    # Lanes and bays.

    def use_lane(
        self,
        crossing: str,
        zone: str,
        measure: tuple[int, int],
        amount: Any,
        takes: float,
        there: Spots,
        tail: Spots,
        loaded: float = 0.0,
        counts: bool = True,
    ) -> None:
        """Inspections of vehicles that come out of ``zone``, so many seconds for each ``amount``.

        ``loaded`` is the part of a vehicle with people aboard that each stands for; where not
        ``counts`` the seconds are those of an inspection that is counted already. ``tail`` says for
        each spot how long before the end whoever comes there must have passed.
        """
        rule = self.ground.scenario.crossings[crossing]
        if rule.lanes is None or not takes:
            return
        key = ("crossing", crossing, "" if rule.lanes_shared else zone)
        if key not in self.resources:
            windows = self.ground.crossing_windows[crossing]
            self.resources[key] = Resource("crossing", crossing, rule.lanes, windows)
        resource = self.resources[key]
        before = self.ground.side_spots[crossing, zone]
        after = self.ground.side_spots[crossing, rule.far_side(zone)]
        resource.head = min(resource.head, max(self.since, int(there[before])))
        resource.tail = min(resource.tail, int(tail[after]))
        resource.rows.setdefault(measure, []).append((amount, takes))
        if counts:
            uses = resource.loaded if loaded else resource.empty
            uses.setdefault(measure, []).append((amount, loaded or 1.0))

    def use_bay(
        self,
        spot: int,
        measure: tuple[int, int],
        amount: Any,
        takes: float,
        head: int,
        tail: int,
    ) -> None:
        """Service at a place, so many seconds for each ``amount``, within ``head`` and ``tail``."""
        place = self.ground.scenario.places[self.ground.point_of[spot]]
        if place.bays is None or not takes:
            return
        key = ("place", place.id, "")
        if key not in self.resources:
            windows = self.ground.place_windows[place.id]
            self.resources[key] = Resource("place", place.id, place.bays, windows)
        resource = self.resources[key]
        resource.head = min(resource.head, max(self.since, head))
        resource.tail = min(resource.tail, tail)
        resource.rows.setdefault(measure, []).append((amount, takes))
