"""Tables in, scenario out: every problem of every table is found before anything is given up."""

from __future__ import annotations

from typing import TypeVar
from zoneinfo import ZoneInfo

from safepassage.files.cells.cell import shown
from safepassage.files.cells.clock import Clock
from safepassage.files.cells.column import ID, NAMED, Column, Spec
from safepassage.files.nouns import (
    crossings,
    fleet,
    journeys,
    people,
    places,
    roads,
    settings,
    underway,
)
from safepassage.files.nouns.alike import alike
from safepassage.files.nouns.draft import Draft
from safepassage.files.reading import Reading
from safepassage.files.tables.complaints import Complaints
from safepassage.files.tables.rows import Rows, no_rows, read_rows
from safepassage.files.tables.table import Tables
from safepassage.model import Name, Scenario
from safepassage.notices import Where

T = TypeVar("T")

FAMILIES = (places, crossings, people, fleet, journeys, roads, underway)
"""The families of tables, in the order in which they are documented."""

SPECS: tuple[Spec, ...] = tuple(spec for family in FAMILIES for spec in family.SPECS)
"""Every table besides the settings."""

TABLE_NAMES = (settings.SETTINGS.name, *(spec.name for spec in SPECS))
"""What a folder's tables or a workbook's sheets may be called."""

_NAMES_OF = {
    "zones": places.ZONES,
    "places": places.PLACES,
    "crossings": crossings.CROSSINGS,
    "kinds": people.KINDS,
    "groups": people.GROUPS,
    "types": fleet.TYPES,
    "operators": fleet.OPERATORS,
    "vehicles": fleet.VEHICLES,
    "epochs": journeys.EPOCHS,
    "changes": roads.CHANGES,
    "assumptions": roads.ASSUMPTIONS,
}
"""Which table gives ids to which sort of thing."""


def assemble(tables: Tables) -> Reading:
    """The scenario that the tables describe, or everything that is wrong with them."""
    complaints = Complaints(tables.notices)
    own, clock = _settings(tables, complaints)
    if not tables.by_name and not tables.broken:
        complaints.stop("F-NO-TABLES", Where(tables.file))
        return Reading(None, complaints.all())
    read = {spec.name: _rows(spec, tables, clock, complaints) for spec in SPECS}
    draft = Draft(read, clock, complaints)
    draft.unknowable = {
        sort
        for sort, spec in _NAMES_OF.items()
        if not read[spec.name].has(ID) and (spec.required or spec.name in tables.broken)
    }
    _widen_unknowable(draft)
    for family in FAMILIES:
        family.register(draft)
    for sort in _NAMES_OF:
        _warn_of_ids_alike(draft, sort)
    draft.check_references()
    for family in FAMILIES:
        family.examine(draft)
    roads.examine_unused(draft, bool(_only(own, settings.ROADS)))
    if complaints.stopped:
        return Reading(None, complaints.all())
    origins = {
        (spec.name, id): where
        for sort, spec in _NAMES_OF.items()
        for id, where in draft.ids[sort].items()
    }
    origins |= {(spec.name, ""): Where(read[spec.name].table.file) for spec in SPECS}
    return Reading(_scenario(own, draft), complaints.all(), origins)


def _settings(tables: Tables, complaints: Complaints) -> tuple[Rows, Clock]:
    """The settings, and the clock that they set: one without a start where they do not."""
    spec = settings.SETTINGS
    table = tables.by_name.get(spec.name)
    if table is None:
        if spec.name not in tables.broken and (tables.by_name or tables.broken):
            _missing(spec, tables, complaints)
        return no_rows(spec, tables.file), Clock(ZoneInfo("UTC"))
    zone = ZoneInfo("UTC")
    rows = read_rows(spec, table, Clock(zone), Complaints())
    if timezone := _only(rows, settings.TIMEZONE):
        zone = ZoneInfo(timezone)
    rows = read_rows(spec, table, Clock(zone), complaints)
    start = _only(rows, settings.START)
    return rows, Clock(zone) if start is None else Clock(zone, start, known=True)


def _only(rows: Rows, column: Column[T]) -> T | None:
    """The one value of a setting, if it could be read."""
    values = rows[column]
    return values[0] if values else None


def _rows(spec: Spec, tables: Tables, clock: Clock, complaints: Complaints) -> Rows:
    table = tables.by_name.get(spec.name)
    if table is not None:
        return read_rows(spec, table, clock, complaints)
    if spec.required and spec.name not in tables.broken:
        _missing(spec, tables, complaints)
    return no_rows(spec, tables.file)


def _missing(spec: Spec, tables: Tables, complaints: Complaints) -> None:
    columns = ", ".join(c.headings[0] for c in spec.columns if c.required)
    complaints.stop("F-TABLE-MISSING", Where(tables.file), table=spec.name, columns=columns)


def _widen_unknowable(draft: Draft) -> None:
    """What depends on ids that could not be read cannot be misspelt either."""
    if "places" in draft.unknowable:
        draft.unknowable |= {"assemblies", "receptions", "handovers", "depots"}
    if draft.unknowable & {"places", "crossings"}:
        draft.unknowable.add("points")
    if not draft.rows(fleet.LAYOUTS).has(ID):
        draft.unknowable.add("layouts")


def _warn_of_ids_alike(draft: Draft, sort: str) -> None:
    known = draft.ids.get(sort, {})
    for earlier, later in alike(known):
        draft.complaints.warn("F-ID-ALIKE", known[later], value=shown(later), other=shown(earlier))


def _scenario(own: Rows, draft: Draft) -> Scenario:
    """The scenario, once nothing stands in its way."""
    row = next(iter(own))
    return Scenario(
        id=row[ID],
        name=Name(ar=row[NAMED[2]], en=row[NAMED[1]]),
        start=draft.clock.start,
        timezone=row[settings.TIMEZONE],
        horizon=row[settings.HORIZON],
        zones=places.zones(draft),
        places=places.places(draft),
        crossings=crossings.crossings(draft),
        kinds=people.kinds(draft),
        groups=people.groups(draft),
        operators=fleet.operators(draft),
        types=fleet.types(draft),
        vehicles=fleet.vehicles(draft),
        travel=journeys.travel(
            draft, row[settings.DETOUR], roads.road_map(draft, row[settings.ROADS])
        ),
        under_way=underway.under_way(draft),
        clearance_step=row[settings.CLEARANCE_STEP],
        weights={priority: row[column] for priority, column in settings.WEIGHTS.items()},
    )
