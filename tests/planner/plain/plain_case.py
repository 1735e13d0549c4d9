"""Tiny plain scenarios, and all their plans gone through by brute force."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field
from datetime import UTC, datetime

from safepassage.model import (
    Group,
    Layout,
    Leg,
    Name,
    Needs,
    PartyCount,
    PartyKind,
    Place,
    Role,
    Room,
    Scenario,
    Travel,
    Vehicle,
    VehicleType,
    Zone,
)
from safepassage.units import Seconds

HEADS = 10
"""People in each party."""


@dataclass(frozen=True)
class Case:
    """Sites ``s0``…, shelters ``h0``…, vehicles ``v0``…, each starting at a depot of its own.

    ``legs``: seconds by (origin, destination), for all vehicles. ``accepts``: by site; empty, all.
    """

    waiting: tuple[int, ...]
    room: tuple[int | None, ...]
    takes: tuple[int, ...]
    legs: dict[tuple[str, str], int]
    available: tuple[int, ...] = ()
    stop_seconds: int = 0
    accepts: dict[int, tuple[str, ...]] = field(default_factory=dict)

    def scenario(self) -> Scenario:
        """The case as the product knows it."""
        vehicles = range(len(self.takes))
        places = [
            *(Place(f"d{v}", "z", frozenset({Role.DEPOT})) for v in vehicles),
            *(Place(f"s{s}", "z", frozenset({Role.ASSEMBLY})) for s in range(len(self.waiting))),
            *(
                Place(
                    f"h{h}",
                    "z",
                    frozenset({Role.RECEPTION}),
                    room=Room(None if room is None else room * HEADS),
                )
                for h, room in enumerate(self.room)
            ),
        ]
        types = {
            f"type-{takes}": VehicleType(
                f"type-{takes}",
                (Layout("all", Needs(takes * HEADS)),),
                "any",
                stop_seconds=Seconds(self.stop_seconds),
            )
            for takes in set(self.takes)
        }
        return Scenario(
            id="case",
            name=Name(),
            start=datetime(2020, 1, 1, tzinfo=UTC),
            timezone="UTC",
            horizon=Seconds(10_000),
            zones={"z": Zone("z")},
            places={place.id: place for place in places},
            crossings={},
            kinds={"family": PartyKind("family", Needs(HEADS))},
            groups={
                f"g{s}": Group(
                    f"g{s}", f"s{s}", (PartyCount("family", n),), accepts=self.accepts.get(s, ())
                )
                for s, n in enumerate(self.waiting)
            },
            operators={},
            types=types,
            vehicles={
                f"v{v}": Vehicle(
                    f"v{v}",
                    f"type-{takes}",
                    f"d{v}",
                    available_at=Seconds(self.available[v] if self.available else 0),
                )
                for v, takes in enumerate(self.takes)
            },
            travel=Travel(legs=tuple(Leg(a, b, Seconds(t)) for (a, b), t in self.legs.items())),
        )

    def best(self) -> int | None:
        """The least clearance of all plans with any stops in any order; None: nobody can do it."""
        least = [10_001]
        self._vehicle(0, list(self.waiting), [r or 99 for r in self.room], 0, least)
        return least[0] if least[0] <= 10_000 else None

    def _vehicle(
        self, v: int, waiting: list[int], room: list[int], done: int, least: list[int]
    ) -> None:
        if not any(waiting):
            least[0] = min(least[0], done)
        elif v < len(self.takes):
            begin = self.available[v] if self.available else 0
            self._stops(v, f"d{v}", begin, [0] * len(waiting), waiting, room, done, least)

    def _stops(
        self,
        v: int,
        at: str,
        now: int,
        aboard: list[int],
        waiting: list[int],
        room: list[int],
        done: int,
        least: list[int],
    ) -> None:
        if max(now, done) >= least[0]:
            return
        if not any(aboard):
            self._vehicle(v + 1, waiting, room, done, least)
        for s in range(len(waiting)):
            leg = self.legs.get((at, f"s{s}"))
            free = self.takes[v] - sum(aboard)
            if leg is None or f"s{s}" == at:
                continue
            for heads in range(1, min(free, waiting[s]) + 1):
                aboard[s] += heads
                waiting[s] -= heads
                end = now + leg + self.stop_seconds
                self._stops(v, f"s{s}", end, aboard, waiting, room, done, least)
                aboard[s] -= heads
                waiting[s] += heads
        for h in range(len(room)):
            leg = self.legs.get((at, f"h{h}"))
            if leg is None or f"h{h}" == at:
                continue
            end = now + leg + self.stop_seconds
            choices = [
                range(n + 1 if not self.accepts.get(s) or f"h{h}" in self.accepts[s] else 1)
                for s, n in enumerate(aboard)
            ]
            for off in itertools.product(*choices):
                if 0 < sum(off) <= room[h]:
                    rest = [n - k for n, k in zip(aboard, off, strict=True)]
                    left = [r - sum(off) * (i == h) for i, r in enumerate(room)]
                    self._stops(v, f"h{h}", end, rest, waiting, left, max(done, end), least)
