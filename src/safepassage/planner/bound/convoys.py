"""Convoys as bounds see them: which passages a timetable counts, and from when on.

A passage counts where the crossing's rule holds for it. Whoever passes in a convoy has arrived
before the convoy begins, so a convoy with one of the counted people begins no sooner than the first
of them can be at the crossing in a vehicle; what other convoys do beside these only makes less
possible.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from safepassage.model import ConvoyScope, Crossing
from safepassage.planner.bound.demand import Demand
from safepassage.planner.bound.fastest_convoys import FastestConvoys
from safepassage.planner.bound.ground import NEVER, Ground, service_seconds
from safepassage.planner.bound.reach import Reach, Times


@dataclass(frozen=True)
class Counted:
    """The passages that a timetable counts: through a crossing, out of these zones.

    Those with people of the demand aboard, and where ``empty`` those of other vehicles too.
    """

    crossing: str
    zones: tuple[str, ...]
    empty: bool
    table: FastestConvoys


def counted(ground: Ground, reach: Reach, demand: Demand) -> list[Counted]:
    """All timetables that limit the people of a demand, and the vehicles that carry them."""
    ruled = [c for c in ground.scenario.crossings.values() if c.convoys is not None]
    if not ruled or not demand.ready:
        return []
    loaded = first_aboard(reach, demand)
    any_way = np.minimum.reduce(list(reach.vehicles))
    return [
        each
        for crossing in ruled
        for each in _of(ground, crossing, demand, loaded, any_way)
        if each.table.since <= ground.horizon
    ]


def first_aboard(reach: Reach, demand: Demand) -> Times:
    """For each spot the earliest time at which anybody can be there in a vehicle."""
    result = np.full(reach.ground.size, NEVER, dtype=np.int64)
    for (kind, place), lots in demand.ready.items():
        ready = min(moment for moment, _ in lots)
        np.minimum(result, reach.rides(kind.needs, place, ready, kind.handovers), out=result)
    return result


def _of(
    ground: Ground, crossing: Crossing, demand: Demand, loaded: Times, any_way: Times
) -> Iterator[Counted]:
    """Each direction alone, then both."""
    rule = crossing.convoys
    assert rule is not None
    for empty in (False, True) if rule.holds_for is ConvoyScope.ALL else (False,):
        sides = []
        for zone in crossing.zones:
            inspection = crossing.inspection(zone)
            takes = int(inspection.loaded_seconds)
            if empty:
                takes = min(takes, int(inspection.empty_seconds))
            else:
                takes += min(
                    service_seconds(inspection.per_head_seconds, kind.needs)
                    for kind, _ in demand.ready
                )
            since = int((any_way if empty else loaded)[ground.side_spots[crossing.id, zone]])
            sides.append((zone, takes, since))
        windows = ground.crossing_windows[crossing.id]
        for zone, takes, since in sides:
            table = FastestConvoys(rule, windows, crossing.lanes, takes, since)
            yield Counted(crossing.id, (zone,), empty, table)
        lanes = crossing.lanes
        if lanes is not None and not crossing.lanes_shared:
            lanes *= 2
        takes = min(takes for _, takes, _ in sides)
        since = min(since for _, _, since in sides)
        yield Counted(
            crossing.id,
            crossing.zones,
            empty,
            FastestConvoys(rule, windows, lanes, takes, since, together=True),
        )
