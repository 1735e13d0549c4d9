"""A planner that cannot be wrong because it is so timid: one vehicle after another, all alone.

It exists to hand the checker correct plans of random scenarios, and keeps its own accounts: drive
times come from :mod:`safepassage.travel`, figures are added up passenger by passenger. One vehicle
makes its trips while all others stand still; each trip carries parties of one kind of one group
straight to one reception point. What it cannot do safely it leaves undone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from safepassage.model import (
    PRIORITIES,
    Convoy,
    ConvoyScope,
    Crossing,
    Drive,
    Figures,
    LeftBehind,
    Needs,
    PartyMove,
    Passage,
    Plan,
    Priority,
    Reason,
    Run,
    Scenario,
    Step,
    Stop,
    Vehicle,
    Window,
    joined,
)
from safepassage.travel import NOT_DRIVABLE, TravelTimes


class CannotBe(Exception):
    """A trip that some rule forbids, or a scenario that this planner cannot serve."""


def naive_plan(scenario: Scenario) -> Plan | None:
    """A correct plan, or None where even a timid one would need more thought."""
    try:
        return _Day(scenario).plan()
    except CannotBe:
        return None


@dataclass
class _Side:
    """What a crossing remembers of the vehicles that its convoy rule holds for."""

    last: int | None = None
    passed: int = 0


@dataclass
class _State:
    """One vehicle on its way, and everything else that a trip may change; copied before a trip."""

    point: str
    zone: str
    time: int
    metres: int
    steps: list[Step] = field(default_factory=list)
    present: list[tuple[str, int, int]] = field(default_factory=list)
    since: int | None = None
    convoys: list[Convoy] = field(default_factory=list)
    sides: dict[tuple[str, str], _Side] = field(default_factory=dict)
    escorted: dict[str, list[int]] = field(default_factory=dict)
    arrived: int = 0

    def copy(self) -> _State:
        return replace(
            self,
            steps=list(self.steps),
            present=list(self.present),
            convoys=list(self.convoys),
            sides={key: replace(side) for key, side in self.sides.items()},
            escorted={key: list(times) for key, times in self.escorted.items()},
        )


class _Day:
    def __init__(self, scenario: Scenario) -> None:
        self.scenario = scenario
        self.travel = TravelTimes(scenario)
        self.boarded: dict[tuple[str, str], int] = defaultdict(int)
        self.room = {place.id: Needs() for place in scenario.places.values()}
        for taken in scenario.under_way.room_taken:
            self.room[taken.place] = self.room[taken.place].plus(taken.heads)
        for waiting in scenario.under_way.at_handover:
            heads = scenario.kinds[waiting.kind].needs.times(waiting.count)
            self.room[waiting.place] = self.room[waiting.place].plus(heads)
        self.ready = {
            (group.id, kind): times
            for group in scenario.groups.values()
            for kind, times in self._ready(group.id).items()
        }
        self.received: list[tuple[Priority, int, int, int]] = []
        self.distance = 0

    def plan(self) -> Plan:
        state = _State("", "", 0, 0)
        runs = []
        for vehicle in self.scenario.vehicles.values():
            state = self._begin(vehicle, state)
            loaded = any(own.vehicle == vehicle.id for own in self.scenario.under_way.aboard)
            if loaded:
                if vehicle.end is not None:
                    raise CannotBe("people aboard need a thought")
            else:
                state = self._trips(vehicle, state)
            runs.append(Run(vehicle.id, tuple(state.steps)))
        return self._written(tuple(runs), tuple(state.convoys))

    # One vehicle -----------------------------------------------------------------------------

    def _begin(self, vehicle: Vehicle, before: _State) -> _State:
        state = before.copy()
        state.steps, state.present, state.since, state.metres = [], [], None, 0
        point, zone, ready, state.arrived = vehicle.start, None, vehicle.available_at, 0
        for own in self.scenario.under_way.vehicles:
            if own.vehicle == vehicle.id:
                point, zone, ready = own.point, own.from_zone, own.arrives_at
                state.metres, state.arrived = own.metres, own.arrives_at
        state.point = point
        state.zone = zone or self.scenario.places[point].zone
        # What the vehicle before did lies behind this one, a minute at least.
        state.time = max(ready, before.time + 60)
        return state

    def _trips(self, vehicle: Vehicle, state: _State) -> _State:
        self._home(vehicle, state)
        made = 0
        for group, kind in self.ready:
            for place in self.scenario.places.values():
                while made < 3 and place.receives:
                    try:
                        state = self._trip(vehicle, state, group, kind, place.id)
                        made += 1
                    except CannotBe:
                        break
        return self._home(vehicle, state)

    def _home(self, vehicle: Vehicle, state: _State) -> _State:
        """The run with its last drive, to where the vehicle must end: every trip leaves time."""
        state = state.copy()
        if vehicle.end is None:
            return state
        if state.point != vehicle.end:
            self._go(vehicle, state, vehicle.end, Needs())
        if state.arrived > self.scenario.horizon:
            raise CannotBe("too late home")
        self._check_run(vehicle, state)
        return state

    def _trip(
        self, vehicle: Vehicle, before: _State, group_id: str, kind_id: str, reception: str
    ) -> _State:
        state = before.copy()
        group, kind = self.scenario.groups[group_id], self.scenario.kinds[kind_id]
        type, ready = self.scenario.types[vehicle.type], self.ready[group_id, kind_id]
        gone = self.boarded[group_id, kind_id]
        if group.accepts and reception not in group.accepts:
            raise CannotBe("not accepted")
        counts = range(min(3, len(ready) - gone), 0, -1)
        fitting = [
            (count, layout.id)
            for count in counts
            for layout in type.layouts
            if kind.needs.times(count).fit_in(layout.places)
            and self._has_room(reception, kind.needs.times(count))
        ]
        if not fitting:
            raise CannotBe("nobody fits")
        count, layout = fitting[0]
        move, heads = (PartyMove(group_id, kind_id, count),), kind.needs.times(count)
        if state.point != group.place:
            self._go(vehicle, state, group.place, Needs())
        state.time = max(state.time, ready[gone + count - 1])
        board = type.stop_seconds + _dot(heads, type.board_seconds)
        begin = self._service(state, self._windows(group.place), board)
        self._step(state, Stop(group.place, begin, begin + board, board=move, layout=layout))
        boarded = begin + board
        if group.place != reception:
            self._go(vehicle, state, reception, heads)
        alight = type.stop_seconds + _dot(heads, type.alight_seconds)
        set_down = self._service(state, self._windows(reception), alight)
        self._step(state, Stop(reception, set_down, set_down + alight, alight=move))
        if group.max_aboard is not None and set_down - boarded > group.max_aboard:
            raise CannotBe("aboard too long")
        if set_down + alight > self.scenario.horizon:
            raise CannotBe("too late")
        if not _inside(vehicle.crew_hours, begin, set_down + alight):
            raise CannotBe("no crew for the trip")
        self._check_run(vehicle, state)
        self._home(vehicle, state)
        self.boarded[group_id, kind_id] += count
        self.room[reception] = self.room[reception].plus(heads)
        for time in ready[gone : gone + count]:
            self.received.append((group.priority, kind.needs.heads, time, set_down + alight))
        return state

    def _check_run(self, vehicle: Vehicle, state: _State) -> None:
        """Crew hours of every step, the range, zone windows while it was in each zone."""
        type = self.scenario.types[vehicle.type]
        if type.range_metres is not None and state.metres > type.range_metres:
            raise CannotBe("out of range")
        for step in state.steps:
            begin, end = _times(step)
            if not _inside(vehicle.crew_hours, begin, end):
                raise CannotBe("no crew")
        present = list(state.present)
        if state.since is not None and state.steps:
            present.append((state.zone, state.since, _times(state.steps[-1])[1]))
        for zone, begin, end in present:
            if not _inside(self.scenario.zones[zone].windows, begin, end):
                raise CannotBe("the zone is closed")

    # Driving -----------------------------------------------------------------------------------

    def _go(self, vehicle: Vehicle, state: _State, place: str, heads: Needs) -> None:
        """Drive to a place of whatever zone, through the crossings on the way."""
        known = self.scenario.places[place]
        if vehicle.places and place not in (*vehicle.places, vehicle.end):
            raise CannotBe("may not go there")
        for crossing in self._way(vehicle, state.zone, known.zone):
            if state.point != crossing.id:
                self._drive(vehicle, state, crossing.id, heads)
            self._pass(vehicle, state, crossing, heads)
        self._drive(vehicle, state, place, heads)
        state.arrived = state.time

    def _way(self, vehicle: Vehicle, zone: str, goal: str) -> list[Crossing]:
        """Fewest crossings from zone to zone, breadth first."""
        ways: list[tuple[str, list[Crossing]]] = [(zone, [])]
        seen = {zone}
        for here, way in ways:
            if here == goal:
                return way
            for crossing in self.scenario.crossings.values():
                if here in crossing.zones:
                    there = crossing.far_side(here)
                    if there not in seen and (not vehicle.zones or there in vehicle.zones):
                        seen.add(there)
                        ways.append((there, [*way, crossing]))
        raise CannotBe("no way")

    def _drive(self, vehicle: Vehicle, state: _State, to: str, heads: Needs) -> None:
        type = self.scenario.types[vehicle.type]
        here, there = self.travel.index[state.point], self.travel.index[to]
        while True:
            epoch = max(
                n for n, one in enumerate(self.scenario.travel.epochs) if one.begins <= state.time
            )
            table = self.travel.seconds(type.id, epoch, loaded=bool(heads.heads))
            seconds = int(table[here, there])
            if seconds >= NOT_DRIVABLE or state.point == to:
                raise CannotBe("no road")
            closed = [
                closure.window.end
                for closure in self.scenario.travel.closures
                if (closure.origin, closure.destination) == (state.point, to)
                and closure.profile in (None, type.profile)
                and state.time < closure.window.end
                and closure.window.begin < state.time + seconds
            ]
            if not closed:
                break
            state.time = max(closed)
        metres = int(self.travel.metres(type.id, epoch)[here, there])
        state.metres += metres
        self._step(state, Drive(state.point, to, state.time, state.time + seconds))
        state.point = to

    def _pass(self, vehicle: Vehicle, state: _State, crossing: Crossing, heads: Needs) -> None:
        inspection, rule = crossing.inspection(state.zone), crossing.convoys
        took = inspection.empty_seconds
        if heads.heads:
            took = inspection.loaded_seconds + _dot(heads, inspection.per_head_seconds)
        number = None
        if rule is not None and (heads.heads or rule.holds_for is ConvoyScope.ALL):
            side = state.sides.setdefault((crossing.id, state.zone), _Side())
            escorted = state.escorted.setdefault(crossing.id, [])
            if side.passed and rule.min_vehicles > 1:
                raise CannotBe("only the last convoy may be as small as this")
            if rule.escorts == 0:
                raise CannotBe("no escort")
            if side.last is not None:
                state.time = max(state.time, side.last + rule.headway)
            if rule.escorts is not None and len(escorted) >= rule.escorts:
                state.time = max(state.time, escorted[-rule.escorts] + rule.turnaround)
        begin = self._service(state, crossing.windows, took)
        if rule is not None and (heads.heads or rule.holds_for is ConvoyScope.ALL):
            side.last, side.passed = begin, side.passed + 1
            escorted.append(begin)
            number = len(state.convoys)
            state.convoys.append(Convoy(crossing.id, state.zone, (vehicle.id,)))
        self._step(state, Passage(crossing.id, state.zone, begin, begin + took, number))
        if state.since is not None:
            state.present.append((state.zone, state.since, begin))
        state.zone, state.since = crossing.far_side(state.zone), begin + took

    def _service(self, state: _State, windows: tuple[Window, ...], took: int) -> int:
        """When a service can begin, at the earliest."""
        if not windows:
            return state.time
        for window in joined(windows):
            begin = max(state.time, window.begin)
            if begin + took <= window.end:
                return begin
        raise CannotBe("no window")

    def _step(self, state: _State, step: Step) -> None:
        if state.since is None:
            state.since = _times(step)[0]
        state.steps.append(step)
        state.time = _times(step)[1]

    # Who and how many ----------------------------------------------------------------------------

    def _windows(self, place: str) -> tuple[Window, ...]:
        return self.scenario.places[place].windows

    def _has_room(self, place: str, heads: Needs) -> bool:
        room, taken = self.scenario.places[place].room, self.room[place].plus(heads)
        if room.heads is not None and taken.heads > room.heads:
            return False
        by_need = room.by_need
        return by_need is None or taken.fit_in(
            Needs(**{need.value: count for need, count in by_need.items()})
        )

    def _ready(self, group_id: str) -> dict[str, list[int]]:
        """For each kind, when its parties are ready, one by one."""
        group = self.scenario.groups[group_id]
        times: dict[str, list[int]] = defaultdict(list)
        heads = 0
        for row in group.parties:
            for _ in range(row.count):
                heads += self.scenario.kinds[row.kind].needs.heads
                rate = group.arrives_per_hour
                late = group.ready_at if rate is None else -((-heads * 3600) // rate)
                times[row.kind].append(int(late))
        return times

    # The plan ----------------------------------------------------------------------------------

    def _written(self, runs: tuple[Run, ...], convoys: tuple[Convoy, ...]) -> Plan:
        left = tuple(self._left())
        heads = dict.fromkeys(PRIORITIES, 0)
        for entry in left:
            kind = self.scenario.kinds[entry.kind]
            heads[self.scenario.groups[entry.group].priority] += kind.needs.heads * entry.count
        ends = [end for _, _, _, end in self.received]
        t1 = [end for priority, _, _, end in self.received if priority is Priority.T1]
        figures = Figures(
            heads, max(t1, default=0), max(ends, default=0), self._exposure(), self._metres(runs)
        )
        return Plan(
            self.scenario.id, self.scenario.digest, runs, convoys, left, figures, made_by="naive"
        )

    def _left(self) -> Iterator[LeftBehind]:
        for (group, kind), times in self.ready.items():
            count = len(times) - self.boarded[group, kind]
            if count:
                where = self.scenario.groups[group].place
                yield LeftBehind(group, kind, count, where, Reason.NO_TIME)
        for own in self.scenario.under_way.aboard:
            yield LeftBehind(own.group, own.kind, own.count, own.vehicle, Reason.NO_ROUTE)
        for waiting in self.scenario.under_way.at_handover:
            yield LeftBehind(
                waiting.group, waiting.kind, waiting.count, waiting.place, Reason.NO_VEHICLE
            )

    def _exposure(self) -> int:
        """Head by head: the priority's weight × from ready to received, or to the horizon."""
        horizon, weights, kinds = self.scenario.horizon, self.scenario.weights, self.scenario.kinds
        total = sum(
            weights[priority] * heads * (end - ready)
            for priority, heads, ready, end in self.received
        )
        for (group, kind), times in self.ready.items():
            weight = weights[self.scenario.groups[group].priority] * kinds[kind].needs.heads
            waiting = times[self.boarded[group, kind] :]
            total += sum(weight * max(0, horizon - ready) for ready in waiting)
        aside = (*self.scenario.under_way.aboard, *self.scenario.under_way.at_handover)
        for parties in aside:
            weight = weights[self.scenario.groups[parties.group].priority]
            total += weight * kinds[parties.kind].needs.heads * parties.count * horizon
        return total

    def _metres(self, runs: tuple[Run, ...]) -> int:
        total = 0
        for run in runs:
            type = self.scenario.vehicles[run.vehicle].type
            for step in run.steps:
                if isinstance(step, Drive):
                    epoch = max(
                        n
                        for n, one in enumerate(self.scenario.travel.epochs)
                        if one.begins <= step.depart
                    )
                    here, there = (
                        self.travel.index[point] for point in (step.origin, step.destination)
                    )
                    total += int(self.travel.metres(type, epoch)[here, there])
        return total


def _times(step: Step) -> tuple[int, int]:
    return (step.depart, step.arrive) if isinstance(step, Drive) else (step.begin, step.end)


def _dot(heads: Needs, seconds: Needs) -> int:
    return sum(count * each for count, each in zip(heads, seconds, strict=True))


def _inside(windows: tuple[Window, ...], begin: int, end: int) -> bool:
    return not windows or any(w.begin <= begin and end <= w.end for w in joined(windows))
