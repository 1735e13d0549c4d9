"""From hauls to a plan: in a plain scenario each vehicle does one thing after another, at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import safepassage
from safepassage.model import (
    PRIORITIES,
    Bounds,
    Drive,
    Figures,
    Needs,
    PartyMove,
    Plan,
    Priority,
    Run,
    Scenario,
    Step,
    Stop,
    VehicleType,
)
from safepassage.planner.plain.conditions import parties_at_once, party_needs
from safepassage.planner.plain.hauls import Haul
from safepassage.travel import TravelTimes
from safepassage.units import Heads, HeadSeconds, Metres, Seconds

Hauls = Mapping[str, tuple[Haul, ...]]
"""The trips of every vehicle that moves, by its id, in order."""


@dataclass(frozen=True, slots=True)
class _Way:
    """How vehicles of a type do it: seconds and metres by places, empty or loaded; and layout."""

    kind: VehicleType
    empty: list[list[int]]
    loaded: list[list[int]]
    metres: list[list[int]]
    layout: str


class Timetable:
    """States every time of hauls that bring everybody out of a plain scenario."""

    def __init__(self, scenario: Scenario, times: TravelTimes) -> None:
        self._scenario = scenario
        self._index = times.index
        self._needs = party_needs(scenario)
        self._digest = ""
        self._ways = {
            id_: _Way(
                kind,
                times.seconds(id_, 0, loaded=False).tolist(),
                times.seconds(id_, 0, loaded=True).tolist(),
                times.metres(id_, 0).tolist(),
                self._layout(kind),
            )
            for id_, kind in scenario.types.items()
            if parties_at_once(kind, self._needs)
        }

    def foresee(self) -> None:
        """Works out what every plan needs and takes long, so that none is late: the digest."""
        self._digest = self._scenario.digest

    def plan(self, hauls: Hauls, bounds: Bounds, seed: int) -> Plan:
        """The plan in which nobody waits for anything but a vehicle."""
        return Plan(
            scenario=self._scenario.id,
            digest=self._digest or self._scenario.digest,
            runs=tuple(
                Run(vehicle, tuple(self._steps(vehicle, hauls.get(vehicle, ()))))
                for vehicle in self._scenario.vehicles
            ),
            convoys=(),
            left_behind=(),
            figures=self.figures(hauls),
            bounds=bounds,
            made_by=f"safepassage {safepassage.__version__}",
            seed=seed,
        )

    def figures(self, hauls: Hauls) -> Figures:
        """What that plan achieves."""
        clearance = exposure = metres = 0
        weights, groups = self._scenario.weights, self._scenario.groups
        heads, priority = self._needs.heads, Priority.NONE
        for vehicle, trips in hauls.items():
            way = self._ways[self._scenario.vehicles[vehicle].type]
            at = self._index[self._scenario.vehicles[vehicle].start]
            for haul, (_, _, end) in zip(trips, self._moments(vehicle, trips), strict=True):
                to, beyond = self._index[haul.pickup], self._index[haul.destination]
                metres += (way.metres[at][to] if at != to else 0) + way.metres[to][beyond]
                at = beyond
                for (group, _), count in haul.parties.items():
                    priority = groups[group].priority
                    waited = end - groups[group].ready_at
                    exposure += count * heads * weights[priority] * waited
                clearance = max(clearance, end)
        return Figures(
            dict.fromkeys(PRIORITIES, Heads(0)),
            Seconds(clearance if priority is Priority.T1 else 0),
            Seconds(clearance),
            HeadSeconds(exposure),
            Metres(metres),
        )

    def _moments(self, vehicle: str, trips: tuple[Haul, ...]) -> Iterator[tuple[int, int, int]]:
        """Of each trip: when boarding begins, when alighting begins, and when it ends."""
        one = self._scenario.vehicles[vehicle]
        way = self._ways[one.type]
        at, now = self._index[one.start], int(max(0, one.available_at))
        for haul in trips:
            parties = sum(haul.parties.values())
            to, beyond = self._index[haul.pickup], self._index[haul.destination]
            board = now + (way.empty[at][to] if at != to else 0)
            alight = board + self._service(way.kind, way.kind.board_seconds, parties)
            alight += way.loaded[to][beyond]
            now = alight + self._service(way.kind, way.kind.alight_seconds, parties)
            yield board, alight, now
            at = beyond

    def _steps(self, vehicle: str, trips: tuple[Haul, ...]) -> Iterator[Step]:
        one = self._scenario.vehicles[vehicle]
        way = self._ways[one.type]
        at, now = one.start, Seconds(max(0, one.available_at))
        for haul, (board, alight, end) in zip(trips, self._moments(vehicle, trips), strict=True):
            moves = tuple(PartyMove(*party, count) for party, count in haul.parties.items())
            if at != haul.pickup:
                yield Drive(at, haul.pickup, now, Seconds(board))
            service = self._service(way.kind, way.kind.board_seconds, sum(haul.parties.values()))
            leaves = Seconds(board + service)
            yield Stop(haul.pickup, Seconds(board), leaves, board=moves, layout=way.layout)
            yield Drive(haul.pickup, haul.destination, leaves, Seconds(alight))
            yield Stop(haul.destination, Seconds(alight), Seconds(end), alight=moves)
            at, now = haul.destination, Seconds(end)

    def _service(self, kind: VehicleType, seconds: Needs, parties: int) -> int:
        heads = self._needs.times(parties)
        return kind.stop_seconds + sum(n * each for n, each in zip(heads, seconds, strict=True))

    def _layout(self, kind: VehicleType) -> str:
        """The layout that takes most parties."""
        most = parties_at_once(kind, self._needs)
        return next(
            layout.id for layout in kind.layouts if _fits(self._needs.times(most), layout.places)
        )


def _fits(needs: Needs, places: Needs) -> bool:
    return all(need <= place for need, place in zip(needs, places, strict=True))
