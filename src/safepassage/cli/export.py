"""``safepassage export``: a plan for other people's systems, or a ledger for other devices.

``export PLAN FORMAT --out DIR`` writes a plan as files of that format; ``export LEDGER`` with
``--journal``, ``--bundle`` or ``--codes`` what outsiders or other devices take from a ledger.
"""

from __future__ import annotations

import difflib
from functools import partial
from pathlib import Path

import click

from safepassage.cli.command import Verb
from safepassage.cli.values import Argument, Unusable, path
from safepassage.language import Language


def command(speak: Language) -> click.Command:
    """The verb ``export``."""
    parameters = [
        Argument("source", "SOURCE", speak.say("cli:parameter-export-source"), path()),
        Argument("form", "FORMAT", speak.say("cli:parameter-format"), click.STRING, required=False),
        _path(speak, "out", "DIR", "parameter-out-export"),
        _path(speak, "scenario", "SCENARIO", "parameter-export-scenario"),
        _path(speak, "journal", "FILE", "parameter-journal"),
        _path(speak, "bundle", "FILE", "parameter-bundle-file"),
        _path(speak, "codes", "DIR", "parameter-codes"),
    ]
    return Verb("export", speak, "help-export", parameters, partial(_export, speak))


def _export(
    speak: Language,
    source: Path,
    form: str | None,
    out: Path | None,
    scenario: Path | None,
    journal: Path | None,
    bundle: Path | None,
    codes: Path | None,
) -> int:
    from safepassage import api

    of_ledger = journal is not None or bundle is not None or codes is not None
    if form is not None or ((out is not None or scenario is not None) and not of_ledger):
        return _plan(speak, source, form, out, scenario, of_ledger)
    if not of_ledger:
        known = ", ".join(api.export_formats())
        raise Unusable(speak.say("cli:export-what", formats=known))
    if out is not None or scenario is not None:
        raise Unusable(speak.say("cli:export-of-plan-alone"))
    if journal is not None:
        count = api.export_journal(source, journal)
        click.echo(speak.say("ledger:exported", path=str(journal), count=count))
    if bundle is not None:
        count = api.export_bundle(source, bundle)
        click.echo(speak.say("ledger:exported", path=str(bundle), count=count))
    if codes is not None:
        count = api.export_codes(source, codes)
        click.echo(speak.say("ledger:codes-written", path=str(codes), count=count))
    return 0


def _plan(
    speak: Language,
    source: Path,
    form: str | None,
    out: Path | None,
    scenario: Path | None,
    of_ledger: bool,
) -> int:
    from safepassage import api

    formats = api.export_formats()
    known = ", ".join(formats)
    if of_ledger:
        raise Unusable(speak.say("cli:export-both"))
    if form is None:
        raise Unusable(speak.say("cli:export-what", formats=known))
    if form not in formats:
        near = difflib.get_close_matches(form, formats, n=1)
        message = "export-format-near" if near else "export-format"
        raise Unusable(speak.say(f"cli:{message}", value=form, near="".join(near), formats=known))
    if out is None:
        raise Unusable(speak.say("cli:error-missing", parameter="--out", verb="safepassage export"))
    plan_file = source / api.PLAN_FILE if source.is_dir() else source
    written = api.export_plan(plan_file, form, out, speak, scenario)
    for notice in written.notices:
        click.echo(f"{speak.say('cli:warning')} {speak.notice(notice)}", err=True)
    click.echo(speak.say("cli:export-written", path=str(out), count=len(written.files)))
    return 0


def _path(speak: Language, name: str, metavar: str, message: str) -> click.Option:
    help_text = speak.say(f"cli:{message}")
    return click.Option([f"--{name}"], metavar=metavar, type=path(), help=help_text)
