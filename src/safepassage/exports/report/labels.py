"""Labels that do not overlap: the first free place around a point, the most important first."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from safepassage.exports.report.paths import Point


@dataclass(frozen=True, slots=True)
class Rectangle:
    """Pixels from the top left."""

    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: Rectangle) -> bool:
        """Whether they share any area."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def holds(self, point: Point) -> bool:
        """Whether the point lies inside."""
        return self.left < point[0] < self.right and self.top < point[1] < self.bottom


@dataclass(frozen=True, slots=True)
class Wanted:
    """A label that somebody would like to have near a point."""

    key: str
    at: Point
    width: float
    height: float


def text_width(text: str, size: float) -> float:
    """Pixels that a line of text takes at most, in any font that a browser may choose."""
    total = 0.0
    for character in text:
        if unicodedata.combining(character) or unicodedata.category(character) == "Cf":
            continue
        if "\u0600" <= character <= "\u06ff":
            total += 0.56
        elif character in "ilI.,'|:;!()[] ":
            total += 0.34
        elif character.isupper() or character in "mwMW@%":
            total += 0.78
        else:
            total += 0.58
    return total * size


def placed(
    wanted: Sequence[Wanted],
    frame: Rectangle,
    keep_clear: Iterable[Rectangle],
    lines: Sequence[Point],
) -> dict[str, Rectangle]:
    """Where each label goes; one that finds no free place is left out.

    Earlier labels choose first. ``keep_clear`` is never covered, ``lines`` (points on the lines
    that are drawn) as little as possible.
    """
    taken = list(keep_clear)
    result: dict[str, Rectangle] = {}
    drawn = _Cells(lines)
    leaders = _Cells(())
    for label in wanted:
        best: tuple[float, Rectangle] | None = None
        for cost, box in sorted(_candidates(label), key=lambda candidate: candidate[0]):
            if best is not None and cost >= best[0]:
                break
            if box.left < frame.left or box.right > frame.right:
                continue
            if box.top < frame.top or box.bottom > frame.bottom:
                continue
            if any(box.overlaps(other) for other in taken):
                continue
            leader = _between(label.at, nearest(box, label.at))
            if any(other.holds(point) for other in result.values() for point in leader):
                continue
            price = cost + drawn.within(box) + 4 * leaders.within(box)
            if best is None or price < best[0]:
                best = (price, box)
        if best is not None:
            result[label.key] = best[1]
            taken.append(best[1])
            for point in _between(label.at, nearest(best[1], label.at)):
                leaders.add(point)
    return result


class _Cells:
    """Points sorted into squares, so that those inside a box are counted quickly."""

    _SIDE = 24.0

    def __init__(self, points: Iterable[Point]) -> None:
        self._cells: dict[tuple[int, int], list[Point]] = {}
        for point in points:
            self.add(point)

    def add(self, point: Point) -> None:
        """One more point."""
        cell = int(point[0] // self._SIDE), int(point[1] // self._SIDE)
        self._cells.setdefault(cell, []).append(point)

    def within(self, box: Rectangle) -> int:
        """How many points the box holds."""
        return sum(
            box.holds(point)
            for x in range(int(box.left // self._SIDE), int(box.right // self._SIDE) + 1)
            for y in range(int(box.top // self._SIDE), int(box.bottom // self._SIDE) + 1)
            for point in self._cells.get((x, y), ())
        )


def nearest(box: Rectangle, point: Point) -> Point:
    """The point of the box that is nearest to ``point``."""
    return (
        min(max(point[0], box.left), box.right),
        min(max(point[1], box.top), box.bottom),
    )


def _between(a: Point, b: Point) -> list[Point]:
    """Points on the way from a to b."""
    return [(a[0] + (b[0] - a[0]) * i / 10, a[1] + (b[1] - a[1]) * i / 10) for i in range(11)]


def _candidates(label: Wanted) -> Iterable[tuple[float, Rectangle]]:
    """Boxes around the point, the near ones cheap; straight beside it before aslant."""
    x, y = label.at
    w, h = label.width, label.height
    for ring, gap in enumerate((9.0, 16.0, 26.0, 38.0, 54.0, 74.0)):
        slant = gap * 0.72
        for turn, (left, top) in enumerate(
            (
                (x + gap, y - h / 2),
                (x - gap - w, y - h / 2),
                (x - w / 2, y - gap - h),
                (x - w / 2, y + gap),
                (x + slant, y - slant - h),
                (x - slant - w, y - slant - h),
                (x + slant, y + slant),
                (x - slant - w, y + slant),
                (x + gap, y - h * 0.85),
                (x + gap, y - h * 0.15),
                (x - gap - w, y - h * 0.85),
                (x - gap - w, y - h * 0.15),
                (x - w * 0.2, y - gap - h),
                (x - w * 0.8, y - gap - h),
                (x - w * 0.2, y + gap),
                (x - w * 0.8, y + gap),
            )
        ):
            yield ring * 3.0 + turn * 0.1, Rectangle(left, top, left + w, top + h)
