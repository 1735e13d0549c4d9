"""A fact as somebody types it, and as JSON: the way back from :mod:`safepassage.ledger.spoken`."""

from __future__ import annotations

import json
import shlex
from typing import Any

import msgspec

from safepassage.ledger.entries import AnyFact

_NEEDS = ("seat", "wheelchair", "stretcher")


def as_data(fact: AnyFact) -> dict[str, Any]:
    """The fact as JSON has it, its ``kind`` first."""
    made: dict[str, Any] = msgspec.to_builtins(fact)
    return made


def as_words(fact: AnyFact) -> str:
    """The fact as ``safepassage record`` takes it: ``boarded heads=36,2,0 place=sukkari …``."""
    kind, *fields = as_data(fact).items()
    words = [str(kind[1]), *(f"{name}={_word(name, value)}" for name, value in fields)]
    return " ".join(map(shlex.quote, words))


def _word(name: str, value: Any) -> str:
    if value is None:
        return "unknown"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if name == "heads":
        return ",".join(str(value.get(need, 0)) for need in _NEEDS)
    if isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False)
    return ",".join(map(str, value)) if isinstance(value, (list, tuple)) else str(value)
