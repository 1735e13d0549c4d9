"""Zones, places, crossings and groups that are of no use as they stand."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction

from safepassage.files.check.findings import Findings
from safepassage.files.check.ways import in_time, zones_at
from safepassage.model import Group, Role, Scenario
from safepassage.units import ceil_ratio


def examine_things(scenario: Scenario, findings: Findings) -> None:
    """Report what is empty, never open, too late, or cannot be located."""
    _examine_windows(scenario, findings)
    _examine_empty(scenario, findings)
    for group in scenario.groups.values():
        _examine_readiness(scenario, group, findings)
    _examine_locations(scenario, findings)
    _examine_legs(scenario, findings)


def people_by_zone(scenario: Scenario) -> dict[str, int]:
    """People who wait at the assembly points of each zone."""
    people = dict.fromkeys(scenario.zones, 0)
    for group in scenario.groups.values():
        people[scenario.places[group.place].zone] += heads(scenario, group)
    return people


def heads(scenario: Scenario, group: Group) -> int:
    """People whom a group counts at its assembly point."""
    return sum(scenario.kinds[p.kind].needs.heads * p.count for p in group.parties)


def _examine_windows(scenario: Scenario, findings: Findings) -> None:
    """Zones, places and crossings none of whose windows lies within the horizon."""
    people = people_by_zone(scenario)
    waiting = dict.fromkeys(scenario.places, 0)
    for group in scenario.groups.values():
        waiting[group.place] += heads(scenario, group)
    for zone in scenario.zones.values():
        if not in_time(zone.windows, scenario.horizon):
            findings.warn("C-ZONE-CLOSED", "zones", zone.id, zone=zone.id, people=people[zone.id])
    for place in scenario.places.values():
        if not in_time(place.windows, scenario.horizon):
            numbers: dict[str, int | str] = {"place": place.id, "people": waiting[place.id]}
            findings.warn("C-PLACE-CLOSED", "places", place.id, **numbers)
    for crossing in scenario.crossings.values():
        if not in_time(crossing.windows, scenario.horizon):
            beyond = sum(people[zone] for zone in zones_at(crossing))
            numbers = {"crossing": crossing.id, "people": beyond}
            findings.warn("C-CROSSING-CLOSED", "crossings", crossing.id, **numbers)


def _examine_empty(scenario: Scenario, findings: Findings) -> None:
    """Zones that nothing lies in or leads through, assembly points without groups, empty groups."""
    used = {place.zone for place in scenario.places.values()}
    joined = Counter(z for crossing in scenario.crossings.values() for z in crossing.zones)
    for zone in scenario.zones:
        if zone not in used and joined[zone] < 2:
            findings.warn("C-ZONE-EMPTY", "zones", zone, zone=zone)
    assembling = {group.place for group in scenario.groups.values()}
    for place in scenario.places.values():
        if Role.ASSEMBLY in place.roles and place.id not in assembling:
            findings.warn("C-ASSEMBLY-EMPTY", "places", place.id, "roles", place=place.id)
    moving = {parties.group for parties in scenario.under_way.aboard}
    moving |= {parties.group for parties in scenario.under_way.at_handover}
    for group in scenario.groups.values():
        if not group.parties and group.id not in moving:
            findings.warn("C-GROUP-EMPTY", "groups", group.id, group=group.id)


def _examine_readiness(scenario: Scenario, group: Group, findings: Findings) -> None:
    """Groups that are ready, or whose last people arrive, at the horizon or after it."""
    people = heads(scenario, group)
    numbers: dict[str, int | str] = {"group": group.id, "priority": group.priority.value}
    if group.arrives_per_hour is None:
        if group.ready_at >= scenario.horizon and people:
            findings.warn("C-READY-LATE", "groups", group.id, "ready", **numbers, people=people)
        return
    arrived = late = 0
    for parties in group.parties:
        size = scenario.kinds[parties.kind].needs.heads
        before_horizon = _arrived_before(scenario.horizon, arrived, size, group.arrives_per_hour)
        late += size * (parties.count - min(parties.count, before_horizon))
        arrived += size * parties.count
    if late:
        findings.warn(
            "C-ARRIVE-LATE", "groups", group.id, "arrives_per_hour", **numbers, people=late
        )


def _arrived_before(horizon: int, before: int, size: int, rate: Fraction) -> int:
    """How many parties of ``size`` have arrived by the horizon, if ``before`` heads came first."""
    parties = max(0, (int(horizon * rate / 3600) - before) // size)
    while parties and ceil_ratio((before + parties * size) * 3600 / rate) >= horizon:
        parties -= 1
    return parties


def _examine_locations(scenario: Scenario, findings: Findings) -> None:
    """Points that no leg touches and that have no location either, where lines are straight."""
    if scenario.travel.detour is None or scenario.travel.roads is not None:
        return
    legs = scenario.travel.legs
    touched = {leg.origin for leg in legs} | {leg.destination for leg in legs}
    located = {
        **{("places", id): place.location for id, place in scenario.places.items()},
        **{("crossings", id): crossing.location for id, crossing in scenario.crossings.items()},
    }
    for (table, id), location in located.items():
        if location is None and id not in touched:
            findings.warn("C-NO-LOCATION", table, id, "latitude", place=id)


def _examine_legs(scenario: Scenario, findings: Findings) -> None:
    """Legs between points that share no zone: nobody may drive them."""
    zones = {place.id: {place.zone} for place in scenario.places.values()}
    zones |= {crossing.id: set(crossing.zones) for crossing in scenario.crossings.values()}
    apart = [
        leg for leg in scenario.travel.legs if zones[leg.origin].isdisjoint(zones[leg.destination])
    ]
    if apart:
        findings.warn(
            "C-LEGS-APART",
            "legs",
            "",
            count=len(apart),
            origin=apart[0].origin,
            destination=apart[0].destination,
        )
