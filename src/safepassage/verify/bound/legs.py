"""The least time of a way for vehicles with one permit, whatever the hour."""

from __future__ import annotations

from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from safepassage.model import Needs, Role
from safepassage.verify.bound.ground import Ground, Permit, Spot

FAR = 2**40
"""Longer than any way in a scenario."""


class Legs:
    """Between two spots of one zone without leaving it; and loaded, between any two at all.

    A vehicle drives through no place: it serves somebody there, or refuels if nobody is aboard.
    Through a crossing it is inspected. Least driving times of all epochs.

    Where ``all_counted``, every ride is one of the chain's if the vehicle holds one party at a
    time: it serves nobody on the way, neither with somebody aboard nor between two rides.
    """

    def __init__(self, ground: Ground, permit: Permit, *, all_counted: bool) -> None:
        self._ground, self._permit = ground, permit
        self._direct_only = all_counted and one_at_a_time(ground, permit)
        self.number = {spot: number for number, spot in enumerate(ground.spots)}

    @cached_property
    def loaded(self) -> NDArray[np.int64]:
        """Within one zone, with people aboard."""
        return self._within(loaded=True)

    @cached_property
    def any_load(self) -> NDArray[np.int64]:
        """Within one zone, with people aboard or without, whichever is faster."""
        return self._within(loaded=False)

    @cached_property
    def overall(self) -> NDArray[np.int64]:
        """By whatever zones, with people aboard."""
        ground, permit = self._ground, self._permit
        least = self._direct(loaded=True)
        for spot in ground.spots:
            for far, rule in ground.passages(spot):
                if ground.may(permit, far):
                    least[self.number[spot], self.number[far]] = int(rule.loaded_seconds)
        for spot in ground.spots:
            if ground.may(permit, spot):
                self._through(least, spot, loaded=True)
        return least

    def _within(self, *, loaded: bool) -> NDArray[np.int64]:
        ground = self._ground
        least = self._direct(loaded=loaded)
        for spot in ground.spots:
            place = ground.scenario.places.get(spot[0])
            if place is None or not ground.may(self._permit, spot):
                continue
            if not self._direct_only or (place.refuel_seconds is not None and not loaded):
                self._through(least, spot, loaded=loaded)
        np.fill_diagonal(least, 0)
        return least

    def _direct(self, *, loaded: bool) -> NDArray[np.int64]:
        ground = self._ground
        least = np.full((len(ground.spots), len(ground.spots)), FAR, dtype=np.int64)
        for here, i in self.number.items():
            for there, j in self.number.items():
                takes = ground.always(self._permit, here, there, loaded=loaded)
                if takes is not None:
                    least[i, j] = takes
        return least

    def _through(self, least: NDArray[np.int64], spot: Spot, *, loaded: bool) -> None:
        """Ways by way of a spot, if they are shorter."""
        place = self._ground.scenario.places.get(spot[0])
        stays = 0
        if place is not None:
            stays = int(self._ground.scenario.types[self._permit.type].stop_seconds)
            if place.refuel_seconds is not None and not loaded:
                stays = min(stays, int(place.refuel_seconds))
        middle = self.number[spot]
        by_way = least[:, middle, None] + least[None, middle, :] + stays
        np.minimum(least, np.minimum(by_way, FAR), out=least)


def one_at_a_time(ground: Ground, permit: Permit) -> bool:
    """Whether no two parties of the scenario are ever together in such a vehicle.

    And nobody is aboard at the start, nor can anybody be set down but where they are received.
    """
    scenario = ground.scenario
    if scenario.under_way.vehicles or scenario.under_way.at_handover:
        return False
    if any(Role.HANDOVER in place.roles for place in scenario.places.values()):
        return False
    kinds = {p.kind for group in scenario.groups.values() for p in group.parties if p.count}
    needs = [scenario.kinds[kind].needs for kind in kinds]
    return not any(
        ground.fits(permit, Needs(*(a + b for a, b in zip(one, other, strict=True))))
        for one in needs
        for other in needs
    )
