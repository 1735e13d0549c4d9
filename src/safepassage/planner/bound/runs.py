"""The best that one vehicle can do at given prices: dynamic programming over its possible runs.

A run is bounded by a chain of *links*. A link stands for everything that the vehicle carries
between two times at which somebody alights after boarding; of the parties in it one, the *anchor*,
says when and where the vehicle is. The anchor is the party that is worth most for the room it
takes, so the whole link is worth no more than the fullest load at the anchor's rate. Where the
vehicle goes to serve the others costs no time here, which can only make the bound weaker, never
wrong.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from safepassage.model import Needs
from safepassage.planner.bound.cargo import Cargo
from safepassage.planner.bound.demand import Commodity, Demand
from safepassage.planner.bound.grid import Grid, Prices, least_ahead
from safepassage.planner.bound.ground import FleetClass, Ground, service_seconds
from safepassage.planner.bound.network import Arc, Network
from safepassage.planner.bound.tariff import Tariff

FAR = -1e18
"""The worth of what cannot be done."""


@dataclass(frozen=True)
class Link:
    """One link of a priced run: what is boarded, where, when and at which level.

    The anchor has landed by ``landed_step``, everybody by ``alighted_step``.
    """

    kind: int
    level: int
    place: str
    board_step: int
    passes: tuple[tuple[str, str, int], ...]
    destination: str
    alight_step: int
    landed_step: int
    alighted_step: int


@dataclass(frozen=True)
class BestRun:
    """What the best run is worth, its links, and its passages without anybody aboard."""

    worth: float
    links: tuple[Link, ...]
    empty: tuple[tuple[str, str, int], ...]


class Runs:
    """All runs of one fleet class, and the best of them at given prices."""

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
        self._onward = onward
        self.cargo = Cargo(ground, fleet, demand, useful, measure, unpriced)
        self._network = Network(self.cargo, grid)

    def rewards(self, tariff: Tariff, limit: int) -> Prices:
        """What each arc is worth when begun at each step; shape (steps, arcs)."""
        result = np.full((len(self._network.arcs), self.grid.count), FAR)
        each: dict[tuple[str, int, int, str], tuple[Prices, Prices]] = {}
        steps = np.arange(self.grid.count)
        for i, arc in enumerate(self._network.arcs):
            key = (arc.does, arc.kind, arc.spot, arc.zone)
            if key not in each:
                each[key] = self._worth_of(arc, tariff, limit)
            fixed, party = each[key]
            rate = self.cargo.rates[arc.level, arc.kind] if arc.kind >= 0 else 0.0
            if arc.kind >= 0 and rate <= 0:
                continue
            allowed = arc.allowed
            if arc.does == "alight":
                place = self.ground.point_of[arc.spot]
                final = self.cargo.final(self.cargo.kinds[arc.kind], place)
                left = 0 if final else int(self._onward[arc.spot]) // self.grid.length
                allowed = allowed & (steps + arc.steps <= limit - left)
            np.copyto(result[i], fixed + rate * party, where=allowed)
        return np.ascontiguousarray(result.T)

    def _worth_of(self, arc: Arc, tariff: Tariff, limit: int) -> tuple[Prices, Prices]:
        """What an arc is worth by itself, and more for each party in its link."""
        place = self.ground.point_of[arc.spot] if arc.spot >= 0 else ""
        nothing = np.zeros(self.grid.count)
        if arc.does == "board":
            takes = self.cargo.board_takes[self.cargo.needs_of[arc.kind]]
            cost = tariff.bay_rate(place, arc.fixed + takes, arc.fixed + self.cargo.longest)
            party = tariff.potential(self.cargo.kinds[arc.kind], place) - takes * cost
            if self.cargo.charged and self.cargo.one_origin:
                # Whoever stays aboard while others come boarded earlier than counted.
                party = np.maximum.accumulate(party)
            return -tariff.bay_spent(place, arc.fixed), party
        if arc.does == "pass":
            rule = self.ground.scenario.crossings[place].inspection(arc.zone)
            takes = service_seconds(rule.per_head_seconds, self.cargo.kinds[arc.kind].needs)
            longest = arc.fixed + self.cargo.longest_heads(rule.per_head_seconds)
            cost = tariff.lane_rate(place, arc.zone, arc.fixed + takes, longest)
            return -tariff.lane_spent(place, arc.zone, arc.fixed), -takes * cost
        if arc.does == "empty":
            cost = tariff.lane_spent(place, arc.zone, arc.fixed)
            if self.cargo.lag:
                back = -(-self.cargo.lag // self.grid.length)
                cost = least_ahead(cost[::-1], back)[::-1]
            return -cost, nothing
        if arc.does == "alight":
            takes = self.cargo.alight_takes[self.cargo.needs_of[arc.kind]]
            cost = tariff.bay_rate(place, arc.fixed + takes, arc.fixed + self.cargo.most_alight)
            steps = self.cargo.landing_seconds(arc.kind) // self.grid.length
            landing = tariff.landing(self.cargo.kinds[arc.kind], place)
            later = np.concatenate([landing[steps:], np.full(steps, landing[-1])])
            party = -later[: self.grid.count] - takes * cost
            if self.cargo.charged and self.cargo.one_end:
                # Whoever stays aboard while others leave alights later than counted.
                party[: limit + 1] = np.maximum.accumulate(party[: limit + 1][::-1])[::-1]
            return -tariff.bay_spent(place, arc.fixed), party
        return nothing, nothing

    def best(self, tariff: Tariff, limit: int) -> BestRun:
        """The best run that is done with its last alighting by the step ``limit``.

        Its worth is infinite, and says nothing, where the steps are too coarse for this ground.
        """
        nothing = BestRun(0.0, (), ())
        step = self.grid.step(self.fleet.available)
        if not self.cargo.kinds or not self._network.arcs or step > limit:
            return nothing
        rewards = self.rewards(tariff, limit)
        values = self._values(rewards, limit)
        if values is None:
            return BestRun(math.inf, (), ())
        node = self._network.node(-2, 0, self.fleet.start)
        if values[step, node] <= 0:
            return nothing
        return self._traced(values, rewards, node, step, limit)

    def _values(self, rewards: Prices, limit: int) -> Prices | None:
        """The most that can still be earned from each node at each step.

        None where that has no limit: a round that earns something and is so short that in whole
        steps it takes no time could be driven again and again.
        """
        count, size = self.grid.count, self._network.size
        idle = np.where(self._network.empty, 0.0, FAR)
        values = np.empty((count + 2, size))
        values[min(limit + 1, count + 1) :] = idle
        flat = values.ravel()
        for step in range(min(limit, count - 1), -1, -1):
            now = values[step]
            np.copyto(now, values[step + 1])
            if not self._network.wait_all[step]:
                np.copyto(now, FAR, where=np.logical_not(self._network.may_wait[step]))
                np.maximum(now, idle, out=now)
            for _ in range(size + 1):
                found = np.maximum.reduceat(
                    rewards[step] + flat[self._network.index[step]], self._network.first
                )
                if not self._network.instant[step]:
                    now[self._network.sources] = np.maximum(now[self._network.sources], found)
                    break
                better = np.maximum(now[self._network.sources], found)
                if (better <= now[self._network.sources] + 1e-12).all():
                    break
                now[self._network.sources] = better
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
        for i, arc in enumerate(self._network.arcs):
            by_source.setdefault(arc.source, []).append(i)
        flat = values.ravel()
        seen: set[tuple[int, int]] = set()
        while step <= limit and step < self.grid.count:
            here = values[step, node]
            if self._network.empty[node] and here <= 1e-12:
                break
            if self._network.may_wait[step, node] and values[step + 1, node] >= here - 1e-12:
                step += 1
                continue
            options = by_source.get(node, [])
            if not options or (step, node) in seen:
                break
            seen.add((step, node))
            gains = [rewards[step, i] + flat[self._network.index[step, i]] for i in options]
            arc = self._network.arcs[options[int(np.argmax(gains))]]
            point = self.ground.point_of[arc.spot] if arc.spot >= 0 else ""
            if arc.does == "board":
                board, passes = (point, step), []
            elif arc.does == "pass":
                passes.append((point, arc.zone, step))
            elif arc.does == "empty":
                empty.append((point, arc.zone, step))
            elif arc.does == "alight":
                done = step + int(arc.steps[step])
                landed = step + self.cargo.landing_seconds(arc.kind) // self.grid.length
                links.append(
                    Link(arc.kind, arc.level, *board, tuple(passes), point, step, landed, done)
                )
            step, node = step + int(arc.steps[step]), arc.target
        return BestRun(worth, tuple(links), tuple(empty))
