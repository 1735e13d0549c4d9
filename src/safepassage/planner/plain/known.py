"""The best routes and the best bound found so far, and whether they meet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from safepassage.model import Proof
from safepassage.planner.plain.farthest import farthest
from safepassage.planner.plain.hauls import Haul, Routes, clearance, load
from safepassage.planner.plain.world import NEVER, PlainWorld
from safepassage.units import Seconds


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the plain search knows at a moment.

    ``bound``: no plan that leaves nobody behind is cleared before; ``proof`` says why. ``routes``
    are the trips of each vehicle that moves, in order, and ``value`` is their clearance; both None
    while nothing was found that is better than what the caller has.
    """

    bound: Seconds
    proof: Proof
    routes: Mapping[str, tuple[Haul, ...]] | None
    value: Seconds | None


class Known:
    """What the steps of the search find is gathered here.

    ``routes`` and ``value`` are the best that were offered; ``latest`` is the last second by which
    a better plan than any known, the caller's included, would have to be done.
    """

    def __init__(self, world: PlainWorld, horizon: Seconds) -> None:
        self._world = world
        self._farthest, self.bound = farthest(world)
        self._method = "farthest"
        self.routes: Routes | None = None
        self.value = NEVER
        self.latest: int = horizon
        self._found: Routes | None = None
        self._hauls: Mapping[str, tuple[Haul, ...]] | None = None
        self._offered: Seconds | None = None

    def met(self) -> bool:
        """Whether no better plan can exist: the next would have to be done before the bound."""
        return self.bound > self.latest

    def raise_to(self, bound: int, method: str) -> None:
        """A bound, kept where it is higher than all before."""
        if bound > self.bound:
            self.bound, self._method = bound, method

    def offer(self, routes: Routes) -> None:
        """Routes, kept where they are better than all before."""
        if self.routes is not None and clearance(self._world, routes) >= self.value:
            return
        loaded = load(self._world, routes)
        if loaded is None:
            return
        value = clearance(self._world, loaded.routes)
        if value < self.value:
            self.routes, self.value = loaded.routes, value
        if value <= self.latest:
            self.latest = value - 1
            self._offered, self._found, self._hauls = Seconds(value), loaded.routes, None

    def outcome(self) -> Outcome:
        """What is known now."""
        if self._hauls is None and self._found is not None:
            loaded = load(self._world, self._found)
            self._hauls = None if loaded is None else loaded.hauls
        return Outcome(Seconds(self.bound), self._proof(), self._hauls, self._offered)

    def _proof(self) -> Proof:
        world = self._world
        if self._method == "farthest":
            source = world.sources[self._farthest]
            groups = dict.fromkeys(group for group, _, _ in source.parties)
            return Proof(
                "plain-farthest",
                {"by_at": self.bound, "group": " ".join(groups)},
                tuple(f"group:{group}" for group in groups),
            )
        vehicles = sum(len(fleet.vehicles) for fleet in world.classes)
        return Proof(
            f"plain-{self._method}", {"by_at": self.bound, "vehicles": vehicles}, ("fleet",)
        )
