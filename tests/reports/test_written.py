"""Reports of many operations, made up for these tests: what is counted, by whom, how far.

The floors are below what is reached, so that a better lexicon is not held up by one text, and a
broken rule of grammar shows at once.
"""

from __future__ import annotations

import pytest

from reports.written import Count, counted, f1, reports
from safepassage.reports import statements_of


@pytest.fixture(scope="module")
def pairs() -> list[tuple[tuple[Count, ...], list[Count]]]:
    return [(report.counts, counted(statements_of(report.text))) for report in reports()]


Pairs = list[tuple[tuple[Count, ...], list[Count]]]


def test_there_are_many_reports() -> None:
    assert len(reports()) >= 60


@pytest.mark.parametrize(
    ("fields", "least"),
    [((), 0.95), (("source",), 0.93), (("status",), 0.93), (("origin", "destination"), 0.85)],
)
def test_what_is_written_is_read(pairs: Pairs, fields: tuple[str, ...], least: float) -> None:
    assert f1(pairs, *fields) >= least


def test_a_miss_is_seen(pairs: Pairs) -> None:
    """The measure itself: what nobody read, and what nobody wrote, both cost."""
    assert f1([(written, []) for written, _ in pairs]) == 0
    assert f1([(written, [*read, *read]) for written, read in pairs]) < f1(pairs)
