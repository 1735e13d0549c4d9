"""``safepassage draft STATEMENTS --out SCENARIO``: a scenario to be completed by a person."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import click

from safepassage.cli.command import Verb
from safepassage.cli.read import reading_of, reading_options, told_of_second
from safepassage.cli.values import Argument, out_option, path
from safepassage.language import Language


def command(speak: Language) -> click.Command:
    """The verb ``draft``."""
    statements = speak.say("cli:parameter-statements")
    parameters = [
        Argument("files", "STATEMENTS", statements, path(), many=True),
        out_option(speak, "parameter-out-draft", "SCENARIO"),
        *reading_options(speak),
        click.Option(["--timezone"], metavar="ZONE", help=speak.say("cli:parameter-timezone")),
    ]
    return Verb("draft", speak, "help-draft", parameters, partial(_draft, speak))


def _draft(
    speak: Language,
    files: tuple[Path, ...],
    out: Path,
    places: tuple[Path, ...],
    sources: Path | None,
    second: str | None,
    model: str | None,
    patience: float | None,
    anywhere: bool,
    timezone: str | None,
) -> int:
    from safepassage.api.reports import draft_scenario

    how = reading_of(places, sources, second, model, patience, anywhere)
    drafted = draft_scenario(files, out, speak, how, timezone)
    scenario, asked = drafted.draft.scenario, drafted.draft.questions
    page = str(drafted.questions_file)
    click.echo(
        speak.say(
            "reports:draft-written",
            path=str(out),
            people=sum(scenario.heads_by_priority().values()),
            vehicles=len(scenario.vehicles),
            questions=len(asked),
            page=page,
        )
    )
    unknown = [str(q.numbers["of"]) for q in asked if q.what == "unknown-number"]
    if unknown:
        named = speak.listing([speak.say(f"reports:what-{what}") for what in unknown])
        click.echo(speak.say("reports:draft-unknown", what=named))
    click.echo(speak.say("reports:draft-next", page=page, path=str(out)))
    told_of_second(speak, how)
    return 0
