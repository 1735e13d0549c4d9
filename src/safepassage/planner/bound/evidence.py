"""What the joint programme proved, as a certificate that the checker can go through by itself.

The prices that proved it become whole numbers. Which T1 patients are told apart from others is the
checker's to decide; they are named apart in any case.
"""

from __future__ import annotations

import math

import numpy as np

from safepassage.model import Priced, Priority, RunsCertificate
from safepassage.planner.bound.demand import Commodity, commodity_of
from safepassage.planner.bound.grid import Prices
from safepassage.planner.bound.joint import Joint

UNIT = 10**12
"""What moving everybody is worth, in whole numbers."""

WHOLE = 10**6
"""A vehicle's fullness in whole numbers."""


def certificate(joint: Joint, prices: Prices, value: int) -> RunsCertificate:
    """Beside prices of the rows at which moving everybody is worth 1, for a time proven by them."""
    rows, scenario = joint.rows, joint.ground.scenario
    tariff = rows.tariff(prices)
    lanes, bays = [], []
    for (what, key), numbers in rows.timed.items():
        each = np.zeros(joint.grid.count)
        for number in numbers:
            each[rows.rows[number].begin : rows.rows[number].end] = prices[number]
        priced = _priced(each)
        if priced == ((0, 0),):
            continue
        if what == "bay":
            bays.append((str(key[0]), priced))
        else:
            crossing, zone = str(key[0]), str(key[1])
            lanes.append((crossing, zone or scenario.crossings[crossing].zones[0], priced))
    return RunsCertificate(
        value,
        joint.grid.length,
        tuple(
            (group, kind, place, _priced(tariff.potentials[commodity, place]))
            for commodity, place in rows.stock
            for group, kind in _named(joint, commodity)
        ),
        tuple(lanes),
        tuple(bays),
        tuple(
            (place, what, round(UNIT * prices[number]))
            for (place, what), number in rows.rooms.items()
            if round(UNIT * prices[number])
        ),
        tuple(
            (
                runs.fleet.vehicles[0],
                tuple(
                    (*needs, math.ceil(WHOLE * weight))
                    for needs, weight in zip(runs.cargo.needs, runs.cargo.weights, strict=True)
                ),
            )
            for runs in joint.runs
            if runs.cargo.kinds
        ),
    )


def _named(joint: Joint, commodity: Commodity) -> list[tuple[str, str]]:
    """A group and a kind of such people: of T1 patients, and of others."""
    found: dict[bool, tuple[str, str]] = {}
    for group in joint.ground.scenario.groups.values():
        first = group.priority is Priority.T1
        for parties in group.parties:
            needs = joint.ground.scenario.kinds[parties.kind].needs
            same = commodity_of(group, needs, commodity.by if first else None)
            if same == commodity:
                found.setdefault(first, (group.id, parties.kind))
    return list(found.values())


def _priced(each: Prices) -> Priced:
    """Whole numbers, where they change."""
    whole = np.round(UNIT * each).astype(np.int64)
    changes = np.flatnonzero(np.diff(whole, prepend=whole[:1] - 1))
    return tuple((int(step), int(whole[step])) for step in changes)
