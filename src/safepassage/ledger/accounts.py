"""Accounts: every place and every vehicle is one, and so is every end and every source.

An account is written as a text, ``waiting:sukkari`` or ``aboard:bus-07/3``; see
``docs/formats/journal.md``.
"""

from __future__ import annotations

from typing import NamedTuple

SOURCES = ("registered", "joined", "born")
"""Whence heads come in."""

ENDS = ("declined", "left", "detained", "died", "missing")
"""Where people are no longer moved."""

SPOTS = ("waiting", "aboard", "received")
"""What a place or a vehicle can be to people."""

HANDED_OVER = "handed_over"

LONGEST = 200
"""Letters in a text of an entry."""

_MARKS = str.maketrans("", "", "\u200c\u200d\u200e\u200f")
"""What joins and parts letters and turns their direction: texts in Arabic and Persian hold them.
Nothing else that cannot be seen may stand in a text.
"""

MOST = 1_000_000
"""The highest number in an entry."""


class Trip(NamedTuple):
    """One trip of a vehicle."""

    vehicle: str
    number: int


def is_account(text: str) -> bool:
    """Whether the text names an account of any sort."""
    return text in SOURCES or text in ENDS or is_spot(text) or _names(text, HANDED_OVER)


def is_spot(text: str) -> bool:
    """Whether the text names people at a place or in a vehicle."""
    if text.startswith("aboard:"):
        return trip_of(text) is not None
    return _names(text, "waiting") or _names(text, "received")


def is_text(text: str) -> bool:
    """Whether the text may stand in an entry: printable, not empty, not endless."""
    return 0 < len(text) <= LONGEST and (text.isprintable() or text.translate(_MARKS).isprintable())


def trip_of(account: str) -> Trip | None:
    """The trip that an account is of; None where it is another sort of account."""
    if not account.startswith("aboard:"):
        return None
    vehicle, _, number = account[len("aboard:") :].rpartition("/")
    if not (number.isascii() and number.isdigit()) or number[0] == "0" or not is_text(vehicle):
        return None
    return Trip(vehicle, int(number)) if len(number) <= 7 and int(number) <= MOST else None


def place_of(account: str) -> str | None:
    """The place that people wait at or were received at; None for other sorts of account."""
    sort, colon, place = account.partition(":")
    return place if colon and sort in ("waiting", "received") else None


def sort_of(account: str) -> str:
    """What stands for the account in the equation: ``received`` for those handed over."""
    sort = account.partition(":")[0]
    return "received" if sort == HANDED_OVER else sort


def _names(text: str, sort: str) -> bool:
    found, colon, name = text.partition(":")
    return found == sort and bool(colon) and is_text(name)
