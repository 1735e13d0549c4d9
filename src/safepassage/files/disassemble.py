"""Scenario in, tables out: what :mod:`assemble` reads back as an equal scenario."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol, cast
from zoneinfo import ZoneInfo

from safepassage.files.assemble import FAMILIES
from safepassage.files.cells.clock import Clock
from safepassage.files.cells.column import NAMED, Column, Spec
from safepassage.files.cells.instant import Instant, Start
from safepassage.files.cells.quantity import Distance, Duration
from safepassage.files.nouns import settings
from safepassage.files.nouns.draft import Record
from safepassage.files.tables.table import Table
from safepassage.model import Scenario


def disassemble(scenario: Scenario) -> list[Table]:
    """The scenario's tables, those left out that would be empty and need not be there."""
    clock = Clock(ZoneInfo(scenario.timezone), scenario.start, known=True)
    own = _table(settings.SETTINGS, [settings.record(scenario)], clock)
    tables = [Table(own.name, own.file, own.header, own.rows, lines={})]
    for family in FAMILIES:
        for spec, records in family.records(scenario):
            if records or spec.required:
                tables.append(_table(spec, records, clock))
    return tables


def _table(spec: Spec, records: Sequence[Record], clock: Clock) -> Table:
    """The table of these rows, without the columns in which every cell is the default."""
    header = []
    columns = []
    for column in spec.columns:
        values = [record.get(column, column.default) for record in records]
        kept = column.required or any(value != column.default for value in values)
        if not kept and column not in NAMED:
            continue
        heading, cells = _cells(column, values, clock)
        header.append(heading)
        columns.append(cells)
    return Table(spec.name, "", header, list(zip(*columns, strict=True)))


def _cells(column: Column[object], values: Sequence[object], clock: Clock) -> tuple[str, list[str]]:
    """The heading, with its unit, and the text of every cell; defaults are empty cells."""
    cell = column.cell
    default = None if column.required else column.default
    if isinstance(cell, (Duration, Distance)):
        amounts = cast("Sequence[int | None]", values)
        unit = cell.unit_for([value for value in amounts if value is not None])
        quantity = cell
        texts = ["" if v is None or v == default else quantity.write(v, unit) for v in amounts]
        return f"{column.name}_{unit}", texts
    if isinstance(cell, Instant):
        instants = cast("Sequence[int]", values)
        return column.name, ["" if v == default else clock.text(v) for v in instants]
    if isinstance(cell, Start):
        return column.name, [cell.write(cast("datetime", v), clock.zone) for v in values]
    writer = cast("_Writer", cell)
    return column.name, ["" if v == default else writer.write(v) for v in values]


class _Writer(Protocol):
    """A cell that needs nothing but the value to write it."""

    def write(self, value: object, /) -> str: ...
