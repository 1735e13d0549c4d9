"""Who may use which arc, and how many milliseconds it takes: whole numbers, the same everywhere.

Speeds are whole hundredths of a km/h, times whole milliseconds rounded up, so that two programs
that add them up differently come to the same sum.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from safepassage.travel.roads.file import RoadFile
from safepassage.travel.roads.words import CLASSES, PROFILES, SURFACES, WATER, At, Flag

Ints = NDArray[np.int64]

_EXPRESSWAY = {"motorway", "trunk"}
_TOWN = {"residential", "living_street", "service", "pedestrian", "path"}


@dataclass(frozen=True, slots=True)
class Slow:
    """Edges on which, for now, a drive takes ``factor`` times as long."""

    edges: tuple[int, ...]
    factor: Fraction


@dataclass(frozen=True, slots=True)
class Conditions:
    """How the roads are at a time: by day or night, what is closed, what is slow."""

    night: bool = False
    closed: tuple[int, ...] = ()
    """Edges that nobody may drive."""
    slow: tuple[Slow, ...] = ()


OPEN = Conditions()
"""By day, nothing closed and nothing slow."""


def usable(file: RoadFile, profile: str, table: Mapping[str, Fraction]) -> NDArray[np.bool_]:
    """Which arcs vehicles of a profile may use by law and by their size; (2 × edges)."""
    bit = 2 * PROFILES.index(profile)
    access = file["way_access"].astype(np.int64)
    fits = np.ones(len(access), dtype=bool)
    for limit, own in _sizes(profile, table).items():
        signed = file[f"way_{limit}"].astype(np.int64)
        fits &= (signed == 0) | (signed >= own)
    if not table["private.roads"]:
        fits &= (file["way_flags"].astype(np.int64) & Flag.PRIVATE) == 0
    way = file["edge_way"].astype(np.int64)
    result = np.empty((len(way), 2), dtype=bool)
    result[:, 0] = (fits & ((access >> bit) & 1).astype(bool))[way]
    result[:, 1] = (fits & ((access >> (bit + 1)) & 1).astype(bool))[way]
    return result.reshape(-1)


def shut_nodes(file: RoadFile, profile: str, table: Mapping[str, Fraction]) -> NDArray[np.bool_]:
    """Nodes at which a barrier stops vehicles of a profile; (nodes)."""
    shut = ((file["node_blocked"].astype(np.int64) >> PROFILES.index(profile)) & 1).astype(bool)
    for limit, own in _sizes(profile, table).items():
        signed = file[f"node_{limit}"].astype(np.int64)
        shut |= (signed > 0) & (signed < own)
    return shut


def node_milliseconds(file: RoadFile, table: Mapping[str, Fraction]) -> Ints:
    """What passing each node takes; (nodes)."""
    lit = (file["node_flags"].astype(np.int64) & At.SIGNALS) > 0
    return np.where(lit, _up(table["signals.seconds"] * 1000), 0).astype(np.int64)


def milliseconds(
    file: RoadFile, profile: str, table: Mapping[str, Fraction], conditions: Conditions
) -> Ints:
    """What driving each arc from end to end takes, closed or not; (2 × edges)."""
    way = file["edge_way"].astype(np.int64)
    length = file["edge_length"].astype(np.int64)
    result = np.empty((len(way), 2), dtype=np.int64)
    slowed = _factors(len(way), conditions)
    ferry = file["way_ferry_seconds"].astype(np.int64)
    along = np.maximum(1, file["way_length"].astype(np.int64))
    for side, signed in enumerate(("way_speed_forward", "way_speed_backward")):
        speed = _speeds(file, profile, table, file[signed].astype(np.int64), conditions.night)[way]
        for factor, edges in slowed:
            speed[edges] = np.maximum(1, speed[edges] * factor.denominator // factor.numerator)
        result[:, side] = -(-36_000 * length // speed)
    timed = ferry[way] > 0
    by_ferry = -(-length * ferry[way] * 1000 // along[way])
    result[timed] = by_ferry[timed, None]
    return result.reshape(-1)


def _speeds(
    file: RoadFile, profile: str, table: Mapping[str, Fraction], signed: Ints, night: bool
) -> Ints:
    """Hundredths of a km/h on each way."""
    kinds = file["way_class"].astype(np.int64)
    usual = np.array([_down(table[f"speed.{word}"] * 100) for word in CLASSES])[kinds]
    share = table["signed.share"]
    speed = np.where(signed > 0, signed * 100 * share.numerator // share.denominator, usual)
    share = table[f"{profile}.share"]
    speed = speed * share.numerator // share.denominator
    if night:
        share = table["night.share"]
        speed = speed * share.numerator // share.denominator
    surface = np.array([_down(table[f"surface.{word}"] * 100) for word in SURFACES])
    speed = np.minimum(speed, surface[file["way_surface"].astype(np.int64)])
    speed = np.minimum(speed, _down(table[f"{profile}.most"] * 100))
    if table["column.on"]:
        column = np.array([_down(_column(word, table) * 100) for word in CLASSES])
        speed = np.minimum(speed, column[kinds])
    found: Ints = np.maximum(1, speed)
    return found


def _column(word: str, table: Mapping[str, Fraction]) -> Fraction:
    if word in _EXPRESSWAY:
        return table["column.expressway"]
    if word in _TOWN:
        return table["column.town"]
    return Fraction(250) if word in WATER or word == "ferry" else table["column.rural"]


def _factors(edges: int, conditions: Conditions) -> list[tuple[Fraction, NDArray[np.int64]]]:
    """Which edges are slow by which factor, the greatest where several hold."""
    slow = sorted(conditions.slow, key=lambda each: each.factor, reverse=True)
    seen = np.zeros(edges, dtype=bool)
    result = []
    for each in slow:
        chosen = np.array(each.edges, dtype=np.int64)
        chosen = chosen[~seen[chosen]]
        seen[chosen] = True
        result.append((each.factor, chosen))
    return result


def _sizes(profile: str, table: Mapping[str, Fraction]) -> dict[str, int]:
    """The vehicle's height and width in centimetres, its weight in 100 kg, rounded up."""
    return {
        "height": _up(table[f"{profile}.height"] * 100),
        "width": _up(table[f"{profile}.width"] * 100),
        "weight": _up(table[f"{profile}.weight"] * 10),
    }


def _up(value: Fraction) -> int:
    return -(-value.numerator // value.denominator)


def _down(value: Fraction) -> int:
    return max(1, value.numerator // value.denominator)
