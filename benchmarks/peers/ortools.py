"""OR-Tools' routing library: the shortest longest route, with a choice of shelters.

Each load has a node for each of its nearest shelters, of which one is visited, and a constraint
keeps shelters within their room. Above :data:`MOST_CHOICES` loads shelters are settled beforehand,
since nodes and time run out.
"""

from __future__ import annotations

from ortools.constraint_solver import pywrapcp, routing_enums_pb2

from benchmarks.peers.begin import first_routes, shared_out
from benchmarks.peers.world import Haul, Routes, World

MOST_CHOICES = 400
CHOICES = 4
"""Shelters to choose from, beside the one that the first plan takes."""

_SPAN = 100


def solve(world: World, seconds: float, threads: int) -> Routes:
    """The best routes found; it works in one thread."""
    begin = first_routes(world, shared_out(world))
    buses = list(world.starts)
    nodes, loads = _nodes(world, begin)
    depots = list(dict.fromkeys(world.starts.values()))
    first = {depot: len(nodes) + n for n, depot in enumerate(depots)}
    starts = [first[world.starts[bus]] for bus in buses]
    manager = pywrapcp.RoutingIndexManager(
        len(nodes) + len(depots) + 1, len(buses), starts, [len(nodes) + len(depots)] * len(buses)
    )
    routing = pywrapcp.RoutingModel(manager)
    drives = routing.RegisterTransitMatrix(_drives(world, nodes, depots))
    routing.SetArcCostEvaluatorOfAllVehicles(drives)
    longest = world.value(begin)
    routing.AddDimension(drives, 0, longest, True, "time")
    routing.GetDimensionOrDie("time").SetGlobalSpanCostCoefficient(_SPAN)
    for alternatives in loads:
        routing.AddDisjunction([manager.NodeToIndex(node) for node in alternatives])
    if len(nodes) > len(loads):
        for shelter, room in world.room.items():
            here = [manager.NodeToIndex(n) for n, haul in enumerate(nodes) if haul[1] == shelter]
            visited = [routing.ActiveVar(index) for index in here]
            routing.solver().Add(routing.solver().Sum(visited) <= room)
    search = pywrapcp.DefaultRoutingSearchParameters()
    metaheuristics = routing_enums_pb2.LocalSearchMetaheuristic
    search.local_search_metaheuristic = metaheuristics.GUIDED_LOCAL_SEARCH
    search.time_limit.FromMilliseconds(round(1000 * seconds))
    routing.CloseModelWithParameters(search)
    known = routing.ReadAssignmentFromRoutes(_orders(nodes, loads, begin, buses), True)
    found = routing.SolveFromAssignmentWithParameters(known, search)
    if found is None:
        return begin
    routes: dict[str, list[Haul]] = {}
    for n, bus in enumerate(buses):
        index = found.Value(routing.NextVar(routing.Start(n)))
        while not routing.IsEnd(index):
            routes.setdefault(bus, []).append(nodes[manager.IndexToNode(index)])
            index = found.Value(routing.NextVar(index))
    return routes


def _nodes(world: World, begin: Routes) -> tuple[list[Haul], list[list[int]]]:
    """The haul of each node, and the nodes of each load, that of the first plan first."""
    hauls = [haul for route in begin.values() for haul in route]
    nodes: list[Haul] = []
    loads: list[list[int]] = []
    for site, shelter in hauls:
        others = sorted(world.room, key=lambda other, site=site: world.drive(site, other))  # type: ignore[misc]
        near = others[:CHOICES] if len(hauls) <= MOST_CHOICES else []
        shelters = dict.fromkeys([shelter, *near])
        loads.append(list(range(len(nodes), len(nodes) + len(shelters))))
        nodes += [(site, one) for one in shelters]
    return nodes, loads


def _orders(
    nodes: list[Haul], loads: list[list[int]], begin: Routes, buses: list[str]
) -> list[list[int]]:
    """The first plan by nodes: its hauls are the loads, in the same order."""
    numbers = iter(loads)
    return [[next(numbers)[0] for _ in begin[bus]] for bus in buses]


def _drives(world: World, nodes: list[Haul], depots: list[str]) -> list[list[int]]:
    """Seconds from the end of each haul, or a depot, to the end of each haul; to the end none."""
    import numpy as np

    ends = [*(world.index[shelter] for _, shelter in nodes), *(world.index[d] for d in depots)]
    sites = [world.index[site] for site, _ in nodes]
    size = len(nodes) + len(depots) + 1
    matrix = np.zeros((size, size), dtype=np.int64)
    hauls = np.array([world.haul(haul) for haul in nodes])
    matrix[:-1, : len(nodes)] = world.seconds[np.ix_(ends, sites)] + hauls
    drives: list[list[int]] = matrix.tolist()
    return drives
