"""The latest time by which it cannot be done: questions to the joint programme, one by one."""

from __future__ import annotations

from collections.abc import Callable

from safepassage.model import Bound, Proof
from safepassage.planner.bound.demand import Demand
from safepassage.planner.bound.evidence import certificate
from safepassage.planner.bound.grid import Grid
from safepassage.planner.bound.hints import Hints
from safepassage.planner.bound.joint import SURE, Joint, Verdict
from safepassage.planner.bound.memory import Memory
from safepassage.planner.bound.meter import CLOCK, Meter
from safepassage.planner.bound.reach import Reach

LOOKS = ((400, 24), (900, 48), (1500, 96))
"""Into how many steps and stretches the time up to the latest answer is divided: at the first look,
at the second, and later."""

SHORTEST_STEP = 10
"""Seconds: finer steps gain nothing."""

MOST_SPOTS = 60
"""On larger grounds the programme would take too long."""

CLOSE = 0.002
"""When the last time proven impossible is this close to the first not excluded, it is enough."""

FIRST = 0.02
"""Where between the two the first question is put. Each later one is put twice as far ahead of what
is proven as the one before, until one is not answered: runs that are over in time for a question
are so for later ones too."""

LOW = 0.4
"""Where it is put at the most: what is impossible is sooner proven early on."""

PATIENCE = 0.6
"""The part of the time left that one question may take."""

NAMED = 0.05
"""What has less than this share of the blame is not named."""


def squeeze(
    reach: Reach,
    demand: Demand,
    hints: Hints,
    low: int,
    high: int,
    spare: int,
    seconds: float,
    stop: Callable[[], bool],
    look: int = 1,
    meter: Meter = CLOCK,
    *,
    levels: bool = True,
    memory: Memory | None = None,
) -> Bound | None:
    """A bound above ``low`` for receiving all but ``spare`` heads, if one is found in time.

    The more looks (:data:`LOOKS`) there were before, the closer it looks.
    ``seconds`` are what ``meter`` may read more at the end. The bound comes with the prices
    that prove it; without ``levels`` they are such as the checker goes by. ``memory`` has those of
    the look before.
    ``high`` is a time at which it is known to be possible, or that nobody needs to look beyond.
    """
    if reach.ground.size > MOST_SPOTS or not demand.ready or high <= low:
        return None
    begun = meter.read()
    steps, stretches = LOOKS[min(look, len(LOOKS) - 1)]
    length = max(SHORTEST_STEP, -(-high // steps))
    grid = Grid(length, high // length + 2)
    joint = Joint(reach, demand, grid, hints, spare, stretches, meter, levels=levels, memory=memory)
    impossible, open_from = low // length - 1, high // length
    best: Bound | None = None
    ahead = max(1, int(FIRST * (open_from - impossible)))
    while open_from - impossible > 1 and (open_from - impossible) > CLOSE * open_from:
        left = seconds - (meter.read() - begun)
        if left <= 0 or stop():
            break
        limit = impossible + min(ahead, max(1, int(LOW * (open_from - impossible))))
        until = meter.read() + PATIENCE * left

        def enough(until: float = until) -> bool:
            return stop() or meter.read() > until

        verdict = joint.ask(limit, enough)
        if verdict.at_most < 1 - SURE:
            impossible, ahead = limit, 2 * ahead
            value = (limit + 1) * length
            evidence = None
            if verdict.prices is not None:
                evidence = certificate(joint, verdict.prices, value)
            best = Bound(value, _proof(joint, demand, verdict, value), evidence)
        else:
            open_from, ahead = limit, open_from
    return best if best is not None and best.value > low else None


def _proof(joint: Joint, demand: Demand, verdict: Verdict, by: int) -> Proof:
    blame = joint.blame(verdict)
    total = sum(blame.values())
    binds = sorted((b for b in blame if blame[b] >= NAMED * total), key=lambda b: -blame[b])
    received = min(demand.heads - 1, int(verdict.at_most * demand.heads))
    numbers = {"by_at": by, "received": received, "heads": demand.heads}
    return Proof("joint", numbers, tuple(binds))
