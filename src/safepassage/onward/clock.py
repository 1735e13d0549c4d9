"""Facts on a clock that starts ``after`` seconds later: what was at ``after`` is now at 0."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta

from safepassage.model import RoadMap, Scenario, Travel, Vehicle, Window
from safepassage.units import Seconds


def scenario_since(scenario: Scenario, after: Seconds) -> Scenario:
    """The scenario on the new clock, but for its people and vehicles, who have moved meanwhile."""
    return replace(
        scenario,
        start=scenario.start + timedelta(seconds=after),
        horizon=Seconds(scenario.horizon - after),
        zones={
            zone.id: replace(zone, windows=windows_since(zone.windows, after))
            for zone in scenario.zones.values()
        },
        places={
            place.id: replace(place, windows=windows_since(place.windows, after))
            for place in scenario.places.values()
        },
        crossings={
            crossing.id: replace(crossing, windows=windows_since(crossing.windows, after))
            for crossing in scenario.crossings.values()
        },
        travel=travel_since(scenario.travel, after),
    )


def vehicle_since(vehicle: Vehicle, after: Seconds, *, begun: bool) -> Vehicle:
    """The vehicle with its hours on the new clock; at once available where its run has begun."""
    available = Seconds(0) if begun else later(vehicle.available_at, after)
    crew = windows_since(vehicle.crew_hours, after)
    return replace(vehicle, available_at=available, crew_hours=crew)


def travel_since(travel: Travel, after: Seconds) -> Travel:
    """Epochs that are over are left out, with what held in them alone."""
    begun = [epoch for epoch in travel.epochs if epoch.begins <= after]
    past = {epoch.id for epoch in begun[:-1]}
    return replace(
        travel,
        epochs=tuple(
            replace(epoch, begins=later(epoch.begins, after))
            for epoch in travel.epochs
            if epoch.id not in past
        ),
        legs=tuple(leg for leg in travel.legs if leg.epoch not in past),
        closures=tuple(
            replace(closure, window=windows_since((closure.window,), after)[0])
            for closure in travel.closures
            if closure.window.end > after
        ),
        roads=None if travel.roads is None else roads_since(travel.roads, after),
    )


def roads_since(roads: RoadMap, after: Seconds) -> RoadMap:
    """The same roads; nights that are over are left out."""

    def since(window: Window | None) -> Window | None:
        return None if window is None else windows_since((window,), after)[0]

    return replace(
        roads,
        changes=tuple(replace(change, window=since(change.window)) for change in roads.changes),
        nights=windows_since((night for night in roads.nights if night.end > after), after),
    )


def windows_since(windows: Iterable[Window], after: Seconds) -> tuple[Window, ...]:
    """The same windows; those that are over stay, since none at all would mean always."""
    return tuple(Window(Seconds(w.begin - after), Seconds(w.end - after)) for w in windows)


def later(moment: int, after: Seconds) -> Seconds:
    """The moment on the new clock, now where it has passed."""
    return Seconds(max(0, moment - after))
