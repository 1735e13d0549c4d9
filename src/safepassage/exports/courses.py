"""What every vehicle does, as exports write it: trip by trip, on the ground, in calendar time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import Enum
from zoneinfo import ZoneInfo

from safepassage.model import (
    Drive,
    Location,
    Name,
    PartyMove,
    Passage,
    Plan,
    Refuel,
    Route,
    Run,
    Scenario,
    Step,
    Stop,
)

RouteOf = Callable[[str, Drive, bool], Route | None]
"""The way along roads of a vehicle's drive, loaded or not; None where no roads are known."""


def no_roads(vehicle: str, drive: Drive, loaded: bool) -> Route | None:
    """Where no roads are known, no drive has a way along them."""
    return None


class Ground(Enum):
    """What a drive's line is."""

    ROAD = "road"
    STRAIGHT = "straight"
    UNKNOWN = "unknown"
    """Nobody knows where one of its ends is."""


@dataclass(frozen=True, slots=True)
class Act:
    """One step of a vehicle's run.

    ``trip`` counts from 1; None: an empty drive between trips, or what is done on one. ``number``
    is the step's place in the run, from 0. ``aboard`` are heads during a drive or a passage, and
    after a stop; ``board`` and ``alight`` the heads that do. ``line`` is where a drive leads, or
    the one point where the rest is done; empty where that is not known. ``route`` is the drive's
    way along roads.
    """

    number: int
    trip: int | None
    step: Step
    begin: int
    end: int
    point: str
    to: str
    aboard: int
    board: int
    alight: int
    line: tuple[Location, ...]
    ground: Ground
    route: Route | None = None


@dataclass(frozen=True, slots=True)
class Course:
    """Everything that one vehicle does."""

    vehicle: str
    acts: tuple[Act, ...]

    @property
    def parts(self) -> tuple[tuple[int | None, tuple[Act, ...]], ...]:
        """The acts, cut where a trip begins or ends: each part with its trip."""
        found: list[tuple[int | None, list[Act]]] = []
        for act in self.acts:
            if not found or found[-1][0] != act.trip:
                found.append((act.trip, []))
            found[-1][1].append(act)
        return tuple((trip, tuple(acts)) for trip, acts in found)


def courses(scenario: Scenario, plan: Plan, route_of: RouteOf = no_roads) -> tuple[Course, ...]:
    """A course for every vehicle of the plan that does anything, in the plan's order."""
    return tuple(_course(scenario, run, route_of) for run in plan.runs if run.steps)


def location(scenario: Scenario, point: str) -> Location | None:
    """Where a place or crossing is."""
    thing = scenario.crossings.get(point) or scenario.places[point]
    return thing.location


def name(scenario: Scenario, point: str) -> Name:
    """What a place or crossing is called; its id where a language has no name for it."""
    given = (scenario.crossings.get(point) or scenario.places[point]).name
    return Name(given.in_language("ar") or point, given.in_language("en") or point)


def used_points(found: Sequence[Course]) -> tuple[str, ...]:
    """Every place and crossing that a vehicle comes to, each once, in order of first use."""
    return tuple(dict.fromkeys(p for c in found for act in c.acts for p in (act.point, act.to)))


def local(scenario: Scenario, seconds: int) -> str:
    """The moment in ISO 8601, on the scenario's clocks, with their offset from UTC."""
    moment = scenario.start + timedelta(seconds=seconds)
    return moment.astimezone(ZoneInfo(scenario.timezone)).isoformat(timespec="seconds")


def utc(scenario: Scenario, seconds: int) -> str:
    """The moment in ISO 8601, in UTC."""
    moment: datetime = scenario.start + timedelta(seconds=seconds)
    return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"


def _course(scenario: Scenario, run: Run, route_of: RouteOf) -> Course:
    acts: list[Act] = []
    aboard = sum(
        _heads(scenario, [PartyMove(riding.group, riding.kind, riding.count)])
        for riding in scenario.under_way.aboard
        if riding.vehicle == run.vehicle
    )
    trips = 1 if aboard else 0
    for number, step in enumerate(run.steps):
        on = off = 0
        before = aboard
        if isinstance(step, Stop):
            on, off = _heads(scenario, step.board), _heads(scenario, step.alight)
            trips += on > 0 and off == before
            aboard += on - off
        trip = trips if before or aboard else None
        begin, end, point, to = _where(step)
        line, ground, route = _line(scenario, run.vehicle, step, aboard > 0, route_of)
        acts.append(
            Act(number, trip, step, begin, end, point, to, aboard, on, off, line, ground, route)
        )
    return Course(run.vehicle, tuple(acts))


def _heads(scenario: Scenario, moves: Sequence[PartyMove]) -> int:
    return sum(scenario.kinds[move.kind].needs.heads * move.count for move in moves)


def _where(step: Step) -> tuple[int, int, str, str]:
    match step:
        case Drive():
            return step.depart, step.arrive, step.origin, step.destination
        case Stop() | Refuel():
            return step.begin, step.end, step.place, step.place
        case Passage():
            return step.begin, step.end, step.crossing, step.crossing


def _line(
    scenario: Scenario, vehicle: str, step: Step, loaded: bool, route_of: RouteOf
) -> tuple[tuple[Location, ...], Ground, Route | None]:
    _, _, point, to = _where(step)
    here, there = location(scenario, point), location(scenario, to)
    if not isinstance(step, Drive):
        return ((here,) if here else ()), (Ground.STRAIGHT if here else Ground.UNKNOWN), None
    if here is None or there is None:
        return (), Ground.UNKNOWN, None
    route = route_of(vehicle, step, loaded)
    if route is None:
        return (here, there), Ground.STRAIGHT, None
    line = [here]
    line += [p for p in (*route.points, there) if p != line[-1]] if route.points else [there]
    return _without_repeats(line), Ground.ROAD, route


def _without_repeats(line: Sequence[Location]) -> tuple[Location, ...]:
    """The line, each point but once in a row; two points at least."""
    kept = [p for i, p in enumerate(line) if i == 0 or p != line[i - 1]]
    return tuple(kept) if len(kept) > 1 else (line[0], line[0])
