"""VROOM: the least driving in all, with a limit to each vehicle's driving.

It has no shortest longest route (a limit is bisected), no choice of destination and no room that
vehicles share (shelters are settled beforehand).
"""

from __future__ import annotations

import datetime

import numpy as np

from benchmarks.peers.begin import first_routes, shared_out, tightened
from benchmarks.peers.matrix import Jobs, jobs_of
from benchmarks.peers.world import Routes, World


def solve(world: World, seconds: float, threads: int) -> Routes:
    """The best routes found."""
    hauls = shared_out(world)
    jobs = jobs_of(world, hauls)
    matrix = jobs.matrix.astype(np.uint32)

    def attempt(limit: int, share: float) -> Routes | None:
        return _attempt(jobs, matrix, limit, share, threads)

    return tightened(world, first_routes(world, hauls), attempt, seconds)


def _attempt(
    jobs: Jobs, matrix: np.ndarray, limit: int, share: float, threads: int
) -> Routes | None:
    import vroom

    problem = vroom.Input()
    problem.set_durations_matrix("car", matrix)
    for n, start in enumerate(jobs.starts):
        problem.add_vehicle(vroom.Vehicle(n, start=start, max_travel_time=limit))
    problem.add_job([vroom.Job(n, location=at) for n, at in enumerate(jobs.jobs)])
    found = problem.solve(5, threads, timeout=datetime.timedelta(seconds=share))
    if found.summary.unassigned:
        return None
    steps = found.routes
    orders: dict[int, list[int]] = {}
    for vehicle, kind, job in zip(steps["vehicle_id"], steps["type"], steps["id"], strict=True):
        if kind == "job":
            orders.setdefault(int(vehicle), []).append(int(job))
    return jobs.routes(orders)
