"""When something is closed: the gaps between its windows."""

from __future__ import annotations

from collections.abc import Iterable

from safepassage.model import Window, joined


def closed(windows: Iterable[Window], begin: int, end: int) -> list[tuple[int, int]]:
    """The intervals of [begin, end) outside the windows; none where there are no windows."""
    opened = joined(windows)
    result: list[tuple[int, int]] = []
    if not opened:
        return result
    now = begin
    for window in opened:
        if window.begin > now:
            result.append((now, min(end, int(window.begin))))
        now = max(now, int(window.end))
        if now >= end:
            break
    if now < end:
        result.append((now, end))
    return [(a, b) for a, b in result if b > a]
