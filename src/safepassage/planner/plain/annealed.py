"""Local search over trips: from the best routes, from others, or along the cheapest flow."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator

from safepassage.planner._plain import Annealing
from safepassage.planner.plain import doses
from safepassage.planner.plain.average import Average
from safepassage.planner.plain.columns import Columns
from safepassage.planner.plain.hauls import Routes, fleet_of
from safepassage.planner.plain.known import Known
from safepassage.planner.plain.world import PlainWorld
from safepassage.planner.plain.worth import Worth, worth


class Annealed:
    """Makes the known routes better where all vehicles take the same number of parties.

    Otherwise a load is not as good as a party, and nothing is done. Each step is an iterator that
    may be cut short anywhere; what it found by then is offered to ``known``.
    """

    def __init__(
        self, world: PlainWorld, known: Known, columns: Columns, dice: random.Random
    ) -> None:
        self._world = world
        self._known = known
        self._columns = columns
        self._dice = dice
        self._fleet = fleet_of(world)
        self._usual = 1.0
        self._asked = 0.5
        self._to_sharpen = doses.MOVES_A_LOAD * sum(world.demand)
        self._to_spread = max(doses.MOST_MOVES, doses.MOVES_A_LOAD * sum(world.loads or ()))
        self._moves_a_second: float | None = None
        self._flow: Average | None = None
        self._worth: Worth | None = None
        self.stop: Callable[[], bool] = lambda: False
        self.deadline: float | None = None

    def learn(self, flow: Average) -> None:
        """The cheapest flow says how long a trip usually takes, and which drives are of use."""
        self._flow = flow
        self._usual = max(1.0, flow.bound * len(self._fleet) / sum(self._world.demand))
        self._worth = worth(self._world, flow)

    def along(self, enough: int) -> Annealing | None:
        """Routes along the flow; who has worked ``enough`` takes no further trip of it."""
        if self._flow is None or self._world.loads is None:
            return None
        annealing = self._begun()
        _, row = self._starts()
        starts = [(row[fleet], source, times) for fleet, source, times in self._flow.starts]
        flow = self._flow
        begun = annealing.begin_along(starts, flow.carries, flow.backs, enough, self._world.loads)
        return annealing if begun else None

    def improve(
        self, moves: int, hot: float, begin: Routes | None = None, aim: int | None = None
    ) -> Iterator[int]:
        """From the best routes, or others; all the fleet's routes enrich the columns.

        It ends early when ``aim`` (which is asked of every vehicle) or the bound is reached.
        """
        annealing = self._from(begin or self._known.routes)
        if annealing is None:
            return
        goal = self._known.bound
        if aim is not None:
            goal = max(goal, aim)
            annealing.aim_at(goal)
        chunks = max(1, moves // doses.CHUNK_MOVES)
        for chunk in range(chunks):
            reached = self._chunk(annealing, chunk / chunks, (chunk + 1) / chunks, hot, goal)
            if self.stop() or reached <= goal:
                break
            if chunk % doses.CHUNKS_A_LOOK == 0 and reached <= self._known.latest:
                self._known.offer(as_routes(annealing))
            yield 0
        self._keep(annealing)
        yield 0

    def sharpen(self) -> Iterator[int]:
        """Long searches that ask a part of the gap of every vehicle, until one is in vain."""
        known = self._known
        while not known.met():
            aim = known.value - max(1, int(self._asked * (known.value - known.bound)))
            yield from self.improve(self._to_sharpen, doses.WARM, aim=aim)
            if known.value > aim:
                self._to_sharpen *= 2
                self._asked = max(doses.LEAST_ASKED, self._asked / 2)
                return
            yield 0

    def spread(self) -> Iterator[int]:
        """Where vehicles make many trips: first little work in all, then evenly spread.

        The first time it begins along the whole flow, which no plan's work can undercut, however
        unevenly that is spread. More is asked of all vehicles than they can do, so that what they
        work together falls as far as it can; then just what is fair, so that no route stays long.
        Each time takes twice the moves of the one before; where the clock ends the search, the
        last is made to fit, since one that is cut short is neither cold nor even.
        """
        known = self._known
        if known.value - known.bound > doses.FAR * known.bound:
            annealing = self.along(_WITHOUT_END)
            aim = int(known.bound * (1 + doses.FIRST_ASKED))
        else:
            annealing = self._from(known.routes)
            aim = (known.value + known.bound) // 2
        if annealing is None:
            return
        if self._worth is not None:
            annealing.find_near(self._worth.at_source.tolist(), self._worth.at_place.tolist())
        moves = self._fitting(self._to_spread)
        self._to_spread *= 2
        chunks = max(1, moves // doses.CHUNK_MOVES)
        hot = doses.WARM if moves > doses.MANY_MOVES * sum(self._world.demand) else doses.MILD
        begun = time.monotonic()
        for chunk in range(chunks):
            fair = int(annealing.total() / len(self._fleet) * (1 + doses.UNEVEN))
            annealing.aim_at(aim if chunk < doses.EVEN_FROM * chunks else max(aim, fair))
            reached = self._chunk(annealing, chunk / chunks, (chunk + 1) / chunks, hot, known.bound)
            if self.stop() or reached <= known.bound:
                break
            if chunk % doses.CHUNKS_A_LOOK == 0 and reached <= known.latest:
                known.offer(as_routes(annealing))
            yield 0
        self._moves_a_second = moves / max(1e-3, time.monotonic() - begun)
        self._keep(annealing)
        yield 0

    def _fitting(self, moves: int) -> int:
        """So many moves, or all there is time for where less would be left after them."""
        if self.deadline is None or self._moves_a_second is None:
            return moves
        left = int(doses.FITTING * (self.deadline - time.monotonic()) * self._moves_a_second)
        return moves if left > 2 * moves else max(doses.CHUNK_MOVES, left)

    def _chunk(self, annealing: Annealing, begin: float, end: float, hot: float, goal: int) -> int:
        """Some moves, while it cools from one part of the way to another."""
        from_, to = (self._usual * hot * (doses.COLD / hot) ** part for part in (begin, end))
        return annealing.run(doses.CHUNK_MOVES, from_, to, goal)

    def _keep(self, annealing: Annealing) -> None:
        routes = as_routes(annealing)
        if len(routes) <= doses.FEW_VEHICLES:
            for (number, _), trips in zip(self._fleet, routes, strict=True):
                if trips:
                    self._columns.add(number, trips)
        self._known.offer(routes)

    def _from(self, routes: Routes | None) -> Annealing | None:
        if routes is None or self._world.loads is None:
            return None
        annealing = self._begun()
        begun = annealing.begin_with([list(trips) for trips in routes], self._world.loads)
        return annealing if begun else None

    def _begun(self) -> Annealing:
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


_WITHOUT_END = 2**40
"""Seconds that no route takes."""


def as_routes(annealing: Annealing) -> Routes:
    """The best routes that it found."""
    return tuple(tuple(trips) for trips in annealing.best_routes())
