"""The search for plain scenarios: anneal, price, select, exhaust, until value and bound meet."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from safepassage.model import Proof, RunsCertificate, Scenario
from safepassage.planner._plain import Annealing
from safepassage.planner.plain import doses
from safepassage.planner.plain.average import average
from safepassage.planner.plain.columns import Answer, Columns
from safepassage.planner.plain.counts import all_columns
from safepassage.planner.plain.evidence import certificate
from safepassage.planner.plain.exhaustion import exhaust
from safepassage.planner.plain.farthest import farthest, soonest_received
from safepassage.planner.plain.greedy import first_routes
from safepassage.planner.plain.hauls import Haul, Routes, clearance, fleet_of, load
from safepassage.planner.plain.proving import coarse_start, is_slow, raise_bound
from safepassage.planner.plain.reading import read_world
from safepassage.planner.plain.repair import assigned, completed
from safepassage.planner.plain.restricted import select
from safepassage.planner.plain.rounding import rounded
from safepassage.planner.plain.world import NEVER, PlainWorld
from safepassage.travel import TravelTimes
from safepassage.units import Seconds


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the plain search knows at a moment.

    ``bound``: no plan that leaves nobody behind is cleared before; ``proof`` says why. ``routes``
    are the trips of each vehicle that moves, in order, and ``value`` is their clearance; both None
    while nothing was found that is better than what the caller has.
    """

    bound: Seconds
    proof: Proof
    routes: Mapping[str, tuple[Haul, ...]] | None
    value: Seconds | None


def plain_search(scenario: Scenario, times: TravelTimes, seed: int) -> PlainSearch | None:
    """The search for a scenario; None where it is not plain, or not everybody can be received.

    Its bounds hold for plans that leave nobody behind.
    """
    world = read_world(scenario, times)
    return None if world is None else PlainSearch(world, scenario.horizon, seed)


class PlainSearch:
    """Plans a plain scenario and proves how good the plan is.

    Deterministic given the seed when it ends by itself (value and bound meet) or after a number of
    rounds; a time limit or ``stop`` cuts the same search short wherever it is.
    """

    def __init__(self, world: PlainWorld, horizon: Seconds, seed: int) -> None:
        self._world = world
        self._dice = random.Random(seed)
        self._columns = Columns(world, seed)
        self._farthest, self._bound = farthest(world)
        self._method = "farthest"
        self._best: Routes | None = None
        self._best_value = NEVER
        self._found: Routes | None = None
        self._hauls: Mapping[str, tuple[Haul, ...]] | None = None
        self._value: Seconds | None = None
        self._latest: int = horizon
        self._usual = 1.0
        self._asked = 0.5
        self._moves_to_sharpen = doses.MOVES_A_LOAD * sum(world.demand)
        self._stop: Callable[[], bool] = lambda: False
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
        if upper is not None:
            self._latest = min(self._latest, upper - 1)
        known = (self._bound, self._latest)
        done = 0
        while not self._met() and not self._stop() and (rounds is None or done < rounds):
            done += next(self._steps)
            if (self._bound, self._latest) != known:
                known = (self._bound, self._latest)
                yield self.outcome()

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
        if self._hauls is None and self._found is not None:
            loaded = load(self._world, self._found)
            self._hauls = None if loaded is None else loaded.hauls
        return Outcome(Seconds(self._bound), self._proof(), self._hauls, self._value)

    def _halt(self) -> bool:
        return self._stop()

    def _met(self) -> bool:
        """Whether no better plan can exist: the next would have to be done before the bound."""
        return self._bound > self._latest

    def _proof(self) -> Proof:
        world = self._world
        if self._method == "farthest":
            source = world.sources[self._farthest]
            groups = dict.fromkeys(group for group, _, _ in source.parties)
            return Proof(
                "plain-farthest",
                {"by_at": self._bound, "group": " ".join(groups)},
                tuple(f"group:{group}" for group in groups),
            )
        vehicles = sum(len(fleet.vehicles) for fleet in world.classes)
        return Proof(
            f"plain-{self._method}", {"by_at": self._bound, "vehicles": vehicles}, ("fleet",)
        )

    # --- the steps; each yields how many rounds it ends (0 or 1), and may be cut short anywhere

    def _search(self) -> Iterator[int]:
        yield from self._begin()
        trips = sum(self._world.demand)
        moves = min(max(doses.LEAST_MOVES, doses.MOVES_PER_TRIP * trips), doses.MOST_MOVES)
        hot = doses.HOT if trips <= doses.FEW_TRIPS else doses.WARM
        yield from self._anneal(moves, hot)
        proving = not is_slow(self._world, self._latest)
        if proving:
            yield from self._prove(moves)
        sharp = trips > doses.FEW_TRIPS and self._world.loads is not None
        if not sharp:
            for _ in range(doses.TRIES):
                yield from self._anneal(max(moves, doses.LEAST_TRY), hot)
        effort = 1
        while True:
            if sharp:
                yield from self._sharpen()
            if len(fleet_of(self._world)) <= doses.FEW_VEHICLES:
                yield from self._select(effort)
                yield from self._exhaust(effort)
            if not sharp:
                yield from self._anneal(moves * 4 * effort, hot)
            if not proving and effort >= doses.EFFORT_TO_PROVE_SLOWLY:
                proving = True
                yield from self._prove(moves)
            effort *= 2
            yield 1

    def _begin(self) -> Iterator[int]:
        """The cheapest flow gives a bound, and a first plan where a load is as good as a party."""
        world = self._world
        flow = average(world)
        if flow is not None:
            self._usual = max(1.0, flow.bound * len(fleet_of(world)) / sum(world.demand))
            self._raise_to(flow.bound, "average")
            self._columns.bound = max(self._columns.bound, self._bound)
        yield 0
        begun: Routes | None = None
        if world.loads is not None and flow is not None:
            annealing = self._annealing()
            enough = int(doses.ENOUGH * flow.bound)
            _, row = self._starts()
            starts = [(row[fleet], source, times) for fleet, source, times in flow.starts]
            if annealing.begin_along(starts, flow.carries, flow.backs, enough, world.loads):
                begun = _as_routes(annealing)
        if begun is None:
            begun = first_routes(world, self._stop)
        if begun is not None:
            self._offer(begun)
        yield 0

    def _annealing(self) -> Annealing:
        """A local search, without routes to begin from."""
        world = self._world
        firsts, row = self._starts()
        return Annealing(
            len(world.sources),
            len(world.places),
            [(pace.carry.ravel().tolist(), pace.back.ravel().tolist()) for pace in world.paces],
            firsts,
            [
                (fleet.pace, row[number])
                for number, fleet in enumerate(world.classes)
                for _ in fleet.vehicles
            ],
            [room // world.classes[0].takes for room in world.room],
            self._dice.getrandbits(64),
        )

    def _starts(self) -> tuple[list[list[int]], list[int]]:
        """When who starts alike can board first, source by source; and the row of each class."""
        rows: dict[bytes, int] = {}
        firsts: list[list[int]] = []
        for fleet in self._world.classes:
            if fleet.first.tobytes() not in rows:
                rows[fleet.first.tobytes()] = len(firsts)
                firsts.append(fleet.first.tolist())
        return firsts, [rows[fleet.first.tobytes()] for fleet in self._world.classes]

    def _anneal(
        self, moves: int, hot: float, begin: Routes | None = None, aim: int | None = None
    ) -> Iterator[int]:
        """Local search from the best routes, or others; all the fleet's routes enrich the pool.

        Where all vehicles take the same number of parties, a load is as good as a party. It ends
        early when ``aim`` (which is asked of every vehicle) or the bound is reached.
        """
        world = self._world
        begin = begin or self._best
        if begin is None or world.loads is None:
            return
        annealing = self._annealing()
        if not annealing.begin_with([list(trips) for trips in begin], world.loads):
            return
        goal = self._bound
        if aim is not None:
            goal = max(goal, aim)
            annealing.aim_at(goal)
        chunks = max(1, moves // doses.CHUNK_MOVES)
        for chunk in range(chunks):
            from_, to = (
                self._usual * (hot * (doses.COLD / hot) ** (step / chunks))
                for step in (chunk, chunk + 1)
            )
            clearance = annealing.run(doses.CHUNK_MOVES, from_, to, goal)
            if self._stop() or clearance <= goal:
                break
            if chunk % doses.CHUNKS_A_LOOK == 0 and clearance <= self._latest:
                self._offer(_as_routes(annealing))
            yield 0
        routes = _as_routes(annealing)
        if len(routes) <= doses.FEW_VEHICLES:
            for (number, _), trips in zip(fleet_of(world), routes, strict=True):
                if trips:
                    self._columns.add(number, trips)
        self._offer(routes)
        yield 0

    def _prove(self, moves: int) -> Iterator[int]:
        """Raises the bound; the local search has its turn between."""
        asked = (lambda: self._latest, self._best is not None)
        first = coarse_start(
            self._world, self._columns, *asked, self._dice.getrandbits(32), self._halt
        )
        for _ in first:
            self._raise_to(self._columns.bound, "columns")
            yield 0
        for answer in raise_bound(self._columns, *asked, self._halt):
            self._raise_to(self._columns.bound, "columns")
            yield 0
            if answer is Answer.PERHAPS and self._world.loads is not None:
                yield from self._round()
            else:
                yield from self._anneal(moves, doses.WARM)

    def _round(self) -> Iterator[int]:
        """Whole vehicles from the mixture of routes that keeps a time, and local search after."""
        begin = rounded(self._world, self._columns.mixture())
        yield from self._anneal(doses.MOST_MOVES, doses.TEPID, begin)

    def _sharpen(self) -> Iterator[int]:
        """Long local searches that ask a part of the gap of every vehicle, until one is in vain."""
        while not self._met():
            aim = self._best_value - max(1, int(self._asked * (self._best_value - self._bound)))
            yield from self._anneal(self._moves_to_sharpen, doses.WARM, aim=aim)
            if self._best_value > aim:
                self._moves_to_sharpen *= 2
                self._asked = max(doses.LEAST_ASKED, self._asked / 2)
                return
            yield 0

    def _select(self, effort: int) -> Iterator[int]:
        """Looks among the routes for whole vehicles that keep a time between bound and value."""
        low = aim = self._bound
        while low <= self._latest and not self._met():
            every = None if self._world.one_at_a_time else all_columns(self._world, aim)
            if every is None and not self._columns.can_price(aim):
                return
            if every is None:
                yield from self._gather(aim)
            pool = self._columns.within(aim) if every is None else every
            nodes = (doses.NODES if every is None else doses.NODES_OF_ALL) * effort
            selection = select(self._world, pool, nodes, self._stop)
            if selection is not None:
                routes = completed(self._world, assigned(self._world, selection.columns))
                if routes is not None:
                    self._offer(routes)
                    if selection.unmet:
                        yield from self._anneal(doses.LEAST_MOVES, 4 * doses.COLD, routes)
                gone_through = every is not None and self._world.counts_suffice
                if gone_through and selection.least and selection.unmet:
                    self._raise_to(aim + 1, "exhaustion")
            yield 0
            if self._latest >= aim:
                low = max(aim + 1, self._bound)
            aim = (low + self._latest) // 2

    def _gather(self, aim: int) -> Iterator[int]:
        """Collects routes for a time."""
        for _ in range(doses.ENRICHMENTS):
            self._columns.enrich(aim, self._halt)
            yield 0
        self._columns.settle(aim, aim, self._stop)
        self._raise_to(self._columns.bound, "columns")
        yield 0

    def _exhaust(self, effort: int) -> Iterator[int]:
        """Goes through all plans within the bound, as long as that is little work."""
        while self._world.one_at_a_time and not self._met():
            found = exhaust(self._world, self._bound, doses.NODES_TO_EXHAUST * effort, self._stop)
            if found is None:
                return
            if found.columns is None:
                self._raise_to(self._bound + 1, "exhaustion")
            else:
                self._offer(assigned(self._world, found.columns))
            yield 0

    def _raise_to(self, bound: int, method: str) -> None:
        if bound > self._bound:
            self._bound, self._method = bound, method

    def _offer(self, routes: Routes) -> None:
        """Keeps the routes where they are better than all before."""
        if self._best is not None and clearance(self._world, routes) >= self._best_value:
            return
        loaded = load(self._world, routes)
        if loaded is None:
            return
        value = clearance(self._world, loaded.routes)
        if value < self._best_value:
            self._best, self._best_value = loaded.routes, value
        if value <= self._latest:
            self._latest = value - 1
            self._value, self._found, self._hauls = Seconds(value), loaded.routes, None


def _as_routes(annealing: Annealing) -> Routes:
    return tuple(tuple(trips) for trips in annealing.best_routes())
