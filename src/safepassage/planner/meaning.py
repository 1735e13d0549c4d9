"""What a scenario means for one party: when it is ready, who may carry it, where it may go."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from safepassage.model import Group, Place, Role, Scenario, Vehicle
from safepassage.planner import _engine
from safepassage.travel import NOT_DRIVABLE, TravelTimes
from safepassage.units import ceil_ratio

NEVER: int = _engine.NEVER


def ready_times(scenario: Scenario, group: Group) -> dict[str, list[int]]:
    """When each party of the group is ready, in order of arrival, by kind."""
    ready: dict[str, list[int]] = {}
    heads = 0
    for parties in group.parties:
        size = scenario.kinds[parties.kind].needs.heads
        times = ready.setdefault(parties.kind, [])
        for _ in range(parties.count):
            heads += size
            rate = group.arrives_per_hour
            times.append(
                group.ready_at if rate is None else ceil_ratio(Fraction(heads * 3600) / rate)
            )
    return ready


def accepts(group: Group, place: Place) -> bool:
    """Whether the group's way may end at the place."""
    return place.receives and (not group.accepts or place.id in group.accepts)


def changes(group: Group, place: Place) -> bool:
    """Whether the group may change vehicles at the place."""
    return (
        Role.HANDOVER in place.roles
        and not accepts(group, place)
        and (not group.handovers or place.id in group.handovers)
    )


SUITS_FROM = Fraction(1, 2)
"""A type suits people if it carries at least this share of what the best type for them carries."""


def suits(scenario: Scenario, group_id: str, kind_id: str) -> list[bool]:
    """For each vehicle type, whether no other carries far more heads of this kind at a time.

    A bus and an ambulance both have seats, but where a gate is short of time an ambulance full of
    people who could sit in a bus is a passage wasted.
    """
    needs = scenario.kinds[kind_id].needs

    def most(type_id: str) -> int:
        return max(
            (
                min(have // need for have, need in zip(layout.places, needs, strict=True) if need)
                for layout in scenario.types[type_id].layouts
            ),
            default=0,
        )

    place = scenario.places[scenario.groups[group_id].place]
    used = {v.type for v in scenario.vehicles.values() if may_use(v, place)}
    best = max((most(type_id) for type_id in used), default=0)
    return [most(type_id) >= best * SUITS_FROM for type_id in scenario.types]


def times_to_go(scenario: Scenario, times: TravelTimes) -> dict[frozenset[str], list[int]]:
    """Least seconds from each place to a final reception point, by what a group accepts.

    Drives alone, in the fastest vehicle of each leg, over all points: a measure of how far it
    still is, by which going on can be told from going back. NEVER where no way leads on.
    """
    fastest: NDArray[np.int64] = np.minimum.reduce(
        [times.least_seconds(kind, loaded=True) for kind in scenario.types]
    )
    points = [*scenario.places, *scenario.crossings]
    result: dict[frozenset[str], list[int]] = {}
    for group in scenario.groups.values():
        key = frozenset(group.accepts)
        if key in result:
            continue
        distance = np.full(len(points), NOT_DRIVABLE, dtype=np.int64)
        for i, place in enumerate(scenario.places.values()):
            if accepts(group, place):
                distance[i] = 0
        # Bellman and Ford, backwards; the number of points bounds the rounds.
        for _ in range(len(points)):
            nearer = np.minimum(distance, (fastest + distance[None, :]).min(axis=1))
            if (nearer == distance).all():
                break
            distance = nearer
        result[key] = [int(min(NEVER, d)) for d in distance[: len(scenario.places)]]
    return result


def may_use(vehicle: Vehicle, place: Place) -> bool:
    """Whether the vehicle is permitted at the place."""
    return (not vehicle.places or place.id in vehicle.places) and (
        not vehicle.zones or place.zone in vehicle.zones
    )
