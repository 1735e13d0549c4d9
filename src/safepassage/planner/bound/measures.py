"""Measures of fullness: what part of a vehicle a party takes up, so that no load exceeds one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from safepassage.model import Needs
from safepassage.planner.bound.demand import Commodity, Demand
from safepassage.planner.bound.loads import fullest
from safepassage.planner.bound.simplex import simplex

Measure = NDArray[np.int64]

MEASURES = 6
"""How many measures of fullness are used for one vehicle class."""

MOST_LOADS = 5_000
"""With more loads than this in all, it is not worked out how few carry everybody."""


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


def as_few_loads(
    carried: Sequence[tuple[tuple[Needs, ...], Demand]],
) -> list[dict[Needs, float]] | None:
    """Measures by which everybody fills as many vehicles as they need at the least.

    For each class the places of its layouts, and whom it may carry. Where passages are scarce it
    matters how few vehicles must pass: the fewest loads, parties split, are a linear programme, and
    its prices of parties are a measure by which no load exceeds one. None where there are too many
    loads to list.
    """
    amounts: dict[Commodity, int] = {}
    for _, demand in carried:
        own: dict[Commodity, int] = {}
        for (kind, _), lots in demand.ready.items():
            own[kind] = own.get(kind, 0) + sum(n for _, n in lots)
        for kind, many in own.items():
            amounts[kind] = max(many, amounts.get(kind, 0))
    listed: list[tuple[tuple[Needs, ...], Measure]] = []
    for places, demand in carried:
        needs = tuple(dict.fromkeys(kind.needs for kind, _ in demand.ready))
        loads = fullest(places, needs)
        if loads is None or sum(len(found) for _, found in listed) > MOST_LOADS:
            return None
        listed.append((needs, loads))
    solver = simplex()
    price = {kind: solver.NumVar(0, 1, "") for kind in amounts}
    solver.Maximize(sum(many * price[kind] for kind, many in amounts.items()))
    weights = []
    for (needs, loads), (_, demand) in zip(listed, carried, strict=True):
        # Kinds with the same needs take each other's places: the dearer counts.
        dearest = {each: solver.NumVar(0, 1, "") for each in needs}
        for kind in dict.fromkeys(kind for kind, _ in demand.ready):
            solver.Add(dearest[kind.needs] >= price[kind])
        for load in loads.tolist():
            worth: Any = sum(n * dearest[each] for n, each in zip(load, needs, strict=True))
            solver.Add(worth <= 1)
        weights.append(dearest)
    if solver.Solve() != solver.OPTIMAL:
        return None
    return [{e: float(w.solution_value()) for e, w in own.items()} for own in weights]
