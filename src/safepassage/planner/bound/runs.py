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
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from safepassage.model import Needs
from safepassage.planner import _bound
from safepassage.planner.bound.cargo import Cargo
from safepassage.planner.bound.demand import Commodity, Demand
from safepassage.planner.bound.grid import Grid, Prices, Range
from safepassage.planner.bound.ground import FleetClass, Ground, service_seconds
from safepassage.planner.bound.network import Arc, Network
from safepassage.planner.bound.phases import ANYBODY, Ride, Stays
from safepassage.planner.bound.tariff import Tariff

_Payoff = tuple[str, int, int, int, str]
"""What is done, to which kind, at which level, at which spot, out of which zone."""


@dataclass(frozen=True)
class Link:
    """One link of a priced run: what is boarded, where, when and at which level.

    Boarding begins with ``board_step``, the anchor's with ``boards_step``; from ``alight_step`` on
    they alight, the anchor from ``alights_step``. It has landed by ``landed_step``, everybody by
    ``alighted_step``.
    """

    kind: int
    level: int
    place: str
    board_step: int
    boards_step: int
    passes: tuple[tuple[str, str, int], ...]
    destination: str
    alight_step: int
    alights_step: int
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
        *,
        levels: bool = True,
    ) -> None:
        self.ground, self.fleet, self.grid = ground, fleet, grid
        self._onward = onward
        self.cargo = Cargo(ground, fleet, demand, useful, measure, unpriced, levels=levels)
        self._network = Network(self.cargo, grid)
        self._stays = Stays(self.cargo.stays(), grid)
        self._staying = self._stays.none
        self._payoffs: dict[_Payoff, Arc] = {}
        self._near: dict[_Payoff, Range] = {}
        self._party: dict[_Payoff, Prices] = {}
        self._arcs = [arc for arc in self._network.arcs if arc.kind < 0 or self._rate(arc) > 0]
        self._engine = self._compiled() if self._arcs else None

    @property
    def size(self) -> int:
        """How many moves there are at each step."""
        return len(self._arcs)

    def _compiled(self) -> _bound.Runs:
        numbers: dict[_Payoff, int] = {}
        arcs = []
        for arc in self._arcs:
            key = self._payoff(arc)
            payoff = numbers.setdefault(key, len(numbers))
            if self._payoffs.setdefault(key, arc) is arc:
                self._near[key] = self.near(arc.does, arc.level, arc.kind)
            arcs.append((arc.source, arc.target, payoff, self._rate(arc), self._before_end(arc)))
        takes = [np.where(self._allowed(a), a.steps, _bound.NOT_ALLOWED) for a in self._arcs]
        return _bound.Runs(
            self.grid.count,
            self._network.size,
            arcs,
            np.ascontiguousarray(np.array(takes, dtype=np.int32).T),
            np.ascontiguousarray(self._network.may_wait[: self.grid.count].astype(np.uint8)),
            self._network.empty.astype(np.uint8),
        )

    def _rate(self, arc: Arc) -> float:
        """For how many parties of its kind the arc's link counts."""
        return float(self.cargo.rates[arc.level, arc.kind]) if arc.kind >= 0 else 0.0

    def _allowed(self, arc: Arc) -> NDArray[np.bool_]:
        """When the arc may begin: people who must be received by a time alight in time."""
        by = self.cargo.kinds[arc.kind].by if arc.does == "alight" else None
        if by is None:
            return arc.allowed
        # Their own alighting alone: others aboard may alight after them.
        own = arc.fixed + self.cargo.own_seconds(self.cargo.alight_takes, arc.kind)
        if not self.cargo.final(self.cargo.kinds[arc.kind], self.ground.point_of[arc.spot]):
            own += int(self._onward[arc.spot])
        return arc.allowed & (self.grid.begins + own <= by)

    def _before_end(self, arc: Arc) -> int:
        """How many steps before the end people must have alighted to be received in time."""
        if arc.does != "alight":
            return _bound.NO_LIMIT
        place = self.ground.point_of[arc.spot]
        if self.cargo.final(self.cargo.kinds[arc.kind], place):
            return 0
        # The anchor must be off so long before the end; others may be at home here.
        slack = self.cargo.slack(arc.level, self.cargo.alight_takes, arc.kind)
        return max(0, int(self._onward[arc.spot]) // self.grid.length - self.grid.steps(slack))

    def _payoff(self, arc: Arc) -> _Payoff:
        """Arcs that are worth the same, party by party, share a payoff."""
        level = arc.level if self.cargo.charged and arc.does in ("board", "alight") else 0
        return (arc.does, arc.kind, level, arc.spot, arc.zone)

    def near(self, does: str, level: int, kind: int) -> Range:
        """When an anchor may be served, seen from the begin of such an arc of its chain."""
        cargo, grid = self.cargo, self.grid
        if does == "board":
            slack = cargo.slack(level, cargo.board_takes, kind)
            return Range(grid.steps(cargo.lag), grid.steps(slack))
        if does == "alight":
            return Range(0, grid.steps(cargo.slack(level, cargo.alight_takes, kind)))
        return self.sooner if does == "empty" else Range()

    @property
    def sooner(self) -> Range:
        """An empty way may have been begun so much sooner than the chain says."""
        return Range(self.grid.steps(self.cargo.lag), 0)

    def _worth_of(self, arc: Arc, tariff: Tariff) -> tuple[Prices, Prices]:
        """What an arc is worth by itself, and more for each party in its link, begun then."""
        place = self.ground.point_of[arc.spot] if arc.spot >= 0 else ""
        nothing = np.zeros(self.grid.count)
        if arc.does == "board":
            if self.cargo.kinds[arc.kind] is ANYBODY:
                return -tariff.bay_spent(place, arc.fixed), self._staying[0]
            takes = self.cargo.own_seconds(self.cargo.board_takes, arc.kind)
            cost = tariff.bay_rate(place, arc.fixed, takes, self.cargo.longest)
            party = tariff.potential(self.cargo.kinds[arc.kind], place) - takes * cost
            return -tariff.bay_spent(place, arc.fixed), party
        if arc.does == "pass":
            rule = self.ground.scenario.crossings[place].inspection(arc.zone)
            takes = service_seconds(rule.per_head_seconds, self.cargo.kinds[arc.kind].needs)
            longest = self.cargo.longest_heads(rule.per_head_seconds)
            cost = tariff.lane_rate(place, arc.zone, arc.fixed, takes, longest)
            fixed = tariff.lane_spent(place, arc.zone, arc.fixed)
            fixed = fixed + tariff.escorted(place, arc.zone, empty=False)
            return -fixed, -takes * cost
        if arc.does == "empty":
            cost = tariff.lane_spent(place, arc.zone, arc.fixed)
            return -cost - tariff.escorted(place, arc.zone, empty=True), nothing
        if arc.does == "alight":
            if self.cargo.kinds[arc.kind] is ANYBODY:
                return -tariff.bay_spent(place, arc.fixed), nothing
            takes = self.cargo.own_seconds(self.cargo.alight_takes, arc.kind)
            cost = tariff.bay_rate(place, arc.fixed, takes, self.cargo.most_alight)
            steps = self.cargo.landing_seconds(arc.kind) // self.grid.length
            landing = tariff.landing(self.cargo.kinds[arc.kind], place)
            later = np.concatenate([landing[steps:], np.full(steps, landing[-1])])
            return -tariff.bay_spent(place, arc.fixed), -later[: self.grid.count] - takes * cost
        return nothing, nothing

    def best(self, tariff: Tariff, limit: int) -> BestRun:
        """The best run that is done with its last alighting by the step ``limit``.

        Its worth is infinite, and says nothing, where the steps are too coarse for this ground.
        """
        nothing = BestRun(0.0, (), ())
        step = self.grid.step(self.fleet.available)
        if self._engine is None or step > limit:
            return nothing
        self._staying = self._stays.worth(tariff)
        served: dict[_Payoff, tuple[Prices, Prices]] = {}
        fixed, party = [], []
        for key, arc in self._payoffs.items():
            does, kind, _, spot, zone = key
            alike = (does, kind, 0, spot, zone)
            if alike not in served:
                served[alike] = self._worth_of(arc, tariff)
            near = self._near[key]
            part = self.cargo.staying(arc.level) if does == "board" else 0.0
            fixed.append(near.most(served[alike][0]) + part * self._staying[0])
            party.append(near.most(served[alike][1]))
            self._party[key] = served[alike][1]
        if not self._engine.price(np.array(fixed), np.array(party), limit):
            return BestRun(math.inf, (), ())
        node = self._network.node(-2, 0, self.fleet.start)
        worth = self._engine.worth(step, node)
        return self._read(worth, self._engine.best(step, node)) if worth > 0 else nothing

    def _read(self, worth: float, run: Sequence[tuple[int, int]]) -> BestRun:
        """What the arcs of a run, with the steps in which they are begun, say."""
        links: list[Link] = []
        empty: list[tuple[str, str, int]] = []
        passes: list[tuple[str, str, int]] = []
        board: tuple[str, int, int] = ("", 0, 0)
        for number, step in run:
            arc = self._arcs[number]
            point = self.ground.point_of[arc.spot] if arc.spot >= 0 else ""
            if arc.does == "board":
                board, passes = (point, step, self._served(arc, step)), []
            elif arc.does == "pass":
                passes.append((point, arc.zone, step))
            elif arc.does == "empty":
                empty.append((point, arc.zone, step))
            elif arc.does == "alight":
                done, alights = step + int(arc.steps[step]), self._served(arc, step)
                landed = alights + self.cargo.landing_seconds(arc.kind) // self.grid.length
                ridden = (*board, tuple(passes), point, step, alights, landed, done)
                links.append(Link(arc.kind, arc.level, *ridden))
        return BestRun(worth, tuple(links), tuple(empty))

    def stays_beside(self, link: Link) -> tuple[Ride | None, float]:
        """Whose stay beside the link's load was worth most, and how many parties it counts for."""
        number = int(self._staying[1][link.board_step])
        if self.cargo.kinds[link.kind] is ANYBODY:
            part = float(self.cargo.rates[link.level, link.kind])
        else:
            part = self.cargo.staying(link.level)
        if number < 0 or not part:
            return None, 0.0
        ride = self._stays.rides[number]
        return ride, part * ride.part

    def _served(self, arc: Arc, step: int) -> int:
        """The step in which serving the anchor is worth most, if the arc is begun then."""
        key = self._payoff(arc)
        return self._near[key].where(self._party[key], step)
