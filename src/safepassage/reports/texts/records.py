"""Lines of JSON, each a report: ``{"id": …, "text": …}``; ``published`` may say the day."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from safepassage.notices import Notice, Where


def records_in(lines: Iterable[bytes], file: str) -> Iterator[tuple[int, dict[str, Any]] | Notice]:
    """Row and object of every line that has something on it, or what is wrong with the line."""
    for row, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        where = Where(file, row)
        try:
            found = json.loads(line.decode("utf-8-sig"))
        except (ValueError, RecursionError):
            yield Notice("T-JSON", where=where)
            continue
        if not isinstance(found, dict):
            yield Notice("T-JSON", where=where)
            continue
        yield row, found


def day_of(value: object) -> date | None:
    """The day in ``2016-12-15`` or in a longer moment that begins so; None where it is none."""
    if not isinstance(value, str):
        return None
    try:
        return date.fromisoformat(value[:10])
    except ValueError:
        return None
