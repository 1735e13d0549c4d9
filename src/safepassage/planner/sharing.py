"""Trips that were dealt out to a pool, shared out among its vehicles so that all end together.

Parts of loads at neighbouring places become one trip with several stops. Then the local search of
plain scenarios shares the trips out as if nobody had to wait for a gate or a bay, and says whither
each goes.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from safepassage.planner import _engine
from safepassage.planner._plain import NEVER as NOT_POSSIBLE
from safepassage.planner._plain import Annealing
from safepassage.planner.bound.ground import FleetClass, Ground
from safepassage.planner.bound.ways import shortest
from safepassage.planner.dealing import LEAST, Accepts, Pool, Share
from safepassage.planner.problem import NONE, Translation

_Firsts = Callable[[str, int], NDArray[np.int64]]
"""By place and moment from which a vehicle is free: when it can begin to board each load."""

MOST_PICKS = 3
"""Places at which one trip boards, at most."""

DETOUR = 0.2
"""A trip boards at a second place only if that adds no more than this part to its way."""

NEARLY = 0.02
"""So small a part of a load makes no trip of its own: others have room for it."""

MOVES_A_TRIP = 5_000
"""How long the trips of a pool are shared out."""

WARM, COLD = 0.3, 0.003
"""Temperatures of that, in usual trips."""

STAGES = 12
"""In how many stages it cools."""


@dataclass(frozen=True)
class Member:
    """A vehicle of a pool: its number and id, and where and when it is free."""

    vehicle: int
    id: str
    place: str
    free_at: int


@dataclass(frozen=True)
class _Load:
    """Loads that are alike: where they board, who they are, and how long their services take."""

    picks: tuple[str, ...]
    accepts: Accepts
    layout: int | None
    heads: float
    service: float


class Sharing:
    """The trips of one pool, shared out among its vehicles."""

    def __init__(
        self,
        translation: Translation,
        ground: Ground,
        pool: Pool,
        members: Sequence[Member],
        seed: int,
    ) -> None:
        self._translation, self._ground = translation, ground
        self._pool, self._members, self._seed = pool, members, seed
        start = ground.place_spots[members[0].place]
        fleet = FleetClass(pool.type, start, 0, pool.zones, pool.places, (), pool.many, ())
        self._ride, self._back = (
            shortest(ground, fleet, loaded=loaded) for loaded in (True, False)
        )

    def out(
        self, shares: Sequence[Share], room: Mapping[str, float]
    ) -> tuple[list[tuple[int, _engine.Trip]], int]:
        """Trips with the times at which they would begin if nobody had to wait; and the end."""
        by_people: dict[tuple[Accepts, int | None], list[Share]] = defaultdict(list)
        for share in shares:
            by_people[share.accepts, share.layout].append(share)
        planned: Counter[tuple[_Load, str]] = Counter()
        for those in by_people.values():
            planned.update(self._tour(those))
        if not planned:
            return [], 0
        loads = list(dict.fromkeys(load for load, _ in planned))
        ends = [place for place, heads in room.items() if heads > 0]
        carry, back, firsts = self._tables(loads, ends)
        counts = [sum(n for (one, _), n in planned.items() if one == load) for load in loads]
        heads = sum(s.loads * s.heads for s in shares) / sum(s.loads for s in shares)
        spare = [max(1, -(-int(room[end]) // max(1, int(heads)))) for end in ends]
        rows = {(m.place, m.free_at): None for m in self._members}
        row_of = {key: i for i, key in enumerate(rows)}
        annealing = Annealing(
            len(loads),
            len(ends),
            [(carry.ravel().tolist(), back.ravel().tolist())],
            [firsts(place, free).tolist() for place, free in rows],
            [(0, row_of[m.place, m.free_at]) for m in self._members],
            spare,
            self._seed,
        )
        routes = self._first_routes(planned, loads, ends, carry, back, firsts)
        if annealing.begin_with(routes, counts):
            usual = float(np.mean([carry.min(axis=1).mean(), back.min(axis=0).mean()])) * 2
            moves = MOVES_A_TRIP * sum(counts) // STAGES
            for stage in range(STAGES):
                hot, cold = (
                    usual * WARM * (COLD / WARM) ** (s / STAGES) for s in (stage, stage + 1)
                )
                annealing.run(moves, hot, cold, 0)
            routes = annealing.best_routes()
        begun: list[tuple[int, int, _Load, str]] = []
        latest = 0
        for member, route in zip(self._members, routes, strict=True):
            time, last = member.free_at, -1
            for load, end in route:
                begun.append((time, member.vehicle, loads[load], ends[end]))
                if last < 0:
                    time = int(firsts(member.place, member.free_at)[load])
                else:
                    time += int(back[last, load])
                time += int(carry[load, end])
                last = end
            latest = max(latest, time if route else 0)
        return list(self._trips(begun)), latest

    def _trips(
        self, begun: Sequence[tuple[int, int, _Load, str]]
    ) -> Iterator[tuple[int, _engine.Trip]]:
        """The loads as trips. At each place those that go on to another to fill up come last.

        Whoever comes last finds what others left there, which is seldom a full load, even where the
        programme thought so: it goes on to the nearest place, too, if that is no great detour.
        """
        alike: dict[tuple[str, Accepts, int | None], list[int]] = defaultdict(list)
        for i in sorted(range(len(begun)), key=lambda i: begun[i][:2]):
            load = begun[i][2]
            alike[load.picks[0], load.accepts, load.layout].append(i)
        for (first, accepts, layout), those in alike.items():
            picks = sorted((begun[i][2].picks for i in those), key=len)
            if len(picks[-1]) == 1:
                others = [one[0] for one in alike if one[1:] == (accepts, layout)]
                others = [place for place in others if place != first]
                picks[-1] = self._and_nearest(first, others, begun[those[-1]][3])
            for i, stops in zip(those, picks, strict=True):
                time, vehicle, load, end = begun[i]
                yield time, self._trip(vehicle, stops, load.layout, end)

    def _and_nearest(self, first: str, others: Sequence[str], end: str) -> tuple[str, ...]:
        spots = self._ground.place_spots
        nearest = min(others, key=lambda p: int(self._ride[spots[first], spots[p]]), default=None)
        if nearest is None or not self._on_the_way([first], nearest, {end: 1.0}):
            return (first,)
        return (first, nearest)

    def _tour(self, shares: Sequence[Share]) -> Counter[tuple[_Load, str]]:
        """From place to place, always to the nearest; what a load lacks is filled at the next."""
        wanted: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
        for share in shares:
            wanted[share.pick][share.drop] += share.loads
        spots = self._ground.place_spots
        made: Counter[tuple[_Load, str]] = Counter()
        picks: list[str] = []
        filled = 0.0
        drops: dict[str, float] = defaultdict(float)

        def close() -> None:
            nonlocal filled
            if filled > NEARLY:
                some = shares[0]
                told = (some.accepts, some.layout, some.heads, some.service)
                load = _Load(tuple(picks), *told)
                made[load, max(drops, key=lambda one: drops[one])] += 1
            picks.clear()
            drops.clear()
            filled = 0.0

        here = min(wanted)
        while wanted:
            last = spots[here]
            here = min(wanted, key=lambda one: (int(self._ride[last, spots[one]]), one))
            there = wanted.pop(here)
            if picks and (len(picks) == MOST_PICKS or not self._on_the_way(picks, here, drops)):
                close()
            while sum(there.values()) > NEARLY:
                if here not in picks:
                    picks.append(here)
                drop = max(there, key=lambda one: (one in drops, there[one]))
                some = min(1 - filled, there[drop])
                filled += some
                drops[drop] += some
                there[drop] -= some
                if there[drop] < LEAST:
                    del there[drop]
                if filled > 1 - NEARLY:
                    close()
        close()
        return made

    def _on_the_way(self, picks: Sequence[str], onward: str, drops: Mapping[str, float]) -> bool:
        """Whether a second place is no great detour."""
        spots, ride = self._ground.place_spots, self._ride
        end = spots[max(drops, key=lambda one: drops[one])]
        begin, via = spots[picks[-1]], spots[onward]
        return int(ride[begin, via] + ride[via, end]) <= (1 + DETOUR) * int(ride[begin, end])

    def _tables(
        self, loads: Sequence[_Load], ends: Sequence[str]
    ) -> tuple[NDArray[np.int64], NDArray[np.int64], _Firsts]:
        """Seconds of each load to each end, and back; and when a load can be reached at first."""
        spots, kind = self._ground.place_spots, self._ground.scenario.types[self._pool.type]
        carry = np.full((len(loads), len(ends)), NOT_POSSIBLE, dtype=np.int64)
        back = np.full((len(ends), len(loads)), NOT_POSSIBLE, dtype=np.int64)
        for i, load in enumerate(loads):
            stops = [spots[pick] for pick in load.picks]
            between = sum(int(self._ride[a, b]) for a, b in pairwise(stops))
            fixed = between + round(load.service) + int(kind.stop_seconds) * (len(stops) + 1)
            for j, end in enumerate(ends):
                if not load.accepts or end in load.accepts:
                    seconds = fixed + int(self._ride[stops[-1], spots[end]])
                    carry[i, j] = min(NOT_POSSIBLE, seconds)
                back[j, i] = min(NOT_POSSIBLE, int(self._back[spots[end], stops[0]]))
        picks = np.array([spots[load.picks[0]] for load in loads])

        def firsts(place: str, free_at: int) -> NDArray[np.int64]:
            out: NDArray[np.int64] = free_at + self._back[spots[place], picks]
            return np.minimum(out, NOT_POSSIBLE)

        return carry, back, firsts

    def _first_routes(
        self,
        planned: Mapping[tuple[_Load, str], int],
        loads: Sequence[_Load],
        ends: Sequence[str],
        carry: NDArray[np.int64],
        back: NDArray[np.int64],
        firsts: _Firsts,
    ) -> list[list[tuple[int, int]]]:
        """The longest loads first, each to whoever would be done with it soonest."""
        row, column = {load: i for i, load in enumerate(loads)}, {e: j for j, e in enumerate(ends)}
        longest_first = [
            (row[load], column[end]) for (load, end), count in planned.items() for _ in range(count)
        ]
        longest_first.sort(key=lambda one: -int(carry[one]))
        begin = np.array([firsts(m.place, m.free_at) for m in self._members])
        busy = np.zeros(len(self._members), dtype=np.int64)
        at = np.full(len(self._members), -1, dtype=np.int64)
        routes: list[list[tuple[int, int]]] = [[] for _ in self._members]
        for load, end in longest_first:
            ready = np.where(at < 0, begin[:, load], busy + back[np.maximum(at, 0), load])
            chosen = int(ready.argmin())
            busy[chosen], at[chosen] = ready[chosen] + carry[load, end], end
            routes[chosen].append((load, end))
        return routes

    def _trip(
        self, vehicle: int, picks: Sequence[str], layout: int | None, drop: str
    ) -> _engine.Trip:
        point = self._translation.point
        trip = _engine.Trip()
        trip.vehicle = vehicle
        trip.picks = [point(pick) for pick in picks] + [NONE] * (MOST_PICKS - len(picks))
        trip.drops = [point(drop)] + [NONE] * (MOST_PICKS - 1)
        trip.layout = NONE if layout is None else layout
        trip.whole = False
        return trip
