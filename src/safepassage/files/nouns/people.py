"""Party kinds, groups and how many parties each group counts."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from safepassage.files.cells.column import ID, NAMED, Column, Spec, optional, required
from safepassage.files.cells.instant import Instant
from safepassage.files.cells.quantity import MOST_HEADS, Duration, Ratio, Whole
from safepassage.files.cells.words import Choice, Reference, References
from safepassage.files.nouns.draft import Draft, Record, name_of, named
from safepassage.model import Group, Need, Needs, PartyCount, PartyKind, Priority, Scenario
from safepassage.units import Seconds

NEEDS = {need: optional(need.value, Whole(most=10_000), 0) for need in Need}
"""The columns of a vector of needs."""

KINDS = Spec("kinds", True, (*NAMED, *NEEDS.values()))

PLACE: Column[str] = required("place", Reference(to="assemblies"))
PRIORITY = optional("priority", Choice(Priority), Priority.NONE)
ACCEPTS: Column[tuple[str, ...]] = optional("accepts", References(to="receptions"), ())
HANDOVERS: Column[tuple[str, ...]] = optional("handovers", References(to="handovers"), ())
READY = optional("ready", Instant(early=False), Seconds(0))
ARRIVES: Column[Fraction | None] = optional("arrives_per_hour", Ratio(), None)
MAX_ABOARD = optional("max_aboard", Duration(), None)

GROUPS = Spec(
    "groups",
    True,
    (*NAMED, PLACE, PRIORITY, ACCEPTS, HANDOVERS, READY, ARRIVES, MAX_ABOARD),
)

GROUP: Column[str] = required("group", Reference(to="groups"))
KIND: Column[str] = required("kind", Reference(to="kinds"))
COUNT: Column[int] = required("count", Whole())

PARTIES = Spec("parties", True, (GROUP, KIND, COUNT))

SPECS = (KINDS, GROUPS, PARTIES)


def register(draft: Draft) -> None:
    """Remember the ids of kinds and groups."""
    for sort, spec in (("kinds", KINDS), ("groups", GROUPS)):
        rows = draft.rows(spec)
        draft.register(sort, rows, rows[ID])


def examine(draft: Draft) -> None:
    """Kinds with nobody in them, groups that lead back to themselves, too many people."""
    complaints = draft.complaints
    heads = {}
    for row in draft.rows(KINDS):
        heads[row[ID]] = sum(row[column] for column in NEEDS.values())
        if heads[row[ID]] == 0:
            complaints.stop("F-KIND-EMPTY", row.where(), value=row[ID])
    for row in draft.rows(GROUPS):
        if row[PLACE] in row[HANDOVERS]:
            complaints.stop("F-HANDOVER-CYCLE", row.where(HANDOVERS), value=row[PLACE])
        if row[ARRIVES] is not None and row[READY] != 0:
            complaints.warn("F-READY-TWICE", row.where(READY), value=row.text(READY))
    parties = draft.rows(PARTIES)
    people = 0
    for kind, count in zip(parties[KIND], parties[COUNT], strict=True):
        if isinstance(count, int):
            people += heads.get(kind, 1) * count
    if people > MOST_HEADS:
        complaints.stop(
            "F-PEOPLE-MANY", parties.where(0, COUNT), people=str(people), most=MOST_HEADS
        )


def kinds(draft: Draft) -> dict[str, PartyKind]:
    """The party kinds."""
    return {
        row[ID]: PartyKind(row[ID], Needs(*(row[need] for need in NEEDS.values())), name_of(row))
        for row in draft.rows(KINDS)
    }


def groups(draft: Draft) -> dict[str, Group]:
    """The groups with their parties. A count of 0 is nobody, and left out."""
    rows = draft.rows(PARTIES)
    parties: dict[str, list[PartyCount]] = {}
    for group, kind, count in zip(rows[GROUP], rows[KIND], rows[COUNT], strict=True):
        if count:
            parties.setdefault(group, []).append(PartyCount(kind, count))
    return {
        row[ID]: Group(
            id=row[ID],
            place=row[PLACE],
            parties=tuple(parties.get(row[ID], ())),
            priority=row[PRIORITY],
            accepts=row[ACCEPTS],
            handovers=row[HANDOVERS],
            ready_at=row[READY],
            arrives_per_hour=row[ARRIVES],
            max_aboard=row[MAX_ABOARD],
            name=name_of(row),
        )
        for row in draft.rows(GROUPS)
    }


def records(scenario: Scenario) -> Iterator[tuple[Spec, list[Record]]]:
    """The rows that say all this again."""
    yield (
        KINDS,
        [
            {**named(kind.id, kind.name), **needs_record(kind.needs)}
            for kind in scenario.kinds.values()
        ],
    )
    yield GROUPS, [_group_record(group) for group in scenario.groups.values()]
    yield (
        PARTIES,
        [
            {GROUP: group.id, KIND: parties.kind, COUNT: parties.count}
            for group in scenario.groups.values()
            for parties in group.parties
        ],
    )


def needs_record(needs: Needs) -> Record:
    """The cells of a vector of needs."""
    return dict(zip(NEEDS.values(), needs, strict=True))


def _group_record(group: Group) -> Record:
    return {
        **named(group.id, group.name),
        PLACE: group.place,
        PRIORITY: group.priority,
        ACCEPTS: group.accepts,
        HANDOVERS: group.handovers,
        READY: group.ready_at,
        ARRIVES: group.arrives_per_hour,
        MAX_ABOARD: group.max_aboard,
    }
