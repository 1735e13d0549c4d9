"""Tails: how long before the end something must be over, since people still have a way to go."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from safepassage.model import Role
from safepassage.planner.bound.demand import Commodity
from safepassage.planner.bound.ground import NEVER, FleetClass, Ground
from safepassage.planner.bound.ways import shortest

Spots = NDArray[np.int64]


class Tails:
    """Tails on one ground for the people of a demand, worked out as they are asked for."""

    def __init__(
        self, ground: Ground, kinds: Sequence[Commodity], waiting: Collection[str]
    ) -> None:
        self._ground, self._kinds = ground, kinds
        self._boards = [
            ground.place_spots[id]
            for id, place in ground.scenario.places.items()
            if id in waiting or Role.HANDOVER in place.roles
        ]
        self._of_class: dict[int, Spots] = {}
        self._without: dict[int, Spots] = {}
        self._of_kind: dict[tuple[int, Commodity], Spots] = {}
        self._kind_onward: dict[Commodity, Spots] = {}

    @cached_property
    def onward(self) -> Spots:
        """For each spot where people may stand the least seconds until they can be received."""
        return standing_tails(self._ground, self._kinds)

    def aboard(self, number: int) -> Spots:
        """For each spot the least seconds until people aboard there can be received."""
        if number not in self._of_class:
            self._of_class[number] = riding_tails(
                self._ground, self._ground.fleet[number], self._kinds, self.onward
            )
        return self._of_class[number]

    def without(self, number: int) -> Spots:
        """For each spot the same for a vehicle without them: it has yet to go and board them.

        It may go there loaded or empty, whichever is faster, and by ways on which those whom it
        fetches do not come back. So it can be of use later than people aboard at the same spot.
        """
        if number not in self._without:
            fleet = self._ground.fleet[number]
            boards = [spot for spot in self._boards if self._ground.may_be(fleet, spot)]
            result = np.full(self._ground.size, NEVER, dtype=np.int64)
            if boards:
                stop = int(self._ground.scenario.types[fleet.type].stop_seconds)
                way = shortest(self._ground, fleet, loaded=False)[:, boards]
                result = np.minimum(
                    result, (way + stop + self.aboard(number)[boards][None, :]).min(axis=1)
                )
            self._without[number] = result
        return self._without[number]

    def aboard_of_kind(self, number: int, kind: Commodity) -> Spots:
        """The same for people of one kind."""
        if (number, kind) not in self._of_kind:
            if kind not in self._kind_onward:
                self._kind_onward[kind] = standing_tails(self._ground, [kind])
            self._of_kind[number, kind] = riding_tails(
                self._ground, self._ground.fleet[number], [kind], self._kind_onward[kind]
            )
        return self._of_kind[number, kind]


def standing_tails(ground: Ground, kinds: Sequence[Commodity]) -> Spots:
    """For each spot the least seconds until people who stand there can be received elsewhere."""
    ends = _ends(ground, kinds)
    change = [
        ground.place_spots[id]
        for id, place in ground.scenario.places.items()
        if Role.HANDOVER in place.roles
    ]
    rides = {}
    for fleet in ground.fleet:
        key = (fleet.type, fleet.zones, fleet.places)
        if key not in rides:
            stops = 2 * int(ground.scenario.types[fleet.type].stop_seconds)
            least = shortest(ground, fleet, loaded=True)
            may = [ground.may_be(fleet, spot) for spot in range(ground.size)]
            rides[key] = np.where(np.outer(may, may), least + stops, NEVER)
    result = np.full(ground.size, NEVER, dtype=np.int64)
    for _ in range(len(change) + 1):
        for least in rides.values():
            if ends:
                np.minimum(result, least[:, ends].min(axis=1), out=result)
            if change:
                via = (least[:, change] + result[change][None, :]).min(axis=1)
                np.minimum(result, via, out=result)
    return np.minimum(result, NEVER)


def riding_tails(
    ground: Ground, fleet: FleetClass, kinds: Sequence[Commodity], onward: Spots
) -> Spots:
    """For each spot the least seconds until people in such a vehicle there can be received."""
    least = shortest(ground, fleet, loaded=True)
    stop = int(ground.scenario.types[fleet.type].stop_seconds)
    result = np.full(ground.size, NEVER, dtype=np.int64)
    for id, place in ground.scenario.places.items():
        spot = ground.place_spots[id]
        if not ground.may_be(fleet, spot):
            continue
        if spot in _ends(ground, kinds):
            np.minimum(result, least[:, spot] + stop, out=result)
        elif Role.HANDOVER in place.roles:
            np.minimum(result, least[:, spot] + stop + onward[spot], out=result)
    return np.minimum(result, NEVER)


def _ends(ground: Ground, kinds: Sequence[Commodity]) -> list[int]:
    return [
        ground.place_spots[id]
        for id, place in ground.scenario.places.items()
        if place.receives and any(not kind.accepts or id in kind.accepts for kind in kinds)
    ]
