"""Every table and column that a scenario may have is on the page of its format, and no other."""

from __future__ import annotations

import re

import pytest

from house.repository import ROOT
from safepassage.files.assemble import SPECS
from safepassage.files.cells.column import ID, NAMED, Spec

PAGE = (ROOT / "docs" / "formats" / "scenario.md").read_text(encoding="utf-8")
ROWS = dict(re.findall(r"^\| `([a-z_.]+)` \| (.*) \|$", PAGE, re.MULTILINE))
UNSAID = {column.name for column in NAMED} - {ID.name}
"""The names, which the page tells of once for all tables."""


def said(table: str) -> set[str]:
    """The headings in the page's row of a table; ``back_`` columns are said by example."""
    row = re.sub(r"\([^)]*\)", "", ROWS[table])
    headings = set(re.findall(r"`([a-z_A-Z0-9]+)`", row))
    if "back_" in headings:
        headings |= {name.replace("onward_", "back_") for name in headings}
    return headings - {"back_"}


@pytest.mark.parametrize("spec", SPECS, ids=lambda spec: spec.name)
def test_the_page_has_every_column_of_a_table(spec: Spec) -> None:
    for column in spec.columns:
        if column.name not in UNSAID:
            assert said(spec.name) & set(column.headings), f"{spec.name}: {column.headings}"


@pytest.mark.parametrize("spec", SPECS, ids=lambda spec: spec.name)
def test_the_page_has_no_column_that_a_table_has_not(spec: Spec) -> None:
    known = {heading for column in spec.columns for heading in column.headings}
    assert said(spec.name) <= known


@pytest.mark.parametrize("spec", SPECS, ids=lambda spec: spec.name)
def test_what_is_required_is_bold(spec: Spec) -> None:
    bold = set(re.findall(r"\*\*`([a-z_]+)`\*\*", ROWS[spec.name]))
    needed = {h for column in spec.columns if column.required for h in column.headings}
    assert bold <= needed
    for column in spec.columns:
        if column.required:
            assert bold & set(column.headings), f"{spec.name}: {column.name}"


def test_the_page_has_every_table_and_no_other() -> None:
    assert set(ROWS) == {"scenario.toml", *(spec.name for spec in SPECS)}
