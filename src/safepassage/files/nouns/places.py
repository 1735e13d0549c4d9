"""Zones, places, and the windows of zones, places and crossings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum

from safepassage.files.cells.column import ID, NAMED, Column, Spec, optional, required
from safepassage.files.cells.instant import Instant
from safepassage.files.cells.quantity import Degrees, Duration, Whole
from safepassage.files.cells.words import Choice, Choices, Reference
from safepassage.files.nouns.draft import Draft, Record, name_of, named
from safepassage.files.tables.rows import Row
from safepassage.model import (
    Crossing,
    Location,
    Need,
    Place,
    Role,
    Room,
    Scenario,
    Window,
    Zone,
    joined,
)
from safepassage.units import Seconds


class WindowOf(StrEnum):
    """What a window may belong to."""

    ZONE = "zone"
    PLACE = "place"
    CROSSING = "crossing"


ZONES = Spec("zones", True, NAMED)

LATITUDE = optional("latitude", Degrees(90), None)
LONGITUDE = optional("longitude", Degrees(180), None)

ZONE: Column[str] = required("zone", Reference(to="zones"))
ROLES: Column[frozenset[Role]] = required("roles", Choices(Role))
BAYS = optional("bays", Whole(least=1), None)
ROOM = optional("room", Whole(), None)
ROOMS = {need: optional(f"room_{need.value}", Whole(), None) for need in Need}
HOLDS = optional("holds", Whole(least=1), None)
REFUEL = optional("refuel", Duration(), None)

PLACES = Spec(
    "places",
    True,
    (*NAMED, ZONE, ROLES, LATITUDE, LONGITUDE, BAYS, ROOM, *ROOMS.values(), HOLDS, REFUEL),
)

OF: Column[WindowOf] = required("of", Choice(WindowOf))
OPENS: Column[Seconds] = required("opens", Instant())
CLOSES: Column[Seconds] = required("closes", Instant())

WINDOWS = Spec("windows", False, (OF, ID, OPENS, CLOSES))

SPECS = (ZONES, PLACES, WINDOWS)


def register(draft: Draft) -> None:
    """Remember the ids of zones and places, and of places by their roles."""
    for sort, spec in (("zones", ZONES), ("places", PLACES)):
        rows = draft.rows(spec)
        draft.register(sort, rows, rows[ID])
    _sorts_by_role(draft)


def _sorts_by_role(draft: Draft) -> None:
    """Places by what they may be used for. A place whose roles are unreadable may be anything."""
    places = draft.rows(PLACES)
    sorts = {
        "assemblies": {Role.ASSEMBLY},
        "receptions": {Role.RECEPTION, Role.HOSPITAL},
        "handovers": {Role.HANDOVER},
        "depots": {Role.DEPOT},
    }
    roles = dict(zip(places[ID], places[ROLES], strict=True))
    for sort, wanted in sorts.items():
        draft.ids[sort] = {
            id: where
            for id, where in draft.ids["places"].items()
            if not roles[id] or roles[id] & wanted
        }


def examine(draft: Draft) -> None:
    """What must hold between the cells of a row, and between windows and what they belong to."""
    for row in draft.rows(PLACES):
        examine_location(draft, row)
    for row in draft.rows(WINDOWS):
        sort = f"{row[OF].value}s"
        if sort not in draft.unknowable and not draft.knows(sort, row[ID]):
            draft.unknown(row.where(ID), row[ID], sort)
        examine_window(draft, row, OPENS, CLOSES)


def examine_window(draft: Draft, row: Row, begins: Column[Seconds], ends: Column[Seconds]) -> None:
    """Complains of a window that ends before, or when, it begins."""
    if draft.clock.known and row[ends] <= row[begins]:
        draft.complaints.stop(
            "F-WINDOW-ORDER", row.where(ends), begins=row.text(begins), value=row.text(ends)
        )


def examine_location(draft: Draft, row: Row) -> None:
    """Complains of a latitude without a longitude, and the other way round."""
    if (row[LATITUDE] is None) != (row[LONGITUDE] is None):
        missing = LATITUDE if row[LATITUDE] is None else LONGITUDE
        draft.complaints.stop("F-LOCATION-HALF", row.where(missing), name=missing.name)


def zones(draft: Draft) -> dict[str, Zone]:
    """The zones."""
    windows = windows_of(draft, WindowOf.ZONE)
    return {
        row[ID]: Zone(row[ID], name_of(row), windows.get(row[ID], ())) for row in draft.rows(ZONES)
    }


def places(draft: Draft) -> dict[str, Place]:
    """The places."""
    windows = windows_of(draft, WindowOf.PLACE)
    return {
        row[ID]: Place(
            id=row[ID],
            zone=row[ZONE],
            roles=row[ROLES],
            name=name_of(row),
            location=location(row),
            bays=row[BAYS],
            windows=windows.get(row[ID], ()),
            room=_room(row),
            holds=row[HOLDS],
            refuel_seconds=row[REFUEL],
        )
        for row in draft.rows(PLACES)
    }


def windows_of(draft: Draft, of: WindowOf) -> dict[str, tuple[Window, ...]]:
    """The windows of zones, places or crossings, by id; those that touch are one."""
    found: dict[str, list[Window]] = {}
    for row in draft.rows(WINDOWS):
        if row[OF] is of:
            found.setdefault(row[ID], []).append(Window(row[OPENS], row[CLOSES]))
    return {id: joined(windows) for id, windows in found.items()}


def location(row: Row) -> Location | None:
    """The location that a row gives, if any."""
    latitude, longitude = row[LATITUDE], row[LONGITUDE]
    return None if latitude is None or longitude is None else Location(latitude, longitude)


def _room(row: Row) -> Room:
    by_need = {need: row[column] for need, column in ROOMS.items()}
    limits = {need: heads for need, heads in by_need.items() if heads is not None}
    return Room(row[ROOM], limits or None)


def records(scenario: Scenario) -> Iterator[tuple[Spec, list[Record]]]:
    """The rows that say all this again."""
    yield ZONES, [named(zone.id, zone.name) for zone in scenario.zones.values()]
    yield PLACES, [_place_record(place) for place in scenario.places.values()]
    windows: list[Record] = []
    windows += _window_records(WindowOf.ZONE, scenario.zones)
    windows += _window_records(WindowOf.PLACE, scenario.places)
    windows += _window_records(WindowOf.CROSSING, scenario.crossings)
    yield WINDOWS, windows


def _window_records(of: WindowOf, things: Mapping[str, Zone | Place | Crossing]) -> list[Record]:
    return [
        {OF: of, ID: thing.id, OPENS: window.begin, CLOSES: window.end}
        for thing in things.values()
        for window in thing.windows
    ]


def location_record(location: Location | None) -> Record:
    """The cells of a location."""
    if location is None:
        return {}
    return {LATITUDE: location.latitude, LONGITUDE: location.longitude}


def _place_record(place: Place) -> Record:
    by_need = place.room.by_need or {}
    return {
        **named(place.id, place.name),
        ZONE: place.zone,
        ROLES: place.roles,
        **location_record(place.location),
        BAYS: place.bays,
        ROOM: place.room.heads,
        **{ROOMS[need]: heads for need, heads in by_need.items()},
        HOLDS: place.holds,
        REFUEL: place.refuel_seconds,
    }
