"""From indices back to people: which parties ride on which trip."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from safepassage.planner.plain.master import Trips
from safepassage.planner.plain.shares import shares_of_room
from safepassage.planner.plain.world import PlainWorld

Fleet = tuple[tuple[int, str], ...]
"""Every vehicle of a world, in order: its class and its id."""

Routes = tuple[Trips, ...]
"""The trips of every vehicle, in the order of the fleet; no trips: it stays where it is."""


@dataclass(frozen=True, slots=True)
class Haul:
    """One trip: board these parties, by (group, kind), at a place; all alight at another."""

    pickup: str
    parties: Mapping[tuple[str, str], int]
    destination: str


def fleet_of(world: PlainWorld) -> Fleet:
    """The vehicles of a world, in order."""
    return tuple(
        (number, vehicle) for number, one in enumerate(world.classes) for vehicle in one.vehicles
    )


def clearance(world: PlainWorld, routes: Routes) -> int:
    """When the last vehicle has set down its last party."""
    return max(
        world.work(number, trips)
        for (number, _), trips in zip(fleet_of(world), routes, strict=True)
    )


@dataclass(frozen=True, slots=True)
class Loaded:
    """Routes with everybody aboard somewhere; ``hauls`` by id of the vehicles that move."""

    routes: Routes
    hauls: Mapping[str, tuple[Haul, ...]]


def load(world: PlainWorld, routes: Routes) -> Loaded | None:
    """The parties shared out to the trips; None where not everybody finds a place.

    Trips too many are left out, as far as their vehicle is no later without them: a trip can also
    be a short cut. Every other trip takes a party if it can; those that end first are filled first.
    """
    fleet = fleet_of(world)
    if world.one_at_a_time and _exact(world, routes):
        return Loaded(routes, _one_each(world, fleet, routes))
    routes = _trimmed(world, routes)
    trips_of: dict[tuple[int, int], int] = defaultdict(int)
    room: dict[tuple[int, int], int] = defaultdict(int)
    by_end: list[tuple[int, int, int]] = []
    for row, ((number, _), trips) in enumerate(zip(fleet, routes, strict=True)):
        for turn, trip in enumerate(trips):
            trips_of[trip] += 1
            room[trip] += world.classes[number].takes
            by_end.append((world.work(number, trips[: turn + 1]), row, turn))
    waiting = shares_of_room(world, room, trips_of) or shares_of_room(world, room)
    if waiting is None:
        return None
    queues = [list(source.parties) for source in world.sources]
    loads: dict[tuple[int, int], dict[tuple[str, str], int]] = {}
    for _, row, turn in sorted(by_end):
        trip = routes[row][turn]
        trips_of[trip] -= 1
        spare = max(waiting.get(trip, 0) - trips_of[trip], min(1, waiting.get(trip, 0)))
        takes = min(world.classes[fleet[row][0]].takes, spare)
        if takes:
            waiting[trip] -= takes
            loads[row, turn] = _taken(queues[trip[0]], takes)
    used = tuple(
        tuple(trip for turn, trip in enumerate(trips) if (row, turn) in loads)
        for row, trips in enumerate(routes)
    )
    return Loaded(
        used,
        {
            vehicle: tuple(
                Haul(world.sources[source].place, loads[row, turn], world.places[place])
                for turn, (source, place) in enumerate(routes[row])
                if (row, turn) in loads
            )
            for row, (_, vehicle) in enumerate(fleet)
            if used[row]
        },
    )


def _exact(world: PlainWorld, routes: Routes) -> bool:
    """Whether there is a trip for each party, and room at its end."""
    calls = Counter(source for trips in routes for source, _ in trips)
    received = Counter(place for trips in routes for _, place in trips)
    return all(calls[source] == parties for source, parties in enumerate(world.demand)) and all(
        received[place] <= parties for place, parties in enumerate(world.room)
    )


def _one_each(world: PlainWorld, fleet: Fleet, routes: Routes) -> Mapping[str, tuple[Haul, ...]]:
    """A party for each trip; those of a source are taken in the order of the vehicles."""
    queues = [
        [(group, kind) for group, kind, count in reversed(source.parties) for _ in range(count)]
        for source in world.sources
    ]
    return {
        vehicle: tuple(
            Haul(world.sources[source].place, {queues[source].pop(): 1}, world.places[place])
            for source, place in trips
        )
        for (_, vehicle), trips in zip(fleet, routes, strict=True)
        if trips
    }


def _trimmed(world: PlainWorld, routes: Routes) -> Routes:
    """The routes without trips that are too many, the latest first."""
    fleet = fleet_of(world)
    surplus = [-demand for demand in world.demand]
    for (number, _), trips in zip(fleet, routes, strict=True):
        for source, _ in trips:
            surplus[source] += world.classes[number].takes
    kept = [list(trips) for trips in routes]
    latest_first = sorted(
        ((world.work(fleet[row][0], trips), row) for row, trips in enumerate(routes)), reverse=True
    )
    for work, row in latest_first:
        number = fleet[row][0]
        takes = world.classes[number].takes
        for turn in reversed(range(len(routes[row]))):
            source = routes[row][turn][0]
            rest = (*kept[row][:turn], *kept[row][turn + 1 :])
            if surplus[source] >= takes and world.work(number, rest) <= work:
                del kept[row][turn]
                surplus[source] -= takes
    return tuple(tuple(trips) for trips in kept)


def _taken(queue: list[tuple[str, str, int]], parties: int) -> dict[tuple[str, str], int]:
    """Takes so many parties off the head of the queue."""
    taken: dict[tuple[str, str], int] = defaultdict(int)
    while parties:
        group, kind, count = queue[0]
        now = min(count, parties)
        taken[group, kind] += now
        parties -= now
        if now == count:
            queue.pop(0)
        else:
            queue[0] = (group, kind, count - now)
    return dict(taken)
