"""Ways of breaking R5."""

from __future__ import annotations

from dataclasses import replace

from safepassage.model import (
    Closure,
    Drive,
    Passage,
    Stop,
    Window,
)
from verify.breaks.table import FOREVER, at, breaks, steps, type_of, with_one


@breaks("R5-OUTSIDE-WINDOW")
def open_a_place_too_late(scenario, plan):
    for _, _, stop in steps(plan, Stop):
        late = (Window(stop.begin + 1, FOREVER),)
        yield with_one(scenario, "places", stop.place, windows=late)


@breaks("R5-OUTSIDE-WINDOW")
def close_a_crossing_too_early(scenario, plan):
    for _, _, passage in steps(plan, Passage):
        early = (Window(-1, passage.end - 1),)
        yield with_one(scenario, "crossings", passage.crossing, windows=early)


@breaks("R5-OUTSIDE-WINDOW")
def close_a_place_for_a_second(scenario, plan):
    for _, _, stop in steps(plan, Stop):
        if stop.end - stop.begin > 2:
            gap = (Window(0, stop.begin + 1), Window(stop.begin + 2, FOREVER))
            yield with_one(scenario, "places", stop.place, windows=gap)


@breaks("R5-ROAD-CLOSED")
def close_the_road_for_a_second(scenario, plan):
    for r, _, drive in steps(plan, Drive):
        profile = type_of(scenario, plan, r).profile
        for begin in {drive.depart, drive.arrive - 1} if drive.depart < drive.arrive else ():
            closed = Closure(drive.origin, drive.destination, Window(begin, begin + 1), profile)
            closures = (*scenario.travel.closures, closed)
            yield replace(scenario, travel=replace(scenario.travel, closures=closures))


@breaks("R5-ZONE-CLOSED")
def open_a_zone_too_late(scenario, plan):
    for _, _, passage in steps(plan, Passage):
        entered = scenario.crossings[passage.crossing].far_side(passage.from_zone)
        yield with_one(scenario, "zones", entered, windows=(Window(passage.end + 1, FOREVER),))


@breaks("R5-ZONE-CLOSED")
def close_a_zone_before_they_leave(scenario, plan):
    for _, _, passage in steps(plan, Passage):
        early = (Window(-1, passage.begin - 1),)
        yield with_one(scenario, "zones", passage.from_zone, windows=early)


@breaks("R5-ZONE-CLOSED")
def close_the_zone_in_which_a_run_ends(scenario, plan):
    for run in plan.runs:
        if run.steps and isinstance(run.steps[-1], Stop):
            zone = scenario.places[run.steps[-1].place].zone
            yield with_one(scenario, "zones", zone, windows=(Window(-1, at(run.steps[-1])[1] - 1),))
