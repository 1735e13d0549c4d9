"""OR-Tools' routing library: the shortest longest route, from a greedy plan.

Shelters are settled beforehand. A choice among each load's nearest shelters, with a constraint that
keeps them within their room, can be said as well; routes are longer then, for there are several
times as many nodes and few moves keep the constraint.
"""

from __future__ import annotations

from ortools.constraint_solver import pywrapcp, routing_enums_pb2

from benchmarks.peers.begin import first_routes, shared_out
from benchmarks.peers.matrix import jobs_of
from benchmarks.peers.world import Routes, World

_SPAN = 100
"""How much a second of the longest route weighs against a second of driving in all."""


def solve(world: World, seconds: float, threads: int) -> Routes:
    """The best routes found; it works in one thread."""
    hauls = shared_out(world)
    jobs = jobs_of(world, hauls).one_each
    begin = first_routes(world, hauls)
    buses = len(jobs.buses)
    end = len(jobs.matrix)
    manager = pywrapcp.RoutingIndexManager(end + 1, buses, list(jobs.starts), [end] * buses)
    routing = pywrapcp.RoutingModel(manager)
    drives = routing.RegisterTransitMatrix(
        [*([*row, 0] for row in jobs.matrix.tolist()), [0] * (end + 1)]
    )
    routing.SetArcCostEvaluatorOfAllVehicles(drives)
    routing.AddDimension(drives, 0, world.value(begin), True, "time")
    routing.GetDimensionOrDie("time").SetGlobalSpanCostCoefficient(_SPAN)
    search = pywrapcp.DefaultRoutingSearchParameters()
    metaheuristics = routing_enums_pb2.LocalSearchMetaheuristic
    search.local_search_metaheuristic = metaheuristics.GUIDED_LOCAL_SEARCH
    search.time_limit.FromMilliseconds(round(1000 * seconds))
    routing.CloseModelWithParameters(search)
    orders = jobs.orders(begin)
    known = routing.ReadAssignmentFromRoutes([list(orders[bus]) for bus in range(buses)], True)
    found = routing.SolveFromAssignmentWithParameters(known, search)
    if found is None:
        return begin
    better: dict[int, list[int]] = {}
    for bus in range(buses):
        index = found.Value(routing.NextVar(routing.Start(bus)))
        while not routing.IsEnd(index):
            better.setdefault(bus, []).append(manager.IndexToNode(index))
            index = found.Value(routing.NextVar(index))
    return jobs.routes(better)
