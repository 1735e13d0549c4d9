"""``safepassage record LEDGER ENTRY...``: tells the ledger what happened.

Entries stand on the line (``boarded vehicle=bus-07 place=sukkari heads=38``): all are recorded, or
none. For ``-`` they come as one JSON object to a line on standard input, for hours if need be, and
each line is recorded and answered by itself.
"""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from safepassage.cli.command import Verb
from safepassage.cli.stream import batches
from safepassage.cli.told import Teller
from safepassage.cli.values import Argument, json_option, ledger_argument, maker_option
from safepassage.cli.written import written_json, written_line
from safepassage.language import Language
from safepassage.notices import Notice, Refused

if TYPE_CHECKING:
    from safepassage.api import Answer, Answers

STANDARD_INPUT = "-"

SOME_REFUSED = 1
NOTHING_RECORDED = 2


def command(speak: Language) -> click.Command:
    """The verb ``record``."""
    parameters = [
        ledger_argument(speak),
        Argument("words", "ENTRY", speak.say("cli:parameter-entry"), click.STRING, many=True),
        maker_option(speak),
        json_option(speak),
    ]
    return Verb("record", speak, "help-record", parameters, partial(_record, speak))


def _record(
    speak: Language, ledger: Path, words: tuple[str, ...], maker: str | None, as_json: bool
) -> int:
    from safepassage import api

    if words == (STANDARD_INPUT,):
        return _stream(speak, ledger, maker, as_json)
    try:
        recorded = api.record(ledger, api.entries_in(words), maker)
    except Refused as refused:
        _tell(speak, refused.notices, stopped=True)
        click.echo(speak.say("cli:nothing-recorded"), err=True)
        return NOTHING_RECORDED
    _tell(speak, recorded.warnings, stopped=False)
    if as_json:
        click.echo(written_json({"recorded": [entry.id for entry in recorded.entries]}))
        return 0
    if recorded.exercise:
        click.echo(speak.say("told:exercise"))
    teller = Teller(recorded.scenario, speak)
    for entry in recorded.entries:
        click.echo(teller.line(entry))
    return 0


def _stream(speak: Language, ledger: Path, maker: str | None, as_json: bool) -> int:
    """Records line by line; 0 where all were, 1 where some were refused, 2 where none was."""
    from safepassage import api

    recorded = refused = 0
    for answers in api.record_each(ledger, batches(), maker):
        if answers.exercise and not recorded and not as_json:
            click.echo(speak.say("told:exercise"))
        for answer in answers.answers:
            recorded += answer.entry is not None
            refused += answer.entry is None
        _answer(speak, answers, as_json=as_json)
        # Who pipes entries in waits for the answer: it must not lie in a buffer.
        sys.stdout.flush()
    if not recorded:
        click.echo(speak.say("cli:nothing-recorded"), err=True)
        return NOTHING_RECORDED
    return SOME_REFUSED if refused else 0


def _answer(speak: Language, answers: Answers, *, as_json: bool) -> None:
    if as_json:
        for answer in answers.answers:
            click.echo(written_line(_as_data(speak, answer)))
        return
    teller = Teller(answers.scenario, speak)
    for answer in answers.answers:
        _tell(speak, answer.notices, stopped=answer.entry is None)
        if answer.entry is not None:
            click.echo(teller.line(answer.entry))
        else:
            click.echo(speak.say("told:refused-line", row=str(answer.row)), err=True)


def _as_data(speak: Language, answer: Answer) -> dict[str, object]:
    return {
        "line": answer.row,
        "recorded": None if answer.entry is None else answer.entry.id,
        "notices": [
            {"code": one.code, "problem": speak.problem(one), "remedy": speak.remedy(one)}
            for one in answer.notices
        ],
    }


def _tell(speak: Language, notices: tuple[Notice, ...], *, stopped: bool) -> None:
    for notice in notices:
        told = speak.notice(notice)
        click.echo(told if stopped else f"{speak.say('cli:warning')} {told}", err=True)
