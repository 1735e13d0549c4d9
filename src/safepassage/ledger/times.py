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
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return True


def seconds_of(text: str) -> int:
    """Whole seconds since 1970 of a time of an entry."""
    hour, minute, second = int(text[11:13]), int(text[14:16]), int(text[17:19])
    return _midnight(text[:10]) + hour * 3600 + minute * 60 + second


def text_of(seconds: int) -> str:
    """The time of an entry, from whole seconds since 1970."""
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


@lru_cache(maxsize=4096)
def _midnight(day: str) -> int:
    return timegm((int(day[:4]), int(day[5:7]), int(day[8:10]), 0, 0, 0))
