"""The scenario that begins at a moment of a plan, if everything went by plan until then."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from fractions import Fraction
from itertools import groupby

from safepassage.model import (
    Drive,
    Group,
    Needs,
    PartiesAboard,
    PartiesAtHandover,
    PartyCount,
    Passage,
    Plan,
    Refuel,
    RoomTaken,
    Scenario,
    Step,
    Stop,
    UnderWay,
    Vehicle,
    VehicleUnderWay,
)
from safepassage.onward.begun import rest_of, span
from safepassage.onward.clock import later, scenario_since, vehicle_since
from safepassage.orders import Load
from safepassage.travel import TravelTimes
from safepassage.units import Metres, Seconds, ceil_ratio

Party = tuple[str, str]


def state_at(scenario: Scenario, plan: Plan, after: Seconds) -> Scenario:
    """``scenario`` as it is ``after`` seconds from its start, if all goes by ``plan`` until then.

    The plan must hold for the scenario, and the moment lie within the horizon. What has begun by
    then is taken as done by the time that the plan states: a vehicle on a drive arrives, one at a
    service or an inspection is free at its end, and whoever boards or alights there has done so.
    A group of whom all have been received is left out. People of a group that arrives at a rate are
    from then on several groups: those who are there keep the group's id, those who come later stand
    as ``ID~1``, ``ID~2`` and so on, in order.
    """
    rest = rest_of(scenario, plan, after)
    steps = {run.vehicle: run.steps[: rest.begun[run.vehicle]] for run in plan.runs}
    moved = _Moved(scenario, plan, steps)
    under_way = UnderWay(
        vehicles=tuple(_vehicles(scenario, steps, after, rest.aboard)),
        aboard=tuple(_aboard(scenario, steps, after)),
        at_handover=tuple(
            PartiesAtHandover(place, group, kind, count)
            for (place, (group, kind)), count in moved.at_handover.items()
            if count
        ),
        room_taken=tuple(
            RoomTaken(place, heads) for place, heads in moved.room_taken.items() if heads.heads
        ),
    )
    on_their_way = {parties.group for parties in under_way.aboard}
    on_their_way |= {parties.group for parties in under_way.at_handover}
    return replace(
        scenario_since(scenario, after),
        groups={
            part.id: part
            for group in scenario.groups.values()
            for part in _groups(scenario, group, moved.gone, after)
            if part.parties or part.id in on_their_way
        },
        vehicles={
            vehicle.id: vehicle_since(vehicle, after, begun=bool(steps.get(vehicle.id)))
            for vehicle in scenario.vehicles.values()
        },
        under_way=under_way,
    )


class _Moved:
    """Who has left the group's place, who waits to change vehicles, and whose room is taken."""

    def __init__(
        self, scenario: Scenario, plan: Plan, steps: Mapping[str, tuple[Step, ...]]
    ) -> None:
        self.gone: dict[Party, int] = {}
        self.at_handover: dict[tuple[str, Party], int] = {}
        self.room_taken = {room.place: room.heads for room in scenario.under_way.room_taken}
        for waiting in scenario.under_way.at_handover:
            self._wait(waiting.place, (waiting.group, waiting.kind), waiting.count)
        stops = [step for run in steps.values() for step in run if isinstance(step, Stop)]
        for stop in sorted(stops, key=lambda stop: (stop.begin, stop.end)):
            for move in stop.alight:
                self._alight(scenario, stop.place, (move.group, move.kind), move.count)
            for move in stop.board:
                party = move.group, move.kind
                again = min(move.count, self.at_handover.get((stop.place, party), 0))
                if stop.place == scenario.groups[move.group].place:
                    again = 0
                self._wait(stop.place, party, -again)
                self.gone[party] = self.gone.get(party, 0) + move.count - again

    def _wait(self, place: str, party: Party, count: int) -> None:
        self.at_handover[place, party] = self.at_handover.get((place, party), 0) + count

    def _alight(self, scenario: Scenario, place: str, party: Party, count: int) -> None:
        accepts = scenario.groups[party[0]].accepts
        if not scenario.places[place].receives or (accepts and place not in accepts):
            self._wait(place, party, count)
            return
        heads = scenario.kinds[party[1]].needs.times(count)
        self.room_taken[place] = self.room_taken.get(place, Needs()).plus(heads)


def _vehicles(
    scenario: Scenario,
    steps: Mapping[str, tuple[Step, ...]],
    after: Seconds,
    aboard: Mapping[str, Load],
) -> Iterator[VehicleUnderWay]:
    """Every vehicle that has begun its run, and those that were under way already."""
    times = TravelTimes(scenario)
    already = {state.vehicle: state for state in scenario.under_way.vehicles}
    for vehicle in scenario.vehicles.values():
        before, run = already.get(vehicle.id), steps.get(vehicle.id, ())
        if not run:
            if before is not None:
                yield replace(before, arrives_at=later(before.arrives_at, after))
            continue
        last = run[-1]
        layouts = [step.layout for step in run if isinstance(step, Stop) and step.layout]
        layout = layouts[-1] if layouts else before.layout if before else None
        point, zone = _whereabouts(scenario, last, run, before, vehicle)
        yield VehicleUnderWay(
            vehicle.id,
            point,
            arrives_at=later(span(last)[1], after),
            from_zone=zone,
            layout=layout if aboard.get(vehicle.id) else None,
            metres=_driven(times, vehicle, run, before.metres if before else Metres(0)),
        )


def _whereabouts(
    scenario: Scenario,
    last: Step,
    run: tuple[Step, ...],
    before: VehicleUnderWay | None,
    vehicle: Vehicle,
) -> tuple[str, str | None]:
    """Where the last step leads; at a crossing, on which side of it the vehicle then is."""
    if isinstance(last, Passage):
        return last.crossing, scenario.crossings[last.crossing].far_side(last.from_zone)
    if not isinstance(last, Drive):
        return last.place, None
    if last.destination in scenario.places:
        return last.destination, None
    if last.origin in scenario.places:
        return last.destination, scenario.places[last.origin].zone
    for step in reversed(run[:-1]):
        if isinstance(step, Passage):
            return last.destination, scenario.crossings[step.crossing].far_side(step.from_zone)
    return last.destination, before.from_zone if before else scenario.places[vehicle.start].zone


def _driven(times: TravelTimes, vehicle: Vehicle, run: tuple[Step, ...], before: Metres) -> Metres:
    """Metres since the last refuelling, the drive under way included."""
    begins = [epoch.begins for epoch in times.scenario.travel.spells]
    metres = int(before)
    for step in run:
        if isinstance(step, Refuel):
            metres = 0
        elif isinstance(step, Drive):
            epoch = max((n for n, begin in enumerate(begins) if begin <= step.depart), default=0)
            origin, destination = times.index[step.origin], times.index[step.destination]
            metres += int(times.metres(vehicle.type, epoch)[origin, destination])
    return Metres(metres)


def _aboard(
    scenario: Scenario, steps: Mapping[str, tuple[Step, ...]], after: Seconds
) -> Iterator[PartiesAboard]:
    """Who is aboard, and since when. Whoever still boards counts as aboard from now on."""
    for vehicle in scenario.vehicles:
        riding = [
            (parties.group, parties.kind, parties.count, Seconds(parties.boarded_at - after))
            for parties in scenario.under_way.aboard
            if parties.vehicle == vehicle
        ]
        for step in steps.get(vehicle, ()):
            if not isinstance(step, Stop):
                continue
            for move in step.alight:
                riding = _without(riding, (move.group, move.kind), move.count)
            since = Seconds(min(0, step.end - after))
            riding += [(move.group, move.kind, move.count, since) for move in step.board]
        for group, kind, count, since in riding:
            yield PartiesAboard(vehicle, group, kind, count, since)


_Riding = tuple[str, str, int, Seconds]


def _without(riding: Iterable[_Riding], party: Party, count: int) -> list[_Riding]:
    """Those who stay aboard when so many of a sort alight, the first to board first."""
    staying = []
    for group, kind, there, since in riding:
        leaving = min(there, count) if (group, kind) == party else 0
        count -= leaving
        if there > leaving:
            staying.append((group, kind, there - leaving, since))
    return staying


def _groups(
    scenario: Scenario, group: Group, gone: Mapping[Party, int], after: Seconds
) -> Iterator[Group]:
    """The group without those who have left, in parts where it arrives by and by."""
    left = {kind: gone.get((group.id, kind), 0) for kind in scenario.kinds}
    if group.arrives_per_hour is None:
        parties = []
        for row in group.parties:
            leaving = min(row.count, left[row.kind])
            left[row.kind] -= leaving
            if row.count > leaving:
                parties.append(PartyCount(row.kind, row.count - leaving))
        yield replace(group, parties=tuple(parties), ready_at=later(group.ready_at, after))
        return
    coming: list[tuple[Seconds, str]] = []
    for ready, kind in arrivals(scenario, group, group.arrives_per_hour):
        if left[kind]:
            left[kind] -= 1
        else:
            coming.append((later(ready, after), kind))
    parts = {ready: [kind for _, kind in part] for ready, part in groupby(coming, lambda c: c[0])}
    yield replace(
        group,
        parties=counted(parts.pop(Seconds(0), [])),
        arrives_per_hour=None,
        ready_at=Seconds(0),
    )
    for number, (ready, kinds) in enumerate(parts.items(), start=1):
        yield replace(
            group,
            id=f"{group.id}~{number}",
            parties=counted(kinds),
            arrives_per_hour=None,
            ready_at=ready,
        )


def arrivals(scenario: Scenario, group: Group, rate: Fraction) -> Iterator[tuple[Seconds, str]]:
    """When each party of the group is ready, and its kind, in order."""
    heads = 0
    for row in group.parties:
        for _ in range(row.count):
            heads += scenario.kinds[row.kind].needs.heads
            yield Seconds(ceil_ratio(Fraction(heads * 3600) / rate)), row.kind


def counted(kinds: Iterable[str]) -> tuple[PartyCount, ...]:
    """The kinds as a group lists them, each with how many of it there are."""
    return tuple(PartyCount(kind, len(list(same))) for kind, same in groupby(sorted(kinds)))
