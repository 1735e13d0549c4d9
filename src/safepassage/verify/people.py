"""R1 people: nobody boards who is not there and ready; nobody is in two places; everybody is
moved, or listed as left behind with the reason."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from safepassage.model import PartyMove, Stop
from safepassage.notices import Notice, Where
from safepassage.verify.finding import at_step, clock
from safepassage.verify.unfolding import Moment, Party, Unfolding
from safepassage.verify.whereabouts import Boarding, Whereabouts


def check(plan: Whereabouts) -> Iterator[Notice]:
    """Follow the people from the place where they wait to where they are at the horizon."""
    amiss: set[Party] = set()
    for moment in plan.moments:
        if isinstance(moment.step, Stop):
            yield from _understood(plan, moment, moment.step)
            yield from _aboard(plan, moment, moment.step, amiss)
    yield from _there_and_ready(plan, amiss)
    yield from _accounted_for(plan, amiss)


def _understood(plan: Unfolding, moment: Moment, stop: Stop) -> Iterator[Notice]:
    if not stop.alight and not stop.board:
        yield at_step("R1-STOP-SERVES-NOBODY", moment)
    for move in (*stop.alight, *stop.board):
        yield from _known(plan, move, moment)


def _known(plan: Unfolding, move: PartyMove, moment: Moment) -> Iterator[Notice]:
    if move.group not in plan.scenario.groups:
        yield at_step("R1-GROUP-UNKNOWN", moment, group=move.group)
    elif move.kind not in plan.scenario.kinds:
        yield at_step("R1-KIND-UNKNOWN", moment, kind=move.kind)
    elif move.count <= 0:
        yield at_step(
            "R1-COUNT", moment, group=move.group, kind=move.kind, stated=move.count, allowed=1
        )


def _aboard(plan: Unfolding, moment: Moment, stop: Stop, amiss: set[Party]) -> Iterator[Notice]:
    """Nobody alights who is not aboard."""
    stated: dict[Party, int] = defaultdict(int)
    for move in stop.alight:
        if plan.known(move):
            stated[move.group, move.kind] += move.count
    for party, count in stated.items():
        aboard = moment.aboard.get(party, 0)
        if count > aboard:
            amiss.add(party)
            yield at_step(
                "R1-NOT-ABOARD",
                moment,
                group=party[0],
                kind=party[1],
                stated=count,
                allowed=aboard,
            )


def _there_and_ready(plan: Whereabouts, amiss: set[Party]) -> Iterator[Notice]:
    """Nobody boards who is not there, or not yet ready: once for each place and sort of party."""
    boardings: dict[tuple[str, Party], list[Boarding]] = defaultdict(list)
    for boarding in plan.boardings:
        if boarding.party in plan.counted:
            boardings[boarding.moment.point, boarding.party].append(boarding)
    for (place, party), boarded in boardings.items():
        ready = plan.ready.get((place, party), [])
        in_all = sum(count for _, count in ready)
        gone = 0
        early = False
        coming = iter(ready)
        here, time = 0, 0
        for boarding in boarded:
            gone += boarding.count
            if gone > in_all:
                amiss.add(party)
                yield at_step(
                    "R1-NOT-THERE",
                    boarding.moment,
                    group=party[0],
                    kind=party[1],
                    stated=gone,
                    allowed=in_all,
                )
                break
            while here < gone:
                time, count = next(coming)
                here += count
            if time > boarding.moment.begin and not early:
                early = True
                yield at_step(
                    "R1-NOT-READY",
                    boarding.moment,
                    group=party[0],
                    kind=party[1],
                    count=gone,
                    stated=clock(boarding.moment.begin),
                    allowed=clock(time),
                )


def _accounted_for(plan: Whereabouts, amiss: Iterable[Party]) -> Iterator[Notice]:
    """Everybody is received by the horizon, or listed where they are then."""
    listed: dict[tuple[Party, str], int] = defaultdict(int)
    fields: dict[tuple[Party, str], str] = {}
    for number, entry in enumerate(plan.plan.left_behind):
        field = f"left_behind[{number}]"
        party = entry.group, entry.kind
        if party not in plan.counted or entry.count <= 0:
            yield Notice(
                "R1-LISTED-UNKNOWN",
                where=Where(field=field),
                numbers={
                    "group": entry.group,
                    "kind": entry.kind,
                    "place": entry.where,
                    "stated": entry.count,
                    "allowed": plan.counted.get(party, 0),
                },
            )
            continue
        listed[party, entry.where] += entry.count
        fields.setdefault((party, entry.where), field)
    for key in sorted(plan.left.keys() | listed.keys()):
        party, where = key
        if party in amiss or party not in plan.counted:
            continue
        if listed[key] == plan.left.get(key, 0):
            continue
        yield Notice(
            "R1-LEFT-BEHIND",
            where=Where(field=fields.get(key, "left_behind")),
            numbers={
                "group": party[0],
                "kind": party[1],
                "place": where,
                "stated": listed[key],
                "allowed": plan.left.get(key, 0),
            },
        )
