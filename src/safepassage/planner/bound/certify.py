"""Every bound gets the certificate that proves most of it, where one can be checked.

What follows from arrivals, room and lanes is worked out here. Prices for runs are found by the
joint programme, and are only written if the checker accepts them: it goes by fewer of the things
that make runs dear, so that they may prove less to it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from safepassage.model import (
    PRIORITIES,
    ArrivalCertificate,
    Bound,
    Bounds,
    Certificate,
    Figures,
    LanesCertificate,
    Priority,
    RoomCertificate,
    RunsCertificate,
)
from safepassage.planner.bound.ground import Ground
from safepassage.planner.bound.reach import Reach
from safepassage.planner.bound.soonest import Batch, last_received, least_exposure
from safepassage.planner.bound.tails import Tails
from safepassage.planner.bound.throughput import Gate

MOST_SPOTS = 100
"""On larger grounds certificates would take the checker too long."""

MOST_QUESTIONS = 7
"""So often the checker is asked until when prices prove something."""


def certified(
    ground: Ground, reach: Reach, found: list[Batch], figures: Figures, bounds: Bounds
) -> Bounds:
    """The same bounds beside a plan with these figures, with certificates where there are any."""
    bounds = _bare(bounds)
    if ground.size > MOST_SPOTS:
        return bounds
    left = {priority: figures.left_behind[priority] for priority in PRIORITIES}
    return Bounds(
        {priority: _of_left_behind(bounds.left_behind[priority]) for priority in PRIORITIES},
        _of_clearance(ground, reach, found, left, bounds.t1_clearance, (Priority.T1,)),
        _of_clearance(ground, reach, found, left, bounds.clearance, PRIORITIES),
        _of_exposure(ground, found, bounds.exposure),
    )


def _of_left_behind(bound: Bound) -> Bound:
    if bound.proof.method == "unreachable":
        return _with(bound, ArrivalCertificate(bound.value))
    if bound.proof.method == "room":
        places = tuple(bind.removeprefix("place:") for bind in bound.proof.binds)
        return _with(bound, RoomCertificate(bound.value, places))
    return bound


def _of_exposure(ground: Ground, found: list[Batch], bound: Bound) -> Bound:
    alone = least_exposure(ground.scenario, found).value
    return _with(bound, ArrivalCertificate(min(bound.value, alone)))


def _of_clearance(
    ground: Ground,
    reach: Reach,
    found: list[Batch],
    left: Mapping[Priority, int],
    bound: Bound,
    priorities: tuple[Priority, ...],
) -> Bound:
    """By arrivals, or by whichever crossing proves more."""
    scenario = ground.scenario
    alone = last_received(scenario, found, left, priorities).value
    best: Certificate = ArrivalCertificate(min(alone, bound.value))
    late = [batch for batch in found if batch.soonest > scenario.horizon]
    lost = {p: sum(b.heads for b in late if b.priority is p) for p in PRIORITIES}
    spare = {p: max(0, left[p] - lost[p]) for p in PRIORITIES}
    hopeless = {(batch.lot.group.id, batch.lot.needs) for batch in late}
    able = {
        (group.id, parties.kind)
        for group in scenario.groups.values()
        for parties in group.parties
        if (group.id, scenario.kinds[parties.kind].needs) not in hopeless
    }
    tails = Tails(ground, (), ())
    for crossing in scenario.crossings.values():
        for zone in crossing.zones:
            gate = Gate(ground, reach, tails, crossing, zone, able, priorities)
            more = gate.certificate(spare, best.value)
            if more is not None and more.value > best.value:
                best = _at_most(more, bound.value)
    return _with(bound, best)


def _at_most(certificate: LanesCertificate, value: int) -> LanesCertificate:
    """What proves more proves less too."""
    return replace(certificate, value=min(certificate.value, value))


def _with(bound: Bound, certificate: Certificate) -> Bound:
    return replace(bound, certificate=certificate) if certificate.value > 0 else bound


def _bare(bounds: Bounds) -> Bounds:
    """Without what they were proven by."""
    left = bounds.left_behind
    return Bounds(
        {priority: replace(left[priority], certificate=None) for priority in left},
        replace(bounds.t1_clearance, certificate=None),
        replace(bounds.clearance, certificate=None),
        replace(bounds.exposure, certificate=None),
    )


def by_runs(
    bound: Bound,
    found: Bound,
    accepts: Callable[[Certificate], bool],
    closer: Callable[[int], Bound | None],
) -> Bound:
    """The bound with prices for runs, if the checker accepts them for more than it has.

    ``found`` is the same bound as it was found, maybe with such prices; ``closer`` looks above a
    time for such as the checker goes by.
    """
    known = 0 if bound.certificate is None else bound.certificate.value
    for candidate in (found, None):
        if known >= bound.value:
            break
        offered = closer(known) if candidate is None else candidate
        prices = None if offered is None else offered.certificate
        if not isinstance(prices, RunsCertificate):
            continue
        proven = _latest_accepted(prices, known, bound.value, accepts)
        if proven is not None:
            known, bound = proven.value, replace(bound, certificate=proven)
    return bound


def _latest_accepted(
    prices: RunsCertificate, low: int, high: int, accepts: Callable[[Certificate], bool]
) -> RunsCertificate | None:
    """For the latest time above ``low``, as far as a few questions tell, that they prove."""
    best: RunsCertificate | None = None
    for value in (high, min(prices.value, high)):
        if accepts(replace(prices, value=value)):
            return replace(prices, value=value)
    for _ in range(MOST_QUESTIONS):
        value = (low + high) // 2
        if value <= low:
            break
        offered = replace(prices, value=value)
        if accepts(offered):
            best, low = offered, value
        else:
            high = value
    return best
