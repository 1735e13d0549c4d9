"""``safepassage check SCENARIO``: every problem of a scenario at once."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import click

from safepassage.cli.command import Verb
from safepassage.cli.summary import Summary
from safepassage.cli.values import json_option, scenario_argument
from safepassage.cli.written import notices_as_data, written_json
from safepassage.language import Language
from safepassage.notices import Severity

FINE, WARNINGS, PROBLEMS = 0, 1, 2
"""The exit codes."""


def command(speak: Language) -> click.Command:
    """The verb ``check``."""
    parameters = [scenario_argument(speak), json_option(speak)]
    return Verb("check", speak, "help-check", parameters, partial(_check, speak))


def _check(speak: Language, scenario: Path, as_json: bool) -> int:
    from safepassage import api

    reading = api.check(scenario)
    stops = sum(notice.severity is Severity.STOP for notice in reading.notices)
    warnings = len(reading.notices) - stops
    if as_json:
        click.echo(written_json({"notices": notices_as_data(speak, reading.notices)}))
    else:
        for notice in reading.notices:
            severity = "cli:stop" if notice.severity is Severity.STOP else "cli:warning"
            click.echo(f"{speak.say(severity)} {speak.notice(notice)}")
        if reading.scenario is not None:
            click.echo(Summary(reading.scenario, speak).title())
        click.echo(speak.say("cli:check-result", stops=stops, warnings=warnings))
    return PROBLEMS if stops else WARNINGS if warnings else FINE
