"""At the moment of an inspection those aboard are one load, and whoever goes out had come in."""

from __future__ import annotations

from typing import Any

from safepassage.model import Needs
from safepassage.planner.bound.frame import PASSAGES, Frame, Link
from safepassage.planner.bound.ground import FleetClass, service_seconds
from safepassage.planner.bound.scarce import Late, Passing, Resource
from safepassage.planner.bound.tails import Spots

MOST_LOADS = 80
"""Where a class has more fullest loads than this, loads are not counted one by one."""

MOST_TAILS = 4
"""How many times before the end are told apart at one crossing."""


def pass_in_loads(
    frame: Frame,
    number: int,
    fleet: FleetClass,
    links: list[Link],
    riding: list[Any],
    needs: list[Needs],
    loads: Spots,
) -> None:
    """At the moment of an inspection those aboard are a load; and who goes out had come in.

    A passage is as early as the one aboard requires who has the longest way before them: its
    tail. The people whose tail is no less than some time pass in loads whose tail is no less,
    and all of those are over so long before the end.
    """
    ground, solver = frame.ground, frame.solver
    measure, there = (number, PASSAGES), frame.reach.vehicles[number]
    tail, fetching = frame.tails.aboard(number), frame.tails.without(number)
    passing: dict[tuple[str, str], list[tuple[Any, Needs, int]]] = {}
    for (kind, _, _, way), amount in zip(links, riding, strict=True):
        for crossing, zone in way.passes:
            far = ground.scenario.crossings[crossing].far_side(zone)
            after = ground.side_spots[crossing, far]
            own = int(frame.tails.aboard_of_kind(number, kind)[after])
            passing.setdefault((crossing, zone), []).append((amount, kind.needs, own))
    balance = {
        zone: solver.Constraint(
            -frame.free,
            fleet.count if frame.since or ground.zone_of[fleet.start] == zone else 0,
        )
        for zone in ground.scenario.zones
    }
    for before, after, crossing, zone in ground.sides():
        if not (ground.may_be(fleet, before) and ground.may_be(fleet, after)):
            continue
        rule = ground.scenario.crossings[crossing].inspection(zone)
        far = ground.scenario.crossings[crossing].far_side(zone)
        empty = solver.NumVar(0, frame.free, "")
        passes = [(empty, 0.0, 0)]
        people = passing.get((crossing, zone), [])
        if people:
            passes += [
                (one, 1.0, level) for one, level in _in_loads(frame, number, people, needs, loads)
            ]
            for amount, need, _ in people:
                takes = service_seconds(rule.per_head_seconds, need)
                frame.use_lane(crossing, zone, measure, amount, takes, there, tail, counts=False)
        for one, loaded, _ in passes:
            balance[zone].SetCoefficient(one, 1)
            balance[far].SetCoefficient(one, -1)
            least = min(int(rule.empty_seconds), int(rule.loaded_seconds))
            takes = int(rule.loaded_seconds) if loaded else least
            until = tail if loaded else fetching
            frame.use_lane(crossing, zone, measure, one, takes, there, until, loaded=loaded)
        shared = ground.scenario.crossings[crossing].lanes_shared
        resource = frame.resources.get(("crossing", crossing, "" if shared else zone))
        if people and resource is not None:
            levels = [(one, level) for one, _, level in passes[1:]]
            resource.passing.append(Passing(fleet, zone, people, levels))


def pass_before(
    frame: Frame,
    resource: Resource,
    tail: int,
    passing: Passing,
) -> Late:
    """What of one class passes so long before the end, and what had come in by then.

    Whoever came in did so through this crossing where it is the zone's only one. Loads that come
    in through it are counted as such, some of them in time, and are nobody's empty way in.
    """
    rules = frame.ground.scenario.crossings[resource.id]
    rule = rules.inspection(passing.zone)
    gone = [one for one, level in passing.loads if level >= tail]
    late = Late(tail, loaded=[(one, 1.0) for one in gone])
    late.uses = [(one, float(rule.loaded_seconds)) for one in gone]
    late.uses += [
        (amount, float(service_seconds(rule.per_head_seconds, need)))
        for amount, need, own in passing.people
        if own >= tail
    ]
    ways_in = [c for c in frame.ground.scenario.crossings.values() if passing.zone in c.zones]
    if len(ways_in) > 1 or not rules.lanes_shared:
        return late
    inward = rules.inspection(rules.far_side(passing.zone))
    there_already = frame.since or frame.ground.zone_of[passing.fleet.start] == passing.zone
    came = frame.solver.NumVar(0, frame.free, "")
    row = frame.solver.Constraint(-frame.free, passing.fleet.count if there_already else 0)
    row.SetCoefficient(came, -1)
    for one in gone:
        row.SetCoefficient(one, 1)
    for other in resource.passing:
        if other.fleet is passing.fleet and other.zone != passing.zone:
            for one, _ in other.loads:
                row.SetCoefficient(one, -1)
    takes = min(int(inward.empty_seconds), int(inward.loaded_seconds))
    late.uses.append((came, float(takes)))
    late.empty.append((came, 1.0))
    return late


def _in_loads(
    frame: Frame,
    number: int,
    people: list[tuple[Any, Needs, int]],
    needs: list[Needs],
    loads: Spots,
) -> list[tuple[Any, int]]:
    """How many of each of the fullest loads it takes to hold these people, tail by tail."""
    levels = sorted({own for _, _, own in people}, reverse=True)
    if len(levels) > MOST_TAILS:
        levels = sorted({*levels[:: -(-len(levels) // MOST_TAILS)], levels[-1]}, reverse=True)
    times: list[tuple[Any, int]] = []
    by_load: list[list[Any]] = [[] for _ in loads]
    for level in levels:
        for made in by_load:
            made.append(frame.solver.NumVar(0, frame.free, ""))
            times.append((made[-1], level))
        for i, need in enumerate(needs):
            those = [amount for amount, other, own in people if other == need and own >= level]
            if not those:
                continue
            row = frame.solver.Constraint(-frame.free, 0)
            for amount in those:
                row.SetCoefficient(amount, row.GetCoefficient(amount) + 1)
            for made, load in zip(by_load, loads, strict=True):
                for one in made:
                    row.SetCoefficient(one, -float(load[i]))
            frame.load_rows.append((number, need, row))
    return times
