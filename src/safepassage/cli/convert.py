"""``safepassage convert …``: instances from research, and workbooks, as scenarios and back."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from safepassage.cli.command import Verb, Verbs
from safepassage.cli.summary import Summary
from safepassage.cli.values import Argument, out_option, path
from safepassage.language import Language

if TYPE_CHECKING:
    from safepassage.model import Scenario


def command(speak: Language) -> click.Command:
    """The verb ``convert`` with what it converts from."""
    verbs = {"bep": _bep_command, "icep": _icep_command, "xlsx": _xlsx_command}
    return Verbs("convert", speak, "help-convert", verbs)


def _bep_command(speak: Language) -> click.Command:
    file = Argument("file", "FILE", speak.say("cli:parameter-bep"), path())
    parameters = [file, out_option(speak, "parameter-out-convert")]
    return Verb("bep", speak, "help-convert-bep", parameters, partial(_bep, speak))


def _icep_command(speak: Language) -> click.Command:
    parameters = [
        Argument("directory", "DIR", speak.say("cli:parameter-icep"), path()),
        click.Option(
            ["--scenario"],
            required=True,
            metavar="NAME",
            help=speak.say("cli:parameter-icep-scenario"),
        ),
        out_option(speak, "parameter-out-convert"),
    ]
    return Verb("icep", speak, "help-convert-icep", parameters, partial(_icep, speak))


def _xlsx_command(speak: Language) -> click.Command:
    parameters = [
        Argument("source", "A", speak.say("cli:parameter-source"), path()),
        Argument("target", "B", speak.say("cli:parameter-target"), path()),
    ]
    return Verb("xlsx", speak, "help-convert-xlsx", parameters, partial(_xlsx, speak))


def _bep(speak: Language, file: Path, out: Path) -> int:
    from safepassage import api

    return _told(speak, api.convert_bep(file, out), out)


def _icep(speak: Language, directory: Path, scenario: str, out: Path) -> int:
    from safepassage import api

    return _told(speak, api.convert_icep(directory, scenario, out), out)


def _xlsx(speak: Language, source: Path, target: Path) -> int:
    from safepassage import api

    return _told(speak, api.convert_workbook(source, target), target)


def _told(speak: Language, scenario: Scenario, written: Path) -> int:
    summary = Summary(scenario, speak)
    click.echo(summary.title())
    click.echo(summary.wrote(written))
    return 0
