"""One clear line for whatever stands in the way: the command line, the system, or ourselves."""

from __future__ import annotations

import errno
import os

import click

from safepassage.cli.values import Unusable
from safepassage.language import Language

_SYSTEM = {
    errno.ENOSPC: "error-disk-full",
    errno.EDQUOT: "error-disk-full",
    errno.EACCES: "error-not-allowed",
    errno.EPERM: "error-not-allowed",
    errno.EROFS: "error-not-allowed",
    errno.ENOTDIR: "error-not-a-folder",
    errno.EEXIST: "error-not-a-folder",
    errno.EISDIR: "error-is-a-folder",
    errno.ENOENT: "error-not-there",
    errno.ENAMETOOLONG: "error-name-too-long",
}


def of_usage(speak: Language, wrong: click.UsageError) -> str:
    """What is wrong with the command line, and what to type instead."""
    if isinstance(wrong, Unusable):
        return wrong.message
    verb = wrong.ctx.command_path if wrong.ctx else "safepassage"
    if isinstance(wrong, click.NoSuchOption):
        near = (wrong.possibilities or [""])[0]
        message = "cli:error-option-near" if near else "cli:error-option"
        return speak.say(message, option=wrong.option_name, near=near, verb=verb)
    if isinstance(wrong, click.MissingParameter) and wrong.param is not None:
        name = _name(wrong.param)
        return speak.say("cli:error-missing", parameter=name, verb=verb)
    if isinstance(wrong, click.BadOptionUsage):
        message = "cli:error-no-value" if _is_flag(wrong) else "cli:error-value"
        return speak.say(message, option=wrong.option_name)
    if isinstance(wrong, click.BadParameter) and wrong.param is not None:
        return speak.say("cli:error-unusable", parameter=_name(wrong.param), verb=verb)
    return speak.say("cli:error-line", verb=verb)


def of_system(speak: Language, refused: OSError) -> str:
    """What the operating system refused, and where."""
    path = os.fsdecode(refused.filename) if refused.filename is not None else ""
    code = refused.errno or 0
    message = _SYSTEM.get(code, "error-system")
    if not path and message != "error-disk-full":
        message = "error-system-somewhere"
    return speak.say(f"cli:{message}", path=path, code=errno.errorcode.get(code, str(code)))


def of_ourselves(speak: Language, mistake: Exception) -> str:
    """That the product, not the reader, did something wrong, and what became of their files."""
    try:
        from safepassage import api
    except Exception:
        # What cannot be loaded may be the mistake: saying sorry must not need it.
        return speak.say("cli:mistake", kind=type(mistake).__name__)
    if isinstance(mistake, api.Unverified):
        first = mistake.problems[0]
        return speak.say("cli:mistake-unverified", rule=first.code, problem=speak.problem(first))
    return speak.say("cli:mistake", kind=type(mistake).__name__)


def _name(parameter: click.Parameter) -> str:
    if isinstance(parameter, click.Option):
        return parameter.opts[0]
    return parameter.metavar or parameter.name or ""


def _is_flag(wrong: click.BadOptionUsage) -> bool:
    options = wrong.ctx.command.params if wrong.ctx else []
    return any(
        wrong.option_name in option.opts and isinstance(option, click.Option) and option.is_flag
        for option in options
    )
