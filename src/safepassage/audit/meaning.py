"""What a fact means to somebody who recounts: who moves, who was counted, who may speak."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import Any, NamedTuple

from safepassage.audit.values import ENDS, SOURCES, seconds

Heads = tuple[int, int, int]
"""Heads by need: seat, wheelchair, stretcher."""

NEEDS = ("seat", "wheelchair", "stretcher")
"""The names of the three."""


class Moved(NamedTuple):
    """Heads out of one account and into another; None where nobody knows how many.

    ``empty``: somebody looked, and nobody is left in the first.
    """

    out_of: str
    into: str
    heads: Heads | None
    people: tuple[str, ...]
    empty: bool


class Counted(NamedTuple):
    """Somebody counted so many heads, of all needs, in an account."""

    account: str
    heads: int


class Resolved(NamedTuple):
    """An officer settled a discrepancy, and moved the heads that were wrong if that was why."""

    discrepancy: str
    moved: Moved | None


class Corrected(NamedTuple):
    """An entry should have said something else, at ``happened`` where that is known.

    ``instead`` None: nothing that a recount looks at. ``saying`` is the fact as a text, by which
    two corrections are compared; empty where it did not happen at all.
    """

    entry: str
    instead: Meaning | None
    happened: int | None
    saying: str


class Opened(NamedTuple):
    """The operation begins, with its first device; or an exercise does."""

    operation: str
    key: str
    exercise: bool = False


class Enrolled(NamedTuple):
    """A device may speak from now on."""

    device: str
    key: str
    role: str


class Revoked(NamedTuple):
    """What a device says after a number does not count."""

    device: str
    after: int


class ClockChecked(NamedTuple):
    """A device's clock runs so many seconds ahead."""

    device: str
    ahead: int
    heard: int


Meaning = Moved | Counted | Resolved | Corrected | Opened | Enrolled | Revoked | ClockChecked


def meaning(fact: dict[str, Any], heard: int) -> Meaning | None:
    """What a well-formed fact means here; None for one that moves, counts and decides nothing."""
    kind = fact["kind"]
    ends = _ends(kind, fact)
    if ends is not None:
        return _moved(*ends, fact)
    if kind in ("departed", "passed", "arrived"):
        counted = fact.get("counted")
        return None if counted is None else Counted(_aboard(fact), counted)
    if kind == "counted":
        heads = _heads(fact["heads"])
        return None if heads is None else Counted(fact["where"], sum(heads))
    if kind == "resolved":
        named = fact.get("out_of") is not None
        moved = _moved(fact["out_of"], fact["into"], fact) if named else None
        return Resolved(fact["discrepancy"], moved)
    if kind == "corrected":
        return _corrected(fact, heard)
    if kind == "opened":
        return Opened(fact["operation"], fact["key"], fact.get("exercise") is not None)
    if kind == "enrolled":
        return Enrolled(fact["device"], fact["key"], fact["role"])
    if kind == "revoked":
        return Revoked(fact["device"], fact["after"])
    if kind == "clock_checked":
        return ClockChecked(fact["device"], fact["ahead"], heard)
    return None


def _ends(kind: str, fact: dict[str, Any]) -> tuple[str, str] | None:
    """Out of which account heads come, and into which they go; None where nobody moves."""
    if kind == "boarded":
        return _account("waiting", fact["place"]), _aboard(fact)
    if kind == "alighted":
        return _aboard(fact), _account("received" if fact["received"] else "waiting", fact["place"])
    if kind == "handed_over":
        return _account("received", fact["place"]), _account("handed_over", fact["receiver"])
    if kind in SOURCES:
        return kind, fact["where"]
    if kind in ENDS:
        return fact["where"], kind
    if kind == "withdrew":
        return fact["where"], "declined"
    if kind == "found":
        return "missing", fact["where"]
    if kind == "returned":
        return fact["of"], fact["where"]
    return None


@lru_cache(100_000)
def _account(sort: str, name: str) -> str:
    """One text for each account, however often it is named."""
    return f"{sort}:{name}"


def _aboard(fact: dict[str, Any]) -> str:
    return _account("aboard", f"{fact['vehicle']}/{fact['trip']}")


def _moved(out_of: str, into: str, fact: dict[str, Any]) -> Moved:
    people = tuple(fact.get("people", ()))
    return Moved(out_of, into, _heads(fact["heads"]), people, fact.get("empty", False))


def _heads(heads: dict[str, int] | None) -> Heads | None:
    if heads is None:
        return None
    return _same(heads.get("seat", 0), heads.get("wheelchair", 0), heads.get("stretcher", 0))


@lru_cache(100_000)
def _same(seat: int, wheelchair: int, stretcher: int) -> Heads:
    """One tuple for the same heads, so that a million entries need little room."""
    return seat, wheelchair, stretcher


def _corrected(fact: dict[str, Any], heard: int) -> Corrected:
    instead, happened = fact.get("instead"), fact.get("happened")
    return Corrected(
        entry=fact["entry"],
        instead=None if instead is None else meaning(instead, heard),
        happened=None if happened is None else seconds(happened),
        saying="" if instead is None else json.dumps(_plain(instead), sort_keys=True),
    )


def _plain(fact: dict[str, Any]) -> dict[str, Any]:
    """A fact without what might as well be left out, so that the same is written the same."""
    plain = {name: value for name, value in fact.items() if value not in (None, [])}
    if plain.get("empty") is False:
        del plain["empty"]
    if type(plain.get("heads")) is dict:
        plain["heads"] = {need: number for need, number in plain["heads"].items() if number}
    else:
        plain["heads"] = None
    return plain
