"""Lines over the 180th meridian, where longitudes begin again."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from safepassage.model import Location


def cut(line: Sequence[Location]) -> tuple[tuple[Location, ...], ...]:
    """The line in parts, none of which crosses the 180th meridian (RFC 7946, section 3.1.9).

    Two points more than half the globe apart in longitude are taken to lie on its two sides.
    """
    parts: list[list[Location]] = [[line[0]]]
    for here, there in itertools.pairwise(line):
        if abs(here.longitude - there.longitude) > 180:
            edge = 180.0 if here.longitude > 0 else -180.0
            # How far it is to the meridian, out of the whole way round by it.
            before, after = abs(edge - here.longitude), abs(-edge - there.longitude)
            share = before / (before + after) if before + after else 0.0
            latitude = here.latitude + share * (there.latitude - here.latitude)
            parts[-1].append(Location(latitude, edge))
            parts.append([Location(latitude, -edge)])
        parts[-1].append(there)
    return tuple(tuple(part) for part in parts)
