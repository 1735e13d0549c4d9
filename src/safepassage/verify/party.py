"""R2 party: a party is never split, nor carried to a place it does not accept, nor aboard longer
than its limit."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterator

from safepassage.model import Role, Stop
from safepassage.notices import Notice
from safepassage.verify.finding import at_step, clock
from safepassage.verify.unfolding import Party, Unfolded, Unfolding


def check(plan: Unfolding) -> Iterator[Notice]:
    """Whole parties, to places that they accept, in time."""
    for run in plan.runs:
        yield from _whole(plan, run)
        yield from _accepted(plan, run)
        yield from _not_too_long(plan, run)


def _whole(plan: Unfolding, run: Unfolded) -> Iterator[Notice]:
    """A plan can only split a party by passing off its members as parties of another kind."""
    for moment in run.moments:
        for party, count in moment.boarded:
            if party not in plan.counted:
                yield at_step(
                    "R2-SPLIT", moment, group=party[0], kind=party[1], stated=count, allowed=0
                )


def _accepted(plan: Unfolding, run: Unfolded) -> Iterator[Notice]:
    """A way ends at a reception point that the group accepts, or goes on at a handover point."""
    for moment in run.moments:
        place = plan.scenario.places.get(moment.point)
        for group_id in sorted({group for (group, _), _ in moment.alighted}):
            group = plan.scenario.groups[group_id]
            handover = (
                place is not None
                and Role.HANDOVER in place.roles
                and (not group.handovers or place.id in group.handovers)
            )
            if not handover and not plan.is_final(group_id, moment.point):
                count = sum(number for (of, _), number in moment.alighted if of == group_id)
                yield at_step("R2-NOT-ACCEPTED", moment, group=group_id, stated=count, allowed=0)


def _not_too_long(plan: Unfolding, run: Unfolded) -> Iterator[Notice]:
    """Of parties that are alike, whoever boarded first alights first."""
    aboard: dict[Party, deque[tuple[int, int]]] = defaultdict(deque)
    under_way = [own for own in plan.scenario.under_way.aboard if own.vehicle == run.vehicle.id]
    for own in sorted(under_way, key=lambda own: own.boarded_at):
        aboard[own.group, own.kind].append((own.boarded_at, own.count))
    for moment in run.moments:
        if not isinstance(moment.step, Stop):
            continue
        longest: dict[str, int] = {}
        for party, count in moment.alighted:
            while count and aboard[party]:
                since, there = aboard[party].popleft()
                if there > count:
                    aboard[party].appendleft((since, there - count))
                count -= min(there, count)
                longest[party[0]] = max(longest.get(party[0], 0), moment.begin - since)
        for group, time in longest.items():
            limit = plan.scenario.groups[group].max_aboard
            if limit is not None and time > limit:
                yield at_step(
                    "R2-ABOARD-TOO-LONG",
                    moment,
                    group=group,
                    stated=clock(time),
                    allowed=clock(limit),
                )
        for party, count in moment.boarded:
            aboard[party].append((moment.end, count))
