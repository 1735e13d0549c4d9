"""An OpenStreetMap extract (PBF, XML, ``.osm.gz``) read in one pass: ways, turns, what stands at
nodes.

The extract lists nodes before ways before relations, as all programs write them. Ways are kept as
flat arrays of references with their coordinates, so that a country fits into memory.
"""

from __future__ import annotations

import hashlib
from array import array
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from safepassage.notices import Notice, Refused, Where
from safepassage.travel.roads.osm import tags as meaning

UNKNOWN = 2**31 - 1
"""Stands for the coordinates of a node that the extract does not hold."""

RULES = (
    "restriction",
    "restriction:bus",
    "restriction:hgv",
    "restriction:motorcar",
    "restriction:motor_vehicle",
    "restriction:emergency",
)
"""Keys of a relation that say what must not, or must, be done at a turn."""


@dataclass(frozen=True, slots=True)
class Turn:
    """A turn restriction as it is mapped. ``via`` are ways, or one node."""

    rule: str
    of: str
    """Whom it holds for: "" for all, else the vehicle of its key (``hgv``)."""
    except_for: tuple[str, ...]
    origins: tuple[int, ...]
    via_node: int | None
    via_ways: tuple[int, ...]
    ends: tuple[int, ...]
    relation: int


@dataclass(slots=True)
class Extract:
    """What an extract says that matters to vehicles."""

    digest: str
    ways: list[meaning.Way] = field(default_factory=list)
    way_ids: array[int] = field(default_factory=lambda: array("q"))
    ends: array[int] = field(default_factory=lambda: array("q", [0]))
    """Where the references of the k-th way end; they begin where those of the one before end."""
    refs: array[int] = field(default_factory=lambda: array("q"))
    x: array[int] = field(default_factory=lambda: array("i"))
    y: array[int] = field(default_factory=lambda: array("i"))
    nodes: dict[int, meaning.Node] = field(default_factory=dict)
    turns: list[Turn] = field(default_factory=list)
    conditional: int = 0
    """Rules that hold only at times, and were passed over."""
    unread_turns: int = 0
    """Turn restrictions whose members do not say which turn is meant."""


def read_extract(path: Path) -> Extract:
    """The ways, turns and barriers of an extract.

    Raises :class:`~safepassage.notices.Refused` with one notice where the file cannot be read as
    an extract, whatever is in it.
    """
    import osmium

    try:
        extract = Extract(_digest(path))
        if path.stat().st_size == 0:
            raise _refused("X-EXTRACT-EMPTY", path)
        keys = osmium.filter.KeyFilter(
            "highway", "waterway", "route", "barrier", *RULES, "maxheight", "maxwidth", "maxweight"
        )
        things: Any = osmium.FileProcessor(str(path)).with_locations().with_filter(keys)
        for thing in things:
            if thing.is_way():
                _add_way(extract, thing)
            elif thing.is_node():
                found = meaning.node(dict(thing.tags))
                if found is not None:
                    extract.nodes[thing.id] = found
            elif thing.is_relation():
                _add_turns(extract, thing)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise _refused("X-EXTRACT-UNREADABLE", path, reason=reason) from error
    except (
        RuntimeError,
        ValueError,
        MemoryError,
        OverflowError,
        osmium.InvalidLocationError,
    ) as error:
        # What pyosmium raises for faults of a file; each comes with a sentence in English.
        raise _refused("X-EXTRACT-BROKEN", path, reason=str(error)[:200]) from error
    return extract


def _refused(code: str, path: Path, **numbers: int | str) -> Refused:
    return Refused((Notice(code, where=Where(path.name), numbers=numbers),))


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _add_way(extract: Extract, thing: Any) -> None:
    tags = dict(thing.tags)
    found = meaning.way(tags)
    if found is None:
        return
    refs, x, y = extract.refs, extract.x, extract.y
    for node in thing.nodes:
        refs.append(node.ref)
        if node.location.valid():
            x.append(node.x)
            y.append(node.y)
        else:
            x.append(UNKNOWN)
            y.append(UNKNOWN)
    extract.ways.append(found)
    extract.way_ids.append(thing.id)
    extract.ends.append(len(refs))
    extract.conditional += found.conditional


def _add_turns(extract: Extract, thing: Any) -> None:
    tags = dict(thing.tags)
    if tags.get("type") not in ("restriction", *(key for key in RULES if key in tags)):
        return
    extract.conditional += any(
        key.startswith("restriction") and "conditional" in key for key in tags
    )
    origins, via_ways, ends = [], [], []
    via_nodes = []
    for member in thing.members:
        match member.role, member.type:
            case "from", "w":
                origins.append(member.ref)
            case "to", "w":
                ends.append(member.ref)
            case "via", "w":
                via_ways.append(member.ref)
            case "via", "n":
                via_nodes.append(member.ref)
    clear = origins and ends and (len(via_nodes) == 1) != bool(via_ways)
    exceptions = tuple(word.strip() for word in tags.get("except", "").split(";") if word.strip())
    for key in RULES:
        rule = tags.get(key)
        if rule is None:
            continue
        known = rule.startswith("only_") or rule.startswith("no_")
        if not (clear and known):
            extract.unread_turns += 1
            continue
        extract.turns.append(
            Turn(
                rule,
                key.partition(":")[2],
                exceptions,
                tuple(origins),
                via_nodes[0] if via_nodes else None,
                tuple(via_ways),
                tuple(ends),
                thing.id,
            )
        )
