"""Which scenarios are plain: their trips depend on each other through people, room and fleet only.

In a plain scenario nobody waits for anything but a vehicle: there are no crossings, windows,
closures, epochs, bays, crews' hours or ranges that could bind, everybody is ready at once and
equally urgent, and all parties need the same places. Then a plan is a choice of trips, and the time
of each vehicle is the sum of its drives and services.
"""

from __future__ import annotations

from safepassage.model import Needs, Place, Role, Scenario, UnderWay, VehicleType


def is_plain(scenario: Scenario) -> bool:
    """Whether the plain search may be used: its plans are valid and its bounds hold.

    It says nothing about whether everybody can be brought out in time.
    """
    return (
        bool(waiting_at(scenario))
        and _nothing_under_way(scenario)
        and _one_time_fits_all(scenario)
        and _all_alike(scenario)
        and _places_never_bind(scenario)
        and _fleet_never_binds(scenario)
    )


def waiting_at(scenario: Scenario) -> tuple[str, ...]:
    """The places where anybody waits, in the scenario's order."""
    waiting = {
        group.place
        for group in scenario.groups.values()
        if any(parties.count for parties in group.parties)
    }
    return tuple(place for place in scenario.places if place in waiting)


def received_at(scenario: Scenario) -> tuple[str, ...]:
    """The places that may receive somebody, in the scenario's order."""
    return tuple(id_ for id_, place in scenario.places.items() if place.receives)


def party_needs(scenario: Scenario) -> Needs:
    """What every party of a plain scenario needs."""
    return next(
        scenario.kinds[parties.kind].needs
        for group in scenario.groups.values()
        for parties in group.parties
        if parties.count
    )


def parties_at_once(kind: VehicleType, needs: Needs) -> int:
    """How many parties with these needs fit in a vehicle of the type, in its best layout."""
    return max(
        (
            min(place // need for place, need in zip(layout.places, needs, strict=True) if need)
            for layout in kind.layouts
        ),
        default=0,
    )


def _nothing_under_way(scenario: Scenario) -> bool:
    return scenario.under_way == UnderWay()


def _one_time_fits_all(scenario: Scenario) -> bool:
    return (
        not scenario.crossings
        and not any(zone.windows for zone in scenario.zones.values())
        and len(scenario.travel.spells) == 1
        and not scenario.travel.closures
    )


def _all_alike(scenario: Scenario) -> bool:
    groups = [g for g in scenario.groups.values() if any(parties.count for parties in g.parties)]
    needs = {scenario.kinds[p.kind].needs for g in groups for p in g.parties if p.count}
    return (
        len({group.priority for group in groups}) == 1
        and len(needs) == 1
        and all(one.heads > 0 for one in needs)
        and all(
            group.ready_at <= 0 and group.arrives_per_hour is None and group.max_aboard is None
            for group in groups
        )
    )


def _places_never_bind(scenario: Scenario) -> bool:
    fleet = len(scenario.vehicles)
    waiting, received = set(waiting_at(scenario)), set(received_at(scenario))

    def free(place: Place) -> bool:
        return (
            not place.windows
            and (place.bays is None or place.bays >= fleet)
            and (place.holds is None or place.holds >= fleet)
        )

    return (
        not waiting & received
        and all(free(scenario.places[id_]) for id_ in waiting | received)
        and not any(
            Role.HANDOVER in place.roles or place.refuel_seconds is not None
            for place in scenario.places.values()
        )
    )


def _fleet_never_binds(scenario: Scenario) -> bool:
    needs = party_needs(scenario)
    types = [scenario.types[id_] for id_ in {v.type for v in scenario.vehicles.values()}]
    return (
        bool(types)
        and not any(v.crew_hours or v.end is not None for v in scenario.vehicles.values())
        and all(
            kind.range_metres is None
            and (parties_at_once(kind, needs) <= 1 or not _slower_when_fuller(kind, needs))
            for kind in types
        )
    )


def _slower_when_fuller(kind: VehicleType, needs: Needs) -> bool:
    """Whether a stop takes longer the more parties board or alight."""
    return any(
        need and (board or alight)
        for need, board, alight in zip(needs, kind.board_seconds, kind.alight_seconds, strict=True)
    )
