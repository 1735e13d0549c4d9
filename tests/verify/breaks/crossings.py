"""Ways of breaking R6."""

from __future__ import annotations

from dataclasses import replace

from safepassage.model import (
    Drive,
    Passage,
)
from verify.breaks.table import breaks, put, steps, with_one, with_run, with_shadow


@breaks("R6-ZONE-ENTERED")
def drive_past_the_inspection(scenario, plan):
    for r, i, _ in steps(plan, Passage):
        if i < len(plan.runs[r].steps) - 1:
            yield put(plan, r, i)


@breaks("R6-ZONE-ENTERED")
def drive_around_the_crossing(scenario, plan):
    for r, i, _passage in steps(plan, Passage):
        run = plan.runs[r].steps
        if 0 < i < len(run) - 1:
            before, after = run[i - 1], run[i + 1]
            if isinstance(before, Drive) and isinstance(after, Drive):
                around = Drive(before.origin, after.destination, before.depart, after.arrive)
                short = (*run[: i - 1], around, *run[i + 2 :])
                yield with_run(plan, r, replace(plan.runs[r], steps=short))


@breaks("R6-WRONG-SIDE")
def come_from_the_wrong_side(scenario, plan):
    for r, i, passage in steps(plan, Passage):
        other = scenario.crossings[passage.crossing].far_side(passage.from_zone)
        yield put(plan, r, i, replace(passage, from_zone=other))
        yield put(plan, r, i, replace(passage, from_zone="nowhere"))


@breaks("R6-CROSSING-UNKNOWN")
def pass_a_crossing_that_is_none(scenario, plan):
    for r, i, passage in steps(plan, Passage):
        yield put(plan, r, i, replace(passage, crossing="tunnel"))


@breaks("R6-LANES")
def take_the_lane_of_another(scenario, plan):
    for r, _, passage in steps(plan, Passage):
        if passage.begin < passage.end:
            under = with_one(scenario, "crossings", passage.crossing, lanes=1)
            yield with_shadow(under, plan, r)
