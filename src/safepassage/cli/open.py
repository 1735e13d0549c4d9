"""``safepassage open SCENARIO --out LEDGER``: begins to record what happens."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

import click

from safepassage.cli.command import Verb
from safepassage.cli.values import maker_option, path, scenario_argument
from safepassage.language import Language


def command(speak: Language) -> click.Command:
    """The verb ``open``."""
    parameters = [
        scenario_argument(speak),
        _option(speak, "out", "LEDGER", "parameter-out-ledger", type=path(), required=True),
        _option(speak, "plan", "PLAN", "parameter-plan-in-force", type=path()),
        _option(speak, "device", "NAME", "parameter-device", default="desk"),
        maker_option(speak),
        _option(speak, "store", "ADDRESS", "parameter-store"),
        _option(speak, "two", "RULES", "parameter-two", default=""),
        _option(speak, "guarantees", None, "parameter-guarantees", is_flag=True),
        _option(speak, "go", None, "parameter-go", is_flag=True),
        _option(speak, "unasked", None, "parameter-unasked", is_flag=True),
        _option(speak, "at", "TIME", "parameter-opened-at"),
        _option(speak, "exercise", None, "parameter-exercise", is_flag=True),
        _option(speak, "registered", None, "parameter-registered", is_flag=True),
    ]
    return Verb("open", speak, "help-open", parameters, partial(_open, speak))


def _open(
    speak: Language,
    scenario: Path,
    out: Path,
    plan: Path | None,
    device: str,
    maker: str | None,
    store: str | None,
    two: str,
    guarantees: bool,
    go: bool,
    unasked: bool,
    at: str | None,
    exercise: bool,
    registered: bool,
) -> int:
    from safepassage import api

    opening = api.Opening(
        device=device,
        maker=maker or "coordinator",
        store=store,
        second_person=tuple(rule.strip() for rule in two.split(",") if rule.strip()),
        needs_guarantees=guarantees,
        needs_go=go,
        needs_consent=not unasked,
        registered=registered,
        at=at,
        exercise=exercise,
    )
    opened = api.open_ledger(scenario, out, opening, plan)
    for notice in opened.warnings:
        click.echo(f"{speak.say('cli:warning')} {speak.notice(notice)}", err=True)
    click.echo(speak.say("cli:ledger-opened", path=str(out)))
    return 0


def _option(
    speak: Language,
    name: str,
    metavar: str | None,
    message: str,
    **more: Any,
) -> click.Option:
    help_text = speak.say(f"cli:{message}")
    return click.Option([f"--{name}"], metavar=metavar, help=help_text, **more)
