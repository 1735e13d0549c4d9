"""From a scenario to the tables of the plain search."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from safepassage.model import Needs, Place, Scenario, Vehicle, VehicleType
from safepassage.planner.plain.conditions import (
    is_plain,
    parties_at_once,
    party_needs,
    received_at,
    waiting_at,
)
from safepassage.planner.plain.shares import shares_of_room
from safepassage.planner.plain.world import NEVER, FleetClass, Pace, PlainWorld, Source, Table
from safepassage.travel import NOT_DRIVABLE, TravelTimes

_Member = tuple[int, int, bytes, bytes, bool]
"""Vehicles that agree in this are of one class: see :class:`FleetClass`."""


def read_world(scenario: Scenario, times: TravelTimes) -> PlainWorld | None:
    """The scenario in tables; None where it is not plain, or not everybody can be received at all.

    Also None where a trip takes no time, since then the number of trips has no limit.
    """
    if not is_plain(scenario):
        return None
    needs = party_needs(scenario)
    places = tuple(
        id_ for id_ in received_at(scenario) if _room(scenario.places[id_], needs, 1) > 0
    )
    sources, accepted = _sources(scenario, places)
    total = sum(source.demand for source in sources)
    room = tuple(_room(scenario.places[id_], needs, total) for id_ in places)
    paces, classes = _fleet(scenario, times, needs, sources, places, accepted)
    if not classes or min(int(pace.least_carry.min()) for pace in paces) < 1:
        return None
    world = PlainWorld(sources, places, room, paces, classes)
    return world if shares_of_room(world) is not None else None


def _room(place: Place, needs: Needs, total: int) -> int:
    """Parties for which a place has room, at most ``total``."""
    room = total
    if place.room.heads is not None:
        room = min(room, place.room.heads // needs.heads)
    if place.room.by_need is not None:
        named = {need.value: heads for need, heads in place.room.by_need.items()}
        for need, heads in needs._asdict().items():
            if heads:
                room = min(room, named.get(need, 0) // heads)
    return room


def _sources(
    scenario: Scenario, places: tuple[str, ...]
) -> tuple[tuple[Source, ...], NDArray[np.bool_]]:
    """Who waits, by place and accepted destinations; and which places each accepts."""
    together: dict[tuple[str, tuple[bool, ...]], list[tuple[str, str, int]]] = defaultdict(list)
    for group in scenario.groups.values():
        accepts = tuple(not group.accepts or place in group.accepts for place in places)
        for parties in group.parties:
            if parties.count:
                together[group.place, accepts].append((group.id, parties.kind, parties.count))
    order = {place: i for i, place in enumerate(waiting_at(scenario))}
    keys = sorted(together, key=lambda key: order[key[0]])
    sources = tuple(Source(key[0], tuple(together[key])) for key in keys)
    return sources, np.array([key[1] for key in keys], dtype=bool).reshape(len(keys), len(places))


def _fleet(
    scenario: Scenario,
    times: TravelTimes,
    needs: Needs,
    sources: tuple[Source, ...],
    places: tuple[str, ...],
    accepted: NDArray[np.bool_],
) -> tuple[tuple[Pace, ...], tuple[FleetClass, ...]]:
    """Vehicles by class, and how each way of moving goes. Vehicles of no use are left out."""
    reader = _PaceReader(scenario, times, needs, sources, places, accepted)
    paces: list[Pace] = []
    pace_of: dict[bytes, int] = {}
    members: dict[_Member, list[str]] = defaultdict(list)
    tables: dict[_Member, tuple[Table, Table]] = {}
    alike: dict[tuple[object, ...], _Member | None] = {}

    def member_of(vehicle: Vehicle) -> _Member | None:
        """What sets the vehicle's class apart; None where it is of no use."""
        kind = scenario.types[vehicle.type]
        takes = parties_at_once(kind, needs)
        if takes == 0:
            return None
        moves, first, least_first = reader.read(vehicle, kind, takes)
        pace = moves.pace
        if not ((first[:, None] < NEVER) & (pace.carry < NEVER)).any():
            return None
        key = b"".join(
            table.tobytes() for table in (pace.carry, pace.back, pace.least_carry, pace.least_back)
        )
        if key not in pace_of:
            pace_of[key] = len(paces)
            paces.append(pace)
        number = pace_of[key]
        member = (takes, number, first.tobytes(), least_first.tobytes(), moves.alternates)
        tables[member] = (first, least_first)
        return member

    for vehicle in scenario.vehicles.values():
        same = (vehicle.type, vehicle.start, vehicle.available_at, vehicle.places, vehicle.zones)
        if same not in alike:
            alike[same] = member_of(vehicle)
        member = alike[same]
        if member is not None:
            members[member].append(vehicle.id)
    classes = tuple(
        FleetClass(tuple(vehicles), key[0], key[1], *tables[key], alternates=key[4])
        for key, vehicles in members.items()
    )
    return tuple(paces), classes


class _PaceReader:
    """Reads tables of drive and service times, each type and set of permitted places once."""

    def __init__(
        self,
        scenario: Scenario,
        times: TravelTimes,
        needs: Needs,
        sources: tuple[Source, ...],
        places: tuple[str, ...],
        accepted: NDArray[np.bool_],
    ) -> None:
        self.scenario, self.times, self.needs, self.accepted = scenario, times, needs, accepted
        self.stops = tuple(dict.fromkeys((*(source.place for source in sources), *places)))
        where = {stop: i for i, stop in enumerate(self.stops)}
        self.rows = np.array([times.index[stop] for stop in self.stops])
        self.at = np.array([where[source.place] for source in sources])
        self.to = np.array([where[place] for place in places])
        self._read: dict[tuple[str, tuple[str, ...], tuple[str, ...]], _Moves] = {}

    def read(self, vehicle: Vehicle, kind: VehicleType, takes: int) -> tuple[_Moves, Table, Table]:
        """How the vehicle moves, its first and its least first."""
        key = (kind.id, vehicle.places, vehicle.zones)
        if key not in self._read:
            self._read[key] = self._moves(kind, takes, vehicle.places, vehicle.zones)
        moves = self._read[key]
        empty = self.times.seconds(kind.id, 0, loaded=False)
        out = empty[self.times.index[vehicle.start], self.rows].copy()
        out[~moves.permitted] = NOT_DRIVABLE
        first = _capped(vehicle.available_at + out[self.at])
        if takes == 1:
            return moves, first, first
        onward = (out[:, None] + moves.detours).min(axis=0)
        least = np.minimum(out, onward)
        return moves, first, _capped(vehicle.available_at + least[self.at])

    def _moves(
        self, kind: VehicleType, takes: int, allowed: tuple[str, ...], zones: tuple[str, ...]
    ) -> _Moves:
        permitted = np.array(
            [
                (not allowed or stop in allowed)
                and (not zones or self.scenario.places[stop].zone in zones)
                for stop in self.stops
            ]
        )
        blocked = ~(permitted[:, None] & permitted[None, :])
        loaded, empty = (
            self.times.seconds(kind.id, 0, loaded=aboard)[np.ix_(self.rows, self.rows)].copy()
            for aboard in (True, False)
        )
        loaded[blocked] = empty[blocked] = NOT_DRIVABLE
        board = kind.stop_seconds + _per_head(self.needs, kind.board_seconds)
        alight = kind.stop_seconds + _per_head(self.needs, kind.alight_seconds)
        carry = self._carry(loaded, board + alight)
        back = _capped(empty[np.ix_(self.to, self.at)])
        if takes == 1:
            return _Moves(permitted, Pace(carry, back, carry, back), empty, alternates=True)
        least_loaded = _with_stops(loaded, kind.stop_seconds)
        idle = _with_stops(np.minimum(loaded, empty), kind.stop_seconds)
        least_carry = self._carry(least_loaded, board + alight)
        least_back = _capped(idle[np.ix_(self.to, self.at)])
        # Seconds from the arrival at a stop made for others to the arrival at the next stop.
        return _Moves(
            permitted,
            Pace(carry, back, least_carry, least_back),
            kind.stop_seconds + idle,
            self._alternates(permitted, loaded, empty),
        )

    def _alternates(self, permitted: NDArray[np.bool_], loaded: Table, empty: Table) -> bool:
        """See :attr:`FleetClass.alternates`; everybody alights at every place, too."""

        def apart(stops: NDArray[np.int64]) -> bool:
            between = np.ix_(stops, stops)
            drivable = (loaded[between] < NOT_DRIVABLE) | (empty[between] < NOT_DRIVABLE)
            return int(drivable.sum()) == len(stops)

        homeward = np.ix_(self.to, np.unique(self.at))
        return (
            apart(np.unique(self.at)[permitted[np.unique(self.at)]])
            and apart(self.to[permitted[self.to]])
            and bool(self.accepted[:, permitted[self.to]].all())
            and bool((empty[homeward] <= loaded[homeward]).all())
        )

    def _carry(self, loaded: Table, services: int) -> Table:
        carry = loaded[np.ix_(self.at, self.to)] + services
        carry[~self.accepted] = NOT_DRIVABLE
        return _capped(carry)


@dataclass(frozen=True, eq=False)
class _Moves:
    permitted: NDArray[np.bool_]
    pace: Pace
    detours: Table
    alternates: bool


def _capped(seconds: Table) -> Table:
    return np.minimum(seconds, NEVER).astype(np.int64)


def _per_head(needs: Needs, seconds: Needs) -> int:
    return sum(heads * each for heads, each in zip(needs, seconds, strict=True))


def _with_stops(legs: Table, stop_seconds: int) -> Table:
    """Least seconds between stops when each stop on the way costs ``stop_seconds``."""
    least = legs.copy()
    for via in range(len(legs)):
        through = least[:, via, None] + stop_seconds + least[None, via, :]
        np.minimum(least, through, out=least)
    return least
