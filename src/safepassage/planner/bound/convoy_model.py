"""The convoys of a crossing as a model in whole numbers: their timetable, sizes, loads and returns.

What is decided here of a plan: when each convoy begins; how many vehicles of each carrier it has,
with which of the fullest loads, and as far as where the people aboard of each ride; and how many of
each folk they are. What every plan keeps is kept here: windows, headway and escorts; lanes, in
which inspections take their time; vehicles, which need theirs to come back; and T1 patients, who
are received by a given time. Its parts are explained in ``docs/bounds.md``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from safepassage.model import ConvoyScope, Priority
from safepassage.planner.bound.fastest_convoys import FastestConvoys
from safepassage.planner.bound.fetching import Load
from safepassage.planner.bound.ground import NEVER, Ground, service_seconds
from safepassage.planner.bound.muster import Carrier, Muster

MOST_CONVOYS = 40
"""With more convoys than this the model is not set up."""

MOST_LOADS = 4_000
"""Nor with more loads than this, those of all carriers counted for each convoy."""


@dataclass(frozen=True)
class Part:
    """Vehicles of one convoy and carrier that bring people as far as one of its stages.

    ``urgent`` of the ``vehicles`` may have T1 patients aboard (None: nobody asks); ``heads`` are by
    folk, in units; ``work`` the seconds that the inspections of all of them take; ``ways``
    those that so many of the vehicles need between coming in and going out.
    """

    carrier: Carrier
    stage: int
    vehicles: Any
    urgent: Any
    heads: Mapping[int, Any]
    work: Any
    ways: list[tuple[int, Any]]


class ConvoyModel:
    """The model of one muster (CP-SAT's, of OR-Tools), without those who must be carried."""

    def __init__(
        self,
        ground: Ground,
        muster: Muster,
        high: int,
        t1_by: int = NEVER,
    ) -> None:
        """People are received by ``high``, T1 patients by ``t1_by``, if that is sooner."""
        from ortools.sat.python import cp_model

        self._cp, self._model = cp_model, cp_model.CpModel()
        self._ground, self._muster = ground, muster
        self._high, self._t1_by = high, t1_by
        gate = muster.crossing
        assert gate.convoys is not None
        self._rule, self._lanes = gate.convoys, gate.lanes
        self._inspection = gate.inspection(muster.zone)
        self._takes = int(self._inspection.loaded_seconds)
        windows = ground.crossing_windows[gate.id]
        since = min(folk.first for folk in muster.folks)
        table = FastestConvoys(self._rule, windows, gate.lanes, self._takes, since)
        self._soonest = table.begins(since, high)
        self._windows = [(int(w.begin), int(w.end)) for w in windows] or [(0, high + self._takes)]
        loads = [(carrier, load) for carrier in muster.carriers for load in carrier.loads]
        self._longest_heads = max((self._heads_take(*each) for each in loads), default=0)
        count = len(self._soonest)
        self.worth_asking = 0 < count <= MOST_CONVOYS and count * len(loads) <= MOST_LOADS

    def _build(self) -> None:
        model = self._model
        self._time = model.new_int_var(0, self._high, "time")
        self._begins: list[Any] = []
        self._used: list[Any] = []
        self._within: list[list[Any]] = []
        self._parts: list[list[Part]] = []
        for convoy, soonest in enumerate(self._soonest):
            self._add_begin(convoy, soonest)
            self._parts.append(
                [
                    part
                    for carrier in self._muster.carriers
                    for stage in range(len(carrier.stages))
                    for part in self._part(convoy, carrier, stage)
                ]
            )
            self._add_size(convoy)
            self._add_ends(convoy)
            self._add_ways_in(convoy)
        if self._rule.holds_for is ConvoyScope.ALL:
            self._add_convoys_in()
        for carrier in self._muster.carriers:
            self._add_returns(carrier)

    def _heads_take(self, carrier: Carrier, load: Load) -> int:
        """The seconds at the crossing of all heads of a load."""
        each, folks = self._inspection.per_head_seconds, self._muster.folks
        own = sum(n * service_seconds(each, folks[f].needs) for f, n in load.t1)
        rest = zip(load.rest, carrier.units, strict=True)
        return own + sum(n * service_seconds(each, unit) for n, unit in rest)

    # The timetable.

    def _add_begin(self, convoy: int, soonest: int) -> None:
        model, rule, high = self._model, self._rule, self._high
        spans = [[a, min(high, b - self._takes)] for a, b in self._windows]
        domain = self._cp.Domain.from_intervals([span for span in spans if span[0] <= span[1]])
        domain = domain.intersection_with(self._cp.Domain(soonest, high))
        begin, used = model.new_int_var_from_domain(domain, ""), model.new_bool_var("")
        self._begins.append(begin)
        self._used.append(used)
        within = [model.new_bool_var("") for _ in self._windows]
        model.add_exactly_one(within)
        for (opens, closes), inside in zip(self._windows, within, strict=True):
            model.add(begin >= opens).only_enforce_if(inside)
            model.add(begin + self._takes <= closes).only_enforce_if(inside)
        self._within.append(within)
        if convoy:
            before = self._begins[convoy - 1]
            model.add_implication(used, self._used[convoy - 1])
            model.add(begin >= before + int(rule.headway)).only_enforce_if(used)
        if rule.escorts is not None and convoy >= rule.escorts:
            before = self._begins[convoy - rule.escorts]
            model.add(begin >= before + int(rule.turnaround)).only_enforce_if(used)

    def _add_size(self, convoy: int) -> None:
        """Who is in a convoy passes in its window, and before the next convoy begins."""
        model, begin, used = self._model, self._begins[convoy], self._used[convoy]
        parts = self._parts[convoy]
        size, work = sum(p.vehicles for p in parts), sum(p.work for p in parts)
        model.add(size <= self._rule.max_vehicles * used)
        if self._lanes is None:
            return
        turns = self._turns(size)
        for (_, closes), inside in zip(self._windows, self._within[convoy], strict=True):
            model.add(begin + turns * self._takes <= closes).only_enforce_if(inside)
            model.add(self._lanes * (closes - begin) >= work).only_enforce_if(inside)
        if convoy:
            before = sum(p.vehicles for p in self._parts[convoy - 1])
            last = self._begins[convoy - 1] + (self._turns(before) - 1) * self._takes
            model.add(begin >= last).only_enforce_if(used)
            first = self._begins[convoy - 1]
            both = work + sum(p.work for p in self._parts[convoy - 1])
            for number, (_, closes) in enumerate(self._windows):
                inside = [self._within[convoy - 1][number], self._within[convoy][number]]
                model.add(self._lanes * (closes - first) >= both).only_enforce_if(inside)

    def _turns(self, vehicles: Any) -> Any:
        """How many inspections one after the other there are in some lane, at least."""
        assert self._lanes is not None
        turns = self._model.new_int_var(0, self._rule.max_vehicles, "")
        self._model.add(self._lanes * turns >= vehicles)
        return turns

    def _add_ends(self, convoy: int) -> None:
        """The time is no sooner than whoever passes can be received; nor is that of T1 patients."""
        parts = self._parts[convoy]
        self._add_tails(convoy, [(p.vehicles, p.work, p.carrier.tail(p.stage)) for p in parts])
        if self._t1_by >= self._high:
            return
        urgent = [
            (p.urgent, p.urgent * self._takes, self._t1_tail(p))
            for p in parts
            if p.urgent is not None
        ]
        self._add_tails(convoy, urgent, self._t1_by)

    def _t1_tail(self, part: Part) -> int:
        """The least way of any T1 patient from beyond the crossing."""
        return min(
            part.carrier.least_tail(folk, part.stage)
            for folk in part.heads
            if self._muster.folks[folk].priority is Priority.T1
        )

    def _add_tails(
        self, convoy: int, passing: list[tuple[Any, Any, int]], by: int | None = None
    ) -> None:
        """Vehicles, the work of their inspections, and the way that they have before them."""
        model, begin = self._model, self._begins[convoy]
        end = self._time if by is None else by
        for tail in sorted({tail for *_, tail in passing}):
            vehicles = sum(many for many, _, own in passing if own >= tail)
            work = sum(own_work for _, own_work, own in passing if own >= tail)
            some = model.new_bool_var("")
            model.add(vehicles == 0).only_enforce_if(some.negated())
            if self._lanes is None:
                model.add(end >= begin + self._takes + tail).only_enforce_if(some)
                continue
            turns = self._turns(vehicles)
            model.add(end >= begin + turns * self._takes + tail).only_enforce_if(some)
            model.add(self._lanes * (end - tail - begin) >= work).only_enforce_if(some)
            if convoy and by is None:
                # Of those before them the last may still be in the other lanes.
                first, running = self._begins[convoy - 1], (self._lanes - 1) * self._longest_heads
                both = work + sum(part.work for part in self._parts[convoy - 1]) - running
                model.add(self._lanes * (end - tail - first) >= both).only_enforce_if(some)

    # Vehicles and loads.

    def _part(self, convoy: int, carrier: Carrier, stage: int) -> Iterable[Part]:
        """The vehicles of the carrier in the convoy that go as far as the stage, if any may."""
        model, folks = self._model, self._muster.folks
        most = min(carrier.count, self._rule.max_vehicles)
        riders = [f for f in range(len(folks)) if carrier.least_tail(f, stage) < NEVER]
        if not riders:
            return
        hurried = self._t1_by < self._high and any(
            folks[f].priority is Priority.T1
            and self._soonest[convoy] + self._takes + carrier.least_tail(f, stage) <= self._t1_by
            for f in riders
        )
        if self._t1_by < self._high and not hurried:
            riders = [f for f in riders if folks[f].priority is not Priority.T1]
            if not riders:
                return
        plain = [(load, model.new_int_var(0, most, "")) for load in carrier.loads if not load.t1]
        loads = [
            (load, model.new_int_var(0, most, ""))
            for load in carrier.loads
            if load.t1 and {f for f, _ in load.t1}.issubset(riders)
        ]
        vehicles = model.new_int_var(0, most, "")
        model.add(sum(count for _, count in (*plain, *loads)) == vehicles)
        heads: dict[int, Any] = {}
        for f in riders:
            if folks[f].priority is Priority.T1:
                heads[f] = model.new_int_var(0, folks[f].many, "")
                aboard = [dict(load.t1).get(f, 0) * count for load, count in loads]
                model.add(heads[f] == sum(aboard))
        for number, unit in enumerate(carrier.units):
            own = [
                f for f in riders if folks[f].needs == unit and folks[f].priority is not Priority.T1
            ]
            fullest = max(load.rest[number] for load in carrier.loads)
            for f in own:
                heads[f] = model.new_int_var(0, min(folks[f].many, most * fullest), "")
            room = [load.rest[number] * count for load, count in (*plain, *loads)]
            model.add(sum(heads[f] for f in own) <= sum(room))
        for load, count in loads:
            if load.ready > self._soonest[convoy]:
                there = self._reached(convoy, load.ready)
                model.add(count == 0).only_enforce_if(there.negated())
        for at, many in carrier.first:
            if at > self._soonest[convoy]:
                there = self._reached(convoy, at)
                model.add(vehicles <= carrier.count - many).only_enforce_if(there.negated())
        each = self._inspection.per_head_seconds
        work = self._takes * vehicles + sum(
            service_seconds(each, folks[f].needs) * many for f, many in heads.items()
        )
        urgent = sum(count for _, count in loads) if hurried else None
        ways = [(load.way, count) for load, count in loads]
        ways += [(self._muster.errand, count) for _, count in plain]
        yield Part(carrier, stage, vehicles, urgent, heads, work, ways)

    def _add_ways_in(self, convoy: int) -> None:
        """In the first window vehicles come in first, so many side by side, then the next."""
        model, gate = self._model, self._muster.crossing
        back = gate.inspection(gate.far_side(self._muster.zone))
        takes = min(int(back.loaded_seconds), int(back.empty_seconds))
        opens, closes = self._windows[0]
        if gate.lanes is None or not takes or not opens <= self._soonest[convoy] < closes:
            return
        ways = [way for part in self._parts[convoy] for way in part.ways]
        for turn in range(1 + self._rule.max_vehicles // gate.lanes):
            for way in sorted({way for way, _ in ways}):
                ready = opens + (turn + 1) * takes + way
                many = sum(count for own, count in ways if own >= way)
                if ready > self._soonest[convoy]:
                    there = self._reached(convoy, ready)
                    most = gate.lanes * turn + self._muster.there
                    model.add(many <= most).only_enforce_if(there.negated())

    def _add_convoys_in(self) -> None:
        """Where empty vehicles need convoys, too, those that pass have come in with one before.

        Then so many convoys of both directions together have begun.
        """
        model, gate = self._model, self._muster.crossing
        sides = [gate.inspection(zone) for zone in gate.zones]
        takes = min(min(int(i.loaded_seconds), int(i.empty_seconds)) for i in sides)
        windows = self._ground.crossing_windows[gate.id]
        table = FastestConvoys(
            self._rule, windows, None, takes, self._muster.soonest, together=True
        )
        count = len(self._soonest)
        both = table.begins(self._muster.soonest, self._high + takes)
        passed = -self._muster.there
        for convoy in range(count):
            passed = passed + sum(part.vehicles for part in self._parts[convoy])
            came = model.new_int_var(0, count, "")
            model.add(came * self._rule.max_vehicles >= passed)
            for more in range(1, count + 1):
                first = both[convoy + more] if convoy + more < len(both) else self._high + 1
                if first > self._soonest[convoy]:
                    there = self._reached(convoy, first)
                    model.add(came < more).only_enforce_if(there.negated(), self._used[convoy])

    def _reached(self, convoy: int, at: int) -> Any:
        """Whether a convoy begins at a time or later, and not sooner."""
        there = self._model.new_bool_var("")
        self._model.add(self._begins[convoy] >= at).only_enforce_if(there)
        return there

    def _add_returns(self, carrier: Carrier) -> None:
        """Who has left with a convoy is in no other before having come back."""
        model, rule = self._model, self._rule
        for convoy in range(1, len(self._soonest)):
            away = []
            for before in range(convoy):
                apart = (convoy - before) * int(rule.headway)
                if rule.escorts is not None:
                    apart = max(apart, (convoy - before) // rule.escorts * int(rule.turnaround))
                for part in self._parts[before]:
                    takes = carrier.round(part.stage) if part.carrier is carrier else 0
                    if takes <= apart:
                        continue
                    back = model.new_bool_var("")
                    begin, first = self._begins[convoy], self._begins[before]
                    model.add(begin >= first + takes).only_enforce_if(back)
                    still = model.new_int_var(0, carrier.count, "")
                    model.add(still >= part.vehicles - carrier.count * back)
                    away.append(still)
            here = [p.vehicles for p in self._parts[convoy] if p.carrier is carrier]
            if here:
                model.add(sum(here) + sum(away) <= carrier.count)
