"""Distances along the great circle, times a detour: what holds until roads are known."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from safepassage.model import Location

EARTH_RADIUS_METRES = 6_371_008.8
"""Mean radius of the Earth (IUGG)."""


def straight_metres(locations: Sequence[Location | None], detour: Fraction) -> NDArray[np.int64]:
    """Metres between all pairs: great circle × detour, rounded up; −1 where a location is missing.

    Shape (points, points). The haversine formula keeps its precision at short distances.
    """
    known = np.array([location is not None for location in locations])
    latitude = np.radians([location.latitude if location else 0.0 for location in locations])
    longitude = np.radians([location.longitude if location else 0.0 for location in locations])
    half_chord = (
        np.sin((latitude[:, None] - latitude[None, :]) / 2) ** 2
        + np.cos(latitude)[:, None]
        * np.cos(latitude)[None, :]
        * np.sin((longitude[:, None] - longitude[None, :]) / 2) ** 2
    )
    direct = 2 * EARTH_RADIUS_METRES * np.arcsin(np.sqrt(np.minimum(1.0, half_chord)))
    metres: NDArray[np.int64] = np.ceil(direct * float(detour)).astype(np.int64)
    metres[~(known[:, None] & known[None, :])] = -1
    return metres
