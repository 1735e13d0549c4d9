"""Names in two languages, and windows of time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from safepassage.units import Seconds


@dataclass(frozen=True, slots=True)
class Name:
    """What people call a thing, in Arabic and in English; either may be empty in a rough draft."""

    ar: str = ""
    en: str = ""

    def in_language(self, language: str) -> str:
        """The name in ``language`` ("ar" or "en"), or in the other where this one is missing."""
        return (self.ar or self.en) if language == "ar" else (self.en or self.ar)


@dataclass(frozen=True, slots=True, order=True)
class Window:
    """The half-open interval [begin, end) in which something may happen."""

    begin: Seconds
    end: Seconds


def joined(windows: Iterable[Window]) -> tuple[Window, ...]:
    """The windows in order of time, those that touch or overlap made one.

    No windows at all means "always" everywhere in the model, and stays that way here.
    """
    result: list[Window] = []
    for window in sorted(windows):
        if result and window.begin <= result[-1].end:
            if window.end > result[-1].end:
                result[-1] = Window(result[-1].begin, window.end)
        else:
            result.append(window)
    return tuple(result)
