"""Writes docs/notices.md from the message catalogues; with --check, says whether it is current."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from string import ascii_uppercase

from fluent.syntax import FluentParser
from fluent.syntax import ast as ftl

ROOT = Path(__file__).parents[1]
LOCALES = ROOT / "src" / "safepassage" / "locales"
PAGE = ROOT / "docs" / "notices.md"

CODE = re.compile(r"[A-Z]\d*-[A-Z0-9-]+")
"""A notice; other messages of a catalogue are parts of sentences."""

FAMILIES = {
    "notices-files": "Reading a scenario",
    "notices-check": "What cannot work, before planning",
    "notices-search": "Planning",
    "notices-plan": "Reading a plan",
    "notices-verify": "Rules that a plan breaks",
    "notices-record": "Recording what happens, and planning on from it",
    "notices-ledger": "Entries, bundles and a device's ledger",
    "notices-journal": "Keeping entries",
    "notices-vault": "Names and medical facts",
    "notices-audit": "Auditing a journal",
    "notices-roads": "Roads",
    "notices-reports": "Reading what others report",
}

OPENING = """\
# Notices

Every problem that Safe Passage tells of has a code, which stays the same from version to version,
a sentence with its numbers, and a remedy. `‹…›` stands for what is filled in. This page is written
by `scripts/write_notices.py` from the message catalogues; do not edit it.
"""


def main() -> int:
    """Writes the page, or compares it."""
    page = written()
    if "--check" not in sys.argv[1:]:
        PAGE.write_text(page, encoding="utf-8")
        return 0
    if PAGE.exists() and PAGE.read_text(encoding="utf-8") == page:
        return 0
    print("docs/notices.md is out of date: run .venv/bin/python scripts/write_notices.py")
    return 1


def written() -> str:
    """The whole page."""
    parts = [OPENING]
    for catalogue, title in FAMILIES.items():
        english, arabic = (messages(language, catalogue) for language in ("en", "ar"))
        if not english:
            continue
        parts.append(f"## {title}\n")
        for code in sorted(filter(CODE.fullmatch, english), key=in_order):
            parts.append(f"### {code}\n")
            parts.append(f"{Said(english).message(code)}\n")
            in_arabic = Said(arabic).message(code)
            parts.append(f'<div dir="rtl" lang="ar">\n\n{in_arabic}\n\n</div>\n')
    return "\n".join(parts)


def messages(language: str, catalogue: str) -> dict[str, ftl.Message]:
    """The messages of a catalogue, by code."""
    path = LOCALES / language / f"{catalogue}.ftl"
    if not path.exists():
        return {}
    body = FluentParser().parse(path.read_text(encoding="utf-8")).body
    return {entry.id.name: entry for entry in body if isinstance(entry, ftl.Message)}


def in_order(code: str) -> tuple[int, str]:
    """R2 before R10, else by the alphabet."""
    digits = code.partition("-")[0].lstrip(ascii_uppercase)
    return int(digits or 0), code


class Said:
    """The sentences of one catalogue, with ``‹name›`` where something is filled in."""

    def __init__(self, entries: dict[str, ftl.Message]) -> None:
        self.entries = entries

    def message(self, code: str) -> str:
        """The problem, and the remedy in a line of its own."""
        message = self.entries[code]
        remedies = [a.value for a in message.attributes if a.id.name == "remedy"]
        sentences = [self.pattern(message.value)]
        sentences += [f"*{self.pattern(remedy)}*" for remedy in remedies]
        return "\\\n".join(sentences)

    def pattern(self, pattern: ftl.Pattern | None) -> str:
        """One sentence; of several choices, the most general."""
        if pattern is None:
            return ""
        parts = (
            escaped(element.value)
            if isinstance(element, ftl.TextElement)
            else self.expression(element)
            for element in pattern.elements
        )
        return " ".join("".join(parts).split())

    def expression(self, expression: object) -> str:
        """What stands in for one expression."""
        if isinstance(expression, ftl.Placeable):
            return self.expression(expression.expression)
        if isinstance(expression, ftl.VariableReference):
            return f"‹{escaped(expression.id.name)}›"
        if isinstance(expression, ftl.MessageReference):
            return self.pattern(self.entries[expression.id.name].value)
        if isinstance(expression, ftl.FunctionReference):
            return "".join(self.expression(a) for a in expression.arguments.positional)
        if isinstance(expression, ftl.SelectExpression):
            return next(self.pattern(v.value) for v in expression.variants if v.default)
        if isinstance(expression, (ftl.StringLiteral, ftl.NumberLiteral)):
            return escaped(str(expression.parse()["value"]))
        raise TypeError(f"no text for {type(expression).__name__}")


def escaped(text: str) -> str:
    """The text as Markdown that shows it as it stands."""
    for sign in "\\`*_[]<":
        text = text.replace(sign, "&lt;" if sign == "<" else f"\\{sign}")
    return text


if __name__ == "__main__":
    sys.exit(main())
