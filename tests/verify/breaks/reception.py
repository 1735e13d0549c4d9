"""Ways of breaking R8."""

from __future__ import annotations

from safepassage.model import (
    Need,
    Needs,
    Room,
)
from verify.breaks.table import FOREVER, alights, breaks, with_one


def held(scenario, plan, place):
    """Heads by need that a place holds at the end, and how many of them came during the plan."""
    there = come = Needs()
    for own in scenario.under_way.room_taken:
        there = there.plus(own.heads) if own.place == place else there
    for own in scenario.under_way.at_handover:
        heads = scenario.kinds[own.kind].needs.times(own.count)
        there = there.plus(heads) if own.place == place else there
    for _, _, stop in alights(plan):
        for move in stop.alight if stop.place == place else ():
            come = come.plus(scenario.kinds[move.kind].needs.times(move.count))
    return there.plus(come), come


@breaks("R8-ROOM")
def take_the_room_of_one_head(scenario, plan):
    for place in scenario.places:
        there, come = held(scenario, plan, place)
        if come.heads:
            yield with_one(scenario, "places", place, room=Room(there.heads - 1))


@breaks("R8-ROOM")
def take_one_bed(scenario, plan):
    for place in scenario.places:
        there, come = held(scenario, plan, place)
        for n, need in enumerate(Need):
            if come[n]:
                room = {**dict.fromkeys(Need, FOREVER), need: there[n] - 1}
                yield with_one(scenario, "places", place, room=Room(None, room))


@breaks("R8-ROOM")
def name_no_room_for_a_need(scenario, plan):
    for place in scenario.places:
        _, come = held(scenario, plan, place)
        for n, need in enumerate(Need):
            if come[n]:
                room = {other: FOREVER for other in Need if other is not need}
                yield with_one(scenario, "places", place, room=Room(None, room))
