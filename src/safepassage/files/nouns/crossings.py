"""Crossings: the only ways between zones, with inspections and convoy rules."""

from __future__ import annotations

from collections.abc import Iterator

from safepassage.files.cells.cell import shown
from safepassage.files.cells.column import ID, NAMED, Column, Spec, optional, required
from safepassage.files.cells.quantity import Duration, Whole, WholeOrUnlimited
from safepassage.files.cells.words import Choice, Reference, YesNo
from safepassage.files.nouns.draft import Draft, Record, name_of, named
from safepassage.files.nouns.places import (
    LATITUDE,
    LONGITUDE,
    WindowOf,
    examine_location,
    location,
    location_record,
    windows_of,
)
from safepassage.files.tables.rows import Row
from safepassage.model import ConvoyRule, ConvoyScope, Crossing, Inspection, Need, Needs, Scenario
from safepassage.units import Seconds

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

SPECS = (CROSSINGS,)


def register(draft: Draft) -> None:
    """Remember the ids of crossings, and of points: places and crossings share theirs."""
    rows = draft.rows(CROSSINGS)
    draft.register("crossings", rows, rows[ID])
    draft.ids["points"] = {**draft.ids["places"], **draft.ids["crossings"]}
    for id, where in draft.ids["crossings"].items():
        if id in draft.ids["places"]:
            draft.complaints.stop("F-POINT-TWICE", where, value=shown(id))


def examine(draft: Draft) -> None:
    """Crossings from a zone to itself, half a location, half a convoy rule."""
    for row in draft.rows(CROSSINGS):
        examine_location(draft, row)
        _examine_crossing(draft, row)


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


def crossings(draft: Draft) -> dict[str, Crossing]:
    """The crossings."""
    windows = windows_of(draft, WindowOf.CROSSING)
    return {
        row[ID]: Crossing(
            id=row[ID],
            zones=(row[ZONE_A], row[ZONE_B]),
            name=name_of(row),
            location=location(row),
            lanes=row[LANES],
            lanes_shared=row[LANES_SHARED],
            onward=_inspection(row, "onward"),
            back=_inspection(row, "back"),
            windows=windows.get(row[ID], ()),
            convoys=_convoys(row),
        )
        for row in draft.rows(CROSSINGS)
    }


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
    yield CROSSINGS, [_crossing_record(crossing) for crossing in scenario.crossings.values()]


def _crossing_record(crossing: Crossing) -> Record:
    return {
        **named(crossing.id, crossing.name),
        ZONE_A: crossing.zones[0],
        ZONE_B: crossing.zones[1],
        **location_record(crossing.location),
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
