"""How long whoever has passed a crossing needs until they are received, whatever the hour."""

from __future__ import annotations

import heapq
from collections.abc import Mapping

from safepassage.model import Group
from safepassage.verify.bound.arrivals import changes, final
from safepassage.verify.bound.ground import Ground, Permit, Spot


class Tails:
    """Least seconds to safety for people of one group, on one ground."""

    def __init__(self, ground: Ground, group: Group) -> None:
        self._ground, self._group = ground, group
        self._permits = list(ground.permits())
        self._standing = self._settle()

    @property
    def onward(self) -> Mapping[str, int]:
        """From each handover point from which they can be brought on until they are received."""
        return self._standing

    def standing(self, place: str) -> int:
        """From when they stand at a place until they are received; 0 where they never are."""
        spot = (place, self._ground.scenario.places[place].zone)
        found = []
        for permit in self._permits:
            way = self.aboard(permit, spot) if self._ground.may(permit, spot) else None
            if way is not None:
                found.append(way + int(self._ground.scenario.types[permit.type].stop_seconds))
        return min(found, default=0)

    def aboard(self, permit: Permit, spot: Spot) -> int | None:
        """From when they are at the spot in such a vehicle until they are received; None: never.

        The least driving times of all epochs, loaded; inspections without their own heads, stops
        without their own boarding. A vehicle may set them down for good, or at a handover point.
        """
        places = self._ground.scenario.places
        stop = int(self._ground.scenario.types[permit.type].stop_seconds)
        ends: dict[Spot, int] = {}
        for id, place in places.items():
            there = (id, place.zone)
            if not self._ground.may(permit, there):
                continue
            if final(self._ground.scenario, self._group, id):
                ends[there] = stop
            elif id in self._standing:
                ends[there] = stop + self._standing[id]
        return self._way(permit, spot, ends)

    def _settle(self) -> dict[str, int]:
        """From each handover point where they may stand until they are received."""
        scenario = self._ground.scenario
        change = [
            id
            for id in scenario.places
            if changes(scenario, self._group, id) and not final(scenario, self._group, id)
        ]
        found: dict[str, int] = {}
        for _ in change:
            before = dict(found)
            self._standing = before
            for id in change:
                spot = (id, scenario.places[id].zone)
                for permit in self._permits:
                    if not self._ground.may(permit, spot):
                        continue
                    way = self.aboard(permit, spot)
                    if way is not None:
                        way += int(scenario.types[permit.type].stop_seconds)
                        found[id] = min(way, found.get(id, way))
            if found == before:
                break
        return found

    def _way(self, permit: Permit, start: Spot, ends: Mapping[Spot, int]) -> int | None:
        """Dijkstra's method from a spot to the cheapest of the ends."""
        ground = self._ground
        stop = int(ground.scenario.types[permit.type].stop_seconds)
        best: dict[Spot, int] = {start: 0}
        queue = [(0, start)]
        least: int | None = None
        while queue:
            at, spot = heapq.heappop(queue)
            if at > best[spot] or (least is not None and at >= least):
                continue
            if spot in ends:
                least = at + ends[spot] if least is None else min(least, at + ends[spot])
            # Nobody drives through a place without serving somebody there.
            leaves = at + (stop if spot[0] in ground.scenario.places and spot != start else 0)
            onward = [
                (there, ground.always(permit, spot, there, loaded=True))
                for there in ground.spots
                if ground.may(permit, there)
            ]
            ways = [(there, leaves + takes) for there, takes in onward if takes is not None]
            ways += [
                (far, at + int(rule.loaded_seconds))
                for far, rule in ground.passages(spot)
                if ground.may(permit, far)
            ]
            for there, when in ways:
                if there not in best or when < best[there]:
                    best[there] = when
                    heapq.heappush(queue, (when, there))
        return least
