"""The made-up reports of ``written.txt``: texts with the counts that a reader finds in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from safepassage.reports import Kind, Statement

NUMERIC = (Kind.VEHICLES, Kind.PEOPLE, Kind.INCIDENT, Kind.REQUEST)


@dataclass(frozen=True)
class Count:
    """A line under a text. ``what`` has its kind before it where it is not clear: incident:bus."""

    what: str
    value: str
    status: str
    source: str
    origin: str
    destination: str

    def agrees(self, other: Count, *fields: str) -> bool:
        """Whether the same is counted, and the fields are alike; a longer name is the same."""
        if (self.what, self.value) != (other.what, other.value):
            return False
        return all(_alike(getattr(self, field), getattr(other, field)) for field in fields)


def _alike(one: str, other: str) -> bool:
    if "-" in (one, other):
        return one == other
    one, other = one.lower().removeprefix("the "), other.lower().removeprefix("the ")
    return one in other or other in one


@dataclass(frozen=True)
class Report:
    text: str
    counts: tuple[Count, ...]


def reports() -> list[Report]:
    found: list[Report] = []
    lines = (Path(__file__).parent / "written.txt").read_text(encoding="utf-8").split("\n")
    blocks = "\n".join(line for line in lines if not line.startswith("#")).strip().split("\n\n")
    for block in blocks:
        text, *counts = block.strip().split("\n")
        found.append(Report(text, tuple(_count(line) for line in counts)))
    return found


def _count(line: str) -> Count:
    said, source, origin, destination = (part.strip() for part in line.split("; "))
    what, value, status = said.split()
    return Count(what, value, status, source, origin, destination)


def counted(statements: Sequence[Statement]) -> list[Count]:
    """What was read, in the same form; counts without a number only where they are families."""
    found: list[Count] = []
    for statement in statements:
        number = statement.value is not None or statement.what == "families"
        if statement.kind not in NUMERIC or not number or statement.what is None:
            continue
        plain = statement.kind in (Kind.VEHICLES, Kind.PEOPLE)
        value = "-" if statement.value is None else str(statement.value)
        if statement.value_max is not None:
            value += f"-{statement.value_max}"
        found.append(
            Count(
                statement.what if plain else f"{statement.kind}:{statement.what}",
                value,
                statement.status or "-",
                statement.source.name if statement.source else "-",
                statement.origin or "-",
                statement.destination or "-",
            )
        )
    return found


def f1(pairs: Sequence[tuple[Sequence[Count], Sequence[Count]]], *fields: str) -> float:
    """The harmonic mean of how much of what is written is read, and how much of what is read is
    written; over pairs of what is written and what was read.
    """
    hits = total = 0
    for written, read in pairs:
        left = list(read)
        total += len(written) + len(read)
        for count in written:
            match = next((other for other in left if count.agrees(other, *fields)), None)
            if match is not None:
                left.remove(match)
                hits += 1
    return 2 * hits / total if total else 1.0
