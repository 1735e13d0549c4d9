"""``safepassage status LEDGER``: how things stand, and what nobody must forget."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import click

from safepassage.cli.command import Verb
from safepassage.cli.standing import Standing, about_as_data, standing_as_data
from safepassage.cli.values import Unusable, json_option, ledger_argument
from safepassage.cli.written import written_json
from safepassage.language import Language


def command(speak: Language) -> click.Command:
    """The verb ``status``."""
    parameters = [
        ledger_argument(speak),
        click.Option(["--at"], metavar="TIME", help=speak.say("cli:parameter-status-at")),
        click.Option(["--entry"], metavar="ID", help=speak.say("cli:parameter-entry-id")),
        json_option(speak),
    ]
    return Verb("status", speak, "help-status", parameters, partial(_status, speak))


def _status(speak: Language, ledger: Path, at: str | None, entry: str | None, as_json: bool) -> int:
    from safepassage import api

    if entry is not None:
        if at is not None:
            raise Unusable(speak.say("cli:entry-and-at"))
        about = api.about_entry(ledger, entry)
        if as_json:
            click.echo(written_json(about_as_data(about, speak)))
            return 0
        for line in Standing.about(about, speak):
            click.echo(line)
        return 0

    found = api.status(ledger, at)
    if as_json:
        click.echo(written_json(standing_as_data(found)))
        return 0
    for line in Standing(found, speak).lines():
        click.echo(line)
    return 0
