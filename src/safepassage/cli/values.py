"""The values that the command line takes, and what is said when they will not do.

The parser knows only how to split a line; every sentence is ours, from the catalogue ``cli``.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from safepassage.language import LANGUAGES, Language

_MOST = 2**31


class Unusable(click.UsageError):
    """A command line that cannot be carried out, said in the reader's language."""


class Argument(click.Argument):
    """A word at a fixed place of the line, with its help."""

    def __init__(
        self,
        name: str,
        metavar: str,
        help_text: str,
        kind: click.ParamType[Any],
        *,
        required: bool = True,
        many: bool = False,
    ) -> None:
        super().__init__(
            [name], metavar=metavar, type=kind, required=required, nargs=-1 if many else 1
        )
        self.help = help_text


class Number(click.ParamType[Any]):
    """A number of at least ``least`` (above it where ``above``), whole or with a fraction."""

    name = "number"

    def __init__(self, speak: Language, *, whole: bool, least: int, above: bool = False) -> None:
        self._speak, self._whole, self._least, self._above = speak, whole, least, above

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> int | float:
        """The number written in ``value``, with the digits of any alphabet."""
        if isinstance(value, (int, float)):
            return value
        try:
            number = int(str(value)) if self._whole else float(str(value))
        except ValueError:
            kind = "value-whole" if self._whole else "value-number"
            raise self._unusable(kind, value, param, ctx) from None
        low = number <= self._least if self._above else number < self._least
        if not math.isfinite(number) or low or number > _MOST:
            message = "value-above" if self._above else "value-at-least"
            raise self._unusable(message, value, param, ctx)
        return number

    def _unusable(
        self, message: str, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> Unusable:
        option = param.opts[0] if param else ""
        least = str(self._least)
        return Unusable(
            self._speak.say(f"cli:{message}", option=option, value=str(value), least=least), ctx
        )


class LanguageCode(click.ParamType[Any]):
    """``ar`` or ``en``."""

    name = "language"

    def __init__(self, speak: Language) -> None:
        self._speak = speak

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> str:
        """The code itself, where there is a catalogue for it."""
        if value not in LANGUAGES:
            raise Unusable(self._speak.say("cli:value-language", value=str(value)), ctx)
        return str(value)


def path() -> click.ParamType[Any]:
    """A file or folder. Whether it is there is found out by opening it, not by asking before."""
    return click.Path(path_type=Path)


def scenario_argument(speak: Language, *, required: bool = True) -> click.Parameter:
    """``SCENARIO``: a folder or a workbook."""
    help_text = speak.say("cli:parameter-scenario")
    return Argument("scenario", "SCENARIO", help_text, path(), required=required)


def ledger_argument(speak: Language) -> click.Parameter:
    """``LEDGER``: a ledger's folder."""
    return Argument("ledger", "LEDGER", speak.say("cli:parameter-ledger"), path())


def maker_option(speak: Language) -> click.Parameter:
    """``--as``: who says so."""
    return click.Option(["--as", "maker"], metavar="DUTY", help=speak.say("cli:parameter-as"))


def plan_argument(speak: Language) -> click.Parameter:
    """``PLAN``: a plan.json."""
    return Argument("plan", "PLAN", speak.say("cli:parameter-plan"), path())


def out_option(speak: Language, message: str, metavar: str = "DIR") -> click.Parameter:
    """``--out``, required; what it means is the verb's to say."""
    return click.Option(
        ["--out"], required=True, metavar=metavar, type=path(), help=speak.say(f"cli:{message}")
    )


def json_option(speak: Language) -> click.Parameter:
    """``--json``: the answer as one JSON object."""
    return click.Option(["--json", "as_json"], is_flag=True, help=speak.say("cli:parameter-json"))


def bound_option(speak: Language) -> click.Parameter:
    """``--bound``: the certificates of the bounds too."""
    return click.Option(["--bound", "bound"], is_flag=True, help=speak.say("cli:parameter-bound"))


def common_options(speak: Language, *, version: bool = False) -> list[click.Parameter]:
    """``--lang`` and ``--help``, which every verb understands; and ``--version``."""
    options: list[click.Parameter] = [
        click.Option(
            ["--lang"],
            metavar="ar|en",
            type=LanguageCode(speak),
            expose_value=False,
            help=speak.say("cli:parameter-lang"),
        ),
        _printing("--help", speak.say("cli:parameter-help"), click.Context.get_help),
    ]
    if version:
        options.append(_printing("--version", speak.say("cli:parameter-version"), _version))
    return options


def _printing(name: str, help_text: str, text: Callable[[click.Context], str]) -> click.Option:
    """An option that prints something and ends the line."""

    def show(ctx: click.Context, param: click.Parameter, wanted: bool) -> None:
        if wanted and not ctx.resilient_parsing:
            click.echo(text(ctx))
            ctx.exit()

    return click.Option(
        [name], is_flag=True, is_eager=True, expose_value=False, callback=show, help=help_text
    )


def _version(ctx: click.Context) -> str:
    from safepassage import __version__

    return f"safepassage {__version__}"
