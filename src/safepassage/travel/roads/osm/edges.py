"""Ways cut where roads meet: nodes, edges with their shape and length, as flat arrays.

A node stands where a way ends, where two ways (or a way and itself) meet, and where something at a
node concerns vehicles. An edge runs between two nodes along one way. Its two directions are its
arcs: arc 2k runs along the k-th edge, arc 2k + 1 against it.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from safepassage.travel.roads.osm.extract import UNKNOWN, Extract

EARTH_RADIUS_METRES = 6_371_008.8

Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Edges:
    """The skeleton of a road network; sizes in brackets."""

    node_ref: Ints
    """The map's id of each node (nodes)."""
    node_x: Ints
    node_y: Ints
    begin: Ints
    """The node where each edge begins (edges)."""
    end: Ints
    way: Ints
    """Which way it is part of (edges)."""
    length: Ints
    """Decimetres, at least 1 (edges)."""
    shape: Ints
    """Where the points of each edge begin (edges + 1)."""
    shape_x: Ints
    shape_y: Ints
    first_ref: Ints
    """The position of the edge's first point among its extract's references (edges)."""


def edges_of(extract: Extract) -> Edges:
    """The network of an extract. Ways are broken where the extract lacks a node."""
    refs = np.frombuffer(extract.refs, dtype=np.int64)
    x = np.frombuffer(extract.x, dtype=np.int32)
    y = np.frombuffer(extract.y, dtype=np.int32)
    ends = np.frombuffer(extract.ends, dtype=np.int64)
    sizes = np.diff(ends)
    way_of = np.repeat(np.arange(len(sizes)), sizes)
    known = x != UNKNOWN
    unique, number = np.unique(refs, return_inverse=True)
    uses = np.bincount(number[known], minlength=len(unique))
    special = np.zeros(len(unique), dtype=bool)
    if extract.nodes:
        at = np.fromiter(extract.nodes, dtype=np.int64)
        spot = np.searchsorted(unique, at)
        inside = spot < len(unique)
        spot, at = spot[inside], at[inside]
        special[spot[unique[spot] == at]] = True
    # A step joins two points that follow one another on one way, both of them known and apart.
    same = way_of[1:] == way_of[:-1]
    step = same & known[1:] & known[:-1] & (number[1:] != number[:-1])
    starts_part = np.ones(len(refs), dtype=bool)
    starts_part[1:] = ~step
    ends_part = np.ones(len(refs), dtype=bool)
    ends_part[:-1] = ~step
    cut = (uses[number] > 1) | special[number] | starts_part | ends_part
    begins = np.flatnonzero(cut[:-1] & step) if len(refs) else np.zeros(0, dtype=np.int64)
    cuts = np.flatnonzero(cut)
    finish = cuts[np.searchsorted(cuts, begins, side="right")] if len(begins) else begins
    counts = finish - begins + 1
    shape = np.concatenate([[0], np.cumsum(counts)]).astype(np.int64)
    picked = np.arange(shape[-1]) - np.repeat(shape[:-1], counts) + np.repeat(begins, counts)
    shape_x, shape_y = x[picked].astype(np.int64), y[picked].astype(np.int64)
    length = lengths(shape_x, shape_y, shape)
    joined, place = np.unique(np.concatenate([number[begins], number[finish]]), return_inverse=True)
    first = np.zeros(len(unique), dtype=np.int64)
    first[number[known]] = np.flatnonzero(known)
    return Edges(
        node_ref=unique[joined],
        node_x=x[first[joined]].astype(np.int64),
        node_y=y[first[joined]].astype(np.int64),
        begin=place[: len(begins)].astype(np.int64),
        end=place[len(begins) :].astype(np.int64),
        way=way_of[begins].astype(np.int64),
        length=length,
        shape=shape,
        shape_x=shape_x,
        shape_y=shape_y,
        first_ref=begins.astype(np.int64),
    )


def lengths(x: Ints, y: Ints, shape: Ints) -> Ints:
    """Decimetres along each polyline, by the haversine formula, rounded; at least 1."""
    if len(shape) < 2:
        return np.zeros(0, dtype=np.int64)
    steps = step_metres(x, y)
    sums = np.concatenate([[0.0], np.cumsum(steps)])
    # The step from the last point of a line to the first of the next lies between lines.
    metres = sums[shape[1:] - 1] - sums[shape[:-1]]
    found: Ints = np.maximum(1, np.rint(metres * 10)).astype(np.int64)
    return found


def step_metres(x: Ints, y: Ints) -> NDArray[np.float64]:
    """Metres from each point to the next; one fewer than points."""
    longitude, latitude = np.radians(x / 1e7), np.radians(y / 1e7)
    half = (
        np.sin(np.diff(latitude) / 2) ** 2
        + np.cos(latitude[1:]) * np.cos(latitude[:-1]) * np.sin(np.diff(longitude) / 2) ** 2
    )
    found: NDArray[np.float64] = 2 * EARTH_RADIUS_METRES * np.arcsin(np.sqrt(np.minimum(1, half)))
    return found
