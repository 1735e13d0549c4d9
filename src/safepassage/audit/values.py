"""What may stand in a field: texts, numbers, times, accounts. Each answers yes or no."""

from __future__ import annotations

import binascii
import re
import unicodedata
from base64 import b64decode, b64encode
from datetime import UTC, datetime
from functools import lru_cache

MOST = 1_000_000
"""The highest whole number of an entry, unless said otherwise."""

LONGEST = 200
"""Letters in a text."""

MOST_PEOPLE = 500
"""Wristbands in one list."""

MOST_SHIFT = 3_200_000_000
MOST_AHEAD = 100_000_000
"""Seconds that a clock may be off by."""

SOURCES = ("registered", "joined", "born")
"""Accounts from which heads come in."""

ENDS = ("declined", "left", "detained", "died", "missing")
"""Accounts without a place, into which heads go."""

_UNPRINTABLE = "CZ"
"""The first letters of Unicode's classes of what cannot be seen: controls, gaps, ends of lines."""

_ALLOWED = frozenset(" \u200c\u200d\u200e\u200f")
"""Of these, what texts in Arabic and Persian need: non-joiner, joiner, and the marks of direction.
"""

_DEVICE = re.compile(r"[a-z0-9-]{1,32}")
_ENTRY = re.compile(r"([a-z0-9-]{1,32})/([1-9][0-9]{0,6})")
_DIGEST = re.compile(r"[0-9a-f]{64}")
_RELIABILITY = re.compile(r"[A-F][1-6]")
_TIME = re.compile(r"(20[0-9]{2}-[0-9]{2}-[0-9]{2})T([01][0-9]|2[0-3]):([0-5][0-9]):([0-5][0-9])Z")
_TRIP = re.compile(r"(.+)/([1-9][0-9]{0,6})", re.DOTALL)


@lru_cache(100_000)
def _printable(text: str) -> bool:
    return text.isprintable() or not any(
        unicodedata.category(c)[0] in _UNPRINTABLE for c in set(text) - _ALLOWED
    )


def is_text(value: object) -> bool:
    """Something printable of 1 to 200 letters."""
    return type(value) is str and 0 < len(value) <= LONGEST and _printable(value)


def is_number(value: object) -> bool:
    """0 to 1,000,000. What JSON calls true is no number here."""
    return type(value) is int and 0 <= value <= MOST


def is_number_from_1(value: object) -> bool:
    """1 to 1,000,000."""
    return type(value) is int and 1 <= value <= MOST


def is_ahead(value: object) -> bool:
    """Seconds, of either sign."""
    return type(value) is int and -MOST_AHEAD <= value <= MOST_AHEAD


def is_shift(value: object) -> bool:
    """Seconds from now to when an exercise plays, of either sign: a hundred years at most."""
    return type(value) is int and -MOST_SHIFT <= value <= MOST_SHIFT


def is_flag(value: object) -> bool:
    """True or false."""
    return type(value) is bool


def is_device(value: object) -> bool:
    """The name of a device."""
    return type(value) is str and _DEVICE.fullmatch(value) is not None


def is_entry(value: object) -> bool:
    """The id of an entry."""
    found = _ENTRY.fullmatch(value) if type(value) is str else None
    return found is not None and int(found[2]) <= MOST


def is_digest(value: object) -> bool:
    """SHA-256 in hexadecimal."""
    return type(value) is str and _DIGEST.fullmatch(value) is not None


def is_reliability(value: object) -> bool:
    """Of the source, A to F, and of what it says, 1 to 6."""
    return type(value) is str and _RELIABILITY.fullmatch(value) is not None


def is_time(value: object) -> bool:
    """UTC to the second, from 2000 to 2099."""
    return type(value) is str and seconds(value) is not None


@lru_cache(100_000)
def seconds(text: str) -> int | None:
    """Seconds from the beginning of 1970 to a time; None where the text is no time."""
    found = _TIME.fullmatch(text)
    day = None if found is None else _midnight(found[1])
    if found is None or day is None:
        return None
    return day + 3600 * int(found[2]) + 60 * int(found[3]) + int(found[4])


@lru_cache(1_000)
def _midnight(day: str) -> int | None:
    """Seconds from the beginning of 1970 to a day's; None for the 30th of February."""
    try:
        moment = datetime.fromisoformat(day)
    except ValueError:
        return None
    return int(moment.replace(tzinfo=UTC).timestamp())


def is_key(value: object) -> bool:
    """32 bytes in base64."""
    return type(value) is str and from_base64(value, 32) is not None


def from_base64(text: str, length: int) -> bytes | None:
    """So many bytes, if they are written in base64 as everybody must write them; else None."""
    try:
        found = b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return None
    return found if len(found) == length and b64encode(found).decode() == text else None


def is_heads(value: object) -> bool:
    """Heads by need, or null: some, and nobody knows how many."""
    return value is None or (
        type(value) is dict and value.keys() <= _NEEDS and all(map(is_number, value.values()))
    )


_NEEDS = {"seat", "wheelchair", "stretcher"}


@lru_cache(100_000)
def _is_spot(text: str) -> bool:
    sort, _, name = text.partition(":")
    if sort == "aboard":
        trip = _TRIP.fullmatch(name)
        return trip is not None and is_text(trip[1]) and int(trip[2]) <= MOST
    return sort in ("waiting", "received") and is_text(name)


def is_spot(value: object) -> bool:
    """An account that people can stand or sit in: waiting, aboard or received."""
    return type(value) is str and _is_spot(value)


def is_account(value: object) -> bool:
    """Any account."""
    if type(value) is not str:
        return False
    sort, _, name = value.partition(":")
    return (
        value in SOURCES
        or value in ENDS
        or _is_spot(value)
        or (sort == "handed_over" and is_text(name))
    )


def are_texts(value: object) -> bool:
    """A list of texts."""
    return type(value) is list and all(map(is_text, value))


def are_people(value: object) -> bool:
    """Wristbands, each once."""
    return (
        type(value) is list
        and len(value) <= MOST_PEOPLE
        and all(map(is_text, value))
        and len(set(value)) == len(value)
    )


def are_figures(value: object) -> bool:
    """What a statement says of how many: a text to a number, or to null for unknown."""
    return type(value) is dict and all(
        is_text(name) and (number is None or is_number(number)) for name, number in value.items()
    )
