"""The door: which language, which verb, and what becomes of everything that goes wrong."""

from __future__ import annotations

import importlib
import os
import signal
import sys
import threading
from collections.abc import Sequence
from functools import partial
from io import TextIOWrapper

import click

from safepassage.cli import complaints
from safepassage.cli.command import Verbs
from safepassage.language import LANGUAGES, Language, language, language_of_locale
from safepassage.notices import Refused

VERBS = (
    "read",
    "draft",
    "new",
    "check",
    "plan",
    "verify",
    "report",
    "state",
    "open",
    "enrol",
    "record",
    "status",
    "sync",
    "export",
    "names",
    "forget",
    "audit",
    "convert",
    "roads",
)
"""Every verb, in the order in which a person meets them; each is a file of this folder."""

BAD_INPUT = 2
OUR_MISTAKE = 70
INTERRUPTED = 130

TRACEBACK = "SAFEPASSAGE_TRACEBACK"
"""Environment variable: set, our own mistakes show where in the code they happened."""


def main() -> None:
    """Carries out the command line that the process was started with, and exits."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")
    try:
        code = run(sys.argv[1:])
    except KeyboardInterrupt:  # while something was already being said about another ending
        code = INTERRUPTED
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if threading.active_count() > 1:
        # A bound that is still within a solver's call: everything is written, nobody waits for it.
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)
    sys.exit(code)


def run(arguments: Sequence[str]) -> int:
    """Carries out one command line; the exit code. Nothing escapes but a kill from outside."""
    speak = language(wanted_language(arguments))
    try:
        code = _carry_out(program(speak), list(arguments))
        sys.stdout.flush()
        return code
    except click.exceptions.NoArgsIsHelpError as asked:
        click.echo(asked.ctx.get_help() if asked.ctx else "", err=True)
        return BAD_INPUT
    except click.UsageError as wrong:
        return _end(speak, complaints.of_usage(speak, wrong), BAD_INPUT)
    except Refused as refused:
        for notice in refused.notices:
            click.echo(speak.notice(notice), err=True)
        return BAD_INPUT
    except BrokenPipeError:
        # What is still buffered has no reader: Python must not try again on its way out.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return _end(speak, speak.say("cli:error-pipe"), BAD_INPUT)
    except OSError as refused:
        return _end(speak, complaints.of_system(speak, refused), BAD_INPUT)
    except KeyboardInterrupt:
        return _end(speak, speak.say("cli:error-interrupted"), INTERRUPTED)
    except Exception as mistake:
        # The last resort: who moves people out of danger is owed a sentence, not a stack of lines.
        if os.environ.get(TRACEBACK):
            import traceback

            traceback.print_exc()
        return _end(speak, complaints.of_ourselves(speak, mistake), OUR_MISTAKE)


def _carry_out(verbs: Verbs, arguments: list[str]) -> int:
    """Parses and runs. Click's own ``main`` would keep some of what goes wrong to itself."""
    try:
        with verbs.make_context("safepassage", arguments) as ctx:
            code = verbs.invoke(ctx)
    except click.exceptions.Exit as ended:
        return ended.exit_code
    return code if isinstance(code, int) else 0


def program(speak: Language) -> Verbs:
    """The whole command line, in one language."""
    verbs = {name: partial(_verb, name) for name in VERBS}
    return Verbs("safepassage", speak, "help", verbs, version=True)


def wanted_language(arguments: Sequence[str]) -> str:
    """The language that ``--lang`` asks for, before or after the verb; else the locale's.

    It is looked for before the line is parsed, since the parser's complaints are in it.
    """
    for position, argument in enumerate(arguments):
        if argument == "--":
            break
        name, _, value = argument.partition("=")
        if name == "--lang":
            value = value or "".join(arguments[position + 1 : position + 2])
            if value in LANGUAGES:
                return value
    return language_of_locale()


def _verb(name: str, speak: Language) -> click.Command:
    command: click.Command = importlib.import_module(f"safepassage.cli.{name}").command(speak)
    return command


def _end(speak: Language, sentence: str, code: int) -> int:
    click.echo(speak.say("cli:error", sentence=sentence), err=True)
    return code
