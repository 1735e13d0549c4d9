"""All runs of one fleet class, as a graph over nodes and steps of time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypedDict, Unpack

import numpy as np
from numpy.typing import NDArray

from safepassage.model import Window
from safepassage.planner.bound.cargo import Cargo
from safepassage.planner.bound.grid import Grid, Steps, about, earliest, longer, stays
from safepassage.planner.bound.ground import NEVER, service_seconds
from safepassage.planner.bound.ways import local_times, shortest


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


class _Facts(TypedDict, total=False):
    """What an arc says beside where and when, as in :class:`Arc`."""

    kind: int
    level: int
    spot: int
    zone: str
    fixed: int


class Network:
    """What vehicles with such cargo may do, step by step: arcs from node to node, and waiting."""

    def __init__(self, cargo: Cargo, grid: Grid) -> None:
        self.cargo, self.grid = cargo, grid
        self.ground, self.fleet = cargo.ground, cargo.fleet
        self._ride = local_times(self.ground, cargo.journey)
        self._drive = local_times(self.ground, shortest(self.ground, self.fleet, loaded=False))
        self._nodes: dict[tuple[int, int, int], int] = {}
        self.arcs: list[Arc] = []
        if cargo.kinds:
            self._build()

    def node(self, kind: int, level: int, spot: int) -> int:
        """Nodes: kind −2 is the start, kind −1 a vehicle without an anchor aboard.

        The latter's level is that of the link before, from 1 on, where it matters who may have
        stayed aboard beside it; else 0.
        """
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
        at = sorted({s for b in self.cargo.boards for s in b})
        gates = sorted({way[0] for way in sides})
        origin = self.node(-2, 0, fleet.start)
        goals = sorted(set(at) | set(gates))
        self._before: tuple[int, ...] = (0,)
        if self.cargo.charged and self.cargo.one_origin:
            self._before = tuple(range(len(self.cargo.levels) + 1))
        if fleet.start in goals:
            self._add(Arc(origin, self.node(-1, 0, fleet.start), *self._at_once(), "drive"))
        self._drives(origin, 0, fleet.start, goals)
        for last in self._before:
            for spot in sorted({s for a in self.cargo.alights for s in a}):
                self._drives(self.node(-1, last, spot), last, spot, goals)
            for before, after, crossing, zone in sides:
                self._pass_empty(last, before, after, crossing, zone, goals)
        for kind in range(len(self.cargo.kinds)):
            for level in range(len(self.cargo.levels)):
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
        # An empty way may stand for several drives, between which the crew may rest.
        windows = longer(ground.zone_windows[ground.zone_of[spot]], lag)
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
        # The way around may be the faster one for a while although a later epoch's is not.
        if around < direct or len(ground.epochs) > 1:
            np.minimum(best, leave + around, out=best)
        return best

    def _drives(self, node: int, last: int, spot: int, goals: list[int]) -> None:
        for goal in goals:
            if goal != spot and self._drive[spot, goal] < NEVER:
                arrive = self._arrive(
                    spot, goal, self.grid.begins, loaded=False, lag=self.cargo.lag
                )
                self._leg(node, self.node(-1, last, goal), arrive, "drive")
            elif goal == spot and node != self.node(-1, last, goal):
                self._add(Arc(node, self.node(-1, last, goal), *self._at_once(), "drive"))

    def _leg(
        self,
        source: int,
        target: int,
        arrive: Steps,
        does: str,
        mask: NDArray[np.bool_] | None = None,
        **facts: Unpack[_Facts],
    ) -> None:
        grid = self.grid
        steps = arrive // grid.length - np.arange(grid.count)
        allowed = arrive < (grid.count + 1) * grid.length
        if mask is not None:
            allowed &= mask
        self._add(Arc(source, target, np.where(allowed, steps, 0), allowed, does, **facts))

    def _begins(self, takes: int, *windows: Sequence[Window], lag: int = 0) -> NDArray[np.bool_]:
        """The steps in which something can begin that lies in one window of each kind."""
        allowed = np.ones(self.grid.count, dtype=np.bool_)
        for each in windows:
            begin = earliest(longer(each, lag), self.grid.begins, takes)
            allowed &= begin < self.grid.begins + self.grid.length
        return allowed

    def _pass_empty(
        self, last: int, before: int, after: int, crossing: str, zone: str, goals: list[int]
    ) -> None:
        rule = self.ground.scenario.crossings[crossing].inspection(zone)
        takes = min(int(rule.empty_seconds), int(rule.loaded_seconds))
        mask = self._begins(
            takes, self.ground.crossing_windows[crossing], self.fleet.crew, lag=self.cargo.lag
        )
        leave = self.grid.begins + takes
        facts: _Facts = {"spot": before, "zone": zone, "fixed": takes}
        source = inside = self.node(-1, last, before)
        if self._hours(after):
            inside = self.node(-1, last, self.ground.size + after)
            self._leg(
                source, inside, leave, "empty", mask=mask, spot=before, zone=zone, fixed=takes
            )
            leave = self.grid.begins
        for goal in goals:
            arrive = self._onward(before, after, goal, leave, loaded=False)
            if arrive is None:
                continue
            target = self.node(-1, last, goal)
            if inside != source:
                self._leg(inside, target, arrive, "ride")
            else:
                self._leg(source, target, arrive, "empty", mask=mask, **facts)

    def _hours(self, spot: int) -> tuple[Window, ...]:
        return self.ground.zone_windows[self.ground.zone_of[spot]]

    def _onward(
        self, before: int, after: int, goal: int, leave: Steps, *, loaded: bool
    ) -> Steps | None:
        """The earliest arrivals at ``goal`` after an inspection; None where nobody goes there.

        Whoever must leave a zone for a while may come back by the crossing by which they left.
        """
        if goal == after:
            return leave if self._hours(before) else None
        if (self._ride if loaded else self._drive)[after, goal] >= NEVER:
            return None
        lag = 0 if loaded else self.cargo.lag
        return self._arrive(after, goal, leave, loaded=loaded, lag=lag)

    def _loaded(
        self, kind: int, level: int, sides: list[tuple[int, int, str, str]], gates: list[int]
    ) -> None:
        ground, fleet, grid = self.ground, self.fleet, self.grid
        begins, ends = self.cargo.spots(level, kind)
        if not begins or not ends:
            return
        goals = sorted(set(ends) | set(gates))
        for spot in begins:
            place = ground.point_of[spot]
            # Where people alight too, one stop may serve for both.
            stop = 0 if place in self.cargo.alighting else int(self.cargo.type.stop_seconds)
            self._boarding(kind, level, spot, stop, goals)
        for before, after, crossing, zone in sides:
            rule = ground.scenario.crossings[crossing].inspection(zone)
            each = [service_seconds(rule.per_head_seconds, n) for n in self.cargo.needs]
            whole = self.cargo.before_all[crossing, zone]
            takes = int(rule.loaded_seconds) + (
                self.cargo.least_seconds(level, each, kind)
                if whole
                else self.cargo.own_seconds(each, kind)
            )
            mask = self._begins(takes, ground.crossing_windows[crossing], fleet.crew)
            self._inspected((kind, level), before, after, zone, takes, mask, goals)
        stop = int(self.cargo.type.stop_seconds)
        for spot in ends:
            place = ground.point_of[spot]
            takes = stop + self.cargo.least_seconds(level, self.cargo.alight_takes, kind)
            hours = ground.zone_windows[ground.zone_of[spot]]
            mask = self._begins(takes, fleet.crew, hours)
            # Of the stop itself it is only known that the anchor's part of it lies in a window,
            # and not even that where the anchor may stay aboard while others leave.
            own = stop + self.cargo.own_seconds(self.cargo.alight_takes, kind)
            if self.cargo.charged and self.cargo.one_end:
                own = stop
            inside = self._begins(own, ground.place_windows[place])
            mask &= about(inside, 0, grid.steps(takes - own))
            self._leg(
                self.node(kind, level, spot),
                self.node(-1, 1 + level if len(self._before) > 1 else 0, spot),
                grid.begins + takes,
                "alight",
                mask=mask,
                kind=kind,
                level=level,
                spot=spot,
                fixed=stop,
            )

    def _inspected(
        self,
        load: tuple[int, int],
        before: int,
        after: int,
        zone: str,
        takes: int,
        mask: NDArray[np.bool_],
        goals: list[int],
    ) -> None:
        """With an anchor aboard through a crossing, and on to the goals.

        Others aboard may make the inspection longer than is known. Where the zone behind has
        windows it matters when it ends, and so there is a node for that moment.
        """
        kind, level = load
        fixed = int(
            self.ground.scenario.crossings[self.ground.point_of[before]]
            .inspection(zone)
            .loaded_seconds
        )
        facts: _Facts = {"kind": kind, "level": level, "spot": before, "zone": zone, "fixed": fixed}
        source = inside = self.node(kind, level, before)
        leave = self.grid.begins + takes
        if self._hours(after):
            inside = self.node(kind, level, self.ground.size + after)
            fits = mask & self._together(leave)
            self._leg(source, inside, leave, "pass", mask=fits, **facts)
            leave = self.grid.begins
        for goal in goals:
            arrive = self._onward(before, after, goal, leave, loaded=True)
            if arrive is None:
                continue
            target = self.node(kind, level, goal)
            if inside != source:
                fits = self._together(arrive, self.ground.zone_of[after])
                self._leg(inside, target, arrive, "ride", mask=fits)
            else:
                fits = mask & self._together(arrive)
                self._leg(source, target, arrive, "pass", mask=fits, **facts)

    def _boarding(self, kind: int, level: int, spot: int, stop: int, goals: list[int]) -> None:
        """The arcs of a load of that level whose anchor boards at the spot.

        The others may have boarded elsewhere before the anchor or after: all that is known is how
        long it takes in all, and that the anchor's own service, begun no more than the slack later,
        or sooner if the chain lags behind, lies in a window of its place.
        """
        cargo, ground, fleet = self.cargo, self.ground, self.fleet
        least = cargo.least_seconds(level, cargo.board_takes, kind)
        slack, lag = cargo.slack(level, cargo.board_takes, kind), cargo.lag
        own = self._begins(stop + least - slack, ground.place_windows[ground.point_of[spot]])
        own = about(own, self.grid.steps(lag), self.grid.steps(slack))
        zone = ground.zone_of[spot]
        for last in self._before:
            takes = max(stop, stop + least - self._credit(level, last))
            mask = own & self._begins(takes, fleet.crew, ground.zone_windows[zone])
            for goal in goals:
                if goal == spot or self._ride[spot, goal] >= NEVER:
                    continue
                later = cargo.longest + lag if cargo.charged else 0
                arrive = self._arrive(spot, goal, self.grid.begins + takes, loaded=True, lag=later)
                self._leg(
                    self.node(-1, last, spot),
                    self.node(kind, level, goal),
                    arrive,
                    "board",
                    mask=mask & self._together(arrive, zone),
                    kind=kind,
                    level=level,
                    spot=spot,
                    fixed=stop,
                )

    def _credit(self, level: int, last: int) -> int:
        """What people who stay aboard beside this load, or the last one, take off its boarding."""
        if not self.cargo.charged:
            return 0
        if self.cargo.one_end:
            return self.cargo.levels[level].credit
        return self.cargo.levels[last - 1].credit if last else 0

    def _together(self, arrive: Steps, zone: str | None = None) -> NDArray[np.bool_]:
        """Where leaving at a step and arriving lie in one window of the crew, and of a zone."""
        allowed = np.ones(self.grid.count, dtype=np.bool_)
        last_step = np.minimum(arrive // self.grid.length, self.grid.count)
        hours = () if zone is None else self.ground.zone_windows[zone]
        for windows in (hours, self.fleet.crew):
            inside = stays(windows, self.grid)
            if inside is not None:
                first, last = inside
                allowed &= (last[:-1] >= first[last_step]) & (first[last_step] >= 0)
        return allowed

    def _finish(self) -> None:
        """The arcs as arrays, sorted by their source."""
        self.arcs.sort(key=lambda arc: arc.source)
        count, size = self.grid.count, len(self._nodes)
        self.size = size
        self.empty = np.zeros(size, dtype=np.bool_)
        may_wait = np.ones((count + 1, size), dtype=np.bool_)
        for (kind, _, spot), node in self._nodes.items():
            self.empty[node] = kind < 0
            if kind == -2:
                continue
            # Beyond all spots: just inspected, and in no zone yet.
            hours = [self._hours(spot)] if spot < self.ground.size else []
            if kind >= 0:
                hours.append(self.fleet.crew)
            elif self.cargo.lag:
                hours = [longer(each, self.cargo.lag) for each in hours]
            for windows in hours:
                inside = stays(windows, self.grid)
                if inside is not None:
                    first, last = inside
                    may_wait[:-1, node] &= (last[:-1] >= first[1:]) & (first[1:] >= 0)
        self.may_wait: NDArray[np.bool_] = may_wait
