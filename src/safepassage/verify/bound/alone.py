"""What follows from how soon each party could be received if it were alone."""

from __future__ import annotations

from collections.abc import Mapping

from safepassage.model import Priority
from safepassage.verify.bound.arrivals import Arrivals, Lot, lots
from safepassage.verify.bound.ground import Ground
from safepassage.verify.bound.tails import Tails

PROBES = 60
"""At how many parties of a lot that arrives by and by arrivals are worked out for the exposure."""


def lost(ground: Ground, arrivals: Arrivals, priority: Priority) -> int:
    """Heads of the priority whom nothing can bring to safety by the horizon."""
    late = int(ground.scenario.horizon) + 1
    return sum(
        arrivals.not_before(lot, late) * lot.needs.heads
        for lot in lots(ground.scenario)
        if lot.priority is priority
    )


def done_before(
    ground: Ground, arrivals: Arrivals, value: int, left_behind: Mapping[Priority, int]
) -> bool:
    """Whether all but those left behind could be received before ``value``, priority by priority.

    Only the priorities of ``left_behind`` are asked about.
    """
    heads = dict.fromkeys(left_behind, 0)
    for lot in lots(ground.scenario):
        if lot.priority in heads:
            heads[lot.priority] += arrivals.not_before(lot, value) * lot.needs.heads
    return all(heads[priority] <= left_behind[priority] for priority in heads)


def exposure(ground: Ground, arrivals: Arrivals) -> int:
    """Weighted head-seconds if everybody were received as soon as they could be alone."""
    return sum(
        ground.scenario.weights[lot.priority] * lot.needs.heads * _exposed(ground, arrivals, lot)
        for lot in lots(ground.scenario)
    )


def _exposed(ground: Ground, arrivals: Arrivals, lot: Lot) -> int:
    """Seconds from ready to received, summed over the parties of a lot."""
    horizon = int(ground.scenario.horizon)
    if not lot.count:
        return 0
    if not lot.at_rate:
        soonest = arrivals.received(lot, 1)
        until = horizon if soonest is None else min(soonest, horizon)
        return lot.count * max(0, until - lot.ready(1))
    way = Tails(ground, lot.group).standing(lot.place)
    probes = sorted({1, lot.count, *(lot.count * part // PROBES + 1 for part in range(PROBES))})
    total = 0
    for probe, end in zip(probes, [*probes[1:], lot.count + 1], strict=True):
        # Whoever is ready later is received no sooner than the one asked about.
        soonest = arrivals.received(lot, probe)
        for number in range(probe, end):
            ready = lot.ready(number)
            until = horizon if soonest is None else min(max(soonest, ready + way), horizon)
            total += max(0, until - ready)
    return total
