"""The best bound of each figure, out of all that are known."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cached_property

from safepassage.model import (
    PRIORITIES,
    Bound,
    Bounds,
    Certificate,
    Figures,
    Needs,
    Priority,
    Scenario,
)
from safepassage.planner.bound.certify import MOST_SPOTS, by_runs, certified
from safepassage.planner.bound.crowd import Crowd
from safepassage.planner.bound.demand import Demand, Lot, demand
from safepassage.planner.bound.escorted import Escorted
from safepassage.planner.bound.ground import NEVER, Ground
from safepassage.planner.bound.meter import CLOCK, Meter
from safepassage.planner.bound.reach import Reach
from safepassage.planner.bound.room import without_room
from safepassage.planner.bound.soonest import (
    Batch,
    batches,
    last_received,
    least_exposure,
    unreachable,
)
from safepassage.travel import TravelTimes

Accepts = Callable[[Figures, str, Certificate], bool]
"""Whether a certificate of a figure, beside a plan with such figures, can be checked again."""

MILESTONES = 5
"""From how many moments on late comers are looked at by themselves."""

T1_SHARE = 0.2
"""The part of the time for strong bounds that goes to the T1 clearance."""

ROUNDS_SHARE = 0.25
"""The most of the time for strong bounds that goes to whole rounds."""

CONVOYS_SHARE = 0.6
"""The part of it that crossings with convoys may take, where there are any."""

LEFT_SHARE = 0.2
"""And the part that the question takes who cannot be received because of convoys."""

QUICK_SPOTS = 20
"""On grounds of this size averages are quick enough to be always asked for."""

GRAIN = 60
"""Seconds to which ready times of groups that arrive by and by are rounded down."""


class Bounding:
    """Bounds for one scenario; what is found stays known from one question to the next."""

    def __init__(self, scenario: Scenario, times: TravelTimes, meter: Meter = CLOCK) -> None:
        """``meter`` says what seconds are: those of the processor, or counted work."""
        self.scenario = scenario
        self.times = times
        self._meter = meter
        self._quick = False

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
        left_behind = self._left_behind(figures, seconds, stop)
        spared = {
            priority: bound.value if figures is None else figures.left_behind[priority]
            for priority, bound in left_behind.items()
        }
        first, everybody = spared[Priority.T1], sum(spared.values())
        t1_by = NEVER if figures is None else int(figures.t1_clearance)
        t1 = last_received(self.scenario, self._batches, spared, (Priority.T1,))
        clearance = last_received(self.scenario, self._batches, spared)
        if seconds > 0:
            late = int(self.scenario.horizon)
            high = (late, late)
            if figures is not None:
                high = (int(figures.t1_clearance), int(figures.clearance))
            self._wounded.look_at_averages(first, 1, stop)
            self._everybody.look_at_averages(everybody, MILESTONES, stop)
            begun = self._meter.read()
            self._everybody.look_at_rounds(everybody, high[1], ROUNDS_SHARE * seconds, stop)
            seconds -= self._meter.read() - begun
            seconds -= self._look_at_convoys(spared, t1.value, clearance.value, high, seconds, stop)
            t1_share = T1_SHARE * seconds
            self._wounded.look_closely(first, t1.value, high[0], t1_share, stop)
            self._everybody.look_closely(
                everybody, clearance.value, high[1], seconds - t1_share, stop, t1_by
            )
        elif self._ground.size <= QUICK_SPOTS and not self._quick:
            self._quick = True
            self._everybody.look_at_averages(everybody, 1, stop)
        t1 = larger(t1, self._wounded.known(first))
        t1 = larger(t1, self._escorted.known((Priority.T1,), spared))
        clearance = larger(larger(clearance, t1), self._everybody.known(everybody, t1_by))
        clearance = larger(clearance, self._escorted.known(PRIORITIES, spared, t1_by))
        exposure = least_exposure(self.scenario, self._batches)
        return Bounds(left_behind, t1, clearance, exposure)

    def prepare(self, stop: Callable[[], bool]) -> None:
        """Works out the averages for a plan that leaves nobody behind who could be received."""
        lost = sum(bound.value for bound in self._lost.values())
        self._everybody.look_at_averages(lost, MILESTONES, stop)

    def certified(
        self,
        figures: Figures,
        bounds: Bounds,
        accepts: Accepts | None = None,
        seconds: float = 0.0,
        stop: Callable[[], bool] = lambda: False,
    ) -> Bounds:
        """Bounds beside a plan with these figures, with certificates where there are any.

        Prices for runs are only told where somebody ``accepts`` them; to look for such as will be
        accepted may take so many seconds for each figure, and ends when ``stop`` says so.
        """
        made = certified(self._ground, self._reach, self._batches, figures, bounds)
        if accepts is None or self._ground.size > MOST_SPOTS:
            return made
        left = {priority: figures.left_behind[priority] for priority in PRIORITIES}

        def of(name: str, crowd: Crowd, stay: int, found: Bound, bound: Bound, by: int) -> Bound:
            def closer(low: int) -> Bound | None:
                if seconds <= 0 or stop():
                    return None
                crowd.look_at_averages(stay, 1, stop)
                until = bound.value + bound.value // 100 + 1
                return crowd.evidence(stay, low, until, seconds, stop, by)

            return by_runs(bound, found, lambda each: accepts(figures, name, each), closer)

        first, t1_by = left[Priority.T1], int(figures.t1_clearance)
        wounded, everybody = self._wounded, self._everybody
        t1 = of("t1_clearance", wounded, first, bounds.t1_clearance, made.t1_clearance, NEVER)
        stay = sum(left.values())
        clearance = of("clearance", everybody, stay, bounds.clearance, made.clearance, t1_by)
        return replace(made, t1_clearance=t1, clearance=clearance)

    def _look_at_convoys(
        self,
        left: Mapping[Priority, int],
        t1_low: int,
        low: int,
        high: tuple[int, int],
        seconds: float,
        stop: Callable[[], bool],
    ) -> float:
        """Asks when all can be through crossings with convoys; how many seconds that took."""
        begun = self._meter.read()
        if self._escorted.any:
            patients, share = (Priority.T1,), CONVOYS_SHARE * seconds
            self._escorted.look(patients, left, t1_low, high[0], T1_SHARE * share, stop)
            low = max(low, self._everybody.known(sum(left.values()), high[0]).value)
            self._escorted.look(PRIORITIES, left, low, high[1], share, stop, high[0])
        return min(seconds, self._meter.read() - begun)

    def _left_behind(
        self, figures: Figures | None, seconds: float, stop: Callable[[], bool]
    ) -> dict[Priority, Bound]:
        lost = self._lost
        left: Mapping[Priority, int] = (
            figures.left_behind if figures is not None else {p: lost[p].value for p in PRIORITIES}
        )
        cramped = without_room(self.scenario, left)
        found = {p: larger(lost[p], cramped[p]) for p in PRIORITIES}
        if seconds > 0 and figures is not None and self._escorted.any:
            stuck = self._escorted.left_behind(left, lost, LEFT_SHARE * seconds, stop)
            found = {p: larger(found[p], stuck[p]) for p in PRIORITIES}
        return found

    @cached_property
    def _lost(self) -> dict[Priority, Bound]:
        return unreachable(self.scenario, self._batches)

    @cached_property
    def _escorted(self) -> Escorted:
        # Of a lot some of whom come too late, all are counted among those to be received.
        lost = dict.fromkeys(PRIORITIES, 0)
        for batch in self._batches:
            lost[batch.priority] += 0 if self._reachable(batch.lot) else batch.heads
        return Escorted(self._reach, self._reachable, lost, self._meter)

    @cached_property
    def _everybody(self) -> Crowd:
        return self._crowd(PRIORITIES)

    @cached_property
    def _wounded(self) -> Crowd:
        return self._crowd((Priority.T1,))

    def _crowd(self, priorities: tuple[Priority, ...]) -> Crowd:
        """Those of these priorities who can be received at all, and how many cannot."""

        def wanted(lot: Lot) -> bool:
            return lot.group.priority in priorities and self._reachable(lot)

        those = demand(self.scenario, wanted, GRAIN)
        heads = sum(batch.heads for batch in self._batches if batch.priority in priorities)
        hurried = None
        if len(priorities) > 1 and any(batch.priority is Priority.T1 for batch in self._batches):

            def hurried(t1_by: int) -> Demand:
                return demand(self.scenario, wanted, GRAIN, t1_by)

        return Crowd(self._ground, self._reach, those, heads - those.heads, hurried, self._meter)

    def _reachable(self, lot: Lot) -> bool:
        """Whether anybody of the lot can be received: those who cannot are lost already."""
        key = (lot.group.id, lot.needs, lot.place)
        return key in self._alive

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
