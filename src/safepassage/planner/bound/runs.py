"""The best that one vehicle can do at given prices: dynamic programming over its possible runs.

A run is bounded by a chain of *links*. A link stands for everything that the vehicle carries
between two times at which somebody alights after boarding; of the parties in it one, the *anchor*,
says when and where the vehicle is. The anchor is the party that is worth most for the room it
takes, so the whole link is worth no more than the fullest load at the anchor's rate. Where the
vehicle goes to serve the others costs no time here, which can only make the bound weaker, never
wrong.

How long boarding and alighting take follows from how full the load is (its *level*), if the vehicle
has a single place to load at, or a single one to unload at; a vehicle with more of both could board
some while it holds others, and is charged for its anchor alone. ``docs/bounds.md`` has the proof.
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
from safepassage.planner.bound.grid import (
    Grid,
    Prices,
    Steps,
    common,
    earliest,
    least_ahead,
    longer,
    stays,
)
from safepassage.planner.bound.ground import NEVER, FleetClass, Ground, service_seconds
from safepassage.planner.bound.loads import best_load, fullest, split_loads
from safepassage.planner.bound.tariff import Tariff
from safepassage.planner.bound.ways import local_times, shortest

FINE = (0.0, 0.5, 0.85, 0.95, 1.0)
COARSE = (0.0, 0.8, 1.0)
"""A load's boarding takes more than one of these shares of a full load's, and at most the next:
fine for the loads with the most heads, coarse for the others."""

ALIKE = 1.15
"""Full loads whose boarding times differ by less than this factor share their levels."""

HEADS_PART = 0.5
"""In any measure of fullness people take at least this part of what they take in heads."""

FAR = -1e18
"""The worth of what cannot be done."""


@dataclass
class Arc:
    """One thing a vehicle may do: from a node to a node, in so many steps, where allowed."""

    source: int
    target: int
    steps: Steps
    allowed: NDArray[np.bool_]
    does: str
    kind: int = -1
    level: int = 0
    spot: int = -1
    zone: str = ""
    fixed: int = 0


@dataclass(frozen=True)
class Link:
    """One link of a priced run: what is boarded, where, when and at which level."""

    kind: int
    level: int
    place: str
    board_step: int
    passes: tuple[tuple[str, str, int], ...]
    destination: str
    alight_step: int
    alighted_step: int


@dataclass(frozen=True)
class BestRun:
    """What the best run is worth, its links, and its passages without anybody aboard."""

    worth: float
    links: tuple[Link, ...]
    empty: tuple[tuple[str, str, int], ...]


@dataclass(frozen=True)
class Level:
    """Loads within one of the ``loads`` that take more than ``above`` seconds to board.

    ``most`` bounds those seconds. ``credit`` are the seconds of alighting that people who stay
    aboard beside such a load can put off.
    """

    loads: NDArray[np.int64]
    above: float
    most: float
    credit: int


class Runs:
    """All runs of one fleet class, as a graph over nodes and steps of time."""

    def __init__(
        self,
        ground: Ground,
        fleet: FleetClass,
        demand: Demand,
        useful: dict[Commodity, frozenset[str]],
        grid: Grid,
        measure: Mapping[Needs, float],
        onward: NDArray[np.int64],
        unpriced: Collection[str],
    ) -> None:
        self.ground, self.fleet, self.grid = ground, fleet, grid
        self._onward, self._unpriced = onward, unpriced
        self.type = ground.scenario.types[fleet.type]
        self._journey = shortest(ground, fleet, loaded=True)
        self._ride = local_times(ground, self._journey)
        self._drive = local_times(ground, shortest(ground, fleet, loaded=False))
        self.kinds: list[Commodity] = []
        self.boards: list[list[int]] = []
        self.alights: list[list[int]] = []
        self._choose_kinds(demand, useful)
        self.alighting = {ground.point_of[spot] for spots in self.alights for spot in spots}
        self._choose_levels()
        self._measure(measure)
        self._nodes: dict[tuple[int, int, int], int] = {}
        self.arcs: list[Arc] = []
        self._stays: list[tuple[int, tuple[Steps, Steps]]] = []
        if self.kinds:
            self._build()

    # What it may carry, from where to where, and how long its services take.

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
                if p != d and self._journey[p, d] < min(NEVER, _or_never(commodity.max_aboard) + 1)
            }
            if rides:
                self.kinds.append(commodity)
                self.boards.append(sorted({p for p, _ in rides}))
                self.alights.append(sorted({d for _, d in rides}))

    def _spot(self, place: str) -> int:
        spot = self.ground.place_spots[place]
        return spot if self.ground.may_be(self.fleet, spot) else -1

    def _choose_levels(self) -> None:
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
        self.one_origin = len(at) == 1 and at <= free
        self.one_end = len(to) == 1 and to <= free and not self.one_origin
        boarding = self.loads @ np.array(self.board_takes, dtype=np.int64)
        alighting = self.loads @ np.array(self.alight_takes, dtype=np.int64)
        self.longest, self.most_alight = int(boarding.max(initial=0)), int(alighting.max(initial=0))
        self.charged = (self.one_end or self.one_origin) and self.longest > 0
        if self.charged:
            self.levels = self._share_levels(boarding)
        else:
            self.levels = [Level(self.loads, 0.0, np.inf, 0)]
        self._before_all = self._separate(at, to)

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
        self.rates = np.zeros((len(self.levels), len(self.kinds)))
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
                credit = 0 if self.one_origin else self._put_off(self.loads[cluster], free)
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
        for crossing in scenario.crossings.values():
            for zone in crossing.zones:
                far = crossing.far_side(zone)
                before = _connected(self.ground, zone, {zone, far})
                after = _connected(self.ground, far, {zone, far})
                result[crossing.id, zone] = not (board_zones & after or alight_zones & before)
        return result

    def _lower(self, level: int, takes: Sequence[int], kind: int) -> int:
        """The least seconds that the heads of such a load need, at so many for each needs."""
        own = takes[self.needs_of[kind]]
        if not self.charged:
            return own
        ratios = [t / b for t, b in zip(takes, self.board_takes, strict=True) if b]
        return max(own, int(self.levels[level].above * min(ratios)))

    @property
    def lag(self) -> int:
        """By how much the chain may be late on an empty way, since somebody stayed aboard."""
        return self.most_alight if self.one_end and self.charged else 0

    # The graph.

    def _node(self, kind: int, level: int, spot: int) -> int:
        """Nodes: kind −2 is the start, kind −1 a vehicle without an anchor aboard."""
        key = (kind, level, spot)
        if key not in self._nodes:
            self._nodes[key] = len(self._nodes)
        return self._nodes[key]

    def _build(self) -> None:
        ground, fleet = self.ground, self.fleet
        sides = [
            way
            for way in ground.sides()
            if ground.may_be(fleet, way[0]) and ground.may_be(fleet, way[1])
        ]
        at = sorted({s for b in self.boards for s in b})
        gates = sorted({way[0] for way in sides})
        origin = self._node(-2, 0, fleet.start)
        goals = sorted(set(at) | set(gates))
        if fleet.start in goals:
            self._add(Arc(origin, self._node(-1, 0, fleet.start), *self._at_once(), "drive"))
        self._drives(origin, fleet.start, goals)
        for spot in sorted({s for a in self.alights for s in a}):
            node = self._node(-1, 0, spot)
            self._drives(node, spot, goals)
        for before, after, crossing, zone in sides:
            self._pass_empty(before, after, crossing, zone, goals)
        for kind in range(len(self.kinds)):
            for level in range(len(self.levels)):
                self._loaded(kind, level, sides, gates)
        self._finish()

    def _at_once(self) -> tuple[Steps, NDArray[np.bool_]]:
        count = self.grid.count
        return np.zeros(count, dtype=np.int64), np.ones(count, dtype=np.bool_)

    def _add(self, arc: Arc) -> None:
        if arc.allowed.any():
            self.arcs.append(arc)

    def _arrive(self, spot: int, goal: int, leave: Steps, *, loaded: bool, lag: int = 0) -> Steps:
        """The earliest arrivals at ``goal``, ready to leave ``spot`` at those times."""
        ground, fleet = self.ground, self.fleet
        zone = ground.zone_windows[ground.zone_of[spot]]
        windows = longer(zone if loaded else common(zone, fleet.crew), lag)
        best = np.full(len(leave), NEVER, dtype=np.int64)
        for epoch, (begins, ends) in enumerate(ground.epochs):
            takes = int(ground.quickest(fleet.type, epoch, loaded=loaded)[spot, goal])
            if takes < NEVER:
                begin = earliest(windows, np.maximum(leave, begins), takes)
                np.minimum(best, np.where(begin < ends + lag, begin + takes, NEVER), out=best)
        around = int((self._ride if loaded else self._drive)[spot, goal])
        direct = min(
            int(ground.quickest(fleet.type, epoch, loaded=loaded)[spot, goal])
            for epoch in range(len(ground.epochs))
        )
        if around < direct:
            np.minimum(best, leave + around, out=best)
        return best

    def _drives(self, node: int, spot: int, goals: list[int]) -> None:
        for goal in goals:
            if goal != spot and self._drive[spot, goal] < NEVER:
                arrive = self._arrive(spot, goal, self.grid.begins, loaded=False, lag=self.lag)
                self._leg(node, self._node(-1, 0, goal), arrive, "drive")
            elif goal == spot and node != self._node(-1, 0, goal):
                self._add(Arc(node, self._node(-1, 0, goal), *self._at_once(), "drive"))

    def _leg(self, source: int, target: int, arrive: Steps, does: str, **facts: object) -> None:
        grid = self.grid
        steps = arrive // grid.length - np.arange(grid.count)
        allowed = arrive < (grid.count + 1) * grid.length
        mask = facts.pop("mask", None)
        if mask is not None:
            allowed &= mask  # type: ignore[arg-type]
        self._add(Arc(source, target, np.where(allowed, steps, 0), allowed, does, **facts))  # type: ignore[arg-type]

    def _begins(self, takes: int, *windows: Sequence[object], lag: int = 0) -> NDArray[np.bool_]:
        """The steps in which something can begin that lies in one window of each kind."""
        allowed = np.ones(self.grid.count, dtype=np.bool_)
        for each in windows:
            begin = earliest(longer(each, lag), self.grid.begins, takes)  # type: ignore[arg-type]
            allowed &= begin < self.grid.begins + self.grid.length
        return allowed

    def _pass_empty(
        self, before: int, after: int, crossing: str, zone: str, goals: list[int]
    ) -> None:
        rule = self.ground.scenario.crossings[crossing].inspection(zone)
        takes = min(int(rule.empty_seconds), int(rule.loaded_seconds))
        mask = self._begins(
            takes, self.ground.crossing_windows[crossing], self.fleet.crew, lag=self.lag
        )
        for goal in goals:
            if goal != after and self._drive[after, goal] < NEVER:
                arrive = self._arrive(
                    after, goal, self.grid.begins + takes, loaded=False, lag=self.lag
                )
                self._leg(
                    self._node(-1, 0, before),
                    self._node(-1, 0, goal),
                    arrive,
                    "empty",
                    mask=mask,
                    spot=before,
                    zone=zone,
                    fixed=takes,
                )

    def _loaded(
        self, kind: int, level: int, sides: list[tuple[int, int, str, str]], gates: list[int]
    ) -> None:
        ground, fleet, grid = self.ground, self.fleet, self.grid
        ends = self.alights[kind]
        goals = sorted(set(ends) | set(gates))
        for spot in self.boards[kind]:
            place = ground.point_of[spot]
            # Where people alight too, one stop may serve for both.
            stop = 0 if place in self.alighting else int(self.type.stop_seconds)
            takes = stop + self._lower(level, self.board_takes, kind)
            takes = max(stop, takes - self.levels[level].credit)
            mask = self._begins(
                takes,
                ground.place_windows[place],
                fleet.crew,
                ground.zone_windows[ground.zone_of[spot]],
            )
            for goal in goals:
                if goal != spot and self._ride[spot, goal] < NEVER:
                    arrive = self._arrive(spot, goal, grid.begins + takes, loaded=True)
                    fits = mask & self._together(arrive, ground.zone_of[spot])
                    self._leg(
                        self._node(-1, 0, spot),
                        self._node(kind, level, goal),
                        arrive,
                        "board",
                        mask=fits,
                        kind=kind,
                        level=level,
                        spot=spot,
                        fixed=stop,
                    )
        for before, after, crossing, zone in sides:
            rule = ground.scenario.crossings[crossing].inspection(zone)
            each = [service_seconds(rule.per_head_seconds, n) for n in self.needs]
            whole = self._before_all[crossing, zone]
            takes = int(rule.loaded_seconds) + (
                self._lower(level, each, kind) if whole else each[self.needs_of[kind]]
            )
            mask = self._begins(takes, ground.crossing_windows[crossing], fleet.crew)
            for goal in goals:
                if goal != after and self._ride[after, goal] < NEVER:
                    arrive = self._arrive(after, goal, grid.begins + takes, loaded=True)
                    fits = mask & self._together(arrive, ground.zone_of[after], takes)
                    self._leg(
                        self._node(kind, level, before),
                        self._node(kind, level, goal),
                        arrive,
                        "pass",
                        mask=fits,
                        kind=kind,
                        level=level,
                        spot=before,
                        zone=zone,
                        fixed=int(rule.loaded_seconds),
                    )
        stop = int(self.type.stop_seconds)
        for spot in ends:
            place = ground.point_of[spot]
            takes = stop + self._lower(level, self.alight_takes, kind)
            mask = self._begins(
                takes,
                ground.place_windows[place],
                fleet.crew,
                ground.zone_windows[ground.zone_of[spot]],
            )
            self._leg(
                self._node(kind, level, spot),
                self._node(-1, 0, spot),
                grid.begins + takes,
                "alight",
                mask=mask,
                kind=kind,
                level=level,
                spot=spot,
                fixed=stop,
            )

    def _together(self, arrive: Steps, zone: str, after: int = 0) -> NDArray[np.bool_]:
        """Where leaving at a step and arriving lie in one window of the zone, and of the crew."""
        allowed = np.ones(self.grid.count, dtype=np.bool_)
        last_step = np.minimum(arrive // self.grid.length, self.grid.count)
        for windows, begin in ((self.ground.zone_windows[zone], after), (self.fleet.crew, 0)):
            inside = stays(windows, self.grid)
            if inside is not None:
                first, last = inside
                enter = np.minimum((self.grid.begins + begin) // self.grid.length, self.grid.count)
                allowed &= (last[enter] >= first[last_step]) & (first[last_step] >= 0)
        return allowed

    def _finish(self) -> None:
        """The arcs as arrays, sorted by their source."""
        self.arcs.sort(key=lambda arc: arc.source)
        count, size = self.grid.count, len(self._nodes)
        self._size = size
        sources = np.array([arc.source for arc in self.arcs])
        self._first = np.flatnonzero(np.diff(sources, prepend=-1))
        self._sources = sources[self._first]
        steps = np.array([arc.steps for arc in self.arcs]).T
        targets = np.array([arc.target for arc in self.arcs])
        at = np.minimum(np.arange(count)[:, None] + steps, count + 1)
        self._index = at * size + targets[None, :]
        self._allowed = np.array([arc.allowed for arc in self.arcs]).T
        self._instant = [bool(row.any()) for row in self._allowed & (steps == 0)]
        self._empty = np.zeros(size, dtype=np.bool_)
        may_wait = np.ones((count + 1, size), dtype=np.bool_)
        for (kind, _, spot), node in self._nodes.items():
            self._empty[node] = kind < 0
            if kind == -2:
                continue
            hours = [self.ground.zone_windows[self.ground.zone_of[spot]]]
            if kind >= 0:
                hours.append(self.fleet.crew)
            elif self.lag:
                hours = [longer(hours[0], self.lag)]
            for windows in hours:
                inside = stays(windows, self.grid)
                if inside is not None:
                    first, last = inside
                    may_wait[:-1, node] &= (last[:-1] >= first[1:]) & (first[1:] >= 0)
        self._may_wait: NDArray[np.bool_] = may_wait
        self._wait_all = [bool(row.all()) for row in may_wait]

    # Pricing.

    def rewards(self, tariff: Tariff, limit: int) -> Prices:
        """What each arc is worth when begun at each step; shape (steps, arcs)."""
        result = np.full((len(self.arcs), self.grid.count), FAR)
        each: dict[tuple[str, int, int, str], tuple[Prices, Prices]] = {}
        steps = np.arange(self.grid.count)
        for i, arc in enumerate(self.arcs):
            key = (arc.does, arc.kind, arc.spot, arc.zone)
            if key not in each:
                each[key] = self._worth_of(arc, tariff, limit)
            fixed, party = each[key]
            rate = self.rates[arc.level, arc.kind] if arc.kind >= 0 else 0.0
            if arc.kind >= 0 and rate <= 0:
                continue
            allowed = arc.allowed
            if arc.does == "alight":
                place = self.ground.point_of[arc.spot]
                final = self._final(self.kinds[arc.kind], place)
                left = 0 if final else int(self._onward[arc.spot]) // self.grid.length
                allowed = allowed & (steps + arc.steps <= limit - left)
            np.copyto(result[i], fixed + rate * party, where=allowed)
        return np.ascontiguousarray(result.T)

    def _worth_of(self, arc: Arc, tariff: Tariff, limit: int) -> tuple[Prices, Prices]:
        """What an arc is worth by itself, and more for each party in its link."""
        place = self.ground.point_of[arc.spot] if arc.spot >= 0 else ""
        nothing = np.zeros(self.grid.count)
        if arc.does == "board":
            takes = self.board_takes[self.needs_of[arc.kind]]
            cost = tariff.bay_rate(place, arc.fixed + takes, arc.fixed + self.longest)
            party = tariff.potential(self.kinds[arc.kind], place) - takes * cost
            if self.charged and self.one_origin:
                # Whoever stays aboard while others come boarded earlier than counted.
                party = np.maximum.accumulate(party)
            return -tariff.bay_spent(place, arc.fixed), party
        if arc.does == "pass":
            rule = self.ground.scenario.crossings[place].inspection(arc.zone)
            takes = service_seconds(rule.per_head_seconds, self.kinds[arc.kind].needs)
            longest = arc.fixed + self.longest_heads(rule.per_head_seconds)
            cost = tariff.lane_rate(place, arc.zone, arc.fixed + takes, longest)
            return -tariff.lane_spent(place, arc.zone, arc.fixed), -takes * cost
        if arc.does == "empty":
            cost = tariff.lane_spent(place, arc.zone, arc.fixed)
            if self.lag:
                back = -(-self.lag // self.grid.length)
                cost = least_ahead(cost[::-1], back)[::-1]
            return -cost, nothing
        if arc.does == "alight":
            takes = self.alight_takes[self.needs_of[arc.kind]]
            cost = tariff.bay_rate(place, arc.fixed + takes, arc.fixed + self.most_alight)
            steps = int(arc.steps.max(initial=0))
            landing = tariff.landing(self.kinds[arc.kind], place)
            later = np.concatenate([landing[steps:], np.full(steps, landing[-1])])
            party = -later[: self.grid.count] - takes * cost
            if self.charged and self.one_end:
                # Whoever stays aboard while others leave alights later than counted.
                party[: limit + 1] = np.maximum.accumulate(party[: limit + 1][::-1])[::-1]
            return -tariff.bay_spent(place, arc.fixed), party
        return nothing, nothing

    def _final(self, kind: Commodity, place: str) -> bool:
        there = self.ground.scenario.places[place]
        return there.receives and (not kind.accepts or place in kind.accepts)

    def longest_heads(self, per_head: Needs) -> int:
        """The most seconds that all heads of a load can take at a crossing."""
        takes = np.array([service_seconds(per_head, needs) for needs in self.needs])
        return max((int(load @ takes) for load in self.loads), default=0)

    def best(self, tariff: Tariff, limit: int) -> BestRun:
        """The best run that is done with its last alighting by the step ``limit``.

        Its worth is infinite, and says nothing, where the steps are too coarse for this ground.
        """
        nothing = BestRun(0.0, (), ())
        step = self.grid.step(self.fleet.available)
        if not self.kinds or not self.arcs or step > limit:
            return nothing
        rewards = self.rewards(tariff, limit)
        values = self._values(rewards, limit)
        if values is None:
            return BestRun(math.inf, (), ())
        node = self._node(-2, 0, self.fleet.start)
        if values[step, node] <= 0:
            return nothing
        return self._traced(values, rewards, node, step, limit)

    def _values(self, rewards: Prices, limit: int) -> Prices | None:
        """The most that can still be earned from each node at each step.

        None where that has no limit: a round that earns something and is so short that in whole
        steps it takes no time could be driven again and again.
        """
        count, size = self.grid.count, self._size
        idle = np.where(self._empty, 0.0, FAR)
        values = np.empty((count + 2, size))
        values[min(limit + 1, count + 1) :] = idle
        flat = values.ravel()
        for step in range(min(limit, count - 1), -1, -1):
            now = values[step]
            np.copyto(now, values[step + 1])
            if not self._wait_all[step]:
                np.copyto(now, FAR, where=np.logical_not(self._may_wait[step]))
                np.maximum(now, idle, out=now)
            for _ in range(size + 1):
                found = np.maximum.reduceat(rewards[step] + flat[self._index[step]], self._first)
                if not self._instant[step]:
                    now[self._sources] = np.maximum(now[self._sources], found)
                    break
                better = np.maximum(now[self._sources], found)
                if (better <= now[self._sources] + 1e-12).all():
                    break
                now[self._sources] = better
            else:
                return None
        return values

    def _traced(self, values: Prices, rewards: Prices, node: int, step: int, limit: int) -> BestRun:
        """The run behind the values, read forward from its start."""
        worth = float(values[step, node])
        links: list[Link] = []
        empty: list[tuple[str, str, int]] = []
        passes: list[tuple[str, str, int]] = []
        board: tuple[str, int] = ("", 0)
        by_source: dict[int, list[int]] = {}
        for i, arc in enumerate(self.arcs):
            by_source.setdefault(arc.source, []).append(i)
        flat = values.ravel()
        seen: set[tuple[int, int]] = set()
        while step <= limit and step < self.grid.count:
            here = values[step, node]
            if self._empty[node] and here <= 1e-12:
                break
            if self._may_wait[step, node] and values[step + 1, node] >= here - 1e-12:
                step += 1
                continue
            options = by_source.get(node, [])
            if not options or (step, node) in seen:
                break
            seen.add((step, node))
            gains = [rewards[step, i] + flat[self._index[step, i]] for i in options]
            arc = self.arcs[options[int(np.argmax(gains))]]
            point = self.ground.point_of[arc.spot] if arc.spot >= 0 else ""
            if arc.does == "board":
                board, passes = (point, step), []
            elif arc.does == "pass":
                passes.append((point, arc.zone, step))
            elif arc.does == "empty":
                empty.append((point, arc.zone, step))
            elif arc.does == "alight":
                done = step + int(arc.steps[step])
                links.append(Link(arc.kind, arc.level, *board, tuple(passes), point, step, done))
            step, node = step + int(arc.steps[step]), arc.target
        return BestRun(worth, tuple(links), tuple(empty))


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
