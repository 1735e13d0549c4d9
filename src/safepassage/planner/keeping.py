"""Orders already issued are kept where keeping them costs nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from safepassage.onward import Rest, changes_to
from safepassage.orders import kept
from safepassage.planner import _engine
from safepassage.planner.problem import Translation
from safepassage.planner.written import figures_of, write

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
    vehicle by vehicle, and the best of them trip by trip. Ends early when ``over`` says so.
    """
    step = translation.scenario.clearance_step
    near = sorted(lists, key=lambda told: _worth(search.evaluate(told), step))[:NEAREST]
    current = list(best)
    score = search.evaluate(current)
    count = _kept(translation, search, current, rest)

    def take(candidate: list[_engine.Trip]) -> None:
        nonlocal current, score, count
        found = search.evaluate(candidate)
        if found.broken or score.better_than(found, step):
            return
        keeps = _kept(translation, search, candidate, rest)
        if found.better_than(score, step) or keeps > count:
            current, score, count = candidate, found, keeps

    for told in lists:
        if over():
            return current
        take(list(told))
    for told in near:
        for vehicle in dict.fromkeys(trip.vehicle for trip in told):
            if over():
                return current
            take(_with_runs_of(current, told, vehicle))
    for told in near[:1]:
        for vehicle in dict.fromkeys(trip.vehicle for trip in told):
            for candidate in _with_trips_of(current, told, vehicle):
                if over():
                    return current
                take(candidate)
    return current


def _worth(score: _engine.Score, step: int) -> tuple[int, ...]:
    """Smaller is better, as scores compare."""
    return (score.broken, *figures_of(score).key(step))


def _kept(
    translation: Translation,
    search: _engine.Search,
    trips: Sequence[_engine.Trip],
    rest: Rest,
) -> int:
    plan = write(translation, search, trips, bounds=None, seed=0)
    return kept(changes_to(rest, translation.scenario, plan))


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
