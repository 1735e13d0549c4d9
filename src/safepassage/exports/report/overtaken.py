"""T1 patients whom a lower priority overtook, each with the reason.

A T1 party is overtaken when, while it is ready and waiting at a place, people of a lower priority
board at that place and are received before it is (or it is never received).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from safepassage.exports.report.journeys import Journey, Ride
from safepassage.exports.report.voice import Voice
from safepassage.model import Plan, Priority, Scenario, Stop


class Why(Enum):
    """Why the vehicle that took the others did not take the patient."""

    NO_PLACE = "no-place"
    """Its type has no layout with places for the patient's needs."""
    ELSEWHERE = "elsewhere"
    """It went to no place that could be on the patient's way."""
    CHOSEN = "chosen"
    """It could have; the plan fills it otherwise."""


@dataclass(frozen=True, slots=True)
class Overtaking:
    """One T1 party and those who went before it from one place."""

    group: str
    kind: str
    heads: int
    place: str
    ready: int
    boards: int | None
    received: int | None
    ahead: int
    """Heads of lower priority who boarded there before it and were received before it."""
    vehicles: tuple[str, ...]
    why: Why
    """The weightiest reason among those vehicles: a choice, then elsewhere, then no place."""
    reason: str


@dataclass(frozen=True, slots=True)
class Overtaken:
    """The section."""

    rows: list[Overtaking]
    heads: int
    t1_heads: int


def overtaken(voice: Voice, plan: Plan, parties: Sequence[Journey]) -> Overtaken:
    """Every overtaking in the plan, in the order of the scenario's parties."""
    scenario = voice.scenario
    leaving: dict[str, list[tuple[Journey, Ride]]] = {}
    for party in parties:
        for ride in party.rides:
            if ride.board_place is not None and party.priority is not Priority.T1:
                leaving.setdefault(ride.board_place, []).append((party, ride))
    calls = _calls(plan)
    rows: list[Overtaking] = []
    heads = 0
    for party in parties:
        before = len(rows)
        if party.priority is not Priority.T1:
            continue
        for place, since, until in _waits(scenario, party):
            ahead = [
                (other, ride)
                for other, ride in leaving.get(place, ())
                if since <= ride.board_begin
                and (until is None or ride.board_begin < until)
                and other.received is not None
                and (party.received is None or other.received < party.received)
            ]
            if ahead:
                vehicles = tuple(sorted({ride.vehicle for _, ride in ahead}))
                whys = {_why(scenario, party, ride, calls) for _, ride in ahead}
                why = next(w for w in (Why.CHOSEN, Why.ELSEWHERE, Why.NO_PLACE) if w in whys)
                rows.append(
                    Overtaking(
                        party.group,
                        party.kind,
                        party.heads,
                        place,
                        since,
                        until,
                        party.received,
                        sum(other.heads for other, _ in ahead),
                        vehicles,
                        why,
                        voice.say(f"why-{why.value}", count=len(vehicles)),
                    )
                )
        heads += party.heads if len(rows) > before else 0
    everybody = sum(p.heads for p in parties if p.priority is Priority.T1)
    return Overtaken(rows, heads, everybody)


def _waits(scenario: Scenario, party: Journey) -> list[tuple[str, int, int | None]]:
    """Each place where the party waits, from when, and until which boarding begins."""
    stretches: list[tuple[str, int, int | None]] = []
    place, since = scenario.groups[party.group].place, party.ready
    if party.rides and party.rides[0].board_place is not None:
        place = party.rides[0].board_place
    for ride in party.rides:
        if ride.board_place is not None:
            stretches.append((ride.board_place, since, ride.board_begin))
        if ride.alight_place is None or ride.alight_end is None:
            return stretches
        place, since = ride.alight_place, ride.alight_end
    if party.received is None:
        stretches.append((place, since, None))
    return stretches


Calls = dict[str, list[tuple[int, str]]]
"""Where each vehicle stops, and when, in order."""


def _calls(plan: Plan) -> Calls:
    return {
        run.vehicle: [(int(s.begin), s.place) for s in run.steps if isinstance(s, Stop)]
        for run in plan.runs
    }


def _why(scenario: Scenario, party: Journey, ride: Ride, calls: Calls) -> Why:
    needs = scenario.kinds[party.kind].needs
    vehicle = scenario.types[scenario.vehicles[ride.vehicle].type]
    if not any(needs.fit_in(layout.places) for layout in vehicle.layouts):
        return Why.NO_PLACE
    group = scenario.groups[party.group]
    until = ride.alight_begin if ride.alight_begin is not None else scenario.horizon
    for begin, place in calls[ride.vehicle]:
        if not ride.board_begin < begin <= until:
            continue
        there = scenario.places[place]
        ends = there.receives and (not group.accepts or place in group.accepts)
        changes = place in group.handovers if group.handovers else not there.receives
        if ends or changes:
            return Why.CHOSEN
    return Why.ELSEWHERE
