"""Vehicle types with their layouts, operators, vehicles and the hours of their crews."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from safepassage.files.cells.cell import shown
from safepassage.files.cells.column import ID, NAMED, Column, Spec, optional, required
from safepassage.files.cells.instant import Instant
from safepassage.files.cells.quantity import Distance, Duration, Ratio
from safepassage.files.cells.words import Id, Reference, References
from safepassage.files.nouns.draft import Draft, Record, grouped, name_of, named
from safepassage.files.nouns.people import NEEDS, needs_record
from safepassage.files.nouns.places import examine_window
from safepassage.model import (
    Layout,
    Need,
    Needs,
    Operator,
    Scenario,
    Vehicle,
    VehicleType,
    Window,
    joined,
)
from safepassage.units import Seconds

PROFILE: Column[str] = optional("profile", Id(), "")
BOARD = {need: optional(f"board_{need.value}", Duration("s"), Seconds(0)) for need in Need}
ALIGHT = {need: optional(f"alight_{need.value}", Duration("s"), Seconds(0)) for need in Need}
STOP = optional("stop", Duration(), Seconds(0))
SPEED: Column[Fraction | None] = optional("speed_kmh", Ratio(most=1000), None)
LOADED_FACTOR = optional("loaded_factor", Ratio(most=1000), Fraction(1))
EMPTY_FACTOR = optional("empty_factor", Ratio(most=1000), Fraction(1))
RANGE = optional("range", Distance(), None)

TYPES = Spec(
    "vehicle_types",
    True,
    (
        *NAMED,
        PROFILE,
        *BOARD.values(),
        *ALIGHT.values(),
        STOP,
        SPEED,
        LOADED_FACTOR,
        EMPTY_FACTOR,
        RANGE,
    ),
)

TYPE: Column[str] = required("type", Reference(to="types"))

LAYOUTS = Spec("layouts", True, (TYPE, ID, *NEEDS.values()))

OPERATORS = Spec("operators", False, NAMED)

START: Column[str] = required("start", Reference(to="places"))
OPERATOR = optional("operator", Reference(to="operators"), "")
IN_ZONES: Column[tuple[str, ...]] = optional("zones", References(to="zones"), ())
AT_PLACES: Column[tuple[str, ...]] = optional("places", References(to="places"), ())
AVAILABLE = optional("available", Instant(early=False), Seconds(0))
END = optional("end", Reference(to="depots"), None)

VEHICLES = Spec(
    "vehicles",
    True,
    (*NAMED, TYPE, START, OPERATOR, IN_ZONES, AT_PLACES, AVAILABLE, END),
)

VEHICLE: Column[str] = required("vehicle", Reference(to="vehicles"))
BEGINS: Column[Seconds] = required("begins", Instant())
ENDS: Column[Seconds] = required("ends", Instant())

CREW_HOURS = Spec("crew_hours", False, (VEHICLE, BEGINS, ENDS))

SPECS = (TYPES, LAYOUTS, OPERATORS, VEHICLES, CREW_HOURS)


def register(draft: Draft) -> None:
    """Remember the ids of types, operators and vehicles, and the profiles that types use."""
    for sort, spec in (("types", TYPES), ("operators", OPERATORS), ("vehicles", VEHICLES)):
        rows = draft.rows(spec)
        draft.register(sort, rows, rows[ID])
    types = draft.rows(TYPES)
    draft.ids["profiles"] = {
        profile or id: types.where(index, ID)
        for index, (id, profile) in enumerate(zip(types[ID], types[PROFILE], strict=True))
        if isinstance(id, str)
    }


def examine(draft: Draft) -> None:
    """Types without a layout, layouts without a place, crew hours that end before they begin."""
    complaints = draft.complaints
    layouts = draft.rows(LAYOUTS)
    seen: set[tuple[str, str]] = set()
    for row in layouts:
        if sum(row[column] for column in NEEDS.values()) == 0:
            complaints.stop("F-LAYOUT-EMPTY", row.where(), value=row[ID], type=row[TYPE])
        if (row[TYPE], row[ID]) in seen:
            complaints.stop("F-LAYOUT-TWICE", row.where(ID), value=row[ID], type=row[TYPE])
        seen.add((row[TYPE], row[ID]))
    if not layouts.bad and "layouts" not in draft.unknowable:
        with_layout = {type for type, _ in seen}
        for row in draft.rows(TYPES):
            if row[ID] not in with_layout:
                complaints.stop("F-LAYOUT-MISSING", row.where(ID), value=shown(row[ID]))
    for row in draft.rows(CREW_HOURS):
        examine_window(draft, row, BEGINS, ENDS)


def types(draft: Draft) -> dict[str, VehicleType]:
    """The vehicle types; a type without a profile is a profile of its own."""
    layouts = grouped(iter(draft.rows(LAYOUTS)), TYPE)
    return {
        row[ID]: VehicleType(
            id=row[ID],
            layouts=tuple(
                Layout(layout[ID], Needs(*(layout[column] for column in NEEDS.values())))
                for layout in layouts.get(row[ID], ())
            ),
            profile=row[PROFILE] or row[ID],
            name=name_of(row),
            board_seconds=Needs(*(row[column] for column in BOARD.values())),
            alight_seconds=Needs(*(row[column] for column in ALIGHT.values())),
            stop_seconds=row[STOP],
            speed_kmh=row[SPEED],
            loaded_factor=row[LOADED_FACTOR],
            empty_factor=row[EMPTY_FACTOR],
            range_metres=row[RANGE],
        )
        for row in draft.rows(TYPES)
    }


def operators(draft: Draft) -> dict[str, Operator]:
    """The operators."""
    return {row[ID]: Operator(row[ID], name_of(row)) for row in draft.rows(OPERATORS)}


def vehicles(draft: Draft) -> dict[str, Vehicle]:
    """The vehicles with their crew hours."""
    hours = grouped(iter(draft.rows(CREW_HOURS)), VEHICLE)
    return {
        row[ID]: Vehicle(
            id=row[ID],
            type=row[TYPE],
            start=row[START],
            operator=row[OPERATOR],
            name=name_of(row),
            zones=row[IN_ZONES],
            places=row[AT_PLACES],
            available_at=row[AVAILABLE],
            crew_hours=joined(Window(hour[BEGINS], hour[ENDS]) for hour in hours.get(row[ID], ())),
            end=row[END],
        )
        for row in draft.rows(VEHICLES)
    }


def records(scenario: Scenario) -> Iterator[tuple[Spec, list[Record]]]:
    """The rows that say all this again."""
    yield TYPES, [_type_record(type) for type in scenario.types.values()]
    yield (
        LAYOUTS,
        [
            {TYPE: type.id, ID: layout.id, **needs_record(layout.places)}
            for type in scenario.types.values()
            for layout in type.layouts
        ],
    )
    yield (
        OPERATORS,
        [named(operator.id, operator.name) for operator in scenario.operators.values()],
    )
    yield VEHICLES, [_vehicle_record(vehicle) for vehicle in scenario.vehicles.values()]
    yield (
        CREW_HOURS,
        [
            {VEHICLE: vehicle.id, BEGINS: hours.begin, ENDS: hours.end}
            for vehicle in scenario.vehicles.values()
            for hours in vehicle.crew_hours
        ],
    )


def _type_record(type: VehicleType) -> Record:
    return {
        **named(type.id, type.name),
        PROFILE: "" if type.profile == type.id else type.profile,
        **dict(zip(BOARD.values(), type.board_seconds, strict=True)),
        **dict(zip(ALIGHT.values(), type.alight_seconds, strict=True)),
        STOP: type.stop_seconds,
        SPEED: type.speed_kmh,
        LOADED_FACTOR: type.loaded_factor,
        EMPTY_FACTOR: type.empty_factor,
        RANGE: type.range_metres,
    }


def _vehicle_record(vehicle: Vehicle) -> Record:
    return {
        **named(vehicle.id, vehicle.name),
        TYPE: vehicle.type,
        START: vehicle.start,
        OPERATOR: vehicle.operator,
        IN_ZONES: vehicle.zones,
        AT_PLACES: vehicle.places,
        AVAILABLE: vehicle.available_at,
        END: vehicle.end,
    }
