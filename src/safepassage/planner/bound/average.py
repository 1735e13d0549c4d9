"""How long it takes on average: vehicle, lane and bay time against what is asked of them.

A linear programme without a clock. Every place in a vehicle makes its own journey: from the start
to where somebody boards, on to where they alight, back to where the next boards. A party that takes
up a share of its vehicle has that share of the vehicle's way, of its inspections and of its stops;
its own boarding and alighting take the whole vehicle's time. The programme minimises the time T by
which all can be received if every vehicle, lane and bay worked without a pause, each from the first
moment at which it can, to the last at which it matters.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from safepassage.model import Need, Needs, Proof, Role, Window
from safepassage.planner.bound.demand import Commodity, Demand
from safepassage.planner.bound.ground import NEVER, FleetClass, Ground, service_seconds
from safepassage.planner.bound.loads import fullest, split_loads
from safepassage.planner.bound.reach import Reach
from safepassage.planner.bound.ways import Way, Ways, least_metres, shortest, ways_out

Spots = NDArray[np.int64]

MOST_VARIABLES = 60_000
"""Beyond this the programme is not set up."""

ROUNDS = 40
"""How often T is raised, at most, until opening times and first and last moments are met."""

MOMENTS = -1
"""Instead of the number of a measure: what is counted load by load."""

MOST_LOADS = 80
"""Where a class has more fullest loads than this, loads are not counted one by one."""

MOST_TAILS = 4
"""How many times before the end are told apart at one crossing."""

MEASURES = 6
"""How many measures of fullness are used for one vehicle class."""

PRESSED = 0.4
"""Lanes and bays that are busy for less than this share of the time are left out of the hints."""

TOLERANCE = 1e-6
"""By which part the solver's value is lowered before it counts as proven."""


@dataclass(frozen=True)
class Busy:
    """What holds things up, with the seconds it is busy and the share of the blame it has."""

    what: str
    id: str
    blame: float
    seconds: float
    loaded: float = 0.0
    empty: float = 0.0
    head: int = 0
    tail: int = 0
    many: int = 1


@dataclass(frozen=True)
class Average:
    """The least T, and what is busy until then, the most to blame first."""

    seconds: int
    busy: tuple[Busy, ...] = ()
    hints: Hints = field(default_factory=lambda: Hints())


@dataclass
class Hints:
    """Where finer bounds may begin: prices in seconds of T, and measures of fullness.

    ``parties`` by commodity and place; ``timed`` by ``lane`` or ``bay`` and whose, per second, with
    the seconds from when it is of use and until how long before the end;
    ``rooms`` by place and what counts; ``measures`` by number of the fleet class, for each needs.
    """

    parties: dict[tuple[Commodity, str], float] = field(default_factory=dict)
    timed: dict[tuple[str, tuple[object, ...]], tuple[float, int, int]] = field(
        default_factory=dict
    )
    rooms: dict[tuple[str, str], float] = field(default_factory=dict)
    measures: dict[int, dict[Needs, float]] = field(default_factory=dict)


Uses = dict[tuple[int, int], list[tuple[Any, float]]]
"""What is used of something, by fleet class and measure: variables and how much each uses."""


@dataclass
class _Tank:
    """Vehicle time with refuelling: all that is driven beyond one range must have been refuelled.

    So each metre costs its part of a refuelling, of which one for each vehicle is given back.
    """

    row: Any
    metres: Spots
    range: int
    refuel: int

    @classmethod
    def of(cls, ground: Ground, fleet: FleetClass, solver: Any) -> _Tank | None:
        """None where vehicles of the class have no range, or nowhere to refuel."""
        limit = ground.scenario.types[fleet.type].range_metres
        takes = [
            int(place.refuel_seconds)
            for id, place in ground.scenario.places.items()
            if place.refuel_seconds is not None and ground.may_be(fleet, ground.place_spots[id])
        ]
        if not limit or not takes:
            return None
        row = solver.Constraint(-solver.infinity(), 0)
        return cls(row, least_metres(ground, fleet), int(limit), min(takes))

    def add(self, variable: Any, part: float, origin: int, goal: int, seconds: float) -> None:
        """A variable that stands for drives from ``origin`` to ``goal``, by a part of a vehicle."""
        metres = int(self.metres[origin, goal])
        fuel = part * self.refuel * metres / self.range if metres < NEVER else 0.0
        self.row.SetCoefficient(variable, self.row.GetCoefficient(variable) + seconds + fuel)


@dataclass
class _Late:
    """What must be over so many seconds before the end: what uses how much, and what is counted."""

    tail: int
    uses: list[tuple[Any, float]] = field(default_factory=list)
    loaded: list[tuple[Any, float]] = field(default_factory=list)
    empty: list[tuple[Any, float]] = field(default_factory=list)

    def add(self, other: _Late) -> None:
        self.uses += other.uses
        self.loaded += other.loaded
        self.empty += other.empty


@dataclass(frozen=True)
class _Passing:
    """Vehicles of one class that come out of a zone: whom they carry, in how many loads.

    People with their needs, loads alone; both with how long before the end they pass at the latest.
    """

    fleet: FleetClass
    zone: str
    people: list[tuple[Any, Needs, int]]
    loads: list[tuple[Any, int]]


@dataclass
class _Resource:
    """Lanes or bays: how many, when open, of use from when and until how long before the end."""

    what: str
    id: str
    many: int
    windows: tuple[Window, ...]
    head: int = NEVER
    tail: int = NEVER
    rows: Uses = field(default_factory=dict)
    loaded: Uses = field(default_factory=dict)
    empty: Uses = field(default_factory=dict)
    passing: list[_Passing] = field(default_factory=list)


def least_time(
    ground: Ground, reach: Reach, demand: Demand, since: int = 0, spare: int = 0
) -> Average | None:
    """The least time by which all but ``spare`` heads of the demand can be received.

    ``since`` not 0: for people who are all ready at ``since`` or later; what happened before is
    forgotten, and vehicles may be anywhere then. None where nothing can be said.
    """
    programme = _Programme(ground, reach, demand, since, spare)
    return programme.solve() if programme.worth_solving else None


def average_proof(average: Average, heads: int) -> Proof:
    """The argument of such a bound: what is most to blame for it."""
    binds = tuple(
        dict.fromkeys("fleet" if b.what == "fleet" else f"{b.what}:{b.id}" for b in average.busy)
    )
    most = average.busy[0] if average.busy else None
    if most is None or most.what == "fleet":
        return Proof("fleet", {"by_at": average.seconds, "heads": heads}, binds or ("fleet",))
    numbers: dict[str, int | str] = {
        "by_at": average.seconds,
        "busy_s": int(most.seconds / most.many),
        "way_s": most.tail,
    }
    if most.what == "crossing":
        numbers |= {
            "crossing": most.id,
            "lanes": most.many,
            "passages": math.ceil(most.loaded - 1e-6),
            "returns": math.ceil(min(most.empty, most.loaded) - 1e-6),
        }
        return Proof("crossing", numbers, binds)
    return Proof("bays", numbers | {"place": most.id, "bays": most.many}, binds)


class _Programme:
    def __init__(
        self, ground: Ground, reach: Reach, demand: Demand, since: int, spare: int
    ) -> None:
        from ortools.linear_solver import pywraplp

        self.ground, self.reach, self.demand, self.since = ground, reach, demand, since
        self.solver = pywraplp.Solver.CreateSolver("GLOP")
        self.free = self.solver.infinity()
        self.time = self.solver.NumVar(since, NEVER, "T")
        self.solver.Minimize(self.time)
        self.useful = ways_out(ground, demand)
        self.kinds = list(self.useful)
        self.spare = spare
        self.resources: dict[tuple[str, str, str], _Resource] = {}
        self.moves: dict[tuple[Commodity, str], list[tuple[Any, float]]] = {}
        self.rooms: dict[tuple[str, str], list[tuple[Any, float]]] = {}
        self.load_rows: list[tuple[int, Needs, Any]] = []
        self.fleet_rows: list[tuple[Any, FleetClass, int, int]] = []
        self.shares: dict[tuple[int, int], dict[Needs, float]] = {}
        self.measured: list[tuple[tuple[int, int], Any]] = []
        self.demand_rows: dict[tuple[Commodity, str], Any] = {}
        self.room_rows: dict[tuple[str, str], Any] = {}
        self.size = 0
        self._tails: dict[int, Spots] = {}
        self._kind_tails: dict[tuple[int, Commodity], Spots] = {}
        self._kind_onward: dict[Commodity, Spots] = {}
        for number, fleet in enumerate(ground.fleet):
            self._add_fleet(number, fleet)
            if self.size > MOST_VARIABLES:
                break
        self.worth_solving = bool(demand.ready) and self.size <= MOST_VARIABLES
        if self.worth_solving:
            self._add_demand()
            self._add_rooms()

    # What vehicles do.

    def _add_fleet(self, number: int, fleet: FleetClass) -> None:
        ground = self.ground
        carried = [kind for kind in self.kinds if self._fits(fleet, kind.needs)]
        needs = list(dict.fromkeys(kind.needs for kind in carried))
        if not needs:
            return
        layouts = tuple(layout.places for layout in ground.scenario.types[fleet.type].layouts)
        loads = fullest(layouts, tuple(needs))
        if loads is None:
            loads = split_loads(layouts, tuple(needs))
        measures = measures_of(tuple(needs), loads)
        rides = Ways(ground, fleet, loaded=True)
        links = [
            (kind, p, d, way)
            for kind in carried
            for p in self._origins(kind)
            for d in self._ends(kind)
            if p != d
            for way in self._between(fleet, rides, p, d)
            if kind.max_aboard is None or way.seconds <= kind.max_aboard
        ]
        if not links:
            return
        self.size += len(links) * (1 + len(measures))
        if self.size > MOST_VARIABLES:
            return
        there = self.reach.vehicles[number]
        riding = [self.solver.NumVar(0, self.free, "") for _ in links]
        for (kind, p, d, way), amount in zip(links, riding, strict=True):
            self._count_people(fleet, kind, p, d, way, amount, there)
        for measure in measures:
            share = {n: float(m) for n, m in zip(needs, measure, strict=True)}
            self._circulate(number, fleet, links, riding, share)
        if len(loads) <= MOST_LOADS:
            self._pass_in_loads(number, fleet, links, riding, needs, loads)

    def _pass_in_loads(
        self,
        number: int,
        fleet: FleetClass,
        links: list[tuple[Commodity, int, int, Way]],
        riding: list[Any],
        needs: list[Needs],
        loads: Spots,
    ) -> None:
        """At the moment of an inspection those aboard are a load; and who goes out had come in.

        A passage is as early as the one aboard requires who has the longest way before them: its
        tail. The people whose tail is no less than some time pass in loads whose tail is no less,
        and all of those are over so long before the end.
        """
        ground, solver = self.ground, self.solver
        measure, there, tail = (
            (number, MOMENTS),
            self.reach.vehicles[number],
            self._tails_of(number),
        )
        passing: dict[tuple[str, str], list[tuple[Any, Needs, int]]] = {}
        for (kind, _, _, way), amount in zip(links, riding, strict=True):
            for crossing, zone in way.passes:
                far = ground.scenario.crossings[crossing].far_side(zone)
                after = ground.side_spots[crossing, far]
                own = int(self._tails_of_kind(number, kind)[after])
                passing.setdefault((crossing, zone), []).append((amount, kind.needs, own))
        balance = {
            zone: solver.Constraint(
                -self.free,
                fleet.count if self.since or ground.zone_of[fleet.start] == zone else 0,
            )
            for zone in ground.scenario.zones
        }
        for before, after, crossing, zone in ground.sides():
            if not (ground.may_be(fleet, before) and ground.may_be(fleet, after)):
                continue
            rule = ground.scenario.crossings[crossing].inspection(zone)
            far = ground.scenario.crossings[crossing].far_side(zone)
            empty = solver.NumVar(0, self.free, "")
            passes = [(empty, 0.0, 0)]
            people = passing.get((crossing, zone), [])
            if people:
                passes += [
                    (one, 1.0, level) for one, level in self._in_loads(number, people, needs, loads)
                ]
                for amount, need, _ in people:
                    takes = service_seconds(rule.per_head_seconds, need)
                    self._use_lane(
                        crossing, zone, measure, amount, takes, there, tail, counts=False
                    )
            for one, loaded, _ in passes:
                balance[zone].SetCoefficient(one, 1)
                balance[far].SetCoefficient(one, -1)
                least = min(int(rule.empty_seconds), int(rule.loaded_seconds))
                takes = int(rule.loaded_seconds) if loaded else least
                self._use_lane(crossing, zone, measure, one, takes, there, tail, loaded=loaded)
            shared = ground.scenario.crossings[crossing].lanes_shared
            resource = self.resources.get(("crossing", crossing, "" if shared else zone))
            if people and resource is not None:
                levels = [(one, level) for one, _, level in passes[1:]]
                resource.passing.append(_Passing(fleet, zone, people, levels))

    def _pass_before(
        self,
        resource: _Resource,
        tail: int,
        passing: _Passing,
    ) -> _Late:
        """What of one class passes so long before the end, and what had come in by then.

        Whoever came in did so through this crossing where it is the zone's only one.
        """
        rules = self.ground.scenario.crossings[resource.id]
        rule = rules.inspection(passing.zone)
        gone = [one for one, level in passing.loads if level >= tail]
        late = _Late(tail, loaded=[(one, 1.0) for one in gone])
        late.uses = [(one, float(rule.loaded_seconds)) for one in gone]
        late.uses += [
            (amount, float(service_seconds(rule.per_head_seconds, need)))
            for amount, need, own in passing.people
            if own >= tail
        ]
        ways_in = [c for c in self.ground.scenario.crossings.values() if passing.zone in c.zones]
        if len(ways_in) > 1 or not rules.lanes_shared:
            return late
        inward = rules.inspection(rules.far_side(passing.zone))
        there_already = self.since or self.ground.zone_of[passing.fleet.start] == passing.zone
        came = self.solver.NumVar(0, self.free, "")
        row = self.solver.Constraint(-self.free, passing.fleet.count if there_already else 0)
        row.SetCoefficient(came, -1)
        for one in gone:
            row.SetCoefficient(one, 1)
        takes = min(int(inward.empty_seconds), int(inward.loaded_seconds))
        late.uses.append((came, float(takes)))
        late.empty.append((came, 1.0))
        return late

    def _in_loads(
        self, number: int, people: list[tuple[Any, Needs, int]], needs: list[Needs], loads: Spots
    ) -> list[tuple[Any, int]]:
        """How many of each of the fullest loads it takes to hold these people, tail by tail."""
        levels = sorted({own for _, _, own in people}, reverse=True)
        if len(levels) > MOST_TAILS:
            levels = sorted({*levels[:: -(-len(levels) // MOST_TAILS)], levels[-1]}, reverse=True)
        times: list[tuple[Any, int]] = []
        by_load: list[list[Any]] = [[] for _ in loads]
        for level in levels:
            for made in by_load:
                made.append(self.solver.NumVar(0, self.free, ""))
                times.append((made[-1], level))
            for i, need in enumerate(needs):
                those = [amount for amount, other, own in people if other == need and own >= level]
                if not those:
                    continue
                row = self.solver.Constraint(-self.free, 0)
                for amount in those:
                    row.SetCoefficient(amount, row.GetCoefficient(amount) + 1)
                for made, load in zip(by_load, loads, strict=True):
                    for one in made:
                        row.SetCoefficient(one, -float(load[i]))
                self.load_rows.append((number, need, row))
        return times

    def _fits(self, fleet: FleetClass, needs: Needs) -> bool:
        layouts = self.ground.scenario.types[fleet.type].layouts
        return any(needs.fit_in(layout.places) for layout in layouts)

    def _between(self, fleet: FleetClass, ways: Ways, origin: int, goal: int) -> list[Way]:
        may = self.ground.may_be(fleet, origin) and self.ground.may_be(fleet, goal)
        return ways.between(origin, goal) if may else []

    def _origins(self, kind: Commodity) -> list[int]:
        standing = {place for k, place in self.demand.ready if k == kind}
        standing |= {p for p in self.useful[kind] if self._handover(kind, p)}
        return sorted(self.ground.place_spots[place] for place in standing)

    def _ends(self, kind: Commodity) -> list[int]:
        return sorted(self.ground.place_spots[place] for place in self.useful[kind])

    def _handover(self, kind: Commodity, place: str) -> bool:
        there = self.ground.scenario.places[place]
        return Role.HANDOVER in there.roles and not self._final(kind, place)

    def _final(self, kind: Commodity, place: str) -> bool:
        there = self.ground.scenario.places[place]
        return there.receives and (not kind.accepts or place in kind.accepts)

    def _count_people(
        self,
        fleet: FleetClass,
        kind: Commodity,
        p: int,
        d: int,
        way: Way,
        amount: Any,
        there: Spots,
    ) -> None:
        """Where they leave from and come to, and how early or late the ride can be of use."""
        origin, goal = self.ground.point_of[p], self.ground.point_of[d]
        self.moves.setdefault((kind, origin), []).append((amount, 1.0))
        if self._final(kind, goal):
            for what, use in room_use(kind.needs, kind.needs.heads):
                self.rooms.setdefault((goal, what), []).append((amount, float(use)))
        else:
            self.moves.setdefault((kind, goal), []).append((amount, -1.0))

    # Places in vehicles, each on its own journey.

    def _circulate(
        self,
        number: int,
        fleet: FleetClass,
        links: list[tuple[Commodity, int, int, Way]],
        riding: list[Any],
        share: dict[Needs, float],
    ) -> None:
        ground, solver = self.ground, self.solver
        type_ = ground.scenario.types[fleet.type]
        stop = int(type_.stop_seconds)
        there = self.reach.vehicles[number]
        begins = sorted({p for _, p, _, _ in links})
        ends = sorted({d for _, _, d, _ in links})
        work = solver.Constraint(-self.free, 0)
        tank = _Tank.of(ground, fleet, solver)
        out = {p: solver.Constraint(0, self.free) for p in begins}
        back = {d: solver.Constraint(-self.free, 0) for d in ends}
        measure = (number, len(self.fleet_rows))
        self.shares[measure] = share
        self.measured.append((measure, work))
        tail = self._tails_of(number)
        for (kind, p, d, way), amount in zip(links, riding, strict=True):
            part = share[kind.needs]
            board = service_seconds(type_.board_seconds, kind.needs)
            alight = service_seconds(type_.alight_seconds, kind.needs)
            work.SetCoefficient(amount, part * (way.seconds + 2 * stop) + board + alight)
            if tank is not None:
                tank.add(amount, part, p, d, part * (way.seconds + 2 * stop) + board + alight)
            out[p].SetCoefficient(amount, out[p].GetCoefficient(amount) - part)
            back[d].SetCoefficient(amount, back[d].GetCoefficient(amount) - part)
            self._use_bay(p, measure, amount, part * stop + board, int(there[p]), int(tail[p]))
            onward = 0 if self._final(kind, ground.point_of[d]) else int(self._onward[d])
            self._use_bay(d, measure, amount, part * stop + alight, int(there[d]), onward)
            for crossing, zone in way.passes:
                rule = ground.scenario.crossings[crossing].inspection(zone)
                takes = part * int(rule.loaded_seconds)
                takes += service_seconds(rule.per_head_seconds, kind.needs)
                self._use_lane(crossing, zone, measure, amount, takes, there, tail, loaded=part)
        returns = Ways(ground, fleet, loaded=False)
        first = solver.Constraint(-self.free, fleet.count)
        for p in begins:
            if there[p] < NEVER:
                begun = solver.NumVar(0, self.free, "")
                first.SetCoefficient(begun, 1)
                out[p].SetCoefficient(begun, 1)
                if not self.since:
                    work.SetCoefficient(begun, float(there[p]) - fleet.available)
                    if tank is not None:
                        tank.add(begun, 0.0, p, p, float(there[p]) - fleet.available)
                    self._come_in(fleet, p, measure, begun, there, tail)
            for d in ends:
                for way in returns.between(d, p):
                    again = solver.NumVar(0, self.free, "")
                    if tank is not None:
                        tank.add(again, 1.0, d, p, float(way.seconds if d != p else -stop))
                    out[p].SetCoefficient(again, 1)
                    back[d].SetCoefficient(again, 1)
                    work.SetCoefficient(again, float(way.seconds if d != p else -stop))
                    for crossing, zone in way.passes:
                        takes = returns.inspection(crossing, zone)
                        self._use_lane(crossing, zone, measure, again, takes, there, tail)
        free_from = max(fleet.available, self.since)
        work.SetCoefficient(self.time, -fleet.count)
        self.fleet_rows.append((work, fleet, free_from, 0))
        if tank is not None:
            tank.row.SetCoefficient(self.time, -fleet.count)
            self.fleet_rows.append((tank.row, fleet, free_from, tank.refuel))

    def _come_in(
        self,
        fleet: FleetClass,
        p: int,
        measure: tuple[int, int],
        begun: Any,
        there: Spots,
        tail: Spots,
    ) -> None:
        """The crossings that every way from the start to the first place must pass."""
        chains = Ways(self.ground, fleet, loaded=False).between(fleet.start, p)
        if not chains:
            return
        certain = set(chains[0].passes).intersection(*(chain.passes for chain in chains[1:]))
        for crossing, zone in sorted(certain):
            rule = self.ground.scenario.crossings[crossing].inspection(zone)
            takes = min(int(rule.empty_seconds), int(rule.loaded_seconds))
            self._use_lane(crossing, zone, measure, begun, takes, there, tail)

    # Lanes and bays.

    def _use_lane(
        self,
        crossing: str,
        zone: str,
        measure: tuple[int, int],
        amount: Any,
        takes: float,
        there: Spots,
        tail: Spots,
        loaded: float = 0.0,
        counts: bool = True,
    ) -> None:
        rule = self.ground.scenario.crossings[crossing]
        if rule.lanes is None or not takes:
            return
        key = ("crossing", crossing, "" if rule.lanes_shared else zone)
        if key not in self.resources:
            windows = self.ground.crossing_windows[crossing]
            self.resources[key] = _Resource("crossing", crossing, rule.lanes, windows)
        resource = self.resources[key]
        before = self.ground.side_spots[crossing, zone]
        after = self.ground.side_spots[crossing, rule.far_side(zone)]
        resource.head = min(resource.head, max(self.since, int(there[before])))
        resource.tail = min(resource.tail, int(tail[after]) if loaded else NEVER)
        resource.rows.setdefault(measure, []).append((amount, takes))
        if counts:
            uses = resource.loaded if loaded else resource.empty
            uses.setdefault(measure, []).append((amount, loaded or 1.0))

    def _use_bay(
        self,
        spot: int,
        measure: tuple[int, int],
        amount: Any,
        takes: float,
        head: int,
        tail: int,
    ) -> None:
        place = self.ground.scenario.places[self.ground.point_of[spot]]
        if place.bays is None or not takes:
            return
        key = ("place", place.id, "")
        if key not in self.resources:
            windows = self.ground.place_windows[place.id]
            self.resources[key] = _Resource("place", place.id, place.bays, windows)
        resource = self.resources[key]
        resource.head = min(resource.head, max(self.since, head))
        resource.tail = min(resource.tail, tail)
        resource.rows.setdefault(measure, []).append((amount, takes))

    @cached_property
    def _onward(self) -> Spots:
        """For each spot where people may stand the least seconds until they can be received."""
        return standing_tails(self.ground, self.kinds)

    def _tails_of(self, number: int) -> Spots:
        """For each spot the least seconds until people aboard there can be received."""
        if number not in self._tails:
            self._tails[number] = riding_tails(
                self.ground, self.ground.fleet[number], self.kinds, self._onward
            )
        return self._tails[number]

    def _tails_of_kind(self, number: int, kind: Commodity) -> Spots:
        """The same for people of one kind."""
        if (number, kind) not in self._kind_tails:
            if kind not in self._kind_onward:
                self._kind_onward[kind] = standing_tails(self.ground, [kind])
            self._kind_tails[number, kind] = riding_tails(
                self.ground, self.ground.fleet[number], [kind], self._kind_onward[kind]
            )
        return self._kind_tails[number, kind]

    # People and room.

    def _add_demand(self) -> None:
        spared = self.solver.Constraint(-self.free, self.spare)
        for kind, place in dict.fromkeys([*self.demand.ready, *self.moves]):
            many = sum(n for _, n in self.demand.ready.get((kind, place), []))
            row = self.solver.Constraint(many, self.free)
            self.demand_rows[kind, place] = row
            for amount, coefficient in self.moves.get((kind, place), []):
                row.SetCoefficient(amount, row.GetCoefficient(amount) + coefficient)
            if self.spare and many:
                left = self.solver.NumVar(0, many, "")
                row.SetCoefficient(left, 1)
                spared.SetCoefficient(left, kind.needs.heads)

    def _add_rooms(self) -> None:
        scenario = self.ground.scenario
        taken: dict[str, Needs] = {}
        for used in scenario.under_way.room_taken:
            taken[used.place] = taken.get(used.place, Needs()).plus(used.heads)
        for (place, what), amounts in self.rooms.items():
            room = scenario.places[place].room
            used_up = taken.get(place, Needs())
            if what == "heads":
                limit = None if room.heads is None else room.heads - used_up.heads
            else:
                need = Need(what)
                held = list(Need).index(need)
                limit = None if room.by_need is None else room.by_need.get(need, 0) - used_up[held]
            if limit is not None:
                row = self.solver.Constraint(-self.free, max(0, limit))
                self.room_rows[place, what] = row
                for amount, use in amounts:
                    row.SetCoefficient(amount, use)

    # The least T.

    def solve(self) -> Average | None:
        """The least T, its windows taken into account from below."""
        rows = []
        late_rows = []
        for resource in self.resources.values():
            row = self.solver.Constraint(-self.free, 0)
            for number in dict.fromkeys(number for number, _ in resource.rows):
                used = self.solver.NumVar(0, self.free, "")
                row.SetCoefficient(used, 1)
                for measure, amounts in resource.rows.items():
                    if measure[0] == number:
                        self.measured.append((measure, self._at_least(used, amounts)))
            row.SetCoefficient(self.time, -resource.many)
            rows.append((resource, row))
            tails = {level for passing in resource.passing for _, level in passing.loads}
            for tail in sorted(tails):
                late = _Late(tail)
                for passing in resource.passing:
                    late.add(self._pass_before(resource, tail, passing))
                late_row = self.solver.Constraint(-self.free, 0)
                late_row.SetCoefficient(self.time, -resource.many)
                for amount, takes in late.uses:
                    late_row.SetCoefficient(amount, late_row.GetCoefficient(amount) + takes)
                late_rows.append((resource, late, late_row))
        for resource, _ in rows:
            if resource.tail >= NEVER:
                resource.tail = 0
        best = self.since
        for _ in range(ROUNDS):
            for resource, row in rows:
                # From the best T known, what is open grows no faster than time itself.
                open_for = opened(resource.windows, resource.head, best - resource.tail)
                row.SetUb(resource.many * (open_for - best))
            for resource, late, row in late_rows:
                open_for = opened(resource.windows, resource.head, best - late.tail)
                row.SetUb(resource.many * (open_for - best))
            for row, fleet, free_from, more in self.fleet_rows:
                row.SetUb(fleet.count * (max(0, best - free_from) + more - best))
            if self.solver.Solve() != self.solver.OPTIMAL:
                return None
            found = int(self.time.solution_value() * (1 - TOLERANCE))
            if found <= best + 1:
                best = max(best, found)
                break
            best = found
        return Average(best, self._busy(rows, late_rows), self._hints(rows, late_rows, best))

    def _at_least(self, used: Any, amounts: list[tuple[Any, float]]) -> Any:
        """What a class uses of a resource is no less than by any of its measures."""
        row = self.solver.Constraint(-self.free, 0)
        row.SetCoefficient(used, -1)
        for amount, takes in amounts:
            row.SetCoefficient(amount, row.GetCoefficient(amount) + takes)
        return row

    def _hints(
        self,
        rows: Sequence[tuple[_Resource, Any]],
        late_rows: Sequence[tuple[_Resource, _Late, Any]],
        best: int,
    ) -> Hints:
        hints = Hints()
        for key, row in self.demand_rows.items():
            hints.parties[key] = abs(row.dual_value())
        for room, row in self.room_rows.items():
            hints.rooms[room] = abs(row.dual_value())
        for (what, id, zone), (resource, row) in zip(self.resources, rows, strict=True):
            whose: tuple[object, ...] = (id,) if what == "place" else (id, zone)
            used = _used(resource.rows, _telling(resource.rows))
            open_for = opened(resource.windows, resource.head, best - resource.tail)
            if used < PRESSED * resource.many * open_for:
                continue
            price = abs(row.dual_value())
            price += sum(abs(r.dual_value()) for other, _, r in late_rows if other is resource)
            name = "bay" if what == "place" else "lane"
            hints.timed[name, whose] = (price, resource.head, resource.tail)
        for measure, row in self.measured:
            total = hints.measures.setdefault(measure[0], {})
            for needs, share in self.shares.get(measure, {}).items():
                total[needs] = total.get(needs, 0.0) + abs(row.dual_value()) * share
        for number, needs, row in self.load_rows:
            total = hints.measures.setdefault(number, {})
            total[needs] = total.get(needs, 0.0) + abs(row.dual_value())
        return hints

    def _busy(
        self,
        rows: Sequence[tuple[_Resource, Any]],
        late_rows: Sequence[tuple[_Resource, _Late, Any]],
    ) -> tuple[Busy, ...]:
        found = []
        for resource, row in rows:
            blame = -row.dual_value() * resource.many
            if blame > 1e-6:
                measures = _telling(resource.rows)
                found.append(
                    Busy(
                        resource.what,
                        resource.id,
                        blame,
                        _used(resource.rows, measures),
                        _used(resource.loaded, measures),
                        _used(resource.empty, measures),
                        resource.head,
                        resource.tail,
                        resource.many,
                    )
                )
        for resource, late, row in late_rows:
            blame = -row.dual_value() * resource.many
            if blame > 1e-6:
                found.append(
                    Busy(
                        resource.what,
                        resource.id,
                        blame,
                        _sum(late.uses),
                        _sum(late.loaded),
                        _sum(late.empty),
                        resource.head,
                        late.tail,
                        resource.many,
                    )
                )
        for row, fleet, _, _ in self.fleet_rows:
            blame = -row.dual_value() * fleet.count
            if blame > 1e-6:
                found.append(Busy("fleet", fleet.type, blame, 0.0, many=fleet.count))
        return tuple(sorted(found, key=lambda busy: -busy.blame))


def _telling(uses: Uses) -> list[tuple[int, int]]:
    """For each class the measure by which it uses most: the one that counts."""
    by_class: dict[int, tuple[float, tuple[int, int]]] = {}
    for measure, amounts in uses.items():
        used = sum(part * float(amount.solution_value()) for amount, part in amounts)
        by_class[measure[0]] = max(by_class.get(measure[0], (0.0, measure)), (used, measure))
    return [measure for _, measure in by_class.values()]


def _sum(amounts: list[tuple[Any, float]]) -> float:
    return sum(part * float(amount.solution_value()) for amount, part in amounts)


def _used(uses: Uses, measures: list[tuple[int, int]]) -> float:
    return sum(
        part * float(amount.solution_value())
        for measure in measures
        for amount, part in uses.get(measure, ())
    )


def opened(windows: Sequence[Window], begin: int, end: int) -> int:
    """Seconds within the windows between two times."""
    if not windows:
        return max(0, end - begin)
    return sum(max(0, min(int(w.end), end) - max(int(w.begin), begin)) for w in windows)


def room_use(needs: Needs, heads: int) -> list[tuple[str, int]]:
    """What a party takes of a reception point: heads, and heads of each need."""
    by_need = [(need.value, n) for need, n in zip(Need, needs, strict=True) if n]
    return [("heads", heads), *by_need]


def standing_tails(ground: Ground, kinds: Sequence[Commodity]) -> Spots:
    """For each spot the least seconds until people who stand there can be received elsewhere."""
    ends = _ends(ground, kinds)
    change = [
        ground.place_spots[id]
        for id, place in ground.scenario.places.items()
        if Role.HANDOVER in place.roles
    ]
    rides = {}
    for fleet in ground.fleet:
        key = (fleet.type, fleet.zones, fleet.places)
        if key not in rides:
            stops = 2 * int(ground.scenario.types[fleet.type].stop_seconds)
            least = shortest(ground, fleet, loaded=True)
            may = [ground.may_be(fleet, spot) for spot in range(ground.size)]
            rides[key] = np.where(np.outer(may, may), least + stops, NEVER)
    result = np.full(ground.size, NEVER, dtype=np.int64)
    for _ in range(len(change) + 1):
        for least in rides.values():
            if ends:
                np.minimum(result, least[:, ends].min(axis=1), out=result)
            if change:
                via = (least[:, change] + result[change][None, :]).min(axis=1)
                np.minimum(result, via, out=result)
    return np.minimum(result, NEVER)


def riding_tails(
    ground: Ground, fleet: FleetClass, kinds: Sequence[Commodity], onward: Spots
) -> Spots:
    """For each spot the least seconds until people in such a vehicle there can be received."""
    least = shortest(ground, fleet, loaded=True)
    stop = int(ground.scenario.types[fleet.type].stop_seconds)
    result = np.full(ground.size, NEVER, dtype=np.int64)
    for id, place in ground.scenario.places.items():
        spot = ground.place_spots[id]
        if not ground.may_be(fleet, spot):
            continue
        if spot in _ends(ground, kinds):
            np.minimum(result, least[:, spot] + stop, out=result)
        elif Role.HANDOVER in place.roles:
            np.minimum(result, least[:, spot] + stop + onward[spot], out=result)
    return np.minimum(result, NEVER)


def _ends(ground: Ground, kinds: Sequence[Commodity]) -> list[int]:
    return [
        ground.place_spots[id]
        for id, place in ground.scenario.places.items()
        if place.receives and any(not kind.accepts or id in kind.accepts for kind in kinds)
    ]


def measures_of(needs: tuple[Needs, ...], loads: Spots) -> list[Spots]:
    """Measures of fullness: what part of a vehicle a party takes, so that no load exceeds one.

    Any weights divided by the heaviest load's weight will do. These are heads, each need alone, and
    weights at which the loads that carry most of each kind are all equally heavy.
    """
    most = np.maximum(loads.max(axis=0), 1)
    candidates = [
        np.array([float(n.heads) for n in needs]),
        np.array([float(n.seat) for n in needs]),
        np.array([float(n.wheelchair) for n in needs]),
        np.array([float(n.stretcher) for n in needs]),
        1.0 / most,
        np.array([float(n.wheelchair + n.stretcher) for n in needs]),
    ]
    heaviest = loads @ np.array([float(n.seat) for n in needs])
    if heaviest.max(initial=0) > 0 and len(needs) > 1:
        candidates.append(_displaced(needs, loads))
    found: list[Spots] = []
    for weights in candidates:
        top = float((loads @ weights).max(initial=0))
        if top > 0:
            measure = weights / top
            if not any(np.allclose(measure, other) for other in found):
                found.append(measure)
    return found[:MEASURES]


def _displaced(needs: tuple[Needs, ...], loads: Spots) -> Spots:
    """Seats, and for other needs the seats that a layout gives up for them."""
    seats = np.array([float(n.seat) for n in needs])
    full = float((loads @ seats).max())
    weights = seats.copy()
    for i, need in enumerate(needs):
        if need.heads > need.seat:
            with_it = loads[loads[:, i] > 0]
            rest = with_it @ np.where(np.arange(len(needs)) == i, 0.0, seats)
            gain = (full - rest) / with_it[:, i]
            weights[i] = float(gain.min()) if len(gain) else seats[i]
    return weights
