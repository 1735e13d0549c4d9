"""How long it takes on average: vehicle, lane and bay time against what is asked of them.

A linear programme without a clock. Every place in a vehicle makes its own journey: from the start
to where somebody boards, on to where they alight, back to where the next boards. A party that takes
up a share of its vehicle has that share of the vehicle's way, of its inspections and of its stops;
its own boarding and alighting take the whole vehicle's time. The programme minimises the time T by
which all can be received if every vehicle, lane and bay worked without a pause, each from the first
moment at which it can, to the last at which it matters.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from safepassage.model import Needs, Proof, Role
from safepassage.planner.bound.blame import Busy, busy_of, hints_of, proof_of
from safepassage.planner.bound.demand import Commodity, Demand
from safepassage.planner.bound.frame import Frame, Link
from safepassage.planner.bound.ground import NEVER, FleetClass, Ground
from safepassage.planner.bound.hints import Hints
from safepassage.planner.bound.journeys import circulate
from safepassage.planner.bound.loads import fullest, split_loads
from safepassage.planner.bound.measures import MEASURES, Measure, measures_of
from safepassage.planner.bound.passages import MOST_LOADS, pass_before, pass_in_loads
from safepassage.planner.bound.people import People
from safepassage.planner.bound.reach import Reach
from safepassage.planner.bound.scarce import Late, opened
from safepassage.planner.bound.ways import Way, Ways

MOST_VARIABLES = 60_000
"""Where there would be more of them, fewer measures of fullness are used,"""

ENOUGH_VARIABLES = 36_000
"""so that there are no more than so many: solving takes its time."""

LEAST_MEASURES = 1
"""Where there are more even with so many, the programme is not set up."""

ROUNDS = 40
"""How often T is raised at most: each time stays valid, and the last raises are by seconds."""


TOLERANCE = 1e-6
"""By which part the solver's value is lowered before it counts as proven."""


@dataclass(frozen=True)
class Average:
    """The least T, and what is busy until then, the most to blame first."""

    seconds: int
    busy: tuple[Busy, ...] = ()
    hints: Hints = field(default_factory=Hints)


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
    return proof_of(average.seconds, heads, average.busy)


@dataclass(frozen=True)
class _Carrier:
    """What a fleet class may carry: its loads and its rides."""

    number: int
    fleet: FleetClass
    needs: list[Needs]
    loads: Measure
    measures: list[Measure]
    links: list[Link]


class _Programme:
    def __init__(
        self, ground: Ground, reach: Reach, demand: Demand, since: int, spare: int
    ) -> None:
        self.ground, self.demand = ground, demand
        self.frame = Frame(ground, reach, demand, since, spare)
        self.people = People(self.frame)
        carriers: list[_Carrier] = []
        rides = 0
        for number, fleet in enumerate(ground.fleet):
            carrier = self._carrier(number, fleet)
            if carrier is not None:
                carriers.append(carrier)
                rides += len(carrier.links)
            if rides * (1 + LEAST_MEASURES) > ENOUGH_VARIABLES:
                break
        room = MEASURES
        if sum(len(each.links) * (1 + len(each.measures)) for each in carriers) > MOST_VARIABLES:
            room = ENOUGH_VARIABLES // rides - 1
        self.worth_solving = bool(demand.ready) and room >= LEAST_MEASURES
        if self.worth_solving:
            for carrier in carriers:
                self._add_carrier(carrier, room)
            self.people.close()

    # What vehicles do.

    def _carrier(self, number: int, fleet: FleetClass) -> _Carrier | None:
        ground = self.ground
        carried = [kind for kind in self.frame.kinds if self._fits(fleet, kind.needs)]
        needs = list(dict.fromkeys(kind.needs for kind in carried))
        if not needs:
            return None
        layouts = tuple(layout.places for layout in ground.scenario.types[fleet.type].layouts)
        loads = fullest(layouts, tuple(needs))
        if loads is None:
            loads = split_loads(layouts, tuple(needs))
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
        measures = measures_of(tuple(needs), loads)
        return _Carrier(number, fleet, needs, loads, measures, links) if links else None

    def _add_carrier(self, carrier: _Carrier, room: int) -> None:
        """The rides of a class, by as many measures of fullness as there is room for.

        Any of them is true of every plan: with fewer the bound is weaker, never wrong.
        """
        links, needs = carrier.links, carrier.needs
        riding = [self.frame.solver.NumVar(0, self.frame.free, "") for _ in links]
        points = self.ground.point_of
        for (kind, p, d, _), amount in zip(links, riding, strict=True):
            self.people.ride(kind, points[p], points[d], amount)
        for measure in carrier.measures[:room]:
            share = {n: float(m) for n, m in zip(needs, measure, strict=True)}
            circulate(self.frame, carrier.number, carrier.fleet, links, riding, share)
        if len(carrier.loads) <= MOST_LOADS:
            pass_in_loads(
                self.frame, carrier.number, carrier.fleet, links, riding, needs, carrier.loads
            )

    def _fits(self, fleet: FleetClass, needs: Needs) -> bool:
        layouts = self.ground.scenario.types[fleet.type].layouts
        return any(needs.fit_in(layout.places) for layout in layouts)

    def _between(self, fleet: FleetClass, ways: Ways, origin: int, goal: int) -> list[Way]:
        may = self.ground.may_be(fleet, origin) and self.ground.may_be(fleet, goal)
        return ways.between(origin, goal) if may else []

    def _origins(self, kind: Commodity) -> list[int]:
        standing = {place for k, place in self.demand.ready if k == kind}
        standing |= {p for p in self.frame.useful[kind] if self._handover(kind, p)}
        return sorted(self.ground.place_spots[place] for place in standing)

    def _ends(self, kind: Commodity) -> list[int]:
        return sorted(self.ground.place_spots[place] for place in self.frame.useful[kind])

    def _handover(self, kind: Commodity, place: str) -> bool:
        there = self.ground.scenario.places[place]
        return Role.HANDOVER in there.roles and not self.frame.final(kind, place)

    def solve(self) -> Average | None:
        """The least T, its windows taken into account from below."""
        frame = self.frame
        rows = []
        late_rows = []
        for resource in frame.resources.values():
            row = frame.solver.Constraint(-frame.free, 0)
            for number in dict.fromkeys(number for number, _ in resource.rows):
                used = frame.solver.NumVar(0, frame.free, "")
                row.SetCoefficient(used, 1)
                for measure, amounts in resource.rows.items():
                    if measure[0] == number:
                        frame.measured.append((measure, self._at_least(used, amounts)))
            row.SetCoefficient(frame.time, -resource.many)
            rows.append((resource, row))
            tails = {level for passing in resource.passing for _, level in passing.loads}
            for tail in sorted(tails):
                late = Late(tail)
                for passing in resource.passing:
                    late.add(pass_before(frame, resource, tail, passing))
                late_row = frame.solver.Constraint(-frame.free, 0)
                late_row.SetCoefficient(frame.time, -resource.many)
                for amount, takes in late.uses:
                    late_row.SetCoefficient(amount, late_row.GetCoefficient(amount) + takes)
                late_rows.append((resource, late, late_row))
        for resource, _ in rows:
            if resource.tail >= NEVER:
                resource.tail = 0
        best = frame.since
        for _ in range(ROUNDS):
            for resource, row in rows:
                # From the best T known, what is open grows no faster than time itself.
                open_for = opened(resource.windows, resource.head, best - resource.tail)
                row.SetUb(resource.many * (open_for - best))
            for resource, late, row in late_rows:
                open_for = opened(resource.windows, resource.head, best - late.tail)
                row.SetUb(resource.many * (open_for - best))
            for row, fleet, free_from, more in frame.fleet_rows:
                row.SetUb(fleet.count * (max(0, best - free_from) + more - best))
            if frame.solver.Solve() != frame.solver.OPTIMAL:
                # What it knew of the programme before may have misled it: once more from nothing.
                frame.solver.Reset()
                if frame.solver.Solve() != frame.solver.OPTIMAL:
                    return None
            found = int(frame.time.solution_value() * (1 - TOLERANCE))
            if found <= best + 1:
                best = max(best, found)
                break
            best = found
        return Average(
            best,
            busy_of(frame, rows, late_rows),
            hints_of(frame, self.people, rows, late_rows, best),
        )

    def _at_least(self, used: Any, amounts: list[tuple[Any, float]]) -> Any:
        """What a class uses of a resource is no less than by any of its measures."""
        row = self.frame.solver.Constraint(-self.frame.free, 0)
        row.SetCoefficient(used, -1)
        for amount, takes in amounts:
            row.SetCoefficient(amount, row.GetCoefficient(amount) + takes)
        return row
