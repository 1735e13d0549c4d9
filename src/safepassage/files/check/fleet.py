"""Vehicles that can never be of use, and vehicle types that nothing says how fast they drive."""

from __future__ import annotations

from safepassage.files.check.findings import Findings
from safepassage.files.check.ways import Drivers, Points, Set, goes_straight
from safepassage.model import Scenario, Vehicle, road_profile


def examine_fleet(
    scenario: Scenario, points: Points, drivers: dict[str, Drivers], findings: Findings
) -> None:
    """Report every vehicle that cannot start, may not be where it starts, or cannot end there."""
    still = _types_without_travel(scenario, findings)
    boarding = points.serving & points.set_of(p.id for p in scenario.places.values() if p.boards)
    for vehicle in scenario.vehicles.values():
        places = max(layout.places.heads for layout in scenario.types[vehicle.type].layouts)
        numbers: dict[str, int | str] = {"vehicle": vehicle.id, "people": places}
        late = _too_late(scenario, vehicle)
        if late:
            findings.warn(late, "vehicles", vehicle.id, "available", **numbers)
        elif vehicle.type not in still:
            _examine_way(
                scenario, points, drivers[vehicle.id], vehicle, boarding, findings, numbers
            )


def _types_without_travel(scenario: Scenario, findings: Findings) -> set[str]:
    """Types for which there is neither a leg nor a speed on straight lines."""
    travel = scenario.travel
    profiles = {leg.profile for leg in travel.legs}
    count = dict.fromkeys(scenario.types, 0)
    for vehicle in scenario.vehicles.values():
        count[vehicle.type] += 1
    still = set()
    for type in scenario.types.values():
        on_roads = travel.roads is not None and road_profile(type.profile) is not None
        straight = goes_straight(scenario, type)
        if not on_roads and not straight and profiles.isdisjoint({None, type.profile}):
            still.add(type.id)
            numbers: dict[str, int | str] = {"type": type.id, "vehicles": count[type.id]}
            findings.warn("C-TYPE-NO-TRAVEL", "vehicle_types", type.id, **numbers)
    return still


def _too_late(scenario: Scenario, vehicle: Vehicle) -> str:
    """The code of why a vehicle never starts within the horizon, or ""."""
    moving = {m.vehicle: m for m in scenario.under_way.vehicles}.get(vehicle.id)
    ready = moving.arrives_at if moving else vehicle.available_at
    if ready >= scenario.horizon:
        return "C-VEHICLE-LATE"
    hours = vehicle.crew_hours
    if hours and not any(w.end > ready and w.begin < scenario.horizon for w in hours):
        return "C-VEHICLE-NO-HOURS"
    return ""


def _examine_way(
    scenario: Scenario,
    points: Points,
    drivers: Drivers,
    vehicle: Vehicle,
    boarding: Set,
    findings: Findings,
    numbers: dict[str, int | str],
) -> None:
    start = scenario.places[vehicle.start]
    outside = (vehicle.zones and start.zone not in vehicle.zones) or (
        vehicle.places and start.id not in vehicle.places
    )
    if outside and all(moving.vehicle != vehicle.id for moving in scenario.under_way.vehicles):
        findings.warn("C-VEHICLE-START", "vehicles", vehicle.id, "start", **numbers, place=start.id)
    if not drivers.fetching & drivers.permitted & boarding:
        findings.warn("C-VEHICLE-STUCK", "vehicles", vehicle.id, "start", **numbers)
    if vehicle.end is not None and not drivers.fetching & points.places[vehicle.end]:
        findings.warn("C-VEHICLE-END", "vehicles", vehicle.id, "end", **numbers, place=vehicle.end)
