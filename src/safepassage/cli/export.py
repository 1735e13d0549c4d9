"""``safepassage export LEDGER``: the journal for outsiders, or a bundle for other devices."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import click

from safepassage.cli.command import Verb
from safepassage.cli.values import Unusable, ledger_argument, path
from safepassage.language import Language


def command(speak: Language) -> click.Command:
    """The verb ``export``."""
    parameters = [
        ledger_argument(speak),
        _path(speak, "journal", "FILE", "parameter-journal"),
        _path(speak, "bundle", "FILE", "parameter-bundle-file"),
        _path(speak, "codes", "DIR", "parameter-codes"),
    ]
    return Verb("export", speak, "help-export", parameters, partial(_export, speak))


def _export(
    speak: Language, ledger: Path, journal: Path | None, bundle: Path | None, codes: Path | None
) -> int:
    from safepassage import api

    if journal is None and bundle is None and codes is None:
        raise Unusable(speak.say("cli:export-what"))
    if journal is not None:
        count = api.export_journal(ledger, journal)
        click.echo(speak.say("ledger:exported", path=str(journal), count=count))
    if bundle is not None:
        count = api.export_bundle(ledger, bundle)
        click.echo(speak.say("ledger:exported", path=str(bundle), count=count))
    if codes is not None:
        count = api.export_codes(ledger, codes)
        click.echo(speak.say("ledger:codes-written", path=str(codes), count=count))
    return 0


def _path(speak: Language, name: str, metavar: str, message: str) -> click.Option:
    help_text = speak.say(f"cli:{message}")
    return click.Option([f"--{name}"], metavar=metavar, type=path(), help=help_text)
