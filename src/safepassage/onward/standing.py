"""The plan in force, carried on from a state as it stands: no step moved, nobody told anything."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from safepassage.model import (
    PRIORITIES,
    Figures,
    LeftBehind,
    PartyMove,
    Plan,
    Reason,
    Run,
    Scenario,
    Step,
    Stop,
)
from safepassage.onward.begun import Rest
from safepassage.orders import whole_group
from safepassage.units import Heads, HeadSeconds, Metres, Seconds

_Party = tuple[str, str]

_NOTHING = Figures(
    dict.fromkeys(PRIORITIES, Heads(0)), Seconds(0), Seconds(0), HeadSeconds(0), Metres(0)
)


def standing(state: Scenario, rest: Rest) -> Plan:
    """What is left of the plan in force, as a plan for ``state``, without figures or bounds.

    Whether it still holds there is the checker's question: where the state is what the plan said,
    it does. Parts of a group (see :func:`~safepassage.onward.state.state_at`) are told apart here:
    who comes first boards first.
    """
    people = _People(state)
    moved: dict[tuple[str, int], Step] = {}
    stops = [
        (step, run.vehicle, index)
        for run in rest.runs
        for index, step in enumerate(run.steps)
        if isinstance(step, Stop)
    ]
    for step, vehicle, index in sorted(stops, key=lambda stop: (stop[0].begin, stop[0].end)):
        alight = tuple(people.moved(vehicle, step.place, step.alight))
        board = tuple(people.moved(step.place, vehicle, step.board))
        moved[vehicle, index] = replace(step, alight=alight, board=board)
    runs = {
        run.vehicle: Run(
            run.vehicle,
            tuple(moved.get((run.vehicle, i), step) for i, step in enumerate(run.steps)),
        )
        for run in rest.runs
        if run.vehicle in state.vehicles
    }
    reasons = {
        (entry.group, entry.kind, entry.where): entry.reason for entry in rest.plan.left_behind
    }
    return Plan(
        scenario=state.id,
        digest=state.digest,
        runs=tuple(runs.get(vehicle, Run(vehicle)) for vehicle in state.vehicles),
        convoys=rest.convoys,
        left_behind=tuple(
            LeftBehind(
                group,
                kind,
                count,
                where,
                reasons.get((whole_group(group), kind, where), Reason.NO_TIME),
            )
            for group, kind, count, where in people.left()
        ),
        figures=_NOTHING,
        made_by=rest.plan.made_by,
        seed=rest.plan.seed,
    )


class _People:
    """Who is where: parties by place or vehicle, whole group and kind, who came first first."""

    def __init__(self, state: Scenario) -> None:
        self._state = state
        self._there: dict[tuple[str, _Party], list[tuple[str, int]]] = defaultdict(list)
        for group in sorted(state.groups.values(), key=lambda group: group.ready_at):
            for row in group.parties:
                self._come(group.place, group.id, row.kind, row.count)
        for waiting in state.under_way.at_handover:
            self._come(waiting.place, waiting.group, waiting.kind, waiting.count)
        for aboard in state.under_way.aboard:
            self._come(aboard.vehicle, aboard.group, aboard.kind, aboard.count)

    def _come(self, where: str, group: str, kind: str, count: int) -> None:
        self._there[where, (whole_group(group), kind)].append((group, count))

    def moved(self, origin: str, goal: str, moves: tuple[PartyMove, ...]) -> Iterator[PartyMove]:
        """The moves, in the words of the state; who is not there is left to the checker."""
        for move in moves:
            queue = self._there[origin, (whole_group(move.group), move.kind)]
            wanted = move.count
            while wanted and queue:
                group, there = queue.pop(0)
                count = min(wanted, there)
                wanted -= count
                if there > count:
                    queue.insert(0, (group, there - count))
                self._come(goal, group, move.kind, count)
                yield PartyMove(group, move.kind, count)
            if wanted:
                yield replace(move, count=wanted)

    def left(self) -> Iterator[tuple[str, str, int, str]]:
        """Group, kind, count and place of those who have not come where their way may end."""
        counts: dict[tuple[str, str, str], int] = defaultdict(int)
        for (where, (_, kind)), parties in self._there.items():
            for group, count in parties:
                if not self._final(group, where):
                    counts[group, kind, where] += count
        for (group, kind, where), count in counts.items():
            yield group, kind, count, where

    def _final(self, group: str, where: str) -> bool:
        place, known = self._state.places.get(where), self._state.groups.get(group)
        if place is None or known is None or where == known.place:
            return False
        return place.receives and (not known.accepts or where in known.accepts)
