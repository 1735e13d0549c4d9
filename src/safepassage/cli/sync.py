"""``safepassage sync LEDGER BUNDLE|DIR``: takes in what other devices hand over."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from safepassage.cli.command import Verb
from safepassage.cli.stream import standard_input
from safepassage.cli.values import Argument, json_option, ledger_argument, path
from safepassage.cli.written import written_json
from safepassage.language import Language

if TYPE_CHECKING:
    from safepassage.api import Synced


def command(speak: Language) -> click.Command:
    """The verb ``sync``."""
    parameters = [
        ledger_argument(speak),
        Argument("source", "BUNDLE", speak.say("cli:parameter-bundle"), path()),
        json_option(speak),
    ]
    return Verb("sync", speak, "help-sync", parameters, partial(_sync, speak))


def _sync(speak: Language, ledger: Path, source: Path, as_json: bool) -> int:
    from safepassage import api

    # What a hand scanner types comes on standard input, to the end of the file.
    text = standard_input().read() if str(source) == "-" else None
    synced = api.sync(ledger, source, text)
    for notice in synced.notices:
        click.echo(f"{speak.say('cli:warning')} {speak.notice(notice)}", err=True)
    if as_json:
        verdicts: dict[str, object] = {
            verdict.value: count for verdict, count in synced.verdicts.items()
        }
        click.echo(written_json(verdicts))
        return _code(synced)
    for verdict in api.MergeVerdict:
        if count := synced.verdicts.get(verdict, 0):
            click.echo(speak.say(f"ledger:verdict-{verdict.value}", count=count))
    if not synced.verdicts:
        click.echo(speak.say("ledger:nothing-handed-in"))
    if synced.written is not None:
        click.echo(speak.say("cli:report-written", path=str(synced.written)))
    return _code(synced)


def _code(synced: Synced) -> int:
    """2 where all of it was refused, 1 where some files were left aside, else 0."""
    return 2 if synced.refused else 1 if synced.unread else 0
