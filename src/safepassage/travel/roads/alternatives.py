"""Several routes for a convoy that share as little as they can, and the crossings each passes.

Each further route is the quickest one on roads where what the routes before it use counts as longer
(the penalty method; Akgün, Erkut, Batta 2000). One that differs too little, or takes far too long,
is none.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from safepassage.model import Scenario
from safepassage.travel.roads.drives import Drive, Drives, Spot
from safepassage.travel.roads.file import RoadFile
from safepassage.travel.roads.network import Network
from safepassage.travel.roads.pace import Conditions, Slow

_PENALTY = Fraction(3)
"""What was used already counts so many times as long."""

_MOST_SHARED = 0.7
"""A route of which a greater part is used by one before is not offered."""

_MOST_DETOUR = 2.0
"""Nor is one that takes so many times as long as the quickest."""

_TRIES = 3
"""How often the penalty is raised for one route."""


@dataclass(frozen=True, slots=True)
class Alternative:
    """One of several routes. ``shared`` is the part of it, by length, that earlier ones use."""

    drive: Drive
    milliseconds: int
    decimetres: int
    shared: float
    crossings: tuple[str, ...]
    """Ids of the crossings it passes, in their order."""


def alternatives(
    file: RoadFile,
    network: Network,
    table: Mapping[str, Fraction],
    conditions: Conditions,
    origin: Spot,
    destination: Spot,
    count: int,
    crossings: Mapping[str, Spot],
) -> tuple[Alternative, ...]:
    """At most ``count`` routes from here to there, the quickest first.

    Crossings are no obstacle here: which of them a route passes is told. Fewer come back where the
    roads have no more that differ.
    """
    plain = Drives(file, network, table, conditions)
    first = plain.drive(origin, destination)
    if first is None:
        return ()
    found = [_told(file, first, plain.spent(first), 0.0, crossings)]
    used: dict[int, Fraction] = {}
    drive = first
    for _ in range(count - 1):
        for arc in found[-1].drive.arcs:
            used[arc >> 1] = _PENALTY
        for _ in range(_TRIES):
            slow = tuple(
                Slow(tuple(sorted(e for e, by in used.items() if by == factor)), factor)
                for factor in sorted(set(used.values()))
            )
            tilted = Conditions(conditions.night, conditions.closed, (*conditions.slow, *slow))
            found_now = Drives(file, network, table, tilted).drive(origin, destination)
            assert found_now is not None, "what is longer can still be driven"
            drive = found_now
            spent = plain.spent(drive)
            shared = _shared(file, drive, [other.drive for other in found])
            if shared <= _MOST_SHARED:
                break
            used = {edge: by * _PENALTY for edge, by in used.items()}
        if shared > _MOST_SHARED or spent[0] > _MOST_DETOUR * found[0].milliseconds:
            break
        found.append(_told(file, drive, spent, shared, crossings))
    return tuple(found)


def _told(
    file: RoadFile,
    drive: Drive,
    spent: tuple[int, int],
    shared: float,
    crossings: Mapping[str, Spot],
) -> Alternative:
    passed: list[tuple[int, int, str]] = []
    for number, arc in enumerate(drive.arcs):
        for id, spot in crossings.items():
            for position in spot:
                if position.edge != arc >> 1 or not _on(drive, number, position.offset):
                    continue
                passed.append((number, -position.offset if arc & 1 else position.offset, id))
    ids = dict.fromkeys(id for _, _, id in sorted(passed))
    return Alternative(drive, *spent, shared, tuple(ids))


def _on(drive: Drive, number: int, offset: int) -> bool:
    """Whether an offset lies on the part of the arc that is driven."""
    arc = drive.arcs[number]
    sign = -1 if arc & 1 else 1
    begins = number > 0 or sign * drive.start.offset <= sign * offset
    ends = number < len(drive.arcs) - 1 or sign * offset <= sign * drive.end.offset
    return begins and ends


def _shared(file: RoadFile, drive: Drive, others: list[Drive]) -> float:
    """The part of a drive, by length, on edges that others use."""
    used = {arc >> 1 for other in others for arc in other.arcs}
    length = file["edge_length"]
    edges = {arc >> 1 for arc in drive.arcs}
    total = sum(int(length[edge]) for edge in edges)
    return sum(int(length[edge]) for edge in edges & used) / max(1, total)


def of_scenario(
    scenario: Scenario,
    file: RoadFile,
    network: Network,
    table: Mapping[str, Fraction],
    conditions: Conditions,
    ends: tuple[str, str],
    count: int,
) -> tuple[Alternative, ...]:
    """The same between two points of a scenario, for the network's profile."""
    roads = scenario.travel.roads
    assert roads is not None
    spots = {each.point: each.positions for each in roads.points if each.profile == network.profile}
    if ends[0] not in spots or ends[1] not in spots:
        return ()
    gates: dict[str, Spot] = {
        id: spots[id] for id in scenario.crossings if id in spots and id not in ends
    }
    return alternatives(
        file, network, table, conditions, spots[ends[0]], spots[ends[1]], count, gates
    )
