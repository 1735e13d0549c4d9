"""``safepassage record LEDGER ENTRY...``: tells the ledger what happened.

Entries stand on the line (``boarded vehicle=bus-07 place=sukkari heads=38``) or, for ``-``, one
JSON object to a line on standard input.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from safepassage.cli.command import Verb
from safepassage.cli.values import Argument, json_option, ledger_argument, maker_option
from safepassage.cli.written import written_json
from safepassage.language import Language
from safepassage.notices import Notice, Refused, Where

if TYPE_CHECKING:
    from safepassage.api import Spoken

STANDARD_INPUT = "-"


def command(speak: Language) -> click.Command:
    """The verb ``record``."""
    parameters = [
        ledger_argument(speak),
        Argument("words", "ENTRY", speak.say("cli:parameter-entry"), click.STRING, many=True),
        maker_option(speak),
        json_option(speak),
    ]
    return Verb("record", speak, "help-record", parameters, partial(_record, speak))


def _record(
    speak: Language, ledger: Path, words: tuple[str, ...], maker: str | None, as_json: bool
) -> int:
    from safepassage import api

    spoken = tuple(_lines(sys.stdin)) if words == (STANDARD_INPUT,) else api.entries_in(words)
    recorded = api.record(ledger, spoken, maker)
    for notice in recorded.warnings:
        click.echo(f"{speak.say('cli:warning')} {speak.notice(notice)}", err=True)
    if as_json:
        click.echo(written_json({"recorded": [entry.id for entry in recorded.entries]}))
        return 0
    for entry in recorded.entries:
        kind = speak.say(f"ledger:kind-{api.kind_of(entry).replace('_', '-')}")
        click.echo(speak.say("ledger:recorded", entry=entry.id, kind=kind))
    return 0


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """An object in which no name stands twice: which of the two would be meant?"""
    fields = dict(pairs)
    if len(fields) < len(pairs):
        raise ValueError
    return fields


def _lines(lines: Iterable[str]) -> Iterator[Spoken]:
    """Entries from lines of JSON; every line that is none is told at once."""
    from safepassage import api

    found, wrong = [], []
    for row, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            fields = json.loads(line, object_pairs_hook=_once)
        except (ValueError, RecursionError):
            fields = None
        if isinstance(fields, dict) and isinstance(fields.get("kind"), str):
            found.append(api.Spoken(fields.pop("kind"), fields))
        else:
            wrong.append(Notice("D-LINE", where=Where(row=row)))
    if wrong:
        raise Refused(tuple(wrong))
    yield from found
