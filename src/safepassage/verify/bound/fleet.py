"""Vehicles that are alike in all that a proof by runs looks at."""

from __future__ import annotations

from dataclasses import dataclass

from safepassage.model import Needs, Scenario, Window, joined
from safepassage.verify.bound.ground import Ground, Permit, Spot
from safepassage.verify.bound.lanes import dearest


@dataclass(frozen=True, slots=True)
class Alike:
    """So many vehicles with one permit, the same starts (spot, seconds) and the same crew hours.

    A vehicle that starts at a crossing on a side that is not said may start on either.
    """

    permit: Permit
    starts: tuple[tuple[Spot, int], ...]
    crew: tuple[Window, ...]
    vehicles: tuple[str, ...]


def classes(ground: Ground) -> list[Alike]:
    """All vehicles of the scenario, each in one class."""
    found: dict[tuple[Permit, tuple[tuple[Spot, int], ...], tuple[Window, ...]], list[str]] = {}
    for permit, starts in ground.permits().items():
        by_vehicle: dict[str, list[tuple[Spot, int]]] = {}
        for vehicle, spot, since in starts:
            by_vehicle.setdefault(vehicle, []).append((spot, since))
        for vehicle, own in by_vehicle.items():
            crew = joined(ground.scenario.vehicles[vehicle].crew_hours)
            found.setdefault((permit, tuple(own), crew), []).append(vehicle)
    return [Alike(*key, tuple(vehicles)) for key, vehicles in found.items()]


def fullest(scenario: Scenario, type: str, weights: dict[Needs, int]) -> int:
    """The most that what fits a vehicle of the type can weigh, each of the needs so much."""
    layouts = scenario.types[type].layouts
    return max((dearest(layout.places, weights) for layout in layouts), default=0)
