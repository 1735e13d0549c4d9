"""The best bound of each figure, out of all that are known."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property

from safepassage.model import PRIORITIES, Bound, Bounds, Figures, Priority, Proof, Scenario
from safepassage.planner.bound.average import Hints, average_proof, least_time
from safepassage.planner.bound.demand import Demand, Lot, demand
from safepassage.planner.bound.ground import Ground
from safepassage.planner.bound.reach import Reach
from safepassage.planner.bound.room import without_room
from safepassage.planner.bound.soonest import (
    Batch,
    batches,
    last_received,
    least_exposure,
    unreachable,
)
from safepassage.planner.bound.squeeze import squeeze
from safepassage.travel import TravelTimes

MILESTONES = 5
"""From how many moments on late comers are looked at by themselves."""

GRAIN = 60
"""Seconds to which ready times of groups that arrive by and by are rounded down."""


class Bounding:
    """Bounds for one scenario; what is found stays known from one question to the next."""

    def __init__(self, scenario: Scenario, times: TravelTimes) -> None:
        self.scenario = scenario
        self.times = times

    def bounds(
        self,
        figures: Figures | None,
        *,
        seconds: float = 0.0,
        stop: Callable[[], bool] = lambda: False,
    ) -> Bounds:
        """The bounds beside a plan with these figures, or beside any plan where there is none.

        ``seconds`` 0 asks for what is cheap; more may be spent on stronger bounds until ``stop``
        says that nobody waits for them any more. Each bound holds for every plan whose earlier
        figures are no worse than those given.
        """
        left_behind = self._left_behind(figures)
        spared = {
            priority: bound.value if figures is None else figures.left_behind[priority]
            for priority, bound in left_behind.items()
        }
        t1 = last_received(self.scenario, self._batches, spared, (Priority.T1,))
        clearance = larger(t1, last_received(self.scenario, self._batches, spared))
        if seconds > 0:
            clearance = larger(clearance, self._averaged(spared, stop))
            high = int(self.scenario.horizon if figures is None else figures.clearance)
            clearance = larger(clearance, self._squeezed(clearance, high, spared, seconds, stop))
        exposure = least_exposure(self.scenario, self._batches)
        return Bounds(left_behind, t1, clearance, exposure)

    def _left_behind(self, figures: Figures | None) -> dict[Priority, Bound]:
        lost = unreachable(self.scenario, self._batches)
        left: Mapping[Priority, int] = (
            figures.left_behind if figures is not None else {p: lost[p].value for p in PRIORITIES}
        )
        cramped = without_room(self.scenario, left)
        return {p: larger(lost[p], cramped[p]) for p in PRIORITIES}

    def _averaged(self, spared: Mapping[Priority, int], stop: Callable[[], bool]) -> Bound:
        """What vehicles, lanes and bays need on average; for late comers, from when they come."""
        spare = sum(spared.values())
        if spare not in self._known_averages:
            best, hints = NOTHING, Hints()
            for since in self._everybody.milestones(MILESTONES):
                if stop():
                    return best
                late = self._everybody.since(since)
                if late.heads <= spare:
                    continue
                found = least_time(self._ground, self._reach, late, since, spare)
                if found is not None and since == 0:
                    hints = found.hints
                if found is not None and found.seconds > best.value:
                    best = Bound(found.seconds, average_proof(found, late.heads))
            self._known_averages[spare] = best, hints
        return self._known_averages[spare][0]

    def _squeezed(
        self,
        known: Bound,
        high: int,
        spared: Mapping[Priority, int],
        seconds: float,
        stop: Callable[[], bool],
    ) -> Bound:
        """What all of it together needs, looked at in time."""
        spare = sum(spared.values())
        best = self._known_squeezes.get(spare, NOTHING)
        if spare in self._known_averages:
            hints = self._known_averages[spare][1]
            low = max(known.value, best.value)
            found = squeeze(self._ground, self._everybody, hints, low, high, spare, seconds, stop)
            if found is not None:
                best = self._known_squeezes[spare] = larger(best, found)
        return best

    @cached_property
    def _everybody(self) -> Demand:
        """Those who can be received at all."""
        return demand(self.scenario, self._reachable, GRAIN)

    def _reachable(self, lot: Lot) -> bool:
        soonest = self._reach.received(
            lot.group, lot.needs, 0 if lot.heads_before < 0 else int(lot.group.ready_at), lot.place
        )
        return soonest <= self.scenario.horizon

    @cached_property
    def _known_squeezes(self) -> dict[int, Bound]:
        return {}

    @cached_property
    def _known_averages(self) -> dict[int, tuple[Bound, Hints]]:
        return {}

    @cached_property
    def _reach(self) -> Reach:
        return Reach(self._ground)

    @cached_property
    def _ground(self) -> Ground:
        return Ground(self.scenario, self.times)

    @cached_property
    def _batches(self) -> list[Batch]:
        return batches(self.scenario, self._reach)


def larger(first: Bound, second: Bound) -> Bound:
    """Of two bounds of the same figure the one that says more."""
    return second if second.value > first.value else first


NOTHING = Bound(0, Proof("nothing", {}))
"""What is known before anything is known."""
