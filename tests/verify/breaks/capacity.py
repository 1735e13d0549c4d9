"""Ways of breaking R3."""

from __future__ import annotations

from dataclasses import replace

from safepassage.model import (
    Needs,
    Stop,
)
from verify.breaks.table import alights, boards, breaks, put, type_of, with_one


@breaks("R3-NO-LAYOUT")
def state_no_layout(scenario, plan):
    for r, i, stop in boards(plan):
        yield put(plan, r, i, replace(stop, layout=None))


@breaks("R3-LAYOUT-UNKNOWN")
def state_a_layout_that_is_none(scenario, plan):
    for r, i, stop in boards(plan):
        yield put(plan, r, i, replace(stop, layout="sofas"))


@breaks("R3-LAYOUT-STRAY")
def state_a_layout_where_no_trip_begins(scenario, plan):
    for r, i, stop in alights(plan):
        yield put(plan, r, i, replace(stop, layout="seats"))


@breaks("R3-LAYOUT-CHANGED")
def change_the_layout_on_the_way(scenario, plan):
    for r, i, stop in boards(plan):
        first, *_ = stop.board
        if first.count > 1:
            most = replace(stop, board=(replace(first, count=first.count - 1),))
            last = Stop(stop.place, stop.end, stop.end, board=(replace(first, count=1),))
            yield put(plan, r, i, most, replace(last, layout="sofas"))


@breaks("R3-TOO-MANY")
def add_heads_over_capacity(scenario, plan):
    for r, i, stop in boards(plan):
        more = replace(stop.board[0], count=50)
        yield put(plan, r, i, replace(stop, board=(more,)))


@breaks("R3-TOO-MANY")
def take_one_place_out(scenario, plan):
    for r, _, stop in boards(plan):
        kind, count = scenario.kinds[stop.board[0].kind], stop.board[0].count
        type = type_of(scenario, plan, r)
        for n, taken in enumerate(kind.needs.times(count)):
            if taken:
                layouts = tuple(
                    replace(
                        layout,
                        places=Needs(
                            *(taken - 1 if n == m else x for m, x in enumerate(layout.places))
                        ),
                    )
                    for layout in type.layouts
                )
                yield with_one(scenario, "types", type.id, layouts=layouts)
