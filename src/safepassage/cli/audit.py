"""``safepassage audit LEDGER``: everybody recounted from an exported journal alone."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import click

from safepassage.cli.command import Verb
from safepassage.cli.values import Argument, json_option, path
from safepassage.cli.written import written_json
from safepassage.language import Language

SOUND, NOT_SOUND = 0, 1
"""The exit codes; a file that is no journal is bad input."""


def command(speak: Language) -> click.Command:
    """The verb ``audit``."""
    parameters = [
        Argument("ledger", "LEDGER", speak.say("cli:parameter-audited"), path()),
        json_option(speak),
    ]
    return Verb("audit", speak, "help-audit", parameters, partial(_audit, speak))


def _audit(speak: Language, ledger: Path, as_json: bool) -> int:
    from safepassage import api
    from safepassage.audit.data import as_data
    from safepassage.audit.said import said

    found = api.audit(ledger)
    if as_json:
        click.echo(written_json(as_data(found, speak)))
    else:
        for line in said(found, speak):
            click.echo(line)
    return SOUND if found.sound else NOT_SOUND
