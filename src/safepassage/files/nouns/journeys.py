"""Epochs, given travel times and closures."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from safepassage.files.cells.cell import shown
from safepassage.files.cells.column import ID, Column, Spec, optional, required
from safepassage.files.cells.instant import Instant
from safepassage.files.cells.quantity import Distance, Duration, Ratio
from safepassage.files.cells.words import Id, Reference
from safepassage.files.nouns.draft import Draft, Record
from safepassage.files.nouns.places import examine_window
from safepassage.files.tables.rows import Rows
from safepassage.model import Closure, Epoch, Leg, RoadMap, Scenario, Travel, Window
from safepassage.notices import Where
from safepassage.units import Metres, Seconds

BEGINS: Column[Seconds] = required("begins", Instant())
ENDS: Column[Seconds] = required("ends", Instant())
FACTOR = optional("factor", Ratio(most=1000), Fraction(1))

EPOCHS = Spec("epochs", False, (ID, BEGINS, FACTOR))

FROM: Column[str] = required("from", Reference(to="points"))
TO: Column[str] = required("to", Reference(to="points"))
TIME: Column[Seconds] = required("time", Duration())
DISTANCE = optional("distance", Distance(), Metres(0))
PROFILE: Column[str | None] = optional("profile", Id(), None)
EPOCH = optional("epoch", Reference(to="epochs"), None)

LEGS = Spec("legs", False, (FROM, TO, TIME, DISTANCE, PROFILE, EPOCH))

CLOSURES = Spec("closures", False, (FROM, TO, BEGINS, ENDS, PROFILE))

SPECS = (EPOCHS, LEGS, CLOSURES)


def register(draft: Draft) -> None:
    """Remember the ids of epochs; where there are none, of the one that holds at all times."""
    rows = draft.rows(EPOCHS)
    draft.register("epochs", rows, rows[ID])
    if not draft.ids["epochs"]:
        draft.ids["epochs"] = {epoch.id: Where() for epoch in Travel().epochs}


def examine(draft: Draft) -> None:
    """Epochs that do not cover the start, legs given twice, legs and closures for no vehicle."""
    _examine_epochs(draft)
    legs = draft.rows(LEGS)
    seen: dict[tuple[str, str, str | None, str | None], int] = {}
    columns = zip(legs[FROM], legs[TO], legs[PROFILE], legs[EPOCH], strict=True)
    for index, key in enumerate(columns):
        if index in legs.bad:
            continue
        if key[0] == key[1]:
            draft.complaints.stop("F-LEG-LOOP", legs.where(index, TO), value=key[0])
        if seen.setdefault(key, index) != index:
            first = str(legs.where(seen[key]).row)
            draft.complaints.stop(
                "F-LEG-TWICE", legs.where(index), origin=key[0], destination=key[1], row=first
            )
    for row in draft.rows(CLOSURES):
        examine_window(draft, row, BEGINS, ENDS)
    for rows in (legs, draft.rows(CLOSURES)):
        _examine_profiles(draft, rows)


def _examine_epochs(draft: Draft) -> None:
    rows = draft.rows(EPOCHS)
    if not draft.clock.known:
        return
    epochs = sorted(rows, key=lambda row: row[BEGINS])
    if epochs and not rows.bad and epochs[0][BEGINS] > 0:
        draft.complaints.stop(
            "F-EPOCH-FIRST", epochs[0].where(BEGINS), value=epochs[0].text(BEGINS)
        )
    for before, row in pairwise(epochs):
        if row[BEGINS] == before[BEGINS]:
            draft.complaints.stop("F-EPOCH-TWICE", row.where(BEGINS), value=row.text(BEGINS))


def _examine_profiles(draft: Draft, rows: Rows) -> None:
    """Warns of profiles that no vehicle type uses: such a leg holds for nobody."""
    if "types" in draft.unknowable or not rows.has(PROFILE):
        return
    warned = set()
    for index, profile in enumerate(rows[PROFILE]):
        if profile is None or profile in warned or draft.knows("profiles", profile):
            continue
        warned.add(profile)
        suggestion = draft.suggestion(profile, "profiles")
        draft.complaints.warn(
            "F-PROFILE-UNUSED",
            rows.where(index, PROFILE),
            value=shown(profile),
            close="yes" if suggestion else "no",
            suggestion=suggestion,
        )


def travel(draft: Draft, detour: Fraction | None, roads: RoadMap | None) -> Travel:
    """Where travel times come from; without epochs there is one for all times."""
    epochs = [Epoch(row[ID], row[BEGINS], row[FACTOR]) for row in draft.rows(EPOCHS)]
    legs = draft.rows(LEGS)
    columns = (legs[column] for column in (FROM, TO, TIME, DISTANCE, PROFILE, EPOCH))
    closures = (
        Closure(row[FROM], row[TO], Window(row[BEGINS], row[ENDS]), row[PROFILE])
        for row in draft.rows(CLOSURES)
    )
    return Travel(
        tuple(sorted(epochs, key=lambda epoch: epoch.begins)) or Travel().epochs,
        tuple(map(Leg, *columns)),
        detour,
        tuple(closures),
        roads,
    )


def records(scenario: Scenario) -> Iterator[tuple[Spec, list[Record]]]:
    """The rows that say all this again."""
    travel = scenario.travel
    epochs = () if travel.epochs == Travel().epochs else travel.epochs
    yield (
        EPOCHS,
        [{ID: epoch.id, BEGINS: epoch.begins, FACTOR: epoch.factor} for epoch in epochs],
    )
    yield (
        LEGS,
        [
            {
                FROM: leg.origin,
                TO: leg.destination,
                TIME: leg.seconds,
                DISTANCE: leg.metres,
                PROFILE: leg.profile,
                EPOCH: leg.epoch,
            }
            for leg in travel.legs
        ],
    )
    yield (
        CLOSURES,
        [
            {
                FROM: closure.origin,
                TO: closure.destination,
                BEGINS: closure.window.begin,
                ENDS: closure.window.end,
                PROFILE: closure.profile,
            }
            for closure in travel.closures
        ],
    )
