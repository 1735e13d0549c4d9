"""R6 crossings: a zone is entered only through a crossing; lanes and convoy rules hold."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from safepassage.model import Drive, Passage
from safepassage.notices import Notice
from safepassage.verify import convoys
from safepassage.verify.crowds import crowds
from safepassage.verify.finding import at_step, clock
from safepassage.verify.unfolding import Moment, Unfolding


def check(plan: Unfolding) -> Iterator[Notice]:
    """Zone by zone through the crossings, lane by lane, convoy by convoy."""
    for moment in plan.moments:
        if isinstance(moment.step, Drive) and plan.scenario.crossings:
            yield from _stays_in_zone(plan, moment, moment.step)
        elif isinstance(moment.step, Passage):
            yield from _right_side(plan, moment, moment.step)
    yield from _lanes(plan)
    yield from convoys.check(plan)


def _stays_in_zone(plan: Unfolding, moment: Moment, drive: Drive) -> Iterator[Notice]:
    if moment.zone is None:
        return
    crossing = plan.scenario.crossings.get(drive.destination)
    place = plan.scenario.places.get(drive.destination)
    if crossing is not None and moment.zone not in crossing.zones:
        yield at_step(
            "R6-ZONE-ENTERED",
            moment,
            to=drive.destination,
            stated=" / ".join(crossing.zones),
            allowed=moment.zone,
        )
    elif place is not None and place.zone != moment.zone:
        yield at_step(
            "R6-ZONE-ENTERED",
            moment,
            to=drive.destination,
            stated=place.zone,
            allowed=moment.zone,
        )


def _right_side(plan: Unfolding, moment: Moment, passage: Passage) -> Iterator[Notice]:
    crossing = plan.scenario.crossings.get(passage.crossing)
    if crossing is None:
        yield at_step("R6-CROSSING-UNKNOWN", moment)
    elif passage.from_zone not in crossing.zones:
        yield at_step(
            "R6-WRONG-SIDE", moment, stated=passage.from_zone, allowed=" / ".join(crossing.zones)
        )
    elif moment.zone is not None and passage.from_zone != moment.zone:
        yield at_step("R6-WRONG-SIDE", moment, stated=passage.from_zone, allowed=moment.zone)


def _lanes(plan: Unfolding) -> Iterator[Notice]:
    inspections: dict[tuple[str, str], list[tuple[int, int, Moment]]] = defaultdict(list)
    for moment in plan.moments:
        if isinstance(moment.step, Passage):
            crossing = plan.scenario.crossings.get(moment.step.crossing)
            if crossing is not None and crossing.lanes is not None:
                side = "" if crossing.lanes_shared else moment.step.from_zone
                inspections[crossing.id, side].append((moment.begin, moment.end, moment))
    for (crossing_id, _), spans in inspections.items():
        lanes = plan.scenario.crossings[crossing_id].lanes
        for crowd in crowds(spans, lanes or 0):
            yield at_step(
                "R6-LANES",
                crowd.culprit,
                time=clock(crowd.begin),
                stated=crowd.peak,
                allowed=lanes or 0,
            )
