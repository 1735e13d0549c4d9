"""``safepassage forget LEDGER``: destroys the keys and records of names, and looks for any left."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import click

from safepassage.cli.command import Verb
from safepassage.cli.values import Argument, path
from safepassage.language import Language


def command(speak: Language) -> click.Command:
    """The verb ``forget``."""
    parameters = [
        Argument("ledger", "LEDGER", speak.say("cli:parameter-names-ledger"), path()),
        click.Option(
            ["--key"],
            metavar="FILE",
            type=path(),
            multiple=True,
            help=speak.say("cli:parameter-key-forget"),
        ),
    ]
    return Verb("forget", speak, "help-forget", parameters, partial(_forget, speak))


def _forget(speak: Language, ledger: Path, key: tuple[Path, ...]) -> int:
    from safepassage import api

    told = api.forget(ledger, key)
    click.echo(speak.say("vault:forgot-records", count=told.records))
    click.echo(speak.say("vault:forgot-files", count=told.key_files))
    for fingerprint in told.keys:
        click.echo(speak.say("vault:forgot-key", fingerprint=fingerprint))
    click.echo(speak.say("vault:forgot-tried", count=told.tried))
    click.echo(speak.say("vault:forgot-beyond"))
    return 0
