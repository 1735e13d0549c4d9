"""When all can be through a crossing with convoys, exactly; or how many cannot be by the horizon.

:class:`ConvoyModel` says what convoys can do. Asked here is what they must: carry all but those who
may stay behind, nobody before they can be there, and nobody where there is no room. The least time
at which the last of them is received is a bound for every plan. What counts is what the solver
proves, not what it finds.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from threading import Event, Thread
from typing import Any

from safepassage.model import Need, Priority, Role
from safepassage.planner.bound.convoy_model import ConvoyModel
from safepassage.planner.bound.ground import NEVER, Ground
from safepassage.planner.bound.meter import CLOCK, Meter
from safepassage.planner.bound.muster import Muster

WORK = 0.4
"""How much work, by the solver's own measure, it does in about a second."""

LOOK_EVERY = 0.1
"""Seconds between two looks at whether to stop."""


class Convoying(ConvoyModel):
    """The model of one muster, all but ``spare`` heads of each priority being received."""

    def __init__(
        self,
        ground: Ground,
        muster: Muster,
        spare: Mapping[Priority, int],
        high: int,
        t1_by: int = NEVER,
        meter: Meter = CLOCK,
    ) -> None:
        """By ``high``; the T1 patients among them by ``t1_by``, if that is sooner."""
        super().__init__(ground, muster, high, t1_by)
        self._spare, self._meter = spare, meter
        self._left: dict[Priority, list[Any]] = {}

    def least(self, seconds: float, stop: Callable[[], bool], low: int = 0) -> int:
        """A time before which it cannot be done, as far as it is proven; 0: nothing is.

        It is known that it cannot be done before ``low``. ``seconds`` are about those of the
        processor; ``stop`` says that nobody waits any more.
        """
        if not self.worth_asking:
            return 0
        self._build()
        self._model.add(self._time >= min(low, self._high))
        self._model.minimize(self._time)
        return self._proven(seconds, stop)

    def fewest_left(self, priority: Priority, seconds: float, stop: Callable[[], bool]) -> int:
        """So many heads of the priority cannot be received by ``high``, whoever else stays.

        Those of the priorities before it stay as ``spare`` says, those after it as they like.
        """
        if not self.worth_asking:
            return 0
        self._build()
        self._model.minimize(sum(self._left[priority]) if priority in self._left else 0)
        return self._proven(seconds, stop)

    def _proven(self, seconds: float, stop: Callable[[], bool]) -> int:
        """What the solver proves of the least value; 0 where it proves nothing."""
        solver = self._cp.CpSolver()
        # By its own measure of work, so that what is proven does not depend on the clock.
        solver.parameters.max_deterministic_time = WORK * seconds
        solver.parameters.num_workers = 1
        # Its linear relaxation sees how many loads there are, which the constraints alone do not.
        solver.parameters.linearization_level = 2
        ended = Event()

        def watch() -> None:
            while not ended.wait(LOOK_EVERY):
                if stop():
                    solver.stop_search()

        watcher = Thread(target=watch, daemon=True)
        watcher.start()
        try:
            status = solver.solve(self._model)
        finally:
            ended.set()
            watcher.join()
        self._meter.did(solver.response_proto.deterministic_time / WORK)
        if status in (self._cp.OPTIMAL, self._cp.FEASIBLE, self._cp.UNKNOWN):
            return max(0, math.ceil(float(solver.best_objective_bound) - 1e-6))
        return 0

    def _build(self) -> None:
        super()._build()
        self._add_people()
        self._add_room()

    def _add_people(self) -> None:
        """All but those who may stay behind; and nobody before they can be there."""
        model = self._model
        for number, folk in enumerate(self._muster.folks):
            carried = [
                [part.heads[number] for part in parts if number in part.heads]
                for parts in self._parts
            ]
            most = min(folk.many, self._spare.get(folk.priority, 0) // folk.needs.heads)
            left = model.new_int_var(0, most, "")
            self._left.setdefault(folk.priority, []).append(left * folk.needs.heads)
            model.add(sum(sum(own) for own in carried) + left == folk.many)
            for at, many in ((folk.first, folk.many), *folk.late):
                early = []
                for convoy, own in enumerate(carried):
                    if own and self._soonest[convoy] < at:
                        some = model.new_int_var(0, folk.many, "")
                        there = self._reached(convoy, at)
                        model.add(some >= sum(own) - folk.many * there)
                        early.append(some)
                if early:
                    model.add(sum(early) <= folk.many - many)
        for priority, staying in self._left.items():
            model.add(sum(staying) <= self._spare.get(priority, 0))

    def _add_room(self) -> None:
        """Whoever goes no farther than the near places finds room in them."""
        model, places = self._model, self._ground.scenario.places
        into: dict[str, list[tuple[Any, int]]] = {}
        for number, folk in enumerate(self._muster.folks):
            reached: dict[frozenset[str], list[Any]] = {}
            for part in (part for parts in self._parts for part in parts):
                if number in part.heads:
                    ends = part.carrier.ends(number, part.stage)
                    reached.setdefault(ends, []).append(part.heads[number])
            everywhere = frozenset[str]().union(*reached)
            if any(Role.HANDOVER in places[end].roles for end in everywhere):
                continue
            goes = {end: model.new_int_var(0, folk.many, "") for end in sorted(everywhere)}
            for end, many in goes.items():
                into.setdefault(end, []).append((many, number))
            for ends in reached:
                within = [h for other, heads in reached.items() if other <= ends for h in heads]
                model.add(sum(within) <= sum(goes[end] for end in sorted(ends)))
        taken = {end: [0] * len(Need) for end in into}
        for used in self._ground.scenario.under_way.room_taken:
            if used.place in taken:
                taken[used.place] = [
                    a + b for a, b in zip(taken[used.place], used.heads, strict=True)
                ]
        for end, arriving in into.items():
            room, needs = places[end].room, [self._muster.folks[f].needs for _, f in arriving]
            counts = [count for count, _ in arriving]
            if room.heads is not None:
                heads = sum(n.heads * count for n, count in zip(needs, counts, strict=True))
                model.add(heads <= max(0, room.heads - sum(taken[end])))
            for i, need in enumerate(Need):
                if room.by_need is not None and any(n[i] for n in needs):
                    heads = sum(n[i] * count for n, count in zip(needs, counts, strict=True))
                    model.add(heads <= max(0, room.by_need.get(need, 0) - taken[end][i]))
