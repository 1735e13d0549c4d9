"""Times of entries: UTC to the second, as a text of twenty letters; whole seconds in sums."""

from __future__ import annotations

import re
from calendar import timegm
from datetime import UTC, datetime
from functools import lru_cache

_SHAPE = re.compile(r"20\d\d-\d\d-\d\dT\d\d:\d\d:\d\dZ", re.ASCII)


def is_time(text: str) -> bool:
    """Whether the text is a time of an entry, from the year 2000 to 2099."""
    if not _SHAPE.fullmatch(text):
        return False
    year, month, day, hour, minute, second = map(int, re.split("[-T:]", text[:-1]))
    try:
        datetime(year, month, day, hour, minute, second, tzinfo=UTC)
    except ValueError:
        return False
    return True


def seconds_of(text: str) -> int:
    """Whole seconds since 1970 of a time of an entry."""
    return _minute(text[:16]) + int(text[17:19])


def text_of(seconds: int) -> str:
    """The time of an entry, from whole seconds since 1970."""
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


@lru_cache(maxsize=65_536)
def _minute(text: str) -> int:
    """Entries come in crowds: the minute, which takes the time to work out, is mostly known."""
    year, month, day = int(text[:4]), int(text[5:7]), int(text[8:10])
    return timegm((year, month, day, int(text[11:13]), int(text[14:16]), 0))
