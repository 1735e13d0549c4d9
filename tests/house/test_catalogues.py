"""Arabic and English say the same things, each in its own way."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from fluent.runtime import FluentBundle, FluentResource
from fluent.syntax import ast as ftl
from fluent.syntax.visitor import Visitor

from house.repository import CATALOGUES, LOCALES, PACKAGE, messages, modules, tree
from safepassage.catalogue import plain_messages
from safepassage.ledger.entries import KINDS

PLURALS = {
    "en": {"one", "other"},
    "ar": {"zero", "one", "two", "few", "many", "other"},
}
"""What CLDR distinguishes when counting whole things."""

ANY_PLURAL = {"zero", "one", "two", "few", "many"}


class Uses(Visitor):
    """The variables, functions and choices of a message."""

    def __init__(self) -> None:
        self.variables: set[str] = set()
        self.functions: set[str] = set()
        self.choices: list[ftl.SelectExpression] = []
        self.messages: set[str] = set()

    def visit_VariableReference(self, node: ftl.VariableReference) -> None:
        self.variables.add(node.id.name)

    def visit_FunctionReference(self, node: ftl.FunctionReference) -> None:
        self.functions.add(node.id.name)
        self.generic_visit(node)

    def visit_MessageReference(self, node: ftl.MessageReference) -> None:
        self.messages.add(node.id.name)

    def visit_SelectExpression(self, node: ftl.SelectExpression) -> None:
        self.choices.append(node)
        self.generic_visit(node)


def uses(node: ftl.SyntaxNode) -> Uses:
    found = Uses()
    found.visit(node)
    return found


def whole(language: str, catalogue: str) -> set[str]:
    """The messages that are said by themselves. What is only a part of others is the business of
    its language: where one needs a plural, the other may need none.
    """
    said = messages(language, catalogue)
    return set(said) - {part for message in said.values() for part in uses(message).messages}


def variables(language: str, catalogue: str, name: str) -> set[str]:
    """Everything that a message needs, by way of other messages too."""
    found = uses(messages(language, catalogue)[name])
    within = (variables(language, catalogue, other) for other in found.messages)
    return found.variables.union(*within)


def keys(choice: ftl.SelectExpression) -> set[str]:
    return {
        key.value if isinstance(key := variant.key, ftl.NumberLiteral) else key.name
        for variant in choice.variants
    }


def test_both_languages_have_the_same_catalogues() -> None:
    assert sorted(path.stem for path in (LOCALES / "ar").glob("*.ftl")) == CATALOGUES
    assert sorted(path.name for path in LOCALES.iterdir()) == ["ar", "en"]


@pytest.mark.parametrize("catalogue", CATALOGUES)
def test_both_languages_say_the_same_messages(catalogue: str) -> None:
    english, arabic = messages("en", catalogue), messages("ar", catalogue)
    assert whole("en", catalogue) == whole("ar", catalogue)
    for name in whole("en", catalogue):
        message, twin = english[name], arabic[name]
        assert (message.value is None) == (twin.value is None), name
        attributes = {attribute.id.name for attribute in message.attributes}
        assert attributes == {attribute.id.name for attribute in twin.attributes}, name
        needed = variables("en", catalogue, name)
        assert needed == variables("ar", catalogue, name), f"{catalogue}.ftl {name}"
        assert uses(message).functions == uses(twin).functions, name
        assert uses(message).functions <= {"NUMBER", "DURATION", "REFUSAL"}, name


@pytest.mark.parametrize("language", PLURALS)
@pytest.mark.parametrize("catalogue", CATALOGUES)
def test_a_sentence_that_counts_counts_as_its_language_does(language: str, catalogue: str) -> None:
    for name, message in messages(language, catalogue).items():
        for choice in uses(message).choices:
            named = {key for key in keys(choice) if not re.fullmatch(r"-?\d+", key)}
            if named & ANY_PLURAL or named == {"other"}:
                assert named == PLURALS[language], f"{language}/{catalogue}.ftl {name}: {named}"


@pytest.mark.parametrize("catalogue", CATALOGUES)
def test_arabic_is_written_in_arabic_and_english_is_not(catalogue: str) -> None:
    for name, message in messages("ar", catalogue).items():
        for text in texts(message):
            words = re.findall(r"[A-Za-z]{3,}", text)
            arabic = re.findall(r"[\u0621-\u064a]{2,}", text)
            assert arabic or len(words) < 3, f"ar/{catalogue}.ftl {name}: {text!r}"
    for name, message in messages("en", catalogue).items():
        for text in texts(message):
            assert not re.search(r"[\u0621-\u064a]", text), f"en/{catalogue}.ftl {name}: {text!r}"


def texts(message: ftl.Message) -> list[str]:
    found: list[str] = []

    class Texts(Visitor):
        def visit_TextElement(self, node: ftl.TextElement) -> None:
            found.append(node.value)

    Texts().visit(message)
    return found


@pytest.mark.parametrize("language", PLURALS)
@pytest.mark.parametrize("catalogue", CATALOGUES)
def test_the_short_way_of_reading_says_what_fluent_says(language: str, catalogue: str) -> None:
    text = (LOCALES / language / f"{catalogue}.ftl").read_text(encoding="utf-8")
    bundle = FluentBundle([language], use_isolating=False)
    bundle.add_resource(FluentResource(text))
    for name, plain in plain_messages(text).items():
        value = bundle.get_message(name).value
        assert value is not None
        assert bundle.format_pattern(value) == (plain, []), name


def code_texts() -> str:
    """All code and all templates, in one text."""
    paths = [
        *modules(),
        *PACKAGE.rglob("*.html"),
        *PACKAGE.rglob("*.j2"),
        *PACKAGE.rglob("*.jinja"),
    ]
    return "\n".join(path.read_text(encoding="utf-8") for path in paths)


@pytest.mark.parametrize("catalogue", CATALOGUES)
def test_no_sentence_is_left_that_nobody_says(catalogue: str) -> None:
    code = code_texts()
    # Each kind of entry has its own sentence, by its name.
    code += "\n" + "\n".join(kind.replace("_", "-") for kind in KINDS)
    prefixes = re.findall(r"[\"':]([a-z][\w-]*-)\{", code)
    for name in whole("en", catalogue):
        said = re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", code)
        assert said or any(name.startswith(prefix) for prefix in prefixes), (
            f"{catalogue}.ftl: {name} is never said"
        )


def said_by(path: Path) -> set[tuple[str, str]]:
    """The whole ids ``catalogue:id`` that stand in a file, as pairs."""
    found = set()
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            match = re.fullmatch(r"([a-z-]+):([A-Za-z][\w-]*)(?:\.[a-z]+)?", node.value)
            if match and match[1] in CATALOGUES and not match[2].endswith("-"):
                found.add((match[1], match[2]))
    return found


@pytest.mark.parametrize("path", modules(), ids=lambda path: path.name)
def test_every_sentence_that_is_said_exists(path: Path) -> None:
    for catalogue, name in said_by(path):
        assert name in messages("en", catalogue), f"{path.name} says {catalogue}:{name}"
