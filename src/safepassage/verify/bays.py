"""R7 bays: never more vehicles loading or unloading at a place than it has bays, nor more there at
all than it can hold."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from safepassage.model import Drive
from safepassage.notices import Notice
from safepassage.verify.crowds import crowds
from safepassage.verify.finding import at_step, clock
from safepassage.verify.unfolding import Moment, Unfolded, Unfolding

Span = tuple[int, int, Moment]


def check(plan: Unfolding) -> Iterator[Notice]:
    """Count the vehicles at each place whose bays, or whose ground, are limited."""
    serving: dict[str, list[Span]] = defaultdict(list)
    for stop in plan.stops:
        serving[stop.point].append((stop.begin, stop.end, stop))
    standing: dict[str, list[Span]] = defaultdict(list)
    for run in plan.runs:
        for point, begin, end, moment in _visits(run):
            standing[point].append((begin, end, moment))
    for place in plan.scenario.places.values():
        if place.bays is not None:
            yield from _too_many("R7-BAYS", serving[place.id], place.bays)
        if place.holds is not None:
            yield from _too_many("R7-HOLDS", standing[place.id], place.holds)


def _too_many(code: str, spans: list[Span], limit: int) -> Iterator[Notice]:
    for crowd in crowds(spans, limit):
        # A vehicle that comes to stand somewhere does so at the end of its drive.
        yield at_step(
            code,
            crowd.culprit,
            place=crowd.culprit.to,
            time=clock(crowd.begin),
            stated=crowd.peak,
            allowed=limit,
        )


def _visits(run: Unfolded) -> Iterator[tuple[str, int, int, Moment]]:
    """From each arrival to the departure after it; a run's last visit ends with its last step.

    Before its first drive and after its last step a vehicle does not count.
    """
    arrived: Moment | None = None
    for moment in run.moments:
        if isinstance(moment.step, Drive):
            if arrived is not None:
                yield arrived.to, arrived.end, moment.begin, arrived
            arrived = moment
    if arrived is not None:
        yield arrived.to, arrived.end, run.moments[-1].end, arrived
