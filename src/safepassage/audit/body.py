"""A body: one JSON object, read so strictly that no two readers can differ about it."""

from __future__ import annotations

import json
from typing import Any

from safepassage.audit import kinds

LONGEST = 16_384
"""Bytes of a body."""


class NotAnEntry(Exception):
    """A body that says nothing; ``field`` is the first that is wrong, empty for the whole."""

    def __init__(self, field: str = "") -> None:
        super().__init__(field)
        self.field = field


def read(body: bytes) -> dict[str, Any]:
    """The entry that stands in a body. Raises :class:`NotAnEntry`."""
    if len(body) > LONGEST:
        raise NotAnEntry
    try:
        entry = _DECODER.decode(body.decode("utf-8"))
    except (ValueError, RecursionError):
        raise NotAnEntry from None
    if type(entry) is not dict:
        raise NotAnEntry
    wrong = kinds.fault(entry)
    if wrong is not None:
        raise NotAnEntry(wrong)
    return entry


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object; a name that stands in it twice would be read differently by different readers."""
    found = dict(pairs)
    if len(found) != len(pairs):
        raise NotAnEntry
    return found


def _refused(number: str) -> None:
    raise NotAnEntry


_DECODER = json.JSONDecoder(
    object_pairs_hook=_object, parse_float=_refused, parse_constant=_refused
)
