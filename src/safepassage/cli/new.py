"""``safepassage new DIR``: a small working scenario to begin with."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import click

from safepassage.cli.command import Verb
from safepassage.cli.values import Argument, path
from safepassage.language import Language


def command(speak: Language) -> click.Command:
    """The verb ``new``."""
    directory = Argument("directory", "DIR", speak.say("cli:parameter-directory"), path())
    return Verb("new", speak, "help-new", [directory], partial(_new, speak))


def _new(speak: Language, directory: Path) -> int:
    from safepassage import api

    api.new(directory)
    click.echo(speak.say("cli:new-written", path=str(directory)))
    return 0
