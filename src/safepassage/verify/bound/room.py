"""More people than room: counted again."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from safepassage.model import PRIORITIES, Priority, Scenario


def short(
    scenario: Scenario,
    places: Collection[str],
    priority: Priority,
    left_behind: Mapping[Priority, int],
) -> int:
    """How many of the priority have no room in the places, which are all that they accept.

    Those before them in the order of priorities have room first, but for who is left behind.
    """
    room = _room(scenario, places)
    if room is None:
        return 0
    receiving = {id for id, place in scenario.places.items() if place.receives}
    first = PRIORITIES[: PRIORITIES.index(priority)]
    heads = sum(
        scenario.kinds[parties.kind].needs.heads * parties.count
        for group in scenario.groups.values()
        if group.priority in (*first, priority)
        and (set(group.accepts) & receiving if group.accepts else receiving) <= set(places)
        for parties in group.parties
    )
    return heads - room - sum(left_behind[before] for before in first)


def _room(scenario: Scenario, places: Collection[str]) -> int | None:
    """Heads that the places hold, without what others have taken; None where one has no limit."""
    total = 0
    for id in set(places):
        place = scenario.places.get(id)
        if place is None:
            continue
        limits = [] if place.room.heads is None else [place.room.heads]
        if place.room.by_need is not None:
            limits.append(sum(place.room.by_need.values()))
        if not limits:
            return None
        taken = sum(used.heads.heads for used in scenario.under_way.room_taken if used.place == id)
        total += max(0, min(limits) - taken)
    return total
