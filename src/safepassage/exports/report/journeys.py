"""Who travels when: every party followed through the plan, from ready to received."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field

from safepassage.model import Group, PartyMove, Plan, Priority, Scenario, Stop
from safepassage.units import ceil_ratio

_HOUR = 3600


@dataclass(frozen=True, slots=True)
class Ride:
    """One party in one vehicle. Not alighted by the end of the plan: the last three are None."""

    vehicle: str
    board_place: str | None
    board_begin: int
    board_end: int
    alight_place: str | None = None
    alight_begin: int | None = None
    alight_end: int | None = None


@dataclass(slots=True)
class Journey:
    """One party. ``received`` is None for a party that is left behind."""

    group: str
    kind: str
    heads: int
    priority: Priority
    ready: int
    rides: list[Ride] = field(default_factory=list)
    received: int | None = None

    @property
    def waited(self) -> int | None:
        """Seconds from ready to the begin of the service in which it first boards."""
        return self.rides[0].board_begin - self.ready if self.rides else None


def journeys(scenario: Scenario, plan: Plan) -> tuple[Journey, ...]:
    """Every party of the scenario, in its order, with what the plan does with it.

    Parties of one kind are interchangeable: at a place as in a vehicle, the first to come is the
    first to go. The plan must hold; one that moves people who are not there raises ValueError.
    """
    return _Tracing(scenario).follow(plan)


class _Tracing:
    """The queues at places and in vehicles while the plan is gone through in order of time."""

    def __init__(self, scenario: Scenario) -> None:
        self.scenario = scenario
        self.all: list[Journey] = []
        self.waiting: dict[tuple[str, str, str], deque[Journey]] = {}
        self.aboard: dict[tuple[str, str, str], deque[Journey]] = {}
        for group in scenario.groups.values():
            for kind, ready in _ready(scenario, group):
                self._wait(group.place, self._journey(group, kind, ready))
        for held in scenario.under_way.at_handover:
            for _ in range(held.count):
                self._wait(held.place, self._journey(scenario.groups[held.group], held.kind, 0))
        for riding in scenario.under_way.aboard:
            for _ in range(riding.count):
                journey = self._journey(scenario.groups[riding.group], riding.kind, 0)
                journey.rides.append(
                    Ride(riding.vehicle, None, riding.boarded_at, riding.boarded_at)
                )
                key = (riding.vehicle, riding.group, riding.kind)
                self.aboard.setdefault(key, deque()).append(journey)

    def _journey(self, group: Group, kind: str, ready: int) -> Journey:
        heads = self.scenario.kinds[kind].needs.heads
        journey = Journey(group.id, kind, heads, group.priority, ready)
        self.all.append(journey)
        return journey

    def _wait(self, place: str, journey: Journey) -> None:
        self.waiting.setdefault((place, journey.group, journey.kind), deque()).append(journey)

    def follow(self, plan: Plan) -> tuple[Journey, ...]:
        # At one moment, those who alight are there before anybody boards.
        events: list[tuple[int, int, int, str, Stop]] = []
        for number, run in enumerate(plan.runs):
            for step in run.steps:
                if isinstance(step, Stop):
                    if step.alight:
                        events.append((step.end, 0, number, run.vehicle, step))
                    if step.board:
                        events.append((step.begin, 1, number, run.vehicle, step))
        events.sort(key=lambda event: event[:3])
        for _, boarding, _, vehicle, stop in events:
            for move in stop.board if boarding else stop.alight:
                for _ in range(move.count):
                    if boarding:
                        self._board(vehicle, stop, move)
                    else:
                        self._alight(vehicle, stop, move)
        return tuple(self.all)

    def _board(self, vehicle: str, stop: Stop, move: PartyMove) -> None:
        queue = self.waiting.get((stop.place, move.group, move.kind))
        if not queue:
            raise ValueError(f"{vehicle} boards {move} at {stop.place}, where none are")
        journey = queue.popleft()
        journey.received = None
        journey.rides.append(Ride(vehicle, stop.place, stop.begin, stop.end))
        self.aboard.setdefault((vehicle, move.group, move.kind), deque()).append(journey)

    def _alight(self, vehicle: str, stop: Stop, move: PartyMove) -> None:
        queue = self.aboard.get((vehicle, move.group, move.kind))
        if not queue:
            raise ValueError(f"{move} alight from {vehicle}, where none are aboard")
        journey = queue.popleft()
        ride = journey.rides[-1]
        journey.rides[-1] = Ride(
            ride.vehicle,
            ride.board_place,
            ride.board_begin,
            ride.board_end,
            stop.place,
            stop.begin,
            stop.end,
        )
        place = self.scenario.places[stop.place]
        accepts = self.scenario.groups[move.group].accepts
        if place.receives and (not accepts or place.id in accepts):
            journey.received = stop.end
        self._wait(stop.place, journey)


def _ready(scenario: Scenario, group: Group) -> list[tuple[str, int]]:
    """Kind and moment of readiness of each party of the group at its assembly point."""
    result = []
    arrived = 0
    for parties in group.parties:
        heads = scenario.kinds[parties.kind].needs.heads
        for _ in range(parties.count):
            arrived += heads
            ready = int(group.ready_at)
            if group.arrives_per_hour is not None:
                ready = ceil_ratio(arrived * _HOUR / group.arrives_per_hour)
            result.append((parties.kind, ready))
    return result
