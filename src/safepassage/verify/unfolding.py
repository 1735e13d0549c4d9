"""A plan as it unfolds: step by step, where each vehicle is and who is aboard.

Every rule asks its question of this account. What the plan states is taken as it stands, however
wrong, so that one mistake is told once: a vehicle that the plan moves by magic is from then on
where the plan says, and of people who are not aboard nobody alights.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from functools import cached_property

from safepassage.model import (
    Drive,
    Needs,
    PartyMove,
    Passage,
    Plan,
    Priority,
    Run,
    Scenario,
    Step,
    Stop,
    Vehicle,
    VehicleType,
)
from safepassage.verify.roads import Roads

Party = tuple[str, str]
"""A group and a kind: parties of which one is as good as another."""

Load = Mapping[Party, int]
"""How many parties of each sort."""


@dataclass(frozen=True, slots=True)
class Start:
    """Where a vehicle is at the start and who is aboard.

    It is there from ``arrives`` on, and its run may begin at ``ready``.
    """

    point: str
    zone: str | None
    arrives: int
    ready: int
    layout: str | None
    metres: int
    aboard: Load


@dataclass(frozen=True, slots=True)
class Moment:
    """One step, with everything that is so when it begins and when it ends.

    ``was`` and ``since`` say where the vehicle stood before it, and from when on; ``point`` where
    the step begins and ``to`` where it ends. ``zone`` and ``zone_after`` are the side that the
    vehicle is on (None: nobody can tell). ``aboard`` are there when the step begins, ``kept`` when
    all that alight have alighted, ``after`` at its end. ``layout`` is that of the trip at its end.
    """

    run: int
    index: int
    vehicle: Vehicle
    type: VehicleType
    step: Step
    begin: int
    end: int
    was: str
    since: int
    point: str
    to: str
    zone: str | None
    zone_after: str | None
    aboard: Load
    kept: Load
    after: Load
    alighted: tuple[tuple[Party, int], ...]
    boarded: tuple[tuple[Party, int], ...]
    layout: str | None


@dataclass(frozen=True, slots=True)
class Unfolded:
    """One run of a known vehicle."""

    number: int
    vehicle: Vehicle
    type: VehicleType
    start: Start
    moments: tuple[Moment, ...]


@dataclass(frozen=True, slots=True)
class Trip:
    """From empty to empty. ``first`` None: it was under way before the run began."""

    moments: tuple[Moment, ...]
    first: Moment | None
    last: Moment | None


class Unfolding:
    """The plan against its scenario, unfolded once for all rules."""

    def __init__(self, scenario: Scenario, plan: Plan) -> None:
        self.scenario = scenario
        self.plan = plan
        self.roads = Roads(scenario)

    @cached_property
    def runs(self) -> tuple[Unfolded, ...]:
        """The runs of vehicles that exist. A second run of one begins at its start, empty."""
        seen: set[str] = set()
        runs = []
        for number, run in enumerate(self.plan.runs):
            if run.vehicle in self.scenario.vehicles:
                runs.append(self._unfold(number, run, again=run.vehicle in seen))
                seen.add(run.vehicle)
        return tuple(runs)

    @cached_property
    def moments(self) -> tuple[Moment, ...]:
        """Every step of every run."""
        return tuple(moment for run in self.runs for moment in run.moments)

    @cached_property
    def stops(self) -> tuple[Moment, ...]:
        """Every stop, in the order in which they begin."""
        stops = [moment for moment in self.moments if isinstance(moment.step, Stop)]
        return tuple(sorted(stops, key=lambda moment: moment.begin))

    @cached_property
    def counted(self) -> Load:
        """How many parties of each sort there are, those under way included."""
        counted: dict[Party, int] = {}
        for group in self.scenario.groups.values():
            for row in group.parties:
                add(counted, (group.id, row.kind), row.count)
        for aboard in self.scenario.under_way.aboard:
            add(counted, (aboard.group, aboard.kind), aboard.count)
        for waiting in self.scenario.under_way.at_handover:
            add(counted, (waiting.group, waiting.kind), waiting.count)
        return counted

    def priority(self, party: Party) -> Priority:
        """The priority of the party's group."""
        return self.scenario.groups[party[0]].priority

    @cached_property
    def points(self) -> Set[str]:
        """The ids of all places and crossings."""
        return self.scenario.places.keys() | self.scenario.crossings.keys()

    def needs(self, parties: Iterable[tuple[Party, int]]) -> Needs:
        """What so many parties of each sort take up."""
        total = Needs()
        for (_, kind), count in parties:
            total = total.plus(self.scenario.kinds[kind].needs.times(count))
        return total

    def known(self, move: PartyMove) -> bool:
        """Whether the move names a group and a kind of the scenario, and a count above zero."""
        scenario = self.scenario
        return move.group in scenario.groups and move.kind in scenario.kinds and move.count > 0

    def is_final(self, group: str, place: str) -> bool:
        """Whether the group's way may end here."""
        known, accepts = self.scenario.places.get(place), self.scenario.groups[group].accepts
        return known is not None and known.receives and (not accepts or place in accepts)

    def start(self, vehicle: Vehicle) -> Start:
        """How the scenario says that this vehicle begins."""
        under_way = self.scenario.under_way
        aboard: dict[Party, int] = {}
        for parties in under_way.aboard:
            if parties.vehicle == vehicle.id:
                add(aboard, (parties.group, parties.kind), parties.count)
        for on_its_way in under_way.vehicles:
            if on_its_way.vehicle == vehicle.id:
                point = on_its_way.point
                zone = on_its_way.from_zone if point in self.scenario.crossings else None
                return Start(
                    point,
                    zone or self._zone_of(point),
                    on_its_way.arrives_at,
                    on_its_way.arrives_at,
                    on_its_way.layout,
                    on_its_way.metres,
                    aboard,
                )
        zone = self._zone_of(vehicle.start)
        return Start(vehicle.start, zone, 0, max(0, vehicle.available_at), None, 0, aboard)

    def _zone_of(self, point: str) -> str | None:
        place = self.scenario.places.get(point)
        return place.zone if place else None

    def _unfold(self, number: int, run: Run, *, again: bool) -> Unfolded:
        vehicle = self.scenario.vehicles[run.vehicle]
        type = self.scenario.types[vehicle.type]
        start = self.start(vehicle)
        was, zone, since = start.point, start.zone, start.ready
        layout = start.layout
        aboard: Load = {} if again else start.aboard
        moments = []
        for index, step in enumerate(run.steps):
            begin, end, point, to = _when_and_where(step)
            if point != was:
                zone = self._zone_of(point)
            kept = after = aboard
            alighted: tuple[tuple[Party, int], ...] = ()
            boarded: tuple[tuple[Party, int], ...] = ()
            if isinstance(step, Stop):
                alighted = tuple(_at_most(aboard, self._moves(step.alight)))
                boarded = tuple(self._moves(step.board))
                kept = changed(aboard, ((party, -count) for party, count in alighted))
                after = changed(kept, boarded)
                if not kept:
                    layout = step.layout if boarded else None
            zone_after = self._zone_after(step, zone)
            moments.append(
                Moment(
                    number, index, vehicle, type, step, begin, end, was, since, point, to,
                    zone, zone_after, aboard, kept, after, alighted, boarded, layout,
                )
            )  # fmt: skip
            was, zone, since, aboard = to, zone_after, end, after
        return Unfolded(number, vehicle, type, start, tuple(moments))

    def _moves(self, moves: Iterable[PartyMove]) -> Iterator[tuple[Party, int]]:
        for move in moves:
            if self.known(move):
                yield (move.group, move.kind), move.count

    def _zone_after(self, step: Step, zone: str | None) -> str | None:
        if isinstance(step, Passage):
            crossing = self.scenario.crossings.get(step.crossing)
            if crossing is None or step.from_zone not in crossing.zones:
                return None
            return crossing.far_side(step.from_zone)
        if isinstance(step, Drive):
            crossing = self.scenario.crossings.get(step.destination)
            if crossing is None:
                return self._zone_of(step.destination)
            return zone if zone in crossing.zones else None
        return zone


def trips(run: Unfolded) -> Iterator[Trip]:
    """The trips of a run, in order; at a stop where all alight and others board, two meet."""
    moments: list[Moment] = []
    first: Moment | None = None
    under_way = bool(run.moments and run.moments[0].aboard)
    for moment in run.moments:
        if under_way:
            moments.append(moment)
            if not moment.kept:
                yield Trip(tuple(moments), first, moment)
                under_way = False
        if not under_way and moment.after:
            under_way, first, moments = True, moment, [moment]
    if under_way:
        yield Trip(tuple(moments), first, None)


def add(load: dict[Party, int], party: Party, count: int) -> None:
    """Count ``count`` more (or fewer) of a party; what is zero is not in the load."""
    total = load.get(party, 0) + count
    if total:
        load[party] = total
    else:
        load.pop(party, None)


def changed(load: Load, changes: Iterable[tuple[Party, int]]) -> Load:
    """The load after the changes."""
    result = dict(load)
    for party, count in changes:
        add(result, party, count)
    return result


def _at_most(aboard: Load, moves: Iterable[tuple[Party, int]]) -> Iterator[tuple[Party, int]]:
    """The moves, as far as there are people to move."""
    left = dict(aboard)
    for party, count in moves:
        moved = min(count, left.get(party, 0))
        if moved:
            left[party] -= moved
            yield party, moved


def _when_and_where(step: Step) -> tuple[int, int, str, str]:
    """Begin, end, the point where the step begins and the point where it ends."""
    if isinstance(step, Drive):
        return step.depart, step.arrive, step.origin, step.destination
    point = step.crossing if isinstance(step, Passage) else step.place
    return step.begin, step.end, point, point
