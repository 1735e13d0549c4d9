"""Everything that is assumed about roads and vehicles: one table, which a scenario can override."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from fractions import Fraction
from functools import cache
from importlib import resources


@cache
def known() -> Mapping[str, Fraction]:
    """The table as it comes: each assumption by its key, in the unit of ``assumptions.csv``."""
    return {row["assumption"]: Fraction(row["value"]) for row in rows()}


def rows() -> list[dict[str, str]]:
    """The table as it stands in the file: assumption, value, unit, source."""
    text = resources.files(__package__).joinpath("assumptions.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


def with_overrides(overrides: Mapping[str, Fraction]) -> dict[str, Fraction]:
    """The whole table with a scenario's own values in it."""
    return {**known(), **overrides}


_MAY_BE_NOUGHT = {
    "private.roads",
    "column.on",
    "night.begins",
    "night.ends",
    "signals.seconds",
    "snap.slack",
    "snap.warn",
}


def may_be_nought(key: str) -> bool:
    """Whether nought means something: a speed or a share of nought would be a closure."""
    return key in _MAY_BE_NOUGHT
