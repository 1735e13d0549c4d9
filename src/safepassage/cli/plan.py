"""``safepassage plan SCENARIO --out DIR``: a plan that is proven, verified and written.

With ``--from STATE --plan PREVIOUS`` it goes on from the middle, where a plan is in force; with
``--from LEDGER`` from how things stand by what was recorded, and ``SCENARIO`` may be left out.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING

import click

from safepassage.cli.command import Verb
from safepassage.cli.progress import ProgressLines
from safepassage.cli.summary import Summary
from safepassage.cli.values import (
    Number,
    Unusable,
    json_option,
    out_option,
    path,
    scenario_argument,
)
from safepassage.cli.written import plan_as_data, written_json
from safepassage.language import Language

if TYPE_CHECKING:
    from safepassage.api import Planned
    from safepassage.model import Plan, Scenario
    from safepassage.notices import Notice

DEFAULT_SECONDS = 60.0
"""How long the planner tries where neither --seconds nor --iterations says."""


def command(speak: Language) -> click.Command:
    """The verb ``plan``."""
    parameters = [
        scenario_argument(speak, required=False),
        out_option(speak, "parameter-out-plan"),
        _file(speak, "from", "state", "STATE"),
        _file(speak, "plan", "previous", "PREVIOUS"),
        click.Option(["--at"], metavar="TIME", help=speak.say("cli:parameter-plan-at")),
        _number(speak, "seconds", "S", Number(speak, whole=False, least=0, above=True)),
        _number(speak, "iterations", "N", Number(speak, whole=True, least=1)),
        _number(speak, "seed", "N", Number(speak, whole=True, least=0), default=0),
        _number(speak, "threads", "N", Number(speak, whole=True, least=1)),
        json_option(speak),
    ]
    return Verb("plan", speak, "help-plan", parameters, partial(_plan, speak))


def _plan(
    speak: Language,
    scenario: Path | None,
    out: Path,
    state: Path | None,
    previous: Path | None,
    at: str | None,
    seconds: float | None,
    iterations: int | None,
    seed: int,
    threads: int | None,
    as_json: bool,
) -> int:
    from safepassage import api

    if seconds is None and iterations is None:
        seconds = DEFAULT_SECONDS
    effort = api.Effort(seconds, iterations, seed, threads or _cores())
    notices: tuple[Notice, ...] = ()
    if state is not None and api.is_ledger(state):
        before, now, in_force, notices = _from_ledger(speak, state, scenario, previous, at)
    else:
        if at is not None:
            raise Unusable(speak.say("cli:plan-at-and-ledger"))
        before, now, in_force = _from_files(speak, scenario, state, previous)
    lines = ProgressLines(speak)
    keep = state is not None and api.is_ledger(state)
    with _stopped_by_ctrl_c(speak, lines) as stop:
        if in_force is None:
            planned = api.plan(now, out, speak, effort, watch=lines, stop=stop, keep=keep)
        else:
            planned = api.replan(
                before, in_force, now, out, speak, effort, watch=lines, stop=stop, keep=keep
            )
        lines.clear()
        if as_json:
            click.echo(written_json(plan_as_data(speak, now, planned)))
        else:
            _say(Summary(now, speak, before), planned)
        for notice in notices + (() if as_json else planned.notices):
            click.echo(f"{speak.say('cli:warning')} {speak.notice(notice)}", err=True)
    return 0


def _from_files(
    speak: Language, scenario: Path | None, state: Path | None, previous: Path | None
) -> tuple[Scenario, Scenario, Plan | None]:
    """The scenario, the one from now on, and the plan in force, from files."""
    from safepassage import api

    if scenario is None:
        raise Unusable(
            speak.say("cli:error-missing", parameter="SCENARIO", verb="safepassage plan")
        )
    if (state is None) != (previous is None):
        raise Unusable(speak.say("cli:plan-from-and-plan"))
    known = api.read(scenario)
    now = known if state is None else api.read(state)
    return known, now, None if previous is None else api.read_plan(previous)


def _from_ledger(
    speak: Language, ledger: Path, scenario: Path | None, previous: Path | None, at: str | None
) -> tuple[Scenario, Scenario, Plan | None, tuple[Notice, ...]]:
    """The same by what was recorded. A later plan in force comes with the scenario it is for."""
    from safepassage import api

    if (scenario is None) != (previous is None):
        raise Unusable(speak.say("cli:plan-scenario-and-plan"))
    found = api.scenario_now(ledger, at)
    if scenario is None or previous is None:
        return found.began, found.scenario, found.plan, found.notices
    return api.read(scenario), found.scenario, api.read_plan(previous), found.notices


def _say(summary: Summary, planned: Planned) -> None:
    plan = planned.plan
    click.echo(summary.title())
    click.echo(summary.plan(plan.figures))
    for line in (*summary.left_behind(plan), *summary.bounds(plan)):
        click.echo(line)
    if planned.changes is not None:
        for line in summary.orders(planned.changes):
            click.echo(line)
    click.echo(summary.verified(plan, problems=0))
    click.echo(summary.wrote(planned.plan_file, planned.report_file))


class _Stop:
    """Whether somebody asked the planner to end."""

    def __init__(self) -> None:
        self.asked = False

    def __call__(self) -> bool:
        return self.asked


@contextmanager
def _stopped_by_ctrl_c(speak: Language, lines: ProgressLines) -> Iterator[_Stop]:
    """The first Ctrl-C ends the search with the best plan so far; the second gives up."""
    stop = _Stop()

    def ask(signal_number: int, frame: FrameType | None) -> None:
        if stop.asked:
            raise KeyboardInterrupt
        stop.asked = True
        lines.tell(speak.say("cli:stopping"))

    before = signal.signal(signal.SIGINT, ask)
    try:
        yield stop
    finally:
        signal.signal(signal.SIGINT, before)


def _number(
    speak: Language, name: str, metavar: str, kind: Number, default: int | None = None
) -> click.Option:
    help_text = speak.say(f"cli:parameter-{name}")
    return click.Option([f"--{name}"], metavar=metavar, type=kind, default=default, help=help_text)


def _file(speak: Language, name: str, parameter: str, metavar: str) -> click.Option:
    help_text = speak.say(f"cli:parameter-{name}-file")
    return click.Option([f"--{name}", parameter], metavar=metavar, type=path(), help=help_text)


def _cores() -> int:
    """The cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
