"""A line on the map in one cell: ``41.140 -8.610, 41.150 -8.600``."""

from __future__ import annotations

import re
from dataclasses import dataclass

from safepassage.files.cells.cell import BadCellError, Surroundings
from safepassage.files.cells.number import digits
from safepassage.model import Location

_POINT = re.compile(r"([+-]?\d{1,2}(?:[.٫]\d+)?)\s+([+-]?\d{1,3}(?:[.٫]\d+)?)")
_BETWEEN = re.compile(r"\s*[,;،؛|\n]\s*")

MOST_POINTS = 10_000


@dataclass(frozen=True, slots=True)
class Line:
    """Points in order, each its latitude and longitude in degrees, commas between them."""

    units: tuple[str, ...] = ()

    def read(self, text: str, around: Surroundings) -> tuple[Location, ...]:
        """The points; F-LINE where there is a part that is none."""
        parts = [part for part in _BETWEEN.split(digits(text).replace("−", "-").strip()) if part]
        if len(parts) > MOST_POINTS:
            raise BadCellError("F-LINE")
        points = []
        for part in parts:
            found = _POINT.fullmatch(part.strip())
            if found is None:
                raise BadCellError("F-LINE")
            latitude, longitude = (float(group.replace("٫", ".")) for group in found.groups())
            if abs(latitude) > 90 or abs(longitude) > 180:
                raise BadCellError("F-LINE")
            points.append(Location(latitude, longitude))
        return tuple(points)

    def write(self, value: tuple[Location, ...]) -> str:
        """The points as they are read."""
        return ", ".join(f"{_degrees(p.latitude)} {_degrees(p.longitude)}" for p in value)


def _degrees(value: float) -> str:
    """The shortest decimals that read back as the same number."""
    text = repr(value)
    return f"{value:.17f}".rstrip("0") if "e" in text else text
