"""Places in vehicles, each on its own journey: what all the journeys of one class cost."""

from __future__ import annotations

from typing import Any

from safepassage.model import Needs
from safepassage.planner.bound.frame import Frame, Link
from safepassage.planner.bound.ground import NEVER, FleetClass, service_seconds
from safepassage.planner.bound.tails import Spots
from safepassage.planner.bound.tank import Tank
from safepassage.planner.bound.ways import Ways


def circulate(
    frame: Frame,
    number: int,
    fleet: FleetClass,
    links: list[Link],
    riding: list[Any],
    share: dict[Needs, float],
) -> None:
    """What the rides cost the vehicles of a class, lanes and bays, by one measure of fullness."""
    ground, solver = frame.ground, frame.solver
    type_ = ground.scenario.types[fleet.type]
    stop = int(type_.stop_seconds)
    there = frame.reach.vehicles[number]
    begins = sorted({p for _, p, _, _ in links})
    ends = sorted({d for _, _, d, _ in links})
    work = solver.Constraint(-frame.free, 0)
    tank = Tank.of(ground, fleet, solver)
    out = {p: solver.Constraint(0, frame.free) for p in begins}
    back = {d: solver.Constraint(-frame.free, 0) for d in ends}
    measure = (number, len(frame.fleet_rows))
    frame.shares[measure] = share
    frame.measured.append((measure, work))
    tail, fetching = frame.tails.aboard(number), frame.tails.without(number)
    at_once = {p: solver.Constraint(-frame.free, 0) for p in begins if p in ends}
    for (kind, p, d, way), amount in zip(links, riding, strict=True):
        part = share[kind.needs]
        board = service_seconds(type_.board_seconds, kind.needs)
        alight = service_seconds(type_.alight_seconds, kind.needs)
        work.SetCoefficient(amount, part * (way.seconds + 2 * stop) + board + alight)
        if tank is not None:
            tank.add(amount, part, p, d, part * (way.seconds + 2 * stop) + board + alight)
        out[p].SetCoefficient(amount, out[p].GetCoefficient(amount) - part)
        back[d].SetCoefficient(amount, back[d].GetCoefficient(amount) - part)
        if p in at_once:
            at_once[p].SetCoefficient(amount, at_once[p].GetCoefficient(amount) - part)
        frame.use_bay(p, measure, amount, part * stop + board, int(there[p]), int(tail[p]))
        onward = 0 if frame.final(kind, ground.point_of[d]) else int(frame.tails.onward[d])
        frame.use_bay(d, measure, amount, part * stop + alight, int(there[d]), onward)
        for crossing, zone in way.passes:
            rule = ground.scenario.crossings[crossing].inspection(zone)
            takes = part * int(rule.loaded_seconds)
            takes += service_seconds(rule.per_head_seconds, kind.needs)
            frame.use_lane(crossing, zone, measure, amount, takes, there, tail, loaded=part)
    returns = Ways(ground, fleet, loaded=False)
    first = solver.Constraint(-frame.free, fleet.count)
    for p in begins:
        if there[p] < NEVER:
            begun = solver.NumVar(0, frame.free, "")
            first.SetCoefficient(begun, 1)
            out[p].SetCoefficient(begun, 1)
            if not frame.since:
                work.SetCoefficient(begun, float(there[p]) - fleet.available)
                if tank is not None:
                    tank.add(begun, 0.0, p, p, float(there[p]) - fleet.available)
                _come_in(frame, fleet, p, measure, begun, there, fetching)
        for d in ends:
            for way in returns.between(d, p):
                again = solver.NumVar(0, frame.free, "")
                if tank is not None:
                    tank.add(again, 1.0, d, p, float(way.seconds if d != p else -stop))
                out[p].SetCoefficient(again, 1)
                back[d].SetCoefficient(again, 1)
                work.SetCoefficient(again, float(way.seconds if d != p else -stop))
                for crossing, zone in way.passes:
                    takes = returns.inspection(crossing, zone)
                    frame.use_lane(crossing, zone, measure, again, takes, there, fetching)
                if d == p:
                    # One stop serves those who alight and those who take their places.
                    at_once[p].SetCoefficient(again, 1)
                    frame.use_bay(p, measure, again, -stop, int(there[p]), NEVER)
    free_from = max(fleet.available, frame.since)
    work.SetCoefficient(frame.time, -fleet.count)
    frame.fleet_rows.append((work, fleet, free_from, 0))
    if tank is not None:
        tank.row.SetCoefficient(frame.time, -fleet.count)
        frame.fleet_rows.append((tank.row, fleet, free_from, tank.refuel))


def _come_in(
    frame: Frame,
    fleet: FleetClass,
    p: int,
    measure: tuple[int, int],
    begun: Any,
    there: Spots,
    tail: Spots,
) -> None:
    """The crossings that every way from the start to the first place must pass."""
    chains = Ways(frame.ground, fleet, loaded=False).between(fleet.start, p)
    if not chains:
        return
    certain = set(chains[0].passes).intersection(*(chain.passes for chain in chains[1:]))
    for crossing, zone in sorted(certain):
        rule = frame.ground.scenario.crossings[crossing].inspection(zone)
        takes = min(int(rule.empty_seconds), int(rule.loaded_seconds))
        frame.use_lane(crossing, zone, measure, begun, takes, there, tail)
