"""R5 windows: no service outside a window, no vehicle in a zone outside its windows, no drive
through a closure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from safepassage.model import Closure, Drive, Window, joined
from safepassage.notices import Notice
from safepassage.verify.finding import at_step, clock
from safepassage.verify.unfolding import Moment, Unfolded, Unfolding

Spans = tuple[tuple[int, int], ...]
"""Intervals [begin, end) in order of time."""


def check(plan: Unfolding) -> Iterator[Notice]:
    """Services in their windows, vehicles in zones while they may be, roads while open."""
    scenario = plan.scenario
    points = {place.id: spans(place.windows) for place in scenario.places.values()}
    points |= {crossing.id: spans(crossing.windows) for crossing in scenario.crossings.values()}
    closures: dict[tuple[str, str], list[Closure]] = defaultdict(list)
    for closure in scenario.travel.closures:
        closures[closure.origin, closure.destination].append(closure)
    for moment in plan.moments:
        if isinstance(moment.step, Drive):
            yield from _road_open(closures, moment, moment.step)
        else:
            yield from _service_inside(points, moment)
    zones = {zone.id: spans(zone.windows) for zone in scenario.zones.values() if zone.windows}
    for run in plan.runs if zones else ():
        yield from _in_zones(zones, run)


def spans(windows: Iterable[Window]) -> Spans:
    """The windows in order, those that touch made one; none at all means always."""
    return tuple((window.begin, window.end) for window in joined(windows))


def within(windows: Spans, begin: int, end: int) -> bool:
    """Whether one of the windows holds the whole of [begin, end)."""
    return not windows or any(opens <= begin and end <= closes for opens, closes in windows)


def said(windows: Iterable[tuple[int, int]]) -> str:
    """``8:00:00–9:30:00, 10:00:00–11:00:00``."""
    return ", ".join(f"{clock(begin)}–{clock(end)}" for begin, end in windows)


def _service_inside(points: Mapping[str, Spans], moment: Moment) -> Iterator[Notice]:
    windows = points.get(moment.point, ())
    if not within(windows, moment.begin, moment.end):
        yield at_step(
            "R5-OUTSIDE-WINDOW",
            moment,
            stated=said([(moment.begin, moment.end)]),
            allowed=said(windows),
        )


def _road_open(
    closures: Mapping[tuple[str, str], list[Closure]], moment: Moment, drive: Drive
) -> Iterator[Notice]:
    for closure in closures.get((drive.origin, drive.destination), ()):
        closed = closure.window
        if (
            closure.profile in (None, moment.type.profile)
            and drive.depart < closed.end
            and closed.begin < drive.arrive
        ):
            yield at_step(
                "R5-ROAD-CLOSED",
                moment,
                to=drive.destination,
                stated=said([(drive.depart, drive.arrive)]),
                allowed=said([(closed.begin, closed.end)]),
            )


def _in_zones(zones: Mapping[str, Spans], run: Unfolded) -> Iterator[Notice]:
    for zone, begin, end, entered in _presences(run):
        windows = zones.get(zone, ())
        if not within(windows, begin, end):
            yield at_step(
                "R5-ZONE-CLOSED",
                entered,
                zone=zone,
                stated=said([(begin, end)]),
                allowed=said(windows),
            )


def _presences(run: Unfolded) -> Iterator[tuple[str, int, int, Moment]]:
    """When the vehicle is in which zone: from the run's first step, or the end of the inspection on
    entering, to the begin of the inspection on leaving, or the end of the run's last step."""
    zone: str | None = None
    since, entered = 0, None
    for moment in run.moments:
        # A zone changes before a step only where the run begins or a vehicle is moved by magic.
        for becomes, left, begun in (
            (moment.zone, moment.since, moment.begin),
            (moment.zone_after, moment.begin, moment.end),
        ):
            if becomes != zone:
                if zone is not None and entered is not None:
                    yield zone, since, left, entered
                zone, since, entered = becomes, begun, moment
    if zone is not None and entered is not None:
        yield zone, since, run.moments[-1].end, entered
