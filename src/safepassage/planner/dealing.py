"""Who carries whom whither, dealt out by a linear programme over flows, before any order in time.

A list that is built trip by trip takes the nearest people first and leaves the longest ways for the
end; it overlooks small vehicles where large ones are worth more an hour, and then all wait for the
large ones. The programme sees all of it at once, but no clock: loads of each pool of vehicles flow
from where people are to where they are received, vehicles flow back, and the time in which all
drives, services and inspections can be done is made as small as possible. What it says is no plan:
parts of loads, and nobody waits. :mod:`dealt` makes trips of it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from safepassage.model import Need, Needs
from safepassage.planner.bound.ground import NEVER, Ground, service_seconds
from safepassage.planner.bound.scarce import opened
from safepassage.planner.bound.simplex import simplex

FILLED = 0.98
"""Families do not fill vehicles to the last seat: so much of a full load is counted on."""

LOOKS = 2
"""How often the programme is solved: the hours in which gates are open depend on its answer."""

LAZY = 1e-4
"""What vehicle time that does not count is worth beside time that does: no detours for nothing."""

LEAST = 1e-6
"""Flows below this are none."""

Accepts = tuple[str, ...]
"""The reception points that people accept; none named: all."""


@dataclass(frozen=True)
class Crowd:
    """People at one place who need the same and go to the same places, in parties or heads."""

    place: str
    needs: Needs
    accepts: Accepts


@dataclass(frozen=True)
class Pool:
    """Vehicles that may do the same, where and when each is free."""

    type: str
    places: frozenset[str]
    zones: frozenset[str]
    starts: Mapping[str, int]
    free_at: int
    """Seconds after the start, added up over all of them."""

    @property
    def many(self) -> int:
        """How many vehicles."""
        return sum(self.starts.values())

    def may_be(self, place: str, zone: str) -> bool:
        """Whether they may be at the place in the zone."""
        return (not self.zones or zone in self.zones) and (not self.places or place in self.places)


@dataclass(frozen=True)
class Share:
    """How many loads a pool takes from a place to another, for people who accept the same.

    ``layout`` is None where only one of the type's is of use to them. ``heads`` and ``service`` are
    those of one load: how many ride in it, and how many seconds they need to board and alight.
    """

    pool: int
    accepts: Accepts
    layout: int | None
    pick: str
    drop: str
    loads: float
    heads: float
    service: float


def deal(
    ground: Ground, pools: tuple[Pool, ...], crowds: Mapping[Crowd, int], room: Mapping[str, Needs]
) -> list[Share]:
    """The loads of a division in which all are done soonest; nothing where none is found.

    ``crowds`` says how many parties, or heads of people who only sit, are in each; ``room`` how
    many heads by need have taken room at reception points already.
    """
    dealing = _Dealing(ground, pools, crowds, room)
    return list(dealing.shares()) if dealing.solve() else []


@dataclass
class _Loads:
    """The flow of one pool's loads, in one layout, of people who accept the same places.

    ``boards`` and ``alights`` are the loads that begin or end at each spot; ``carried`` what is
    carried of each crowd, the heads of one of them, and the seconds of their services.
    """

    pool: int
    accepts: Accepts
    layout: int | None
    boards: dict[int, Any] = field(default_factory=dict)
    alights: dict[int, Any] = field(default_factory=dict)
    arcs: dict[tuple[int, int], Any] = field(default_factory=dict)
    carried: list[tuple[Any, int, int]] = field(default_factory=list)


class _Dealing:
    def __init__(
        self,
        ground: Ground,
        pools: tuple[Pool, ...],
        crowds: Mapping[Crowd, int],
        room: Mapping[str, Needs],
    ) -> None:
        self._ground, self._scenario, self._pools = ground, ground.scenario, pools
        self._solver = simplex()
        self._free = self._solver.infinity()
        self._time = self._solver.NumVar(0, self._free, "T")
        self._objective = self._solver.Objective()
        self._objective.SetMinimization()
        self._objective.SetCoefficient(self._time, 1)
        self._carried = {
            crowd: self._solver.Constraint(count, self._free) for crowd, count in crowds.items()
        }
        self._gates: dict[tuple[str, str], Any] = {}
        self._bays: dict[str, Any] = {}
        self._rooms = self._room_rows(room)
        self._flows: list[_Loads] = []
        for number in range(len(pools)):
            self._add_pool(number)

    def _room_rows(self, taken: Mapping[str, Needs]) -> dict[tuple[str, str], Any]:
        rows = {}
        for place in self._scenario.places.values():
            used = taken.get(place.id, Needs())
            if place.receives and place.room.heads is not None:
                limit = max(0, place.room.heads - used.heads)
                rows[place.id, "heads"] = self._solver.Constraint(-self._free, limit)
            if place.receives and place.room.by_need is not None:
                for need, heads in zip(Need, used, strict=True):
                    limit = max(0, place.room.by_need.get(need, 0) - heads)
                    rows[place.id, need.value] = self._solver.Constraint(-self._free, limit)
        return rows

    def _add_pool(self, number: int) -> None:
        pool, ground = self._pools[number], self._ground
        time_row = self._solver.Constraint(-self._free, -pool.free_at)
        time_row.SetCoefficient(self._time, -pool.many)
        sides = [
            side
            for side in ground.sides()
            if all(not pool.zones or ground.zone_of[spot] in pool.zones for spot in side[:2])
        ]
        places = self._scenario.places
        crowds = [c for c in self._carried if pool.may_be(c.place, places[c.place].zone)]
        flows = []
        for accepts in dict.fromkeys(crowd.accepts for crowd in crowds):
            those = [crowd for crowd in crowds if crowd.accepts == accepts]
            layouts = self._useful_layouts(pool, those)
            for layout, room in layouts.items():
                fit = [crowd for crowd in those if crowd.needs.fit_in(room)]
                named = layout if len(layouts) > 1 else None
                loads = _Loads(number, accepts, named)
                self._add_loads(loads, fit, room, sides, time_row)
                flows.append(loads)
        self._add_returns(number, flows, sides, time_row)
        self._flows += flows

    def _useful_layouts(self, pool: Pool, crowds: Sequence[Crowd]) -> dict[int, Needs]:
        """The layouts that take some of these people; of two one of which takes more, that one."""
        used = [any(crowd.needs[n] for crowd in crowds) for n in range(len(Need))]
        rooms: dict[Needs, int] = {}
        for number, layout in enumerate(self._scenario.types[pool.type].layouts):
            room = Needs(
                *(have if use else 0 for have, use in zip(layout.places, used, strict=True))
            )
            if any(crowd.needs.fit_in(room) for crowd in crowds):
                rooms.setdefault(room, number)
        return {
            number: room
            for room, number in rooms.items()
            if not any(room != other and room.fit_in(other) for other in rooms)
        }

    def _add_loads(
        self,
        loads: _Loads,
        crowds: Sequence[Crowd],
        room: Needs,
        sides: Sequence[tuple[int, int, str, str]],
        time_row: Any,
    ) -> None:
        """People board at their places, flow with their loads, and alight where they may."""
        ground, solver, pool = self._ground, self._solver, self._pools[loads.pool]
        kind = self._scenario.types[pool.type]
        stop = int(kind.stop_seconds)
        ends = [
            place.id
            for place in self._scenario.places.values()
            if place.receives
            and (not loads.accepts or place.id in loads.accepts)
            and pool.may_be(place.id, place.zone)
        ]
        off = {crowd.needs: solver.Constraint(0, 0) for crowd in crowds}
        fills: dict[str, _Filling] = {}
        for crowd in crowds:
            if crowd.place not in fills:
                load = loads.boards[ground.place_spots[crowd.place]] = self._load(time_row, stop)
                self._use_bay(crowd.place, load, stop)
                fills[crowd.place] = _Filling(solver, load, room)
            party = solver.NumVar(0, self._free, "")
            fills[crowd.place].add(party, crowd.needs)
            self._carried[crowd].SetCoefficient(party, 1)
            off[crowd.needs].SetCoefficient(party, 1)
            takes = service_seconds(kind.board_seconds, crowd.needs)
            self._use_bay(crowd.place, party, takes)
            takes += service_seconds(kind.alight_seconds, crowd.needs)
            time_row.SetCoefficient(party, takes)
            loads.carried.append((party, crowd.needs.heads, takes))
        for place in ends:
            load = loads.alights[ground.place_spots[place]] = self._load(time_row, stop)
            self._use_bay(place, load, stop)
            filling = _Filling(solver, load, room)
            for needs, row in off.items():
                party = solver.NumVar(0, self._free, "")
                row.SetCoefficient(party, -1)
                filling.add(party, needs)
                self._use_bay(place, party, service_seconds(kind.alight_seconds, needs))
                self._use_room(place, needs, party)
        balance: dict[int, Any] = defaultdict(lambda: solver.Constraint(0, 0))
        for spot, load in loads.boards.items():
            balance[spot].SetCoefficient(load, 1)
        for spot, load in loads.alights.items():
            balance[spot].SetCoefficient(load, -1)
        goals = {*loads.alights, *(side[0] for side in sides)}
        for spot in (*loads.boards, *(side[1] for side in sides)):
            for goal in goals:
                if goal not in loads.boards and goal != spot:
                    seconds = self._drive(pool, spot, goal, loaded=True)
                    self._arc(loads.arcs, spot, goal, seconds, balance, time_row)
        for before, after, crossing, zone in sides:
            rule = self._scenario.crossings[crossing].inspection(zone)
            seconds = int(rule.loaded_seconds) + service_seconds(rule.per_head_seconds, room)
            arc = self._arc(loads.arcs, before, after, seconds, balance, time_row)
            self._use_lane(crossing, zone, arc, seconds)

    def _load(self, time_row: Any, stop: int) -> Any:
        """Loads that begin or end somewhere, with their stops."""
        load = self._solver.NumVar(0, self._free, "")
        time_row.SetCoefficient(load, stop)
        return load

    def _add_returns(
        self,
        number: int,
        flows: Sequence[_Loads],
        sides: Sequence[tuple[int, int, str, str]],
        time_row: Any,
    ) -> None:
        """Empty vehicles flow from where they start and where they set down to where they board."""
        pool, ground, solver = self._pools[number], self._ground, self._solver
        balance: dict[int, Any] = defaultdict(lambda: solver.Constraint(-self._free, 0))
        # What leaves a spot is no more than what comes to it: the last way back is not made.
        sources: set[int] = set()
        for place, count in pool.starts.items():
            spot = ground.place_spots[place]
            begin = solver.NumVar(0, count, "")
            balance[spot].SetCoefficient(begin, -1)
            sources.add(spot)
        wanted: set[int] = set()
        for flow in flows:
            for spot, load in flow.alights.items():
                sources.add(spot)
                balance[spot].SetCoefficient(load, -1)
            for spot, load in flow.boards.items():
                wanted.add(spot)
                balance[spot].SetCoefficient(load, 1)
        arcs: dict[tuple[int, int], Any] = {}
        goals = wanted | {side[0] for side in sides}
        for spot in sources | {side[1] for side in sides}:
            for goal in goals:
                if goal != spot:
                    seconds = self._drive(pool, spot, goal, loaded=False)
                    self._arc(arcs, spot, goal, seconds, balance, time_row, sign=-1)
        for before, after, crossing, zone in sides:
            rule = self._scenario.crossings[crossing].inspection(zone)
            arc = self._arc(
                arcs, before, after, int(rule.empty_seconds), balance, time_row, sign=-1
            )
            self._use_lane(crossing, zone, arc, int(rule.empty_seconds))

    def _arc(
        self,
        arcs: dict[tuple[int, int], Any],
        spot: int,
        goal: int,
        seconds: int,
        balance: dict[int, Any],
        time_row: Any,
        sign: int = 1,
    ) -> Any:
        """A flow from a spot to another, unless there is no such drive.

        Loads: what boards and comes in goes out and alights. Empty vehicles: what goes out and is
        filled (``sign`` −1) is no more than what comes in.
        """
        if seconds >= NEVER:
            return None
        arc = arcs[spot, goal] = self._solver.NumVar(0, self._free, "")
        balance[spot].SetCoefficient(arc, -sign)
        balance[goal].SetCoefficient(arc, sign)
        time_row.SetCoefficient(arc, seconds)
        self._objective.SetCoefficient(arc, LAZY * seconds / len(self._scenario.vehicles))
        return arc

    def _drive(self, pool: Pool, spot: int, goal: int, *, loaded: bool) -> int:
        return int(self._ground.table(pool.type, 0, loaded=loaded)[spot, goal])

    def _use_lane(self, crossing: str, zone: str, arc: Any, seconds: int) -> None:
        gate = self._scenario.crossings[crossing]
        if gate.lanes is None or arc is None:
            return
        key = (crossing, "" if gate.lanes_shared else zone)
        if key not in self._gates:
            self._gates[key] = self._solver.Constraint(-self._free, 0)
            self._gates[key].SetCoefficient(self._time, -gate.lanes)
        self._gates[key].SetCoefficient(arc, seconds)

    def _use_bay(self, place: str, party: Any, seconds: float) -> None:
        bays = self._scenario.places[place].bays
        if bays is None:
            return
        if place not in self._bays:
            self._bays[place] = self._solver.Constraint(-self._free, 0)
            self._bays[place].SetCoefficient(self._time, -bays)
        self._bays[place].SetCoefficient(party, seconds)

    def _use_room(self, place: str, needs: Needs, party: Any) -> None:
        uses = [("heads", needs.heads)]
        uses += [(need.value, heads) for need, heads in zip(Need, needs, strict=True)]
        for what, heads in uses:
            if heads and (place, what) in self._rooms:
                self._rooms[place, what].SetCoefficient(party, heads)

    def solve(self) -> bool:
        """Solved with gates open as long as they are before the time that the last look found."""
        for look in range(LOOKS):
            if look:
                until = int(self._time.solution_value())
                for (crossing, _), row in self._gates.items():
                    windows = self._ground.crossing_windows[crossing]
                    lanes = self._scenario.crossings[crossing].lanes or 0
                    row.SetUb(lanes * (opened(windows, 0, until) - until))
            if self._solver.Solve() != self._solver.OPTIMAL:
                return False
        return True

    def shares(self) -> Iterator[Share]:
        """The flows of loads as pairs of places, whichever come first."""
        for flow in self._flows:
            total = sum(load.solution_value() for load in flow.boards.values())
            if total < LEAST:
                continue
            carried = [(v.solution_value(), *facts) for v, *facts in flow.carried]
            heads = sum(many * each for many, each, _ in carried) / total
            service = sum(many * takes for many, _, takes in carried) / total
            left = {
                key: value
                for key, arc in flow.arcs.items()
                if (value := arc.solution_value()) > LEAST
            }
            ends = {spot: load.solution_value() for spot, load in flow.alights.items()}
            for spot, load in flow.boards.items():
                loads = load.solution_value()
                while loads > LEAST:
                    path = _path(left, ends, spot)
                    if path is None:
                        break
                    legs = list(pairwise(path))
                    some = min([loads, ends[path[-1]], *(left[leg] for leg in legs)])
                    for leg in legs:
                        left[leg] -= some
                    ends[path[-1]] -= some
                    loads -= some
                    points = self._ground.point_of
                    pick, drop = points[spot], points[path[-1]]
                    told = (flow.pool, flow.accepts, flow.layout, pick, drop)
                    yield Share(*told, some, heads, service)


class _Filling:
    """People in loads: need by need no more than the loads have places for."""

    def __init__(self, solver: Any, load: Any, room: Needs) -> None:
        self._rows = [solver.Constraint(-solver.infinity(), 0) for _ in room]
        for n, (row, places) in enumerate(zip(self._rows, room, strict=True)):
            row.SetCoefficient(load, -places * (1 if n else FILLED))

    def add(self, party: Any, needs: Needs) -> None:
        """The party rides in them."""
        for row, heads in zip(self._rows, needs, strict=True):
            if heads:
                row.SetCoefficient(party, heads)


def _path(
    left: Mapping[tuple[int, int], float], ends: Mapping[int, float], spot: int
) -> list[int] | None:
    """A way of flow from the spot to where something alights, the fullest arc at each spot."""
    path = [spot]
    while ends.get(path[-1], 0.0) <= LEAST:
        onward = [
            (some, goal)
            for (begin, goal), some in left.items()
            if begin == path[-1] and goal not in path and some > LEAST
        ]
        if not onward:
            return None
        path.append(max(onward)[1])
    return path
