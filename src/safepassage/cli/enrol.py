"""``safepassage enrol LEDGER DEVICE --role ROLE --out FOLDER``: lets another device speak."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import get_args

import click

from safepassage.cli.command import Verb
from safepassage.cli.values import Argument, Unusable, ledger_argument, maker_option, path
from safepassage.language import Language


def command(speak: Language) -> click.Command:
    """The verb ``enrol``."""
    parameters = [
        ledger_argument(speak),
        Argument("device", "DEVICE", speak.say("cli:parameter-new-device"), click.STRING),
        click.Option(
            ["--role"], required=True, metavar="ROLE", help=speak.say("cli:parameter-role")
        ),
        click.Option(
            ["--out"],
            required=True,
            metavar="FOLDER",
            type=path(),
            help=speak.say("cli:parameter-out-device"),
        ),
        maker_option(speak),
    ]
    return Verb("enrol", speak, "help-enrol", parameters, partial(_enrol, speak))


def _enrol(
    speak: Language, ledger: Path, device: str, role: str, out: Path, maker: str | None
) -> int:
    from safepassage import api

    for known in get_args(api.DeviceRole):
        if known == role:
            api.enrol(ledger, device, known, maker, out)
            click.echo(speak.say("cli:device-enrolled", device=device, path=str(out)))
            return 0
    roles = ", ".join(get_args(api.DeviceRole))
    raise Unusable(speak.say("cli:value-role", value=role, roles=roles))
