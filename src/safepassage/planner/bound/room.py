"""Bounds from room: more people than the places that they accept can hold."""

from __future__ import annotations

from collections.abc import Mapping

from safepassage.model import PRIORITIES, Bound, Priority, Proof, Scenario


def without_room(scenario: Scenario, left: Mapping[Priority, int]) -> dict[Priority, Bound]:
    """How many of each priority must stay behind if of those before it no more than ``left`` do.

    For every set of reception points that some group accepts: the people who accept nothing else,
    less the room there is. People in vehicles at the start are not counted.
    """
    taken: dict[str, int] = {}
    for used in scenario.under_way.room_taken:
        taken[used.place] = taken.get(used.place, 0) + used.heads.heads
    receiving = frozenset(id for id, place in scenario.places.items() if place.receives)
    accepted = {
        group.id: frozenset(group.accepts) & receiving if group.accepts else receiving
        for group in scenario.groups.values()
    }
    result = {priority: Bound(0, Proof("nothing", {})) for priority in PRIORITIES}
    for places in set(accepted.values()):
        room = _room(scenario, places, taken)
        if room is None:
            continue
        heads, spared = 0, 0
        for priority in PRIORITIES:
            heads += sum(
                scenario.kinds[parties.kind].needs.heads * parties.count
                for group in scenario.groups.values()
                if group.priority is priority and accepted[group.id] <= places
                for parties in group.parties
            )
            short = heads - room - spared
            spared += left[priority]
            if short > result[priority].value:
                numbers = {"heads": heads, "room": room}
                binds = tuple(f"place:{place}" for place in sorted(places))
                result[priority] = Bound(short, Proof("room", numbers, binds))
    return result


def _room(scenario: Scenario, places: frozenset[str], taken: Mapping[str, int]) -> int | None:
    """Heads that the places can hold together, or None where there is no limit."""
    total = 0
    for id in places:
        room = scenario.places[id].room
        limits = [] if room.heads is None else [room.heads]
        if room.by_need is not None:
            limits.append(sum(room.by_need.values()))
        if not limits:
            return None
        total += max(0, min(limits) - taken.get(id, 0))
    return total
