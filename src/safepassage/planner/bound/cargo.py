"""What a fleet class may carry: whom, from where to where, and how long its services take.

How long boarding and alighting take follows from how full the load is (its *level*), if the vehicle
has a single place to load at, or a single one to unload at. With more of both it could board some
while it holds others: there loads are told apart by phases. ``docs/bounds.md`` has the proof.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from safepassage.model import Needs, Role
from safepassage.planner.bound.demand import Commodity, Demand
from safepassage.planner.bound.ground import NEVER, FleetClass, Ground, service_seconds
from safepassage.planner.bound.loads import best_load, fullest, split_loads
from safepassage.planner.bound.phases import (
    ANYBODY,
    STAYING,
    Ride,
    fills,
    regular_zones,
    rides_of,
    visits,
)
from safepassage.planner.bound.ways import shortest

FINE = (0.0, 0.5, 0.85, 0.95, 1.0)
"""The same for the loads with the most heads."""

COARSE = (0.0, 0.8, 1.0)
"""A load's boarding takes more than one of these shares of a full load's, and at most the next."""

ALIKE = 1.15
"""Full loads whose boarding times differ by less than this factor share their levels."""

HEADS_PART = 0.5
"""In any measure of fullness people take at least this part of what they take in heads."""


@dataclass(frozen=True)
class Level:
    """Loads within one of the ``loads`` that take more than ``above`` seconds to board.

    ``most`` bounds those seconds. ``credit`` are seconds of people who stay aboard beside such a
    load: of their alighting, which they put off, or (with one place to load at) of their boarding,
    which they had done before. Where loads are told apart by phases, ``above`` and ``most`` are
    parts of a full vehicle instead, and ``rides`` says whose link it is: ``regular`` people's,
    those ``from`` or ``to`` elsewhere, or ``anybody`` who stays.
    """

    loads: NDArray[np.int64]
    above: float
    most: float
    credit: int
    rides: str = ""
    stays: float = 0.0


class Cargo:
    """The loads of one fleet class; ``unpriced`` are the places where bays cost nothing.

    Without ``levels`` no class is charged for more than its anchor.
    """

    def __init__(
        self,
        ground: Ground,
        fleet: FleetClass,
        demand: Demand,
        useful: dict[Commodity, frozenset[str]],
        measure: Mapping[Needs, float],
        unpriced: Collection[str],
        *,
        levels: bool = True,
    ) -> None:
        self.ground, self.fleet = ground, fleet
        self._unpriced, self._levels = unpriced, levels
        self.type = ground.scenario.types[fleet.type]
        self.journey = shortest(ground, fleet, loaded=True)
        self.kinds: list[Commodity] = []
        self.boards: list[list[int]] = []
        self.alights: list[list[int]] = []
        self._choose_kinds(demand, useful)
        self.alighting = {ground.point_of[spot] for spots in self.alights for spot in spots}
        self._choose_levels(demand)
        self._measure(measure)

    def _choose_kinds(self, demand: Demand, useful: dict[Commodity, frozenset[str]]) -> None:
        places = self.ground.scenario.places
        origins: dict[Commodity, set[str]] = {}
        for commodity, place in demand.ready:
            origins.setdefault(commodity, set()).add(place)
        for commodity, standing in origins.items():
            if not any(commodity.needs.fit_in(layout.places) for layout in self.type.layouts):
                continue
            via = {
                id
                for id, place in places.items()
                if Role.HANDOVER in place.roles
                and (not commodity.handovers or id in commodity.handovers)
            }
            final = {
                id
                for id, place in places.items()
                if place.receives and (not commodity.accepts or id in commodity.accepts)
            }
            ends = [
                s
                for s in map(self._spot, sorted((final | via) & useful[commodity] | final))
                if s >= 0
            ]
            begins = [s for s in map(self._spot, sorted(standing | via)) if s >= 0]
            rides = {
                (p, d)
                for p in begins
                for d in ends
                if p != d and self.journey[p, d] < min(NEVER, _or_never(commodity.max_aboard) + 1)
            }
            if rides:
                self.kinds.append(commodity)
                self.boards.append(sorted({p for p, _ in rides}))
                self.alights.append(sorted({d for _, d in rides}))

    def _spot(self, place: str) -> int:
        spot = self.ground.place_spots[place]
        return spot if self.ground.may_be(self.fleet, spot) else -1

    def _choose_levels(self, demand: Demand) -> None:
        self.needs = list(dict.fromkeys(kind.needs for kind in self.kinds))
        self.needs_of = [self.needs.index(kind.needs) for kind in self.kinds]
        places = tuple(layout.places for layout in self.type.layouts)
        found = fullest(places, tuple(self.needs)) if self.needs else None
        self.loads = found if found is not None else split_loads(places, tuple(self.needs))
        self.board_takes = [service_seconds(self.type.board_seconds, n) for n in self.needs]
        self.alight_takes = [service_seconds(self.type.alight_seconds, n) for n in self.needs]
        at, to = {s for b in self.boards for s in b}, {s for a in self.alights for s in a}
        free = {self.ground.place_spots[place] for place in self._unpriced}
        # People who stay aboard while others board or alight are told apart from the rest only
        # by when they use a bay: where bays cost something at that end, they need a fuller look.
        # Where a crossing lies between two stops of a kind, not all of them are made on one side.
        # In a zone with hours the services of a load may lie in several windows.
        zones = self.ground.zone_of
        hours = any(self.ground.zone_windows[zones[s]] for s in at | to)
        one_place = [len(at) == 1 and at <= free, len(to) == 1 and to <= free]
        one_zone = [len({zones[s] for s in spots}) == 1 for spots in (to, at)]
        self.one_origin = not hours and one_place[0] and one_zone[0]
        self.one_end = not hours and not self.one_origin and one_place[1] and one_zone[1]
        boarding = self.loads @ np.array(self.board_takes, dtype=np.int64)
        alighting = self.loads @ np.array(self.alight_takes, dtype=np.int64)
        self.longest, self.most_alight = int(boarding.max(initial=0)), int(alighting.max(initial=0))
        self.zones = None
        if self._levels and not self.one_end and not self.one_origin and self.longest > 0:
            facts = (self.ground, self.kinds, self.boards, self.alights, demand)
            self.zones = visits(*facts) or regular_zones(*facts)
        one_sided = self._levels and (self.one_end or self.one_origin) and self.longest > 0
        self.charged = one_sided or self.zones is not None
        if self.zones is not None:
            self.levels = [
                Level(self.loads, fill.above, fill.regular, 0, "regular", fill.stays)
                for fill in fills()
            ]
            self.levels += [Level(self.loads, 0, 1, 0, rides) for rides in ("from", "to")]
            self.levels.append(Level(self.loads, 0, STAYING, 0, "anybody"))
        elif one_sided:
            self.levels = self._share_levels(boarding)
        else:
            self.levels = [Level(self.loads, 0.0, np.inf, 0)]
        self.before_all = self._separate(at, to)
        if self.zones is not None:
            self.kinds.append(ANYBODY)
            self.boards.append(sorted(at))
            self.alights.append(sorted(to))

    def _measure(self, measure: Mapping[Needs, float]) -> None:
        """How many parties of each kind a link of each level counts for: as many as would fill it.

        By any measure whatever a load counts for no more than the fullest load, so that its worth
        is at most that of a vehicle full of whoever is worth most for their measure.
        """
        heads = np.array([float(needs.heads) for needs in self.needs])
        heads /= max(1.0, float((self.loads @ heads).max(initial=0.0)))
        weights = np.array([measure.get(needs, 0.0) for needs in self.needs])
        weights /= max(1e-12, float((self.loads @ weights).max(initial=0.0)))
        # Whoever the measure forgets would ride for nothing: heads always count for a part.
        weights = np.maximum(weights, HEADS_PART * heads)
        if self.zones is not None:
            weights /= max(1e-12, float((self.loads @ weights).max(initial=0.0)))
        self.weights = weights
        self.rates = np.zeros((len(self.levels), len(self.kinds)))
        if self.zones is not None:
            for number, level in enumerate(self.levels):
                if level.rides == "anybody":
                    self.rates[number, -1] = level.most
                else:
                    self.rates[number, :-1] = level.most / weights[self.needs_of]
            return
        for number, level in enumerate(self.levels):
            full, _ = best_load(level.loads, weights, self.board_takes, level.most)
            self.rates[number] = full / weights[self.needs_of]

    def _share_levels(self, boarding: NDArray[np.int64]) -> list[Level]:
        """Levels for each set of full loads that take about as long to board as each other."""
        heads = self.loads @ np.array([n.heads for n in self.needs])
        order = np.argsort(boarding)
        clusters: list[list[int]] = []
        for i in order.tolist():
            if clusters and boarding[i] <= ALIKE * boarding[clusters[-1][0]]:
                clusters[-1].append(i)
            else:
                clusters.append([i])
        levels = []
        for cluster in clusters:
            longest = float(boarding[cluster].max())
            shares = FINE if heads.max() in heads[cluster] else COARSE
            for above, most in pairwise(shares):
                free = longest - above * longest
                credit = math.ceil(free)
                if self.one_end:
                    credit = self._put_off(self.loads[cluster], free)
                levels.append(Level(self.loads[cluster], above * longest, most * longest, credit))
        return levels

    def _put_off(self, loads: NDArray[np.int64], free: float) -> int:
        """The alighting of people whose boarding took at most ``free`` seconds."""
        everybody = int((loads @ np.array(self.alight_takes)).max())
        if any(a and not b for a, b in zip(self.alight_takes, self.board_takes, strict=True)):
            return everybody
        ratios = [a / b for a, b in zip(self.alight_takes, self.board_takes, strict=True) if b]
        return min(everybody, int(free * max(ratios)) + 1)

    def _separate(self, at: set[int], to: set[int]) -> dict[tuple[str, str], bool]:
        """For each way through a crossing: must all have boarded before, and none have alighted?"""
        result = {}
        scenario = self.ground.scenario
        board_zones = {self.ground.zone_of[s] for s in at}
        alight_zones = {self.ground.zone_of[s] for s in to}
        if self.zones is not None:
            board_zones, alight_zones = {self.zones.board}, {self.zones.alight}
        for crossing in scenario.crossings.values():
            for zone in crossing.zones:
                far = crossing.far_side(zone)
                before = _connected(self.ground, zone, {zone, far})
                after = _connected(self.ground, far, {zone, far})
                result[crossing.id, zone] = not (board_zones & after or alight_zones & before)
        return result

    def least_seconds(self, level: int, takes: Sequence[int], kind: int) -> int:
        """The least seconds that the heads of such a load need, at so many for each needs."""
        own = self.own_seconds(takes, kind)
        if not self.charged:
            return own
        if self.zones is not None:
            if not self.levels[level].above:
                return own
            least = min(t / w for t, w in zip(takes, self.weights, strict=True))
            return max(own, int(self.levels[level].above * least))
        ratios = [t / b for t, b in zip(takes, self.board_takes, strict=True) if b]
        return max(own, int(self.levels[level].above * min(ratios)))

    def slack(self, level: int, takes: Sequence[int], kind: int) -> int:
        """How long after the others of such a load its anchor may board, or alight."""
        return self.least_seconds(level, takes, kind) - self.own_seconds(takes, kind)

    def own_seconds(self, takes: Sequence[int], kind: int) -> int:
        """The seconds of one party's own service, at so many for each needs."""
        return 0 if self.kinds[kind] is ANYBODY else takes[self.needs_of[kind]]

    def spots(self, level: int, kind: int) -> tuple[list[int], list[int]]:
        """Where people of the kind may board, and where they may alight, in links of the level."""
        boards, alights = self.boards[kind], self.alights[kind]
        rides, zone_of = self.levels[level].rides, self.ground.zone_of
        if (rides == "anybody") != (self.kinds[kind] is ANYBODY):
            return [], []
        if self.zones is None:
            return boards, alights
        if self.zones.begins:
            if rides in ("from", "to"):
                return [], []
            begins, ends = self.zones.begins, self.zones.ends
            return [s for s in boards if s in begins], [s for s in alights if s in ends]
        if rides == "anybody":
            return boards, alights
        if rides == "from":
            return [s for s in boards if zone_of[s] != self.zones.board], alights
        boards = [s for s in boards if zone_of[s] == self.zones.board]
        inside = rides == "regular"
        return boards, [s for s in alights if (zone_of[s] == self.zones.alight) == inside]

    def moved(self) -> set[tuple[int, int]]:
        """From which handover point to which others the class may move people beside its visits."""
        if self.zones is None or not self.zones.begins:
            return set()
        return {
            move
            for boards, alights in zip(self.boards[:-1], self.alights[:-1], strict=True)
            for move in self.zones.beside(boards, alights)
        }

    def staying(self, level: int) -> float:
        """For how much of a vehicle full of people who stay aboard such a link counts."""
        return self.levels[level].stays

    def stays(self) -> list[Ride]:
        """The rides of people who may stay aboard; none where that is told otherwise."""
        if self.zones is None:
            return []
        facts = (self.kinds[:-1], self.boards[:-1], self.alights[:-1])
        weights = dict(zip(self.needs, self.weights.tolist(), strict=True))
        return rides_of(self.ground, *facts, weights, self.zones)

    def landing_seconds(self, kind: int) -> int:
        """How long after the begin of a stop a party of the kind is there at the soonest."""
        return int(self.type.stop_seconds) + self.own_seconds(self.alight_takes, kind)

    @property
    def lag(self) -> int:
        """By how much the chain may be late on an empty way, since somebody stayed aboard."""
        return self.most_alight if self.one_end and self.charged else 0

    def final(self, kind: Commodity, place: str) -> bool:
        """Whether the place receives such people for good."""
        there = self.ground.scenario.places[place]
        return there.receives and (not kind.accepts or place in kind.accepts)

    def longest_heads(self, per_head: Needs) -> int:
        """The most seconds that all heads of a load can take at a crossing."""
        takes = np.array([service_seconds(per_head, needs) for needs in self.needs])
        return max((int(load @ takes) for load in self.loads), default=0)


def _or_never(seconds: int | None) -> int:
    return NEVER - 1 if seconds is None else seconds


def _connected(ground: Ground, zone: str, cut: set[str]) -> set[str]:
    """The zones that hang together with ``zone`` once all crossings of the cut are closed."""
    reached, queue = {zone}, [zone]
    while queue:
        here = queue.pop()
        for crossing in ground.scenario.crossings.values():
            if here in crossing.zones and set(crossing.zones) != cut:
                there = crossing.far_side(here)
                if there not in reached:
                    reached.add(there)
                    queue.append(there)
    return reached
