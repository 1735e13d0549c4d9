"""Whether the receptions have room for all the people who accept nothing else."""

from __future__ import annotations

from collections import defaultdict

from safepassage.files.check.findings import Findings, listed
from safepassage.files.check.people import Journeys
from safepassage.files.check.ways import Set, bits
from safepassage.model import Need, Needs, Place

_MOST_SETS = 300
"""With more different lists of accepted places than this, unions of them are not looked at."""


def examine_room(journeys: Journeys, findings: Findings) -> None:
    """Report each set of receptions that falls short, with how many people lack room.

    People who accept only places of a set need room in the set, and no plan frees room at a
    reception again; so what is reported lacks for certain.
    """
    parties: dict[tuple[Set, Needs], int] = defaultdict(int)
    for crowd in journeys.crowds:
        parties[journeys.accepted(crowd.group), crowd.kind.needs] += crowd.count
    demand: dict[Set, Needs] = defaultdict(Needs)
    for (accepted, needs), count in parties.items():
        demand[accepted] = demand[accepted].plus(needs.times(count))
    whole = 0
    for accepted in demand:
        whole |= accepted
    sets = sorted({*demand, whole} if len(demand) <= _MOST_SETS else {whole}, key=int.bit_count)
    lacking: dict[Set, int] = {}
    for receptions in sets:
        wanted = Needs()
        for accepted, needs in demand.items():
            if accepted | receptions == receptions:
                wanted = wanted.plus(needs)
        short = _short(journeys, receptions, wanted)
        within = [lack for other, lack in lacking.items() if other | receptions == receptions]
        if short > max(within, default=0):
            lacking[receptions] = short
            _report(journeys, receptions, wanted, short, findings)


def _short(journeys: Journeys, receptions: Set, wanted: Needs) -> int:
    """How many of the people find no room in these receptions, at the least."""
    room = Needs()
    heads = 0
    unlimited = [False, False, False]
    any_unlimited = False
    for bit in bits(receptions):
        place = journeys.scenario.places[journeys.points.ids[bit]]
        free = free_by_need(journeys, place)
        limits = [_MANY if free is None else free[need] for need in range(3)]
        unlimited = [was or limit >= _MANY for was, limit in zip(unlimited, limits, strict=True)]
        room = room.plus(Needs(*limits))
        total = free_heads(journeys, place)
        within = min(total, sum(limits))
        any_unlimited = any_unlimited or within >= _MANY
        heads += within
    by_need = sum(
        max(0, want - has)
        for want, has, free_ in zip(wanted, room, unlimited, strict=True)
        if not free_
    )
    return max(by_need, 0 if any_unlimited else max(0, wanted.heads - heads))


_MANY = 10**12


def free_heads(journeys: Journeys, place: Place) -> int:
    """Heads in all for whom there is still room."""
    if place.room.heads is None:
        return _MANY
    return max(0, place.room.heads - journeys.taken(place.id).heads)


def free_by_need(journeys: Journeys, place: Place) -> Needs | None:
    """Heads by need for whom there is still room; None where the place does not tell them apart."""
    if place.room.by_need is None:
        return None
    taken = journeys.taken(place.id)
    limits = (place.room.by_need.get(need, 0) for need in Need)
    return Needs(*(max(0, limit - held) for limit, held in zip(limits, taken, strict=True)))


def _report(
    journeys: Journeys, receptions: Set, wanted: Needs, short: int, findings: Findings
) -> None:
    names = journeys.points.names(receptions)
    findings.warn(
        "C-ROOM-SHORT",
        "places",
        names[0] if names else "",
        "room",
        places=listed(names),
        people=wanted.heads,
        lacking=short,
    )


def examine_room_taken(journeys: Journeys, findings: Findings) -> None:
    """Report places in which others already take up more room than there is."""
    for place in journeys.scenario.places.values():
        taken = journeys.taken(place.id)
        limits = place.room.by_need
        over = place.room.heads is not None and taken.heads > place.room.heads
        if limits is not None:
            room = Needs(*(limits.get(need, 0) for need in Need))
            over = over or not taken.fit_in(room)
        if over:
            findings.warn("C-ROOM-TAKEN", "places", place.id, place=place.id, people=taken.heads)
