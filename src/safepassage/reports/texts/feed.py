"""The entries of a feed (RSS, Atom) that somebody saved to disk."""

from __future__ import annotations

import calendar
import io
from datetime import UTC, date, datetime

from safepassage.reports.texts.encoding import decode
from safepassage.reports.texts.page import declared_encoding, fragment


def entries_of(data: bytes) -> list[tuple[str, date | None]] | None:
    """Each entry's headline and text, and the day (UTC) it was published; None where the letters
    cannot be recognised.
    """
    import feedparser

    text = decode(data, declared_encoding(data))
    if text is None:
        return None
    if text.startswith("<?xml"):
        text = text.partition("?>")[2]
    # A stream: a text would be taken for an address or a file's name, and fetched.
    feed = feedparser.parse(io.BytesIO(text.encode()), response_headers=_AS_UTF8)
    found = []
    for entry in feed.entries:
        bodies = [part.get("value", "") for part in entry.get("content", [])]
        bodies = bodies or [entry.get("summary", "")]
        title = fragment(entry.get("title", ""))
        body = max((fragment(body) for body in bodies), key=len)
        parts = [title] if title and not body.startswith(title) else []
        found.append(("\n".join([*parts, body]).strip(), _day(entry)))
    return found


_AS_UTF8 = {"content-type": "application/xml;charset=utf-8"}


def _day(entry: dict[str, object]) -> date | None:
    moment = entry.get("published_parsed") or entry.get("updated_parsed")
    if moment is None:
        return None
    try:
        return datetime.fromtimestamp(calendar.timegm(moment), UTC).date()  # type: ignore[arg-type]
    except (ValueError, OverflowError, OSError, TypeError):
        return None
