"""One crowd, everybody or the T1 patients alone, and all that was found of when it can be received.

Bounds are kept by how many heads may stay behind: what holds if more may, holds if fewer may.
"""

from __future__ import annotations

from collections.abc import Callable

from safepassage.model import Bound, Need, Proof
from safepassage.planner.bound.average import average_proof, least_time
from safepassage.planner.bound.demand import Demand
from safepassage.planner.bound.ground import NEVER, Ground
from safepassage.planner.bound.hints import Hints
from safepassage.planner.bound.memory import Memory
from safepassage.planner.bound.meter import CLOCK, Meter
from safepassage.planner.bound.reach import Reach
from safepassage.planner.bound.rounds import whole_rounds
from safepassage.planner.bound.squeeze import squeeze

NOTHING = Bound(0, Proof("nothing", {}))
"""What is known before anything is known."""

ROUNDS_LOOKS = 2
"""How often whole rounds are looked at, the second time only if the first gained something."""


class Crowd:
    """People of a demand; ``hopeless`` heads beside them are left behind whatever is done."""

    def __init__(
        self,
        ground: Ground,
        reach: Reach,
        demand: Demand,
        hopeless: int,
        hurried: Callable[[int], Demand] | None = None,
        meter: Meter = CLOCK,
    ) -> None:
        """``hurried`` is the same demand with T1 patients who are received by a time, if any."""
        self._ground, self._reach = ground, reach
        self._demand, self._hopeless = demand, hopeless
        self._hurried = hurried
        self._meter = meter
        self._looked_at: dict[int, int] = {}
        self._hints: dict[int, Hints] = {}
        self._found: dict[tuple[int, int], Bound] = {}
        self._rounds_at: dict[int, int] = {}
        self._looks = 0
        self._memories = {True: Memory(), False: Memory()}

    def known(self, left_behind: int, t1_by: int = NEVER) -> Bound:
        """The best that was found of the time by which all but so many are received.

        If T1 patients are received by ``t1_by``.
        """
        spare = max(0, left_behind - self._hopeless)
        found = [
            bound for (most, by), bound in self._found.items() if most >= spare and by >= t1_by
        ]
        return max(found, key=lambda bound: bound.value, default=NOTHING)

    def look_at_averages(self, left_behind: int, milestones: int, stop: Callable[[], bool]) -> None:
        """What vehicles, lanes and bays need on average; for late comers, from when they come."""
        spare = max(0, left_behind - self._hopeless)
        if self._looked_at.get(spare, 0) >= milestones:
            return
        self._looked_at[spare] = milestones
        for since in self._demand.milestones(milestones):
            late = self._demand.since(since)
            if stop() or late.heads <= spare:
                continue
            found = least_time(self._ground, self._reach, late, since, spare)
            if found is None:
                continue
            if since == 0:
                self._hints[spare] = found.hints
            self._keep(spare, Bound(found.seconds, average_proof(found, late.heads)))

    def look_at_rounds(
        self, left_behind: int, high: int, seconds: float, stop: Callable[[], bool]
    ) -> None:
        """What vehicles can do in whole rounds, need by need, up to the time ``high``."""
        spare = max(0, left_behind - self._hopeless)
        if self._rounds_at.get(spare, 0) >= ROUNDS_LOOKS:
            return
        self._rounds_at[spare] = self._rounds_at.get(spare, 0) + 1
        until = self._meter.read() + seconds

        def enough() -> bool:
            return stop() or self._meter.read() > until

        gained = False
        for need in Need:
            low = self.known(left_behind).value
            if enough() or high <= low:
                break
            found = whole_rounds(
                self._ground, self._demand, need, low, high, enough, spare=spare, meter=self._meter
            )
            if found is not None:
                gained |= found.value > low
                self._keep(spare, found)
        if not gained:
            self._rounds_at[spare] = ROUNDS_LOOKS

    def look_closely(
        self,
        left_behind: int,
        low: int,
        high: int,
        seconds: float,
        stop: Callable[[], bool],
        t1_by: int = NEVER,
    ) -> None:
        """What all of it needs together, looked at in time, between ``low`` and ``high``."""
        low = max(low, self.known(left_behind, t1_by).value)
        found = self._squeezed(left_behind, low, high, seconds, stop, t1_by, levels=True)
        self._looks += 1
        if found is not None:
            hurried = self._hurried is not None
            self._keep(max(0, left_behind - self._hopeless), found, t1_by if hurried else NEVER)

    def evidence(
        self,
        left_behind: int,
        low: int,
        high: int,
        seconds: float,
        stop: Callable[[], bool],
        t1_by: int = NEVER,
    ) -> Bound | None:
        """A bound between the two with prices that prove it to the checker, if there is one."""
        return self._squeezed(left_behind, low, high, seconds, stop, t1_by, levels=False)

    def _squeezed(
        self,
        left_behind: int,
        low: int,
        high: int,
        seconds: float,
        stop: Callable[[], bool],
        t1_by: int,
        *,
        levels: bool,
    ) -> Bound | None:
        spare = max(0, left_behind - self._hopeless)
        hints = self._hints.get(spare)
        if hints is None or self._demand.heads <= spare:
            return None
        demand = self._demand
        if self._hurried is not None and t1_by < NEVER:
            demand = self._hurried(t1_by)
        return squeeze(
            self._reach,
            demand,
            hints,
            low,
            high,
            spare,
            seconds,
            stop,
            self._looks,
            self._meter,
            levels=levels,
            memory=self._memories[levels],
        )

    def _keep(self, spare: int, bound: Bound, t1_by: int = NEVER) -> None:
        if bound.value > self._found.get((spare, t1_by), NOTHING).value:
            self._found[spare, t1_by] = bound
