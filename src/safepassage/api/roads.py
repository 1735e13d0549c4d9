"""Roads: a routable file from an extract, what changes affect, and several routes for a convoy."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from safepassage.files.together import can_be_written
from safepassage.model import RoadChange, Scenario, road_profile
from safepassage.notices import Notice, Refused, Where

if TYPE_CHECKING:
    from safepassage.travel.roads.osm import Built


@dataclass(frozen=True, slots=True)
class Affected:
    """What a change of roads affects: its edges, their length, and their names."""

    change: RoadChange
    stretches: int
    metres: int
    names: tuple[tuple[str, str], ...]
    """In Arabic and in English."""


@dataclass(frozen=True, slots=True)
class ConvoyRoute:
    """One of several routes; ``shared`` is the part of it that those before it use, in per cent."""

    seconds: int
    metres: int
    shared: int
    crossings: tuple[str, ...]
    roads: tuple[tuple[str, str], ...]
    """The roads of its longest stretches, in their order, in Arabic and in English."""


_NAMES_TOLD = 6


def build_roads(extract: Path, out: Path) -> Built:
    """Makes a routable file of an extract of OpenStreetMap.

    Raises :class:`~safepassage.notices.Refused` where it cannot be read; then nothing is written.
    """
    from safepassage.travel.roads.osm import build_roads as build

    if not extract.exists():
        raise Refused((Notice("X-EXTRACT-NOT-FOUND", where=Where(str(extract))),))
    if out.is_dir() or (out.exists() and out.samefile(extract)) or _is_other(out):
        raise Refused((Notice("X-ROADS-TARGET", where=Where(str(out))),))
    can_be_written(out.parent)
    return build(extract, out)


def affected(scenario: Scenario) -> tuple[Affected, ...]:
    """What each change of the scenario's roads affects."""
    roads = scenario.travel.roads
    if roads is None:
        return ()
    from safepassage.travel.roads.course import in_both
    from safepassage.travel.roads.times import file_of

    file = file_of(roads)
    found = []
    for change in roads.changes:
        edges = list(change.edges)
        ways = file["edge_way"][edges]
        numbers = dict.fromkeys(file["way_name"][ways].tolist())
        names = (in_both(file.name(number)) for number in numbers if number >= 0)
        told = dict.fromkeys((name.ar, name.en) for name in names if name.ar or name.en)
        metres = int(file["edge_length"][edges].sum()) // 10
        found.append(Affected(change, len(edges), metres, tuple(told)[:_NAMES_TOLD]))
    return tuple(found)


def convoy_routes(
    scenario: Scenario, type_id: str, origin: str, destination: str, depart: int, count: int
) -> tuple[ConvoyRoute, ...]:
    """At most ``count`` routes that share little, for a vehicle type that departs then.

    Raises :class:`~safepassage.notices.Refused` where the scenario has no roads or the type follows
    none.
    """
    roads = scenario.travel.roads
    profile = road_profile(scenario.types[type_id].profile)
    if roads is None or profile is None:
        raise Refused((Notice("X-NO-ROADS", numbers={"type": type_id}),))
    from safepassage.travel.roads.course import in_both
    from safepassage.travel.roads.times import RoadTimes

    points = (*scenario.places, *scenario.crossings)
    times = RoadTimes(scenario, roads, points)
    spell = times.spell_of(depart)
    file, factor = times.file, times.spells[spell].factor
    factor *= scenario.types[type_id].loaded_factor
    found = []
    for each in times.alternatives(profile, origin, destination, spell, count):
        lengths: dict[int, int] = {}
        for arc in each.drive.arcs:
            name = int(file["way_name"][file["edge_way"][arc >> 1]])
            lengths[name] = lengths.get(name, 0) + int(file["edge_length"][arc >> 1])
        longest = sorted(lengths, key=lambda name: -lengths[name])[:_NAMES_TOLD]
        told = [in_both(file.name(name)) for name in lengths if name >= 0 and name in longest]
        found.append(
            ConvoyRoute(
                int(-(-each.milliseconds * factor // 1000)),
                -(-each.decimetres // 10),
                round(100 * each.shared),
                each.crossings,
                tuple((name.ar, name.en) for name in told if name.ar or name.en),
            )
        )
    return tuple(found)


def _is_other(path: Path) -> bool:
    """Whether something else than roads lies there, which is never overwritten."""
    from safepassage.travel.roads.file import MAGIC

    if not path.exists():
        return False
    with path.open("rb") as file:
        return file.read(len(MAGIC)) != MAGIC
