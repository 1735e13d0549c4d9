"""From an extract to a routable file."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from safepassage import __version__
from safepassage.notices import Notice, Refused, Where
from safepassage.travel.roads.file import ARRAYS, LICENCE, Array, write_roads
from safepassage.travel.roads.osm.edges import Edges, edges_of
from safepassage.travel.roads.osm.extract import Extract, read_extract
from safepassage.travel.roads.osm.turns import Ban, bans_of
from safepassage.travel.roads.words import CLASSES, SURFACES


@dataclass(frozen=True, slots=True)
class Built:
    """What became of an extract, for a person to judge."""

    digest: str
    nodes: int
    edges: int
    metres: int
    bans: int
    """Forbidden sequences of arcs."""
    unread_turns: int
    """Turn restrictions that do not say, or do not fit the network, and were passed over."""
    conditional: int
    """Rules that hold only at certain times, and were passed over."""
    licence: str


def build_roads(source: Path, out: Path) -> Built:
    """Reads an extract and writes the routable file ``out``.

    Raises :class:`~safepassage.notices.Refused` with one notice where the extract cannot be read or
    holds no road.
    """
    extract = read_extract(source)
    return write_extract(extract, out, source.name)


def write_extract(extract: Extract, out: Path, name: str, licence: str = LICENCE) -> Built:
    """Writes what was read, wherever it came from."""
    edges = edges_of(extract)
    if not len(edges.begin):
        raise Refused((Notice("X-EXTRACT-NO-ROADS", where=Where(name)),))
    bans, lost = bans_of(extract, edges)
    arrays = arrays_of(extract, edges, bans)
    west, east = int(edges.shape_x.min()), int(edges.shape_x.max())
    south, north = int(edges.shape_y.min()), int(edges.shape_y.max())
    facts = {
        "made_by": f"safepassage {__version__}",
        "licence": licence,
        "source": name,
        "extract": extract.digest,
        "box": [south / 1e7, west / 1e7, north / 1e7, east / 1e7],
        "unread_turns": extract.unread_turns + lost,
        "conditional": extract.conditional,
    }
    out.parent.mkdir(parents=True, exist_ok=True)
    digest = write_roads(out, arrays, facts)
    return Built(
        digest,
        len(edges.node_x),
        len(edges.begin),
        int(edges.length.sum()) // 10,
        len(bans),
        extract.unread_turns + lost,
        extract.conditional,
        licence,
    )


def arrays_of(extract: Extract, edges: Edges, bans: list[Ban]) -> dict[str, Array]:
    """The arrays of the file, in the order of its format."""
    arrays: dict[str, Array] = {
        "node_ref": edges.node_ref,
        "node_x": edges.node_x,
        "node_y": edges.node_y,
        **_nodes(extract, edges),
        "edge_begin": edges.begin,
        "edge_end": edges.end,
        "edge_way": edges.way,
        "edge_length": edges.length,
        "edge_shape": edges.shape,
        "shape_x": edges.shape_x,
        "shape_y": edges.shape_y,
        **_ways(extract, edges),
        **_bans(bans),
    }
    names: dict[tuple[str, str, str, str], int] = {}
    numbers = [names.setdefault(w.name, len(names)) if any(w.name) else -1 for w in extract.ways]
    arrays["way_name"] = np.array(numbers, dtype=np.int64)
    texts = [part.encode("utf-8", "replace") for name in names for part in name]
    begins = np.concatenate([[0], np.cumsum([len(text) for text in texts])])
    arrays["name_begin"] = begins.astype(np.int64)
    arrays["name_text"] = np.frombuffer(b"".join(texts), dtype=np.uint8)
    return {name: arrays[name] for name in ARRAYS}


def _nodes(extract: Extract, edges: Edges) -> dict[str, Array]:
    names = ("blocked", "flags", "height", "width", "weight")
    values: dict[str, NDArray[np.int64]] = {
        f"node_{name}": np.zeros(len(edges.node_ref), dtype=np.int64) for name in names
    }
    refs = np.fromiter(extract.nodes, dtype=np.int64, count=len(extract.nodes))
    spots = np.searchsorted(edges.node_ref, refs)
    for ref, spot in zip(refs, spots, strict=True):
        if spot < len(edges.node_ref) and edges.node_ref[spot] == ref:
            node = extract.nodes[int(ref)]
            values["node_blocked"][spot] = node.blocked
            values["node_flags"][spot] = int(node.flags)
            values["node_height"][spot] = node.height_cm
            values["node_width"][spot] = node.width_cm
            values["node_weight"][spot] = node.weight_100kg
    return dict(values)


def _ways(extract: Extract, edges: Edges) -> dict[str, Array]:
    ways = extract.ways
    class_number = {word: number for number, word in enumerate(CLASSES)}
    surface_number = {word: number for number, word in enumerate(SURFACES)}
    length = np.bincount(edges.way, weights=edges.length, minlength=len(ways))

    def column(values: list[int]) -> Array:
        return np.array(values, dtype=np.int64)

    return {
        "way_ref": np.frombuffer(extract.way_ids, dtype=np.int64),
        "way_class": column([class_number[way.kind] for way in ways]),
        "way_surface": column([surface_number[way.surface] for way in ways]),
        "way_access": column([way.access for way in ways]),
        "way_flags": column([int(way.flags) for way in ways]),
        "way_speed_forward": column([way.speed_forward for way in ways]),
        "way_speed_backward": column([way.speed_backward for way in ways]),
        "way_height": column([way.height_cm for way in ways]),
        "way_width": column([way.width_cm for way in ways]),
        "way_weight": column([way.weight_100kg for way in ways]),
        "way_ferry_seconds": column([way.ferry_seconds for way in ways]),
        "way_length": length.astype(np.int64),
    }


def _bans(bans: list[Ban]) -> dict[str, Array]:
    begins = np.concatenate([[0], np.cumsum([len(arcs) for arcs, _ in bans])])
    return {
        "ban_begin": begins.astype(np.int64),
        "ban_arcs": np.array([arc for arcs, _ in bans for arc in arcs], dtype=np.int64),
        "ban_whom": np.array([whom for _, whom in bans], dtype=np.int64),
    }
