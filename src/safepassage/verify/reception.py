"""R8 reception: no reception point ever holds more than it has room for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import groupby

from safepassage.model import Need, Needs, Place
from safepassage.notices import Notice
from safepassage.verify.finding import at_step, clock
from safepassage.verify.unfolding import Moment, Unfolding
from safepassage.verify.whereabouts import Whereabouts

Change = tuple[int, bool, Needs, Moment]
"""When, whether heads come (or go), how many, and at which stop. At one time, going is first."""


def check(plan: Whereabouts) -> Iterator[Notice]:
    """Count heads at each place with limited room, in all and by need, as they come and go."""
    changes: dict[str, list[Change]] = defaultdict(list)
    for alighting in plan.alightings:
        heads = plan.needs([(alighting.party, alighting.count)])
        moment = alighting.moment
        changes[moment.point].append((moment.begin, True, heads, moment))
    for boarding in plan.boardings:
        if boarding.again:
            heads = plan.needs([(boarding.party, boarding.again)])
            moment = boarding.moment
            changes[moment.point].append((moment.end, False, heads, moment))
    taken = _taken_at_start(plan)
    for place in plan.scenario.places.values():
        for code, room, shares in _limits(place):
            yield from _overfull(code, room, shares, taken[place.id], changes[place.id])


def _taken_at_start(plan: Unfolding) -> dict[str, Needs]:
    taken: dict[str, Needs] = defaultdict(Needs)
    for others in plan.scenario.under_way.room_taken:
        taken[others.place] = taken[others.place].plus(others.heads)
    for aside in plan.scenario.under_way.at_handover:
        heads = plan.needs([((aside.group, aside.kind), aside.count)])
        taken[aside.place] = taken[aside.place].plus(heads)
    return taken


def _limits(place: Place) -> Iterator[tuple[str, int, Needs]]:
    """What is limited: a name, how many heads, and which needs count (as a vector of 0 and 1)."""
    if place.room.heads is not None:
        yield "all", place.room.heads, Needs(1, 1, 1)
    if place.room.by_need is not None:
        for number, need in enumerate(Need):
            share = Needs(*(int(number == other) for other in range(len(Need))))
            yield need.value, place.room.by_need.get(need, 0), share


def _overfull(
    what: str, room: int, counts: Needs, taken: Needs, changes: list[Change]
) -> Iterator[Notice]:
    there = _count(taken, counts)
    peak = since = 0
    culprit: Moment | None = None
    in_order = sorted(changes, key=lambda change: change[:2])
    for time, at_once in groupby(in_order, key=lambda change: change[0]):
        for _, comes, heads, moment in at_once:
            number = _count(heads, counts)
            there += number if comes else -number
            if comes and number and there > room:
                if culprit is None:
                    since, peak, culprit = time, there, moment
                peak = max(peak, there)
        if culprit is not None and there <= room:
            yield _notice(what, culprit, since, peak, room)
            culprit = None
    if culprit is not None:
        yield _notice(what, culprit, since, peak, room)


def _count(heads: Needs, counts: Needs) -> int:
    return sum(number * share for number, share in zip(heads, counts, strict=True))


def _notice(what: str, moment: Moment, since: int, peak: int, room: int) -> Notice:
    return at_step("R8-ROOM", moment, need=what, time=clock(since), stated=peak, allowed=room)
