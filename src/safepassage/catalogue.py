"""One message catalogue: a Project Fluent file, read as cheaply as its sentences allow.

Most of what a short command says takes no arguments. Such sentences are read straight from the
file; Fluent itself, whose import alone takes longer than the command should, is started only for a
sentence that puts something in.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from fluent.runtime import FluentBundle

_SENTENCES_KEPT = 10_000

_MESSAGE = re.compile(r"([a-zA-Z][\w-]*) *= *(.*)")

_LONG = 1000
"""Fluent puts in no text of more than 2500 characters; a list of a whole ferry has more."""


class Catalogue:
    """The sentences of one file, for one region's plurals.

    ``functions`` may be called from sentences by their names in capitals; ``isolating`` wraps every
    value put into a sentence in invisible marks that keep its direction to itself.
    """

    def __init__(
        self,
        path: Path,
        region: str,
        functions: Mapping[str, Callable[[Any], str]],
        *,
        isolating: bool,
    ) -> None:
        self._text = path.read_text(encoding="utf-8")
        self._region = region
        self._functions = functions
        self._isolating = isolating
        # Large reports say the same thousands of times. What is equal may differ in type: 1, True.
        self._filled = lru_cache(_SENTENCES_KEPT)(self._fill)

    def say(self, identifier: str, attribute: str, arguments: Mapping[str, object]) -> str:
        """The sentence, filled. Raises ``KeyError`` where it is missing, ``ValueError`` where it
        lacks an argument.
        """
        if not attribute and identifier in self._plain:
            return self._plain[identifier]
        items = tuple((name, type(value), value) for name, value in arguments.items())
        return self._filled(identifier, attribute, items)

    def _fill(
        self, identifier: str, attribute: str, arguments: tuple[tuple[str, type, object], ...]
    ) -> str:
        entry = self._bundle.get_message(identifier)
        pattern = entry.attributes[attribute] if attribute else entry.value
        if pattern is None:
            raise KeyError(identifier)
        short, long = _stood_in_for({name: value for name, _, value in arguments})
        said, errors = self._bundle.format_pattern(pattern, short)
        if errors:
            raise ValueError(f"{identifier}: {errors}")
        text = str(said)
        for stand_in, argument in long.items():
            text = text.replace(stand_in, argument)
        return text

    def knows(self, identifier: str) -> bool:
        """Whether there is such a sentence."""
        return identifier in self._plain or bool(self._bundle.has_message(identifier))

    @cached_property
    def _plain(self) -> dict[str, str]:
        return plain_messages(self._text)

    @cached_property
    def _bundle(self) -> FluentBundle:
        from fluent.runtime import FluentBundle, FluentResource

        functions: dict[str, Any] = dict(self._functions)
        bundle = FluentBundle([self._region], functions, use_isolating=self._isolating)
        bundle.add_resource(FluentResource(self._text))
        return bundle


def _stood_in_for(arguments: Mapping[str, object]) -> tuple[dict[str, object], dict[str, str]]:
    """The arguments with a short text for each long one, and what each of these stands for."""
    short, long = dict(arguments), dict[str, str]()
    for name, argument in arguments.items():
        if isinstance(argument, str) and len(argument) > _LONG:
            # No file can hold this character, so no other text contains it.
            short[name] = stand_in = f"\x00{name}\x00"
            long[stand_in] = argument
    return short, long


def plain_messages(text: str) -> dict[str, str]:
    """The messages of a Fluent file whose text is as it stands, without anything to put in."""
    found: dict[str, list[str]] = {}
    lines: list[str] | None = None
    for line in text.splitlines():
        begin = _MESSAGE.fullmatch(line)
        if begin:
            lines = found.setdefault(begin[1], [])
            lines.append(begin[2])
        elif lines is not None and line.startswith("    ") and line.strip()[:1] not in ".[*}":
            lines.append(line)
        else:
            # An attribute, a comment or a blank line: what follows is not this message's text.
            lines = None
    return {
        name: "\n".join(line.strip() for line in lines).strip("\n")
        for name, lines in found.items()
        if any(lines) and not any("{" in line or "}" in line for line in lines)
    }
