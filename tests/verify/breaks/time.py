"""Ways of breaking R4."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from safepassage.model import (
    Drive,
    Passage,
    Plan,
    Refuel,
    Step,
    Stop,
)
from verify.breaks.table import at, breaks, put, steps, timed, with_one, with_run


def shortened(plan: Plan, kind: type[Step]) -> Iterator[Plan]:
    for r, i, step in steps(plan, kind):
        begin, end = at(step)
        if begin < end:
            yield put(plan, r, i, timed(step, begin, end - 1))


@breaks("R4-DRIVE-TOO-FAST")
def drive_too_fast(scenario, plan):
    return shortened(plan, Drive)


@breaks("R4-STOP-TOO-SHORT")
def cut_a_stop_short(scenario, plan):
    return shortened(plan, Stop)


@breaks("R4-INSPECTION-TOO-SHORT")
def cut_an_inspection_short(scenario, plan):
    return shortened(plan, Passage)


@breaks("R4-REFUEL-TOO-SHORT")
def cut_refuelling_short(scenario, plan):
    for r, run in enumerate(plan.runs):
        if run.steps and isinstance(run.steps[-1], (Stop, Refuel)):
            place, end = run.steps[-1].place, at(run.steps[-1])[1]
            under = with_one(scenario, "places", place, refuel_seconds=60)
            more = Refuel(place, end, end + 59)
            yield under, with_run(plan, r, replace(run, steps=(*run.steps, more)))


@breaks("R4-ENDS-BEFORE-BEGIN")
def end_before_it_begins(scenario, plan):
    for r, i, step in steps(plan):
        begin, _ = at(step)
        yield put(plan, r, i, timed(step, begin, begin - 1))


@breaks("R4-TOO-EARLY")
def begin_before_the_step_before_has_ended(scenario, plan):
    for r, i, step in steps(plan):
        if i:
            _, since = at(plan.runs[r].steps[i - 1])
            yield put(plan, r, i, timed(step, since - 1, max(since, at(step)[1])))


@breaks("R4-NOT-THERE")
def leave_out_a_drive(scenario, plan):
    for r, i, _ in steps(plan, Drive):
        if 0 < i < len(plan.runs[r].steps) - 1:
            yield put(plan, r, i)


@breaks("R4-NOT-THERE")
def serve_elsewhere(scenario, plan):
    for r, i, stop in steps(plan, Stop):
        if i:
            for place in scenario.places.keys() - {stop.place}:
                yield put(plan, r, i, replace(stop, place=place))


@breaks("R4-NOTHING-DONE")
def leave_out_a_service(scenario, plan):
    for r, i, _step in steps(plan):
        run = plan.runs[r].steps
        if 0 < i < len(run) - 1 and isinstance(run[i - 1], Drive) and isinstance(run[i + 1], Drive):
            yield put(plan, r, i)


@breaks("R4-NO-ROAD")
def tear_up_the_road(scenario, plan):
    for _, _, drive in steps(plan, Drive):
        legs = tuple(
            leg
            for leg in scenario.travel.legs
            if (leg.origin, leg.destination) != (drive.origin, drive.destination)
        )
        yield replace(scenario, travel=replace(scenario.travel, legs=legs))
