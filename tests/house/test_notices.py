"""Every notice has its sentences in both languages, and its place in the documentation."""

from __future__ import annotations

import ast
import re
import subprocess
import sys

import pytest

from house.repository import CATALOGUES, ROOT, messages, modules, tree
from safepassage.language import notice_catalogue

CODE = re.compile(r"(?:[ACDFJLNPTVX]|R\d{1,2})-[A-Z0-9]+(?:-[A-Z0-9]+)*")


def codes_in_code() -> set[str]:
    return {
        node.value
        for path in modules()
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and CODE.fullmatch(node.value)
    }


def codes_in_catalogues() -> set[str]:
    names = (catalogue for catalogue in CATALOGUES if catalogue.startswith("notices-"))
    found = {name for catalogue in names for name in messages("en", catalogue)}
    return {name for name in found if CODE.fullmatch(name)}


def test_the_code_and_the_catalogues_know_the_same_notices() -> None:
    assert codes_in_code() == codes_in_catalogues()


@pytest.mark.parametrize("language", ["ar", "en"])
def test_every_notice_says_what_is_wrong_and_what_to_do(language: str) -> None:
    for code in codes_in_catalogues():
        message = messages(language, notice_catalogue(code))[code]
        assert message.value is not None, code
        assert [attribute.id.name for attribute in message.attributes] == ["remedy"], code


def test_the_page_of_notices_is_current() -> None:
    done = subprocess.run(
        [sys.executable, "scripts/write_notices.py", "--check"],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr
