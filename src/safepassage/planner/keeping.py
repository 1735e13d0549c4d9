"""Orders already issued are kept where keeping them costs nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from safepassage.onward import Rest, aboard_at_start
from safepassage.orders import orders_of
from safepassage.planner import _engine
from safepassage.planner.problem import Translation
from safepassage.planner.written import figures_of, runs_of

NEAREST = 3
"""How many lists of the plan in force are put into the best list piece by piece."""


def kept_where_free(
    translation: Translation,
    search: _engine.Search,
    best: Sequence[_engine.Trip],
    rest: Rest,
    lists: Sequence[Sequence[_engine.Trip]],
    over: Callable[[], bool],
) -> list[_engine.Trip]:
    """A list no worse than ``best`` in any figure that keeps as many orders as can be had so.

    The lists of the plan in force are tried whole; then the best few are put into the best list
    vehicle by vehicle, and the best of them trip by trip, where a vehicle does not keep all of its
    orders yet. Ends early when ``over`` says so.
    """
    step = translation.scenario.clearance_step
    near = sorted(lists, key=lambda told: _worth(search.evaluate(told), step))[:NEAREST]
    held = _Held(translation, search, rest)
    current = list(best)
    score = search.evaluate(current)
    keeps = held.by(current)

    def take(candidate: list[_engine.Trip]) -> None:
        nonlocal current, score, keeps
        found = search.evaluate(candidate)
        if found.broken or score.better_than(found, step):
            return
        count = held.by(candidate)
        if found.better_than(score, step) or count.total() > keeps.total():
            current, score, keeps = candidate, found, count

    def vehicles(told: Sequence[_engine.Trip]) -> Iterator[int]:
        for vehicle in dict.fromkeys(trip.vehicle for trip in told):
            name = translation.vehicles[vehicle]
            if keeps[name] < held.orders[name]:
                yield vehicle

    for told in near:
        if over():
            return current
        take(list(told))
    for told in near:
        for vehicle in vehicles(told):
            if over():
                return current
            take(_with_runs_of(current, told, vehicle))
    for told in near[:1]:
        for vehicle in vehicles(told):
            for candidate in _with_trips_of(current, told, vehicle):
                if over():
                    return current
                take(candidate)
    return current


class _Held:
    """The orders that are still to come, and how many of them a list keeps, by vehicle."""

    def __init__(self, translation: Translation, search: _engine.Search, rest: Rest) -> None:
        self._translation = translation
        self._search = search
        self._aboard = {
            vehicle: aboard_at_start(translation.scenario, vehicle)
            for vehicle in translation.vehicles
        }
        self._told = Counter(
            order.told for run in rest.runs for order in orders_of(run, rest.aboard[run.vehicle])
        )
        self.orders = _by_vehicle(self._told)

    def by(self, trips: Sequence[_engine.Trip]) -> Counter[str]:
        """How many orders each vehicle keeps where these trips are dispatched."""
        runs, _ = self._search.schedule(trips)
        told = Counter(
            order.told
            for run in runs_of(self._translation, runs)
            for order in orders_of(run, self._aboard[run.vehicle])
        )
        return _by_vehicle(self._told & told)


def _by_vehicle(told: Counter[tuple[object, ...]]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for (vehicle, *_), count in told.items():
        counts[str(vehicle)] += count
    return counts


def _worth(score: _engine.Score, step: int) -> tuple[int, ...]:
    """Smaller is better, as scores compare."""
    return (score.broken, *figures_of(score).key(step))


def _with_runs_of(
    trips: Sequence[_engine.Trip], told: Sequence[_engine.Trip], vehicle: int
) -> list[_engine.Trip]:
    """The list with the vehicle's trips as told, in the places of those that it has."""
    coming = [trip for trip in told if trip.vehicle == vehicle]
    result = []
    for trip in trips:
        if trip.vehicle != vehicle:
            result.append(trip)
        elif coming:
            result.append(coming.pop(0))
    return result + coming


def _with_trips_of(
    trips: Sequence[_engine.Trip], told: Sequence[_engine.Trip], vehicle: int
) -> Iterator[list[_engine.Trip]]:
    """The list with one trip of the vehicle as told, in the place of one that it has."""
    places = [number for number, trip in enumerate(trips) if trip.vehicle == vehicle]
    coming = [trip for trip in told if trip.vehicle == vehicle]
    for number, trip in zip(places, coming, strict=False):
        yield [*trips[:number], trip, *trips[number + 1 :]]
