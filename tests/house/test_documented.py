"""Whatever a person can type is written down, and nothing is written down that does not exist."""

from __future__ import annotations

import re

import click
import pytest

from house.repository import ROOT, files
from safepassage.cli.entry import TRACEBACK, program
from safepassage.language import language

PAGE = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")


def verbs() -> dict[str, click.Command]:
    """Every verb with its parameters, by what is typed."""
    found: dict[str, click.Command] = {}

    def walk(words: str, command: click.Command) -> None:
        if isinstance(command, click.Group):
            for name in command.list_commands(click.Context(command)):
                inner = command.get_command(click.Context(command), name)
                assert inner is not None
                walk(f"{words} {name}".strip(), inner)
        else:
            found[words] = command

    walk("", program(language("en")))
    return found


VERBS = verbs()


def section(verb: str) -> str:
    parts = re.split(r"^## ", PAGE, flags=re.MULTILINE)
    matching = [part for part in parts if part.splitlines()[0] == f"`{verb}`"]
    assert matching, f"docs/commands.md has no section `{verb}`"
    return matching[0]


@pytest.mark.parametrize("verb", VERBS)
def test_a_verb_has_a_section_with_every_parameter(verb: str) -> None:
    text = section(verb)
    for parameter in VERBS[verb].params:
        written = parameter.opts[0] if isinstance(parameter, click.Option) else parameter.metavar
        if written not in ("--lang", "--help"):
            assert f"`{written}" in text, f"{verb}: {written}"


@pytest.mark.parametrize("verb", VERBS)
def test_a_section_knows_no_option_that_the_verb_does_not(verb: str) -> None:
    options = {name for parameter in VERBS[verb].params for name in parameter.opts}
    assert set(re.findall(r"`(--[a-z]+)", section(verb))) <= options


def test_every_folder_stands_in_the_architecture() -> None:
    """Tests mirror the rooms, so that a folder of tests needs no line where its room has one."""
    page = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`([\w./-]+)/`", page))
    folders = {path.parent.relative_to(ROOT).as_posix() for path in files()} - {"."}
    whole = {
        re.sub(r"^(?:src/safepassage/|scenarios/)", "", folder)
        for folder in folders - {"src/safepassage"}
    }
    rooms = {f"tests/{folder}" for folder in whole}
    assert whole - rooms <= named, sorted(whole - rooms - named)
    assert named - {"scenarios", "src/safepassage"} <= whole, sorted(named - whole)


def test_every_section_is_a_verb() -> None:
    assert set(re.findall(r"^## `([a-z ]+)`$", PAGE, re.MULTILINE)) == set(VERBS)


def test_what_every_verb_understands_is_told_once() -> None:
    for word in ("--lang", "--help", "--version", TRACEBACK):
        assert f"`{word}" in PAGE
