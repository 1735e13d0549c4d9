"""R9 vehicle: start place, permitted zones, range, crew hours, required end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from safepassage.model import Drive, Passage, Refuel
from safepassage.notices import Notice
from safepassage.verify.finding import at_step, clock, in_run
from safepassage.verify.unfolding import Moment, Unfolded, Unfolding, trips
from safepassage.verify.windows import Spans, said, spans, within


def check(plan: Unfolding) -> Iterator[Notice]:
    """One run for every vehicle, and each as its vehicle and its crew can do it."""
    yield from _one_run_each(plan)
    for run in plan.runs:
        yield from _start(run)
        yield from _known_points(plan, run)
        yield from _permitted(plan, run)
        yield from _range(plan, run)
        yield from _refuelling(plan, run)
        yield from _crew(run)
        yield from _end(plan, run)


def _one_run_each(plan: Unfolding) -> Iterator[Notice]:
    runs = Counter(run.vehicle for run in plan.plan.runs)
    for number, run in enumerate(plan.plan.runs):
        if run.vehicle not in plan.scenario.vehicles:
            yield in_run("R9-VEHICLE-UNKNOWN", number, run.vehicle)
    for vehicle in plan.scenario.vehicles:
        if runs[vehicle] != 1:
            numbers = [n for n, run in enumerate(plan.plan.runs) if run.vehicle == vehicle]
            stated: dict[str, int | str] = {"stated": runs[vehicle], "allowed": 1}
            if numbers:
                yield in_run("R9-RUN-TWICE", numbers[-1], vehicle, **stated)
            else:
                yield Notice("R9-RUN-MISSING", numbers={"vehicle": vehicle, **stated})


def _start(run: Unfolded) -> Iterator[Notice]:
    for moment in run.moments[:1]:
        if moment.point != run.start.point:
            yield at_step("R9-START", moment, stated=moment.point, allowed=run.start.point)
        if moment.begin < run.start.ready:
            yield at_step(
                "R9-NOT-AVAILABLE",
                moment,
                stated=clock(moment.begin),
                allowed=clock(run.start.ready),
            )


def _known_points(plan: Unfolding, run: Unfolded) -> Iterator[Notice]:
    """A place is a place of the scenario; a drive may also begin and end at a crossing."""
    told: set[str] = set()
    for moment in run.moments:
        if isinstance(moment.step, Passage):
            continue
        known = plan.points if isinstance(moment.step, Drive) else plan.scenario.places
        for point in (moment.point, moment.to):
            if point not in known and point not in told:
                told.add(point)
                yield at_step("R9-PLACE-UNKNOWN", moment, stated=point)


def _permitted(plan: Unfolding, run: Unfolded) -> Iterator[Notice]:
    """Places that it drives to or serves, zones that it enters; where it must end, it may go."""
    vehicle = run.vehicle
    told: set[str] = set()
    for moment in run.moments:
        for point in (moment.to,) if isinstance(moment.step, Drive) else (moment.point,):
            place = plan.scenario.places.get(point)
            if (
                vehicle.places
                and place is not None
                and point not in (*vehicle.places, vehicle.end)
                and point not in told
            ):
                told.add(point)
                yield at_step("R9-PLACE", moment, stated=point, allowed=", ".join(vehicle.places))
        entered = moment.zone_after
        if (
            vehicle.zones
            and entered is not None
            and entered != moment.zone
            and entered not in vehicle.zones
            and entered not in told
        ):
            told.add(entered)
            yield at_step("R9-ZONE", moment, stated=entered, allowed=", ".join(vehicle.zones))


def _range(plan: Unfolding, run: Unfolded) -> Iterator[Notice]:
    limit = run.type.range_metres
    if limit is None:
        return
    driven, told = run.start.metres, False
    for moment in run.moments:
        if isinstance(moment.step, Refuel):
            driven, told = 0, False
        elif isinstance(moment.step, Drive):
            driven += plan.roads.metres(run.type, moment.point, moment.to, moment.begin)
            if driven > limit and not told:
                told = True
                yield at_step("R9-RANGE", moment, to=moment.to, stated=driven, allowed=limit)


def _refuelling(plan: Unfolding, run: Unfolded) -> Iterator[Notice]:
    for moment in run.moments:
        if not isinstance(moment.step, Refuel):
            continue
        place = plan.scenario.places.get(moment.point)
        if place is not None and place.refuel_seconds is None:
            yield at_step("R9-NO-FUEL", moment)
        if moment.aboard:
            heads = plan.needs(moment.aboard.items()).heads
            yield at_step("R9-REFUEL-LOADED", moment, stated=heads, allowed=0)


def _crew(run: Unfolded) -> Iterator[Notice]:
    """Every drive, every service and every trip from first boarding to last alighting."""
    hours = spans(run.vehicle.crew_hours)
    if not hours:
        return
    outside: set[int] = set()
    for moment in run.moments:
        if not within(hours, moment.begin, moment.end):
            outside.add(moment.index)
            if moment.index - 1 not in outside:
                yield _off_duty("R9-CREW-STEP", moment, moment.begin, moment.end, hours)
    for trip in trips(run):
        begin, end = trip.moments[0].begin, trip.moments[-1].end
        if not within(hours, begin, end) and not any(m.index in outside for m in trip.moments):
            yield _off_duty("R9-CREW-TRIP", trip.moments[0], begin, end, hours)


def _off_duty(code: str, moment: Moment, begin: int, end: int, hours: Spans) -> Notice:
    return at_step(code, moment, stated=said([(begin, end)]), allowed=said(hours))


def _end(plan: Unfolding, run: Unfolded) -> Iterator[Notice]:
    """Whoever boarded during the run has alighted; a required end is reached by the horizon."""
    point, arrived = run.start.point, run.start.arrives
    last = run.moments[-1] if run.moments else None
    for moment in run.moments:
        if moment.to != point:
            point, arrived = moment.to, moment.end
    if last is not None and last.after:
        heads = plan.needs(
            (party, min(count, sum(n for m in run.moments for p, n in m.boarded if p == party)))
            for party, count in last.after.items()
        ).heads
        if heads:
            yield at_step("R9-ENDS-LOADED", last, stated=heads, allowed=0)
    if run.vehicle.end is None:
        return
    if point != run.vehicle.end:
        yield in_run("R9-END", run.number, run.vehicle.id, stated=point, allowed=run.vehicle.end)
    elif arrived > plan.scenario.horizon:
        yield in_run(
            "R9-END-LATE",
            run.number,
            run.vehicle.id,
            place=point,
            stated=clock(arrived),
            allowed=clock(plan.scenario.horizon),
        )
