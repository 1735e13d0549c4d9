"""Large plain scenarios: planned by the plain search alone, without lists and the dispatcher."""

from __future__ import annotations

from safepassage.model import PRIORITIES, Bound, Bounds, Figures, Plan, Proof, Scenario
from safepassage.planner.allowance import Allowance
from safepassage.planner.plain import Outcome, PlainSearch, Timetable
from safepassage.planner.progress import Progress, Watch
from safepassage.travel import TravelTimes
from safepassage.units import Seconds

ENOUGH_WORK = 10_000
"""Parties times vehicles from which trips are too many for lists to be of any more use."""


def is_large(scenario: Scenario) -> bool:
    """Whether the plain search plans this scenario alone, if it is plain."""
    parties = sum(p.count for group in scenario.groups.values() for p in group.parties)
    return parties * len(scenario.vehicles) > ENOUGH_WORK


def solve_alone(
    scenario: Scenario,
    times: TravelTimes,
    plain: PlainSearch,
    allowance: Allowance,
    *,
    seed: int,
    watch: Watch,
) -> Plan | None:
    """The best plan found with what is allowed, with its bounds; None where none is found at all.

    A first plan is made however short the time is: nothing else would be sooner.
    """
    timetable = Timetable(scenario, times)
    nobody_sooner = _least_exposure(scenario, plain)
    value: Seconds | None = None
    figures: Figures | None = None
    for outcome in plain.outcomes(
        None if allowance.seconds is None else allowance.left,
        allowance.over,
        rounds=allowance.plain_rounds,
    ):
        if outcome.routes is not None and outcome.value != value:
            value, figures = outcome.value, timetable.figures(outcome.routes)
        if figures is not None:
            watch(Progress(allowance.passed, figures, _bounds(outcome, figures, nobody_sooner)))
            timetable.foresee()
    outcome = plain.first()
    if outcome.routes is None:
        return None
    figures = timetable.figures(outcome.routes)
    return timetable.plan(outcome.routes, _bounds(outcome, figures, nobody_sooner), seed)


def _least_exposure(scenario: Scenario, plain: PlainSearch) -> Bound:
    """The exposure if everybody were received as soon as anybody in their place could be."""
    total = 0
    soonest = plain.soonest()
    for group in scenario.groups.values():
        for parties in group.parties:
            if parties.count:
                heads = parties.count * scenario.kinds[parties.kind].needs.heads
                waits = soonest[group.id, parties.kind] - group.ready_at
                total += heads * scenario.weights[group.priority] * waits
    return Bound(total, Proof("exposure-reach", {}))


def _bounds(outcome: Outcome, figures: Figures, exposure: Bound) -> Bounds:
    """The bounds beside a plan that leaves nobody behind."""
    nothing = Bound(0, Proof("nothing", {}))
    clearance = Bound(outcome.bound, outcome.proof)
    return Bounds(
        dict.fromkeys(PRIORITIES, nothing),
        clearance if figures.t1_clearance else nothing,
        clearance,
        exposure,
    )
