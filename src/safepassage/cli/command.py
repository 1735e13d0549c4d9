"""Verbs and their help, in the reader's language; a verb's code is loaded when it is needed."""

from __future__ import annotations

import shutil
import textwrap
from collections.abc import Callable, Mapping, Sequence

import click

from safepassage.cli.values import Unusable, common_options
from safepassage.language import Language


class _KnowsWhere(click.Command):
    """A command whose usage errors say in which command they happened."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Splits the line; the parser leaves out the context of some of its complaints."""
        try:
            return super().parse_args(ctx, args)
        except click.UsageError as wrong:
            wrong.ctx = wrong.ctx or ctx
            raise


class Verb(_KnowsWhere):
    """One verb: what it does, its parameters, and the function that does it.

    ``message`` is the id of its help in the catalogue ``cli``; the first line of it stands in the
    list of verbs. The function gets the parameters by name and returns the exit code.
    """

    def __init__(
        self,
        name: str,
        speak: Language,
        message: str,
        parameters: Sequence[click.Parameter],
        carry_out: Callable[..., int],
    ) -> None:
        super().__init__(
            name,
            params=[*parameters, *common_options(speak)],
            callback=carry_out,
            help=speak.say(f"cli:{message}"),
            add_help_option=False,
            # What is too much is complained about in `invoke`, in the reader's language.
            context_settings={"allow_extra_args": True},
        )
        self.speak = speak

    def invoke(self, ctx: click.Context) -> object:
        """Runs the verb, once nothing is left over on its line."""
        if ctx.args:
            raise Unusable(self.speak.say("cli:error-extra", words=" ".join(ctx.args)), ctx)
        return super().invoke(ctx)

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Usage, what the verb does, and every parameter."""
        line = [_written(p) for p in self.params if p.required]
        formatter.write(_usage(self.speak, ctx, line))
        formatter.write(_paragraph(self.help or ""))
        formatter.write(_table([(_written(p), _help_of(p)) for p in self.params]))


class Verbs(_KnowsWhere, click.Group):
    """A word that another word must follow: the program itself, or ``convert``.

    ``verbs`` says how each verb is made; that happens only when it is called, or listed.
    """

    def __init__(
        self,
        name: str,
        speak: Language,
        message: str,
        verbs: Mapping[str, Callable[[Language], click.Command]],
        *,
        version: bool = False,
    ) -> None:
        super().__init__(
            name,
            params=common_options(speak, version=version),
            help=speak.say(f"cli:{message}"),
            add_help_option=False,
            no_args_is_help=True,
            subcommand_metavar="",
        )
        self.speak = speak
        self._verbs = verbs

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The verbs, in their order."""
        return list(self._verbs)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The verb of this name; None where there is none."""
        make = self._verbs.get(cmd_name)
        return make(self.speak) if make else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The verb that the line names, or a complaint with the likeliest one."""
        if args[0] not in self._verbs:
            import difflib

            near = difflib.get_close_matches(args[0], self._verbs, n=1)
            message = "cli:error-verb-near" if near else "cli:error-verb"
            raise Unusable(
                self.speak.say(
                    message, verb=args[0], near="".join(near), verbs=", ".join(self._verbs)
                ),
                ctx,
            )
        return super().resolve_command(ctx, args)

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Usage, what the program does, its verbs, and the options of every verb."""
        formatter.write(_usage(self.speak, ctx, [self.speak.say("cli:usage-verb")]))
        formatter.write(_paragraph(self.help or ""))
        verbs = [
            (name, (make(self.speak).help or "").splitlines()[0])
            for name, make in self._verbs.items()
        ]
        formatter.write(_table(verbs) + "\n")
        formatter.write(_table([(_written(p), _help_of(p)) for p in self.params]))


def _usage(speak: Language, ctx: click.Context, line: Sequence[str]) -> str:
    words = " ".join((ctx.command_path, *line, speak.say("cli:usage-options")))
    return f"{speak.say('cli:usage')} {words}\n\n"


def _written(parameter: click.Parameter) -> str:
    """The parameter as a person writes it: ``--seconds S``, ``SCENARIO``."""
    if isinstance(parameter, click.Option):
        value = "" if parameter.is_flag else f" {parameter.metavar}"
        return parameter.opts[0] + value
    return parameter.metavar or ""


def _help_of(parameter: click.Parameter) -> str:
    return getattr(parameter, "help", None) or ""


def _paragraph(text: str) -> str:
    lines = (textwrap.fill(line, _width()) for line in text.splitlines())
    return "\n".join(lines) + "\n\n"


def _table(rows: Sequence[tuple[str, str]]) -> str:
    """Two columns, the second wrapped under itself."""
    first = max(len(name) for name, _ in rows) + 4
    lines = []
    for name, text in rows:
        lines.append(
            textwrap.fill(
                text,
                _width(),
                initial_indent=f"  {name}".ljust(first),
                subsequent_indent=" " * first,
            )
        )
    return "\n".join(lines) + "\n"


def _width() -> int:
    return max(40, min(shutil.get_terminal_size().columns, 100))
