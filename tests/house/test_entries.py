"""The page of examples knows every kind of entry, and every example is one."""

from __future__ import annotations

import re

from house.repository import ROOT
from safepassage.ledger.entries import KINDS
from safepassage.ledger.wire import read, write

PAGE = (ROOT / "docs" / "formats" / "entries.md").read_text(encoding="utf-8")
EXAMPLES = dict(re.findall(r"\*\*`(\w+)`\*\*: .*\n\n```json\n(.*)\n```", PAGE))


def test_every_kind_stands_on_the_page() -> None:
    assert EXAMPLES.keys() == KINDS.keys()
    assert PAGE.count("```json") == len(KINDS)


def test_every_example_reads_and_is_written_as_it_stands() -> None:
    for kind, example in EXAMPLES.items():
        entry = read(example.encode())
        assert type(entry.fact) is KINDS[kind]
        assert write(entry).decode() == example
