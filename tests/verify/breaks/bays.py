"""Ways of breaking R7."""

from __future__ import annotations

from safepassage.model import (
    Drive,
    Stop,
)
from verify.breaks.table import breaks, steps, with_one, with_shadow


@breaks("R7-BAYS")
def take_the_bay_of_another(scenario, plan):
    for r, _, stop in steps(plan, Stop):
        if stop.begin < stop.end:
            yield with_shadow(with_one(scenario, "places", stop.place, bays=1), plan, r)


@breaks("R7-BAYS")
def take_the_bays_away(scenario, plan):
    for _, _, stop in steps(plan, Stop):
        if stop.begin < stop.end:
            yield with_one(scenario, "places", stop.place, bays=0)


@breaks("R7-HOLDS")
def stand_where_there_is_no_standing(scenario, plan):
    for r, i, stop in steps(plan, Stop):
        if i and stop.begin < stop.end and isinstance(plan.runs[r].steps[i - 1], Drive):
            yield with_one(scenario, "places", stop.place, holds=0)
            yield with_shadow(with_one(scenario, "places", stop.place, holds=1), plan, r)
