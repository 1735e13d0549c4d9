"""The time axis: where a moment stands on paper, and which moments get a label.

Time runs in the direction of reading, so in Arabic from right to left; why stands in
``docs/decisions/0010-time-runs-as-people-read.md``. Everything over time gets its x from here.
"""

from __future__ import annotations

from dataclasses import dataclass

from safepassage.exports.report.voice import Voice

_STEPS = (1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10800, 21600, 43200, 86400)


@dataclass(frozen=True, slots=True)
class Tick:
    """A labelled moment; ``day`` is given where a day begins on the axis."""

    x: float
    label: str
    day: str


@dataclass(frozen=True)
class TimeAxis:
    """Moments from ``begin`` to ``end`` on the pixels from ``left`` to ``right``."""

    begin: int
    end: int
    left: float
    right: float
    mirrored: bool

    def x(self, seconds: int) -> float:
        """Pixels from the left edge of the picture."""
        share = (seconds - self.begin) / max(1, self.end - self.begin)
        share = min(1.0, max(0.0, share))
        width = self.right - self.left
        return self.right - share * width if self.mirrored else self.left + share * width

    def box(self, begin: int, end: int) -> tuple[float, float]:
        """Left edge and width of an interval."""
        a, b = self.x(begin), self.x(end)
        return min(a, b), abs(b - a)

    def step(self, apart: float = 56, within: int = 0) -> int:
        """The shortest round step whose ticks are at least ``apart`` pixels from each other.

        ``within`` is a longer step of which it must be a part.
        """
        fitting = max(1.0, (self.right - self.left) / apart)
        span = self.end - self.begin
        fit = (s for s in _STEPS if span / s <= fitting and within % s == 0)
        return next(fit, within or _STEPS[-1])

    def ticks(self, voice: Voice, step: int) -> list[Tick]:
        """Local times of day, every ``step`` seconds."""
        start = voice.local(0)
        midnight = start.hour * 3600 + start.minute * 60 + start.second
        first = -((midnight + self.begin) % step) % step + self.begin
        result: list[Tick] = []
        for t in range(first, self.end + 1, step):
            moment = voice.local(t)
            new_day = not result or moment.date() != voice.local(t - step).date()
            result.append(Tick(self.x(t), voice.hour(t), voice.day(t) if new_day else ""))
        return result


ZOOMS = (2, 4, 8, 16)
"""How far a picture can be stretched in time, step by step."""


def finer(axis: TimeAxis, voice: Voice) -> list[tuple[float, str, int]]:
    """Ticks that there is room for only once the picture is stretched: x, label, from which zoom.

    The x is that of the picture before it is stretched.
    """
    step = axis.step()
    shown = {tick.x for tick in axis.ticks(voice, step)}
    result: list[tuple[float, str, int]] = []
    for zoom in ZOOMS:
        step = axis.step(56 / zoom, step)
        for tick in axis.ticks(voice, step):
            if tick.x not in shown:
                shown.add(tick.x)
                result.append((round(tick.x, 2), tick.label, zoom))
    return result


def time_axis(voice: Voice, end: int, left: float, right: float) -> TimeAxis:
    """The axis from the scenario's start to ``end``, in the direction of reading."""
    return TimeAxis(0, max(10, end), left, right, voice.language.direction == "rtl")
