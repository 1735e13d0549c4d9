"""Vehicles that are alike in all that a proof by runs looks at."""

from __future__ import annotations

from dataclasses import dataclass

from safepassage.model import Needs, Scenario, Window, joined
from safepassage.verify.bound.ground import Ground, Permit, Spot
from safepassage.verify.bound.lanes import dearest


@dataclass(frozen=True, slots=True)
class Alike:
    """Vehicles with one permit and the same crew hours, by their starts.

    ``starts``: where they may be (spot, and from which second on), with the vehicles that begin so.
    One that starts at a crossing on a side that is not said may start on either.
    """

    permit: Permit
    crew: tuple[Window, ...]
    starts: dict[tuple[tuple[Spot, int], ...], tuple[str, ...]]


def classes(ground: Ground) -> list[Alike]:
    """All vehicles of the scenario, each in one class."""
    found: dict[tuple[Permit, tuple[Window, ...]], Alike] = {}
    for permit, starts in ground.permits().items():
        by_vehicle: dict[str, list[tuple[Spot, int]]] = {}
        for vehicle, spot, since in starts:
            by_vehicle.setdefault(vehicle, []).append((spot, since))
        for vehicle, own in by_vehicle.items():
            crew = joined(ground.scenario.vehicles[vehicle].crew_hours)
            alike = found.setdefault((permit, crew), Alike(permit, crew, {}))
            alike.starts[tuple(own)] = (*alike.starts.get(tuple(own), ()), vehicle)
    return list(found.values())


def fullest(scenario: Scenario, type: str, weights: dict[Needs, int]) -> int:
    """The most that what fits a vehicle of the type can weigh, each of the needs so much."""
    layouts = scenario.types[type].layouts
    return max((dearest(layout.places, weights) for layout in layouts), default=0)
