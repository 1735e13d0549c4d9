"""What the scenario says of roads: changes, corridors, and its own assumptions."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from safepassage.files.cells.cell import shown
from safepassage.files.cells.column import ID, Column, Spec, optional, required
from safepassage.files.cells.instant import Instant
from safepassage.files.cells.line import Line
from safepassage.files.cells.quantity import Amount, Ratio
from safepassage.files.cells.words import Choice, Reference, Text
from safepassage.files.nouns.draft import Draft, Record
from safepassage.files.tables.rows import Row
from safepassage.model import (
    Corridor,
    Location,
    RoadChange,
    RoadMap,
    RoadProfile,
    RoadThing,
    Scenario,
    Window,
)
from safepassage.units import Seconds

OF: Column[RoadThing] = required("of", Choice(RoadThing))
NAME = optional("name", Text(), "")
LINE: Column[tuple[Location, ...]] = optional("line", Line(), ())
BEGINS: Column[Seconds | None] = optional("begins", Instant(), None)
ENDS: Column[Seconds | None] = optional("ends", Instant(), None)
FACTOR: Column[Fraction | None] = optional("factor", Ratio(least=1, most=1000), None)
PROFILE: Column[RoadProfile | None] = optional("profile", Choice(RoadProfile), None)

CHANGES = Spec("road_changes", False, (ID, OF, NAME, LINE, BEGINS, ENDS, FACTOR, PROFILE))

FROM: Column[str] = required("from", Reference(to="points"))
TO: Column[str] = required("to", Reference(to="points"))
ALONG: Column[tuple[Location, ...]] = required("line", Line())

CORRIDORS = Spec("corridors", False, (FROM, TO, ALONG, PROFILE))

VALUE: Column[Fraction] = required("value", Amount())

ASSUMPTIONS = Spec("road_assumptions", False, (ID, VALUE))

SPECS = (CHANGES, CORRIDORS, ASSUMPTIONS)


def register(draft: Draft) -> None:
    """Remember the ids of changes, and which assumptions are named."""
    for sort, spec in (("changes", CHANGES), ("assumptions", ASSUMPTIONS)):
        rows = draft.rows(spec)
        draft.register(sort, rows, rows[ID])


def examine(draft: Draft) -> None:
    """Changes that name nothing, or end before they begin; corridors without a line."""
    for row in draft.rows(CHANGES):
        _examine_change(draft, row)
    for row in draft.rows(CORRIDORS):
        if len(row[ALONG]) < 2:
            draft.complaints.stop("F-LINE-SHORT", row.where(ALONG), least=2)


def _examine_change(draft: Draft, row: Row) -> None:
    thing, points = row[OF], len(row[LINE])
    named = row[NAME] or (thing is RoadThing.BRIDGE and points)
    if thing in (RoadThing.ROAD, RoadThing.BRIDGE) and not named:
        draft.complaints.stop("F-CHANGE-NAMELESS", row.where(NAME), value=row[ID])
    least = {RoadThing.LINE: 2, RoadThing.AREA: 3}.get(thing, 0)
    if points < least:
        draft.complaints.stop("F-LINE-SHORT", row.where(LINE), least=least)
    begins, ends = row[BEGINS], row[ENDS]
    if begins is None or ends is None:
        if begins is not ends:
            missing = BEGINS if begins is None else ENDS
            draft.complaints.stop("F-CHANGE-HALF", row.where(missing), value=row[ID])
    elif draft.clock.known and ends <= begins:
        draft.complaints.stop(
            "F-WINDOW-ORDER", row.where(ENDS), begins=row.text(BEGINS), value=row.text(ENDS)
        )


def examine_unused(draft: Draft, roads: bool) -> None:
    """Tables about roads are of no use where no file of roads is named."""
    if roads:
        return
    for spec in SPECS:
        rows = draft.rows(spec)
        if any(True for _ in rows):
            draft.complaints.stop("F-ROADS-MISSING", rows.where(0), table=shown(spec.name))


def road_map(draft: Draft, file: str) -> RoadMap | None:
    """What the scenario says of roads, not yet resolved on the file."""
    if not file:
        return None
    changes = (
        RoadChange(
            row[ID],
            row[OF],
            row[NAME],
            row[LINE],
            _window(row[BEGINS], row[ENDS]),
            row[FACTOR],
            row[PROFILE],
        )
        for row in draft.rows(CHANGES)
    )
    corridors = (
        Corridor(row[FROM], row[TO], row[ALONG], row[PROFILE]) for row in draft.rows(CORRIDORS)
    )
    assumptions = sorted((row[ID], row[VALUE]) for row in draft.rows(ASSUMPTIONS))
    return RoadMap(file, tuple(assumptions), tuple(changes), tuple(corridors))


def _window(begins: Seconds | None, ends: Seconds | None) -> Window | None:
    return None if begins is None or ends is None else Window(begins, ends)


def records(scenario: Scenario) -> Iterator[tuple[Spec, list[Record]]]:
    """The rows that say all this again."""
    roads = scenario.travel.roads
    changes = roads.changes if roads else ()
    yield (
        CHANGES,
        [
            {
                ID: change.id,
                OF: change.of,
                NAME: change.name,
                LINE: change.line,
                BEGINS: change.window.begin if change.window else None,
                ENDS: change.window.end if change.window else None,
                FACTOR: change.factor,
                PROFILE: change.profile,
            }
            for change in changes
        ],
    )
    yield (
        CORRIDORS,
        [
            {FROM: one.origin, TO: one.destination, ALONG: one.line, PROFILE: one.profile}
            for one in (roads.corridors if roads else ())
        ],
    )
    yield (
        ASSUMPTIONS,
        [{ID: key, VALUE: value} for key, value in (roads.assumptions if roads else ())],
    )
