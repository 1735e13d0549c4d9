"""Small cases to the end: can whole vehicles bring everybody out in this time, or can they not?

Vehicles that take one party at a time are a flow through places and seconds. Every plan is such a
flow in whole numbers, and every such flow is a plan; so where a complete search finds none, there
is none.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field

from ortools.linear_solver import pywraplp

from safepassage.planner.plain.master import Column
from safepassage.planner.plain.restricted import solve_stoppably
from safepassage.planner.plain.world import NEVER, PlainWorld

_LARGEST = 20_000
"""Variables beyond which the complete search is not tried."""


@dataclass(frozen=True, slots=True)
class Exhausted:
    """``columns`` of a plan that keeps the time; None: no plan does."""

    columns: tuple[Column, ...] | None


@dataclass
class _Network:
    """Nodes are (pace, source, second of boarding) and (pace, place, second of alighting)."""

    starts: list[tuple[int, int, int]] = field(default_factory=list)
    """(class, source, second)"""
    carries: list[tuple[int, int, int, int]] = field(default_factory=list)
    """(pace, source, second, place)"""
    backs: list[tuple[int, int, int, int]] = field(default_factory=list)
    """(pace, place, second, source)"""

    def __len__(self) -> int:
        return len(self.starts) + len(self.carries) + len(self.backs)


def exhaust(
    world: PlainWorld, seconds: int, nodes: int, stop: Callable[[], bool]
) -> Exhausted | None:
    """Searches all plans of a one-at-a-time world within ``seconds``.

    None where that is too much work for so many nodes, or ``stop()`` came first.
    """
    network = _network(world, seconds)
    if network is None:
        return None
    solver = pywraplp.Solver.CreateSolver("SCIP")
    infinity = solver.infinity()
    demand = [solver.Constraint(parties, parties) for parties in world.demand]
    room = [solver.Constraint(0, parties) for parties in world.room]
    fleet = [solver.Constraint(0, len(one.vehicles)) for one in world.classes]
    boarding: dict[tuple[int, int, int], pywraplp.Constraint] = defaultdict(
        lambda: solver.Constraint(0, 0)
    )
    alighting: dict[tuple[int, int, int], pywraplp.Constraint] = defaultdict(
        lambda: solver.Constraint(0, infinity)
    )
    flows: dict[tuple[str, int, int, int, int], pywraplp.Variable] = {}
    for number, source, second in network.starts:
        flow = solver.IntVar(0, world.demand[source], "")
        flows["start", number, source, second, 0] = flow
        fleet[number].SetCoefficient(flow, 1)
        boarding[world.classes[number].pace, source, second].SetCoefficient(flow, 1)
    for pace, source, second, place in network.carries:
        flow = solver.IntVar(0, world.demand[source], "")
        flows["carry", pace, source, second, place] = flow
        demand[source].SetCoefficient(flow, 1)
        room[place].SetCoefficient(flow, 1)
        boarding[pace, source, second].SetCoefficient(flow, -1)
        end = second + int(world.paces[pace].carry[source, place])
        alighting[pace, place, end].SetCoefficient(flow, 1)
    for pace, place, second, source in network.backs:
        flow = solver.IntVar(0, world.demand[source], "")
        flows["back", pace, place, second, source] = flow
        alighting[pace, place, second].SetCoefficient(flow, -1)
        begin = second + int(world.paces[pace].back[place, source])
        boarding[pace, source, begin].SetCoefficient(flow, 1)
    # Without an objective the first plan found ends the search.
    status = solve_stoppably(solver, nodes, stop, cuts=False)
    if status == pywraplp.Solver.INFEASIBLE:
        return Exhausted(None)
    if status not in (pywraplp.Solver.OPTIMAL, pywraplp.Solver.FEASIBLE):
        return None
    amounts = {key: round(flow.solution_value()) for key, flow in flows.items()}
    return Exhausted(_routes(world, network, amounts))


def _network(world: PlainWorld, seconds: int) -> _Network | None:
    """What any plan within ``seconds`` may use; None where that is too much."""
    network = _Network()
    tails = [pace.carry.min(axis=1).tolist() for pace in world.paces]
    open_: list[tuple[int, int, int]] = []
    known: set[tuple[int, int, int]] = set()
    landed: set[tuple[int, int, int]] = set()

    def board(pace: int, source: int, second: int) -> bool:
        if second + tails[pace][source] > seconds:
            return False
        if (pace, source, second) not in known:
            known.add((pace, source, second))
            heapq.heappush(open_, (second, pace, source))
        return True

    for number, fleet in enumerate(world.classes):
        for source, first in enumerate(fleet.first.tolist()):
            if first < NEVER and board(fleet.pace, source, first):
                network.starts.append((number, source, first))
    while open_:
        second, pace, source = heapq.heappop(open_)
        table = world.paces[pace]
        for place, carry in enumerate(table.carry[source].tolist()):
            end = second + carry
            if carry >= NEVER or end > seconds:
                continue
            network.carries.append((pace, source, second, place))
            if (pace, place, end) in landed:
                continue
            landed.add((pace, place, end))
            for again, back in enumerate(table.back[place].tolist()):
                if back < NEVER and board(pace, again, end + back):
                    network.backs.append((pace, place, end, again))
        if len(network) > _LARGEST:
            return None
    return network


def _routes(
    world: PlainWorld, network: _Network, amounts: dict[tuple[str, int, int, int, int], int]
) -> tuple[Column, ...]:
    """The routes of single vehicles that make up a flow."""
    after_boarding: dict[tuple[int, int, int], list[int]] = defaultdict(list)
    after_alighting: dict[tuple[int, int, int], list[int]] = defaultdict(list)
    for pace, source, second, place in network.carries:
        times = amounts["carry", pace, source, second, place]
        after_boarding[pace, source, second] += [place] * times
    for pace, place, second, source in network.backs:
        times = amounts["back", pace, place, second, source]
        after_alighting[pace, place, second] += [source] * times
    columns = []
    for number, source, second in network.starts:
        for _ in range(amounts["start", number, source, second, 0]):
            pace = world.classes[number].pace
            trips = []
            at, now = source, second
            while True:
                place = after_boarding[pace, at, now].pop()
                trips.append((at, place))
                now += int(world.paces[pace].carry[at, place])
                onward = after_alighting[pace, place, now]
                if not onward:
                    break
                at = onward.pop()
                now += int(world.paces[pace].back[place, at])
            columns.append(Column(number, tuple(trips), now, now))
    return tuple(columns)
