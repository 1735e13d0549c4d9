"""Measures of fullness: what part of a vehicle a party takes up, so that no load exceeds one."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from safepassage.model import Needs

Measure = NDArray[np.int64]

MEASURES = 6
"""How many measures of fullness are used for one vehicle class."""


def measures_of(needs: tuple[Needs, ...], loads: Measure) -> list[Measure]:
    """Measures of fullness: what part of a vehicle a party takes, so that no load exceeds one.

    Any weights divided by the heaviest load's weight will do. These are heads, each need alone, and
    weights at which the loads that carry most of each kind are all equally heavy.
    """
    most = np.maximum(loads.max(axis=0), 1)
    candidates = [
        np.array([float(n.heads) for n in needs]),
        np.array([float(n.seat) for n in needs]),
        np.array([float(n.wheelchair) for n in needs]),
        np.array([float(n.stretcher) for n in needs]),
        1.0 / most,
        np.array([float(n.wheelchair + n.stretcher) for n in needs]),
    ]
    heaviest = loads @ np.array([float(n.seat) for n in needs])
    if heaviest.max(initial=0) > 0 and len(needs) > 1:
        candidates.append(_displaced(needs, loads))
    found: list[Measure] = []
    for weights in candidates:
        top = float((loads @ weights).max(initial=0))
        if top > 0:
            measure = weights / top
            if not any(np.allclose(measure, other) for other in found):
                found.append(measure)
    return found[:MEASURES]


def _displaced(needs: tuple[Needs, ...], loads: Measure) -> Measure:
    """Seats, and for other needs the seats that a layout gives up for them."""
    seats = np.array([float(n.seat) for n in needs])
    full = float((loads @ seats).max())
    weights = seats.copy()
    for i, need in enumerate(needs):
        if need.heads > need.seat:
            with_it = loads[loads[:, i] > 0]
            rest = with_it @ np.where(np.arange(len(needs)) == i, 0.0, seats)
            gain = (full - rest) / with_it[:, i]
            weights[i] = float(gain.min()) if len(gain) else seats[i]
    return weights
