"""How long each arc takes and who may drive it, worked out by the checker from the file's words.

Speeds are found once for each sort of way (class, surface, signed speed), with plain fractions.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from safepassage.verify.road_file import RoadData

Ints = NDArray[np.int64]

_CLASSES = (
    "motorway",
    "motorway_link",
    "trunk",
    "trunk_link",
    "primary",
    "primary_link",
    "secondary",
    "secondary_link",
    "tertiary",
    "tertiary_link",
    "unclassified",
    "residential",
    "living_street",
    "service",
    "road",
    "track",
    "busway",
    "pedestrian",
    "path",
    "ferry",
    "river",
    "canal",
    "fairway",
)
_SURFACES = ("unknown", "paved", "cobbled", "compacted", "gravel", "ground", "sand")
_PROFILES = ("bus", "ambulance", "minibus", "truck", "boat")
_PRIVATE = 16
_SIGNALS = 1
_ON_EXPRESSWAYS = ("motorway", "trunk")
_IN_TOWN = ("residential", "living_street", "service", "pedestrian", "path")
_NEVER_A_COLUMN = ("ferry", "river", "canal", "fairway")

Table = Mapping[str, Fraction]


def drivable(data: RoadData, profile: str, table: Table) -> NDArray[np.bool_]:
    """Arcs that the law and the vehicle's size allow; (2 × edges), forward and backward in turn."""
    number = _PROFILES.index(profile)
    way = data["edge_way"]
    bad = _too_big(data, "way", profile, table)
    if table["private.roads"] == 0:
        bad |= (data["way_flags"] & _PRIVATE) != 0
    result = np.zeros(2 * len(way), dtype=bool)
    for side in (0, 1):
        allowed = (data["way_access"] & (1 << (2 * number + side))) != 0
        result[side::2] = (allowed & ~bad)[way]
    return result


def stopped_at(data: RoadData, profile: str, table: Table) -> NDArray[np.bool_]:
    """Nodes through which nothing of the profile comes; (nodes)."""
    barred = (data["node_blocked"] & (1 << _PROFILES.index(profile))) != 0
    found: NDArray[np.bool_] = barred | _too_big(data, "node", profile, table)
    return found


def waits(data: RoadData, table: Table) -> Ints:
    """Milliseconds lost at each node; (nodes)."""
    lost = math.ceil(1000 * table["signals.seconds"])
    return np.where((data["node_flags"] & _SIGNALS) != 0, lost, 0)


def times(
    data: RoadData,
    profile: str,
    table: Table,
    night: bool,
    slow: Iterable[tuple[tuple[int, ...], Fraction]],
) -> Ints:
    """Milliseconds along each arc; (2 × edges), forward and backward in turn."""
    way, length = data["edge_way"], data["edge_length"]
    factor: dict[int, Fraction] = {}
    for edges, by in slow:
        for edge in edges:
            factor[edge] = max(by, factor.get(edge, by))
    result = np.zeros(2 * len(way), dtype=np.int64)
    for side, signed in enumerate(("way_speed_forward", "way_speed_backward")):
        sort = (data["way_class"] * 16 + data["way_surface"]) * 256 + data[signed]
        sorts, which = np.unique(sort, return_inverse=True)
        speeds = np.array(
            [
                _speed(int(s) >> 12, (int(s) >> 8) & 15, int(s) & 255, profile, table, night)
                for s in sorts
            ],
            dtype=np.int64,
        )
        speed = speeds[which][way]
        for edge, by in factor.items():
            speed[edge] = max(1, math.floor(int(speed[edge]) / by))
        result[side::2] = (36_000 * length + speed - 1) // speed
    by_timetable = data["way_ferry_seconds"][way]
    whole = np.maximum(data["way_length"][way], 1)
    ferry = (length * by_timetable * 1000 + whole - 1) // whole
    for side in (0, 1):
        result[side::2] = np.where(by_timetable > 0, ferry, result[side::2])
    return result


def _speed(kind: int, surface: int, signed: int, profile: str, table: Table, night: bool) -> int:
    """Hundredths of a km/h, rounded down after each share as the page of the format says."""
    name = _CLASSES[kind]
    if signed:
        speed = math.floor(100 * signed * table["signed.share"])
    else:
        speed = max(1, math.floor(100 * table[f"speed.{name}"]))
    speed = math.floor(speed * table[f"{profile}.share"])
    if night:
        speed = math.floor(speed * table["night.share"])
    caps = [table[f"surface.{_SURFACES[surface]}"], table[f"{profile}.most"]]
    if table["column.on"]:
        if name in _ON_EXPRESSWAYS:
            caps.append(table["column.expressway"])
        elif name in _IN_TOWN:
            caps.append(table["column.town"])
        elif name not in _NEVER_A_COLUMN:
            caps.append(table["column.rural"])
    return max(1, min(speed, *(max(1, math.floor(100 * cap)) for cap in caps)))


def _too_big(data: RoadData, of: str, profile: str, table: Table) -> NDArray[np.bool_]:
    """Where a sign forbids a vehicle of this size."""
    result = np.zeros(len(data[f"{of}_height"]), dtype=bool)
    for limit, unit in (("height", 100), ("width", 100), ("weight", 10)):
        size = math.ceil(table[f"{profile}.{limit}"] * unit)
        signed = data[f"{of}_{limit}"]
        result |= (signed != 0) & (signed < size)
    return result
