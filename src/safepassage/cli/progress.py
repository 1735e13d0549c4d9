"""Progress on the error stream: one line that rewrites itself on a terminal, else now and then."""

from __future__ import annotations

import shutil
import sys
import time
from typing import TYPE_CHECKING, TextIO

from safepassage.language import Language

if TYPE_CHECKING:
    from safepassage.planner.progress import Progress

_EVERY = 5.0
"""Seconds between two lines where the stream is no terminal."""

_ERASE = "\r\x1b[K"


class ProgressLines:
    """Tells how the best plan and the bounds move while the planner works."""

    def __init__(self, speak: Language, stream: TextIO | None = None) -> None:
        self._speak = speak
        self._stream = stream or sys.stderr
        self._rewrites = self._stream.isatty()
        self._said: float | None = None

    def __call__(self, progress: Progress) -> None:
        """Shows where the search stands, unless it did so a moment ago."""
        now = time.monotonic()
        pause = 0.1 if self._rewrites else _EVERY
        if self._said is not None and now - self._said < pause:
            return
        self._said = now
        text = " · ".join(self._parts(progress))
        if self._rewrites:
            width = shutil.get_terminal_size().columns - 1
            self._stream.write(_ERASE + text[:width])
        else:
            self._stream.write(text + "\n")
        self._stream.flush()

    def tell(self, sentence: str) -> None:
        """Says something once, on a line of its own."""
        self.clear()
        self._stream.write(sentence + "\n")
        self._stream.flush()

    def clear(self) -> None:
        """Takes the rewritten line away."""
        if self._rewrites and self._said is not None:
            self._stream.write(_ERASE)
            self._stream.flush()

    def _parts(self, progress: Progress) -> list[str]:
        speak, figures, bounds = self._speak, progress.figures, progress.bounds
        parts = [speak.duration(int(progress.seconds))]
        if figures is None:
            parts.append(speak.say("cli:progress-nothing"))
        else:
            left = figures.left_behind_in_all
            if left:
                parts.append(speak.say("cli:progress-left", count=left))
            if figures.t1_clearance:
                t1 = speak.duration(figures.t1_clearance)
                parts.append(speak.say("cli:progress-t1", duration=t1))
            clearance = speak.duration(figures.clearance)
            message = "progress-clearance-some" if left else "progress-clearance"
            parts.append(speak.say(f"cli:{message}", duration=clearance))
        if bounds is not None:
            bound = speak.duration(bounds.clearance.value)
            parts.append(speak.say("cli:progress-bound", duration=bound))
        return parts
