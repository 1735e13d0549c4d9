"""R4 time: no stop begins before the vehicle arrives; travel, boarding, alighting and inspection
take at least what the scenario says."""

from __future__ import annotations

from collections.abc import Iterator

from safepassage.model import Drive, Needs, Passage, Refuel, Stop, VehicleType
from safepassage.notices import Notice
from safepassage.verify.finding import at_step, clock
from safepassage.verify.unfolding import Moment, Unfolded, Unfolding


def check(plan: Unfolding) -> Iterator[Notice]:
    """One thing after another, each where the vehicle is, each as long as it takes."""
    for run in plan.runs:
        yield from _in_order(run)
        yield from _served(run)
    for moment in plan.moments:
        if moment.end < moment.begin:
            yield at_step(
                "R4-ENDS-BEFORE-BEGIN",
                moment,
                stated=clock(moment.end),
                allowed=clock(moment.begin),
            )
        else:
            yield from _long_enough(plan, moment)


def _in_order(run: Unfolded) -> Iterator[Notice]:
    for moment in run.moments[1:]:
        if moment.point != moment.was:
            yield at_step("R4-NOT-THERE", moment, stated=moment.point, allowed=moment.was)
        if moment.begin < moment.since:
            yield at_step(
                "R4-TOO-EARLY", moment, stated=clock(moment.begin), allowed=clock(moment.since)
            )


def _served(run: Unfolded) -> Iterator[Notice]:
    """A drive leads to a service or ends the run: nobody drives through a place."""
    for moment, following in zip(run.moments, run.moments[1:], strict=False):
        if isinstance(moment.step, Drive) and isinstance(following.step, Drive):
            yield at_step("R4-NOTHING-DONE", following)


def _long_enough(plan: Unfolding, moment: Moment) -> Iterator[Notice]:
    step, took = moment.step, moment.end - moment.begin
    match step:
        case Drive():
            yield from _drive(plan, moment, step)
        case Stop():
            least = _service(plan, moment, moment.type)
            if took < least:
                yield at_step("R4-STOP-TOO-SHORT", moment, stated=clock(took), allowed=clock(least))
        case Passage():
            least = _inspection(plan, moment, step)
            if took < least:
                yield at_step(
                    "R4-INSPECTION-TOO-SHORT", moment, stated=clock(took), allowed=clock(least)
                )
        case Refuel():
            place = plan.scenario.places.get(step.place)
            least = (place.refuel_seconds if place else None) or 0
            if took < least:
                yield at_step(
                    "R4-REFUEL-TOO-SHORT", moment, stated=clock(took), allowed=clock(least)
                )


def _drive(plan: Unfolding, moment: Moment, drive: Drive) -> Iterator[Notice]:
    if drive.origin not in plan.points or drive.destination not in plan.points:
        return
    least = plan.roads.least(
        moment.type, drive.origin, drive.destination, drive.depart, loaded=bool(moment.aboard)
    )
    if least is None:
        yield at_step("R4-NO-ROAD", moment, to=drive.destination)
    elif drive.arrive - drive.depart < least:
        yield at_step(
            "R4-DRIVE-TOO-FAST",
            moment,
            to=drive.destination,
            stated=clock(drive.arrive - drive.depart),
            allowed=clock(least),
        )


def _service(plan: Unfolding, moment: Moment, type: VehicleType) -> int:
    alighting = _per_head(plan.needs(moment.alighted), type.alight_seconds)
    boarding = _per_head(plan.needs(moment.boarded), type.board_seconds)
    return type.stop_seconds + alighting + boarding


def _inspection(plan: Unfolding, moment: Moment, passage: Passage) -> int:
    crossing = plan.scenario.crossings.get(passage.crossing)
    if crossing is None or passage.from_zone not in crossing.zones:
        return 0
    inspection = crossing.inspection(passage.from_zone)
    if not moment.aboard:
        return inspection.empty_seconds
    return inspection.loaded_seconds + _per_head(
        plan.needs(moment.aboard.items()), inspection.per_head_seconds
    )


def _per_head(heads: Needs, seconds: Needs) -> int:
    return sum(count * each for count, each in zip(heads, seconds, strict=True))
