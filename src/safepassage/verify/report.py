"""R10 report: every figure that the plan states is what its own stops add up to."""

from __future__ import annotations

from collections.abc import Iterator

from safepassage.model import PRIORITIES, Drive, Figures, Priority
from safepassage.notices import Notice, Where
from safepassage.units import Heads, HeadSeconds, Metres, Seconds
from safepassage.verify.finding import clock
from safepassage.verify.whereabouts import Whereabouts


def check(plan: Whereabouts) -> Iterator[Notice]:
    """Add it all up again, and compare; no bound may lie above its figure."""
    stated, found = plan.plan.figures, figures(plan)
    for priority in PRIORITIES:
        yield from _same(
            "R10-LEFT-BEHIND",
            f"left_behind.{priority}",
            stated.left_behind.get(priority, 0),
            found.left_behind[priority],
            priority=priority.value,
        )
    for code, field, said, true in (
        ("R10-T1-CLEARANCE", "t1_clearance", stated.t1_clearance, found.t1_clearance),
        ("R10-CLEARANCE", "clearance", stated.clearance, found.clearance),
    ):
        if said != true:
            yield _notice(code, f"figures.{field}", stated=clock(said), allowed=clock(true))
    yield from _same("R10-EXPOSURE", "exposure", stated.exposure, found.exposure)
    yield from _same("R10-DISTANCE", "distance", stated.distance, found.distance)
    yield from _bounds(plan, found)


def figures(plan: Whereabouts) -> Figures:
    """The figures of the plan's own steps.

    Those count as received who alight at a final reception point by the horizon; who does so later
    counts as left behind, and moves neither clearance time.
    """
    horizon = plan.scenario.horizon
    left = dict.fromkeys(PRIORITIES, Heads(0))
    clearance = t1_clearance = exposure = 0
    for alighting in plan.alightings:
        end, priority = alighting.moment.end, plan.priority(alighting.party)
        if not alighting.final or end > horizon:
            continue
        heads = plan.needs([(alighting.party, alighting.count)]).heads
        exposure -= heads * plan.scenario.weights[priority] * (horizon - end)
        if heads:
            clearance = max(clearance, end)
        if heads and priority is Priority.T1:
            t1_clearance = max(t1_clearance, end)
    for party, count in plan.counted.items():
        each, priority = plan.needs([(party, 1)]).heads, plan.priority(party)
        missing = max(0, count - plan.received.get(party, 0))
        left[priority] = Heads(left[priority] + each * missing)
        waited = horizon * count - sum(
            min(time, horizon) * number for time, number in plan.gathering.get(party, ())
        )
        exposure += each * plan.scenario.weights[priority] * waited
    metres = sum(
        plan.roads.metres(moment.type, moment.point, moment.to, moment.begin)
        for moment in plan.moments
        if isinstance(moment.step, Drive)
    )
    return Figures(
        left, Seconds(t1_clearance), Seconds(clearance), HeadSeconds(exposure), Metres(metres)
    )


def _bounds(plan: Whereabouts, found: Figures) -> Iterator[Notice]:
    bounds = plan.plan.bounds
    if bounds is None:
        return
    for priority, bound in bounds.left_behind.items():
        value = found.left_behind.get(priority, 0)
        if bound.value > value:
            yield _notice(
                "R10-BOUND-LEFT-BEHIND",
                f"bounds.left_behind.{priority}",
                priority=priority.value,
                stated=bound.value,
                allowed=value,
            )
    for code, field, said, true in (
        ("R10-BOUND-T1-CLEARANCE", "t1_clearance", bounds.t1_clearance, found.t1_clearance),
        ("R10-BOUND-CLEARANCE", "clearance", bounds.clearance, found.clearance),
    ):
        if said.value > true:
            yield _notice(code, f"bounds.{field}", stated=clock(said.value), allowed=clock(true))
    if bounds.exposure.value > found.exposure:
        yield _notice(
            "R10-BOUND-EXPOSURE",
            "bounds.exposure",
            stated=bounds.exposure.value,
            allowed=found.exposure,
        )


def _same(code: str, field: str, stated: int, found: int, **numbers: str) -> Iterator[Notice]:
    if stated != found:
        yield _notice(code, f"figures.{field}", stated=stated, allowed=found, **numbers)


def _notice(code: str, field: str, **numbers: int | str) -> Notice:
    return Notice(code, where=Where(field=field), numbers=numbers)
