"""From the scenario to the compiled engine's small world, where everything has an index.

The mapping is dull on purpose: what there is to decide about the scenario's meaning is decided in
:mod:`safepassage.planner.meaning`, in plain sight, and the engine never hears of an id.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from safepassage.model import (
    PRIORITIES,
    ConvoyScope,
    Crossing,
    Need,
    Place,
    Role,
    Scenario,
    Vehicle,
    Window,
    joined,
)
from safepassage.planner import _engine
from safepassage.planner.meaning import (
    NEVER,
    accepts,
    changes,
    may_use,
    ready_times,
    suits,
    times_to_go,
)
from safepassage.planner.ways import ways_between_zones
from safepassage.travel import TravelTimes

NONE: int = _engine.NONE


@dataclass(frozen=True)
class Translation:
    """The engine's problem, and what its indices stand for."""

    scenario: Scenario
    problem: _engine.Problem
    points: tuple[str, ...]
    crossings: tuple[str, ...]
    zones: tuple[str, ...]
    vehicles: tuple[str, ...]
    lots: tuple[tuple[str, str], ...]
    """Group and kind of each lot."""
    times: TravelTimes
    lot_index: Mapping[tuple[str, str], int]

    def point(self, point_id: str) -> int:
        """The index of a place or crossing."""
        return self.times.index[point_id]


def translate(scenario: Scenario, times: TravelTimes | None = None) -> Translation:
    """The scenario as the engine sees it."""
    times = times or TravelTimes(scenario)
    places = tuple(scenario.places)
    crossings = tuple(scenario.crossings)
    zones = tuple(scenario.zones)
    zone_index = {zone: i for i, zone in enumerate(zones)}
    problem = _engine.Problem(
        points=len(times.points),
        zones=len(zones),
        horizon=scenario.horizon,
        clearance_step=scenario.clearance_step,
        epochs=[epoch.begins for epoch in scenario.travel.spells],
    )
    for zone in scenario.zones.values():
        problem.add_zone(windows=_windows(zone.windows))
    taken = {room.place: room.heads for room in scenario.under_way.room_taken}
    for place in scenario.places.values():
        _add_place(problem, place, zone_index[place.zone], taken.get(place.id, (0, 0, 0)))
    for crossing in scenario.crossings.values():
        _add_crossing(problem, crossing, zone_index)
    for kind in scenario.types.values():
        far = kind.range_metres if kind.range_metres is not None else 2**62
        problem.add_type(
            layouts=[list(layout.places) for layout in kind.layouts],
            board=list(kind.board_seconds),
            alight=list(kind.alight_seconds),
            stop=kind.stop_seconds,
            range=far,
        )
        for epoch in range(times.epochs):
            problem.add_epoch_tables(
                empty=_table(times.seconds(kind.id, epoch, loaded=False)),
                loaded=_table(times.seconds(kind.id, epoch, loaded=True)),
                metres=_table(times.metres(kind.id, epoch)),
            )
    lots, lot_index = _lots_of(scenario)
    to_go = times_to_go(scenario, times)
    for group_id, kind_id in lots:
        group = scenario.groups[group_id]
        ready = ready_times(scenario, group).get(kind_id, [])
        onward = to_go[frozenset(group.accepts)]
        problem.add_lot(
            needs=list(scenario.kinds[kind_id].needs),
            place=times.index[group.place],
            priority=PRIORITIES.index(group.priority),
            weight=scenario.weights[group.priority],
            max_aboard=NEVER if group.max_aboard is None else group.max_aboard,
            ready=[min(NEVER - 1, second) for second in ready],
            accepts=[accepts(group, scenario.places[p]) for p in places],
            changes=[changes(group, scenario.places[p]) for p in places],
            to_go=onward,
            suits=suits(scenario, group_id, kind_id),
        )
    for waiting in scenario.under_way.at_handover:
        problem.add_waiting(
            place=times.index[waiting.place],
            lot=lot_index[waiting.group, waiting.kind],
            count=waiting.count,
        )
    types = list(scenario.types)
    for vehicle in scenario.vehicles.values():
        _add_vehicle(problem, scenario, vehicle, times, types, zone_index, lot_index)
    for (origin, destination), found in ways_between_zones(scenario).items():
        for way in found:
            problem.add_way(
                zone_index[origin], zone_index[destination], [crossings.index(c) for c in way]
            )
    for closure in scenario.travel.closures:
        if closure.origin in times.index and closure.destination in times.index:
            problem.add_closure(
                origin=times.index[closure.origin],
                destination=times.index[closure.destination],
                begin=closure.window.begin,
                end=closure.window.end,
                types=[closure.profile in (None, k.profile) for k in scenario.types.values()],
            )
    return Translation(
        scenario,
        problem,
        times.points,
        crossings,
        zones,
        tuple(scenario.vehicles),
        lots,
        times,
        lot_index,
    )


def _lots_of(
    scenario: Scenario,
) -> tuple[tuple[tuple[str, str], ...], dict[tuple[str, str], int]]:
    index: dict[tuple[str, str], int] = {}
    for group in scenario.groups.values():
        for parties in group.parties:
            index.setdefault((group.id, parties.kind), len(index))
    for waiting in scenario.under_way.at_handover:
        index.setdefault((waiting.group, waiting.kind), len(index))
    for aboard in scenario.under_way.aboard:
        index.setdefault((aboard.group, aboard.kind), len(index))
    return tuple(index), index


def _windows(windows: Iterable[Window]) -> list[tuple[int, int]]:
    return [(w.begin, min(NEVER, w.end)) for w in joined(windows)]


def _table(table: NDArray[np.int64]) -> NDArray[np.int32]:
    return np.ascontiguousarray(np.minimum(table, NEVER), dtype=np.int32)


def _add_place(problem: _engine.Problem, place: Place, zone: int, taken: Iterable[int]) -> None:
    by_need = place.room.by_need
    problem.add_place(
        zone=zone,
        bays=NONE if place.bays is None else place.bays,
        holds=NONE if place.holds is None else place.holds,
        windows=_windows(place.windows),
        receives=place.receives,
        handover=Role.HANDOVER in place.roles,
        room=NONE if place.room.heads is None else place.room.heads,
        room_by_need=[NONE if by_need is None else by_need.get(need, 0) for need in Need],
        refuel=NONE if place.refuel_seconds is None else place.refuel_seconds,
        room_taken=list(taken),
    )


def _add_crossing(
    problem: _engine.Problem, crossing: Crossing, zone_index: Mapping[str, int]
) -> None:
    rule = crossing.convoys
    convoy = [0, 0, 0, NONE, 0, 0]
    if rule is not None:
        convoy = [
            rule.min_vehicles,
            rule.max_vehicles,
            rule.headway,
            NONE if rule.escorts is None else rule.escorts,
            rule.turnaround,
            int(rule.holds_for is ConvoyScope.ALL),
        ]
    problem.add_crossing(
        zones=[zone_index[zone] for zone in crossing.zones],
        lanes=NONE if crossing.lanes is None else crossing.lanes,
        shared=crossing.lanes_shared,
        inspection=[
            [way.loaded_seconds, way.empty_seconds, *way.per_head_seconds]
            for way in (crossing.onward, crossing.back)
        ],
        windows=_windows(crossing.windows),
        convoy=convoy,
    )


def _add_vehicle(
    problem: _engine.Problem,
    scenario: Scenario,
    vehicle: Vehicle,
    times: TravelTimes,
    types: list[str],
    zone_index: Mapping[str, int],
    lot_index: Mapping[tuple[str, str], int],
) -> None:
    point, available, driven, layout = vehicle.start, vehicle.available_at, 0, NONE
    from_zone: str | None = None
    layouts = [layout.id for layout in scenario.types[vehicle.type].layouts]
    for state in scenario.under_way.vehicles:
        if state.vehicle == vehicle.id:
            point, driven, from_zone = state.point, state.metres, state.from_zone
            available = max(available, state.arrives_at)
            layout = NONE if state.layout is None else layouts.index(state.layout)
    zone = scenario.places[point].zone if point in scenario.places else from_zone
    problem.add_vehicle(
        type=types.index(vehicle.type),
        point=times.index[point],
        zone=zone_index[zone or scenario.crossings[point].zones[0]],
        available=available,
        driven=driven,
        end=NONE if vehicle.end is None else times.index[vehicle.end],
        crew=_windows(vehicle.crew_hours),
        places=[may_use(vehicle, place) for place in scenario.places.values()],
        zones=[not vehicle.zones or zone in vehicle.zones for zone in scenario.zones],
        layout=layout,
        aboard=[
            (lot_index[aboard.group, aboard.kind], aboard.count, aboard.boarded_at)
            for aboard in scenario.under_way.aboard
            if aboard.vehicle == vehicle.id
        ],
    )
