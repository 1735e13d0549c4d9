"""A start in the middle: vehicles and people already on their way, room already taken."""

from __future__ import annotations

from collections.abc import Iterator

from safepassage.files.cells.cell import shown
from safepassage.files.cells.column import ID, Column, Spec, optional, required
from safepassage.files.cells.instant import Instant
from safepassage.files.cells.quantity import Distance
from safepassage.files.cells.words import Id, Reference
from safepassage.files.nouns import crossings, fleet
from safepassage.files.nouns.draft import Draft, Record
from safepassage.files.nouns.people import COUNT, GROUP, KIND, NEEDS, needs_record
from safepassage.files.tables.rows import Row
from safepassage.model import (
    Needs,
    PartiesAboard,
    PartiesAtHandover,
    RoomTaken,
    Scenario,
    UnderWay,
    VehicleUnderWay,
)
from safepassage.units import Metres, Seconds

VEHICLE: Column[str] = required("vehicle", Reference(to="vehicles"))
POINT: Column[str] = required("point", Reference(to="points"))
ARRIVES = optional("arrives", Instant(early=False), Seconds(0))
FROM_ZONE = optional("from_zone", Reference(to="zones"), None)
LAYOUT = optional("layout", Id(), None)
DRIVEN = optional("driven", Distance(), Metres(0))

VEHICLES = Spec("vehicles_under_way", False, (VEHICLE, POINT, ARRIVES, FROM_ZONE, LAYOUT, DRIVEN))

BOARDED = optional("boarded", Instant(), Seconds(0))

ABOARD = Spec("aboard", False, (VEHICLE, GROUP, KIND, COUNT, BOARDED))

HANDOVER: Column[str] = required("place", Reference(to="handovers"))

AT_HANDOVER = Spec("at_handover", False, (HANDOVER, GROUP, KIND, COUNT))

RECEPTION: Column[str] = required("place", Reference(to="places"))

ROOM_TAKEN = Spec("room_taken", False, (RECEPTION, *NEEDS.values()))

SPECS = (VEHICLES, ABOARD, AT_HANDOVER, ROOM_TAKEN)


def register(draft: Draft) -> None:
    """Nothing here gives an id to anything."""


def examine(draft: Draft) -> None:
    """Vehicles on no side of a crossing, people aboard no vehicle, in no layout, or too many."""
    under_way = _examine_vehicles(draft)
    if draft.rows(ABOARD).bad or draft.rows(VEHICLES).bad or draft.rows(fleet.LAYOUTS).bad:
        return
    kinds = {
        row[ID]: Needs(*(row[need] for need in NEEDS.values())) for row in draft.tables["kinds"]
    }
    load: dict[str, Needs] = {}
    last: dict[str, Row] = {}
    for row in draft.rows(ABOARD):
        if row[BOARDED] > 0:
            draft.complaints.stop("F-BOARDED-LATER", row.where(BOARDED), value=row.text(BOARDED))
        if row[VEHICLE] not in under_way:
            draft.complaints.stop("F-ABOARD-NOWHERE", row.where(VEHICLE), value=row[VEHICLE])
            continue
        needs = kinds.get(row[KIND], Needs()).times(row[COUNT])
        load[row[VEHICLE]] = load.get(row[VEHICLE], Needs()).plus(needs)
        last[row[VEHICLE]] = row
    layouts = _layouts(draft)
    for vehicle, needs in load.items():
        row = under_way[vehicle]
        layout = row[LAYOUT]
        if layout is None:
            draft.complaints.stop("F-ABOARD-LAYOUT", row.where(LAYOUT), value=vehicle)
        elif (vehicle, layout) in layouts and not needs.fit_in(layouts[vehicle, layout]):
            draft.complaints.stop(
                "F-ABOARD-MANY",
                last[vehicle].where(COUNT),
                vehicle=vehicle,
                layout=layout,
                people=needs.heads,
                places=layouts[vehicle, layout].heads,
            )


def _examine_vehicles(draft: Draft) -> dict[str, Row]:
    """The vehicles that are under way, by id."""
    sides = {
        row[ID]: (row[crossings.ZONE_A], row[crossings.ZONE_B])
        for row in draft.rows(crossings.CROSSINGS)
    }
    layouts = _layouts(draft)
    found: dict[str, Row] = {}
    for row in draft.rows(VEHICLES):
        vehicle = row[VEHICLE]
        if vehicle in found:
            draft.complaints.stop("F-UNDER-WAY-TWICE", row.where(VEHICLE), value=vehicle)
        found[vehicle] = row
        zones = sides.get(row[POINT])
        if zones and row[FROM_ZONE] not in zones:
            draft.complaints.stop(
                "F-CROSSING-SIDE",
                row.where(FROM_ZONE),
                value=row[FROM_ZONE] or "",
                crossing=row[POINT],
                allowed=", ".join(zones),
            )
        layout = row[LAYOUT]
        known = [name for owner, name in layouts if owner == vehicle]
        if layout is not None and known and layout not in known:
            draft.complaints.stop(
                "F-LAYOUT-UNKNOWN",
                row.where(LAYOUT),
                value=shown(layout),
                vehicle=vehicle,
                allowed=", ".join(known),
            )
    return found


def _layouts(draft: Draft) -> dict[tuple[str, str], Needs]:
    """The places of each layout of each vehicle."""
    of_type: dict[str, list[Row]] = {}
    for row in draft.rows(fleet.LAYOUTS):
        of_type.setdefault(row[fleet.TYPE], []).append(row)
    return {
        (vehicle[ID], row[ID]): Needs(*(row[need] for need in NEEDS.values()))
        for vehicle in draft.rows(fleet.VEHICLES)
        for row in of_type.get(vehicle[fleet.TYPE], ())
    }


def under_way(draft: Draft) -> UnderWay:
    """Everything that is already in motion. A count of 0 is nobody, and left out."""
    return UnderWay(
        tuple(
            VehicleUnderWay(
                vehicle=row[VEHICLE],
                point=row[POINT],
                arrives_at=row[ARRIVES],
                from_zone=row[FROM_ZONE],
                layout=row[LAYOUT],
                metres=row[DRIVEN],
            )
            for row in draft.rows(VEHICLES)
        ),
        tuple(
            PartiesAboard(row[VEHICLE], row[GROUP], row[KIND], row[COUNT], row[BOARDED])
            for row in draft.rows(ABOARD)
            if row[COUNT]
        ),
        tuple(
            PartiesAtHandover(row[HANDOVER], row[GROUP], row[KIND], row[COUNT])
            for row in draft.rows(AT_HANDOVER)
            if row[COUNT]
        ),
        tuple(
            RoomTaken(row[RECEPTION], Needs(*(row[need] for need in NEEDS.values())))
            for row in draft.rows(ROOM_TAKEN)
        ),
    )


def records(scenario: Scenario) -> Iterator[tuple[Spec, list[Record]]]:
    """The rows that say all this again."""
    under_way = scenario.under_way
    yield (
        VEHICLES,
        [
            {
                VEHICLE: vehicle.vehicle,
                POINT: vehicle.point,
                ARRIVES: vehicle.arrives_at,
                FROM_ZONE: vehicle.from_zone,
                LAYOUT: vehicle.layout,
                DRIVEN: vehicle.metres,
            }
            for vehicle in under_way.vehicles
        ],
    )
    yield (
        ABOARD,
        [
            {
                VEHICLE: parties.vehicle,
                GROUP: parties.group,
                KIND: parties.kind,
                COUNT: parties.count,
                BOARDED: parties.boarded_at,
            }
            for parties in under_way.aboard
        ],
    )
    yield (
        AT_HANDOVER,
        [
            {
                HANDOVER: parties.place,
                GROUP: parties.group,
                KIND: parties.kind,
                COUNT: parties.count,
            }
            for parties in under_way.at_handover
        ],
    )
    yield (
        ROOM_TAKEN,
        [{RECEPTION: taken.place, **needs_record(taken.heads)} for taken in under_way.room_taken],
    )
