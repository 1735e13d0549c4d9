"""SVG path data, short and the same on every machine."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

Point = tuple[float, float]


def number(value: float) -> str:
    """A coordinate to a tenth of a pixel, without a needless zero."""
    text = f"{value:.1f}"
    return text[:-2] if text.endswith(".0") else text


def line(points: Sequence[Point]) -> str:
    """``M x y L x y …``."""
    if not points:
        return ""
    return "M" + "L".join(f"{number(x)} {number(y)}" for x, y in points)


def lines(pieces: Iterable[Sequence[Point]]) -> str:
    """Several separate lines in one path."""
    return "".join(line(piece) for piece in pieces)


def area(points: Sequence[Point]) -> str:
    """A closed outline."""
    return line(points) + "Z" if points else ""


def steps(points: Sequence[Point], flat_to: float | None = None) -> list[Point]:
    """The corner points of a staircase that keeps each value until the next one.

    ``flat_to`` carries the last value on to that x.
    """
    result: list[Point] = []
    for x, y in points:
        if result:
            result.append((x, result[-1][1]))
        result.append((x, y))
    if result and flat_to is not None:
        result.append((flat_to, result[-1][1]))
    return result
