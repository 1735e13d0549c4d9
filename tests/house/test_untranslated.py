"""What a person reads stands in the catalogues, not in code and not in templates."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from house.repository import PACKAGE, modules, shown, tree

SENTENCE = re.compile(r"[A-Za-z]{2,}[,;:]? [a-z]{2,}( [a-z]+)*[.!?]?|[\u0621-\u064a]{2,} ")
"""Two words in a row are more than an id, a unit or a format."""

NOT_FOR_READERS = {
    "getLogger",
    "compile",
    "match",
    "fullmatch",
    "search",
    "sub",
    "split",
    "execute",
    "executemany",
    "rows",
    "each",
    "many",
    "copy",
}
"""Calls whose text is read by a machine."""

FOR_MACHINES = {
    "SHOW fsync",  # what a database is asked
    "safepassage plan 1",  # the format's name, in every plan.json
    "safepassage plan 2",
    "safepassage plan 3",
    "safepassage bundle 1",
    "safepassage ledger 1",  # the format's name, in every ledger's settings
    "safepassage verify ",  # a command to be typed as it stands
    "Unterminated string",  # what Python's JSON reader says
    "input/initial vessel docks.csv",  # the names of tables and columns in a published format
    "input/vessel compatibility.csv",
    "input/island docks.csv",
    "input/mainland docks.csv",
    "loading time",
    "© OpenStreetMap contributors, ODbL 1.0 (openstreetmap.org/copyright)",  # a licence's own words
    "time to availability",
    "بلا حد",  # a word that a person may write into a cell
}
"""Texts of two words that no catalogue can hold, each for its reason."""

WRITES_EXAMPLES = {"files/starter.py"}
"""Files that write a person's own documents, whose words come in both languages side by side."""


def literals(path: Path) -> Iterator[tuple[int, str]]:
    """Texts of the code that could reach a reader: not docstrings, nor the words of exceptions
    for our own mistakes, which end in one sentence of the catalogue ``cli``.
    """
    skipped: set[int] = set()
    for node in ast.walk(tree(path)):
        if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef)):
            skipped |= {id(e.value) for e in node.body if isinstance(e, ast.Expr)}
        elif isinstance(node, (ast.Raise, ast.Assert)):
            skipped |= {id(inner) for inner in ast.walk(node)}
        elif isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else ""
            if name in NOT_FOR_READERS:
                skipped |= {id(inner) for inner in ast.walk(node)}
    for node in ast.walk(tree(path)):
        if (
            isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and id(node) not in skipped
        ):
            yield node.lineno, node.value


@pytest.mark.parametrize("path", modules(), ids=shown)
def test_no_sentence_stands_in_code(path: Path) -> None:
    if str(path.relative_to(PACKAGE)) in WRITES_EXAMPLES:
        return
    found = [
        f"line {line}: {text!r}"
        for line, text in literals(path)
        if SENTENCE.search(text) and text not in FOR_MACHINES
    ]
    assert not found, f"{shown(path)}: say it with a catalogue: {found}"


TEMPLATES = sorted(
    path for ending in ("html", "j2", "jinja", "svg") for path in PACKAGE.rglob(f"*.{ending}")
)


@pytest.mark.parametrize("path", TEMPLATES, ids=shown)
def test_no_word_stands_in_a_template(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    for machine in (
        r"{#.*?#}",
        r"{%.*?%}",
        r"{{.*?}}",
        r"<!--.*?-->",
        r"<style.*?</style>",
        r"<script.*?</script>",
    ):
        text = re.sub(machine, " ", text, flags=re.DOTALL)
    read_aloud = re.findall(r"(?:title|alt|aria-label|placeholder)=\"([^\"]*)\"", text)
    shown_text = re.sub(r"<[^>]*>", " ", text)
    words = re.findall(r"[A-Za-z\u0621-\u064a]{2,}", " ".join([shown_text, *read_aloud]))
    assert not words, f"{shown(path)}: {words}"
