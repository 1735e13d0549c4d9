"""Who must leave through a crossing with convoys, and in which vehicles: in whole numbers.

All zones that only this crossing connects with its far side are *inside*. Who stands inside and
may be received only outside passes the crossing, and the first passage of each is the one that
counts: before it they board inside, after it they alight somewhere, to be received or to change.
What is worked out here says nothing of when convoys go: how many of whom there are and when they
can first be at the crossing, where a vehicle can take them from there and how long that takes, how
full it can be, and when it can be back with others.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from safepassage.model import PRIORITIES, Crossing, Needs, Priority, Role
from safepassage.planner.bound.demand import Commodity, Lot, demand
from safepassage.planner.bound.fetching import Folk, Load, Tour, loads_of
from safepassage.planner.bound.ground import NEVER, FleetClass, Ground, service_seconds
from safepassage.planner.bound.loads import fullest
from safepassage.planner.bound.reach import Reach
from safepassage.planner.bound.tails import standing_tails
from safepassage.planner.bound.ways import shortest

THRESHOLDS = 8
"""At how many moments those who are not at the crossing yet are told apart."""

GRAIN = 60
"""Seconds to which ready times of groups that arrive by and by are rounded down."""

MOST_STAGES = 3
"""How many groups of places are told apart by how far they are."""

Kept = tuple[str, frozenset[str], frozenset[str]]
"""What vehicles of one carrier have in common: type, permitted zones, permitted places."""


@dataclass(frozen=True)
class Carrier:
    """Vehicles of one type with the same permits, ``count`` of them.

    ``first`` are pairs: so many of them cannot be at the crossing with people before a time.
    ``tails`` are for each folk the seconds from the end of the inspection until it can be received
    by way of each place where it may alight; ``rounds`` the least seconds from the begin of one
    inspection to that of the next, by way of each such place. ``stages`` are those places, in
    groups, the nearest first. ``units`` are the needs of those whom it can carry.
    """

    type: str
    count: int
    first: tuple[tuple[int, int], ...]
    tails: tuple[Mapping[str, int], ...]
    rounds: Mapping[str, int]
    stages: tuple[tuple[str, ...], ...]
    units: tuple[Needs, ...]
    loads: tuple[Load, ...]

    def ends(self, folk: int, stage: int) -> frozenset[str]:
        """Where they may alight if the vehicle goes as far as the stage."""
        near = {place for places in self.stages[: stage + 1] for place in places}
        return frozenset(near.intersection(self.tails[folk]))

    def least_tail(self, folk: int, stage: int) -> int:
        """The least way of the folk in such a vehicle; NEVER: it does not go there."""
        return min((self.tails[folk][end] for end in self.ends(folk, stage)), default=NEVER)

    def tail(self, stage: int) -> int:
        """The least way of whoever alights at the stage itself."""
        return min(own[end] for own in self.tails for end in self.stages[stage] if end in own)

    def round(self, stage: int) -> int:
        """The least seconds from one inspection to the next for a vehicle that goes so far."""
        return min(self.rounds[end] for end in self.stages[stage])


@dataclass(frozen=True)
class Muster:
    """All that must leave through one crossing, out of one zone."""

    crossing: Crossing
    zone: str
    folks: tuple[Folk, ...]
    carriers: tuple[Carrier, ...]
    there: int
    """Vehicles that are inside at the start, or may be."""
    errand: int
    """The least seconds from the end of the inspection on the way in to the begin of the next."""
    soonest: int
    """When the first vehicle can be at the crossing, on either side."""


def mustered(
    reach: Reach, crossing: Crossing, zone: str, wanted: Callable[[Lot], bool]
) -> Muster | None:
    """Those who are ``wanted``; None where the crossing is not their only way, or loads are many.

    Everybody who is wanted can be received at all.
    """
    ground = reach.ground
    inside = zones_inside(ground, crossing, zone)
    if not inside:
        return None
    for by_place in (True, False):
        folks = _folks(reach, crossing, zone, inside, wanted, by_place)
        found = _muster(reach, crossing, zone, inside, folks) if folks else None
        if found is not None:
            return found
    return None


def _muster(
    reach: Reach, crossing: Crossing, zone: str, inside: frozenset[str], folks: list[Folk]
) -> Muster | None:
    ground = reach.ground
    carriers: list[Carrier] = []
    alike: dict[Kept, list[int]] = {}
    for number, fleet in enumerate(ground.fleet):
        alike.setdefault((fleet.type, fleet.zones, fleet.places), []).append(number)
    errand = NEVER
    for numbers in alike.values():
        found = _carrier(reach, crossing, zone, inside, folks, numbers)
        if found is None:
            return None
        carrier, own = found
        errand = min(errand, own)
        if any(carrier.tails):
            carriers.append(carrier)
    there = sum(
        fleet.count
        for fleet in ground.fleet
        if ground.zone_of[fleet.start] in inside or ground.point_of[fleet.start] == crossing.id
    )
    sides = [ground.side_spots[crossing.id, side] for side in crossing.zones]
    soonest = min(int(vehicles[side]) for vehicles in reach.vehicles for side in sides)
    return Muster(crossing, zone, tuple(folks), tuple(carriers), there, errand, soonest)


def zones_inside(ground: Ground, crossing: Crossing, zone: str) -> frozenset[str]:
    """The zones that only this crossing connects with its far side; none: it does not."""
    found, queue = {zone}, [zone]
    while queue:
        here = queue.pop()
        for other in ground.scenario.crossings.values():
            if other.id != crossing.id and here in other.zones:
                there = other.far_side(here)
                if there not in found:
                    found.add(there)
                    queue.append(there)
    return frozenset() if crossing.far_side(zone) in found else frozenset(found)


def _folks(
    reach: Reach,
    crossing: Crossing,
    zone: str,
    inside: frozenset[str],
    wanted: Callable[[Lot], bool],
    by_place: bool,
) -> list[Folk]:
    ground = reach.ground
    places = ground.scenario.places
    before = ground.side_spots[crossing.id, zone]
    found = []
    for priority in PRIORITIES:

        def such(lot: Lot, priority: Priority = priority) -> bool:
            return lot.group.priority is priority and lot.heads_before >= 0 and wanted(lot)

        own = demand(ground.scenario, such, GRAIN)
        arrivals: dict[tuple[Commodity, str], list[tuple[int, int]]] = {}
        readiness: dict[tuple[Commodity, str], int] = {}
        for (kind, place), lots in own.ready.items():
            ends = kind.accepts or tuple(places)
            outside = all(places[end].zone not in inside for end in ends if places[end].receives)
            if places[place].zone not in inside or not outside:
                continue
            soonest = min(ready for ready, _ in lots)
            there = int(reach.rides(kind.needs, place, soonest, kind.handovers)[before])
            key = (kind, place if by_place and priority is Priority.T1 else "")
            arrivals.setdefault(key, []).extend((max(there, at), many) for at, many in lots)
            readiness[key] = min(soonest, readiness.get(key, soonest))
        for (kind, place), lots in arrivals.items():
            times = sorted({at for at, _ in lots})[1:]
            times = times[:: -(-len(times) // THRESHOLDS) or 1]
            late = tuple((time, sum(n for at, n in lots if at >= time)) for time in times)
            many = sum(n for _, n in lots)
            first = min(at for at, _ in lots)
            found.append(
                Folk(
                    kind.needs,
                    priority,
                    kind.accepts,
                    kind.handovers,
                    place,
                    readiness[kind, place],
                    many,
                    first,
                    late,
                )
            )
    return found


def _carrier(
    reach: Reach,
    crossing: Crossing,
    zone: str,
    inside: frozenset[str],
    folks: list[Folk],
    numbers: list[int],
) -> tuple[Carrier, int] | None:
    """The carrier, and its least errand inside; None where its loads cannot be listed."""
    ground = reach.ground
    scenario = ground.scenario
    fleet = ground.fleet[numbers[0]]
    type = scenario.types[fleet.type]
    before = ground.side_spots[crossing.id, zone]
    beyond = ground.side_spots[crossing.id, crossing.far_side(zone)]
    stop = int(type.stop_seconds)
    ride = shortest(ground, fleet, loaded=True)
    drive = shortest(ground, fleet, loaded=False)
    layouts = tuple(layout.places for layout in type.layouts)
    boards = {
        ground.place_spots[id]
        for id, place in scenario.places.items()
        if place.zone in inside
        and (Role.HANDOVER in place.roles or Role.ASSEMBLY in place.roles)
        and ground.may_be(fleet, ground.place_spots[id])
    }
    least = min(service_seconds(type.board_seconds, folk.needs) for folk in folks)
    out = {spot: stop + least + int(ride[spot, before]) for spot in boards}
    tails: list[dict[str, int]] = []
    for folk in folks:
        fits = any(folk.needs.fit_in(room) for room in layouts)
        tails.append(_tails(ground, fleet, folk, ride[beyond]) if fits and boards else {})
    passage = int(crossing.inspection(zone).loaded_seconds)
    rounds = {
        place: passage
        + int(ride[beyond, ground.place_spots[place]])
        + stop
        + min(int(drive[ground.place_spots[place], spot]) + way for spot, way in out.items())
        for place in dict.fromkeys(place for own in tails for place in own)
    }
    able = [folk.needs for folk, own in zip(folks, tails, strict=True) if own]
    units = tuple(dict.fromkeys(able))
    loads = fullest(layouts, units) if units else np.zeros((0, 0), dtype=np.int64)
    if loads is None:
        return None
    first = []
    for number in numbers:
        there = reach.vehicles[number]
        soonest = min((int(there[spot]) + way for spot, way in out.items()), default=NEVER)
        first.append((soonest, ground.fleet[number].count))
    times = sorted({at for at, _ in first})
    late = tuple((time, sum(n for at, n in first if at >= time)) for time in times)
    errand = min((int(drive[before, spot]) + way for spot, way in out.items()), default=NEVER)
    count = sum(ground.fleet[number].count for number in numbers)
    tour = Tour(ground, reach, numbers, drive, ride, before, boards)
    able_folks = {n: folk for n, (folk, own) in enumerate(zip(folks, tails, strict=True)) if own}
    listed = loads_of(able_folks, units, loads.tolist(), tour)
    if listed is None:
        return None
    stages = _stages(tails)
    return Carrier(fleet.type, count, late, tuple(tails), rounds, stages, units, listed), errand


def _stages(tails: list[dict[str, int]]) -> tuple[tuple[str, ...], ...]:
    """The places in order of how far they are, in groups parted where the way grows most."""
    far: dict[str, int] = {}
    for own in tails:
        for place, tail in own.items():
            far[place] = min(tail, far.get(place, tail))
    order = sorted(far, key=lambda place: far[place])
    steps = sorted(range(1, len(order)), key=lambda i: far[order[i - 1]] - far[order[i]])
    cuts = [0, *sorted(steps[: MOST_STAGES - 1]), len(order)]
    return tuple(tuple(order[a:b]) for a, b in pairwise(cuts) if a < b)


def _tails(
    ground: Ground, fleet: FleetClass, folk: Folk, ride: NDArray[np.int64]
) -> dict[str, int]:
    """From beyond the crossing by way of each place where they may alight until they are received.

    That may be a handover point inside: nobody is forbidden to go back.
    """
    type = ground.scenario.types[fleet.type]
    takes = int(type.stop_seconds) + service_seconds(type.alight_seconds, folk.needs)
    kind = Commodity(folk.needs, folk.accepts, folk.handovers, None)
    onward = standing_tails(ground, [kind])
    found = {}
    for id, place in ground.scenario.places.items():
        spot = ground.place_spots[id]
        if not ground.may_be(fleet, spot) or ride[spot] >= NEVER:
            continue
        if place.receives and (not folk.accepts or id in folk.accepts):
            found[id] = int(ride[spot]) + takes
            continue
        changes = Role.HANDOVER in place.roles and (not folk.handovers or id in folk.handovers)
        if changes and onward[spot] < NEVER:
            found[id] = int(ride[spot]) + takes + int(onward[spot])
    return found
