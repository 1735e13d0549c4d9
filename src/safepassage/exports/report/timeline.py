"""What every vehicle is doing at every moment, waiting included."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from safepassage.model import (
    Drive,
    Needs,
    PartyMove,
    Passage,
    Plan,
    Refuel,
    Run,
    Scenario,
    Step,
    Stop,
)


class Doing(Enum):
    """What a vehicle does during a span."""

    WAIT = "wait"
    DRIVE = "drive"
    STOP = "stop"
    PASS = "pass"
    REFUEL = "refuel"


@dataclass(frozen=True, slots=True)
class Span:
    """One vehicle from ``begin`` to ``end``. ``point`` is where it is, or where a drive begins.

    ``to`` is where a drive ends (elsewhere it is ``point``). ``zone`` is, at a crossing, the side
    on which it stands or from which it comes. ``needs`` are aboard during the span; during a
    stop, before it.
    """

    doing: Doing
    begin: int
    end: int
    point: str
    to: str
    zone: str | None
    needs: Needs
    step: Step | None = None


@dataclass(frozen=True, slots=True)
class Timeline:
    """A vehicle's spans without a gap, from when it is first there to the end of its run."""

    vehicle: str
    spans: tuple[Span, ...]

    @property
    def moves(self) -> bool:
        """Whether the vehicle does anything at all."""
        return any(span.step is not None for span in self.spans)


def timelines(scenario: Scenario, plan: Plan) -> tuple[Timeline, ...]:
    """A timeline for every run of the plan, in its order."""
    return tuple(_timeline(scenario, run) for run in plan.runs)


def people(scenario: Scenario, moves: Iterable[PartyMove]) -> Needs:
    """The heads of some party moves, by need."""
    total = Needs()
    for move in moves:
        total = total.plus(scenario.kinds[move.kind].needs.times(move.count))
    return total


def _timeline(scenario: Scenario, run: Run) -> Timeline:
    vehicle = scenario.vehicles[run.vehicle]
    point, zone, now = vehicle.start, None, int(vehicle.available_at)
    for under_way in scenario.under_way.vehicles:
        if under_way.vehicle == run.vehicle:
            point, zone, now = under_way.point, under_way.from_zone, int(under_way.arrives_at)
    aboard = Needs()
    for riding in scenario.under_way.aboard:
        if riding.vehicle == run.vehicle:
            aboard = aboard.plus(scenario.kinds[riding.kind].needs.times(riding.count))
    spans: list[Span] = []
    for step in run.steps:
        begin, end = _interval(step)
        if begin > now:
            spans.append(Span(Doing.WAIT, now, begin, point, point, zone, aboard))
        match step:
            case Drive():
                spans.append(
                    Span(Doing.DRIVE, begin, end, point, step.destination, None, aboard, step)
                )
                zone = _side(scenario, point, zone, step.destination)
                point = step.destination
            case Stop():
                spans.append(Span(Doing.STOP, begin, end, point, point, None, aboard, step))
                off = people(scenario, step.alight).times(-1)
                aboard = aboard.plus(off).plus(people(scenario, step.board))
            case Passage():
                spans.append(
                    Span(Doing.PASS, begin, end, point, point, step.from_zone, aboard, step)
                )
                zone = scenario.crossings[step.crossing].far_side(step.from_zone)
            case Refuel():
                spans.append(Span(Doing.REFUEL, begin, end, point, point, None, aboard, step))
        now = end
    return Timeline(run.vehicle, tuple(spans))


def _interval(step: Step) -> tuple[int, int]:
    if isinstance(step, Drive):
        return int(step.depart), int(step.arrive)
    return int(step.begin), int(step.end)


def _side(scenario: Scenario, origin: str, zone: str | None, destination: str) -> str | None:
    """At a crossing, the zone out of which a vehicle comes that drove there from ``origin``."""
    if destination not in scenario.crossings:
        return None
    if origin in scenario.places:
        return scenario.places[origin].zone
    return zone
