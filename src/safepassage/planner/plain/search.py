"""The search for plain scenarios: anneal, price, select, exhaust, until value and bound meet."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator, Mapping

from safepassage.model import RunsCertificate, Scenario
from safepassage.planner.plain import doses
from safepassage.planner.plain.annealed import Annealed, as_routes
from safepassage.planner.plain.average import average
from safepassage.planner.plain.columns import Answer, Columns
from safepassage.planner.plain.counts import all_columns
from safepassage.planner.plain.diving import Dive
from safepassage.planner.plain.evidence import certificate
from safepassage.planner.plain.exhaustion import exhaust
from safepassage.planner.plain.farthest import soonest_received
from safepassage.planner.plain.greedy import first_routes
from safepassage.planner.plain.hauls import fleet_of
from safepassage.planner.plain.known import Known, Outcome
from safepassage.planner.plain.proving import coarse_start, is_slow, raise_bound
from safepassage.planner.plain.reading import read_world
from safepassage.planner.plain.repair import assigned, completed
from safepassage.planner.plain.restricted import select
from safepassage.planner.plain.rounding import rounded
from safepassage.planner.plain.world import PlainWorld
from safepassage.travel import TravelTimes
from safepassage.units import Seconds


def plain_search(scenario: Scenario, times: TravelTimes, seed: int) -> PlainSearch | None:
    """The search for a scenario; None where it is not plain, or not everybody can be received.

    Its bounds hold for plans that leave nobody behind.
    """
    world = read_world(scenario, times)
    return None if world is None else PlainSearch(world, scenario.horizon, seed)


class PlainSearch:
    """Plans a plain scenario and proves how good the plan is.

    Deterministic given the seed when it ends by itself (value and bound meet) or after a number of
    rounds; a time limit or ``stop`` cuts the same search short wherever it is, and a time limit
    lets the last long annealing fit.
    """

    def __init__(self, world: PlainWorld, horizon: Seconds, seed: int) -> None:
        self._world = world
        self._dice = random.Random(seed)
        self._known = Known(world, horizon)
        self._columns = Columns(world, seed)
        self._annealed = Annealed(world, self._known, self._columns, self._dice)
        self._stop: Callable[[], bool] = lambda: False
        self._begun = False
        self._steps = self._search()

    def improve(
        self, seconds: float | None, stop: Callable[[], bool], upper: int | None = None
    ) -> Outcome:
        """The best of all :meth:`outcomes` until then."""
        for _ in self.outcomes(seconds, stop, upper):
            pass
        return self.outcome()

    def outcomes(
        self,
        seconds: float | None,
        stop: Callable[[], bool],
        upper: int | None = None,
        rounds: int | None = None,
    ) -> Iterator[Outcome]:
        """Every better bound or plan until they meet, ``stop()``, ``seconds`` or ``rounds``.

        ``upper`` is the clearance of a plan that the caller has: only better ones are sought.
        Called again, the search goes on where it was.
        """
        deadline = None if seconds is None else time.monotonic() + seconds
        self._stop = lambda: stop() or (deadline is not None and time.monotonic() >= deadline)
        self._annealed.stop = self._stop
        self._annealed.deadline = None if rounds is not None else deadline
        known = self._known
        if upper is not None:
            known.latest = min(known.latest, upper - 1)
        before = (known.bound, known.latest)
        done = 0
        while not known.met() and not self._stop() and (rounds is None or done < rounds):
            done += next(self._steps)
            if (known.bound, known.latest) != before:
                before = (known.bound, known.latest)
                yield self.outcome()

    def first(self) -> Outcome:
        """What is known now, after a first plan was looked for in any case."""
        self._stop = lambda: False
        while not self._begun:
            next(self._steps)
        return self.outcome()

    def soonest(self) -> Mapping[tuple[str, str], Seconds]:
        """By group and kind: nobody of them can be received before."""
        found: dict[tuple[str, str], Seconds] = {}
        for source, seconds in zip(
            self._world.sources, soonest_received(self._world).tolist(), strict=True
        ):
            for group, kind, _ in source.parties:
                found[group, kind] = Seconds(seconds)
        return found

    def certificate(self, scenario: Scenario) -> RunsCertificate | None:
        """The prices at which routes proved most, for the checker; None where none did."""
        proof = self._columns.proof
        return None if proof is None else certificate(scenario, self._world, *proof)

    def outcome(self) -> Outcome:
        """What is known now."""
        return self._known.outcome()

    def _halt(self) -> bool:
        return self._stop()

    # --- the steps; each yields how many rounds it ends (0 or 1), and may be cut short anywhere

    def _search(self) -> Iterator[int]:
        yield from self._begin()
        self._begun = True
        annealed, known = self._annealed, self._known
        trips, fleet = sum(self._world.demand), len(fleet_of(self._world))
        moves = min(max(doses.LEAST_MOVES, doses.MOVES_PER_TRIP * trips), doses.MOST_MOVES)
        hot = doses.HOT if trips <= doses.FEW_TRIPS else doses.WARM
        many = sum(self._world.loads or ()) >= doses.MANY_TRIPS_EACH * fleet
        selecting = fleet <= doses.FEW_VEHICLES and not (
            self._world.one_at_a_time and (many or trips > doses.MOST_TRIPS_TO_SELECT)
        )
        yield from annealed.spread() if many else annealed.improve(moves, hot)
        quick = many or (selecting and self._world.one_at_a_time and trips > doses.FEW_TRIPS)
        proving = not is_slow(self._world, known.latest)
        if proving:
            yield from self._prove(doses.LEAST_MOVES if quick else moves)
        sharp = trips > doses.FEW_TRIPS and self._world.loads is not None
        if not sharp:
            for _ in range(doses.TRIES):
                yield from annealed.improve(max(moves, doses.LEAST_TRY), hot)
        effort = 1
        while True:
            if many:
                yield from annealed.spread()
            elif sharp:
                yield from annealed.sharpen()
            if selecting:
                yield from self._select(effort)
            if fleet <= doses.FEW_VEHICLES:
                yield from self._exhaust(effort)
            if not sharp:
                yield from annealed.improve(moves * 4 * effort, hot)
            if not proving and effort >= doses.EFFORT_TO_PROVE_SLOWLY:
                proving = True
                yield from self._prove(moves)
            effort *= 2
            yield 1

    def _begin(self) -> Iterator[int]:
        """The cheapest flow gives a bound, and a first plan where a load is as good as a party."""
        flow = average(self._world)
        if flow is not None:
            self._annealed.learn(flow)
            self._known.raise_to(flow.bound, "average")
            self._columns.bound = max(self._columns.bound, self._known.bound)
        yield 0
        along = None if flow is None else self._annealed.along(int(doses.ENOUGH * flow.bound))
        begun = first_routes(self._world) if along is None else as_routes(along)
        if begun is not None:
            self._known.offer(begun)
        yield 0

    def _prove(self, moves: int) -> Iterator[int]:
        """Raises the bound; the local search has its turn between."""
        asked = (lambda: self._known.latest, self._known.routes is not None)
        first = coarse_start(
            self._world, self._columns, *asked, self._dice.getrandbits(32), self._halt
        )
        for _ in first:
            self._known.raise_to(self._columns.bound, "columns")
            yield 0
        for answer in raise_bound(self._columns, *asked, self._halt):
            self._known.raise_to(self._columns.bound, "columns")
            yield 0
            if answer is Answer.PERHAPS and self._world.loads is not None:
                yield from self._round(
                    doses.LEAST_MOVES if moves == doses.LEAST_MOVES else doses.MOST_MOVES
                )
            else:
                yield from self._annealed.improve(moves, doses.WARM)

    def _round(self, moves: int) -> Iterator[int]:
        """Whole vehicles from the mixture of routes that keeps a time, and local search after."""
        begin = rounded(self._world, self._columns.mixture())
        yield from self._annealed.improve(moves, doses.TEPID, begin)

    def _select(self, effort: int) -> Iterator[int]:
        """Looks among the routes for whole vehicles that keep a time between bound and value."""
        low = aim = self._known.bound
        if self._world.one_at_a_time and sum(self._world.demand) > doses.FEW_TRIPS:
            aim = low + min(low // doses.FIRST_SELECTED, max(0, self._known.latest - low) // 2)
        while low <= self._known.latest and not self._known.met():
            every = None if self._world.one_at_a_time else all_columns(self._world, aim)
            if every is None and not self._columns.can_price(aim):
                return
            if every is None:
                yield from self._gather(aim)
                yield from self._dive(aim)
            if self._known.latest < aim:
                low = self._known.bound
                aim = (low + self._known.latest) // 2
                continue
            pool = self._columns.within(aim) if every is None else every
            nodes = (doses.NODES if every is None else doses.NODES_OF_ALL) * effort
            selection = select(self._world, pool, nodes, self._stop)
            if selection is not None:
                routes = completed(self._world, assigned(self._world, selection.columns))
                if routes is not None:
                    self._known.offer(routes)
                    if selection.unmet:
                        yield from self._annealed.improve(doses.LEAST_MOVES, 4 * doses.COLD, routes)
                gone_through = every is not None and self._world.counts_suffice
                if gone_through and selection.least and selection.unmet:
                    self._known.raise_to(aim + 1, "exhaustion")
            yield 0
            if self._known.latest >= aim:
                low = max(aim + 1, self._known.bound)
            aim = (low + self._known.latest) // 2

    def _gather(self, aim: int) -> Iterator[int]:
        """Collects routes for a time."""
        for _ in range(doses.ENRICHMENTS):
            self._columns.enrich(aim, self._halt)
            yield 0
        self._columns.settle(aim, aim, self._stop)
        self._known.raise_to(self._columns.bound, "columns")
        yield 0

    def _dive(self, aim: int) -> Iterator[int]:
        """Whole vehicles one by one, for a time; their routes are good ones to select from."""
        if not self._world.one_at_a_time or sum(self._world.demand) <= doses.FEW_TRIPS:
            return
        dive = Dive(self._world, self._columns, aim, self._dice)
        dive.go(self._stop)
        yield 0
        for _ in range(doses.DIVES):
            if not dive.left_over or self._stop():
                break
            dive.again(doses.CALLED_BACK, self._stop)
            yield 0
        routes = completed(self._world, assigned(self._world, dive.sent))
        if routes is not None:
            self._known.offer(routes)

    def _exhaust(self, effort: int) -> Iterator[int]:
        """Goes through all plans within the bound, as long as that is little work."""
        while self._world.one_at_a_time and not self._known.met():
            found = exhaust(
                self._world, self._known.bound, doses.NODES_TO_EXHAUST * effort, self._stop
            )
            if found is None:
                return
            if found.columns is None:
                self._known.raise_to(self._known.bound + 1, "exhaustion")
            else:
                self._known.offer(assigned(self._world, found.columns))
            yield 0
