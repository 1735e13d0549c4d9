"""Whom a vehicle takes out of a zone at once: its fullest loads, and how long fetching them takes.

T1 patients are few and must be out early, so that it matters from where each of them is fetched;
the others are counted as if they stood wherever the vehicle is.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise, permutations

import numpy as np
from numpy.typing import NDArray

from safepassage.model import Needs, Priority, Role
from safepassage.planner.bound.ground import NEVER, Ground, service_seconds
from safepassage.planner.bound.reach import Reach

MOST_LOADS = 250
"""Where a carrier has more loads than this they are not told apart by places, or not listed."""


@dataclass(frozen=True)
class Folk:
    """People who are loaded alike and go to the same places.

    ``many`` units (one head where all need seats, else a party) of these ``needs``; ``late`` says
    how many of them cannot be at the crossing in a vehicle before a time. T1 patients are told
    apart by the ``place`` where they stand, and ``ready`` is when.
    """

    needs: Needs
    priority: Priority
    accepts: tuple[str, ...]
    handovers: tuple[str, ...]
    place: str
    ready: int
    many: int
    first: int
    late: tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Load:
    """The fullest load with these T1 patients (none: of others alone).

    ``t1`` has units by folk, ``rest`` how many more there may be by the carrier's units. Fetching
    the patients takes ``way`` seconds from the end of the inspection on the way in, and is not
    done before ``ready``.
    """

    t1: tuple[tuple[int, int], ...]
    rest: tuple[int, ...]
    way: int
    ready: int


@dataclass(frozen=True)
class Tour:
    """Fetching patients from several places, in the best order."""

    ground: Ground
    reach: Reach
    numbers: list[int]
    drive: NDArray[np.int64]
    ride: NDArray[np.int64]
    before: int
    boards: set[int]

    def takes(self, patients: list[tuple[Folk, int]]) -> tuple[int, int]:
        """Seconds from the crossing until back there; and when that can be done."""
        type = self.ground.scenario.types[self.ground.fleet[self.numbers[0]].type]
        service: dict[int, int] = {}
        last = 0
        for folk, many in patients:
            if not folk.place or self._changes(folk):
                continue
            spot = self.ground.place_spots[folk.place]
            own = many * service_seconds(type.board_seconds, folk.needs)
            service[spot] = service.get(spot, int(type.stop_seconds)) + own
            one = int(type.stop_seconds) + service_seconds(type.board_seconds, folk.needs)
            last = max(last, folk.ready + one + int(self.ride[spot, self.before]))
        if not service:
            return 0, 0
        best, soonest = NEVER, NEVER
        for order in permutations(service):
            way, at = int(self.drive[self.before, order[0]]), NEVER
            for number in self.numbers:
                at = min(at, int(self.reach.vehicles[number][order[0]]))
            for spot, after in pairwise((*order, self.before)):
                way += service[spot] + int(self.ride[spot, after])
                at += service[spot] + int(self.ride[spot, after])
            best, soonest = min(best, way), min(soonest, at)
        # Who is ready boards before the others are: only the last one has to be waited for.
        return best, max(soonest, last)

    def _changes(self, folk: Folk) -> bool:
        """Whether they may be fetched from elsewhere."""
        places = self.ground.scenario.places
        return any(
            Role.HANDOVER in place.roles and (not folk.handovers or id in folk.handovers)
            for id, place in places.items()
        )


def loads_of(
    folks: dict[int, Folk], units: tuple[Needs, ...], full: list[list[int]], tour: Tour
) -> tuple[Load, ...] | None:
    """For all T1 patients that fit together, none among them, the fullest loads with them."""
    patients = [n for n, folk in folks.items() if folk.priority is Priority.T1]
    most = [max((load[i] for load in full), default=0) for i in range(len(units))]
    taken: list[tuple[tuple[int, int], ...]] = [()]
    for n in patients:
        own = min(folks[n].many, most[units.index(folks[n].needs)])
        more = [(*t1, (n, many)) for t1 in taken for many in range(1, own + 1)]
        taken += [t1 for t1 in more if _fits(t1, folks, units, full)]
        if len(taken) > MOST_LOADS:
            return None
    found = []
    others = [
        any(f.needs == u and f.priority is not Priority.T1 for f in folks.values()) for u in units
    ]
    for t1 in taken:
        rests = set()
        for load in full:
            rest = list(load)
            for n, many in t1:
                rest[units.index(folks[n].needs)] -= many
            if min(rest, default=0) >= 0:
                rests.add(
                    tuple(many if more else 0 for many, more in zip(rest, others, strict=True))
                )
        way, ready = tour.takes([(folks[n], many) for n, many in t1])
        found += [
            Load(t1, rest, way, ready)
            for rest in sorted(rests)
            if not any(
                more != rest and all(a >= b for a, b in zip(more, rest, strict=True))
                for more in rests
            )
        ]
    return tuple(found) if len(found) <= MOST_LOADS else None


def _fits(
    t1: tuple[tuple[int, int], ...],
    folks: dict[int, Folk],
    units: tuple[Needs, ...],
    full: list[list[int]],
) -> bool:
    needed = [0] * len(units)
    for n, many in t1:
        needed[units.index(folks[n].needs)] += many
    return any(all(a <= b for a, b in zip(needed, load, strict=True)) for load in full)
