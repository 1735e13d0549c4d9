"""``safepassage report SCENARIO PLAN --out DIR``: the report of a plan that exists already."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import click

from safepassage.cli.command import Verb
from safepassage.cli.values import out_option, plan_argument, scenario_argument
from safepassage.language import Language


def command(speak: Language) -> click.Command:
    """The verb ``report``."""
    parameters = [
        scenario_argument(speak),
        plan_argument(speak),
        out_option(speak, "parameter-out-report"),
    ]
    return Verb("report", speak, "help-report", parameters, partial(_report, speak))


def _report(speak: Language, scenario: Path, plan: Path, out: Path) -> int:
    from safepassage import api

    page = api.report(api.read(scenario), api.read_plan(plan), out, speak)
    click.echo(speak.say("cli:report-written", path=str(page)))
    return 0
