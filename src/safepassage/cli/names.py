"""``safepassage names …``: keys of readers, and names and medical facts under lock.

No name is ever taken from the command line, which the shell remembers: facts and questions come on
standard input, the passphrase is asked for without showing it.
"""

from __future__ import annotations

import getpass
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from safepassage.cli.command import Verb, Verbs
from safepassage.cli.values import Argument, Unusable, json_option, path
from safepassage.cli.written import written_json
from safepassage.language import Language

if TYPE_CHECKING:
    from safepassage.api import Read
    from safepassage.vault import Found, Key, Medical, Name


def command(speak: Language) -> click.Command:
    """The verb ``names`` with what it does to them."""
    verbs = {"key": _key_command, "reader": _reader_command, "add": _add_command}
    return Verbs("names", speak, "help-names", verbs | {"find": _find_command})


def _key_command(speak: Language) -> click.Command:
    file = Argument("file", "FILE", speak.say("cli:parameter-key-new"), path())
    parameters = [file, _passphrase_option(speak)]
    return Verb("key", speak, "help-names-key", parameters, partial(_make_key, speak))


def _reader_command(speak: Language) -> click.Command:
    parameters = [
        _ledger(speak),
        Argument("public", "KEY", speak.say("cli:parameter-key-public"), click.STRING),
        click.Option(
            ["--duty"], required=True, metavar="TEXT", help=speak.say("cli:parameter-duty")
        ),
        click.Option(
            ["--kinds"],
            required=True,
            metavar="name,medical|none",
            help=speak.say("cli:parameter-kinds"),
        ),
    ]
    return Verb("reader", speak, "help-names-reader", parameters, partial(_name_reader, speak))


def _add_command(speak: Language) -> click.Command:
    parameters = [_ledger(speak), _key_option(speak), _passphrase_option(speak)]
    return Verb("add", speak, "help-names-add", parameters, partial(_add, speak))


def _find_command(speak: Language) -> click.Command:
    parameters = [
        _ledger(speak),
        _key_option(speak, required=True),
        click.Option(
            ["--purpose"], required=True, metavar="TEXT", help=speak.say("cli:parameter-purpose")
        ),
        _passphrase_option(speak),
        json_option(speak),
    ]
    return Verb("find", speak, "help-names-find", parameters, partial(_find, speak))


def _ledger(speak: Language) -> click.Parameter:
    return Argument("ledger", "LEDGER", speak.say("cli:parameter-names-ledger"), path())


def _key_option(speak: Language, *, required: bool = False) -> click.Parameter:
    help_text = speak.say("cli:parameter-key")
    return click.Option(["--key"], required=required, metavar="FILE", type=path(), help=help_text)


def _passphrase_option(speak: Language) -> click.Parameter:
    help_text = speak.say("cli:parameter-passphrase")
    return click.Option(["--passphrase"], metavar="FILE", type=path(), help=help_text)


def _make_key(speak: Language, file: Path, passphrase: Path | None) -> int:
    import base64

    from safepassage.vault import keyfile

    key = keyfile.make(file, _passphrase(speak, passphrase))
    public = base64.b64encode(key.public).decode()
    click.echo(speak.say("vault:key-made", path=str(file)))
    click.echo(speak.say("vault:key-public", key=public))
    click.echo(speak.say("vault:key-fingerprint", fingerprint=key.fingerprint))
    return 0


def _name_reader(speak: Language, ledger: Path, public: str, duty: str, kinds: str) -> int:
    from safepassage import api
    from safepassage.vault import Kind

    named = [] if kinds == "none" else kinds.split(",")
    if not {kind.value for kind in Kind}.issuperset(named):
        raise Unusable(speak.say("cli:value-kinds", value=kinds))
    reader = api.name_reader(ledger, public, duty, [Kind(kind) for kind in named])
    message = "vault:reader-named" if named else "vault:reader-taken-back"
    click.echo(speak.say(message, duty=duty, fingerprint=reader.fingerprint))
    return 0


def _add(speak: Language, ledger: Path, key: Path | None, passphrase: Path | None) -> int:
    from safepassage import api

    unlocked = None if key is None else _unlock(speak, key, passphrase)
    added = api.add_names(ledger, sys.stdin.buffer.read().splitlines(), unlocked)
    click.echo(speak.say("vault:added", count=added.facts))
    for row, found in added.likely:
        name = _described(speak, found.fact)
        click.echo(speak.say("vault:likely", row=str(row), name=name))
    return 0


def _find(
    speak: Language, ledger: Path, key: Path, purpose: str, passphrase: Path | None, as_json: bool
) -> int:
    from safepassage import api

    unlocked = _unlock(speak, key, passphrase)
    asked = sys.stdin.buffer.readline().decode("utf-8", errors="replace")
    read = api.find_names(ledger, asked, purpose, unlocked)
    if as_json:
        click.echo(written_json(_as_data(read)))
        return 0
    for found in read.names.people:
        click.echo(_described(speak, found.fact))
        for rival in found.rivals:
            click.echo(speak.say("vault:rival", name=_described(speak, rival)))
    if read.medical is not None:
        _tell_medical(speak, read.medical)
    if read.names.more:
        click.echo(speak.say("vault:more", count=read.names.more))
    if not read.names.people and read.medical is None:
        click.echo(speak.say("vault:nobody"))
    return 0


def _tell_medical(speak: Language, found: Found[Medical]) -> None:
    for fact in (found.fact, *found.rivals):
        for field in ("condition", "medicines", "allergies", "remarks"):
            value = getattr(fact, field)
            if value:
                click.echo(speak.say(f"vault:field-{field}", value=value))


def _described(speak: Language, name: Name) -> str:
    """Somebody in one line: number, names, year, father."""
    parts = [name.wristband, name.arabic, name.latin, str(name.born or "")]
    if name.father:
        parts.append(speak.say("vault:father", name=name.father))
    return " · ".join(part for part in parts if part)


def _as_data(read: Read) -> dict[str, object]:
    everybody: list[Found[Name] | Found[Medical]] = [*read.names.people]
    everybody += [] if read.medical is None else [read.medical]
    found = [
        {
            "fact": _fields(one.fact),
            "rivals": [_fields(rival) for rival in one.rivals],
            "likeness": round(one.likeness, 3),
        }
        for one in everybody
    ]
    return {"found": found, "more": read.names.more}


def _fields(fact: Name | Medical) -> dict[str, object]:
    return {field: getattr(fact, field) for field in fact.__struct_fields__ if getattr(fact, field)}


def _unlock(speak: Language, key: Path, passphrase: Path | None) -> Key:
    from safepassage.vault import keyfile

    return keyfile.unlock(key, _passphrase(speak, passphrase))


def _passphrase(speak: Language, file: Path | None) -> str:
    """From the first line of a file, or typed without being shown."""
    if file is None:
        return getpass.getpass(speak.say("vault:passphrase") + " ")
    lines = file.read_text(encoding="utf-8", errors="replace").splitlines()
    return lines[0] if lines else ""
