"""``safepassage verify SCENARIO PLAN``: whether a plan, whoever made it, keeps every rule."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from safepassage.cli.command import Verb
from safepassage.cli.summary import Summary
from safepassage.cli.values import bound_option, json_option, plan_argument, scenario_argument
from safepassage.cli.written import figures_as_data, notices_as_data, written_json
from safepassage.language import Language

if TYPE_CHECKING:
    from safepassage.api import Proofs, Verdict

HOLDS, BROKEN, BAD_INPUT = 0, 1, 2
"""The exit codes. A plan for another scenario is bad input: there is nothing to compare."""


def command(speak: Language) -> click.Command:
    """The verb ``verify``."""
    parameters = [
        scenario_argument(speak),
        plan_argument(speak),
        bound_option(speak),
        json_option(speak),
    ]
    return Verb("verify", speak, "help-verify", parameters, partial(_verify, speak))


def _verify(speak: Language, scenario: Path, plan: Path, bound: bool, as_json: bool) -> int:
    from safepassage import api

    known = api.read(scenario)
    intended = api.read_plan(plan)
    verdict = api.verify_plan(known, intended)
    if verdict.of_another_scenario:
        for notice in verdict.problems:
            click.echo(speak.notice(notice), err=True)
        return BAD_INPUT
    proofs = api.verify_bounds(known, intended) if bound else None
    problems = (*verdict.problems, *(proofs.problems if proofs else ()))
    if as_json:
        click.echo(written_json(_answer(speak, verdict, proofs)))
        return BROKEN if problems else HOLDS
    for problem in problems:
        click.echo(speak.notice(problem))
    summary = Summary(known, speak)
    click.echo(summary.title())
    if verdict.figures is not None and not verdict.problems:
        click.echo(summary.plan(verdict.figures))
    if proofs is not None:
        for line in summary.certified(proofs.checked):
            click.echo(line)
    click.echo(summary.verified(intended, len(problems)))
    return BROKEN if problems else HOLDS


def _answer(speak: Language, verdict: Verdict, proofs: Proofs | None) -> dict[str, object]:
    problems = (*verdict.problems, *(proofs.problems if proofs else ()))
    answer: dict[str, object] = {
        "holds": not problems,
        "problems": notices_as_data(speak, problems),
    }
    if proofs is not None:
        answer["bounds"] = [
            {
                "figure": each.figure,
                "stated": each.stated,
                "certified": each.certified,
                "refused": each.refused,
            }
            for each in proofs.checked
        ]
    if verdict.figures is not None:
        answer |= figures_as_data(verdict.figures)
    return answer
