"""Zones, places, crossings and the windows of all three."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum

from safepassage.files.cells.cell import shown
from safepassage.files.cells.column import ID, NAMED, Column, Spec, optional, required
from safepassage.files.cells.instant import Instant
from safepassage.files.cells.quantity import Degrees, Duration, Whole, WholeOrUnlimited
from safepassage.files.cells.words import Choice, Choices, Reference, YesNo
from safepassage.files.nouns.draft import Draft, Record, name_of, named
from safepassage.files.tables.rows import Row
from safepassage.model import (
    ConvoyRule,
    ConvoyScope,
    Crossing,
    Inspection,
    Location,
    Need,
    Needs,
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

ZONE_A: Column[str] = required("zone_a", Reference(to="zones"))
ZONE_B: Column[str] = required("zone_b", Reference(to="zones"))
LANES: Column[int | None] = optional("lanes", WholeOrUnlimited(), 1)
LANES_SHARED = optional("lanes_shared", YesNo(), False)
INSPECTION = optional("inspection", Duration(), None)
LOADED = {way: optional(f"{way}_loaded", Duration(), None) for way in ("onward", "back")}
EMPTY = {way: optional(f"{way}_empty", Duration(), None) for way in ("onward", "back")}
PER_HEAD = {
    way: {need: optional(f"{way}_per_{need.value}", Duration("s"), Seconds(0)) for need in Need}
    for way in ("onward", "back")
}

CONVOY_SMALLEST = optional("convoy_min", Whole(least=1), None)
CONVOY_LARGEST = optional("convoy_max", Whole(least=1), None)
CONVOY_HEADWAY = optional("convoy_headway", Duration(), Seconds(0))
CONVOY_ESCORTS = optional("convoy_escorts", Whole(least=1), None)
CONVOY_TURNAROUND = optional("convoy_turnaround", Duration(), Seconds(0))
CONVOY_HOLDS_FOR = optional("convoy_holds_for", Choice(ConvoyScope), ConvoyScope.LOADED)
CONVOY = (CONVOY_HEADWAY, CONVOY_ESCORTS, CONVOY_TURNAROUND, CONVOY_HOLDS_FOR)

CROSSINGS = Spec(
    "crossings",
    False,
    (
        *NAMED,
        ZONE_A,
        ZONE_B,
        LATITUDE,
        LONGITUDE,
        LANES,
        LANES_SHARED,
        INSPECTION,
        *(
            column
            for way in ("onward", "back")
            for column in (LOADED[way], EMPTY[way], *PER_HEAD[way].values())
        ),
        CONVOY_SMALLEST,
        CONVOY_LARGEST,
        *CONVOY,
    ),
)

OF: Column[WindowOf] = required("of", Choice(WindowOf))
OPENS: Column[Seconds] = required("opens", Instant())
CLOSES: Column[Seconds] = required("closes", Instant())

WINDOWS = Spec("windows", False, (OF, ID, OPENS, CLOSES))

SPECS = (ZONES, PLACES, CROSSINGS, WINDOWS)


def register(draft: Draft) -> None:
    """Remember the ids of zones, places and crossings; places and crossings share theirs."""
    for sort, spec in (("zones", ZONES), ("places", PLACES), ("crossings", CROSSINGS)):
        rows = draft.rows(spec)
        draft.register(sort, rows, rows[ID])
    draft.ids["points"] = {**draft.ids["places"], **draft.ids["crossings"]}
    for id in draft.ids["crossings"]:
        if id in draft.ids["places"]:
            draft.complaints.stop("F-POINT-TWICE", draft.ids["crossings"][id], value=shown(id))
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
        _examine_location(draft, row)
    for row in draft.rows(CROSSINGS):
        _examine_location(draft, row)
        _examine_crossing(draft, row)
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


def _examine_location(draft: Draft, row: Row) -> None:
    if (row[LATITUDE] is None) != (row[LONGITUDE] is None):
        missing = LATITUDE if row[LATITUDE] is None else LONGITUDE
        draft.complaints.stop("F-LOCATION-HALF", row.where(missing), name=missing.name)


def _examine_crossing(draft: Draft, row: Row) -> None:
    if row[ZONE_A] == row[ZONE_B]:
        draft.complaints.stop("F-CROSSING-ZONES", row.where(ZONE_B), value=row[ZONE_B])
    smallest, largest = row[CONVOY_SMALLEST], row[CONVOY_LARGEST]
    rule = any(row[column] != column.default for column in CONVOY)
    if (smallest is None) != (largest is None) or (rule and smallest is None):
        missing = CONVOY_SMALLEST if smallest is None else CONVOY_LARGEST
        draft.complaints.stop("F-CONVOY-INCOMPLETE", row.where(missing), name=missing.name)
    elif smallest is not None and largest is not None and largest < smallest:
        draft.complaints.stop(
            "F-CONVOY-SIZE", row.where(CONVOY_LARGEST), value=largest, least=smallest
        )


def zones(draft: Draft) -> dict[str, Zone]:
    """The zones."""
    windows = _windows(draft, WindowOf.ZONE)
    return {
        row[ID]: Zone(row[ID], name_of(row), windows.get(row[ID], ())) for row in draft.rows(ZONES)
    }


def places(draft: Draft) -> dict[str, Place]:
    """The places."""
    windows = _windows(draft, WindowOf.PLACE)
    return {
        row[ID]: Place(
            id=row[ID],
            zone=row[ZONE],
            roles=row[ROLES],
            name=name_of(row),
            location=_location(row),
            bays=row[BAYS],
            windows=windows.get(row[ID], ()),
            room=_room(row),
            holds=row[HOLDS],
            refuel_seconds=row[REFUEL],
        )
        for row in draft.rows(PLACES)
    }


def crossings(draft: Draft) -> dict[str, Crossing]:
    """The crossings."""
    windows = _windows(draft, WindowOf.CROSSING)
    return {
        row[ID]: Crossing(
            id=row[ID],
            zones=(row[ZONE_A], row[ZONE_B]),
            name=name_of(row),
            location=_location(row),
            lanes=row[LANES],
            lanes_shared=row[LANES_SHARED],
            onward=_inspection(row, "onward"),
            back=_inspection(row, "back"),
            windows=windows.get(row[ID], ()),
            convoys=_convoys(row),
        )
        for row in draft.rows(CROSSINGS)
    }


def _windows(draft: Draft, of: WindowOf) -> dict[str, tuple[Window, ...]]:
    found: dict[str, list[Window]] = {}
    for row in draft.rows(WINDOWS):
        if row[OF] is of:
            found.setdefault(row[ID], []).append(Window(row[OPENS], row[CLOSES]))
    return {id: joined(windows) for id, windows in found.items()}


def _location(row: Row) -> Location | None:
    latitude, longitude = row[LATITUDE], row[LONGITUDE]
    return None if latitude is None or longitude is None else Location(latitude, longitude)


def _room(row: Row) -> Room:
    by_need = {need: row[column] for need, column in ROOMS.items()}
    limits = {need: heads for need, heads in by_need.items() if heads is not None}
    return Room(row[ROOM], limits or None)


def _inspection(row: Row, way: str) -> Inspection:
    """The direction's own columns, or what holds for both where it has none."""
    both = row[INSPECTION] or Seconds(0)
    loaded, empty = row[LOADED[way]], row[EMPTY[way]]
    return Inspection(
        both if loaded is None else loaded,
        both if empty is None else empty,
        Needs(*(row[column] for column in PER_HEAD[way].values())),
    )


def _convoys(row: Row) -> ConvoyRule | None:
    smallest, largest = row[CONVOY_SMALLEST], row[CONVOY_LARGEST]
    if smallest is None or largest is None:
        return None
    return ConvoyRule(
        min_vehicles=smallest,
        max_vehicles=largest,
        headway=row[CONVOY_HEADWAY],
        escorts=row[CONVOY_ESCORTS],
        turnaround=row[CONVOY_TURNAROUND],
        holds_for=row[CONVOY_HOLDS_FOR],
    )


def records(scenario: Scenario) -> Iterator[tuple[Spec, list[Record]]]:
    """The rows that say all this again."""
    yield ZONES, [named(zone.id, zone.name) for zone in scenario.zones.values()]
    yield PLACES, [_place_record(place) for place in scenario.places.values()]
    yield CROSSINGS, [_crossing_record(crossing) for crossing in scenario.crossings.values()]
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


def _location_record(location: Location | None) -> Record:
    if location is None:
        return {}
    return {LATITUDE: location.latitude, LONGITUDE: location.longitude}


def _place_record(place: Place) -> Record:
    by_need = place.room.by_need or {}
    return {
        **named(place.id, place.name),
        ZONE: place.zone,
        ROLES: place.roles,
        **_location_record(place.location),
        BAYS: place.bays,
        ROOM: place.room.heads,
        **{ROOMS[need]: heads for need, heads in by_need.items()},
        HOLDS: place.holds,
        REFUEL: place.refuel_seconds,
    }


def _crossing_record(crossing: Crossing) -> Record:
    return {
        **named(crossing.id, crossing.name),
        ZONE_A: crossing.zones[0],
        ZONE_B: crossing.zones[1],
        **_location_record(crossing.location),
        LANES: crossing.lanes,
        LANES_SHARED: crossing.lanes_shared,
        **_inspections_record(crossing),
        **_convoys_record(crossing.convoys),
    }


def _inspections_record(crossing: Crossing) -> Record:
    """One column where both directions and both loads take the same, else a column each."""
    ways = {"onward": crossing.onward, "back": crossing.back}
    times = {seconds for i in ways.values() for seconds in (i.loaded_seconds, i.empty_seconds)}
    record: dict[Column[object], object] = {}
    if len(times) == 1:
        seconds = times.pop()
        record[INSPECTION] = seconds if seconds else None
    else:
        for way, inspection in ways.items():
            record[LOADED[way]] = inspection.loaded_seconds
            record[EMPTY[way]] = inspection.empty_seconds
    for way, inspection in ways.items():
        record.update(zip(PER_HEAD[way].values(), inspection.per_head_seconds, strict=True))
    return record


def _convoys_record(rule: ConvoyRule | None) -> Record:
    if rule is None:
        return {}
    return {
        CONVOY_SMALLEST: rule.min_vehicles,
        CONVOY_LARGEST: rule.max_vehicles,
        CONVOY_HEADWAY: rule.headway,
        CONVOY_ESCORTS: rule.escorts,
        CONVOY_TURNAROUND: rule.turnaround,
        CONVOY_HOLDS_FOR: rule.holds_for,
    }
