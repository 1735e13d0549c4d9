"""Statements out of whatever a person gives: report files, or statements that were read before."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from safepassage.notices import Notice, Where
from safepassage.reports.reading import statements_of
from safepassage.reports.statement import Malformed, Statement, from_json
from safepassage.reports.texts import Text, texts_of
from safepassage.reports.texts.records import day_of, records_in
from safepassage.reports.told import Told


@dataclass(frozen=True, slots=True)
class Report:
    """A report read: its text, and what it says. ``text`` is None where only statements came."""

    identifier: str
    told: tuple[Told, ...]
    text: Text | None = None


def reports_in(
    paths: Iterable[Path],
    read: Callable[[Text], tuple[Told, ...]] | None = None,
) -> Iterator[Report | Notice]:
    """Every report of the files, in their order; a notice for each that cannot be read.

    A line of JSON with the field ``statements`` is taken as it was read before, or by a person.
    ``read`` is how a text is read; where it is not given, by the first reader alone.
    """
    used: dict[str, int] = {}
    for path in paths:
        for found in _in_file(path, read or first_reader):
            if isinstance(found, Notice):
                yield found
                continue
            count = used[found.identifier] = used.get(found.identifier, 0) + 1
            if count == 1 or found.text is None or found.text.row is not None:
                yield found
            else:
                # Two files of one name, report.txt and report.pdf: statements say which they mean.
                identifier = f"{found.identifier}-{count}"
                told = tuple(_renamed(one, identifier) for one in found.told)
                yield Report(identifier, told, found.text)


def first_reader(text: Text) -> tuple[Told, ...]:
    """What the reader of this house finds in a text."""
    return tuple(Told(text.identifier, s, text.published) for s in statements_of(text.text))


def _renamed(told: Told, identifier: str) -> Told:
    return Told(identifier, told.statement, told.published, told.second)


def _in_file(path: Path, read: Callable[[Text], tuple[Told, ...]]) -> Iterator[Report | Notice]:
    if path.suffix.lower() in (".jsonl", ".ndjson") and _has_statements(path):
        with path.open("rb") as lines:
            for found in records_in(lines, path.name):
                yield from _record(found, path.name)
        return
    for text in texts_of(path):
        yield text if isinstance(text, Notice) else Report(text.identifier, read(text), text)


def _has_statements(path: Path) -> bool:
    """Whether the first record is of statements; reports with a ``text`` are read anew."""
    try:
        with path.open("rb") as lines:
            first = next(iter(records_in(lines, path.name)), None)
    except (OSError, ValueError):
        return False  # said when it is read as a report
    return isinstance(first, tuple) and "statements" in first[1] and "text" not in first[1]


def _record(found: tuple[int, dict[str, Any]] | Notice, file: str) -> Iterator[Report | Notice]:
    if isinstance(found, Notice):
        yield found
        return
    row, record = found
    statements = statements_in(record, file, row)
    yield from (one for one in statements if isinstance(one, Notice))
    identifier = record.get("id")
    if isinstance(identifier, str) and identifier:
        published = day_of(record.get("published"))
        second = record.get("second")
        late = set(second) if isinstance(second, list) and all(map(_is_int, second)) else set()
        told = tuple(
            Told(identifier, one, published, number in late)
            for number, one in enumerate(statements)
            if isinstance(one, Statement)
        )
        yield Report(identifier, told)


def _is_int(value: object) -> bool:
    return isinstance(value, int)


def statements_in(record: dict[str, Any], file: str, row: int) -> list[Statement | Notice]:
    """The statements of a record, each as it is or as what is wrong with it."""
    identifier, listed = record.get("id"), record.get("statements")
    if not isinstance(identifier, str) or not identifier:
        return [Notice("T-FIELD", where=Where(file, row, field="id"), numbers={"field": "id"})]
    if not isinstance(listed, list):
        where = Where(file, row, field="statements")
        return [Notice("T-STATEMENTS", where=where)]
    found: list[Statement | Notice] = []
    for number, fields in enumerate(listed):
        field = f"statements[{number}]"
        if not isinstance(fields, dict):
            found.append(Notice("T-STATEMENTS", where=Where(file, row, field=field)))
            continue
        try:
            found.append(from_json(fields))
        except Malformed as wrong:
            numbers = {"field": wrong.field, "value": str(wrong.value)[:100]}
            where = Where(file, row, field=f"{field}.{wrong.field}")
            found.append(Notice("T-STATEMENT", where=where, numbers=numbers))
    return found
