"""PyVRP: the least driving in all, with a limit to each vehicle's duration.

It has no shortest longest route (a limit is bisected), no room that vehicles share (shelters are
settled beforehand), and no free end (driving to the end costs nothing).
"""

from __future__ import annotations

from collections import Counter

from benchmarks.peers.begin import first_routes, shared_out, tightened
from benchmarks.peers.matrix import Jobs, Orders, jobs_of
from benchmarks.peers.world import Routes, World


def solve(world: World, seconds: float, threads: int) -> Routes:
    """The best routes found; it works in one thread."""
    hauls = shared_out(world)
    jobs = jobs_of(world, hauls).one_each
    begin = first_routes(world, hauls)
    known = jobs.orders(begin)

    def attempt(limit: int, share: float) -> Routes | None:
        nonlocal known
        orders = _attempt(jobs, limit, share, known)
        known = orders or known
        return None if orders is None else jobs.routes(orders)

    return tightened(world, begin, attempt, seconds)


def _attempt(jobs: Jobs, limit: int, share: float, known: Orders) -> Orders | None:
    """Routes within the limit, looked for from those that are known."""
    from pyvrp import Client, Depot, Location, ProblemData, Route, Solution, VehicleType, solve
    from pyvrp.stop import FirstFeasible, MaxRuntime, MultipleCriteria

    fleet = Counter(jobs.starts)
    depots = list(fleet)
    data = ProblemData(
        locations=[Location(0, 0) for _ in range(len(jobs.matrix))],
        clients=[Client(at) for at in jobs.jobs],
        depots=[Depot(at) for at in depots],
        vehicle_types=[
            VehicleType(many, start_depot=n, end_depot=n, shift_duration=limit)
            for n, many in enumerate(fleet.values())
        ],
        distance_matrices=[jobs.matrix],
        duration_matrices=[jobs.matrix],
    )
    begin = Solution(
        data,
        [
            Route(data, list(order), depots.index(jobs.starts[bus]))
            for bus, order in known.items()
            if order
        ],
    )
    stop = MultipleCriteria([FirstFeasible(), MaxRuntime(share)])
    found = solve(data, stop, display=False, initial_solution=begin)
    if not found.is_feasible():
        return None
    waiting: dict[int, list[int]] = {}
    for bus, at in enumerate(jobs.starts):
        waiting.setdefault(depots.index(at), []).append(bus)
    return {
        waiting[route.vehicle_type()].pop(): [step.idx for step in route if step.is_client()]
        for route in found.best.routes()
    }
