"""The best bound of each figure, out of all that are known."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property

from safepassage.model import PRIORITIES, Bound, Bounds, Figures, Needs, Priority, Proof, Scenario
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

QUICK_SPOTS = 20
"""On grounds of this size averages are quick enough to be always asked for."""

GRAIN = 60
"""Seconds to which ready times of groups that arrive by and by are rounded down."""


class Bounding:
    """Bounds for one scenario; what is found stays known from one question to the next."""

    def __init__(self, scenario: Scenario, times: TravelTimes) -> None:
        self.scenario = scenario
        self.times = times
        # By how many heads may stay behind beside those whom nobody can receive.
        self._looked_at: dict[int, int] = {}
        self._hints: dict[int, Hints] = {}
        self._averages: dict[int, Bound] = {}
        self._squeezed: dict[int, Bound] = {}

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
        spare = max(0, sum(spared.values()) - self._hopeless)
        if seconds > 0:
            self._average(spare, MILESTONES, stop)
            high = int(self.scenario.horizon if figures is None else figures.clearance)
            known = larger(clearance, self._known(self._averages, spare))
            self._squeeze(known, high, spare, seconds, stop)
        elif self._ground.size <= QUICK_SPOTS and not self._averages:
            self._average(spare, 1, stop)
        clearance = larger(clearance, self._known(self._averages, spare))
        clearance = larger(clearance, self._known(self._squeezed, spare))
        exposure = least_exposure(self.scenario, self._batches)
        return Bounds(left_behind, t1, clearance, exposure)

    def _left_behind(self, figures: Figures | None) -> dict[Priority, Bound]:
        lost = self._lost
        left: Mapping[Priority, int] = (
            figures.left_behind if figures is not None else {p: lost[p].value for p in PRIORITIES}
        )
        cramped = without_room(self.scenario, left)
        return {p: larger(lost[p], cramped[p]) for p in PRIORITIES}

    @cached_property
    def _lost(self) -> dict[Priority, Bound]:
        return unreachable(self.scenario, self._batches)

    @staticmethod
    def _known(found: Mapping[int, Bound], spare: int) -> Bound:
        """The best of what was found: what holds if more may stay holds all the more if fewer."""
        bounds = [bound for most, bound in found.items() if most >= spare]
        return max(bounds, key=lambda bound: bound.value, default=NOTHING)

    def _average(self, spare: int, milestones: int, stop: Callable[[], bool]) -> None:
        """What vehicles, lanes and bays need on average; for late comers, from when they come."""
        if self._looked_at.get(spare, 0) >= milestones:
            return
        self._looked_at[spare] = milestones
        for since in self._everybody.milestones(milestones):
            late = self._everybody.since(since)
            if stop() or late.heads <= spare:
                continue
            found = least_time(self._ground, self._reach, late, since, spare)
            if found is None:
                continue
            if since == 0:
                self._hints[spare] = found.hints
            bound = Bound(found.seconds, average_proof(found, late.heads))
            self._averages[spare] = larger(self._averages.get(spare, NOTHING), bound)

    def _squeeze(
        self, known: Bound, high: int, spare: int, seconds: float, stop: Callable[[], bool]
    ) -> None:
        """What all of it together needs, looked at in time."""
        if spare not in self._hints:
            return
        best = self._squeezed.get(spare, NOTHING)
        found = squeeze(
            self._ground,
            self._everybody,
            self._hints[spare],
            max(known.value, best.value),
            high,
            spare,
            seconds,
            stop,
        )
        if found is not None:
            self._squeezed[spare] = larger(best, found)

    @cached_property
    def _everybody(self) -> Demand:
        """Those who can be received at all."""
        return demand(self.scenario, self._reachable, GRAIN)

    def _reachable(self, lot: Lot) -> bool:
        """Whether anybody of the lot can be received: those who cannot are lost already."""
        key = (lot.group.id, lot.needs, lot.place)
        return key in self._alive

    @cached_property
    def _hopeless(self) -> int:
        """Heads that are left out of the demand, since nobody can receive any of their lot."""
        return sum(batch.heads for batch in self._batches) - self._everybody.heads

    @cached_property
    def _alive(self) -> set[tuple[str, Needs, str]]:
        return {
            (batch.lot.group.id, batch.lot.needs, batch.lot.place)
            for batch in self._batches
            if batch.soonest <= self.scenario.horizon
        }

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
