"""Ways of breaking R2."""

from __future__ import annotations

from dataclasses import replace

from safepassage.model import (
    PartyMove,
    Role,
    Stop,
)
from verify.breaks.table import alights, boards, breaks, put, with_one


@breaks("R2-NOT-ACCEPTED")
def bring_them_where_they_do_not_want_to_be(scenario, plan):
    for _, _, stop in alights(plan):
        group = scenario.groups[stop.alight[0].group]
        yield with_one(scenario, "groups", group.id, accepts=(group.place,))


@breaks("R2-NOT-ACCEPTED")
def bring_them_to_no_reception_point(scenario, plan):
    for _, _, stop in alights(plan):
        yield with_one(scenario, "places", stop.place, roles=frozenset({Role.DEPOT}))


@breaks("R2-NOT-ACCEPTED")
def set_them_down_at_a_handover_point_that_is_not_theirs(scenario, plan):
    for _, _, stop in alights(plan):
        under = with_one(scenario, "places", stop.place, roles=frozenset({Role.HANDOVER}))
        yield with_one(under, "groups", stop.alight[0].group, handovers=("elsewhere",))


@breaks("R2-ABOARD-TOO-LONG")
def limit_the_time_aboard(scenario, plan):
    for r, i, stop in boards(plan):
        later = plan.runs[r].steps[i + 1 :]
        down = next(step for step in later if isinstance(step, Stop) and step.alight)
        if down.begin > stop.end:
            limit = down.begin - stop.end - 1
            yield with_one(scenario, "groups", stop.board[0].group, max_aboard=limit)


@breaks("R2-SPLIT")
def pass_a_party_off_as_another(scenario, plan):
    for r, i, stop in boards(plan):
        group = scenario.groups[stop.board[0].group]
        known = {row.kind for row in group.parties}
        known |= {own.kind for own in scenario.under_way.aboard if own.group == group.id}
        known |= {own.kind for own in scenario.under_way.at_handover if own.group == group.id}
        for kind in scenario.kinds.keys() - known:
            yield put(plan, r, i, replace(stop, board=(PartyMove(group.id, kind, 3),)))
