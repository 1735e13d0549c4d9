"""``safepassage state SCENARIO PLAN --at TIME --out DIR``: how things stand if all goes by plan."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import click

from safepassage.cli.command import Verb
from safepassage.cli.values import out_option, plan_argument, scenario_argument
from safepassage.language import Language


def command(speak: Language) -> click.Command:
    """The verb ``state``."""
    parameters = [
        scenario_argument(speak),
        plan_argument(speak),
        click.Option(["--at"], required=True, metavar="TIME", help=speak.say("cli:parameter-at")),
        out_option(speak, "parameter-out-state"),
    ]
    return Verb("state", speak, "help-state", parameters, partial(_state, speak))


def _state(speak: Language, scenario: Path, plan: Path, at: str, out: Path) -> int:
    from safepassage import api

    known = api.read(scenario)
    intended = api.read_plan(plan)
    moment = api.moment(known, at)
    api.state(known, intended, moment, out)
    clock = speak.clock(known.start, known.timezone, moment)
    click.echo(speak.say("cli:state-written", path=str(out), clock=clock))
    return 0
