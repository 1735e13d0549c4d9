"""Ways of breaking R9."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from safepassage.model import (
    Drive,
    Passage,
    Plan,
    Refuel,
    Run,
    Scenario,
    Stop,
    Window,
)
from verify.breaks.table import (
    FOREVER,
    alights,
    at,
    boards,
    breaks,
    put,
    steps,
    timed,
    type_of,
    vehicle_of,
    with_one,
    with_run,
)


def moving(plan: Plan) -> Iterator[tuple[int, Run]]:
    return ((r, run) for r, run in enumerate(plan.runs) if run.steps)


def on_its_own(scenario: Scenario, plan: Plan, r: int) -> bool:
    """Whether the vehicle begins at its start place."""
    return plan.runs[r].vehicle not in {own.vehicle for own in scenario.under_way.vehicles}


@breaks("R9-START")
def begin_somewhere_else(scenario, plan):
    for r, run in moving(plan):
        yield (
            with_run(plan, r, replace(run, steps=run.steps[1:]))
            if len(run.steps) > 1 and isinstance(run.steps[0], Drive)
            else put(plan, r, 0, Refuel("nowhere", *at(run.steps[0])))
        )


@breaks("R9-NOT-AVAILABLE")
def begin_before_it_is_available(scenario, plan):
    for r, run in moving(plan):
        if on_its_own(scenario, plan, r):
            late = at(run.steps[0])[0] + 1
            yield with_one(scenario, "vehicles", run.vehicle, available_at=late)
        yield put(plan, r, 0, timed(run.steps[0], -1, at(run.steps[0])[1]))


@breaks("R9-PLACE-UNKNOWN")
def go_nowhere(scenario, plan):
    for r, i, step in steps(plan):
        if isinstance(step, Drive):
            yield put(plan, r, i, replace(step, destination="nowhere"))
        elif isinstance(step, Stop):
            yield put(plan, r, i, replace(step, place="nowhere"))


@breaks("R9-PLACE")
def go_where_it_may_not(scenario, plan):
    for r, _, stop in steps(plan, Stop):
        vehicle = vehicle_of(scenario, plan, r)
        if stop.place != vehicle.end:
            others = tuple(place for place in scenario.places if place != stop.place)
            yield with_one(scenario, "vehicles", vehicle.id, places=others)


@breaks("R9-ZONE")
def enter_a_zone_where_it_may_not_be(scenario, plan):
    for r, _, passage in steps(plan, Passage):
        others = (passage.from_zone,)
        yield with_one(scenario, "vehicles", plan.runs[r].vehicle, zones=others)


@breaks("R9-RANGE")
def run_out_of_fuel(scenario, plan):
    for r, run in moving(plan):
        for step in run.steps:
            if isinstance(step, Drive):
                metres = [
                    leg.metres
                    for leg in scenario.travel.legs
                    if (leg.origin, leg.destination) == (step.origin, step.destination)
                ]
                if min(metres) > 0:
                    type = type_of(scenario, plan, r)
                    yield with_one(scenario, "types", type.id, range_metres=min(metres) - 1)


@breaks("R9-NO-FUEL")
def refuel_where_there_is_none(scenario, plan):
    for r, run in moving(plan):
        if isinstance(run.steps[-1], Stop):
            place, end = run.steps[-1].place, run.steps[-1].end
            more = Refuel(place, end, end + 600)
            yield with_run(plan, r, replace(run, steps=(*run.steps, more)))


@breaks("R9-REFUEL-LOADED")
def refuel_with_people_aboard(scenario, plan):
    for r, i, stop in boards(plan):
        under = with_one(scenario, "places", stop.place, refuel_seconds=0)
        yield under, put(plan, r, i, stop, Refuel(stop.place, stop.end, stop.end))


@breaks("R9-CREW-STEP")
def send_the_crew_home_early(scenario, plan):
    for r, _, step in steps(plan):
        begin, end = at(step)
        if begin < end:
            hours = (Window(-FOREVER, end - 1), Window(end, FOREVER))
            yield with_one(scenario, "vehicles", plan.runs[r].vehicle, crew_hours=hours)


@breaks("R9-CREW-TRIP")
def rest_while_people_are_aboard(scenario, plan):
    """Where a drive waits for nothing there is no gap to rest in; a slower alighting makes one."""
    for r, i, stop in alights(plan):
        run = plan.runs[r].steps
        if any(isinstance(step, Stop) for step in run[i + 1 :]):
            continue
        rest, later = stop.begin, [timed(step, *(t + 9 for t in at(step))) for step in run[i:]]
        slow = replace(plan.runs[r], steps=(*run[:i], *later))
        hours = (Window(-FOREVER, rest + 1), Window(rest + 8, FOREVER))
        if all(
            any(w.begin <= at(step)[0] and at(step)[1] <= w.end for w in hours)
            for step in slow.steps
        ):
            under = with_one(scenario, "vehicles", plan.runs[r].vehicle, crew_hours=hours)
            yield under, with_run(plan, r, slow)


@breaks("R9-END")
def end_at_the_wrong_place(scenario, plan):
    for run in plan.runs:
        last = run.steps[-1] if run.steps else None
        here = None if last is None else last.place if isinstance(last, Stop) else "?"
        for place in scenario.places.keys() - {here}:
            if here not in (None, "?"):
                yield with_one(scenario, "vehicles", run.vehicle, end=place)


@breaks("R9-END-LATE")
def come_home_after_the_horizon(scenario, plan):
    for _r, run in moving(plan):
        drives = [step for step in run.steps if isinstance(step, Drive)]
        if drives and drives[-1].destination in scenario.places:
            home = drives[-1].destination
            under = with_one(scenario, "vehicles", run.vehicle, end=home)
            yield replace(under, horizon=drives[-1].arrive - 1), plan


@breaks("R9-ENDS-LOADED")
def leave_them_aboard(scenario, plan):
    for r, i, stop in alights(plan):
        if stop.alight[0].count > 1:
            fewer = replace(stop.alight[0], count=stop.alight[0].count - 1)
            yield put(plan, r, i, replace(stop, alight=(fewer,)))
        else:
            yield put(plan, r, i)


@breaks("R9-RUN-MISSING")
def forget_a_vehicle(scenario, plan):
    for r in range(len(plan.runs)):
        yield with_run(plan, r)


@breaks("R9-RUN-TWICE")
def run_twice(scenario, plan):
    for r, run in enumerate(plan.runs):
        yield with_run(plan, r, run, run)


@breaks("R9-VEHICLE-UNKNOWN")
def run_a_vehicle_that_is_none(scenario, plan):
    for r, run in enumerate(plan.runs):
        yield with_run(plan, r, replace(run, vehicle="ghost"))
