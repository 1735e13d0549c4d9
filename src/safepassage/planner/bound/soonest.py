"""Bounds from earliest arrivals: when each party could be received if it were the only one.

Whoever may stay behind in a plan no worse than the present one is taken to be whoever would be
received last, priority by priority, so that the bounds stay valid beside plans that leave people.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from safepassage.model import PRIORITIES, Bound, Priority, Proof, Scenario
from safepassage.planner.bound.demand import Commodity, Lot, lots, ready_of
from safepassage.planner.bound.ground import NEVER
from safepassage.planner.bound.reach import Reach
from safepassage.planner.bound.tails import standing_tails

SAMPLES = 6
"""At how many ready times a kind of a group that arrives by and by is looked at."""

FINE_SPOTS = 400
"""On larger grounds earliest arrivals are not worked out, and readiness alone is counted."""


@dataclass(frozen=True)
class Batch:
    """Heads of a lot that are ready at ``ready`` or later, and received at ``soonest`` or later.

    ``exposed`` are the seconds between, summed over the heads: each from their own ready time.
    """

    lot: Lot
    heads: int
    ready: int
    soonest: int
    exposed: int

    @property
    def priority(self) -> Priority:
        """Whose figures they count in."""
        return self.lot.group.priority


def batches(scenario: Scenario, reach: Reach) -> list[Batch]:
    """All people who wait at the start or come later, with the earliest times for them."""
    result = []
    coarse = reach.ground.size > FINE_SPOTS
    for lot in lots(scenario):
        heads = lot.needs.heads
        by_and_by = lot.heads_before >= 0 and lot.group.arrives_per_hour is not None
        parts = min(SAMPLES, lot.count) if by_and_by else 1
        least = _least_way(reach, lot) if by_and_by and not coarse else 0
        begin = 0
        for part in range(1, parts + 1):
            end = lot.count * part // parts
            first = ready_of(lot.group, lot.heads_before + (begin + 1) * heads)
            ready = first if by_and_by else lot.last
            soonest = ready if coarse else reach.received(lot.group, lot.needs, ready, lot.place)
            numbers = range(begin + 1, end + 1)
            result.append(_batch(scenario, lot, numbers, ready, soonest, least))
            begin = end
        if by_and_by:
            last = lot.last if coarse else reach.received(lot.group, lot.needs, lot.last, lot.place)
            if last > result[-1].soonest and result[-1].heads >= heads:
                wide = result.pop()
                if wide.heads > heads:
                    but_one = range(lot.count - wide.heads // heads + 1, lot.count)
                    result.append(_batch(scenario, lot, but_one, wide.ready, wide.soonest, least))
                alone = range(lot.count, lot.count + 1)
                result.append(_batch(scenario, lot, alone, lot.last, last, least))
    return result


def _batch(
    scenario: Scenario, lot: Lot, numbers: range, ready: int, soonest: int, least: int
) -> Batch:
    """Parties of a lot by their numbers, each exposed for ``least`` seconds or more.

    Those who arrive later are ready later, and yet may be received with the first of them.
    """
    heads, horizon = lot.needs.heads, int(scenario.horizon)
    if lot.heads_before < 0 or lot.group.arrives_per_hour is None:
        exposed = len(numbers) * max(0, min(soonest, horizon) - ready)
    else:
        exposed = 0
        for number in numbers:
            own = ready_of(lot.group, lot.heads_before + number * heads)
            exposed += max(0, min(max(soonest, own + least), horizon) - own)
    return Batch(lot, len(numbers) * heads, ready, soonest, exposed * heads)


def _least_way(reach: Reach, lot: Lot) -> int:
    """The least seconds from the lot's place until such people are received, whenever it is."""
    kind = Commodity(lot.needs, lot.group.accepts, lot.group.handovers, None)
    return int(standing_tails(reach.ground, [kind])[reach.ground.place_spots[lot.place]])


def unreachable(scenario: Scenario, found: list[Batch]) -> dict[Priority, Bound]:
    """Left behind for certain: those whom nothing can bring to safety within the horizon."""
    result = {}
    for priority in PRIORITIES:
        lost = [b for b in found if b.priority is priority and b.soonest > scenario.horizon]
        heads = sum(batch.heads for batch in lost)
        groups = tuple(dict.fromkeys(f"group:{batch.lot.group.id}" for batch in lost))
        if heads:
            result[priority] = Bound(heads, Proof("unreachable", {"heads": heads}, groups))
        else:
            result[priority] = Bound(0, Proof("nothing", {}))
    return result


def last_received(
    scenario: Scenario,
    found: list[Batch],
    spared: Mapping[Priority, int],
    priorities: tuple[Priority, ...] = PRIORITIES,
) -> Bound:
    """When the last person can be received at the soonest, if ``spared`` heads of each stay."""
    latest = Bound(0, Proof("nothing", {}))
    for priority in priorities:
        left = spared[priority]
        own = [batch for batch in found if batch.priority is priority]
        for batch in sorted(own, key=lambda b: -b.soonest):
            left -= batch.heads
            if left < 0:
                if latest.value < batch.soonest < NEVER:
                    latest = Bound(batch.soonest, _reach_proof(batch))
                break
    return latest


def _reach_proof(batch: Batch) -> Proof:
    group = batch.lot.group.id
    return Proof(
        "reach",
        {
            "group": group,
            "by_at": batch.soonest,
            "ready_at": batch.ready,
            "way_s": batch.soonest - batch.ready,
        },
        (f"group:{group}",),
    )


def least_exposure(scenario: Scenario, found: list[Batch]) -> Bound:
    """The exposure if everybody were received as soon as anybody in their place could be."""
    total = 0
    for batch in found:
        total += scenario.weights[batch.priority] * batch.exposed
    return Bound(total, Proof("exposure-reach", {}))
