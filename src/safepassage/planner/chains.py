"""Several searches side by side, in step, so that threads change nothing but the time."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait

from safepassage.model import PRIORITIES, Bounds, Figures, Priority
from safepassage.planner import _engine
from safepassage.planner.dealt import dealt_lists
from safepassage.planner.problem import Translation
from safepassage.planner.written import figures_of

CHAINS = 2
"""Searches that run side by side. Fixed, whatever the number of threads, since the plan depends
on it."""

FIRST_ROUND = 1000
"""Neighbours of the first round; every round is twice as long as the one before."""

LONGEST_ROUND = 2**16
"""Rounds grow no longer than this many neighbours."""

SHORT = 4 * FIRST_ROUND
"""Every other chain cools so often in a round, from less warm: it searches near the best list."""

URGENT_ROUNDS = 3
"""In so many rounds T1 patients are still searched for alone."""

URGENT_SHARE = 12
"""How many neighbours that search evaluates for each of a round: its lists are short."""

LEAST_URGENT = len(PRIORITIES) - 1
"""The priority of trips that are open to everybody."""

_EITHER = (True, False)
MANNERS = tuple((a, b, c) for a in _EITHER for b in _EITHER for c in _EITHER)
"""In which manners lists are built: choosy or not, T1 patients first or not, by people or worth."""

SOON_BUILT = tuple(manner for manner in MANNERS if not manner[1])
"""Those that do not try every trip of every vehicle for each T1 patient."""

SLOW_TO_BUILD = 300_000
"""Parties times vehicles beyond which loads are dealt out instead, or one list is built."""

WARM = 0.03
"""At which share of the clearance a chain begins to cool in a round."""

LESS_WARM = (0.01, 0.003)
"""And one that cools several times in a round, in turn."""

TEPID = (0.002, 0.0007)
"""The same of the two chains where lists are so long that few neighbours can be tried."""

FEW_TRIPS = 300
"""A list of so many trips is built from nothing in a moment."""

_LOOK_EVERY = 0.05
"""Seconds between two looks at whether to stop."""


class Chains:
    """:data:`CHAINS` annealing searches that share their best list after every round.

    The same problem, seed and number of rounds give the same best list, whatever the number of
    threads and however long it took.
    """

    def __init__(self, translation: Translation, seed: int, threads: int) -> None:
        self.translation = translation
        self.searches = [
            _engine.Search(translation.problem, seed * CHAINS + chain) for chain in range(CHAINS)
        ]
        # T1 patients are few and come first: a search for them alone is small and quick.
        wounded = translation.scenario.heads_by_priority()[Priority.T1] > 0
        self._urgent = (
            _engine.Search(translation.problem, seed * CHAINS, least_urgent=0) if wounded else None
        )
        self.flag = _engine.StopFlag()
        self._seed = seed
        self.stopped = False
        self.evaluated = 0
        self._rounds = 0
        self._threads = max(1, min(threads, CHAINS))
        self._step = translation.scenario.clearance_step

    @property
    def best(self) -> list[_engine.Trip]:
        """The best list of trips so far."""
        return list(self.searches[0].best)

    @property
    def figures(self) -> Figures:
        """What the best list achieves."""
        return figures_of(self.searches[0].best_score)

    def begin(self, enough: Callable[[], bool] = lambda: False) -> None:
        """Builds first lists in every manner and gives the best to every chain.

        Where there are T1 patients, each list is built twice: from nothing, and after the trips
        that bring T1 patients alone. Where building takes long, loads are dealt out instead, or
        only one list is built where they cannot be. One is built in any case; no other when
        ``enough`` says so.
        """
        first = self.searches[0]
        slow = self.slow_to_build
        begun: list[list[_engine.Trip]] = [[]]
        if self._urgent is not None and not enough():
            for trips in _built(self._urgent, [], SOON_BUILT if slow else MANNERS):
                self._urgent.offer(trips)
                if enough():
                    break
            begun.append(self._wounded_first(0 if enough() else 4 * FIRST_ROUND))
        manners = MANNERS
        if slow:
            begun, manners = begun[-1:], MANNERS[:1]
            if not enough() and self._offer_dealt(begun[0], enough):
                manners = ()
        for start in begun:
            for trips in _built(first, start, manners):
                self._offer_loosened(trips)
                if enough():
                    break
            if enough():
                break
        self.offer(first.best)

    @property
    def slow_to_build(self) -> bool:
        """Whether a list takes long to build: every trip of every vehicle is tried for all."""
        scenario = self.translation.scenario
        parties = sum(p.count for group in scenario.groups.values() for p in group.parties)
        return parties * len(scenario.vehicles) > SLOW_TO_BUILD

    def begin_from(
        self, lists: Sequence[Sequence[_engine.Trip]], enough: Callable[[], bool] = lambda: False
    ) -> None:
        """Gives every chain the best of these lists, filled up with trips for whoever they leave.

        That is where planning on from the middle begins, and soon: lists are built from nothing,
        too, only where they are short. What can wait is left out when ``enough`` says so.
        """
        first = self.searches[0]
        for trips in lists:
            whole = list(trips)
            self._offer_loosened(first.mend(whole) if first.evaluate(whole).broken else whole)
        if lists and len(first.best) > FEW_TRIPS:
            if any(first.best_score.left):
                first.offer(first.build(first.best, False, True, False))
            if self._urgent is not None:
                self._urgent.offer(first.best)
        else:
            self.begin(enough)
        self.offer(first.best)

    def _wounded_first(self, length: int) -> list[_engine.Trip]:
        """The trips that bring T1 patients alone, improved for so many neighbours."""
        if self._urgent is None:
            return []
        self._improve_alone(self._urgent, length)
        return open_to_others(self.searches[0], self._urgent.best)

    def _improve_alone(self, urgent: _engine.Search, length: int) -> None:
        """T1 clearance first; then the same with less of the vehicles, which others need."""
        value = urgent.best_score.t1_clearance
        urgent.anneal(_engine.Aim.T1Clearance, length, 0.05 * value, 0.0005 * value, self.flag)
        value = urgent.best_score.t1_clearance
        urgent.anneal(_engine.Aim.Sparing, length // 2, 0.01 * value, 0.0003 * value, self.flag)

    def _offer_loosened(self, trips: Sequence[_engine.Trip]) -> None:
        """Gives the first chain this list, and the same dispatched in order of time."""
        first = self.searches[0]
        first.offer(trips)
        for far_first in (False, True):
            first.offer(first.topped_up(first.loosened(trips, far_first)))

    def _offer_dealt(self, begun: Sequence[_engine.Trip], enough: Callable[[], bool]) -> bool:
        """Gives the first chain lists of loads dealt out that go on after these trips, if any."""
        first, any_ = self.searches[0], False
        for trips in dealt_lists(self.translation, first, begun, self._seed):
            first.offer(first.topped_up(trips))
            any_ = True
            if enough():
                break
        return any_

    def offer(self, trips: Sequence[_engine.Trip]) -> None:
        """Gives every chain this list, to keep if it is better than its best."""
        for search in self.searches:
            search.offer(trips)

    def round(self, length: int, bounds: Bounds | None, look: Callable[[], bool]) -> None:
        """One round of every chain; ends early when ``look`` says so. Then the best is shared.

        In the first rounds T1 patients are searched for alone beside it; what is found for them
        is tried at the end of the round.

        Figures that stand at their bounds are not worked on, only kept.
        """
        horizon = self.translation.scenario.horizon
        self._rounds += 1
        early = self._rounds <= URGENT_ROUNDS
        urgent = self._urgent if early else None
        soonest = None if urgent is None else urgent.best_score.t1_clearance

        def run_alone() -> int:
            if urgent is not None:
                self._improve_alone(urgent, URGENT_SHARE * min(length, SHORT))
            return 0

        def run(chain: int) -> int:
            search = self.searches[chain]
            parts = [(length, WARM)]
            if chain % 2:
                times = max(1, length // SHORT)
                parts = [(length // times, LESS_WARM[i % len(LESS_WARM)]) for i in range(times)]
            if self.slow_to_build:
                parts = [(length, TEPID[chain % len(TEPID)])]
            evaluated = 0
            for part, warmth in parts:
                if self.stopped:
                    break
                # Of its own figures alone: what another chain finds meanwhile depends on the clock.
                figures = figures_of(search.best_score)
                for phase in phases_for(figures, bounds, horizon, part, warmth, early=early):
                    evaluated += search.anneal(*phase, self.flag)
            return evaluated

        with ThreadPoolExecutor(self._threads) as pool:
            running: set[Future[int]] = {pool.submit(run, chain) for chain in range(CHAINS)}
            if urgent is not None:
                running.add(pool.submit(run_alone))
            counts = []
            try:
                while running:
                    done, running = wait(running, _LOOK_EVERY, return_when=FIRST_COMPLETED)
                    counts += [future.result() for future in done]
                    if not self.stopped and look():
                        self.stopped = True
                        self.flag.set()
            except BaseException:
                # Whoever gives up does not wait for the round to end.
                self.stopped = True
                self.flag.set()
                raise
        self.evaluated += max(counts)
        leader = self.searches[0]
        for search in self.searches[1:]:
            if search.best_score.better_than(leader.best_score, self._step):
                leader = search
        self.offer(leader.best)
        if urgent is not None and urgent.best_score.t1_clearance != soonest:
            opened = open_to_others(leader, urgent.best)
            self._offer_loosened(opened + self.best)
            if self.slow_to_build and not self.stopped:
                self._offer_dealt(opened, look)
            self.offer(self.best)


def open_to_others(search: _engine.Search, trips: Sequence[_engine.Trip]) -> list[_engine.Trip]:
    """Trips of a search for T1 patients alone, as trips that others may not use up.

    Where no T1 patient is received later for it, or left behind, others may ride along.
    """
    opened = list(trips)
    for trip in opened:
        trip.priorities = 0
    alone = search.evaluate(opened)
    for trip in opened:
        trip.priorities = LEAST_URGENT
        score = search.evaluate(opened)
        kept = score.broken <= alone.broken and score.left[0] <= alone.left[0]
        if not kept or score.t1_clearance > alone.t1_clearance:
            trip.priorities = 0
    return opened


def _built(
    search: _engine.Search,
    begun: list[_engine.Trip],
    manners: Sequence[tuple[bool, bool, bool]],
) -> Iterator[list[_engine.Trip]]:
    """First lists after these trips, in these manners, each whole."""
    for choosy, urgent_first, by_people in manners:
        trips = search.build(begun, choosy, urgent_first, by_people)
        yield search.mend(trips) if search.evaluate(trips).broken else trips


Phase = tuple[_engine.Aim, int, float, float]
"""What to aim at, for how many neighbours, from which temperature down to which."""


def phases_for(
    figures: Figures,
    bounds: Bounds | None,
    horizon: int,
    length: int,
    warmth: float,
    *,
    early: bool = True,
) -> list[Phase]:
    """The phases of a round: each figure that may still be improved, in the order of the figures.

    Temperatures are in the unit of what is aimed at: a few per cent of its value at first (for the
    clearance the share ``warmth`` of it), a few hundredths of a per cent at last.
    """
    phases: list[Phase] = []
    at_least = {p: bounds.left_behind[p].value if bounds else 0 for p in PRIORITIES}
    if any(figures.left_behind[p] > at_least[p] for p in PRIORITIES):
        phases.append((_engine.Aim.LeftBehind, length, 0.5 * horizon, 0.01 * horizon))
    urgent = bounds.t1_clearance.value if bounds else 0
    if figures.t1_clearance > urgent and early:
        # What is won for T1 patients comes first and unsettles everything after it: it is sought
        # early, and what the long rounds win is not given up for a second more.
        value = figures.t1_clearance
        phases.append((_engine.Aim.T1Clearance, length // 4, 0.03 * value, 0.0005 * value))
    if figures.clearance > (bounds.clearance.value if bounds else 0):
        value = figures.clearance
        phases.append((_engine.Aim.Clearance, length, warmth * value, 0.0003 * value))
    mean = max(1.0, 0.25 * figures.clearance)
    phases.append((_engine.Aim.Exposure, length // 4, 0.02 * mean, 0.0002 * mean))
    return phases
