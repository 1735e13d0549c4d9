"""Where a vehicle can be next, and when, for proofs: whatever a plan might do is allowed here.

A *spot* is a point and the zone on whose side of it one stands: a place has one spot, a crossing
one on each side. Vehicles may wait anywhere; closures, bays, lanes and crews are forgotten.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from safepassage.model import Inspection, Needs, Scenario, Window, joined
from safepassage.verify.roads import Roads

Spot = tuple[str, str]
"""A place or crossing, and the zone."""

LATER = 2**62
"""The end of an epoch that has none."""


@dataclass(frozen=True, slots=True)
class Permit:
    """Vehicles of one type that may use the same zones and places (empty: all of them)."""

    type: str
    zones: frozenset[str]
    places: frozenset[str]


class Ground:
    """Spots of a scenario, and the moves between them."""

    def __init__(self, scenario: Scenario) -> None:
        self.scenario = scenario
        self._roads = Roads(scenario)
        # Before the first epoch it is as in the first, so it may as well begin at once.
        begins = [0, *sorted(int(epoch.begins) for epoch in scenario.travel.spells)[1:]]
        self._epochs = tuple(zip(begins, [*begins[1:], LATER], strict=True))
        self.spots: tuple[Spot, ...] = (
            *((place.id, place.zone) for place in scenario.places.values()),
            *(
                (crossing.id, zone)
                for crossing in scenario.crossings.values()
                for zone in crossing.zones
            ),
        )
        self.zone_hours = {id: joined(zone.windows) for id, zone in scenario.zones.items()}
        self.place_hours = {id: joined(place.windows) for id, place in scenario.places.items()}
        self.lane_hours = {id: joined(gate.windows) for id, gate in scenario.crossings.items()}
        self.seconds = cache(self._seconds)

    def permits(self) -> dict[Permit, list[tuple[str, Spot, int]]]:
        """Every permit with its vehicles: id, spot and time from which on they are there.

        A vehicle that starts at a crossing on a side that is not said is listed on both.
        """
        moving = {vehicle.vehicle: vehicle for vehicle in self.scenario.under_way.vehicles}
        found: dict[Permit, list[tuple[str, Spot, int]]] = {}
        for vehicle in self.scenario.vehicles.values():
            under_way = moving.get(vehicle.id)
            point = under_way.point if under_way else vehicle.start
            at = int(under_way.arrives_at if under_way else vehicle.available_at)
            zone = under_way.from_zone if under_way else None
            spots = [spot for spot in self.spots if spot[0] == point and zone in (None, spot[1])]
            # It may be where it starts, and where it must end, whatever else it may not.
            zones = {*vehicle.zones, *(spot[1] for spot in spots)} if vehicle.zones else ()
            places = {*vehicle.places, vehicle.end or ""} if vehicle.places else ()
            permit = Permit(vehicle.type, frozenset(zones), frozenset(places))
            found.setdefault(permit, []).extend((vehicle.id, spot, at) for spot in spots)
        return found

    def fits(self, permit: Permit, needs: Needs) -> bool:
        """Whether such a vehicle can carry such a party at all."""
        layouts = self.scenario.types[permit.type].layouts
        return any(needs.fit_in(layout.places) for layout in layouts)

    def may(self, permit: Permit, spot: Spot) -> bool:
        """Whether such vehicles may be there."""
        if permit.zones and spot[1] not in permit.zones:
            return False
        return not (permit.places and spot[0] in self.scenario.places) or spot[0] in permit.places

    def passages(self, spot: Spot) -> Iterator[tuple[Spot, Inspection]]:
        """The inspection that leads on from a spot at a crossing, and where it leads."""
        gate = self.scenario.crossings.get(spot[0])
        if gate is not None:
            yield (gate.id, gate.far_side(spot[1])), gate.inspection(spot[1])

    def _seconds(self, type: str, origin: str, goal: str, epoch: int, loaded: bool) -> int | None:
        """Least seconds of a drive; not loaded means loaded or empty, whichever is faster."""
        begin = self._epochs[epoch][0]
        kind = self.scenario.types[type]
        with_people = self._roads.least(kind, origin, goal, begin, loaded=True)
        if loaded or with_people is None:
            return with_people
        without = self._roads.least(kind, origin, goal, begin, loaded=False)
        return with_people if without is None else min(with_people, without)

    def always(self, permit: Permit, here: Spot, there: Spot, *, loaded: bool) -> int | None:
        """The least seconds of a drive over all epochs; None where there is none."""
        if here[1] != there[1] or here[0] == there[0]:
            return None
        found = [
            self.seconds(permit.type, here[0], there[0], epoch, loaded)
            for epoch in range(len(self._epochs))
        ]
        return min((each for each in found if each is not None), default=None)

    def drive(
        self, permit: Permit, here: Spot, there: Spot, at: int, *, loaded: bool
    ) -> int | None:
        """The earliest arrival by one drive that begins at ``at`` or later."""
        if here[1] != there[1] or here[0] == there[0]:
            return None
        best: int | None = None
        for number, (begins, ends) in enumerate(self._epochs):
            takes = self.seconds(permit.type, here[0], there[0], number, loaded)
            if takes is None:
                continue
            begin = first_begin(self.zone_hours[here[1]], max(at, begins), takes)
            if begin is not None and begin < ends and (best is None or begin + takes < best):
                best = begin + takes
        return best

    def inspected(self, spot: Spot, far: Spot, at: int, takes: int) -> int | None:
        """The earliest time at which a vehicle can be through, and in an open zone."""
        begin = first_begin(self.lane_hours[spot[0]], at, takes)
        return None if begin is None else first_begin(self.zone_hours[far[1]], begin + takes, 0)

    def served(self, place: str, at: int, takes: int) -> int | None:
        """The earliest end of a service at a place."""
        begin = first_begin(self.place_hours[place], at, takes)
        return None if begin is None else begin + takes

    def lane_seconds(self, crossing: str, begin: int, end: int) -> int:
        """How long a crossing is open between two times."""
        hours = self.lane_hours[crossing]
        if not hours:
            return max(0, end - begin)
        return sum(max(0, min(int(w.end), end) - max(int(w.begin), begin)) for w in hours)


def first_begin(windows: Sequence[Window], at: int, takes: int) -> int | None:
    """The first begin, not before ``at``, of something that lies wholly in one window."""
    if not windows:
        return at
    for window in windows:
        begin = max(at, int(window.begin))
        if begin + takes <= window.end:
            return begin
    return None


def heads_take(per_head: Needs, needs: Needs) -> int:
    """Seconds that all heads of a party take, one after the other."""
    return sum(int(each) * heads for each, heads in zip(per_head, needs, strict=True))
