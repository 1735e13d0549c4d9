"""Whole vehicles from mixtures of routes: some are sent, the rest is mixed anew, and so on.

A mixture is asked for whole parts first. The vehicles that take them are gone, with the people whom
they bring and the room that those need; for whoever is left, and the vehicles that are, routes are
priced again. So what is settled later knows what was settled before, which one mixture rounded at
once does not. Where people are left over at the end, some vehicles are called back and sent anew.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Sequence

from safepassage.planner.plain.columns import Columns
from safepassage.planner.plain.master import Column, Master
from safepassage.planner.plain.world import PlainWorld

_PRICINGS = 8
"""How often routes are priced before vehicles are sent."""

_NEARLY_WHOLE = 0.9
"""A route of which a mixture takes so much, or so much beyond a whole number, is sent once more."""

_A_VEHICLE = 0.05
"""Parties left over that a vehicle more is worth: of two mixtures that leave nobody, the one with
fewer vehicles leaves the more to mend with."""


class Dive:
    """Routes within ``seconds``, one for each vehicle at most; some people may be left over.

    ``sent`` are the routes; they keep all room.
    """

    def __init__(
        self, world: PlainWorld, columns: Columns, seconds: int, dice: random.Random
    ) -> None:
        self._world = world
        self._columns = columns
        self._seconds = seconds
        self._dice = dice
        self._master = Master(world, _A_VEHICLE)
        for column in columns.within(seconds):
            self._master.add(column)
        self._waiting = Counter(dict(enumerate(world.demand)))
        self._room = Counter({place: world.room[place] for place in world.tight_places})
        self._vehicles = Counter({n: len(one.vehicles) for n, one in enumerate(world.classes)})
        self.sent: list[Column] = []

    @property
    def left_over(self) -> int:
        """Parties that nobody brings."""
        return sum(max(0, parties) for parties in self._waiting.values())

    def go(self, stop: Callable[[], bool]) -> None:
        """Sends vehicles until nobody waits or none is of use."""
        while self.left_over and not stop():
            mixture = self._mixture(stop)
            going = len(self.sent)
            for column, amount in mixture:
                for _ in range(int(amount + 1 - _NEARLY_WHOLE)):
                    if self._of_use(column) == len(column.trips):
                        self._send(column)
            if len(self.sent) == going:
                self._send_one(mixture)
            if len(self.sent) == going:
                return

    def again(self, share: float, stop: Callable[[], bool]) -> None:
        """Calls a share of the vehicles back and sends them anew; undone where it is worse."""
        before, left_over = list(self.sent), self.left_over
        kept: list[Column] = []
        for column in before:
            if self._dice.random() < share or self._superfluous(column):
                self._change(column, -1)
            else:
                kept.append(column)
        self.sent = kept
        self.go(stop)
        if self.left_over > left_over:
            for column in self.sent:
                self._change(column, -1)
            self.sent = before
            for column in before:
                self._change(column, 1)

    def _mixture(self, stop: Callable[[], bool]) -> Sequence[tuple[Column, float]]:
        """The best mixture for whoever waits still, with routes priced for them."""
        mixture: Sequence[tuple[Column, float]] = ()
        for _ in range(_PRICINGS):
            if self._master.solve(stop) is None:
                return mixture
            mixture = self._master.mixture()
            new = self._columns.priced(self._master.prices(), self._seconds, stop)
            if not new:
                return mixture
            for column in new:
                self._master.add(column)
        return mixture

    def _send_one(self, mixture: Sequence[tuple[Column, float]]) -> None:
        """The most useful part of a mixture becomes whole; chance decides among like ones."""

        def promise(part: tuple[Column, float]) -> float:
            column, amount = part
            return amount * self._of_use(column) / len(column.trips) * self._dice.uniform(0.7, 1)

        for column, _ in sorted(mixture, key=promise, reverse=True):
            if self._of_use(column) and self._send(column):
                return

    def _of_use(self, column: Column) -> int:
        """How many of its trips bring somebody who waits."""
        takes = self._world.classes[column.fleet].takes
        calls = Counter(source for source, _ in column.trips)
        return sum(
            min(times, max(0, -(-self._waiting[source] // takes)))
            for source, times in calls.items()
        )

    def _superfluous(self, column: Column) -> bool:
        """Whether it calls somewhere more often than anybody waited."""
        return any(self._waiting[source] < 0 for source, _ in column.trips)

    def _send(self, column: Column) -> bool:
        """Sends a vehicle along, where there is one, and room for all whom it brings."""
        takes = self._world.classes[column.fleet].takes
        received = Counter(place for _, place in column.trips)
        if not self._vehicles[column.fleet] or any(
            place in self._room and self._room[place] < times * takes
            for place, times in received.items()
        ):
            return False
        self._change(column, 1)
        self.sent.append(column)
        return True

    def _change(self, column: Column, vehicles: int) -> None:
        takes = self._world.classes[column.fleet].takes * vehicles
        self._vehicles[column.fleet] -= vehicles
        self._master.set_vehicles(column.fleet, self._vehicles[column.fleet])
        for source, place in column.trips:
            self._waiting[source] -= takes
            self._master.set_demand(source, max(0, self._waiting[source]))
            if place in self._room:
                self._room[place] -= takes
                self._master.set_room(place, self._room[place])
